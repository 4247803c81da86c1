import type { Child } from "hono/jsx";

/** An entry of the rail: where it leads, its name, what it counts, and the other addresses that are of it. */
export type Entree = { href: string; nom: string; compte?: number; aussi?: readonly string[] };
/** `ouverte`: its entries always show. */
export type Rubrique = { titre?: string; ouverte?: boolean; entrees: Entree[] };

/** What the frame of every page shows around its content. */
export type Cadre = {
  chemin: string;
  nom: string | null;
  lieu: { nomEspace: string; teinte: number; convention: { id: string; titre: string } | null } | null;
  rubriques: Rubrique[];
  demonstration: boolean;
  /** The seconds left to whoever is signed in: without a gesture, and in all. */
  session: { sansGeste: number; enTout: number } | null;
  statique: { css: string; js: string };
};

/**
 * `rafraichie`: in so many seconds, where no script tells the page that something moved; `langue`: that of the content, if not French;
 * `application`: the manifest of a page that a phone installs to start there, and not on the site's first page.
 */
export type PageProps = {
  titre: string;
  erreur?: boolean;
  publique?: boolean;
  rafraichie?: number;
  langue?: string;
  application?: string;
};

/** The longest address of the rail that leads to this path is the current one. */
function currentOf(rubriques: Rubrique[], chemin: string): string | undefined {
  const places = rubriques.flatMap(({ entrees }) =>
    entrees.flatMap(({ href, aussi = [] }) => [href, ...aussi].map((place) => ({ href, place }))),
  );
  const fits = places.filter(({ place }) => chemin === place || chemin.startsWith(`${place}/`));
  return fits.toSorted((a, b) => b.place.length - a.place.length)[0]?.href;
}

type EnRail = { rubrique: Rubrique; current: string | undefined };

const Entrees = ({ rubrique: { entrees }, current }: EnRail) => (
  <ul role="list">
    {entrees.map(({ href, nom, compte }) => (
      <li>
        <a href={href} aria-current={href === current ? "page" : undefined}>
          {nom} {compte !== undefined && <small class="chiffres">{compte}</small>}
        </a>
      </li>
    ))}
  </ul>
);

/** A rubric with a title is one link to its first page, until one is there: its entries then follow its name. */
const UneRubrique = ({ rubrique, current }: EnRail) => {
  const { titre, ouverte, entrees } = rubrique;
  if (titre === undefined) return <Entrees rubrique={rubrique} current={current} />;
  if (!ouverte && !entrees.some(({ href }) => href === current))
    return (
      <a class="rubrique" href={entrees[0]?.href}>
        {titre}
      </a>
    );
  return (
    <>
      <h2>{titre}</h2>
      <Entrees rubrique={rubrique} current={current} />
    </>
  );
};

/** Always open on a wide screen, by the style alone; folded on a narrow one, under the name of the page one is on. */
const Rail = ({ rubriques, chemin }: Pick<Cadre, "rubriques" | "chemin">) => {
  const current = currentOf(rubriques, chemin);
  const ici = rubriques.flatMap(({ entrees }) => entrees).find(({ href }) => href === current);
  return (
    <nav class="rail" aria-label="Rubriques">
      <details>
        <summary>Rubriques {ici && <small>{ici.nom}</small>}</summary>
        {rubriques.map((rubrique) => (
          <UneRubrique rubrique={rubrique} current={current} />
        ))}
      </details>
    </nav>
  );
};

/** The search reads the plan: it stands only where the rail opens it. */
const peutChercher = ({ lieu, rubriques }: Pick<Cadre, "lieu" | "rubriques">) =>
  rubriques.some(({ entrees }) => entrees.some(({ href }) => href === `/conventions/${lieu?.convention?.id}/plan`));

type BandeauProps = Pick<Cadre, "nom" | "lieu" | "rubriques"> & { publique: boolean };

const Bandeau = ({ nom, lieu, rubriques, publique }: BandeauProps) => (
  <header class="bandeau">
    <a class="marque" href="/">
      Maillage
    </a>
    {lieu && (
      <span>
        {lieu.nomEspace} {lieu.convention && !publique && <small>{lieu.convention.titre}</small>}
      </span>
    )}
    <span class="qui">
      {lieu?.convention && peutChercher({ lieu, rubriques }) && (
        <a href={`/conventions/${lieu.convention.id}/recherche`}>Rechercher</a>
      )}
      {nom ? <a href="/compte">{nom}</a> : <a href="/connexion">Se connecter</a>}
      {nom && (
        <form method="post" action="/deconnexion">
          <button class="lien">Se déconnecter</button>
        </form>
      )}
    </span>
  </header>
);

const Pied = () => (
  <footer class="pied">
    <a href="/a-propos">Qui héberge cette installation</a>
    <a href="/accessibilite">Accessibilité : non conforme</a>
    <a href="/aide">Aide</a>
  </footer>
);

const MOMENTS = {
  inactivite: "Votre session se ferme dans cinq minutes, faute de geste.",
  duree:
    "Votre session se ferme dans cinq minutes : elle ne dure pas plus longtemps. Enregistrez, puis reconnectez-vous.",
  finie: "Votre session est fermée. Ce que vous écriviez dans une fiche est gardé en brouillon.",
};

/** Hidden until a script says that the session is about to end; without scripts, drafts keep what was typed. */
const FinDeSession = ({ session, chemin }: { session: NonNullable<Cadre["session"]>; chemin: string }) => (
  <div class="fin-de-session" role="status" data-sans-geste={session.sansGeste} data-en-tout={session.enTout}>
    {Object.entries(MOMENTS).map(([moment, phrase]) => (
      <div class="message attention" data-moment={moment} hidden>
        <p>{phrase}</p>
        {moment === "inactivite" && (
          <button class="bouton" type="button">
            Rester connecté
          </button>
        )}
        {moment === "finie" && <a href={`/connexion?vers=${encodeURIComponent(chemin)}`}>Se connecter</a>}
      </div>
    ))}
  </div>
);

/** Whom a public page speaks for: the organisation alone; whoever holds a link may not know of the convention. */
const nomDuLieu = ({ publique }: PageProps, lieu: Cadre["lieu"]) =>
  publique ? lieu?.nomEspace : (lieu?.convention?.titre ?? lieu?.nomEspace);

const titleOf = (page: PageProps, lieu: Cadre["lieu"]) =>
  [page.erreur ? `Erreur : ${page.titre}` : page.titre, nomDuLieu(page, lieu), "Maillage"].filter(Boolean).join(" – ");

/** Every page: skip link, frame, content. `--teinte` is the territory's one accent. */
export const Layout = ({ cadre, page, children }: { cadre: Cadre; page: PageProps; children?: Child }) => {
  const { lieu, rubriques, demonstration, session, statique } = cadre;
  const seule = page.publique === true || rubriques.length === 0;
  return (
    <html lang="fr" class={lieu ? `teinte-${Math.round(lieu.teinte / 10) * 10}` : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title lang={page.langue}>{titleOf(page, lieu)}</title>
        <link rel="stylesheet" href={statique.css} />
        <link rel="icon" href="data:," />
        <link rel="manifest" href={page.application ?? "/statique/maillage.webmanifest"} />
        <link rel="apple-touch-icon" href="/statique/icone-180.png" />
        <script type="module" src={statique.js} />
        {page.rafraichie && (
          <noscript>
            <meta http-equiv="refresh" content={`${page.rafraichie}`} />
          </noscript>
        )}
      </head>
      <body>
        <a class="evitement" href="#contenu">
          Aller au contenu
        </a>
        {demonstration && (
          <aside class="demonstration" aria-label="Démonstration">
            Données de démonstration : personnes et conventions inventées, sur de vraies communes. Aucun courriel ne
            part.
          </aside>
        )}
        <div class={seule ? "maison seule" : "maison"}>
          <Bandeau {...cadre} publique={page.publique === true} />
          {!seule && <Rail {...cadre} />}
          <main class={page.publique ? "public" : "page"} id="contenu" tabindex={-1} lang={page.langue}>
            {children}
          </main>
          <Pied />
        </div>
        {session && <FinDeSession session={session} chemin={cadre.chemin} />}
      </body>
    </html>
  );
};
