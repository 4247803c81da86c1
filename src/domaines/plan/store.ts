import type { ColumnType } from "kysely";
import type {
  Audience,
  Budget,
  Echeance,
  Fiche,
  GenreNoeud,
  Indicateur,
  SpecificiteAo,
  ValeurPriorite,
} from "./model.ts";

/** A jsonb column: a value when read, its JSON text when written. */
type Json<T> = ColumnType<T, string, string>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_noeud: {
      espace: string;
      id: string;
      convention: string;
      parent: string | null;
      genre: GenreNoeud;
      code: string | null;
      libelle: string;
      impacts: Json<string[]>;
      ordre: number;
      recherche: string;
    };
    plan_schema_priorite: {
      espace: string;
      convention: string;
      code: string;
      libelle: string;
      valeurs: Json<ValeurPriorite[]>;
    };
    plan_fiche: {
      espace: string;
      id: string;
      convention: string;
      version: number;
      ordre: number;
      archive_le: string | null;
      cree_le: string;
      modifie_le: string;
      modifie_par: string;
      reference: string | null;
      titre: string;
      priorite_schema: string | null;
      priorite_valeur: string | null;
      diagnostic_initial: string | null;
      finalite: string | null;
      description: string | null;
      methodologie: string | null;
      forces: Json<string[]>;
      faiblesses: Json<string[]>;
      objectifs_operationnels: Json<string[]>;
      public_cible: Json<string[]>;
      modalites: Json<string[]>;
      echeances: Json<Echeance[]>;
      moyens: Json<string[]>;
      resultats_attendus: Json<string[]>;
      indicateurs: Json<Indicateur[]>;
      points_vigilance: Json<string[]>;
      budget: ColumnType<Budget | null, string | null, string | null>;
      territoires_cibles: Json<string[]>;
      champs: Json<string[]>;
      specificites_ao: Json<SpecificiteAo[]>;
      contrats_lies: Json<string[]>;
      actions_liees: Json<string[]>;
      autres: Json<Record<string, string>>;
      sources: Json<Fiche["sources"]>;
      reference_tri: string;
      titre_tri: string;
      debut: number | null;
      fin: number | null;
      recherche: string;
    };
    plan_fiche_noeud: { espace: string; fiche: string; noeud: string; ordre: number };
    plan_fiche_acteur: {
      espace: string;
      fiche: string;
      lien: "pilote" | "partenaire";
      ordre: number;
      acteur: string;
      libelle: string;
    };
    plan_brouillon: {
      espace: string;
      compte: string;
      fiche: string;
      section: string;
      version: number;
      saisie: Json<Record<string, string>>;
      le: string;
    };
    plan_commentaire: {
      espace: string;
      id: string;
      convention: string;
      fiche: string;
      compte: string;
      auteur: string;
      organisation: string | null;
      audience: Audience;
      mentions: Json<string[]>;
      texte: string;
      le: string;
      retire_le: string | null;
      recherche: string;
    };
  }
}
