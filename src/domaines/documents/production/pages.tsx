import type { FormatDocument } from "#commun/document.ts";
import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { LIBELLES_ETAT, LIBELLES_FORMAT, PHRASES_ECHEC } from "../lexique.ts";
import type { Production } from "./model.ts";
import { estEnCours } from "./rules.ts";

/** Une production, avec le nom de ce qu'elle imprime. */
export type ProductionVue = Production & { titre: string };

const ici = (base: string, { id }: Production) => `${base}/documents/${id}`;

const poids = (octets: number) =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000)).toLocaleString("fr-FR")} ko`
    : `${(octets / 1_000_000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;

const Prendre = ({ base, production }: { base: string; production: ProductionVue }) => (
  <a href={`${ici(base, production)}/fichier`} download>
    Télécharger {LIBELLES_FORMAT[production.format]}
    {production.taille !== null && ` (${poids(production.taille)})`}
    <span class="cache"> : {production.titre}</span>
  </a>
);

const Avancement = ({ base, production }: { base: string; production: ProductionVue }) => (
  <section class="panneau" aria-live="polite" data-suivi={`${ici(base, production)}/suivi`}>
    <p>
      {production.etat === "demandee" ? "Le document attend son tour." : "Le document se prépare."} Vous pouvez quitter
      cette page : il restera dans la liste de vos documents.
    </p>
    <progress value={production.progression} max={100} aria-label="Avancement du document" />
    <div class="barre">
      <a class="bouton discret" href={ici(base, production)}>
        Voir où il en est
      </a>
      <form method="post" action={`${ici(base, production)}/annulation`}>
        <button class="bouton discret" type="submit">
          Annuler
        </button>
      </form>
    </div>
  </section>
);

const Fini = ({ base, production }: { base: string; production: ProductionVue }) => (
  <section class="panneau">
    {production.etat === "prete" && (
      <>
        <p>Le document est prêt. Il est gardé sept jours ; vous pourrez le refaire quand vous voulez.</p>
        <div class="barre">
          <a class="bouton" href={`${ici(base, production)}/fichier`} download>
            Télécharger
          </a>
          <span>
            {LIBELLES_FORMAT[production.format]}
            {production.taille !== null && `, ${poids(production.taille)}`}
          </span>
        </div>
      </>
    )}
    {production.etat === "annulee" && <p>Vous avez annulé ce document.</p>}
    {production.etat === "echouee" && <Alert>{PHRASES_ECHEC[production.erreur ?? "panne"]}</Alert>}
  </section>
);

/** Où en est un document ; sans script, la page se recharge d'elle-même tant qu'il n'est pas fini. */
export const ProductionPage = ({ base, production }: { base: string; production: ProductionVue }) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/documents`}>Documents</a>
        </p>
        <h1>{production.titre}</h1>
        <p>
          {LIBELLES_FORMAT[production.format]}, demandé le {aLHeure(production.demandeLe)}
        </p>
      </div>
    </div>
    {estEnCours(production) ? (
      <Avancement base={base} production={production} />
    ) : (
      <Fini base={base} production={production} />
    )}
  </>
);

const Ligne = ({ base, production }: { base: string; production: ProductionVue }) => (
  <tr>
    <th scope="row">
      <a href={ici(base, production)}>{production.titre}</a>
    </th>
    <td>{LIBELLES_FORMAT[production.format]}</td>
    <td>{aLHeure(production.demandeLe)}</td>
    <td>
      {production.etat === "prete" ? <Prendre base={base} production={production} /> : LIBELLES_ETAT[production.etat]}
    </td>
  </tr>
);

export type Offre = { genre: string; nom: string; formats: readonly FormatDocument[]; cle: string };

const OffreLigne = ({ base, offre }: { base: string; offre: Offre }) => (
  <li>
    <form method="post" action={`${base}/documents`}>
      <a href={`${base}/documents/apercu?genre=${offre.genre}`}>{offre.nom}</a>
      <input type="hidden" name="genre" value={offre.genre} />
      <input type="hidden" name="cle" value={offre.cle} />
      {offre.formats.map((format) => (
        <button class="bouton discret" name="format" value={format}>
          {LIBELLES_FORMAT[format]}
          <span class="cache"> : {offre.nom}</span>
        </button>
      ))}
    </form>
  </li>
);

type ListeProps = { base: string; productions: readonly ProductionVue[]; offres: readonly Offre[]; exporter: boolean };

/** Les documents que l'on a demandés, et ceux que l'on peut demander d'ici. */
export const DocumentsPage = ({ base, productions, offres, exporter }: ListeProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Documents</h1>
        <p>
          Ce qui s’imprime de cette convention. Pour une partie du plan, filtrez-le, puis téléchargez depuis sa page.
        </p>
      </div>
    </div>
    {(offres.length > 0 || exporter) && (
      <section class="panneau" aria-labelledby="faire">
        <h2 id="faire">Faire un document</h2>
        <ul class="offres" role="list">
          {offres.map((offre) => (
            <OffreLigne base={base} offre={offre} />
          ))}
          {exporter && (
            <li>
              <form method="get" action={`${base}/export`}>
                <a href={`${base}/export`} download>
                  Toute la convention, pour un autre Maillage
                </a>
                <button class="bouton discret">JSON</button>
              </form>
            </li>
          )}
        </ul>
      </section>
    )}
    {productions.length === 0 ? (
      <p class="note">Les documents que vous demanderez seront ici, sept jours chacun.</p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Mes documents">
        <table class="table">
          <caption>Mes documents</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Format</th>
              <th scope="col">Demandé</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {productions.map((production) => (
              <Ligne base={base} production={production} />
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);
