import { createHash } from "node:crypto";
import { canonique } from "#commun/canonique.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Redaction } from "#domaines/convention/histoire/model.ts";
import { type Empreintes, listModes, ouvrirTexte, remplir, type TexteOuvert } from "#domaines/convention/index.ts";
import type { Identite } from "#domaines/convention/model.ts";
import { lireDiagnosticSigne } from "#domaines/diagnostic/index.ts";
import { type LigneAnnexe, listAnnexe, listSoutiens, type Soutien } from "#domaines/equipements/index.ts";
import { type Fiche, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import type { Noeud } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import { cadreRegistre, instancesDites, moyensDits } from "../annexe/actions.ts";
import type { AnnexeFaite, InstanceDite } from "../annexe/model.ts";
import { listComplements } from "../annexe/store.ts";
import type {
  ContenuVersion,
  FicheVersion,
  InstanceVersion,
  MoyenVersion,
  NoeudVersion,
  RegistreVersion,
} from "./model.ts";
import { formesDe, formesVotees } from "./rules.ts";

/** L'empreinte d'un contenu : la même tant que rien n'y change, quel que soit l'ordre où on l'a lu. */
export const empreinteDe = (contenu: ContenuVersion): string =>
  createHash("sha256").update(canonique(contenu)).digest("hex");

/** Une ligne de la liste des équipements est un lieu et qui le soutient ; dite deux fois, elle est comptée. */
export function identifier(lignes: readonly (Soutien & { equipement: string })[]): ContenuVersion["equipements"] {
  const vues = new Map<string, number>();
  return lignes.map(({ equipement, collectivite, type, typeLibelle, nom, adresse }) => {
    const cle = `${equipement}/${sansAccents(collectivite ?? "")}`;
    const fois = (vues.get(cle) ?? 0) + 1;
    vues.set(cle, fois);
    return { id: fois === 1 ? cle : `${cle}/${fois}`, collectivite, type, typeLibelle, nom, adresse };
  });
}

/** Ce que l'annexe 2 dit de plus que la liste de la convention : `citees` lignes de la liste d'abord, puis celles du registre. */
export const registreDit = (lignes: readonly LigneAnnexe[], citees: number): RegistreVersion[] =>
  identifier(lignes).flatMap(({ id, collectivite, type, nom, adresse }, rang): RegistreVersion[] => {
    const { places = null } = lignes[rang] ?? {};
    if (rang >= citees) return [{ id, collectivite, type, nom, adresse, places }];
    return places === null ? [] : [{ id, collectivite: null, type: null, nom, adresse: null, places }];
  });

/** Rangés parent par parent : déplacer une branche ne déplace pas ce qu'elle porte. */
const nicher = (noeuds: readonly Noeud[]): NoeudVersion[] =>
  noeuds
    .toSorted((a, b) => {
      const [un, autre] = [a.parent ?? "", b.parent ?? ""];
      return un === autre ? a.ordre - b.ordre : un < autre ? -1 : 1;
    })
    .map(({ id, parent, genre, code, libelle, impacts }) => ({ id, parent, genre, code, libelle, impacts }));

const HORS_VERSION = ["espace", "convention", "version", "ordre", "archiveLe", "modifieLe", "modifiePar", "sources"];

/** Une fiche, telle qu'une version la garde. */
export function ficheEcrite({ pilotes, partenaires, autres, ...fiche }: Fiche): FicheVersion {
  const gardes = Object.entries(fiche).filter(([cle]) => !HORS_VERSION.includes(cle));
  return {
    ...(Object.fromEntries(gardes) as Omit<FicheVersion, "pilotes" | "partenaires" | "autres">),
    pilotes: pilotes.map(({ libelle }) => libelle),
    partenaires: partenaires.map(({ libelle }) => libelle),
    autres: Object.entries(autres).map(([nom, texte]) => ({ nom, texte })),
  };
}

type Elements = Pick<Redaction, keyof Identite | "parties" | "visas" | "articles" | "annexes">;

/** Le texte, ses champs remplis : ce que l'on lit est ce que l'on signe. */
export function texteEcrit({ elements, champs }: { elements: Elements; champs: TexteOuvert["champs"] }) {
  const { titre, caf, debut, fin, perimetre, parties, visas, articles, annexes } = elements;
  const plein = (texte: string) => remplir(texte, champs);
  return {
    convention: [{ id: "convention", titre, caf, debut, fin, perimetre }],
    parties: [...parties],
    visas: visas.map((un) => ({ ...un, texte: plein(un.texte) })),
    articles: articles.map((un) => ({ ...un, titre: plein(un.titre), texte: plein(un.texte) })),
    annexes: annexes.map((une) => ({ ...une, titre: plein(une.titre) })),
  };
}

/** Un complément que l'on a vidé n'en est plus un. */
export const completer = (
  complements: Partial<Record<AnnexeFaite, { texte: string }>>,
): ContenuVersion["complements"] =>
  Object.entries(complements)
    .map(([id, { texte }]) => ({ id, texte }))
    .filter(({ texte }) => texte.trim() !== "")
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Le plan, tel qu'une version le garde. */
export const planEcrit = (plan: { noeuds: readonly Noeud[]; fiches: readonly Fiche[] }) => ({
  noeuds: nicher(plan.noeuds),
  fiches: plan.fiches.map(ficheEcrite),
});

/** Rien encore : ni texte, ni plan. */
export const contenuVierge = (): ContenuVersion => ({
  convention: [],
  parties: [],
  visas: [],
  articles: [],
  annexes: [],
  complements: [],
  modes: [],
  equipements: [],
  noeuds: [],
  fiches: [],
  moyens: [],
  instances: [],
});

const moyensVersion = async (db: Db, ici: Perimetre): Promise<MoyenVersion[]> =>
  (await moyensDits(db, ici)).map((un) => ({ id: un.financeur, ...un }));

/** Une instance se signe avec ses collèges, sans qui y siège. */
export const instancesVersion = (dites: readonly InstanceDite[]): InstanceVersion[] =>
  dites.map(({ colleges, ...instance }) => ({ ...instance, colleges: colleges.map(({ nom }) => nom) }));

/** Tout ce qui se signe d'une convention, tel qu'il est maintenant. */
export async function lireContenu(db: Db, perimetre: Perimetre, convention: string): Promise<ContenuVersion> {
  const texte = await ouvrirTexte(db, perimetre, convention);
  const ici = { ...perimetre, conventions: [convention] };
  const fiches = await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const soutiens = await listSoutiens(db, perimetre, convention);
  const lignes = await listAnnexe(db, perimetre, convention, cadreRegistre(texte.elements));
  return {
    ...texteEcrit(texte),
    complements: completer(await listComplements(db, perimetre, convention)),
    modes: await listModes(db, perimetre, convention),
    equipements: identifier(soutiens),
    registre: registreDit(lignes, soutiens.length),
    ...planEcrit({ noeuds: await listNoeuds(db, ici), fiches }),
    moyens: await moyensVersion(db, ici),
    instances: instancesVersion(await instancesDites(db, ici)),
    diagnostic: await lireDiagnosticSigne(db, ici, convention),
  };
}

const empreintesDe = ([actuelle, ...anciennes]: readonly [ContenuVersion, ...ContenuVersion[]]): Empreintes => [
  empreinteDe(actuelle),
  ...anciennes.map(empreinteDe),
];

/** Les empreintes sous lesquelles ce contenu a pu être figé. */
export const empreintesFigees = (contenu: ContenuVersion): Empreintes => empreintesDe(formesDe(contenu));

/** Les empreintes sous lesquelles ce contenu a pu être voté. */
export const empreintesVotees = (contenu: ContenuVersion): Empreintes => empreintesDe(formesVotees(contenu));

/** Les empreintes de ce que les conseils votent aujourd'hui. */
export const empreintesAVoter = async (db: Db, perimetre: Perimetre, convention: string): Promise<Empreintes> =>
  empreintesVotees(await lireContenu(db, perimetre, convention));

/** Les empreintes de ce que la convention dit aujourd'hui. */
export const empreinteCourante = async (db: Db, perimetre: Perimetre, convention: string): Promise<Empreintes> =>
  empreintesFigees(await lireContenu(db, perimetre, convention));
