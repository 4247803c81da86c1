import type { ClasseCommune } from "../model.ts";

/** Où une commune a son centre, comment on y roule, sa surface : dits par l'espace. */
export type Situation = {
  commune: string;
  lat: number;
  lon: number;
  classe: ClasseCommune | null;
  hectares: number | null;
};
