import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Commission } from "../../session/model.ts";
import type { NonRecevable } from "../model.ts";

const MONTREES = 20;

type Props = { nonRecevables: readonly NonRecevable[]; demandes: string | null };

/** Les demandes qui ne tiennent pas une condition du règlement ; qui siège ne voit que le nombre. */
export const Relire = ({ nonRecevables, demandes }: Props) => {
  if (nonRecevables.length === 0) return null;
  return (
    <Alert ton="attention">
      <p>
        {pluriel(nonRecevables.length, "demande ne tient pas", "demandes ne tiennent pas")} une condition du règlement :
        gelées non recevables, elles restent hors du classement, leurs raisons écrites. Un agent les relit d’abord ; la
        commission peut en admettre une, par un geste motivé.
      </p>
      {demandes && (
        <ul>
          {nonRecevables.slice(0, MONTREES).map(({ id, numero, conditions }) => (
            <li>
              <a href={`${demandes}/${id}`}>{numero ?? "Sans numéro"}</a> : {conditions.join(" ; ")}
            </li>
          ))}
        </ul>
      )}
      {demandes && nonRecevables.length > MONTREES && (
        <p>Et {pluriel(nonRecevables.length - MONTREES, "autre")}, que la liste gelée nommera.</p>
      )}
    </Alert>
  );
};

/** Un dossier gelé hors du classement ; son nom, pour qui conduit la séance. */
export type Ecarte = { id: string; conditions: readonly string[]; nom: string | null };

type EcartesProps = { ici: string; commission: Commission; admettre: boolean; ecartes: readonly Ecarte[] };

const Admettre = ({ ici, commission, id }: Pick<EcartesProps, "ici" | "commission"> & { id: string }) => (
  <details>
    <summary>
      Admettre<span class="cache"> {id}</span>
    </summary>
    <form method="post" action={`${ici}/gestes`} class="pile">
      <input type="hidden" name="genre" value="ajout" />
      <input type="hidden" name="dossier" value={id} />
      <input type="hidden" name="version" value={`${commission.version}`} />
      <Champ nom="motif" id={`admettre-${id}`} label="Pourquoi" aide="Le procès-verbal le citera." requis />
      <p class="barre">
        <button class="bouton discret" name="essai" value="1">
          Voir qui serait touché
        </button>
        <button class="bouton">Admettre ce dossier</button>
      </p>
    </form>
  </details>
);

/** Ce que le règlement n'a pas laissé examiner, et pourquoi ; chacun recevra une lettre qui le dit. */
export const Ecartes = ({ ici, commission, admettre, ecartes }: EcartesProps) =>
  ecartes.length === 0 ? (
    <div class="panneau vide">
      <p>Toutes les demandes gelées tiennent les conditions du règlement.</p>
    </div>
  ) : (
    <Tableau
      nom="Dossiers non recevables"
      colonnes={["Dossier", "Conditions non tenues", ...(admettre ? [{ titre: "Admettre", cache: true }] : [])]}
    >
      {ecartes.map(({ id, conditions, nom }) => (
        <tr>
          <th scope="row">
            {id}
            {nom && <small class="sous">{nom}</small>}
          </th>
          <td>{conditions.join(" ; ")}</td>
          {admettre && (
            <td>
              <Admettre ici={ici} commission={commission} id={id} />
            </td>
          )}
        </tr>
      ))}
    </Tableau>
  );
