import { pluriel } from "#commun/texte.ts";
import { Etincelle, TableJumelle } from "#ui/graphiques.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { periodeEnLettres } from "../../periode/rules.ts";
import { Onglets } from "../onglets/pages.tsx";
import { descriptionDe, direPoints, direValeur, phraseDe, pointsDe, type Suivi } from "../phrase/rules.ts";

/** Rien n'est encore dit ici : ce que disait en dernier la série qu'il continue. */
const DAvant = ({ indicateur, etat }: Suivi) => {
  const point = pointsDe(indicateur, etat.serie).at(-1);
  if (!point) return <>Aucune valeur</>;
  return (
    <>
      {direValeur(indicateur, point.valeur)}
      <small class="sous">{point.libelle}, sur la fiche d’avant ; rien encore ici</small>
    </>
  );
};

const Derniere = ({ indicateur, etat }: Suivi) => {
  const { dernier, montre, enCours } = etat;
  if (!dernier || montre === null) return <DAvant indicateur={indicateur} etat={etat} />;
  return (
    <>
      {direValeur(indicateur, montre)}
      <small class="sous">
        {indicateur.cumul ? "au total, jusqu’au " : ""}
        {periodeEnLettres(dernier.periode)}
        {enCours && ", en cours"}
        {!dernier.validee && ", à valider"}
      </small>
    </>
  );
};

/** Les points des dessins d'une page, en tableau. */
export const JumelleDesAllures = ({ suivis }: { suivis: readonly Suivi[] }) => {
  const dessines = suivis.filter(({ etat }) => etat.serie.length > 0);
  if (dessines.length === 0) return null;
  return (
    <details class="plus">
      <summary>Les mêmes valeurs en tableau</summary>
      <TableJumelle
        legende="Les valeurs de chaque indicateur, période par période"
        entetes={["Indicateur", "Valeurs"]}
        lignes={dessines.map((suivi) => [suivi.indicateur.libelle, direPoints(suivi)])}
      />
    </details>
  );
};

/** Chaque indicateur sur une ligne : sa dernière valeur, son allure, sa cible. */
export const TableIndicateurs = ({
  base,
  suivis,
  legende,
}: {
  base: string;
  suivis: readonly Suivi[];
  legende: string;
}) => (
  <div class="cadre" tabindex={0} role="region" aria-label={legende}>
    <table class="table longue">
      <caption class="cache">{legende}</caption>
      <thead>
        <tr>
          <th scope="col">Indicateur</th>
          <th scope="col">Dernière valeur</th>
          <th scope="col">Allure</th>
          <th scope="col">Vers la cible</th>
        </tr>
      </thead>
      <tbody>
        {suivis.map((suivi) => {
          const { indicateur, etat } = suivi;
          return (
            <tr>
              <th scope="row">
                <a href={`${base}/indicateurs/${indicateur.id}`}>{indicateur.libelle}</a>
              </th>
              <td>{indicateur.mesure === "observation" ? "Ce qui se dit" : <Derniere {...suivi} />}</td>
              <td>
                <Etincelle
                  id={`e-${indicateur.id}`}
                  titre={indicateur.libelle}
                  description={descriptionDe(suivi)}
                  points={pointsDe(indicateur, etat.serie)}
                  cible={etat.cible?.valeur}
                />
              </td>
              <td>{indicateur.mesure === "observation" ? "" : phraseDe(suivi)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);

/** Les indicateurs d'une convention. */
export const IndicateursPage = (props: {
  base: string;
  suivis: readonly Suivi[];
  peutDefinir: boolean;
  retires: boolean;
  page: number;
  total: number;
  nombreRetires: number;
}) => {
  const { base, suivis, peutDefinir, retires, page, total, nombreRetires } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>{retires ? "Indicateurs mis de côté" : "Indicateurs"}</h1>
          <p>Ce que la convention compte et apprécie, saisi une fois pour toutes les fiches qu’il éclaire.</p>
        </div>
        {peutDefinir && (
          <div class="barre">
            <a class="bouton" href={`${base}/indicateurs/nouveau`}>
              Ajouter un indicateur
            </a>
          </div>
        )}
      </div>
      <Onglets base={base} ici="indicateurs" />
      {suivis.length === 0 ? (
        <div class="panneau vide">
          <p>
            Ici viendront les indicateurs, leur dernière valeur et leur cible. Les fiches du plan en annoncent sans
            doute déjà : ouvrez une fiche, puis « Indicateurs », pour les créer en un geste.
          </p>
        </div>
      ) : (
        <>
          <TableIndicateurs base={base} suivis={suivis} legende="Indicateurs de la convention" />
          <JumelleDesAllures suivis={suivis} />
        </>
      )}
      <Pagination
        chemin={`${base}/indicateurs`}
        params={new URLSearchParams(retires ? { retires: "1" } : {})}
        page={page}
        total={total}
      />
      {nombreRetires > 0 && !retires && (
        <p>
          <a href={`${base}/indicateurs?retires=1`}>{pluriel(nombreRetires, "indicateur")} mis de côté</a>
        </p>
      )}
    </>
  );
};
