/** Ce que l'on ne demande pas non plus à une famille, qu'un règlement le compte ou non : ce qui n'est pas utile pour la placer. */
export const INUTILES =
  /\b(n(umero)? (de )?(securite sociale|immatriculation)|nir|nationalites?|titre de sejour|revenus?|salaires?|avis d imposition|profession|employeur|historique familial|suivi (social|medical))\b/;
