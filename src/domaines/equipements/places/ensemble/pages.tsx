import { decalerMois, type Mois, moisEnLettres } from "#commun/mois.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_SECTION, DEMI_JOURNEES_COURTES, type Structure } from "../../structure/model.ts";
import { expliquer } from "../lexique.ts";
import type { LigneGrille } from "../model.ts";
import { Case, Raisons } from "../pages.tsx";

type Grille = { structure: Structure; lignes: readonly LigneGrille[] };
export type EnsembleProps = { chemin: string; mois: Mois; page: number; pages: number; grilles: readonly Grille[] };

const COURTES = DEMI_JOURNEES_COURTES.map((titre) => ({ titre, n: true }));

const Rangees = ({ chemin, mois, structure, lignes }: Grille & { chemin: string; mois: Mois }) => (
  <>
    {lignes.map(({ code, cases }, rang) => (
      <tr>
        <th scope="row">
          {rang === 0 ? (
            <>
              <a href={`${chemin}/${structure.id}/places?de=${mois}`}>{structure.nom}</a>
              {!structure.centralisee && <small class="sous">Garde sa commission</small>}
            </>
          ) : (
            <span class="cache">{structure.nom}</span>
          )}
        </th>
        <td>{LIBELLES_SECTION[code]}</td>
        {cases.map((une) => (
          <Case une={une} />
        ))}
      </tr>
    ))}
  </>
);

/** Les places libres de toutes les structures, un mois donné. */
export const EnsemblePage = ({ chemin, mois, page, pages, grilles }: EnsembleProps) => {
  const ici = `${chemin}/places`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Équipements</a>
          </p>
          <h1>Places libres du territoire</h1>
          <p>En {moisEnLettres(mois)}, section par section. Une case vide : personne ne l’a dit.</p>
        </div>
      </div>
      <nav class="barre" aria-label="Mois">
        <a rel="prev" href={`${ici}?de=${decalerMois(mois, -1)}`}>
          {moisEnLettres(decalerMois(mois, -1))}
        </a>
        <a rel="next" href={`${ici}?de=${decalerMois(mois, 1)}`}>
          {moisEnLettres(decalerMois(mois, 1))}
        </a>
      </nav>
      {grilles.length === 0 ? (
        <p class="vide">Aucune structure ouverte n’a encore de sections : décrivez-les sur la page de chacune.</p>
      ) : (
        <Tableau nom={`Places libres, ${moisEnLettres(mois)}`} colonnes={["Structure", "Section", ...COURTES]}>
          {grilles.map((grille) => (
            <Rangees chemin={chemin} mois={mois} {...grille} />
          ))}
        </Tableau>
      )}
      {pages > 1 && (
        <nav class="barre" aria-label="Pages">
          {page > 1 && <a href={`${ici}?de=${mois}&page=${page - 1}`}>Page précédente</a>}
          <span class="chiffres">
            Page {page} sur {pages}
          </span>
          {page < pages && <a href={`${ici}?de=${mois}&page=${page + 1}`}>Page suivante</a>}
        </nav>
      )}
      <Raisons
        explications={grilles.flatMap(({ structure, lignes }) =>
          expliquer(lignes).map((une) => ({ ...une, ou: `${structure.nom}, ${une.ou}` })),
        )}
      />
    </>
  );
};
