import { findCompte, findPerimetre } from "#domaines/acces/index.ts";
import { FABRIQUES_AVENANT, FABRIQUES_TEXTE, FABRIQUES_VERSION } from "#domaines/actes/index.ts";
import { fabriquesDiagnostic } from "#domaines/diagnostic/index.ts";
import type { Atelier, Fabriques } from "#domaines/documents/index.ts";
import { FABRIQUES_EVALUATION, joindreBilans } from "#domaines/evaluation/index.ts";
import { FABRIQUES_COMMISSION, FABRIQUES_REGLEMENT } from "#domaines/guichet/index.ts";
import { type Annexer, FABRIQUES_COOPERATION, fabriquesGouvernance } from "#domaines/gouvernance/index.ts";
import { dessinerCarte, FABRIQUES_OBSERVATOIRE } from "#domaines/observatoire/index.ts";
import { fabriquesPlan } from "#domaines/plan/index.ts";
import { FABRIQUES_SPPE } from "#domaines/sppe/index.ts";
import { FABRIQUES_SUIVI, lireEtats } from "#domaines/suivi/index.ts";
import { type Base, inAnnuaire } from "#platform/db/db.ts";

/** What a dossier de séance says of the convention: its tableau de bord, and the bilans that its order of the day names. */
const annexer: Annexer = {
  etat: async (db, perimetre, demande) => [
    ...((await FABRIQUES_SUIVI["bord"]?.composer(db, perimetre, demande))?.blocs ?? []),
  ],
  bilans: joindreBilans,
};

const FABRIQUES_REUNION = fabriquesGouvernance(annexer);

/** Every kind of document that can be asked for: a slice adds its own. */
export const FABRIQUES: Fabriques = {
  ...fabriquesDiagnostic(dessinerCarte),
  ...fabriquesPlan(lireEtats),
  ...FABRIQUES_SUIVI,
  ...FABRIQUES_EVALUATION,
  ...FABRIQUES_SPPE,
  ...FABRIQUES_OBSERVATOIRE,
  ...FABRIQUES_REGLEMENT,
  ...FABRIQUES_COMMISSION,
  ...FABRIQUES_TEXTE,
  ...FABRIQUES_VERSION,
  ...FABRIQUES_AVENANT,
  ...FABRIQUES_COOPERATION,
  ...FABRIQUES_REUNION,
};

/** Where documents are made, each in the perimeter that whoever asked for it has by then: a role taken back takes its documents. */
export const atelierDe = (base: Base, maintenant: () => Date): Atelier => ({
  base,
  fabriques: FABRIQUES,
  maintenant,
  lieuDe: (id, convention) =>
    inAnnuaire(base, async (db) => {
      const compte = await findCompte(db, id);
      return compte && !compte.fermeLe ? findPerimetre(db, compte, { genre: "conventions", id: convention }) : null;
    }),
});
