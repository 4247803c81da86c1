import { pluriel } from "#commun/texte.ts";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Paire } from "./rules.ts";

type Geste = { chemin: string; garde: string; double: { id: string; nom: string } };

const Garder = ({ chemin, garde, double }: Geste) => (
  <form method="post" action={`${chemin}/${double.id}/fusion`}>
    <input type="hidden" name="garde" value={garde} />
    <button class="lien">
      Garder « {garde} »<span class="cache"> et y fusionner {double.nom}</span>
    </button>
  </form>
);

/** Les acteurs qui sont peut-être le même, deux par deux : on compare, puis on fusionne depuis la page de l'un. */
export const DoublonsPage = ({ chemin, paires, page }: { chemin: string; paires: readonly Paire[]; page: number }) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={chemin}>Acteurs</a>
        </p>
        <h1>Doublons possibles</h1>
        <p>
          {paires.length === 0
            ? "Aucun acteur ne ressemble à un autre."
            : `${pluriel(paires.length, "paire")} à regarder. Fusionner garde l’histoire et les deux noms ; on peut séparer.`}
        </p>
      </div>
    </div>
    {paires.length > 0 && (
      <Tableau nom="Les paires qui se ressemblent" colonnes={["L’un", "L’autre", { titre: "Geste", cache: true }]}>
        {paires.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(([un, autre]) => (
          <tr>
            <th scope="row">
              <a href={`${chemin}/${un.id}`}>{un.nom}</a>
            </th>
            <td>
              <a href={`${chemin}/${autre.id}`}>{autre.nom}</a>
            </td>
            <td>
              <Garder chemin={chemin} garde={un.nom} double={autre} />
              <Garder chemin={chemin} garde={autre.nom} double={un} />
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${chemin}/doublons`} params={new URLSearchParams()} page={page} total={paires.length} />
  </>
);
