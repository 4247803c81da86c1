import { ACCESSIBILITE } from "./accessibilite.ts";
import { ACTEURS } from "./acteurs.ts";
import { AVENANT } from "./avenant.ts";
import { BILAN } from "./bilan.ts";
import { BUDGET } from "./budget.ts";
import { CAMPAGNE } from "./campagne.ts";
import { CHARGEE } from "./chargee.ts";
import { COMMISSION } from "./commission.ts";
import { CONVENTION } from "./convention.ts";
import { COPIL } from "./copil.ts";
import { DONNEES_FAMILLE } from "./donnees-famille.ts";
import { DECISION } from "./decision.ts";
import { DELIBERATION } from "./deliberation.ts";
import { EQUIPEMENTS } from "./equipements.ts";
import { GUICHET_AGENT } from "./guichet-agent.ts";
import { GUICHET_FAMILLE } from "./guichet-famille.ts";
import { IMPORT } from "./import.ts";
import { INSTALLATION } from "./installation.ts";
import { LECTEURS } from "./lecteurs.ts";
import { MESURE } from "./mesure.ts";
import { OBSERVATOIRE } from "./observatoire.ts";
import { PROGRAMME } from "./programme.ts";
import { SIGNATURE } from "./signature.ts";
import { TEXTE } from "./texte.ts";
import { SPPE } from "./sppe.ts";
import { STATISTIQUES } from "./statistiques.ts";
import { REGLEMENT } from "./reglement.ts";
import type { Parcours } from "./scene.ts";

/** Every journey, in the order in which they are played. */
export const PARCOURS: readonly Parcours[] = [
  ...CHARGEE,
  ...BUDGET,
  ...MESURE,
  ...BILAN,
  ...SPPE,
  ...ACCESSIBILITE,
  ...COMMISSION,
  ...GUICHET_FAMILLE,
  ...GUICHET_AGENT,
  ...REGLEMENT,
  ...STATISTIQUES,
  ...OBSERVATOIRE,
  ...EQUIPEMENTS,
  ...CAMPAGNE,
  ...DELIBERATION,
  ...ACTEURS,
  ...COPIL,
  ...DECISION,
  ...TEXTE,
  ...CONVENTION,
  ...SIGNATURE,
  ...AVENANT,
  ...IMPORT,
  ...LECTEURS,
  ...DONNEES_FAMILLE,
  ...PROGRAMME,
  ...INSTALLATION,
];
