import { Onglets as Pages } from "#ui/tete.tsx";

export type Ici = "competences" | "devoirs" | "avis" | "projets" | "schemas" | "relais" | "parametres";

const ONGLETS: Record<Ici, readonly [string, string]> = {
  competences: ["", "Compétences"],
  devoirs: ["/devoirs", "Devoirs"],
  projets: ["/projets", "Porteurs de projet"],
  avis: ["/avis", "Avis"],
  schemas: ["/schemas", "Schémas"],
  relais: ["/relais", "Relais et bonus"],
  parametres: ["/parametres", "Seuils et montants"],
};

/** Les pages du service public de la petite enfance, de l'une à l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: Ici }) => (
  <Pages
    nom="Petite enfance"
    liens={Object.values(ONGLETS).map(([chemin, libelle]) => [`${base}${chemin}`, libelle])}
    ici={`${base}${ONGLETS[ici][0]}`}
  />
);
