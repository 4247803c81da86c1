import { Onglets as Pages } from "#ui/tete.tsx";

export type Ici = "catalogue" | "imports" | "perimetres" | "seuils";

const ONGLETS: Record<Ici, readonly [string, string]> = {
  catalogue: ["", "Catalogue"],
  imports: ["/imports", "Imports"],
  perimetres: ["/perimetres", "Périmètres d’alors"],
  seuils: ["/seuils", "Seuils de publication"],
};

/** Les pages des statistiques, de l'une à l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: Ici }) => (
  <Pages
    nom="Statistiques"
    liens={Object.values(ONGLETS).map(([chemin, libelle]) => [`${base}${chemin}`, libelle])}
    ici={`${base}${ONGLETS[ici][0]}`}
  />
);
