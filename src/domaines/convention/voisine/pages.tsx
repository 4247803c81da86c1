import { pluriel } from "#commun/texte.ts";
import { Tableau } from "#ui/tableau.tsx";
import { EtatDeConvention } from "../cycle/pages.tsx";
import { SANS_TITRE } from "../model.ts";
import { Duree } from "../texte/pages.tsx";
import type { Logee, Partage } from "./model.ts";

const commun = ({ communes, parties }: Partage): string =>
  [
    parties.length > 0 && parties.join(", "),
    communes.length > 0 && `${pluriel(communes.length, "commune")} des deux périmètres`,
  ]
    .filter(Boolean)
    .join(" ; ") || "ni partie, ni commune";

const Rangee = ({ id, titre, debut, fin, etat, voisines }: Logee) => (
  <tr>
    <th scope="row">
      <a href={`/conventions/${id}`}>{titre ?? SANS_TITRE}</a>
    </th>
    <td>
      <EtatDeConvention etat={etat} />
    </td>
    <td>
      <Duree debut={debut} fin={fin} />
    </td>
    <td>
      {voisines.length === 0
        ? "Aucune"
        : voisines.map((voisine) => (
            <p>
              {voisine.titre ?? SANS_TITRE}
              <small class="sous">En commun : {commun(voisine.partage)}</small>
            </p>
          ))}
    </td>
  </tr>
);

/** Les conventions d'un espace, successives ou parallèles. */
export const ConventionsPage = ({ nomEspace, logees }: { nomEspace: string; logees: readonly Logee[] }) => (
  <>
    <div class="tete">
      <div>
        <h1>Conventions de l’espace</h1>
        <p>
          {nomEspace} : acteurs, équipements et territoire y sont tenus une seule fois, pour toutes ses conventions,
          successives ou parallèles.
        </p>
      </div>
    </div>
    {logees.length === 0 ? (
      <p class="vide">Aucune convention n’est encore ouverte dans cet espace.</p>
    ) : (
      <Tableau
        nom="Les conventions, et ce qu’elles partagent"
        colonnes={["Convention", "Où elle en est", "Durée", "En même temps"]}
        longue
      >
        {logees.map((logee) => (
          <Rangee {...logee} />
        ))}
      </Tableau>
    )}
  </>
);
