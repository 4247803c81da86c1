import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { Refus } from "#commun/refus.ts";
import { jour } from "../forms.ts";
import { RESULTATS } from "../model.ts";
import type { RefusIdentifiant } from "./identifiant/model.ts";
import { lireIdentifiant } from "./identifiant/rules.ts";
import { type Acte, type ActeEcrit, type Envoi, OBJETS_VOTE, ORGANES } from "./model.ts";
import type { RefusActe } from "./rules.ts";

const texte = (longueur: number) =>
  z
    .string()
    .trim()
    .max(longueur, `C’est trop long : ${longueur} signes au plus.`)
    .default("")
    .transform((valeur) => valeur || null);

const nombre = z
  .string()
  .trim()
  .default("")
  .refine((valeur) => /^\d{0,4}$/.test(valeur), "Écrivez un nombre entier, ou laissez vide.")
  .transform((valeur) => (valeur === "" ? null : Number(valeur)));

const parmi = <T extends string>(mots: readonly T[]) =>
  z
    .string()
    .default("")
    .transform((valeur) => mots.find((mot) => mot === valeur) ?? null);

/** Une ligne par envoi : l'identifiant, le jour d'envoi, le jour de réception, séparés par un point-virgule ; `null` si elle ne se lit pas. */
function lireEnvoi(ligne: string): Envoi | null {
  const [identifiant = "", envoye, recu] = ligne.split(";").map((part) => part.trim());
  const [envoyeLe, recuLe] = [jour.safeParse(envoye), jour.safeParse(recu)];
  const lu = !(lireIdentifiant(identifiant) instanceof Refus) && envoyeLe.success && recuLe.success;
  return lu ? { identifiant, envoyeLe: envoyeLe.data, recuLe: recuLe.data } : null;
}

const ENVOIS = lines.transform((lignes, ctx) =>
  lignes.flatMap((ligne) => {
    const envoi = lireEnvoi(ligne);
    if (!envoi) ctx.addIssue("Une ligne ne se lit pas : identifiant ; envoyé le ; reçu le.");
    return envoi ?? [];
  }),
);

/** Les choix de ce qui fut voté : garder l'empreinte, prendre celle d'aujourd'hui, ou n'en garder aucune. */
export const CHOIX_EMPREINTE = ["garder", "aujourdhui", "aucune"] as const;

export const acteForm = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire la délibération."),
  version: z.coerce.number().int().default(1),
  collectivite: texte(300),
  numero: texte(60),
  organe: parmi(ORGANES),
  dateSeance: jour,
  convoqueeLe: jour,
  enExercice: nombre,
  presents: nombre,
  absents: nombre,
  pouvoirs: nombre,
  votants: nombre,
  pour: nombre,
  contre: nombre,
  abstentions: nombre,
  secondeConvocation: z
    .string()
    .default("")
    .transform((valeur) => valeur === "oui"),
  resultat: parmi(RESULTATS),
  secretaire: texte(200),
  objet: texte(1000),
  objetVote: z.enum(OBJETS_VOTE, "Dites ce qui est voté."),
  avenant: texte(200),
  empreinte: z.enum(CHOIX_EMPREINTE).default("garder"),
  dispositif: lines,
  identifiantActes: texte(80),
  envoyeLe: jour,
  recuLe: jour,
  publieLe: jour,
  afficheLe: jour,
  autresEnvois: ENVOIS,
  siret: texte(20).transform((valeur) => valeur?.replace(/\s/g, "") ?? null),
  matiereCode: texte(10),
  matiereNom: texte(200),
  controle: texte(12),
  adresse: texte(500).refine(
    (valeur) => valeur === null || /^https?:\/\//.test(valeur),
    "Donnez l’adresse entière, avec https://.",
  ),
});
export type SaisieActe = z.output<typeof acteForm>;

/** L'acte que dit le formulaire ; l'empreinte de ce qui fut voté n'est jamais tapée. */
export function acteSaisi(
  { id: _id, version: _version, empreinte, ...dit }: SaisieActe,
  avant: Pick<Acte, "empreinteVotee">,
  courante: string | null,
): Acte {
  const choix = { garder: avant.empreinteVotee, aujourdhui: courante, aucune: null };
  return { ...dit, empreinteVotee: choix[empreinte] };
}

/** Les champs d'un acte, comme le formulaire les montre. */
export function valeursDe(acte: ActeEcrit | Acte): Record<string, string> {
  const { dispositif, autresEnvois, secondeConvocation, ...simples } = acte;
  const envois = autresEnvois.map(({ identifiant, envoyeLe, recuLe }) =>
    [identifiant, envoyeLe ?? "", recuLe ?? ""].join(" ; "),
  );
  return {
    ...Object.fromEntries(Object.entries(simples).map(([nom, valeur]) => [nom, valeur === null ? "" : String(valeur)])),
    dispositif: dispositif.join("\n"),
    autresEnvois: envois.join("\n"),
    secondeConvocation: secondeConvocation ? "oui" : "",
  };
}

export const PHRASES_ACTE: Record<RefusActe, [champ: string, phrase: string]> = {
  "identifiant-pris": ["identifiantActes", "Cet identifiant est déjà celui d’une autre délibération de la convention."],
  "vote-deja-inscrit": [
    "dateSeance",
    "Ce vote vient d’être inscrit, ou l’était déjà : même conseil, même séance, même question. Complétez celui-là, depuis la page des délibérations.",
  ],
  "collectivite-manquante": ["collectivite", "Dites quelle collectivité délibère."],
  "avenant-manquant": ["avenant", "Dites quel avenant est voté."],
  "seance-a-venir": ["resultat", "La séance n’est pas encore tenue : elle n’a pas de résultat."],
  "envoyeLe-a-venir": ["envoyeLe", "Cet envoi est à venir : notez-le une fois fait."],
  "recuLe-a-venir": ["recuLe", "Cette réception est à venir : notez-la une fois faite."],
  "publieLe-a-venir": ["publieLe", "Cette publication est à venir : notez-la une fois faite."],
  "afficheLe-a-venir": ["afficheLe", "Cette publication est à venir : notez-la une fois faite."],
};

export const PHRASES_IDENTIFIANT: Record<RefusIdentifiant, [champ: string, phrase: string]> = {
  forme: ["identifiantActes", "L’identifiant ne se lit pas : il a cinq parts séparées par des tirets."],
  "departement-inconnu": ["departement", "Ce département n’est pas connu : écrivez 48, 2A ou 971."],
  "siren-faux": ["siren", "Ce n’est pas un Siren : neuf chiffres, dont le dernier est une clé."],
  "date-fausse": ["dateSeance", "La date de la décision n’est pas un jour du calendrier."],
  "numero-vide": ["numero", "Donnez d’abord le numéro interne de la délibération."],
  "numero-trop-long": ["numero", "Le numéro interne tient en quinze signes : lettres, chiffres et tirets bas."],
  "nature-inconnue": ["nature", "Cette nature d’acte n’est pas connue."],
};

export const delaiForm = z.object({
  avenant: z.string().max(200).default(""),
  avant: jour,
  version: z.coerce.number().int().min(0).default(0),
});

export const identifiantForm = z.object({
  version: z.coerce.number().int(),
  departement: z.string().trim().max(3).default(""),
  siren: z.string().trim().max(14).default(""),
  numero: z.string().trim().max(60).default(""),
  nature: z.enum(["DE", "AR", "AI", "CC", "BF", "AU"], "Choisissez une nature."),
});
