import type { Jour } from "#commun/jour.ts";
import type { Choix, Enfant, Fratrie, Occupant, Priorite, Reglages, Section } from "../../appariement/model.ts";
import type { Horaire } from "../../demande/model.ts";
import type { LigneDePoints } from "../../reglement/model.ts";

/**
 * Un dossier tel que la liste le gèle : un numéro, des points et pourquoi, ce que la famille souhaite. Ni nom, ni adresse, ni jour de
 * naissance. `departage` : ses valeurs aux critères qui départagent avant la date ; `bonus` : ses points propres à une structure, que le
 * choix de celle-ci porte aussi ; `nonRecevable` : les conditions du règlement qu'il ne
 * tient pas, et le tiennent hors du classement ; `exclus` : celles que ne tient pas un frère ou une sœur, laissé dehors.
 */
export type DossierGele = {
  id: string;
  points: number;
  lignes: LigneDePoints[];
  departage: number[];
  depuis: Jour;
  enfants: Enfant[];
  choix: Choix[];
  /** Les structures qui peuvent compléter une semaine réduite. */
  complements?: string[];
  /** Elle n'accepte pas moins que sa semaine entière : une part ne se prend pas seule. */
  entiere?: boolean;
  priorite: Priorite;
  droits: string[];
  urgence: boolean;
  /** Elle demande aussi, ou seulement, un accueil occasionnel, sans place réservée. */
  occasionnel?: true;
  horaires?: Horaire[];
  fratrie?: Fratrie;
  bonus?: PointsIci[];
  nonRecevable?: string[];
  exclus?: string[];
  /** Le nom de la structure où l'enfant est déjà accueilli : il n'entre ailleurs que s'il la préfère, et y reste sinon. */
  changement?: string;
};

/** Ce qu'un dossier a de plus, ou de moins, dans une structure seulement, et pourquoi. */
export type PointsIci = { structure: string; points: number; lignes: LigneDePoints[] };

/** Des places gardées dans une structure, section par section. */
export type ReserveGelee = { code: string; libelle: string; places: number[]; acces: "tous" | "ayantsDroit" };

/**
 * Une structure telle que la séance la voit (case : 10 × mois + demi-journée). Ses places sont celles qui sont libres ; admise au surnombre,
 * celles que l'on autorise, avec les places déjà `prises` et les `durees` de ses demi-journées : la règle du code se compte de là.
 */
export type StructureGelee = {
  id: string;
  nom: string;
  etablissement: number[];
  sections?: number[][];
  reserves: ReserveGelee[];
  enPlus?: number[];
  /** Les âges de ses sections, si ce ne sont pas ceux que dit la séance. */
  ages?: Section[];
  surnombre?: true;
  prises?: { etablissement: number[]; sections?: number[][] };
  durees?: number[];
  /** Des enfants à qui une place y est déjà proposée, ou qui l'ont acceptée depuis que ses places furent dites. */
  tenues?: Occupant[];
};

/** Ce que les propositions passées sont devenues, et le risque que la sur-attribution accepte. */
export type Surattribution = { risque: number; proposees: number; refusees: number };

/** Tout ce qu'une séance gèle hors des dossiers ; `liste` : l'empreinte de ceux-ci. */
export type Gel = {
  reglages: Reglages;
  structures: StructureGelee[];
  reglement: { id: string; numero: number; titre: string } | null;
  surattribution: Surattribution;
  annonce: string;
  dossiers: number;
  liste: string;
};

export type GelGarde = { contenu: Gel; empreinte: string; geleLe: string; gelePar: string };

/** Une ligne de la liste gelée, et les demandes d'où elle vient, enfant par enfant ; effacée, elle n'a plus de contenu. */
export type DossierGarde = {
  id: string;
  dossier: string;
  demandes: string[];
  sel: string | null;
  contenu: DossierGele | null;
  empreinte: string;
  apres: boolean;
};

/** Une demande qui ne tient pas une condition du règlement, et lesquelles. */
export type NonRecevable = { id: string; numero: string | null; conditions: string[] };
