import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { COMPETENCES, type Competence, LIBELLES_COMPETENCE } from "../competence/model.ts";

type Fiche = { id: string; intitule: string };

export type RattachementProps = {
  base: string;
  fiches: readonly Fiche[];
  servies: ReadonlyMap<string, readonly Competence[]>;
  /** Combien de fiches servent chaque compétence, dans l'ordre de la loi. */
  comptes: readonly number[];
  version: string;
  page: number;
  total: number;
  modifier: boolean;
  change: boolean;
  ecrit: boolean;
};

const Case = ({ fiche, une, props }: { fiche: Fiche; une: Competence; props: RattachementProps }) => {
  const sert = props.servies.get(fiche.id)?.includes(une) ?? false;
  if (!props.modifier) return <td>{sert ? "Oui" : <span class="cache">Non</span>}</td>;
  return (
    <td>
      <label>
        <input type="checkbox" name="sert" value={`${fiche.id}/${une}`} checked={sert} />
        <span class="cache">
          {fiche.intitule} : {LIBELLES_COMPETENCE[une]}
        </span>
      </label>
    </td>
  );
};

const Grille = ({ props }: { props: RattachementProps }) => (
  <Tableau
    nom="Compétences que sert chaque fiche"
    colonnes={["Fiche-action", ...COMPETENCES.map((une) => LIBELLES_COMPETENCE[une])]}
  >
    {props.fiches.map((fiche) => (
      <tr>
        <th scope="row">
          {props.modifier && <input type="hidden" name="fiche" value={fiche.id} />}
          <a href={`${props.base}/plan/fiches/${fiche.id}`}>{fiche.intitule}</a>
        </th>
        {COMPETENCES.map((une) => (
          <Case fiche={fiche} une={une} props={props} />
        ))}
      </tr>
    ))}
  </Tableau>
);

/** Une ligne par fiche de la petite enfance, une colonne par compétence : on coche, on enregistre. */
export const RattachementPage = (props: RattachementProps) => {
  const { base, comptes, modifier } = props;
  const ici = `${base}/petite-enfance/fiches`;
  return (
    <div class="pile">
      <Tete
        titre="Ce que servent les fiches"
        dit="Chaque fiche de la petite enfance nomme les compétences du service public qu’elle sert. Le tableau de suivi les redit."
      />
      {props.ecrit && !props.change && <Alert ton="info">C’est enregistré.</Alert>}
      {props.change && (
        <Alert>
          Quelqu’un a changé ces fiches pendant que vous cochiez. Vos cases sont gardées ci-dessous et ne sont pas
          encore enregistrées : vérifiez-les, puis enregistrez.
        </Alert>
      )}
      <ul>
        {COMPETENCES.map((une, rang) => (
          <li>
            {LIBELLES_COMPETENCE[une]} :{" "}
            {(comptes[rang] ?? 0) === 0 ? "aucune fiche" : pluriel(comptes[rang] ?? 0, "fiche")}
          </li>
        ))}
      </ul>
      {props.fiches.length === 0 ? (
        <p class="vide">
          Aucune fiche du plan ne relève de la petite enfance : dites-le dans ses « Champs d’intervention ».
        </p>
      ) : modifier ? (
        <form method="post" action={`${ici}?page=${props.page}`} class="pile">
          <input type="hidden" name="version" value={props.version} />
          <Grille props={props} />
          <p class="barre">
            <button class="bouton">Enregistrer</button>
          </p>
        </form>
      ) : (
        <Grille props={props} />
      )}
      <Pagination chemin={ici} params={new URLSearchParams()} page={props.page} total={props.total} />
      <p>
        <a href={`${base}/suivi?par=competence`}>Où en sont ces fiches, par compétence</a>
      </p>
    </div>
  );
};
