import { z } from "zod";
import { sansAccents } from "#commun/texte.ts";
import { valuesOf } from "#platform/forms.ts";
import { motInterdit } from "../../interdit/rules.ts";
import { PHRASES_INTERDIT } from "../../interdit/lexique.ts";
import {
  CONDITIONS,
  type Condition,
  type Contenu,
  type Groupe,
  type RendezVous,
  type ReserveReglee,
} from "../../model.ts";
import { COLONNES } from "./lexique.ts";
import type { Lu, Rangee, Section } from "./model.ts";

const LIGNES_MAX = 40;

/** Un code tiré des mots : « Places d’insertion » donne « placesDInsertion » ; pris, il reçoit un rang. */
function codeDe(mots: string, pris: ReadonlySet<string>): string {
  const [premier = "ligne", ...suite] = sansAccents(mots)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const code = [premier, ...suite.map((mot) => mot.charAt(0).toUpperCase() + mot.slice(1))].join("").slice(0, 30);
  let essai = /^[a-z]/.test(code) ? code : `l${code}`;
  for (let rang = 2; pris.has(essai); rang++) essai = `${code}${rang}`;
  return essai;
}

/** Les lignes d'un formulaire, celles dont le premier champ est vide ôtées ; `rang` est leur place à l'écran. */
function rangeesDe(form: FormData, section: Section, contenu: Contenu): { rang: number; dit: Rangee }[] {
  const values = valuesOf(form);
  const colonnes = ["code", ...COLONNES[section](contenu).map(({ nom }) => nom)];
  const [, premiere = ""] = colonnes;
  return Array.from({ length: LIGNES_MAX }, (_, rang) => ({
    rang,
    dit: Object.fromEntries(colonnes.map((nom) => [nom, (values[`${rang}-${nom}`] ?? "").trim()])),
  })).filter(({ dit }) => (dit[premiere] ?? "") !== "");
}

const entier = (max: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((nombre) => nombre <= max, message);
const nomme = z.string().max(300, "Ce champ tient en 300 signes");
const moisCivil = z.coerce.number("Choisissez un mois").int().min(1).max(12);
const oui = z.string().transform((dit) => dit === "oui");

const GROUPE = z.object({
  code: z.string(),
  libelle: nomme,
  plafond: z
    .string()
    .regex(/^\d{0,4}$/, "Donnez un plafond entier, ou rien")
    .transform((dit) => (dit === "" ? null : Number(dit))),
  meilleur: oui,
});

const CONDITION = z
  .object({
    code: z.string(),
    libelle: nomme,
    genre: z.enum(CONDITIONS, "Dites ce qui se vérifie"),
    mois: z.string(),
    situation: z.string(),
  })
  .refine(({ genre, mois }) => !["ageMin", "ageMax", "grossesse"].includes(genre) || /^\d{1,2}$/.test(mois), {
    path: ["mois"],
    message: "Donnez un nombre de mois",
  })
  .refine(({ genre, situation }) => genre !== "situation" || situation !== "", {
    path: ["situation"],
    message: "Choisissez la situation à déclarer",
  });

const RESERVE = z
  .object({
    code: z.string(),
    libelle: nomme,
    genre: z.enum(["tranche", "entamee", "nombre"], "Dites combien de places"),
    nombre: entier(200, "Donnez un nombre de places, de 1 à 200").refine((nombre) => nombre > 0, {
      message: "Donnez un nombre de places, de 1 à 200",
    }),
    droit: z.string().min(1, "Dites qui y a droit"),
    autre: z.string(),
    acces: z.enum(["tous", "ayantsDroit"], "Dites ce que devient ce qu’il en reste"),
  })
  .transform(
    ({ genre, nombre, droit, autre, ...dit }): ReserveReglee => ({
      ...dit,
      places:
        genre === "nombre" ? { genre, nombre } : { genre: "tranche", taille: nombre, entamee: genre === "entamee" },
      ayantsDroit: autre === "" || autre === droit ? [droit] : [droit, autre],
    }),
  );

const RENDEZ_VOUS = z
  .object({ code: z.string(), nom: nomme, mois: moisCivil, de: moisCivil, a: moisCivil })
  .transform(({ nom, mois, de, a }): RendezVous => ({ nom, mois, entreesDe: de, entreesA: a }));

type DitCondition = z.output<typeof CONDITION>;

/** Les communes d'une condition de résidence sont celles du critère de résidence. */
function conditionDe({ code, libelle, genre, mois, situation }: DitCondition, contenu: Contenu): Condition {
  if (genre === "commune") {
    const communes = contenu.criteres.flatMap((critere) => (critere.fait === "commune" ? critere.communes : []));
    return { code, libelle, genre, communes: [...new Set(communes)] };
  }
  if (genre === "situation") return { code, libelle, genre, situation };
  return genre === "examen" ? { code, libelle, genre } : { code, libelle, genre, mois: Number(mois) };
}

type Ecrite = { code?: string; libelle?: string };

const SCHEMAS = { groupes: GROUPE, conditions: CONDITION, reserves: RESERVE, calendrier: RENDEZ_VOUS } as const;

const ECRIRE: Record<Section, (lignes: never[], contenu: Contenu) => Partial<Contenu>> = {
  groupes: (groupes: Groupe[]) => ({ groupes }),
  conditions: (dites: DitCondition[], contenu) => ({ eligibilite: dites.map((une) => conditionDe(une, contenu)) }),
  reserves: (reserves: ReserveReglee[]) => ({ reserves }),
  calendrier: (calendrier: RendezVous[]) => ({ calendrier }),
};

function nommer(lignes: readonly Ecrite[]): Ecrite[] {
  const pris = new Set(lignes.flatMap(({ code }) => (code ? [code] : [])));
  return lignes.map((ligne) => {
    if (ligne.code !== "" || ligne.libelle === undefined) return ligne;
    const code = codeDe(ligne.libelle, pris);
    pris.add(code);
    return { ...ligne, code };
  });
}

/** Ce que dit une section, ou les fautes de chaque case ; un mot interdit est une faute de la case qui le dit. */
export function lireSection(form: FormData, section: Section, contenu: Contenu): Lu {
  const errors: Record<string, string[]> = {};
  const lignes: Ecrite[] = [];
  for (const { rang, dit } of rangeesDe(form, section, contenu)) {
    const lue = SCHEMAS[section].safeParse(dit);
    const interdit = motInterdit(dit["libelle"] ?? "");
    if (interdit) errors[`${rang}-libelle`] = [`${PHRASES_INTERDIT[interdit.motif]} (« ${interdit.mot} »)`];
    if (lue.success) lignes.push(lue.data as Ecrite);
    else for (const { path, message } of lue.error.issues) errors[`${rang}-${String(path[0])}`] = [message];
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { contenu: ECRIRE[section](nommer(lignes) as never[], contenu) };
}
