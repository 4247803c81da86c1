import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import { readRecords } from "#platform/files/csv.ts";
import { decodeText } from "#platform/files/texte.ts";
import { valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import type { FormErrors } from "#ui/form.ts";
import { lireTerritoires } from "../../../lieu/actions.ts";
import { BASE, baseDe, exigerModifier, type Requete } from "../../requete/actions.ts";
import type { Ecole, Effectif } from "../model.ts";
import { insertEcoles, listEcoles, saveEffectifs } from "../store.ts";
import type { LigneEcole } from "./model.ts";
import { TableauEcolesPage } from "./pages.tsx";
import { cleEcole, lireTableauEcoles } from "./rules.ts";

const TABLEAU = `${BASE}/ecoles/tableau`;
const TITRE = "Les effectifs de toutes les écoles";
const OCTETS_MAX = 1024 * 1024;
const FAUTES_MONTREES = 20;

function montrer(c: Requete, dit: { erreurs?: FormErrors; fautes?: readonly string[] } = {}) {
  exigerModifier(c);
  const faute = Boolean(dit.erreurs ?? dit.fautes);
  c.status(faute ? 422 : 200);
  return c.render(<TableauEcolesPage base={baseDe(c)} {...dit} />, { titre: TITRE, erreur: faute });
}

/** Ce qui fut donné : un fichier, sinon ce qui fut collé ; rien si cela ne se lit pas. */
async function texteDe(form: FormData): Promise<string | null> {
  const fichier = form.get("fichier");
  if (!(fichier instanceof File) || fichier.size === 0) return String(form.get("texte") ?? "");
  if (fichier.size > OCTETS_MAX) return null;
  const lu = decodeText(await fichier.bytes());
  return lu instanceof Refus ? null : lu;
}

type Placee = { ligne: LigneEcole; commune: string };

/** Chaque ligne dans sa commune, par son code ou par son nom. */
async function placer(c: Requete, lignes: readonly LigneEcole[]): Promise<{ placees: Placee[]; fautes: string[] }> {
  const { communes } = await lireTerritoires(c.var.db, c.var.perimetre);
  const [index, codes] = [getTerritoires(), communes.map(({ code }) => code)];
  const dites = lignes.map((ligne): Placee | string => {
    const une =
      index.communes.get(ligne.commune.toUpperCase()) ??
      trouverCommune(index, ligne.commune, { communes: codes })?.commune;
    return une
      ? { ligne, commune: une.code }
      : `Ligne ${ligne.numero} : « ${ligne.commune} » n’est pas une commune connue.`;
  });
  return {
    placees: dites.filter((dite) => typeof dite !== "string"),
    fautes: dites.filter((dite) => typeof dite === "string"),
  };
}

async function enregistrer(c: Requete, placees: readonly Placee[]): Promise<void> {
  const { db, perimetre } = c.var;
  const connues = new Map((await listEcoles(db, perimetre)).map((une) => [cleEcole(une.nom, une.commune), une.id]));
  const neuves: Ecole[] = [];
  const effectifs = new Map<string, Effectif>();
  for (const { ligne, commune } of placees) {
    const { numero: _, nom, commune: __, ...comptes } = ligne;
    const cle = cleEcole(nom, commune);
    const ecole = connues.get(cle) ?? newId();
    if (!connues.has(cle))
      neuves.push({ id: ecole, nom, commune, secteur: null, publique: true, deuxAns: "inconnu", version: 1 });
    connues.set(cle, ecole);
    effectifs.set(`${ecole} ${comptes.rentree}`, { ...comptes, ecole });
  }
  await insertEcoles(db, perimetre, neuves);
  await saveEffectifs(db, perimetre, [...effectifs.values()]);
}

async function ecrire(c: Requete) {
  exigerModifier(c);
  const form = await c.req.formData();
  const texte = await texteDe(form);
  const refuser = (message: string) =>
    montrer(c, { erreurs: { values: valuesOf(form), errors: { texte: [message] } } });
  if (texte === null) return refuser("Ce fichier n’est pas un CSV d’un mégaoctet au plus.");
  if (texte.trim() === "") return refuser("Donnez un fichier, ou collez le tableau.");
  if (texte.length > OCTETS_MAX) return refuser("Ce tableau est trop long : un mégaoctet au plus.");
  const { lignes, fautes } = lireTableauEcoles(readRecords(texte));
  const { placees, fautes: ailleurs } = await placer(c, lignes);
  const toutes = [...fautes, ...ailleurs].slice(0, FAUTES_MONTREES);
  if (toutes.length > 0) return montrer(c, { erreurs: { values: valuesOf(form), errors: {} }, fautes: toutes });
  await enregistrer(c, placees);
  return c.redirect(`${baseDe(c)}/ecoles`, 303);
}

/** Les effectifs de toutes les écoles d'un coup. */
export const tableauEcolesRoutes = new Hono<Env>().get(TABLEAU, (c) => montrer(c)).post(TABLEAU, ecrire);
