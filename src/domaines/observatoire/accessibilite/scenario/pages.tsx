import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { direAcces } from "../document.ts";
import type { Etude, ModeEtude } from "../etude/model.ts";
import { ChoixMode } from "../mode/pages.tsx";
import type { LigneBassin } from "./actions.ts";
import { Onglets } from "../onglet/pages.tsx";
import { Gestes, Renommer } from "./geste/pages.tsx";
import type { Ecart, Scenario } from "./model.ts";

const nombre = (valeur: number, decimales = 1) => valeur.toLocaleString("fr-FR", { maximumFractionDigits: decimales });
const signe = (valeur: number) => `${valeur > 0 ? "+" : ""}${nombre(valeur)}`;

const fermes = ({ lignes }: Etude) =>
  lignes.filter(({ zones }) =>
    zones.some(({ genre, ferme }) => ferme && (genre === "blanche" || genre === "sousDotee")),
  ).length;

/** Une ligne de la comparaison : aujourd'hui, ou un scénario. */
export type LigneScenario = { scenario: Scenario | null; etude: Etude; gagnent: number; perdent: number };

const Comparaison = ({ base, lignes, mode }: Pick<ListeProps, "base" | "lignes" | "mode">) => (
  <Tableau
    nom="Les scénarios, à côté d’aujourd’hui"
    colonnes={[
      "Scénario",
      { titre: "Places", n: true },
      { titre: "Places pour 100", n: true },
      { titre: "Places manquantes", n: true },
      { titre: "Inégalité (Gini)", n: true },
      { titre: "Communes qui gagnent", n: true },
      { titre: "Communes qui perdent", n: true },
      { titre: "En zone blanche ou sous-dotée", n: true },
    ]}
    montre
  >
    {lignes.map(({ scenario, etude, gagnent, perdent }) => (
      <tr>
        <th scope="row">
          {scenario ? (
            <a href={`${base}/scenarios/${scenario.id}${mode === "collectif" ? "" : `?mode=${mode}`}`}>
              {scenario.nom}
            </a>
          ) : (
            "Aujourd’hui"
          )}
        </th>
        <td class="n">{nombre(etude.places)}</td>
        <td class="n">{direAcces(etude.acces)}</td>
        <td class="n">{nombre(etude.manque)}</td>
        <td class="n">{nombre(etude.gini, 2)}</td>
        <td class="n">{scenario ? gagnent : "—"}</td>
        <td class="n">{scenario ? perdent : "—"}</td>
        <td class="n">{fermes(etude)}</td>
      </tr>
    ))}
  </Tableau>
);

type ListeProps = {
  base: string;
  mode: ModeEtude;
  lignes: readonly LigneScenario[];
  total: number;
  page: number;
  params: URLSearchParams;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

/** Les scénarios gardés, comparés d'un coup d'œil. */
export const ScenariosPage = ({ base, mode, lignes, total, page, params, modifier, erreurs }: ListeProps) => (
  <div class="pile">
    <Tete
      titre="Scénarios"
      dit="Ouvrir, fermer, déplacer, agrandir une structure, redessiner un bassin : qui y gagne, qui y perd."
    />
    <Onglets base={base} ici="/scenarios" />
    <Fautes erreurs={erreurs} />
    <form method="get" action={`${base}/scenarios`} class="barre reglages">
      <ChoixMode mode={mode} />
      <button class="bouton discret">Comparer</button>
    </form>
    <Comparaison base={base} lignes={lignes} mode={mode} />
    {total === 0 && <p class="vide">Aucun scénario encore.</p>}
    <Pagination chemin={`${base}/scenarios`} params={params} page={page} total={total} />
    {modifier && (
      <form method="post" action={`${base}/scenarios`} class="formulaire panneau">
        <h2>Imaginer autre chose</h2>
        <Champ nom="nom" label="Nom du scénario" requis erreurs={erreurs} />
        <Zone nom="note" label="Pourquoi" lignes={3} erreurs={erreurs} />
        <p>
          <button class="bouton">Commencer</button>
        </p>
      </form>
    )}
  </div>
);

const DITS = { gagne: "Gagne", perd: "Perd", egal: "Rien ne change" } as const;

const Ecarts = ({
  ecarts,
  chemin,
  params,
  page,
}: {
  ecarts: readonly Ecart[];
  chemin: string;
  params: URLSearchParams;
  page: number;
}) => (
  <section class="pile" aria-labelledby="ecarts">
    <h2 id="ecarts">Qui gagne, qui perd</h2>
    {ecarts.length === 0 ? (
      <p class="vide">Aucune commune ne gagne ni ne perd.</p>
    ) : (
      <Tableau
        nom="Ce que chaque commune gagne ou perd"
        colonnes={[
          "Commune",
          "Sens",
          { titre: "Moins de 3 ans", n: true },
          { titre: "Places pour 100, avant", n: true },
          { titre: "Après", n: true },
          { titre: "Places à portée de ses enfants", n: true },
        ]}
      >
        {ecarts.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ nom, sens, enfants, avant, apres, places }) => (
          <tr>
            <th scope="row">{nom}</th>
            <td>{DITS[sens]}</td>
            <td class="n">{nombre(enfants, 0)}</td>
            <td class="n">{direAcces(avant)}</td>
            <td class="n">{direAcces(apres)}</td>
            <td class="n">{signe(places)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={chemin} params={params} page={page} total={ecarts.length} />
  </section>
);

const Bassins = ({ bassins }: { bassins: readonly LigneBassin[] }) => (
  <Tableau
    nom="Bassin par bassin : places atteintes pour 100 enfants"
    colonnes={[
      "Bassin",
      { titre: "Enfants", n: true },
      { titre: "Places du bassin", n: true },
      { titre: "Pour 100, avant", n: true },
      { titre: "Après", n: true },
    ]}
    montre
  >
    {bassins.map(({ bassin, avant, apres, enfants, places }) => (
      <tr>
        <th scope="row">{bassin || "Sans bassin"}</th>
        <td class="n">{enfants}</td>
        <td class="n">{places}</td>
        <td class="n">{avant}</td>
        <td class="n">{apres}</td>
      </tr>
    ))}
  </Tableau>
);

export type ScenarioProps = {
  base: string;
  scenario: Scenario;
  changements: readonly { dit: string; laisse: boolean }[];
  phrase: string;
  mode: ModeEtude;
  contre: string;
  autres: readonly Scenario[];
  ecarts: readonly Ecart[];
  bassins: readonly LigneBassin[];
  communes: readonly string[];
  nomsBassins: readonly string[];
  sites: readonly { id: string; nom: string }[];
  params: URLSearchParams;
  page: number;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
  faute?: string | undefined;
};

const Changements = ({ base, scenario, changements, modifier }: ScenarioProps) => (
  <section class="panneau" aria-labelledby="changements">
    <h2 id="changements">Ce que l’on imagine</h2>
    {changements.length === 0 ? (
      <p class="vide">Rien encore : ajoutez un premier changement.</p>
    ) : (
      <ol>
        {changements.map(({ dit, laisse }, rang) => (
          <li>
            {dit}
            {laisse && " (laissé de côté : ce qu’il nomme n’est plus là)"}
            {modifier && (
              <form method="post" action={`${base}/scenarios/${scenario.id}/changements/${rang}/retrait`}>
                <input type="hidden" name="version" value={scenario.version} />
                <button class="lien">
                  Retirer<span class="cache"> : {dit}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
);

const Contre = ({ base, scenario, contre, autres, mode }: ScenarioProps) => (
  <form method="get" action={`${base}/scenarios/${scenario.id}`} class="barre reglages">
    <ChoixMode mode={mode} />
    {autres.length > 0 && (
      <div class="champ">
        <label for="contre">Comparer à</label>
        <select id="contre" name="contre">
          <option value="">Aujourd’hui</option>
          {autres.map(({ id, nom }) => (
            <option value={id} selected={id === contre}>
              {nom}
            </option>
          ))}
        </select>
      </div>
    )}
    <button class="bouton discret">Comparer</button>
  </form>
);

/** Un scénario : ce qu'il change, qui y gagne, qui y perd. */
export const ScenarioPage = (props: ScenarioProps) => {
  const {
    base,
    scenario,
    phrase,
    ecarts,
    bassins,
    communes,
    nomsBassins,
    sites,
    modifier,
    erreurs,
    faute,
    params,
    page,
  } = props;
  return (
    <div class="pile">
      <Tete titre={scenario.nom} dit={phrase} />
      <Onglets base={base} ici="/scenarios" />
      <Fautes erreurs={erreurs} />
      {scenario.note && <p>{scenario.note}</p>}
      <Changements {...props} />
      <Contre {...props} />
      <Ecarts ecarts={ecarts} chemin={`${base}/scenarios/${scenario.id}`} params={params} page={page} />
      <Bassins bassins={bassins} />
      {modifier && (
        <section class="pile" aria-labelledby="imaginer">
          <h2 id="imaginer">Imaginer encore</h2>
          <Gestes
            base={base}
            scenario={scenario}
            sites={sites}
            communes={communes}
            nomsBassins={nomsBassins}
            erreurs={erreurs}
            faute={faute}
          />
          <Renommer base={base} scenario={scenario} erreurs={erreurs} faute={faute} />
        </section>
      )}
    </div>
  );
};

export const RetraitScenarioPage = ({ base, scenario }: { base: string; scenario: Scenario }) => (
  <div class="pile">
    <Tete titre={`Retirer « ${scenario.nom} »`} />
    <p>
      {pluriel(scenario.changements.length, "changement")} s’en {scenario.changements.length < 2 ? "va" : "vont"} avec
      lui ; le territoire, lui, ne change pas.
    </p>
    <form method="post" action={`${base}/scenarios/${scenario.id}/retrait`} class="barre">
      <button class="bouton">Retirer ce scénario</button>
      <a href={`${base}/scenarios/${scenario.id}`}>Le garder</a>
    </form>
  </div>
);
