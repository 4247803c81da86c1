import {
  type Bloc,
  type BlocTableau,
  type Cellule,
  cellulesDe,
  corpsDe,
  type Imprime,
  mentionDe,
  type Morceau,
  type ParGenre,
  type Rangee,
  selonGenre,
  type Texte,
} from "#commun/document.ts";
import type { Child } from "hono/jsx";
import { raw } from "hono/html";

const Lignes = ({ texte }: { texte: string }) => (
  <>
    {texte.split("\n").map((ligne, rang) => (
      <>
        {rang > 0 && <br />}
        {ligne}
      </>
    ))}
  </>
);

function Bout({ morceau }: { morceau: Morceau }) {
  if (typeof morceau === "string") return <Lignes texte={morceau} />;
  const { texte, fort, emphase, lien } = morceau;
  let corps: Child = <Lignes texte={texte} />;
  if (emphase) corps = <em>{corps}</em>;
  if (fort) corps = <strong>{corps}</strong>;
  return lien ? <a href={lien}>{corps}</a> : <>{corps}</>;
}

const Phrase = ({ texte }: { texte: Texte }) =>
  typeof texte === "string" ? (
    <Lignes texte={texte} />
  ) : (
    <>
      {texte.map((morceau) => (
        <Bout morceau={morceau} />
      ))}
    </>
  );

const Liste = ({ elements, numerotee }: { elements: readonly Texte[]; numerotee?: boolean | undefined }) => {
  const items = elements.map((texte) => (
    <li>
      <Phrase texte={texte} />
    </li>
  ));
  return numerotee ? <ol>{items}</ol> : <ul>{items}</ul>;
};

/** On paper a drawing brings its own colours; on a page it takes those of the site, which allows no other sheet. */
const sansFeuille = (svg: string): string => svg.replace(/<style>[^<]*<\/style>/, "");

const estNombre = (cellule: Cellule | undefined) => typeof cellule === "number";

const RangeeHtml = ({ bloc, rangee }: { bloc: BlocTableau; rangee: Rangee }) => {
  const { colonnes, nommees } = bloc;
  if ("groupe" in rangee)
    return (
      <tr class="groupe">
        <th colspan={colonnes.length} scope="colgroup">
          {rangee.groupe}
        </th>
      </tr>
    );
  const valeurs = "total" in rangee ? rangee.total : rangee;
  return (
    <tr>
      {cellulesDe(colonnes, rangee).map((texte, rang) =>
        rang === 0 && (nommees || "total" in rangee) ? (
          <th scope="row">
            <Phrase texte={texte} />
          </th>
        ) : (
          <td class={estNombre(valeurs[rang]) ? "n" : undefined}>
            {"total" in rangee ? (
              <strong>
                <Phrase texte={texte} />
              </strong>
            ) : (
              <Phrase texte={texte} />
            )}
          </td>
        ),
      )}
    </tr>
  );
};

const Tableau = ({ bloc }: { bloc: BlocTableau }) => (
  <div class="cadre" tabindex={0} role="region" aria-label={bloc.legende}>
    <table class="table longue">
      <caption>{bloc.legende}</caption>
      <thead>
        <tr>
          {bloc.colonnes.map(({ titre }) => (
            <th scope="col">{titre}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bloc.rangees.map((rangee) => (
          <RangeeHtml bloc={bloc} rangee={rangee} />
        ))}
      </tbody>
    </table>
  </div>
);

const TONS = { info: "message", attention: "message attention", decision: "message" } as const;

const TITRES = ["h2", "h3", "h4", "h5"] as const;

const HTML: ParGenre<Child> = {
  titre: ({ niveau, texte, ancre }) => {
    const Titre = TITRES[niveau - 1] ?? "h5";
    return <Titre id={ancre}>{texte}</Titre>;
  },
  paragraphe: ({ texte }) => (
    <p>
      <Phrase texte={texte} />
    </p>
  ),
  note: ({ texte }) => (
    <p class="note">
      <Phrase texte={texte} />
    </p>
  ),
  liste: (bloc) => <Liste {...bloc} />,
  tableau: (bloc) => <Tableau bloc={bloc} />,
  figure: ({ svg, alt, legende, description, jumeau }) => (
    <>
      <figure>
        <figcaption>{legende}</figcaption>
        <div role="img" aria-label={alt}>
          {raw(sansFeuille(svg))}
        </div>
      </figure>
      {description && <p class="note">{description}</p>}
      {jumeau && <Tableau bloc={jumeau} />}
    </>
  ),
  encadre: ({ ton, titre, blocs }) => (
    <div class={TONS[ton]}>
      {titre && (
        <p>
          <strong>{titre}</strong>
        </p>
      )}
      {blocs.map((bloc) => selonGenre(bloc, HTML))}
    </div>
  ),
  chiffres: ({ entrees }) => (
    <div class="tuiles">
      {entrees.map(({ valeur, libelle }) => (
        <p class="tuile">
          <b>{valeur}</b> <span>{libelle}</span>
        </p>
      ))}
    </div>
  ),
  definitions: ({ entrees }) => (
    <dl class="identite">
      {entrees.map(({ terme, textes }) => (
        <div>
          <dt>{terme}</dt>
          <dd>{textes.length === 1 ? <Phrase texte={textes[0] ?? ""} /> : <Liste elements={textes} />}</dd>
        </div>
      ))}
    </dl>
  ),
  citation: ({ texte, source }) => (
    <figure>
      <blockquote>
        <p>
          <Phrase texte={texte} />
        </p>
      </blockquote>
      {source && <figcaption>{source}</figcaption>}
    </figure>
  ),
  saut: () => null,
};

/** A part of a document, inside a page of its own. */
export const Blocs = ({ blocs }: { blocs: readonly Bloc[] }) => <>{blocs.map((bloc) => selonGenre(bloc, HTML))}</>;

/** What will be printed, as a page to read: the same text, in the same order. */
export const DocumentPage = ({ imprime, children }: { imprime: Imprime; children?: Child }) => (
  <article class="document">
    <header>
      <h1>{imprime.titre}</h1>
      {imprime.sousTitre && <p>{imprime.sousTitre}</p>}
      <p class="note">{mentionDe(imprime)}</p>
    </header>
    {children}
    {corpsDe(imprime).map((bloc: Bloc) => selonGenre(bloc, HTML))}
  </article>
);
