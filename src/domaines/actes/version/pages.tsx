import { pluriel } from "#commun/texte.ts";
import { aLHeure, enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import { Onglets as Pages } from "#ui/tete.tsx";
import { nomVersion, type Signee } from "./model.ts";

const ONGLETS = [
  ["signature", "Signature"],
  ["versions", "Versions signées"],
  ["avenants", "Avenants"],
  ["comparaison", "Comparer"],
] as const;

export const Onglets = ({ base, ici }: { base: string; ici: (typeof ONGLETS)[number][0] }) => (
  <Pages
    nom="Signature, versions et avenants"
    liens={ONGLETS.map(([chemin, nom]) => [`${base}/${chemin}`, nom])}
    ici={`${base}/${ici}`}
  />
);

type ListeProps = { base: string; versions: readonly Signee[] };

const Rangee = ({ base, version, precedente }: { base: string; version: Signee; precedente: Signee | undefined }) => (
  <tr>
    <th scope="row">
      <a href={`${base}/versions/${version.id}`}>{nomVersion(version)}</a>
    </th>
    <td>{enLettres(version.signeeLe)}</td>
    <td>
      <code>{version.empreinte.slice(0, 16)}…</code>
    </td>
    <td>
      {precedente && (
        <a href={`${base}/comparaison?de=${precedente.id}&a=${version.id}`}>
          Comparer<span class="cache"> la version {version.numero}</span> à la précédente
        </a>
      )}
    </td>
  </tr>
);

/** Les versions signées d'une convention : chacune se lit pour toujours. */
export const VersionsPage = ({ base, versions }: ListeProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Versions signées</h1>
        <p>Ce que les parties ont signé, figé le jour où elles l’ont fait. Rien ni personne ne peut le changer.</p>
      </div>
    </div>
    <Onglets base={base} ici="versions" />
    {versions.length === 0 ? (
      <div class="panneau vide">
        <p>
          Aucune version n’est encore figée. La première naîtra de la <a href={`${base}/signature`}>signature</a> de la
          convention, du jour où vous la direz <a href={`${base}/etat?vers=signee`}>signée sur papier</a>, ou, si elle
          l’est déjà, du premier <a href={`${base}/avenants`}>avenant</a> que vous ouvrirez.
        </p>
      </div>
    ) : (
      <Tableau nom="Les versions signées" colonnes={["Version", "Signée le", "Empreinte", "Ce qui change"]} longue>
        {versions.toReversed().map((version) => (
          <Rangee
            base={base}
            version={version}
            precedente={versions.find((une) => une.numero === version.numero - 1)}
          />
        ))}
      </Tableau>
    )}
  </>
);

export type NoeudLu = { id: string; nom: string; niveau: number; fiches: { id: string; nom: string }[] };
export type FicheLue = { id: string; nom: string; entrees: { terme: string; texte: string }[] };
export type VersionLue = {
  id: string;
  nom: string;
  sousTitre: string;
  empreinte: string;
  figeeLe: string;
  intact: boolean;
  visas: string[];
  parties: string[];
  articles: { titre: string; texte: string }[];
  annexes: string[];
  diagnostic: string[];
  equipements: string[];
  moyens: string[];
  registre: string[];
  instances: string[];
  noeuds: NoeudLu[];
  fiches: number;
  ouverte: FicheLue | null;
};

const Sceau = ({ version }: { version: VersionLue }) => (
  <Alert ton={version.intact ? "info" : "erreur"}>
    <p>
      {version.intact
        ? `Figée le ${aLHeure(version.figeeLe)}. Son empreinte, recalculée à l’instant, est bien celle de ce jour-là.`
        : "Ce contenu n’est plus celui qui fut figé : son empreinte a changé. Prévenez qui héberge Maillage."}
    </p>
    <p>
      Empreinte SHA-256 : <code class="texte">{version.empreinte}</code>
    </p>
  </Alert>
);

const Liste = ({ titre, elements }: { titre: string; elements: readonly string[] }) =>
  elements.length > 0 && (
    <section>
      <h2>{titre}</h2>
      <ul>
        {elements.map((un) => (
          <li>{un}</li>
        ))}
      </ul>
    </section>
  );

const Plan = ({ ici, version }: { ici: string; version: VersionLue }) => (
  <section class="lignes" aria-labelledby="plan">
    <h2 id="plan">Le plan d’actions ({pluriel(version.fiches, "fiche")})</h2>
    {version.noeuds.map(({ id, nom, niveau, fiches }) => (
      <div class={`niveau-${Math.min(niveau, 4)}`} id={id}>
        <h3>{nom}</h3>
        {fiches.length > 0 && (
          <ul class="fiches" role="list">
            {fiches.map((fiche) => (
              <li>
                <a
                  href={`${ici}?fiche=${fiche.id}#fiche`}
                  aria-current={fiche.id === version.ouverte?.id ? "true" : undefined}
                >
                  {fiche.nom}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    ))}
  </section>
);

const Fiche = ({ fiche }: { fiche: FicheLue }) => (
  <section class="panneau" id="fiche" aria-labelledby="fiche-titre">
    <h2 id="fiche-titre">{fiche.nom}</h2>
    <dl class="identite">
      {fiche.entrees.map(({ terme, texte }) => (
        <div>
          <dt>{terme}</dt>
          <dd class="texte">{texte}</dd>
        </div>
      ))}
    </dl>
  </section>
);

type VersionProps = {
  base: string;
  version: VersionLue;
  /** Vrai si l'on peut l'emporter. */
  emporter: boolean;
};

/** Une version figée, à lire : son texte, puis son plan, une fiche ouverte à la fois. */
export const VersionPage = ({ base, version, emporter }: VersionProps) => (
  <div class="pile">
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/versions`}>Versions signées</a>
        </p>
        <h1>{version.nom}</h1>
        <p>{version.sousTitre}</p>
      </div>
      <div class="barre">
        {emporter && (
          <Telecharger
            base={base}
            genre="version"
            nom="La lire en entier"
            params={[["version", version.id]]}
            formats={TEXTE}
          />
        )}
        <a class="bouton discret" href={`${base}/comparaison?de=${version.id}`}>
          Comparer à aujourd’hui
        </a>
      </div>
    </div>
    <Sceau version={version} />
    <Liste titre="Les parties" elements={version.parties} />
    <Liste titre="Les visas" elements={version.visas} />
    {version.articles.map(({ titre, texte }) => (
      <section>
        <h2>{titre}</h2>
        <p class="texte">{texte}</p>
      </section>
    ))}
    <Liste titre="Les annexes" elements={version.annexes} />
    <Liste titre="Le diagnostic" elements={version.diagnostic} />
    <Liste titre="Les équipements et services" elements={version.equipements} />
    <Liste titre="Les places et les structures du registre" elements={version.registre} />
    <Liste titre="Les moyens de chacun" elements={version.moyens} />
    <Liste titre="Les instances du pilotage" elements={version.instances} />
    {version.ouverte && <Fiche fiche={version.ouverte} />}
    <Plan ici={`${base}/versions/${version.id}`} version={version} />
  </div>
);
