import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import {
  type BlocConvention,
  type Convention,
  type Deliberation,
  LIBELLES_PARTIE,
  LIBELLES_RESULTAT,
  type Partie,
} from "../model.ts";

/** Un jour en toutes lettres, lisible par une machine. */
export const Quand = ({ jour }: { jour: Jour }) => <time datetime={jour}>{enLettres(jour)}</time>;

export const Duree = ({ debut, fin }: Pick<Convention, "debut" | "fin">) => {
  if (!debut && !fin) return <>Dates à préciser</>;
  return (
    <>
      {debut ? (
        <>
          Du <Quand jour={debut} />
        </>
      ) : (
        <>Jusqu’</>
      )}
      {fin ? (
        <>
          {" "}
          au <Quand jour={fin} />
        </>
      ) : (
        <>, fin à préciser</>
      )}
    </>
  );
};

/** Son genre, quand son nom ne le dit pas déjà. */
const genreDit = ({ genre, nom }: Partie) =>
  genre !== "autre" && genre !== "caf" && !nom.toLowerCase().startsWith(LIBELLES_PARTIE[genre].toLowerCase())
    ? LIBELLES_PARTIE[genre]
    : null;

/** Ce qui suit le nom d'une partie : son nom court et son genre, séparés. */
export const precisions = (partie: Partie): string =>
  [partie.nomCourt && `« ${partie.nomCourt} »`, genreDit(partie)].filter(Boolean).join(" · ");

const UnePartie = (partie: Partie) => (
  <li>
    <strong>{partie.nom}</strong>
    {precisions(partie) && <small class="sous">{precisions(partie)}</small>}
    {partie.representants.length > 0 && (
      <p class="note">
        Représentée par {partie.representants.map((un) => [un.nom, un.qualite].filter(Boolean).join(", ")).join(" ; ")}
      </p>
    )}
  </li>
);

const vote = ({ resultat, votants, enExercice }: Deliberation) =>
  [
    resultat && LIBELLES_RESULTAT[resultat],
    votants !== null && `${pluriel(votants, "votant")}${enExercice === null ? "" : ` sur ${enExercice} en exercice`}`,
  ]
    .filter(Boolean)
    .join(", ");

const UneDeliberation = (un: Deliberation) => (
  <li>
    <strong>{un.collectivite ?? "Collectivité à préciser"}</strong>
    {un.numero && <> n° {un.numero}</>}
    {un.dateSeance && (
      <>
        , séance du <Quand jour={un.dateSeance} />
      </>
    )}
    {un.objet && <p>{un.objet}</p>}
    {vote(un) && <p class="note">Adoptée {vote(un)}</p>}
    {un.dispositif.length > 0 && (
      <ul>
        {un.dispositif.map((article) => (
          <li>{article}</li>
        ))}
      </ul>
    )}
    {un.identifiantActes && <p class="note">Transmise sous l’identifiant {un.identifiantActes}</p>}
  </li>
);

export const Section = ({
  id,
  titre,
  vide,
  children,
}: {
  id: string;
  titre: string;
  vide?: string | false;
  children?: unknown;
}) => (
  <section id={id}>
    <header>
      <h2>{titre}</h2>
    </header>
    {vide ? <p class="note">{vide}</p> : children}
  </section>
);

const Articles = ({ articles }: { articles: BlocConvention["convention"]["articles"] }) => (
  <>
    {articles.length > 1 && (
      <nav aria-label="Articles de la convention">
        <ul role="list" class="sommaire">
          {articles.map(({ numero, titre }, rang) => (
            <li>
              <a href={`#article-${rang + 1}`}>
                {numero && `${numero}. `}
                {titre}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    )}
    {articles.map(({ numero, titre, texte }, rang) => (
      <article id={`article-${rang + 1}`}>
        <h3>{[numero && `Article ${numero}`, titre].filter(Boolean).join(" : ")}</h3>
        <p class="prose">{texte}</p>
      </article>
    ))}
  </>
);

/** Le texte de la convention : qui la signe, ce qu'elle vise, ce qu'elle dit, ses annexes, ses délibérations. */
export const Texte = ({ bloc }: { bloc: BlocConvention }) => {
  const { parties, visas, articles, annexes } = bloc.convention;
  const incomplets = visas.filter(({ incomplet }) => incomplet).length;
  return (
    <>
      <Section
        id="parties"
        titre="Qui la signe"
        vide={parties.length === 0 && "Les parties et leurs représentants seront ici, une fois nommés ou importés."}
      >
        <ul>{parties.map(UnePartie)}</ul>
      </Section>
      {visas.length > 0 && (
        <Section id="visas" titre="Ce qu’elle vise">
          {incomplets > 0 && (
            <Alert ton="attention">{`${pluriel(incomplets, "visa")} à compléter : le document laisse un blanc.`}</Alert>
          )}
          <ul>
            {visas.map(({ texte, incomplet }) => (
              <li>
                {texte} {incomplet && <span class="etat suspendue">à compléter</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        id="articles"
        titre="Ce qu’elle dit"
        vide={articles.length === 0 && "Les articles seront ici, une fois écrits ou importés."}
      >
        <Articles articles={articles} />
      </Section>
      {annexes.length > 0 && (
        <Section id="annexes" titre="Annexes">
          <ul>
            {annexes.map(({ numero, titre }) => (
              <li>{[numero && `Annexe ${numero}`, titre].filter(Boolean).join(" : ")}</li>
            ))}
          </ul>
        </Section>
      )}
      {bloc.deliberations.length > 0 && (
        <Section id="deliberations" titre="Délibérations">
          <ul>{bloc.deliberations.map(UneDeliberation)}</ul>
        </Section>
      )}
    </>
  );
};
