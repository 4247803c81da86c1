import type { TexteSchema } from "./model.ts";
import type { Coherence, RefusSchema } from "./rules.ts";

export const TEXTES_DITS: Record<TexteSchema, string> = {
  texte: "Orientations",
  zones: "Zones où l’offre manque ou s’atteint mal",
  accessibilite: "Accessibilité financière et géographique, familles en difficulté",
  autresBesoins: "Autres besoins",
  concertation: "Concertation : qui fut consulté, et comment",
  bilans: "Bilans et évaluation : indicateurs, constats",
};

export const REFUS_SCHEMA: Record<RefusSchema, string> = {
  "deja-adopte": "Ce schéma est adopté : il ne change plus, il s’actualise.",
  "adoption-a-venir": "Ce jour n’est pas encore venu.",
  "adoption-apres-la-fin": "Ce jour vient après la fin du schéma.",
  "rien-a-adopter": "Écrivez d’abord des places ou des orientations.",
  "pas-adopte": "Ce schéma n’est pas encore adopté : modifiez-le.",
  "bilan-deja": "Ce bilan est déjà dressé.",
  "bilan-a-venir": "Ce jour n’est pas encore venu.",
  "bilan-avant-adoption": "Ce jour précède l’adoption du schéma.",
  "bilan-apres-le-final": "Le bilan final vient en dernier.",
};

export const HORS_CONVENTION =
  "Ces dates débordent de la convention qui en tiendrait lieu : gardez-les entre son premier et son dernier jour.";

export const COHERENCES: Record<Coherence, string> = {
  coherente: "Recouvre celle du schéma départemental ; la loi la veut cohérente, sans dire de combien.",
  deborde: "Sans jour commun avec le schéma départemental : à revoir.",
  "trop-long": "Le schéma départemental dépasse six ans : vérifiez ses dates.",
  longue: "Plus de six ans, ce que le schéma départemental dure au plus : à revoir.",
  inconnue: "Les dates du schéma départemental ne sont pas écrites.",
};
