import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Dit } from "../../reglement/langue/rules.ts";
import type { Contenu, LigneDePoints, Points } from "../../reglement/model.ts";
import type { Dossier, LigneDite } from "../etape/model.ts";
import type { Demande, Langue, MoisCivil } from "../model.ts";

/** Une place proposée, telle que la famille la lit : pour qui, où, quand, quels jours, et jusqu'à quel jour répondre. */
export type PropositionVue = {
  id: string;
  demandes: readonly string[];
  places: readonly { structure: string; mois: MoisCivil; semaine: number }[];
  limite: Jour;
  version: number;
};

/** Les points d'une demande ; `la` : ce qui s'y ajoute dans une structure citée, et dans elle seule. */
export type PointsVus = {
  compte: Points;
  version: string;
  contenu: Contenu;
  la: readonly { nom: string; points: number; lignes: readonly LigneDePoints[] }[];
};

/** Une lettre que la famille a reçue : quand elle est partie, et ce qu'elle dit, dans la langue choisie puis en français. */
export type LettreVue = { id: string; le: Jour; place: boolean; lectures: readonly LectureVue[] };
/** La lettre dans une langue ; `titre` : ce qui annonce la seconde, qui est la décision. */
export type LectureVue = { langue: Langue; titre: string | null; blocs: readonly Bloc[] };

/** Ce qu'une famille voit d'un de ses dossiers. */
export type DossierVu = {
  dossier: Dossier;
  premiere: Demande;
  figee: boolean;
  /** Une demande qui attend encore, s'il y en a une : des frères et sœurs demandés à part n'en sont pas au même point. */
  enCours: Demande;
  /** Celle que la famille doit confirmer. */
  aConfirmer: Demande | null;
  /** Une par offre : chaque enfant demandé à part a la sienne. */
  propositions: readonly PropositionVue[];
  /** Le jour où elle lit : passé celui d'une proposition, on n'y répond plus. */
  aujourdhui: Jour;
  /** La structure où l'enfant est déjà accueilli, s'il demande à changer. */
  actuelle: string | null;
  points: PointsVus | null;
  rang: { rang: number; total: number } | null;
  /** Les conditions du règlement que ses réponses ne tiennent pas, tant qu'elle attend. */
  conditions: readonly Dit[];
  lignes: readonly LigneDite[];
  lettres: readonly LettreVue[];
};
