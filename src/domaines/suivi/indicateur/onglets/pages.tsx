/** Les trois pages d'où l'on mesure. */
export const Onglets = ({ base, ici }: { base: string; ici: "indicateurs" | "grilles" | "questionnaires" }) => (
  <nav class="onglets" aria-label="Mesurer">
    {(["indicateurs", "grilles", "questionnaires"] as const).map((nom) => (
      <a
        href={nom === "indicateurs" ? `${base}/indicateurs` : `${base}/indicateurs/${nom}`}
        aria-current={nom === ici ? "page" : undefined}
      >
        {{ indicateurs: "Indicateurs", grilles: "Grilles de saisie", questionnaires: "Questionnaires" }[nom]}
      </a>
    ))}
  </nav>
);
