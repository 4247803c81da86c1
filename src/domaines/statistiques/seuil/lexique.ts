import type { Producteur } from "../catalogue/model.ts";

/** Les seuils avant que l'espace n'écrive les siens : prudents, et à confirmer avec chaque producteur. */
export const SEUILS_CONNUS: Record<Producteur, number> = {
  insee: 5,
  caf: 5,
  pmi: 5,
  educationNationale: 5,
  gestionnaires: 5,
  territoire: 5,
  maillage: 5,
};

export const SOURCE_CONNUE = "Usage des producteurs, à confirmer avec le vôtre";
