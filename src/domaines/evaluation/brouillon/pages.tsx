import { Alert } from "#ui/alert.tsx";
import type { Bilan } from "../bilan/model.ts";

export type ResteProps = {
  base: string;
  bilan: Bilan;
  titre: string;
  ancre: string;
  dits: readonly (readonly [libelle: string, texte: string])[];
};

/** Ce que l'on écrivait quand une instance a adopté le bilan : hors de lui, mais pas perdu. */
export const RestePage = ({ base, bilan, titre, ancre, dits }: ResteProps) => {
  const ici = `${base}/bilans/${bilan.id}`;
  const suite =
    bilan.etat === "fige"
      ? "Il est figé : ce texte peut servir au prochain bilan."
      : "Si la relecture est reprise, il se retrouvera ici, prêt à enregistrer.";
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{bilan.titre}</a>
          </p>
          <h1>{titre} : votre brouillon</h1>
        </div>
      </div>
      <Alert ton="attention">
        Une instance a adopté ce bilan pendant que vous écriviez : votre texte n’y est pas entré. Il est gardé en
        brouillon, ici même, pour vous seulement ; la page du bilan y mène. {suite}
      </Alert>
      {dits
        .filter(([, texte]) => texte !== "")
        .map(([libelle, texte]) => (
          <section aria-label={libelle}>
            <h2>{libelle}</h2>
            <pre class="texte">{texte}</pre>
          </section>
        ))}
      <p>
        <a href={`${ici}#${ancre}`}>Revenir au bilan</a>
      </p>
    </>
  );
};
