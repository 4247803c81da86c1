import { deleteFichier } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { etatApresSaisie } from "../rules.ts";
import type { Mesuree, Valeur } from "../model.ts";
import { attacheDe } from "../preuve/actions.ts";
import { deleteValeur, saveValeur } from "../store.ts";
import type { Case, Souci } from "./model.ts";
import { juger, type Tape } from "./rules.ts";

/** Qui saisit, à quel instant, et s'il valide ce qu'il saisit. */
export type Saisie = { perimetre: Perimetre; instant: string; valide: boolean };

const texteDe = (form: FormData, nom: string) => {
  const valeur = form.get(nom);
  return typeof valeur === "string" ? valeur : "";
};

export const tapeDans =
  (form: FormData) =>
  (cle: string): Tape => ({ nombre: texteDe(form, `n-${cle}`), sur: texteDe(form, `s-${cle}`) });

const motsDe = (form: FormData, nom: string) => new Set(texteDe(form, nom).split(" ").filter(Boolean));

function valeurNeuve({ indicateur, modalite, periode, actuelle }: Case, mesuree: Mesuree, saisie: Saisie): Valeur {
  const etat = etatApresSaisie(saisie.valide);
  const { compte } = saisie.perimetre;
  return {
    ...mesuree,
    indicateur: indicateur.id,
    convention: indicateur.convention,
    periode,
    modalite,
    version: 1,
    etat,
    commentaire: actuelle?.commentaire ?? "",
    preuve: actuelle?.preuve ?? "",
    saisiPar: compte,
    saisiLe: saisie.instant,
    validePar: saisie.valide ? compte : null,
    valideLe: saisie.valide ? saisie.instant : null,
  };
}

type Mots = { commentaire: string; preuve: string };

const memesMots = (valeur: Valeur, mots: Mots) =>
  valeur.commentaire === mots.commentaire && valeur.preuve === mots.preuve;

/** Écrit toutes les cases, ou aucune si l'une est fausse ou demande réponse. Les mots, s'il y en a, vont à chacune. */
export async function enregistrerCases(
  db: Db,
  saisie: Saisie,
  cases: readonly Case[],
  { form, mots }: { form: FormData; mots?: Mots },
): Promise<Souci[]> {
  const avoue = new Set(form.getAll("confirme").flatMap((un) => String(un).split("|")));
  const lecture = { tape: tapeDans(form), avoue, lu: motsDe(form, "lu"), valide: saisie.valide };
  const { soucis, ecrites } = juger(cases, lecture);
  if (soucis.length > 0) return soucis;
  for (const { case: une, mesuree } of ecrites) {
    if (mesuree)
      await saveValeur(db, saisie.perimetre, une.actuelle, { ...valeurNeuve(une, mesuree, saisie), ...mots });
    else if (une.actuelle) await deleteValeur(db, saisie.perimetre, une.actuelle);
  }
  await oublierPreuves(
    db,
    saisie.perimetre,
    cases,
    new Set(ecrites.filter((une) => !une.mesuree).map((une) => une.case)),
  );
  if (mots) await redire(db, saisie, cases, { mots, ecrites: new Set(ecrites.map((une) => une.case.cle)) });
  return [];
}

/** Une période dont toutes les valeurs sont effacées n'a plus rien à prouver : sa pièce part avec elles. */
async function oublierPreuves(db: Db, perimetre: Perimetre, cases: readonly Case[], videes: ReadonlySet<Case>) {
  for (const siennes of Map.groupBy(cases, ({ indicateur, periode }) => `${indicateur.id}/${periode}`).values()) {
    const [premiere] = siennes;
    const vide = siennes.every((une) => videes.has(une) || une.actuelle === undefined);
    if (premiere && vide && siennes.some((une) => videes.has(une)))
      await deleteFichier(db, perimetre, attacheDe(premiere.indicateur, premiere.periode));
  }
}

/** Un commentaire ou une preuve ajoutés sans toucher au nombre s'écrivent aussi. */
async function redire(
  db: Db,
  { perimetre }: Saisie,
  cases: readonly Case[],
  { mots, ecrites }: { mots: Mots; ecrites: ReadonlySet<string> },
): Promise<void> {
  for (const { cle, actuelle } of cases)
    if (actuelle && !ecrites.has(cle) && !memesMots(actuelle, mots))
      await saveValeur(db, perimetre, actuelle, { ...actuelle, ...mots });
}
