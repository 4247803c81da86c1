import { aLHeure, enLettres } from "#commun/jour.ts";
import { moisEnLettres } from "#commun/mois.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { besoinEnMots, semaineEnMots } from "../demande/etape/recapitulatif/textes.ts";
import { souplesseDe } from "../demande/etape/rules.ts";
import { besoinsDits } from "../demande/lexique.ts";
import { type Demande, type Famille, PLUS_PROCHE } from "../demande/model.ts";
import { TEXTES } from "../demande/textes.ts";
import {
  type ChampFusion,
  CHAMPS_FUSION,
  type Doublon,
  LIBELLES_CHAMP,
  type Origine,
  QUI_S_AJOUTENT,
} from "./fusion/model.ts";
import { DECISIONS_DITES, RAISONS_DITES } from "./lexique.ts";
import type { Paire, Raison } from "./model.ts";

type Vue = { demande: Demande; famille: Famille };
type Proposee = Paire & { premiere: Vue; seconde: Vue };

const nomEnfant = ({ enfant }: Demande): string =>
  [enfant.prenom, enfant.nom].filter(Boolean).join(" ") ||
  (enfant.terme ? `À naître, terme le ${enLettres(enfant.terme)}` : "Sans nom");

const nomCourt = ({ demande }: Vue): string => `${demande.numero ?? "Sans numéro"}, ${nomEnfant(demande)}`;

const dites = (raisons: readonly Raison[]): string => raisons.map((raison) => RAISONS_DITES[raison]).join(", ");

export type ListeProps = {
  base: string;
  proposees: readonly Proposee[];
  decidees: readonly Doublon[];
  noms: ReadonlyMap<string, string>;
  page: number;
  taille: number;
  params: URLSearchParams;
  refus?: string | undefined;
};

const Proposees = ({ base, proposees, page, taille }: ListeProps) => (
  <Tableau
    nom="Les paires à juger"
    colonnes={["Première demande", "Seconde demande", "Ce qui se ressemble", { titre: "Force", n: true }]}
  >
    {proposees.slice((page - 1) * taille, page * taille).map(({ un, autre, premiere, seconde, raisons, score }) => (
      <tr>
        <th scope="row">
          <a href={`${base}/${un}/${autre}`}>{nomCourt(premiere)}</a>
        </th>
        <td>{nomCourt(seconde)}</td>
        <td>{dites(raisons)}</td>
        <td class="n">{score}</td>
      </tr>
    ))}
  </Tableau>
);

const Defaire = ({ base, doublon }: { base: string; doublon: Doublon }) =>
  doublon.decision === "defait" ? (
    <>{doublon.defaitLe && aLHeure(doublon.defaitLe)}</>
  ) : (
    <form method="post" action={`${base}/${doublon.id}/retour`}>
      <input type="hidden" name="version" value={`${doublon.version}`} />
      <button class="bouton discret">
        {doublon.decision === "fusionne" ? "Défaire" : "Revenir"}
        <span class="cache"> sur la décision du {aLHeure(doublon.decideLe)}</span>
      </button>
    </form>
  );

const DECIDEES_MONTREES = 10;

const Decidees = ({ base, decidees, noms }: ListeProps) => (
  <section class="pile">
    <h2>Ce qui fut décidé</h2>
    <Tableau nom="Les décisions" colonnes={["Demandes", "Décision", "Quand", "Motif", "Revenir"]}>
      {decidees.slice(0, DECIDEES_MONTREES).map((doublon) => (
        <tr>
          <th scope="row">
            {noms.get(doublon.un) ?? "—"} et {noms.get(doublon.autre) ?? "—"}
          </th>
          <td>
            {DECISIONS_DITES[doublon.decision]}
            {doublon.gardee && <small class="sous">Reste : {noms.get(doublon.gardee) ?? "—"}</small>}
          </td>
          <td>{aLHeure(doublon.decideLe)}</td>
          <td>{doublon.motif || "—"}</td>
          <td>
            <Defaire base={base} doublon={doublon} />
          </td>
        </tr>
      ))}
    </Tableau>
  </section>
);

/** Les demandes qui se ressemblent, à juger une paire à la fois. */
export const DoublonsPage = (props: ListeProps) => {
  const { base, proposees, decidees, page, params, refus } = props;
  return (
    <div class="pile">
      <h1>Doublons</h1>
      <p>
        Les demandes qui se ressemblent, entre crèches et assistantes maternelles. Rien ne se réunit tout seul, et tout
        se défait.
      </p>
      {refus && <Alert>{refus}</Alert>}
      {proposees.length === 0 ? (
        <p class="vide">Aucune paire à juger. Les jumeaux, les frères et les sœurs n’en sont pas.</p>
      ) : (
        <Proposees {...props} />
      )}
      <Pagination chemin={base} params={params} page={page} total={proposees.length} />
      {decidees.length > 0 && <Decidees {...props} />}
    </div>
  );
};

const jourDit = (jour: Demande["attendDepuis"]): string => (jour ? enLettres(jour) : "—");
const ouiNon = (oui: boolean, dit: string): string[] => (oui ? [dit] : []);
const ou = (dits: readonly string[]): string => dits.join(", ") || "—";

type Nommer = {
  commune: (code: string) => string;
  structure: (id: string) => string;
  critere: (code: string) => string;
};

const { etapes } = TEXTES.fr;

/** La semaine entière, et les demi-journées dont une semaine réduite ne se passe pas. */
function semaineDite(demande: Demande): string {
  const { dont } = souplesseDe(demande);
  return `${besoinEnMots(demande, TEXTES.fr)}${dont === 0 ? "" : `. Indispensables : ${semaineEnMots(dont, TEXTES.fr)}`}`;
}

/** Ce qu'une demande dit d'un bloc, en mots : deux valeurs qui diffèrent ne s'y disent jamais pareil. */
const DITS: Record<ChampFusion, (demande: Demande, nommer: Nommer) => string> = {
  enfant: (demande) =>
    ou([nomEnfant(demande), ...(demande.enfant.naissance ? [`le ${enLettres(demande.enfant.naissance)}`] : [])]),
  residence: ({ commune, quartier }, nommer) => ou([nommer.commune(commune), ...(quartier ? [quartier] : [])]),
  semaine: semaineDite,
  entree: ({ entree, toleranceMois }) =>
    `${moisEnLettres(entree)}${toleranceMois ? `, ou ${toleranceMois} mois après` : ""}`,
  voeux: ({ voeux }, nommer) =>
    ou(voeux.map((voeu) => (voeu === PLUS_PROCHE ? "La plus proche" : nommer.structure(voeu)))),
  modes: ({ modes }) => ou(modes.map((mode) => (mode === "collectif" ? "Crèche" : "Assistante maternelle"))),
  besoins: (demande) =>
    ou([...besoinsDits(demande), ...demande.horaires.map((horaire) => etapes.accueil.horaire[horaire])]),
  situations: ({ situations }, nommer) =>
    ou(
      Object.entries(situations).flatMap(([code, valeur]) => {
        if (valeur === false) return [];
        return valeur === true ? [nommer.critere(code)] : [`${nommer.critere(code)} : ${valeur}`];
      }),
    ),
  fratrie: ({ fratrie, jumeaux }) =>
    ou([...ouiNon(jumeaux, "Jumeaux"), ...(fratrie ? [etapes.fratrie.choix[fratrie]] : [])]),
  anciennete: ({ attendDepuis }) => `Attend depuis : ${jourDit(attendDepuis)}`,
};

export type FaceProps = {
  base: string;
  un: Vue;
  autre: Vue;
  raisons: readonly Raison[];
  score: number;
  nommer: Nommer;
  gardee: string;
  refus?: string | undefined;
};

const Parent = ({ famille }: { famille: Famille }) => (
  <>
    {[famille.prenom, famille.nom].filter(Boolean).join(" ")}
    <small class="sous">
      {[famille.autreParent, famille.courriel, famille.telephone, famille.adresse].filter(Boolean).join(", ")}
    </small>
  </>
);

type ChoixProps = { champ: ChampFusion; origine: Origine; coche: boolean; dit: string };

const Valeur = ({ champ, origine, coche, dit }: ChoixProps) => (
  <label>
    <input type="radio" name={champ} value={origine} checked={coche} />
    <span>{dit}</span>
  </label>
);

/** Ligne par ligne, ce que dit celle qui reste, ce que dit l'autre, et ce que l'on garde. */
const Choisir = ({ un, autre, gardee, nommer }: FaceProps) => {
  const [reste, va] = gardee === autre.demande.id ? [autre, un] : [un, autre];
  return (
    <Tableau
      nom="Ce qui reste, bloc par bloc"
      colonnes={["Bloc", `Reste : ${reste.demande.numero ?? "—"}`, `S’en va : ${va.demande.numero ?? "—"}`, "Les deux"]}
    >
      {CHAMPS_FUSION.map((champ) => {
        const [dit, aussi] = [DITS[champ](reste.demande, nommer), DITS[champ](va.demande, nommer)];
        return (
          <tr>
            <th scope="row">{LIBELLES_CHAMP[champ]}</th>
            <td>
              <Valeur champ={champ} origine="gardee" coche dit={dit} />
            </td>
            <td>{dit === aussi ? "Pareil" : <Valeur champ={champ} origine="absorbee" coche={false} dit={aussi} />}</td>
            <td>
              {QUI_S_AJOUTENT.includes(champ) && dit !== aussi && (
                <Valeur champ={champ} origine="lesDeux" coche={false} dit="À la suite" />
              )}
            </td>
          </tr>
        );
      })}
    </Tableau>
  );
};

/** Les deux numéros, qui disent de quelle paire il s'agit. */
export const titreFace = ({ un, autre }: { un: Vue; autre: Vue }): string =>
  `Demandes ${un.demande.numero ?? "sans numéro"} et ${autre.demande.numero ?? "sans numéro"}, côte à côte`;

/** Deux demandes côte à côte : réunir en choisissant, ou dire que ce sont deux enfants. */
export const FacePage = (props: FaceProps) => {
  const { base, un, autre, raisons, score, gardee, refus } = props;
  const ici = `${base}/${un.demande.id}/${autre.demande.id}`;
  const inverse = gardee === un.demande.id ? autre : un;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={base}>Doublons</a>
          </p>
          <h1>{titreFace(props)}</h1>
          <p>
            {raisons.length > 0
              ? `Ce qui se ressemble : ${dites(raisons)} (force ${score}).`
              : "Plus rien ne rapproche ces deux demandes."}
          </p>
        </div>
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Tableau nom="Les parents" colonnes={["Demande", "Parents et contact"]}>
        {[un, autre].map(({ demande, famille }) => (
          <tr>
            <th scope="row">{demande.numero}</th>
            <td>
              <Parent famille={famille} />
            </td>
          </tr>
        ))}
      </Tableau>
      <form method="post" action={`${ici}/fusion`} class="pile">
        <input type="hidden" name="gardee" value={gardee} />
        <input type="hidden" name="versionUn" value={`${un.demande.version}`} />
        <input type="hidden" name="versionAutre" value={`${autre.demande.version}`} />
        <Choisir {...props} />
        <p class="barre">
          <button class="bouton">Réunir en une seule demande</button>
          <a href={`${ici}?gardee=${inverse.demande.id}`}>Garder plutôt {inverse.demande.numero}</a>
        </p>
        <p class="note">
          Celle qui s’en va est retirée pour doublon ; ses pièces reçues suivent celle qui reste. Cela se défait tant
          que rien n’a changé depuis.
        </p>
      </form>
      <form method="post" action={`${ici}/ecart`} class="formulaire panneau">
        <h2>Ce sont deux enfants</h2>
        <Champ nom="motif" label="Motif" aide="Facultatif. Par exemple : cousins du même nom." />
        <p>
          <button class="bouton discret">Ne plus proposer cette paire</button>
        </p>
      </form>
    </div>
  );
};
