import { type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import { communeActuelle } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import type { Expertise } from "../../reglement/model.ts";
import { type Demande, type Famille, type Piece, PLUS_PROCHE } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_demande: Pick<
      Demande,
      | "id"
      | "famille"
      | "dossier"
      | "rang"
      | "numero"
      | "etat"
      | "origine"
      | "commune"
      | "quartier"
      | "semaine"
      | "priorite"
      | "entree"
      | "fratrie"
      | "jumeaux"
      | "mixte"
      | "actuelle"
      | "occasionnel"
      | "urgence"
      | "version"
    > & {
      espace: string;
      prenom: string | null;
      nom: string | null;
      naissance: Jour | null;
      terme: Jour | null;
      reduites: Json<Demande["reduites"]>;
      tolerance: number;
      modes: Json<Demande["modes"]>;
      horaires_atypiques: boolean;
      occasionnel_seul: boolean;
      horaires: Json<Demande["horaires"]>;
      situations: Json<Demande["situations"]>;
      etapes: Json<Demande["etapes"]>;
      deposee_le: Jour | null;
      complete_le: Jour | null;
      confirmee_le: Jour | null;
      attend_depuis: Jour | null;
      relances: Json<Demande["relances"]>;
      faits: Json<Demande["faits"]>;
      recherche: string;
      cree_le: string;
      change_le: string;
    };
    guichet_voeu: { espace: string; demande: string; rang: number; structure: string | null };
    guichet_compteur: { espace: string; annee: number; dernier: number };
  }
}

type Row = Selectable<Tables["guichet_demande"]> & {
  voeux: (string | null)[];
  pieces: Piece[];
  expertises: Expertise[] | null;
};

const VOEUX = sql<(string | null)[]>`(select coalesce(json_agg(v.structure order by v.rang), '[]') from guichet_voeu v
  where v.espace = guichet_demande.espace and v.demande = guichet_demande.id)`;
const PIECES = sql<Piece[]>`(select coalesce(json_agg(json_build_object('id', p.id, 'nature', p.nature, 'etat', p.etat,
  'demandeeLe', p.demandee_le, 'recueLe', p.recue_le, 'fichier', p.fichier, 'motif', p.motif) order by p.id), '[]')
  from guichet_piece p where p.espace = guichet_demande.espace and p.demande = guichet_demande.id)`;

const EXPERTISES = sql<Expertise[] | null>`(select json_agg(json_build_object('critere', x.critere, 'points', x.points,
  'auteur', x.auteur, 'motif', x.motif) order by x.critere)
  from guichet_expertise x where x.espace = guichet_demande.espace and x.demande = guichet_demande.id)`;

export const selectDemandes = (db: Db, { espace }: { espace: string }) =>
  db
    .selectFrom("guichet_demande")
    .selectAll("guichet_demande")
    .select([VOEUX.as("voeux"), PIECES.as("pieces"), EXPERTISES.as("expertises")])
    .where("guichet_demande.espace", "=", espace);

export function versDemande(row: Row): Demande {
  const { espace: _e, recherche: _r, prenom, nom, naissance, terme, tolerance, expertises, ...dit } = row;
  const {
    horaires_atypiques: horairesAtypiques,
    occasionnel_seul: occasionnelSeul,
    deposee_le: deposeeLe,
    complete_le: completeLe,
    ...reste
  } = dit;
  const {
    confirmee_le: confirmeeLe,
    attend_depuis: attendDepuis,
    cree_le: creeLe,
    change_le: changeLe,
    ...tel
  } = reste;
  return {
    ...tel,
    ...(expertises ? { expertises } : {}),
    commune: communeActuelle(tel.commune) ?? tel.commune,
    enfant: { prenom, nom, naissance, terme },
    toleranceMois: tolerance,
    voeux: row.voeux.map((structure) => structure ?? PLUS_PROCHE),
    horairesAtypiques,
    occasionnelSeul,
    deposeeLe,
    completeLe,
    confirmeeLe,
    attendDepuis,
    creeLe,
    changeLe,
  };
}

/** Ce par quoi un agent retrouve une demande : son numéro, l'enfant, le parent, de quoi le joindre. */
export const rechercheDe = ({ numero, enfant }: Demande, famille: Famille): string =>
  sansAccents(
    [numero, enfant.prenom, enfant.nom, famille.prenom, famille.nom, famille.courriel, famille.telephone]
      .filter(Boolean)
      .join(" "),
  );

/** Les colonnes qui se changent. */
export const colonnes = (demande: Demande) => {
  const { enfant, etat, commune, quartier, semaine, priorite, entree, fratrie, jumeaux, occasionnel, urgence } =
    demande;
  return {
    ...enfant,
    etat,
    commune,
    quartier,
    semaine,
    priorite,
    entree,
    fratrie,
    jumeaux,
    occasionnel,
    urgence,
    numero: demande.numero,
    rang: demande.rang,
    reduites: JSON.stringify(demande.reduites),
    tolerance: demande.toleranceMois,
    modes: JSON.stringify(demande.modes),
    horaires_atypiques: demande.horairesAtypiques,
    mixte: demande.mixte,
    actuelle: demande.actuelle,
    occasionnel_seul: demande.occasionnelSeul,
    horaires: JSON.stringify(demande.horaires),
    situations: JSON.stringify(demande.situations),
    etapes: JSON.stringify(demande.etapes),
    deposee_le: demande.deposeeLe,
    complete_le: demande.completeLe,
    confirmee_le: demande.confirmeeLe,
    attend_depuis: demande.attendDepuis,
    relances: JSON.stringify(demande.relances),
    faits: JSON.stringify(demande.faits),
    change_le: demande.changeLe,
  };
};

export const ligneDe = (espace: string, demande: Demande, famille: Famille) => ({
  ...colonnes(demande),
  espace,
  id: demande.id,
  famille: demande.famille,
  dossier: demande.dossier,
  origine: demande.origine,
  recherche: rechercheDe(demande, famille),
  cree_le: demande.creeLe,
  version: demande.version,
});

export const voeuxDe = (espace: string, { id, voeux }: Demande) =>
  voeux.map((voeu, rang) => ({ espace, demande: id, rang, structure: voeu === PLUS_PROCHE ? null : voeu }));
