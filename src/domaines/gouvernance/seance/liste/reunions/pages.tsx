import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import type { Ligne } from "../../../instance/liste/pages.tsx";
import { rythmeDit } from "../../../instance/pages.tsx";
import { LIBELLES_ORIGINE, type Point } from "../../../point/model.ts";
import { type LigneSeance, SeancesTable } from "../pages.tsx";

type Props = {
  base: string;
  instances: readonly Ligne[];
  lignes: readonly LigneSeance[];
  enAttente: readonly Point[];
  an: number;
  page: number;
  total: number;
  conduire: boolean;
};

const Preparer = ({ base, instances }: Pick<Props, "base" | "instances">) => (
  <ul role="list" class="barre">
    {instances
      .filter(({ instance }) => instance.closeLe === null)
      .map(({ instance }) => (
        <li>
          <a class="bouton discret" href={`${base}/instances/${instance.id}/reunions/nouvelle`}>
            Préparer : {instance.nom}
          </a>
        </li>
      ))}
  </ul>
);

const Rythmes = ({ instances, an }: Pick<Props, "instances" | "an">) => (
  <ul>
    {instances
      .filter(({ instance }) => instance.closeLe === null)
      .map(({ instance, rythme }) => (
        <li>
          {instance.nom} : {rythmeDit(rythme, an)}.
        </li>
      ))}
  </ul>
);

const EnAttente = ({ enAttente }: Pick<Props, "enAttente">) => (
  <section>
    <h2>Ce qui attend une réunion</h2>
    <ul>
      {enAttente.slice(0, 25).map(({ titre, origine, lien }) => (
        <li>
          {lien ? <a href={lien}>{titre}</a> : titre} <small class="note">{LIBELLES_ORIGINE[origine]}</small>
        </li>
      ))}
    </ul>
    {enAttente.length > 25 && <p class="note">Et {pluriel(enAttente.length - 25, "autre")}.</p>}
  </section>
);

/** Toutes les réunions de la convention : à venir, tenues, et ce qui attend d'être décidé. */
export const ReunionsPage = (props: Props) => {
  const { base, instances, lignes, enAttente, page, total, conduire } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <h1>Réunions</h1>
          <p>{pluriel(total, "réunion")}, des plus récentes aux plus anciennes.</p>
        </div>
      </div>
      {instances.length === 0 ? (
        <p class="vide">
          Une réunion est celle d’une instance : <a href={`${base}/instances`}>nommez d’abord le comité de pilotage</a>.
        </p>
      ) : (
        <Rythmes {...props} />
      )}
      {conduire && <Preparer base={base} instances={instances} />}
      {lignes.length > 0 && <SeancesTable base={base} lignes={lignes} instances />}
      <Pagination chemin={`${base}/reunions`} params={new URLSearchParams()} page={page} total={total} />
      {enAttente.length > 0 && <EnAttente enAttente={enAttente} />}
    </div>
  );
};
