import { enLettres } from "#commun/jour.ts";
import type { ArretDit } from "./model.ts";

/** Les arrêts et les jours d'une structure itinérante, tels que son service les tient. */
export const ArretsPanneau = ({ arrets }: { arrets: readonly ArretDit[] }) => (
  <section class="panneau" aria-labelledby="arrets">
    <h2 id="arrets">Arrêts et jours</h2>
    {arrets.length === 0 ? (
      <p class="note">
        Aucun service itinérant ne lui est encore rattaché : il se choisit dans le suivi, parmi les services de la
        convention.
      </p>
    ) : (
      <ul role="list" class="pile">
        {arrets.map(({ lieu, quand, prochain, href }) => (
          <li>
            <a href={href}>{lieu}</a>
            <small class="sous">{quand}</small>
            {prochain && <small class="sous">Prochain passage le {enLettres(prochain)}</small>}
          </li>
        ))}
      </ul>
    )}
  </section>
);
