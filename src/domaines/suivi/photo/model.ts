import type { Jour } from "#commun/jour.ts";
import type { Campagne, EtatDemande } from "../campagne/model.ts";
import type { Dire, EtatDefini, Saisie } from "../etat/model.ts";

/** Ce que l'on sait d'un volet à un moment. */
export type VoletVu = Dire & Pick<Saisie, "report"> & { volet: string; nom: string; auteur: string; instant: string };

/** Une fiche telle qu'elle est à un moment : ce que l'on compare et ce que l'on fige. */
export type FicheVue = {
  id: string;
  reference: string | null;
  titre: string;
  /** La branche de premier niveau où elle se lit d'abord ; vide hors de tout nœud. */
  axe: string;
  pilotes: string[];
  debut: number | null;
  fin: number | null;
  etat: string | null;
  realisee: boolean;
  precision: string | null;
  volets: VoletVu[];
};

/** Un plan tel qu'il est à un instant. */
export type Photo = { instant: string; fiches: FicheVue[] };

/** Ce qu'une campagne close fige : le plan, et ce que chacun lui a répondu. */
export type Instantane = Photo & {
  /** Les états et leurs noms d'alors ; une campagne close avant qu'ils soient gardés a ceux de la liste. */
  etats?: EtatDefini[];
  campagne: Pick<Campagne, "id" | "titre" | "debut" | "fin" | "ouverture"> & { close: Jour };
  demandes: { fiche: string; volet: string; etat: EtatDemande; auteur: string | null; repondue: string | null }[];
};

/** Ce qui a bougé d'un plan à un autre. */
export type Mouvements = {
  etats: { fiche: FicheVue; avant: string | null; apres: string | null }[];
  dates: { fiche: FicheVue; avant: string; apres: string }[];
  nouvelles: FicheVue[];
  disparues: FicheVue[];
};
