import type { Perimetre } from "#commun/perimetre.ts";
import {
  avecDescendants,
  completude,
  dansCesEtats,
  type EtatsLus,
  type Fiche,
  filtresIci,
  listFiches,
  listNoeuds,
  NOEUDS_NATIONAUX,
  type Noeud,
  ORDRE_DU_PLAN,
  replier,
  SANS_FILTRE,
  vuePour,
} from "#domaines/plan/index.ts";
import { lireEtats } from "#domaines/suivi/index.ts";
import { COLONNES, type Vue } from "#domaines/plan/vue/model.ts";
import type { Db } from "#platform/db/db.ts";
import { denature, type FormatTableur, versCellule, writeTableur } from "#platform/tableur.ts";
import { libelleLigne, saisieLigne } from "../../revue/actions.ts";
import { type NomLigne, NOMS_LIGNE } from "../../revue/model.ts";
import { ecrireMarque } from "../../tableur/identite/rules.ts";
import { TITRE_IDENTITE } from "../../tableur/model.ts";
import { versFicheEchange } from "../rules.ts";
import { type ColonneFeuille, largeurDe, placeEcrite } from "./rules.ts";

type Noeuds = ReadonlyMap<string, Noeud>;

const estChamp = (nom: string): nom is NomLigne => NOMS_LIGNE.some((connu) => connu === nom);

const CALCULEES = {
  etat: COLONNES.etat,
  completude: COLONNES.completude,
  maj: COLONNES.maj,
  convention: "Convention",
} as const;

const colonne = (nom: ColonneFeuille["nom"]): ColonneFeuille => ({
  nom,
  titre: estChamp(nom) ? libelleLigne(nom) : CALCULEES[nom],
});

/** Les colonnes de la vue, référence et titre d'abord ; toutes celles du format si on les demande. */
export const colonnesDe = (choisies: readonly ColonneFeuille["nom"][]): ColonneFeuille[] =>
  [...new Set<ColonneFeuille["nom"]>(["reference", "titre", ...choisies])].map(colonne);

/** Ce qu'une cellule dit d'un champ, et ce que l'on en relira si personne n'y touche. */
export const cellule = (nom: NomLigne, fiche: Fiche, noeuds: Noeuds): string =>
  nom === "noeuds" ? placeEcrite(fiche, noeuds) : saisieLigne(nom, versFicheEchange(fiche));

const relue = (texte: string) => denature(versCellule(texte));

type Contexte = { noeuds: Noeuds; titres: ReadonlyMap<string, string>; etats?: EtatsLus };

const etatDe = ({ id }: Fiche, { etats }: Contexte): string => {
  const { libelle = "", precision = null } = etats?.parFiche.get(id) ?? {};
  return [libelle, precision && `(${precision})`].filter(Boolean).join(" ");
};

function calculee(nom: keyof typeof CALCULEES, fiche: Fiche, contexte: Contexte): string {
  if (nom === "convention") return contexte.titres.get(fiche.convention) ?? "";
  if (nom === "etat") return etatDe(fiche, contexte);
  if (nom === "maj") return fiche.modifieLe.slice(0, 10);
  const { remplis, attendus } = completude(fiche);
  return `${remplis} sur ${attendus}`;
}

/** Une ligne de la feuille : sa marque, puis chaque colonne. */
export function rangeeDe(fiche: Fiche, colonnes: readonly ColonneFeuille[], contexte: Contexte): string[] {
  const cellules = colonnes.map(({ nom }) =>
    estChamp(nom) ? cellule(nom, fiche, contexte.noeuds) : calculee(nom, fiche, contexte),
  );
  const champs = colonnes.flatMap(({ nom }, rang) =>
    estChamp(nom) ? [[nom, relue(cellules[rang] ?? "")] as const] : [],
  );
  return [ecrireMarque({ fiche: fiche.id, version: fiche.version }, champs), ...cellules];
}

export const enTetes = (colonnes: readonly ColonneFeuille[]) => [
  { titre: TITRE_IDENTITE, largeur: 4, masquee: true },
  ...colonnes.map(({ nom, titre }) => ({ titre, largeur: largeurDe(nom) })),
];

/** Ce qui est à l'écran, avec les mêmes filtres, le même tri et les mêmes colonnes, mais toutes les lignes. */
export async function exporterVue(
  db: Db,
  perimetre: Perimetre,
  { format, params, convention }: { format: FormatTableur; params: URLSearchParams; convention: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const vue = vuePour(perimetre, params);
  const noeuds = await listNoeuds(db, perimetre);
  const etats = await lireEtats(db, perimetre, convention);
  const parmi = vue.etats.length > 0 ? { parmi: dansCesEtats(etats, vue.etats) } : {};
  const filtres = { ...vue.filtres, ...parmi, noeuds: avecDescendants(noeuds, vue.filtres.noeuds) };
  const tri = { ...vue.tri, rangNoeuds: noeuds.map(({ id }) => id) };
  const fiches = await listFiches(db, perimetre, { filtres, tri });
  const toutes = params.get("toutes") === "1";
  return ecrireFeuille(format, fiches, colonnesDe(toutes ? NOMS_LIGNE : vue.colonnes), {
    noeuds: parId(noeuds),
    titres: new Map(),
    etats,
  });
}

/** Le plan entier d'une convention, toutes ses colonnes. */
export async function exporterTout(
  db: Db,
  perimetre: Perimetre,
  format: FormatTableur,
): Promise<Uint8Array<ArrayBuffer>> {
  const noeuds = await listNoeuds(db, perimetre);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return ecrireFeuille(format, fiches, colonnesDe(NOMS_LIGNE), { noeuds: parId(noeuds), titres: new Map() });
}

const parId = (noeuds: readonly Noeud[]): Noeuds => new Map(noeuds.map((noeud) => [noeud.id, noeud]));

const ecrireFeuille = (
  format: FormatTableur,
  fiches: readonly Fiche[],
  colonnes: readonly ColonneFeuille[],
  contexte: Contexte,
) =>
  writeTableur(format, {
    nom: "Plan d’actions",
    colonnes: enTetes(colonnes),
    rangees: fiches.map((fiche) => rangeeDe(fiche, colonnes, contexte)),
  });

/** Les colonnes d'un export de plusieurs conventions : laquelle, puis celles de la vue. */
export const colonnesEnsemble = ({ colonnes }: Vue): ColonneFeuille[] => [
  colonne("convention"),
  ...colonnesDe(colonnes.filter((nom) => nom !== "etat")),
];

/** Les lignes d'un espace parmi plusieurs, repliées sur les champs nationaux ; sans marque : elles se lisent, elles ne reviennent pas. */
export async function rangeesDEspace(
  db: Db,
  perimetre: Perimetre,
  vue: Vue,
  titres: ReadonlyMap<string, string>,
): Promise<string[][]> {
  const noeuds = await listNoeuds(db, perimetre);
  const fiches = await listFiches(db, perimetre, {
    filtres: await filtresIci(db, perimetre, vue.filtres, noeuds),
    tri: { ...vue.tri, groupe: false, rangNoeuds: [] },
  });
  const contexte = { noeuds: parId(NOEUDS_NATIONAUX), titres };
  return fiches.map((fiche) => rangeeDe(replier(fiche, noeuds), colonnesEnsemble(vue), contexte).slice(1));
}
