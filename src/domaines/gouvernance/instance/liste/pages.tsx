import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Tableau } from "#ui/tableau.tsx";
import { type Instance, LIBELLES_NATURE } from "../model.ts";
import { type Rythme, rythmeDit } from "../pages.tsx";

export type Ligne = { instance: Instance; membres: number; rythme: Rythme; parite: string | null };

const LigneInstance = ({ base, ligne, an }: { base: string; ligne: Ligne; an: number }) => {
  const { instance, membres, rythme, parite } = ligne;
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/instances/${instance.id}`}>{instance.nom}</a>
        <small class="sous">
          {LIBELLES_NATURE[instance.nature]}
          {instance.conventions.length > 1 && ` de ${instance.conventions.length} conventions`}
          {instance.closeLe && `, close le ${enLettres(instance.closeLe)}`}
        </small>
      </th>
      <td>
        {pluriel(membres, "membre")}
        {parite && <small class="sous">{parite}</small>}
      </td>
      <td>{rythmeDit(rythme, an)}</td>
    </tr>
  );
};

/** Les instances d'une convention : qui siège, à quel rythme. */
export const InstancesPage = (props: { base: string; lignes: readonly Ligne[]; an: number; conduire: boolean }) => {
  const { base, lignes, an, conduire } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Instances</h1>
          <p>Qui siège ensemble pour conduire la convention, et à quel rythme.</p>
        </div>
        {conduire && (
          <a class="bouton" href={`${base}/instances/nouvelle`}>
            Créer une instance
          </a>
        )}
      </div>
      {lignes.length === 0 ? (
        <p class="vide">
          Aucune instance n’est encore nommée. Commencez par le comité de pilotage : c’est lui que la convention cite.
        </p>
      ) : (
        <Tableau nom="Les instances de la convention" colonnes={["Instance", "Composition", "Réunions"]}>
          {lignes.map((ligne) => (
            <LigneInstance base={base} ligne={ligne} an={an} />
          ))}
        </Tableau>
      )}
    </>
  );
};
