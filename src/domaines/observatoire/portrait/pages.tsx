import type { Child } from "hono/jsx";
import { pluriel } from "#commun/texte.ts";
import {
  LIBELLES_GENRE,
  LIBELLES_THEME,
  type LieuNomme,
  type Statistique,
  type Theme,
  THEMES,
} from "#domaines/statistiques/model.ts";
import { Etincelle } from "#ui/graphiques.tsx";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { direValeur, estCourte, estFragile } from "../carte/rules.ts";
import { adresseDe } from "../lieu/rules.ts";
import type { Mesure, Portrait, Trait } from "./model.ts";
import { pointsDe, trierAbsents } from "./rules.ts";

type Props = { ici: string; portrait: Portrait; telecharger: Child; peutModifier: boolean; annee?: number };

/** Une longue unité se dit avec le nom, une fois, plutôt qu'à chaque valeur. */
const nomEtUnite = (statistique: Statistique): string =>
  statistique.formule.genre === "compte" || estCourte(statistique)
    ? statistique.nom
    : `${statistique.nom} (${statistique.unite})`;

const direMesure = (statistique: Statistique, mesure: Mesure | null): string => {
  if (!mesure) return "—";
  if (mesure.valeur === null) return mesure.secret ? "secret" : "—";
  return direValeur(statistique, mesure.valeur);
};

const EN_COLONNE: Record<LieuNomme["genre"], string> = {
  commune: "Commune",
  bassin: "Bassin",
  epci: "Intercommunalité",
  departement: "Département",
  region: "Région",
  france: "France",
};

/** Les territoires dont on sait au moins une chose : une colonne vide ne compare rien. */
const colonnesDe = ({ dans, traits }: Portrait): LieuNomme[] =>
  dans.filter(({ genre }) =>
    traits.some(({ comparaisons }) => comparaisons.some(({ lieu, mesure }) => lieu.genre === genre && mesure !== null)),
  );

const Ligne = ({ trait, colonnes }: { trait: Trait; colonnes: readonly LieuNomme[] }) => {
  const { statistique, mesure, comparaisons, phrases, serie } = trait;
  const points = pointsDe(serie);
  const premiere = points[0];
  return (
    <tr>
      <th scope="row">
        {nomEtUnite(statistique)}, {mesure.millesime}
        {phrases.length > 0 && <small class="sous">{phrases.join(" ")}</small>}
      </th>
      <td class="n">
        <b>{direMesure(statistique, mesure)}</b>
        {estFragile(statistique, mesure) && <small class="sous">sur {mesure.denominateur}</small>}
      </td>
      {colonnes.map((colonne) => (
        <td class="n">
          {direMesure(statistique, comparaisons.find(({ lieu }) => lieu.genre === colonne.genre)?.mesure ?? null)}
        </td>
      ))}
      <td>
        {points.length > 2 && (
          <Etincelle
            id={`s-${statistique.code}`}
            titre={statistique.nom}
            description={`de ${direValeur(statistique, premiere?.valeur ?? 0)} en ${premiere?.libelle} à ${direValeur(statistique, mesure.valeur ?? 0)} en ${mesure.millesime}`}
            points={points}
          />
        )}
      </td>
    </tr>
  );
};

const UnTheme = ({ theme, portrait }: { theme: Theme; portrait: Portrait }) => {
  const traits = portrait.traits.filter(({ statistique }) => statistique.theme === theme);
  if (traits.length === 0) return null;
  const colonnes = colonnesDe(portrait);
  const titres = colonnes.map(({ genre }) => ({ titre: EN_COLONNE[genre], n: true }));
  return (
    <section class="pile portrait" aria-labelledby={`t-${theme}`}>
      <h2 id={`t-${theme}`}>{LIBELLES_THEME[theme]}</h2>
      <Tableau
        nom={`${LIBELLES_THEME[theme]} : ${portrait.lieu.nom}`}
        colonnes={["Chiffre", { titre: "Ici", n: true }, ...titres, "Évolution"]}
        longue
      >
        {traits.map((trait) => (
          <Ligne trait={trait} colonnes={colonnes} />
        ))}
      </Tableau>
    </section>
  );
};

const Dans = ({ ici, dans }: { ici: string; dans: readonly LieuNomme[] }) =>
  dans.length === 0 ? null : (
    <p>
      Comparé à :{" "}
      {dans.map((lieu, rang) => (
        <>
          {rang > 0 && ", "}
          <a href={`${ici}/${adresseDe(lieu)}`}>{lieu.nom}</a>
        </>
      ))}
      , pour la même année que le chiffre montré ici.
    </p>
  );

const noms = (absents: readonly Statistique[]) => absents.map(({ nom }) => nom).join(" ; ");

const Absents = ({ portrait, ici, peutModifier }: Props) => {
  const { attendus, sansCalcul } = trierAbsents(portrait);
  return (
    <>
      {attendus.length > 0 && (
        <section class="pile" aria-labelledby="absents">
          <h2 id="absents">Ce que l’on ne sait pas encore</h2>
          <p class="note">
            {noms(attendus)}.{" "}
            {peutModifier && (
              <a href={ici.replace(/observatoire\/portraits$/, "statistiques")}>Faire entrer des chiffres</a>
            )}
          </p>
        </section>
      )}
      {sansCalcul.length > 0 && (
        <p class="note">
          {portrait.lieu.genre === "bassin"
            ? "Ne se calcule pas pour un bassin, à partir de ses communes"
            : "Ne se refait pas de ses communes, et attend la valeur publiée pour lui"}{" "}
          : {noms(sansCalcul)}.
        </p>
      )}
    </>
  );
};

const Apres = (props: Props) => {
  const { portrait } = props;
  return (
    <>
      <Absents {...props} />
      {portrait.sources.length > 0 && (
        <section class="pile" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <ul>
            {portrait.sources.map((source) => (
              <li>{source}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const nomGenre = ({ genre }: LieuNomme) => LIBELLES_GENRE[genre];

/** Un territoire en chiffres, à côté de ceux auxquels il se compare. */
export const PortraitPage = (props: Props) => {
  const { ici, portrait, telecharger } = props;
  const { lieu, habitants, communes, dans, traits } = portrait;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>Portraits</a>
          </p>
          <h1>{props.annee === undefined ? titreDe(lieu) : `${titreDe(lieu)}, en ${props.annee}`}</h1>
          <p>
            {nomGenre(lieu)}
            {communes.length > 1 && `, ${pluriel(communes.length, "commune")}`}
            {habitants !== null && `, ${pluriel(habitants, "habitant")} (population municipale en vigueur en 2026)`}
          </p>
        </div>
        {telecharger}
      </div>
      <Dans ici={ici} dans={dans} />
      {traits.length === 0 && <p class="vide">Aucun chiffre n’est encore connu de ce territoire.</p>}
      {THEMES.map((theme) => (
        <UnTheme theme={theme} portrait={portrait} />
      ))}
      <Apres {...props} />
    </>
  );
};

/** Deux territoires peuvent porter un nom : la page dit lequel. */
export const titreDe = (lieu: LieuNomme): string =>
  lieu.genre === "commune" || lieu.genre === "france"
    ? `Portrait : ${lieu.nom}`
    : `Portrait : ${lieu.nom} (${nomGenre(lieu).toLowerCase()})`;

type ListeProps = {
  ici: string;
  ensembles: readonly LieuNomme[];
  communes: readonly (LieuNomme & { habitants: number | null; naissances: number | null })[];
  annee: number | null;
  page: number;
  telecharger: Child;
};

const nombre = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

/** Les territoires de l'espace, chacun son portrait. */
export const PortraitsPage = ({ ici, ensembles, communes, annee, page, telecharger }: ListeProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Portraits</h1>
        <p>Chaque territoire en chiffres, à côté de ceux qui le contiennent.</p>
      </div>
      {telecharger}
    </div>
    <section class="pile" aria-labelledby="ensembles">
      <h2 id="ensembles">Ensembles</h2>
      <ul role="list" class="serree">
        {ensembles.map((lieu) => (
          <li>
            <a href={`${ici}/${adresseDe(lieu)}`}>{lieu.nom}</a> <small>{nomGenre(lieu)}</small>
          </li>
        ))}
      </ul>
    </section>
    <section class="pile" aria-labelledby="communes">
      <h2 id="communes">Communes</h2>
      {communes.length === 0 ? (
        <p class="vide">Les communes des conventions et des bassins de l’espace se liront ici.</p>
      ) : (
        <Tableau
          nom="Communes de l’espace"
          colonnes={[
            "Commune",
            { titre: "Habitants", n: true },
            { titre: annee ? `Naissances en ${annee}` : "Naissances", n: true },
          ]}
        >
          {communes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((commune) => (
            <tr>
              <th scope="row">
                <a href={`${ici}/${adresseDe(commune)}`}>{commune.nom}</a>
              </th>
              <td class="n">{nombre(commune.habitants)}</td>
              <td class="n">{nombre(commune.naissances)}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <Pagination chemin={ici} params={new URLSearchParams()} page={page} total={communes.length} />
    </section>
  </>
);
