import { enLettres } from "#commun/jour.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { DitEnClair, EtatDit } from "../etat/pages.tsx";
import type { DitAvant } from "./actions.ts";

/** Ce qui fut dit de la fiche que celle-ci continue, sous la convention précédente. */
export const SousAvant = ({ dit }: { dit: DitAvant }) => {
  const base = `/conventions/${dit.bout.convention}`;
  return (
    <section class="pile" aria-label={`Sous la convention précédente : ${intituleFiche(dit.bout)}`}>
      <h3>
        Avant, sous la convention précédente :{" "}
        <a href={`${base}/plan/fiches/${dit.bout.id}/suivi`}>{intituleFiche(dit.bout)}</a>
      </h3>
      {dit.saisies.length === 0 ? (
        <p class="vide">—</p>
      ) : (
        <ol class="fil">
          {dit.saisies.slice(0, 5).map((saisie) => (
            <li>
              <p class="barre">
                <EtatDit code={saisie.etat} etats={dit.etats} />
                <small>
                  {enLettres(saisie.le)}, {saisie.auteur}
                </small>
              </p>
              <DitEnClair dit={saisie} base={base} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
