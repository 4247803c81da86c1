import { Onglets as Pages } from "#ui/tete.tsx";

const ONGLETS = [
  ["", "Accès"],
  ["/zones", "Zones"],
  ["/scenarios", "Scénarios"],
  ["/temps", "Temps de trajet"],
  ["/parametres", "Hypothèses"],
] as const;

/** Les pages de l'accès, l'une à côté de l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: string }) => (
  <Pages
    nom="Accès aux modes d’accueil"
    liens={ONGLETS.map(([chemin, libelle]) => [`${base}${chemin}`, libelle])}
    ici={`${base}${ici}`}
  />
);
