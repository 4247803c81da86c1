import { Onglets as Pages } from "#ui/tete.tsx";

const ONGLETS = [
  ["", "Petites sections"],
  ["/ecoles", "Écoles"],
  ["/demande", "Demande d’accueil"],
  ["/question", "Garde et école"],
] as const;

/** Les pages des projections, l'une à côté de l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: string }) => (
  <Pages
    nom="Projections"
    liens={ONGLETS.map(([chemin, libelle]) => [`${base}${chemin}`, libelle])}
    ici={`${base}${ici}`}
  />
);
