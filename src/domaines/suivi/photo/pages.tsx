import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Pagination } from "#ui/pagination.tsx";
import type { EtatDefini } from "../etat/model.ts";
import { EtatDit } from "../etat/pages.tsx";
import { dernierJour } from "../etat/rules.ts";
import type { FicheVue, Instantane } from "./model.ts";
import { taireLesMuettes } from "./rules.ts";

const Tues = ({ tues }: { tues: readonly { axe: string; nombre: number }[] }) =>
  tues.length > 0 && (
    <section aria-labelledby="tues">
      <h2 id="tues">Sans réponse à la clôture</h2>
      <ul class="lignes" role="list">
        {tues.map(({ axe, nombre }) => (
          <li>
            {axe} <span class="note chiffres">· {pluriel(nombre, "fiche")}</span>
          </li>
        ))}
      </ul>
    </section>
  );

const AuJour = ({ volets }: Pick<FicheVue, "volets">) => {
  const le = dernierJour(volets);
  return le && <small class="sous">au {enLettres(le)}</small>;
};

/** Ce qu'une campagne close a figé : il ne change plus. */
export const InstantanePage = ({
  base,
  instantane,
  empreinte,
  intact,
  etats,
  page,
  conduit,
}: {
  base: string;
  instantane: Instantane;
  empreinte: string;
  intact: boolean;
  etats: readonly EtatDefini[];
  page: number;
  /** Conduit le suivi : lit aussi quelles fiches se taisaient. */
  conduit: boolean;
}) => {
  const { nommees, tues } = conduit ? { nommees: instantane.fiches, tues: [] } : taireLesMuettes(instantane.fiches);
  return (
    <>
      <p class="note">
        <a href={`${base}/suivi/campagnes/${instantane.campagne.id}`}>{instantane.campagne.titre}</a>
      </p>
      <h1>Ce que la campagne a figé</h1>
      <p>
        Le {enLettres(instantane.campagne.close)}, {pluriel(instantane.fiches.length, "fiche")}. Empreinte inscrite au
        journal : <code class="texte">{empreinte.slice(0, 16)}…</code>
      </p>
      {!intact && (
        <Alert>
          Ce qui fut figé ne correspond plus à l’empreinte gardée au journal : quelqu’un l’a changé hors de Maillage.
        </Alert>
      )}
      <div class="cadre" tabindex={0} role="region" aria-label="Plan figé">
        <table class="table">
          <caption class="cache">Le plan au jour de la clôture</caption>
          <thead>
            <tr>
              <th scope="col">Fiche-action</th>
              <th scope="col">État</th>
              <th scope="col">Ce qui a avancé</th>
              <th scope="col">Ce qui est difficile</th>
            </tr>
          </thead>
          <tbody>
            {nommees.slice((page - 1) * 25, page * 25).map((fiche) => (
              <tr>
                <th scope="row">{intituleFiche(fiche)}</th>
                <td>
                  <EtatDit code={fiche.etat} etats={etats} precision={fiche.precision} />
                  <AuJour volets={fiche.volets} />
                </td>
                <td class="texte">
                  {fiche.volets
                    .map(({ avancees }) => avancees)
                    .filter(Boolean)
                    .join("\n")}
                </td>
                <td class="texte">
                  {fiche.volets
                    .map(({ difficultes }) => difficultes)
                    .filter(Boolean)
                    .join("\n")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pagination
        chemin={`${base}/suivi/campagnes/${instantane.campagne.id}/instantane`}
        params={new URLSearchParams()}
        page={page}
        total={nommees.length}
      />
      <Tues tues={tues} />
    </>
  );
};
