import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import type { FicheSituee } from "../model.ts";
import { lien } from "../pages.tsx";
import { citer } from "../rules.ts";

export type CommunesProps = {
  base: string;
  params: URLSearchParams;
  page: number;
  total: number;
  communes: readonly { code: string; nom: string; fiches: number }[];
  partout: number;
  inconnus: readonly { texte: string; fiches: readonly FicheSituee[] }[];
};

const Inconnus = ({ base, inconnus }: Pick<CommunesProps, "base" | "inconnus">) =>
  inconnus.length === 0 ? null : (
    <section class="panneau" aria-labelledby="inconnus">
      <h2 id="inconnus">{pluriel(inconnus.length, "territoire non reconnu", "territoires non reconnus")}</h2>
      <p>
        Le plan nomme ces lieux ; ce ne sont ni des communes de la convention, ni des zones de l’espace, ni le
        territoire entier. Corrigez la fiche, ou ajoutez la zone au territoire.
      </p>
      <ul>
        {inconnus.map(({ texte, fiches }) => (
          <li>
            « {texte} » :{" "}
            {fiches.map((une, rang) => (
              <>
                {rang > 0 && ", "}
                <a href={`${lien(base, une)}#objectifs`}>{citer(une)}</a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );

/** Les communes de la convention, et combien de fiches concernent chacune. */
export const CommunesPage = ({ base, params, page, total, communes, partout, inconnus }: CommunesProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Les communes de la convention</h1>
        <p>
          {pluriel(total, "commune")}. {pluriel(partout, "fiche vaut", "fiches valent")} pour tout le territoire :{" "}
          {partout < 2 ? "elle n’est" : "elles ne sont"} pas
          {partout < 2 ? " comptée" : " comptées"} ci-dessous.
        </p>
      </div>
    </div>
    {total === 0 ? (
      <p class="vide">
        La convention ne dit pas encore quelles communes elle couvre. <a href={`${base}#perimetre`}>Dire lesquelles</a>
      </p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Communes et fiches qui les concernent en propre">
        <table class="table">
          <caption class="cache">Communes et fiches qui les concernent en propre</caption>
          <thead>
            <tr>
              <th scope="col">Commune</th>
              <th scope="col" class="n">
                Fiches qui la concernent en propre
              </th>
            </tr>
          </thead>
          <tbody>
            {communes.map(({ code, nom, fiches }) => (
              <tr>
                <th scope="row">
                  <a href={`${base}/communes/${code}`}>{nom}</a>
                </th>
                <td class="n">{fiches}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    <Pagination chemin={`${base}/communes`} params={params} page={page} total={total} />
    <Inconnus base={base} inconnus={inconnus} />
  </>
);
