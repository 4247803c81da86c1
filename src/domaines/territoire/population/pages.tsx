import { Champ, Fautes, Zone as ZoneTexte } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { PopulationVue } from "./model.ts";

type Props = { chemin: string; populations: readonly PopulationVue[]; peutModifier: boolean };

const nombre = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

/** Les populations écrites par l'espace, un tableau par millésime. */
export const Populations = ({ chemin, populations, peutModifier }: Props) => {
  const millesimes = [...new Set(populations.map(({ millesime }) => millesime))];
  return (
    <section class="pile" aria-labelledby="populations">
      <h2 id="populations">Populations d’autres années</h2>
      {millesimes.length === 0 && (
        <p>Le millésime officiel de 2026 est toujours là ; ajoutez celui d’une autre année pour comparer.</p>
      )}
      {millesimes.map((millesime) => (
        <div class="cadre" tabindex={0} role="region" aria-label={`Populations de ${millesime}`}>
          <table class="table">
            <caption>
              {millesime} <small>{populations.find((une) => une.millesime === millesime)?.source}</small>
            </caption>
            <thead>
              <tr>
                <th scope="col">Commune</th>
                <th scope="col" class="n">
                  Population municipale
                </th>
                <th scope="col" class="n">
                  Population totale
                </th>
              </tr>
            </thead>
            <tbody>
              {populations
                .filter((une) => une.millesime === millesime)
                .map(({ nom, municipale, totale }) => (
                  <tr>
                    <th scope="row">{nom}</th>
                    <td class="n">{nombre(municipale)}</td>
                    <td class="n">{nombre(totale)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
      {peutModifier && (
        <p>
          <a href={`${chemin}/populations`}>Ajouter ou retirer un millésime</a>
        </p>
      )}
    </section>
  );
};

export const PopulationsPage = ({
  chemin,
  millesimes,
  erreurs,
}: {
  chemin: string;
  millesimes: readonly number[];
  erreurs?: FormErrors | undefined;
}) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={chemin}>Territoire</a>
        </p>
        <h1>Populations d’une autre année</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={`${chemin}/populations`} class="formulaire pile">
      <Champ nom="millesime" label="Année" erreurs={erreurs} requis />
      <Champ
        nom="source"
        label="Source"
        aide="Par exemple : Insee, populations de référence."
        erreurs={erreurs}
        requis
      />
      <ZoneTexte
        nom="lignes"
        label="Populations"
        aide="Une commune par ligne : Commune ; population municipale ; population totale."
        lignes={8}
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton" type="submit">
          Enregistrer
        </button>
        <a href={chemin}>Ne rien changer</a>
      </div>
    </form>
    {millesimes.map((millesime) => (
      <form method="post" action={`${chemin}/populations/${millesime}/retrait`}>
        <button class="bouton discret" type="submit">
          Retirer les populations de {millesime}
        </button>
      </form>
    ))}
  </>
);
