import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Instance } from "../model.ts";

type FinProps = {
  base: string;
  instance: Instance;
  genre: "cloture" | "suppression";
  membres: number;
  refus?: string | undefined;
};

const FINS = {
  cloture: {
    titre: "Clôturer l’instance",
    dit: "Elle ne se réunira plus. Ses membres, ses réunions et leurs relevés restent lisibles ; elle peut se rouvrir.",
    bouton: "Clôturer",
  },
  suppression: {
    titre: "Effacer l’instance",
    dit: "Aucune réunion n’y a été préparée : l’instance et sa composition s’effacent.",
    bouton: "Effacer",
  },
} as const;

/** Ce que la fin d'une instance emporte, avant de la décider. */
export const FinInstancePage = ({ base, instance, genre, membres, refus }: FinProps) => {
  const { titre, dit, bouton } = FINS[genre];
  return (
    <form method="post" action={`${base}/instances/${instance.id}/${genre}`} class="pile">
      <div class="tete">
        <h1>{titre}</h1>
      </div>
      {refus && <Alert>{refus}</Alert>}
      <p>
        {instance.nom}, {pluriel(membres, "membre")}. {dit}
      </p>
      <input type="hidden" name="version" value={`${instance.version}`} />
      <p class="barre">
        <button class="bouton">{bouton}</button>
        <a href={`${base}/instances/${instance.id}`}>Ne rien changer</a>
      </p>
    </form>
  );
};

export const titreDeFin = (genre: FinProps["genre"]): string => FINS[genre].titre;
