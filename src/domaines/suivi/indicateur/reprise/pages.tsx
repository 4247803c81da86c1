import type { Statistique } from "#domaines/statistiques/model.ts";
import type { Indicateur } from "../model.ts";
import { direValeur } from "../phrase/rules.ts";
import { valeurDe } from "../../valeur/rules.ts";
import type { Reprise } from "./rules.ts";

type Props = {
  ici: string;
  espace: string;
  indicateur: Indicateur;
  statistique: Statistique;
  reprises: readonly Reprise[];
  tues: readonly number[];
};

const MONTREES = 5;

/** Ce que la statistique du territoire dit, et que l'indicateur peut reprendre d'un geste. */
export const Reprises = ({ ici, espace, indicateur, statistique, reprises, tues }: Props) => (
  <section class="panneau" aria-labelledby="reprises">
    <h2 id="reprises">Statistique du territoire</h2>
    <p>
      <a href={`/espaces/${espace}/statistiques/${statistique.code}`}>{statistique.nom}</a>, sur le territoire de la
      convention.
    </p>
    {tues.length > 0 && (
      <p class="note">
        Ne se {tues.length > 1 ? "reprennent" : "reprend"} pas : {tues.join(", ")}. Un indicateur se publie, et ce
        nombre en rendrait un trop petit pour être dit.
      </p>
    )}
    {reprises.length === 0 ? (
      <p class="note">Rien de neuf à reprendre : tout ce que l’on en connaît est déjà écrit ici.</p>
    ) : (
      <ul class="liens">
        {reprises.slice(0, MONTREES).map((reprise) => (
          <li>
            <form class="barre" method="post" action={`${ici}/reprise`}>
              <input type="hidden" name="periode" value={reprise.periode} />
              <span>
                {reprise.periode} : <b>{direValeur(indicateur, valeurDe(indicateur, reprise) ?? reprise.nombre)}</b>
              </span>
              <button class="bouton discret">
                Reprendre<span class="cache"> la valeur de {reprise.periode}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
  </section>
);
