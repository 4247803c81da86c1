import { enLettres, type Jour } from "#commun/jour.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import { Etat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { AutoriteEtDevoirs } from "../competence/model.ts";
import { Onglets } from "../pages.tsx";
import type { ConventionNommee } from "./actions.ts";
import { FORMES, type Forme, LIBELLES_FORME, type Schema } from "./model.ts";

export const EtatDuSchema = ({ schema }: { schema: Pick<Schema, "adopteLe"> }) =>
  schema.adopteLe ? <Etat forme="faite" libelle="Adopté" /> : <Etat forme="attente" libelle="En préparation" />;

/** Une autorité qui planifie, et ce que la loi lui demande. */
export type Planificatrice = Pick<AutoriteEtDevoirs, "autorite"> & { due: Forme | null };

export type SchemasProps = {
  base: string;
  schemas: readonly Schema[];
  conventions: ReadonlyMap<string, string>;
  sans: readonly Planificatrice[];
  page: number;
  taille: number;
  params: URLSearchParams;
  modifier: boolean;
};

const Sans = ({ sans }: { sans: readonly Planificatrice[] }) => (
  <div class="message attention" role="status">
    <p>Ces autorités doivent planifier par écrit, et n’ont rien d’adopté aujourd’hui :</p>
    <ul>
      {sans.map(({ autorite, due }) => (
        <li>
          {autorite.nom} : {due && LIBELLES_FORME[due].toLowerCase()}
          {due === "schema" && ", ou une CTG qui en tient lieu"}
        </li>
      ))}
    </ul>
  </div>
);

/** Ce que chaque autorité planifie, et celles qui devraient. */
export const SchemasPage = ({ base, schemas, conventions, sans, page, taille, params, modifier }: SchemasProps) => (
  <>
    <Tete
      titre="Schémas de la petite enfance"
      dit="Ce que chaque autorité planifie : places, métiers, travaux, année par année."
    >
      {modifier && (
        <a class="bouton" href={`${base}/schemas/nouveau`}>
          Ouvrir un schéma
        </a>
      )}
    </Tete>
    <Onglets base={base} ici="schemas" />
    {schemas.length === 0 ? (
      <p class="vide">Aucun schéma. Une convention peut en tenir lieu : sa page dit ce qui y manque.</p>
    ) : (
      <Tableau nom="Les schémas" colonnes={["Schéma", "Autorité", "Du", "Au", "État"]}>
        {schemas.slice((page - 1) * taille, page * taille).map((schema) => (
          <tr>
            <th scope="row">
              <a href={`${base}/schemas/${schema.id}`}>{schema.titre}</a>
              {schema.remplace && <small class="sous">Actualisation</small>}
              {schema.convention && (
                <small class="sous">Une convention en tient lieu : {conventions.get(schema.convention)}</small>
              )}
            </th>
            <td>{schema.autoriteNom}</td>
            <td>{enLettres(schema.debut)}</td>
            <td>{enLettres(schema.fin)}</td>
            <td>
              <EtatDuSchema schema={schema} />
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/schemas`} params={params} page={page} total={schemas.length} />
    {sans.length > 0 && <Sans sans={sans} />}
  </>
);

type ChoixProps = { conventions: readonly ConventionNommee[]; valeur: string; erreurs: FormErrors | undefined };

/** La convention dont le contenu répond à celui du schéma, s'il y en a une. */
export const ChoixConvention = ({ conventions, valeur, erreurs }: ChoixProps) => (
  <Choix
    nom="convention"
    label="Convention qui en tient lieu"
    valeur={valeur}
    erreurs={erreurs}
    options={[
      { valeur: "", libelle: "Aucune : le schéma s’adopte seul" },
      ...conventions.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
    ]}
  />
);

export type NouveauProps = {
  base: string;
  id: string;
  today: Jour;
  planificatrices: readonly Planificatrice[];
  conventions: readonly ConventionNommee[];
  erreurs?: FormErrors | undefined;
};

/** Ouvrir un schéma, pour une autorité qui planifie. */
export const NouveauPage = ({ base, id, today, planificatrices, conventions, erreurs }: NouveauProps) => (
  <form method="post" action={`${base}/schemas`} class="formulaire">
    <Tete titre="Ouvrir un schéma" retour={[`${base}/schemas`, "Schémas de la petite enfance"]} />
    <Fautes erreurs={erreurs} />
    {planificatrices.length === 0 && (
      <p class="vide">Personne ne planifie encore ici : écrivez d’abord qui exerce cette compétence.</p>
    )}
    <input type="hidden" name="id" value={id} />
    <Choix
      nom="autorite"
      label="Autorité"
      erreurs={erreurs}
      options={planificatrices.map(({ autorite }) => ({ valeur: autorite.cle, libelle: autorite.nom }))}
    />
    <Choix
      nom="forme"
      label="Forme"
      erreurs={erreurs}
      valeur={planificatrices[0]?.due ?? "schema"}
      options={FORMES.map((valeur) => ({ valeur, libelle: LIBELLES_FORME[valeur] }))}
    />
    <ChoixConvention conventions={conventions} valeur="" erreurs={erreurs} />
    <Champ
      nom="titre"
      label="Titre"
      requis
      erreurs={erreurs}
      valeur="Schéma de maintien et de développement de l’accueil"
    />
    <Champ nom="debut" label="Premier jour" type="date" requis erreurs={erreurs} valeur={today} />
    <Champ nom="fin" label="Dernier jour" type="date" requis erreurs={erreurs} />
    <p class="barre">
      <button class="bouton">Ouvrir</button>
      <a href={`${base}/schemas`}>Ne rien ouvrir</a>
    </p>
  </form>
);
