import type { ValeurDatee } from "./model.ts";

const LOI = "CASF, art. L. 214-1-3";
const SCHEMA = "CASF, art. L. 214-1-3 et L. 214-2";
const RELAIS = "CASF, art. L. 214-1-3 (relais au 1er janvier 2026)";
const TRAJECTOIRE = "Cnaf, bonus trajectoire de développement (novembre 2025)";

/** Ce que les textes fixent, et un choix à nous. Les montants du bonus territoire n'y sont pas : chaque Caf dit les siens. */
export const VALEURS_DES_TEXTES: readonly ValeurDatee[] = [
  { code: "seuilPlanification", debut: "2025-01-01", valeur: 3500, source: LOI },
  { code: "seuilSchema", debut: "2025-01-01", valeur: 10_000, source: SCHEMA },
  { code: "seuilRelais", debut: "2026-01-01", valeur: 10_000, source: RELAIS },
  { code: "populationMunicipale", debut: "2025-01-01", valeur: 0, source: `${LOI}, III (population totale)` },
  { code: "assistantsParEtp", debut: "2021-01-01", valeur: 70, source: "Cnaf, référentiel national des relais" },
  { code: "trajectoirePas1", debut: "2025-11-01", valeur: 4, source: TRAJECTOIRE },
  { code: "trajectoireMontant1", debut: "2025-11-01", valeur: 100, source: TRAJECTOIRE },
  { code: "trajectoirePas2", debut: "2025-11-01", valeur: 8, source: TRAJECTOIRE },
  { code: "trajectoireMontant2", debut: "2025-11-01", valeur: 200, source: TRAJECTOIRE },
  { code: "trajectoirePas3", debut: "2025-11-01", valeur: 12, source: TRAJECTOIRE },
  { code: "trajectoireMontant3", debut: "2025-11-01", valeur: 300, source: TRAJECTOIRE },
  {
    code: "plancherNaissances",
    debut: "2021-01-01",
    valeur: 30,
    source: "Choix de Maillage : moins, et le hasard suffit",
  },
];
