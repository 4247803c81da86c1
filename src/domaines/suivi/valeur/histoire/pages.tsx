import { aLHeure } from "#commun/jour.ts";
import { Pagination } from "#ui/pagination.tsx";
import type { Indicateur } from "../../indicateur/model.ts";
import { periodeEnLettres } from "../../periode/rules.ts";
import type { Valeur } from "../model.ts";
import { ecrireValeur } from "../saisie/pages.tsx";

const ACTIONS: Record<string, string> = {
  saisie: "a donné",
  correction: "a corrigé",
  validation: "a validé",
  retrait: "a effacé",
  effacement: "a effacé des valeurs de l’histoire",
};

type Mouvement = { le: string; auteur: string; action: string; avant: unknown; apres: unknown };
type Gardee = Pick<Valeur, "periode" | "modalite" | "nombre" | "sur" | "commentaire">;

const Un = ({ indicateur, mouvement }: { indicateur: Indicateur; mouvement: Mouvement }) => {
  const [avant, apres] = [mouvement.avant as Gardee | null, mouvement.apres as Gardee | null];
  const dite = apres ?? avant;
  return (
    <li>
      <h2>
        {mouvement.auteur} {ACTIONS[mouvement.action] ?? mouvement.action}
        {dite && `, ${[periodeEnLettres(dite.periode), dite.modalite].filter(Boolean).join(", ")}`}
      </h2>
      <time datetime={mouvement.le}>{aLHeure(mouvement.le)}</time>
      {dite && (
        <p>
          {avant && apres && avant.nombre !== apres.nombre && <>{ecrireValeur({ indicateur }, avant)} → </>}
          {ecrireValeur({ indicateur }, dite)}
        </p>
      )}
      {apres?.commentaire && <p class="note">{apres.commentaire}</p>}
    </li>
  );
};

/** Tout ce qui est arrivé aux valeurs d'un indicateur, le plus récent d'abord. */
export const HistoireValeursPage = (props: {
  ici: string;
  indicateur: Indicateur;
  mouvements: readonly Mouvement[];
  page: number;
  total: number;
}) => {
  const { ici, indicateur, mouvements, page, total } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{indicateur.libelle}</a>
          </p>
          <h1>Toutes les corrections</h1>
        </div>
      </div>
      {mouvements.length === 0 && <p class="vide">Aucune valeur n’a encore été donnée.</p>}
      <ol class="fil">
        {mouvements.map((mouvement) => (
          <Un indicateur={indicateur} mouvement={mouvement} />
        ))}
      </ol>
      <Pagination chemin={`${ici}/histoire`} params={new URLSearchParams()} page={page} total={total} />
    </>
  );
};
