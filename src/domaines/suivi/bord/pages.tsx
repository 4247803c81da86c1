import { adresse } from "#commun/adresse.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { LIBELLE_SANS_ETAT } from "#domaines/plan/etat/model.ts";
import { BarresEmpilees, type Pile } from "#ui/empilees.tsx";
import { Barres, Etincelle, TableJumelle } from "#ui/graphiques.tsx";
import { CLASSEUR, DIAPORAMA, DIAPOS, TEXTE, Telecharger, TelechargerCourt } from "#ui/telecharger.tsx";
import { EN_PARTIE } from "../etat/model.ts";
import { JumelleDesAllures } from "../indicateur/liste/pages.tsx";
import { descriptionDe, direValeur, phraseDe, pointsDe } from "../indicateur/phrase/rules.ts";
import { Signalees } from "./regarder/pages.tsx";
import {
  ALERTES,
  type Bord,
  type Decompte,
  GROUPES,
  type GroupePar,
  GROUPES_MONTRES,
  LIBELLES_ALERTE,
  LIBELLES_GROUPE,
  LIBELLES_PARTIE,
  type Partie,
  PHRASE_EN_PARTIE,
  TONS,
} from "./model.ts";

export type BordProps = {
  base: string;
  bord: Bord;
  par: GroupePar;
  params: URLSearchParams;
  aujourdhui: Jour;
  exporte: boolean;
  conduit: boolean;
};

/** Les parts d'un groupe, dans l'ordre de la liste d'états, ce dont rien n'a été dit à la fin. */
export const pileDe = ({ nom, parEtat, muettes }: Decompte): Pile => ({
  libelle: nom,
  parts: [
    ...parEtat.map(({ etat, nombre }) => ({ valeur: nombre, libelle: etat.libelle, ton: TONS[etat.forme] })),
    { valeur: muettes, libelle: LIBELLE_SANS_ETAT, ton: "vide" as const },
  ],
});

const Chiffres = ({ bord }: { bord: Bord }) => (
  <div class="tuiles">
    <div class="tuile">
      <b class="chiffres">{bord.ensemble.total}</b>
      <span>{bord.selection.filtree ? "fiches choisies" : "fiches au plan"}</span>
    </div>
    <div class="tuile">
      <b class="chiffres">{bord.realisees}</b>
      <span>dites réalisées ou récurrentes, par ceux qui les portent</span>
    </div>
    {ALERTES.map((alerte) => (
      <div class="tuile">
        <b class="chiffres">{bord.signalees.filter(({ alertes }) => alertes.includes(alerte)).length}</b>
        <span>{LIBELLES_ALERTE[alerte].toLowerCase()}</span>
      </div>
    ))}
  </div>
);

/** What the address keeps of the plan, and how it is grouped: what every document asked from here is made of. */
const reglages = ({ params, par }: BordProps): [string, string][] => [
  ...[...params].filter(([cle]) => cle !== "par"),
  ["par", par],
];

/** The title of a part, and the part alone as a document: to put in one's own. */
const Titre = ({ id, partie, props }: { id: string; partie: Partie; props: BordProps }) => (
  <div class="tete">
    <h2 id={id}>{LIBELLES_PARTIE[partie]}</h2>
    {props.exporte && (
      <TelechargerCourt
        base={props.base}
        genre="partieBord"
        params={[["partie", partie], ...reglages(props)]}
        formats={[...TEXTE, ...DIAPORAMA]}
      />
    )}
  </div>
);

const Avancement = ({ props }: { props: BordProps }) => {
  const { bord, par, params, base } = props;
  const montres = bord.etats.filter((etat) =>
    bord.ensemble.parEtat.some((un) => un.etat.code === etat.code && un.nombre > 0),
  );
  return (
    <section class="panneau" aria-labelledby="avancement">
      <Titre id="avancement" partie="etats" props={props} />
      <p class="barre outils" role="group" aria-label="Grouper">
        {GROUPES.map((groupe) => (
          <a
            class="puce"
            href={adresse(`${base}/suivi`, params, { par: groupe })}
            aria-current={groupe === par ? "true" : undefined}
          >
            {LIBELLES_GROUPE[groupe]}
          </a>
        ))}
      </p>
      <p class="note">
        On compte des fiches, dans l’état que donnent ceux qui les portent.
        {par === "territoire" && " Une fiche qui vise plusieurs territoires est comptée dans chacun."}
        {par === "competence" && (
          <>
            {" "}
            Une fiche qui sert plusieurs compétences est comptée dans chacune.{" "}
            <a href={`${base}/petite-enfance/fiches`}>Ce que servent les fiches</a>.
          </>
        )}
        {montres.some(({ code }) => code === EN_PARTIE.code) && ` ${PHRASE_EN_PARTIE}`}
      </p>
      <BarresEmpilees
        id="etats"
        titre={`Fiches par état, ${LIBELLES_GROUPE[par].toLowerCase()}`}
        description="Une barre par groupe ; chaque part est un nombre de fiches dans un état. Les mêmes nombres sont dans le tableau."
        piles={bord.groupes.slice(0, GROUPES_MONTRES).map(pileDe)}
      />
      {bord.groupes.length > GROUPES_MONTRES && (
        <p class="note">
          Les {GROUPES_MONTRES} premiers groupes, sur {bord.groupes.length} ; le document les a tous.
        </p>
      )}
      <details class="plus">
        <summary>Les mêmes chiffres en tableau</summary>
        <TableJumelle
          legende={`Nombre de fiches par état, ${LIBELLES_GROUPE[par].toLowerCase()}`}
          entetes={["Groupe", "Fiches", ...montres.map(({ libelle }) => libelle), LIBELLE_SANS_ETAT]}
          lignes={bord.groupes
            .slice(0, GROUPES_MONTRES)
            .map(({ nom, total, parEtat, muettes }) => [
              nom,
              total,
              ...montres.map(({ code }) => parEtat.find(({ etat }) => etat.code === code)?.nombre ?? 0),
              muettes,
            ])}
        />
      </details>
    </section>
  );
};

const Indicateurs = ({ props }: { props: BordProps }) => {
  const chiffres = props.bord.suivis.filter(({ etat }) => etat.montre !== null);
  return (
    <section class="panneau" aria-labelledby="indicateurs">
      <Titre id="indicateurs" partie="indicateurs" props={props} />
      {chiffres.length === 0 && <p class="vide">Aucun indicateur n’a encore de valeur.</p>}
      <ul class="multiples" role="list">
        {chiffres.map((suivi) => {
          const { indicateur, etat } = suivi;
          return (
            <li>
              <a href={`${props.base}/indicateurs/${indicateur.id}`}>{indicateur.libelle}</a>
              <Etincelle
                id={`b-${indicateur.id}`}
                titre={indicateur.libelle}
                description={descriptionDe(suivi)}
                points={pointsDe(indicateur, etat.serie)}
                cible={etat.cible?.valeur}
              />
              <b class="chiffres">{direValeur(indicateur, etat.montre ?? 0)}</b>
              <small>{phraseDe(suivi)}</small>
            </li>
          );
        })}
      </ul>
      <JumelleDesAllures suivis={chiffres} />
      {props.bord.indicateurs > props.bord.suivis.length && (
        <p class="note">
          Ceux qui ont une valeur, parmi les {props.bord.suivis.length} premiers indicateurs de la convention, sur{" "}
          {props.bord.indicateurs} ; le document les a tous.
        </p>
      )}
      <p>
        <a href={`${props.base}/indicateurs`}>Tous les indicateurs</a>
      </p>
    </section>
  );
};

const Argent = ({ props }: { props: BordProps }) => {
  const { annees } = props.bord;
  return (
    <section class="panneau" aria-labelledby="argent">
      <Titre id="argent" partie="argent" props={props} />
      {annees.length === 0 ? (
        <p class="vide">Aucune fiche n’a encore de budget.</p>
      ) : (
        <>
          <Barres
            id="prevu"
            titre="Dépenses prévues par année"
            description="Une barre par année, en euros. Prévu, accordé et versé sont dans le tableau."
            barres={annees.map(({ annee, totaux }) => ({ libelle: `${annee}, prévu`, valeur: totaux.prevu ?? 0 }))}
            ecrire={ecrireMontant}
          />
          <TableJumelle
            legende="Budget du plan, par année"
            entetes={["Année", "Prévu", "Accordé", "Versé", "Réalisé"]}
            lignes={annees.map(({ annee, totaux }) => [
              annee,
              ...([totaux.prevu, totaux.accorde, totaux.verse, totaux.realise] as const).map((montant) =>
                montant === null ? "—" : ecrireMontant(montant),
              ),
            ])}
          />
        </>
      )}
      <p>
        <a href={`${props.base}/budget`}>Tout le budget</a>
      </p>
    </section>
  );
};

/** Le tableau de bord d'une convention : ce que l'on compte, ce qui demande l'attention, les indicateurs, l'argent. */
export const BordPage = (props: BordProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Tableau de bord</h1>
        <p>Au {enLettres(props.aujourdhui)}.</p>
        {props.bord.selection.filtree && (
          <p>
            {props.bord.selection.dite}. <a href={`${props.base}/suivi`}>Voir tout le plan</a>
            {props.conduit && (
              <>
                {" "}
                <a href={`${props.base}/suivi/campagnes/nouvelle?${props.params}`}>Interroger ces fiches</a>
              </>
            )}
          </p>
        )}
      </div>
      <div class="barre">
        {props.exporte && (
          <details class="menu">
            <summary class="bouton discret">Télécharger</summary>
            <div class="pile">
              <Telecharger
                base={props.base}
                genre="bord"
                nom="Tableau de bord"
                params={reglages(props)}
                formats={[...TEXTE, ...DIAPORAMA, ...CLASSEUR]}
              />
              <Telecharger
                base={props.base}
                genre="tableauSuivi"
                nom="Tableau de suivi (A3)"
                params={props.params}
                formats={[...TEXTE, ...CLASSEUR]}
              />
              <Telecharger
                base={props.base}
                genre="copil"
                nom="Diaporama du copil"
                params={props.params}
                formats={DIAPOS}
              />
            </div>
          </details>
        )}
        <a class="bouton" href={`${props.base}/suivi/mouvements`}>
          Ce qui a bougé
        </a>
      </div>
    </div>
    <Chiffres bord={props.bord} />
    <div class="cote-a-cote">
      <Avancement props={props} />
      <section class="panneau" aria-labelledby="regarder">
        <Titre id="regarder" partie="regarder" props={props} />
        <Signalees base={props.base} bord={props.bord} conduit={props.conduit} />
      </section>
    </div>
    <Indicateurs props={props} />
    <Argent props={props} />
  </>
);
