import { type Citation, type Citer, peut } from "#domaines/acces/index.ts";
import { listCitationsActes } from "#domaines/actes/index.ts";
import { listNomsActeurs } from "#domaines/acteurs/index.ts";
import { listCitationsDeliberations, listCitationsTexte } from "#domaines/convention/index.ts";
import { listCitationsDiagnostic } from "#domaines/diagnostic/index.ts";
import { listCitationsEquipements } from "#domaines/equipements/index.ts";
import { listCitationsBilans } from "#domaines/evaluation/index.ts";
import { listCitationsDecisions, listCitationsInstances } from "#domaines/gouvernance/index.ts";
import { listCitationsCommission, listCitationsReglement } from "#domaines/guichet/index.ts";
import { listCitationsImports } from "#domaines/imports/index.ts";
import { listCitationsObservatoire } from "#domaines/observatoire/index.ts";
import { listCitations } from "#domaines/plan/index.ts";
import { listCitationsSppe } from "#domaines/sppe/index.ts";
import { listCitationsStatistiques } from "#domaines/statistiques/index.ts";
import { listCitationsSuivi } from "#domaines/suivi/index.ts";

/** What each slice can name of its own rows, and the act that opens them. */
const TRANCHES = [
  ["convention.lire", listCitationsDeliberations],
  ["convention.lire", listCitationsTexte],
  ["convention.lire", listCitationsActes],
  ["diagnostic.lire", listCitationsDiagnostic],
  ["gouvernance.lire", listCitationsDecisions],
  ["gouvernance.lire", listCitationsInstances],
  ["plan.lire", listCitations],
  ["sppe.lire", listCitationsSppe],
  ["statistiques.lire", listCitationsStatistiques],
  ["observatoire.lire", listCitationsObservatoire],
  ["reglement.lire", listCitationsReglement],
  ["commission.conduire", listCitationsCommission],
  ["suivi.lire", listCitationsSuivi],
  ["evaluation.lire", listCitationsBilans],
  ["imports.faire", listCitationsImports],
  ["equipements.lire", listCitationsEquipements],
] as const;

/** Names, for the journal, what each slice wrote: only what this reader may open. */
export const citer: Citer = async (db, perimetre, ids) => {
  const citees = new Map<string, Citation>();
  if (ids.length === 0) return citees;
  for (const [acte, lister] of TRANCHES) {
    if (!peut(perimetre.roles, acte)) continue;
    for (const { id, titre, href } of await lister(db, perimetre, ids)) citees.set(id, { titre, href });
  }
  const acteurs = peut(perimetre.roles, "acteurs.lire") ? await listNomsActeurs(db, perimetre, ids) : [];
  for (const { id, nom } of acteurs) citees.set(id, { titre: nom, href: `/espaces/${perimetre.espace}/acteurs/${id}` });
  return citees;
};
