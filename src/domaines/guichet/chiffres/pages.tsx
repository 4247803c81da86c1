import type { Child } from "hono/jsx";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { CLES_DITES } from "./lexique.ts";
import {
  type Attente,
  type ChiffresPublies,
  type Dimension,
  DIMENSIONS,
  ISSUES,
  LIBELLES_DIMENSION,
  LIBELLES_ISSUE,
  type Publication,
  type Repartition,
} from "./model.ts";

type Nommer = (commune: string) => string;
type Nombre = { valeur: number | null | undefined };

/** Un nombre, ou le secret : jamais zéro à sa place. */
const Compte = ({ valeur }: Nombre) =>
  valeur === null || valeur === undefined ? (
    <abbr title="Secret : moins de cinq, ou de quoi le déduire">s.</abbr>
  ) : (
    <>{valeur.toLocaleString("fr-FR")}</>
  );

function attenteDite({ mediane, sur }: Attente): string {
  if (mediane === null) return "—";
  return sur === 0 ? pluriel(mediane, "jour") : `${pluriel(mediane, "jour")}, sur ${pluriel(sur, "demande")}`;
}

/** Ce que les communes en disent ensemble ; secret dès que l'une se tait, ou qu'on ne les comptait pas encore. */
const sommeDe = (partielles: ChiffresPublies["partielles"]): number | null =>
  (partielles?.length ? partielles : [{ nombre: null }]).reduce<number | null>(
    (somme, { nombre }) => (somme === null || nombre === null ? null : somme + nombre),
    0,
  );

const Resume = ({ chiffres }: { chiffres: ChiffresPublies }) => {
  const { demandes, occasionnelles, changements, issues, familles, offres, commissions, creches } = chiffres;
  const lignes: [string, Child][] = [
    ["Demandes", <Compte valeur={demandes} />],
    ...ISSUES.map((issue): [string, Child] => [
      `Demandes ${LIBELLES_ISSUE[issue].toLowerCase()}`,
      <Compte valeur={issues[issue]} />,
    ]),
    ...(changements === undefined
      ? []
      : [["Changements de structure, comptés à part", <Compte valeur={changements} />] as [string, Child]]),
    ...(occasionnelles === undefined
      ? []
      : [["Demandes d’occasionnel seulement, comptées à part", <Compte valeur={occasionnelles} />] as [string, Child]]),
    ["Familles avec une solution pour chaque enfant", <Compte valeur={familles.avec} />],
    ["Familles sans solution", <Compte valeur={familles.sans} />],
    ["Demandes servies en partie", <Compte valeur={sommeDe(chiffres.partielles)} />],
    ["Attente médiane de qui a eu une place", attenteDite(chiffres.attenteServie)],
    ["Attente médiane de qui attend encore", attenteDite(chiffres.attenteEnCours)],
    ["Propositions acceptées", <Compte valeur={offres.acceptees} />],
    ["Propositions refusées", <Compte valeur={offres.refusees} />],
    ["Propositions sans réponse", <Compte valeur={offres.sansReponse} />],
    ["Commissions tenues", `${commissions.tenues}, ${pluriel(commissions.presents, "présence")}`],
    ["Crèches dont la commission attribue les places", `${creches.centralisees} sur ${creches.total}`],
  ];
  return (
    <dl class="identite panneau">
      {lignes.map(([terme, dit]) => (
        <div>
          <dt>{terme}</dt>
          <dd>{dit}</dd>
        </div>
      ))}
    </dl>
  );
};

const LIGNES_MAX = 40;

type RepartitionProps = { repartition: Repartition<number | null>; nommer: Nommer; lignesMax: number };

const UneRepartition = ({ repartition, nommer, lignesMax }: RepartitionProps) => {
  const { dimension, cles, cellules, lignes } = repartition;
  const restent = cles.length - lignesMax;
  return (
    <>
      <Tableau
        nom={LIBELLES_DIMENSION[dimension]}
        montre
        colonnes={[
          LIBELLES_DIMENSION[dimension],
          { titre: "Demandes", n: true },
          ...ISSUES.map((issue) => ({ titre: LIBELLES_ISSUE[issue], n: true })),
        ]}
      >
        {cles.slice(0, lignesMax).map((cle, rang) => (
          <tr>
            <th scope="row">{CLES_DITES[dimension](cle, nommer)}</th>
            <td class="n">
              <Compte valeur={lignes[rang]} />
            </td>
            {ISSUES.map((_, colonne) => (
              <td class="n">
                <Compte valeur={cellules[rang]?.[colonne]} />
              </td>
            ))}
          </tr>
        ))}
      </Tableau>
      {restent > 0 && (
        <p class="note">
          {pluriel(restent, "ligne n’est pas montrée", "lignes ne sont pas montrées")} sur {cles.length}. Les totaux les
          comptent, et le fichier CSV les donne.
        </p>
      )}
    </>
  );
};

const Zones = ({ chiffres }: { chiffres: ChiffresPublies }) =>
  chiffres.zones.length === 0 ? null : (
    <Tableau
      nom="Besoin non couvert, par zone"
      montre
      colonnes={["Zone", { titre: "Demandes sans solution", n: true }]}
    >
      {chiffres.zones.map(({ nom, sans }) => (
        <tr>
          <th scope="row">{nom}</th>
          <td class="n">
            <Compte valeur={sans} />
          </td>
        </tr>
      ))}
    </Tableau>
  );

type CorpsProps = { chiffres: ChiffresPublies; nommer: Nommer; lignesMax?: number };

/** Les chiffres d'une année : ceux des agents, ou ceux qui se publient. */
const Corps = ({ chiffres, nommer, lignesMax = LIGNES_MAX }: CorpsProps) => (
  <>
    <Resume chiffres={chiffres} />
    {chiffres.repartitions.includes(null) && (
      <p class="note">Trop peu de demandes pour dire certaines répartitions sans désigner quelqu’un.</p>
    )}
    {chiffres.repartitions.map(
      (repartition) =>
        repartition && <UneRepartition repartition={repartition} nommer={nommer} lignesMax={lignesMax} />,
    )}
    <Zones chiffres={chiffres} />
  </>
);

export type ChiffresProps = {
  base: string;
  annee: number;
  /** Nul : ce rôle ne lit que ce qui est publié. */
  chiffres: ChiffresPublies | null;
  publications: readonly Publication[];
  publier: boolean;
  nommer: Nommer;
  refus?: string | undefined;
};

const Annees = ({ base, annee }: { base: string; annee: number }) => (
  <p class="barre">
    <a href={`${base}?annee=${annee - 1}`}>{annee - 1}</a>
    <strong>{annee}</strong>
    <a href={`${base}?annee=${annee + 1}`}>{annee + 1}</a>
  </p>
);

const Publier = ({ base, annee }: { base: string; annee: number }) => (
  <form method="post" action={`${base}/publication`} class="panneau">
    <h2>Publier les chiffres de {annee}</h2>
    <p>
      Les nombres de moins de cinq, et ceux qui les laisseraient déduire, n’en seront pas. Le public les lit, et ils
      rejoignent les statistiques du territoire.
    </p>
    <input type="hidden" name="annee" value={`${annee}`} />
    <p>
      <button class="bouton">Publier</button>
    </p>
  </form>
);

type VueProps = Pick<ChiffresProps, "annee" | "nommer"> & { derniere: Publication | undefined };

const PourAgents = ({ annee, nommer, derniere, chiffres }: VueProps & { chiffres: ChiffresPublies }) => (
  <>
    <p>
      Toutes les demandes déposées en {annee} : ces nombres sont pour les agents, ils ne se publient pas tels quels.
    </p>
    <Corps chiffres={chiffres} nommer={nommer} />
    <p class="note">
      {derniere
        ? `Derniers chiffres publiés de ${annee} : le ${enLettres(derniere.au)}.`
        : `Rien de ${annee} n’est encore publié.`}
    </p>
  </>
);

const PourLecteurs = ({ annee, nommer, derniere }: VueProps) =>
  derniere ? (
    <>
      <p>Publiés le {enLettres(derniere.au)}.</p>
      <Corps chiffres={derniere.contenu} nommer={nommer} />
    </>
  ) : (
    <p class="vide">Aucun chiffre de {annee} n’a encore été publié.</p>
  );

const EnCsv = ({ adresse }: { adresse: string }) => (
  <p>
    <a href={adresse} download>
      Toutes les lignes (CSV)
    </a>
  </p>
);

/** Les chiffres du guichet : tous à qui instruit, les publiés aux autres. */
export const ChiffresPage = ({ base, annee, chiffres, publications, publier, nommer, refus }: ChiffresProps) => {
  const vue = { annee, nommer, derniere: publications.find((une) => une.annee === annee) };
  return (
    <div class="pile">
      <h1>Chiffres du guichet</h1>
      <Annees base={base} annee={annee} />
      {refus && <Alert>{refus}</Alert>}
      {chiffres ? <PourAgents {...vue} chiffres={chiffres} /> : <PourLecteurs {...vue} />}
      {(chiffres || vue.derniere) && <EnCsv adresse={`${base}/tableau.csv?annee=${annee}`} />}
      {publier && <Publier base={base} annee={annee} />}
    </div>
  );
};

const LIGNES_PUBLIQUES = 25;

/** Les derniers chiffres publiés, que chacun peut lire. */
export const ChiffresPublicsPage = (props: {
  accueil: string;
  publication: Publication;
  nommer: Nommer;
  par: Dimension;
}) => {
  const { accueil, publication, nommer, par } = props;
  const { contenu } = publication;
  const siennes = contenu.repartitions.filter((une) => une === null || une.dimension === par);
  return (
    <div class="pile">
      <p class="note">
        <a href={accueil}>Demander une place</a>
      </p>
      <h1>Les demandes de place en {publication.annee}</h1>
      <p>
        Publiés le {enLettres(publication.au)}. « s. » : secret, pour que nulle famille ne se reconnaisse dans un
        nombre.
      </p>
      <nav class="onglets" aria-label="Répartir les demandes">
        {DIMENSIONS.map((dimension) => (
          <a href={`${accueil}/chiffres?par=${dimension}`} aria-current={dimension === par ? "page" : undefined}>
            Par {LIBELLES_DIMENSION[dimension].toLowerCase()}
          </a>
        ))}
      </nav>
      <Corps chiffres={{ ...contenu, repartitions: siennes }} nommer={nommer} lignesMax={LIGNES_PUBLIQUES} />
      <EnCsv adresse={`${accueil}/chiffres/tableau.csv`} />
    </div>
  );
};
