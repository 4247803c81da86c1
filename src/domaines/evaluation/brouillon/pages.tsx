import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Bilan } from "../bilan/model.ts";
import type { CodeBrouillon } from "./model.ts";

type Dits = readonly (readonly [libelle: string, texte: string])[];
type EcarterProps = { base: string; bilan: Bilan; section: CodeBrouillon; titre: string; dits: Dits };

const motsDe = (dits: Dits): number => dits.flatMap(([, texte]) => texte.match(/\S+/g) ?? []).length;

/** Ôter un brouillon : ce qui se perd se lit avant le geste. */
export const Ecarter = ({ base, bilan, section, titre, dits }: EcarterProps) => (
  <details class="plus">
    <summary>Écarter ce brouillon</summary>
    <form method="post" action={`${base}/bilans/${bilan.id}/brouillons/${section}/ecart`} class="pile">
      <p>
        Votre brouillon de « {titre} », {pluriel(motsDe(dits), "mot")}, sera perdu : il n’est gardé nulle part ailleurs.
        Le bilan, lui, ne change pas.
      </p>
      <p class="barre">
        <button class="bouton discret">Écarter pour de bon</button>
      </p>
    </form>
  </details>
);

export type ResteProps = {
  base: string;
  bilan: Bilan;
  section: CodeBrouillon;
  titre: string;
  ancre: string;
  dits: Dits;
};

/** Ce que l'on écrivait quand une instance a adopté le bilan : hors de lui, mais pas perdu. */
export const RestePage = ({ base, bilan, section, titre, ancre, dits }: ResteProps) => {
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
      <Ecarter base={base} bilan={bilan} section={section} titre={titre} dits={dits} />
      <p>
        <a href={`${ici}#${ancre}`}>Revenir au bilan</a>
      </p>
    </>
  );
};
