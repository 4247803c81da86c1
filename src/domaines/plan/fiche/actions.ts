import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { champsDe, type SectionFiche } from "../lexique.ts";
import type { ContenuFiche, Fiche, Priorite, TexteSurQuelquun } from "../model.ts";
import { listNoeuds, lockSchema } from "../noeud/store.ts";
import { porteursDe } from "../porteur/actions.ts";
import { alertePersonne, donnerPriorite } from "../rules.ts";
import { valeurDe } from "../saisie/rules.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "./model.ts";
import { getFiche, getOrdreSuivant, insertFiche, listFiches, updateFicheLue } from "./store.ts";

/** Qui écrit, dans quelle convention, à quel instant. */
export type Ecriture = { perimetre: Perimetre; convention: string; instant: string };

export const VIDE: Omit<ContenuFiche, "titre"> = {
  reference: null,
  priorite: null,
  diagnosticInitial: null,
  forces: [],
  faiblesses: [],
  finalite: null,
  objectifsOperationnels: [],
  description: null,
  publicCible: [],
  methodologie: null,
  modalites: [],
  echeances: [],
  moyens: [],
  resultatsAttendus: [],
  indicateurs: [],
  pointsVigilance: [],
  budget: null,
  territoiresCibles: [],
  champs: [],
  specificitesAo: [],
  contratsLies: [],
  actionsLiees: [],
  autres: {},
  sources: {},
};

export type NouveauContenu = Partial<ContenuFiche> & { titre: string } & Partial<
    Pick<Fiche, "noeuds" | "pilotes" | "partenaires">
  >;

/** Une fiche qui n'a pas encore été écrite, à ce rang du plan. */
export function ficheNeuve(
  { perimetre, convention, instant }: Ecriture,
  contenu: NouveauContenu,
  { id, ordre }: Pick<Fiche, "id" | "ordre">,
): Fiche {
  return {
    ...VIDE,
    noeuds: [],
    pilotes: [],
    partenaires: [],
    ...contenu,
    espace: perimetre.espace,
    id,
    convention,
    version: 1,
    ordre,
    archiveLe: null,
    modifieLe: instant,
    modifiePar: perimetre.compte,
  };
}

/**
 * Ajoute une fiche à la fin du plan. L'identifiant que portait le formulaire rend la même fiche à qui l'envoie deux fois ; un
 * autre contenu sous le même identifiant fait une fiche de plus.
 */
export async function creerFiche(
  db: Db,
  ecriture: Ecriture,
  contenu: NouveauContenu,
  id: string = newId(),
): Promise<Fiche> {
  const { perimetre, convention } = ecriture;
  const fiche = ficheNeuve(ecriture, contenu, { id, ordre: await getOrdreSuivant(db, perimetre, convention) });
  if (await insertFiche(db, fiche)) return fiche;
  const deja = await getFiche(db, perimetre, id);
  return deja.titre === fiche.titre && deja.reference === fiche.reference ? deja : creerFiche(db, ecriture, contenu);
}

/** La valeur d'un schéma, donnée à ces fiches s'il y reste assez de places ; le schéma est retenu jusqu'à ce qu'elles soient écrites. */
export async function donnerPlaces(
  db: Db,
  perimetre: Perimetre,
  { schema: code, valeur }: Priorite,
  fiches: readonly string[],
): Promise<ReturnType<typeof donnerPriorite>> {
  const schema = await lockSchema(db, perimetre, code);
  const toutes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const occupees: Pick<Fiche, "priorite">[] = toutes.filter(({ id }) => !fiches.includes(id));
  let donnee = donnerPriorite(schema, valeur, occupees);
  for (let rang = 1; rang < fiches.length && !(donnee instanceof Refus); rang += 1) {
    occupees.push({ priorite: donnee });
    donnee = donnerPriorite(schema, valeur, occupees);
  }
  return donnee;
}

/** Ce qui empêche cette fiche de garder sa priorité : elle n'existe plus, ou les autres fiches ont pris toutes ses places. */
export async function refusPriorite(db: Db, perimetre: Perimetre, { id, priorite }: Fiche) {
  const donnee = priorite && (await donnerPlaces(db, perimetre, priorite, [id]));
  return donnee instanceof Refus ? donnee.code : null;
}

/** Le premier texte libre d'une saisie qui semble parler d'une personne, avec le champ où il est. */
export function alerteSaisie(section: SectionFiche, saisie: Record<string, unknown>): TexteSurQuelquun | null {
  for (const { nom, libelle } of champsDe(section)) {
    const texte = saisie[nom];
    if (nom === "pilotes" || nom === "partenaires" || typeof texte !== "string") continue;
    const alerte = alertePersonne(texte);
    if (alerte) return { libelle, alerte };
  }
  return null;
}

async function identite(db: Db, perimetre: Perimetre, fiche: Fiche, saisie: Record<string, unknown>) {
  const noeuds = await listNoeuds(db, perimetre);
  const permis = new Set(noeuds.map(({ id }) => id));
  const choisie = String(saisie["priorite"] ?? "");
  const [code = "", ...valeur] = choisie.split("/");
  const commun = {
    reference: String(saisie["reference"] ?? "") || null,
    titre: String(saisie["titre"]),
    noeuds: (saisie["noeuds"] as string[]).filter((id) => permis.has(id)),
  };
  if (!choisie) return { ...commun, priorite: null };
  const priorite = await donnerPlaces(db, perimetre, { schema: code, valeur: valeur.join("/") }, [fiche.id]);
  return priorite instanceof Refus ? priorite : { ...commun, priorite };
}

type Section = { nom: SectionFiche; saisie: Record<string, unknown> };

async function valeursSection(db: Db, perimetre: Perimetre, fiche: Fiche, { nom, saisie }: Section) {
  const valeurs: Record<string, unknown> = {};
  for (const champ of champsDe(nom)) {
    const valeur = valeurDe(champ.forme, String(saisie[champ.nom] ?? ""));
    const deja = champ.nom === "pilotes" || champ.nom === "partenaires" ? fiche[champ.nom] : null;
    valeurs[champ.nom] = deja ? await porteursDe(db, perimetre, valeur as string[], deja) : valeur;
  }
  return valeurs as Partial<Fiche>;
}

/** Écrit la saisie d'une section d'une fiche ; un refus ne change rien, et « change » dit que quelqu'un vient d'écrire. */
export async function modifierFiche(
  db: Db,
  { perimetre, instant }: Ecriture,
  fiche: Fiche,
  section: Section,
): Promise<Fiche | Refus<"priorite-inconnue" | "plafond-atteint" | "change">> {
  const change =
    section.nom === "identite"
      ? await identite(db, perimetre, fiche, section.saisie)
      : await valeursSection(db, perimetre, fiche, section);
  if (change instanceof Refus) return change;
  const apres: Fiche = { ...fiche, ...change, modifieLe: instant, modifiePar: perimetre.compte };
  return (await updateFicheLue(db, fiche, apres)) ? apres : refus("change");
}
