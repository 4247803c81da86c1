import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { nomDeLAction, nomDeLObjet } from "./lexique.ts";
import type { FiltreJournal, LigneJournal } from "./model.ts";

type Option = { valeur: string; libelle: string };

export type JournalPageProps = {
  espace: string;
  lignes: readonly LigneJournal[];
  total: number;
  page: number;
  filtre: FiltreJournal;
  params: URLSearchParams;
  conventions: readonly Option[];
  comptes: readonly Option[];
  efface: boolean;
  /** La chaîne relue : tient, ou le rang de la première ligne qui ne tient pas. */
  chaine?: { rang: number | null } | undefined;
  fait?: string | undefined;
};

const Filtres = ({ espace, filtre, conventions, comptes }: JournalPageProps) => (
  <form class="barre bas" method="get" action={`/espaces/${espace}/journal`} role="search">
    <Choix
      nom="convention"
      label="Convention"
      options={[{ valeur: "", libelle: "Toutes" }, ...conventions]}
      valeur={filtre.convention}
    />
    <Choix
      nom="compte"
      label="Personne"
      options={[{ valeur: "", libelle: "Toutes" }, ...comptes]}
      valeur={filtre.compte}
    />
    <Champ nom="de" label="Du" type="date" valeur={filtre.de} />
    <Champ nom="a" label="Au" type="date" valeur={filtre.a} />
    <button class="bouton discret">Filtrer</button>
  </form>
);

const Chaine = ({ chaine }: Pick<JournalPageProps, "chaine">) => {
  if (!chaine) return null;
  return chaine.rang === null ? (
    <Alert ton="info">La chaîne tient : aucune ligne n’a été changée, ôtée ni ajoutée après coup.</Alert>
  ) : (
    <Alert>
      La chaîne est rompue à la ligne {chaine.rang} : elle, ou celle qui la précédait, a été changée hors de Maillage.
      Prévenez l’administrateur et gardez une copie de la base.
    </Alert>
  );
};

const Lignes = ({ espace, lignes, efface }: JournalPageProps) => (
  <Tableau
    nom="Lignes du journal, la plus récente d’abord"
    longue
    colonnes={[
      { titre: "Ligne", n: true },
      "Quand",
      "Qui",
      "Quoi",
      "Convention",
      ...(efface ? [{ titre: "Gestes", cache: true }] : []),
    ]}
  >
    {lignes.map(({ rang, le, qui, action, objet, objetId, titre, citation, effacee }) => (
      <tr>
        <td class="n">{rang}</td>
        <td>{aLHeure(le)}</td>
        <td>{qui}</td>
        <th scope="row">
          {nomDeLObjet(objet)}, {nomDeLAction(action)}
          <br />
          <small>
            {citation ? <a href={citation.href}>{citation.titre}</a> : objetId} {effacee && "· valeurs effacées"}
          </small>
        </th>
        <td>{titre ?? "L’espace"}</td>
        {efface && (
          <td>
            {!effacee && action !== "effacement" && (
              <a href={`/espaces/${espace}/journal/effacement?${new URLSearchParams({ objet, id: objetId })}`}>
                Effacer
                <span class="cache">
                  {" "}
                  les valeurs de {citation?.titre ?? objetId}, ligne {rang}
                </span>
              </a>
            )}
          </td>
        )}
      </tr>
    ))}
  </Tableau>
);

export const JournalPage = (props: JournalPageProps) => {
  const { espace, lignes, total, page, params, chaine, fait } = props;
  const chemin = `/espaces/${espace}/journal`;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Journal</h1>
          <p>
            Qui a écrit quoi, et quand : {pluriel(total, "ligne")}. Les valeurs ne se lisent pas ici ; chaque ligne
            garde leur empreinte.
          </p>
        </div>
        <div class="barre">
          <a href={`/espaces/${espace}/registre`}>Registre des données</a>
          <a class="bouton discret" href={`${chemin}/export?${params}`}>
            Exporter ce qui est affiché
          </a>
          <a class="bouton" href={`${chemin}?${new URLSearchParams([...params, ["verifier", "1"]])}`}>
            Vérifier la chaîne
          </a>
        </div>
      </div>
      {fait && <Alert ton="info">{fait}</Alert>}
      <Chaine chaine={chaine} />
      <Filtres {...props} />
      {lignes.length === 0 ? <p>Aucune ligne ne répond à ce filtre.</p> : <Lignes {...props} />}
      <Pagination chemin={chemin} params={params} page={page} total={total} />
    </>
  );
};

export type EffacementPageProps = {
  espace: string;
  objet: string;
  objetId: string;
  total: number;
  de: string;
  a: string;
  personnes: readonly string[];
};

const entre = (de: string, a: string): string =>
  aLHeure(de) === aLHeure(a) ? `le ${aLHeure(de)}` : `du ${aLHeure(de)} au ${aLHeure(a)}`;

/** Avant d'effacer : ce qui sera perdu, nommé. */
export const EffacementPage = ({ espace, objet, objetId, total, de, a, personnes }: EffacementPageProps) => (
  <>
    <h1>Effacer des valeurs du journal</h1>
    <div class="panneau">
      <p>
        {nomDeLObjet(objet)} {objetId} : {pluriel(total, "ligne")}, {entre(de, a)}, par {personnes.join(", ")}.
      </p>
      <p>
        Ce que chaque ligne disait avant et après sera perdu pour toujours : l’histoire de cet objet ne pourra plus se
        relire ni se rétablir. Resteront qui a écrit, quand, et une ligne qui dit cet effacement. La valeur
        d’aujourd’hui, dans sa page, ne change pas : corrigez-la d’abord si elle doit disparaître aussi.
      </p>
      <form method="post" action={`/espaces/${espace}/journal/effacement`} class="barre">
        <input type="hidden" name="objet" value={objet} />
        <input type="hidden" name="id" value={objetId} />
        <button class="bouton">Effacer ces valeurs pour toujours</button>
        <a href={`/espaces/${espace}/journal`}>Ne rien effacer</a>
      </form>
    </div>
  </>
);
