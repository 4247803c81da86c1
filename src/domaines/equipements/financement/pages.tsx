import { ecrireMontant } from "#commun/montant.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Bilan } from "./rules.ts";

const dit = (montant: number | undefined) => (montant === undefined ? "" : ecrireMontant(montant));

/** Ce que chacun paie aux structures, année par année : une structure soutenue par plusieurs ne compte ses montants qu'une fois. */
export const FinancementsPage = ({ chemin, bilan }: { chemin: string; bilan: Bilan }) => {
  const annees = bilan.annees.slice(0, 6);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Équipements</a>
          </p>
          <h1>Qui paie quoi</h1>
          <p>Ce que chaque collectivité continue de payer, et ce que la Caf verse directement aux structures.</p>
        </div>
      </div>
      {bilan.lignes.length === 0 ? (
        <p class="vide">Rien n’est encore dit : le financement s’écrit sur la page de chaque structure.</p>
      ) : (
        <Tableau
          nom="Ce que chacun paie, par année"
          colonnes={[
            "Qui paie",
            { titre: "Structures", n: true },
            ...annees.map((annee) => ({ titre: String(annee), n: true })),
          ]}
        >
          {bilan.lignes.map(({ qui, structures, parAnnee }) => (
            <tr>
              <th scope="row">{qui}</th>
              <td class="n">{structures}</td>
              {annees.map((annee) => (
                <td class="n">{dit(parAnnee.get(annee))}</td>
              ))}
            </tr>
          ))}
          <tr class="groupe">
            <th scope="row">Total</th>
            <td />
            {annees.map((annee) => (
              <td class="n">{dit(bilan.totaux.get(annee))}</td>
            ))}
          </tr>
        </Tableau>
      )}
    </>
  );
};
