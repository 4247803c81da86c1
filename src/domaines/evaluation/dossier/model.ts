import type { Ajustement } from "../ajustement/model.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Note } from "../critere/model.ts";
import type { Preparation } from "../preparation/model.ts";
import type { Ecrits } from "../section/model.ts";
import type { Parole } from "#domaines/suivi/parole/model.ts";

/** Tout ce dont un bilan est fait : ce que Maillage sait, ce que l'on a écrit, les notes de chacun, les ajustements. */
export type Dossier = {
  bilan: Bilan;
  preparation: Preparation;
  ecrits: Ecrits;
  notes: Note[];
  ajustements: Ajustement[];
  /** Les paroles que l'on y cite ; un bilan figé avant qu'on en cite n'en a pas. */
  citations?: Parole[];
};

/** Un dossier figé ne change plus ; `intact` : son empreinte est encore celle du jour où il le fut. */
export type Sceau = { instant: string; empreinte: string; intact: boolean };
