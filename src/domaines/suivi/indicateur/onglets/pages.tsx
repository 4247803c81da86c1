import { Onglets as Pages } from "#ui/tete.tsx";

/** Les trois pages d'où l'on mesure. */
export const Onglets = ({ base, ici }: { base: string; ici: "indicateurs" | "grilles" | "questionnaires" }) => (
  <Pages
    nom="Mesurer"
    ici={ici === "indicateurs" ? `${base}/indicateurs` : `${base}/indicateurs/${ici}`}
    liens={[
      [`${base}/indicateurs`, "Indicateurs"],
      [`${base}/indicateurs/grilles`, "Grilles de saisie"],
      [`${base}/indicateurs/questionnaires`, "Questionnaires"],
    ]}
  />
);
