import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Choix } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Commission } from "../commission/session/model.ts";
import type { Reglement } from "../reglement/model.ts";
import { type Bilan, type BilanPublie, LIBELLES_SORT, type Ligne, type Simulation, SORTS } from "./model.ts";

type Props = {
  ici: string;
  reglements: string;
  brouillons: readonly Reglement[];
  seances: readonly Commission[];
  brouillon: Reglement | undefined;
  seance: Commission | undefined;
  simulation: Simulation | null;
  nommer: (code: string) => string;
  /** Ce que lit qui n'instruit pas les demandes : ni commune, ni situation, ni petit nombre. */
  publie: BilanPublie | null;
};

const EN_ATTENTE = "";

const Choisir = ({ ici, brouillons, seances, brouillon, seance }: Props) => (
  <form method="get" action={ici} class="formulaire panneau">
    <Choix
      nom="reglement"
      label="Le brouillon à essayer"
      valeur={brouillon?.id}
      options={brouillons.map(({ id, titre, numero }) => ({ valeur: id, libelle: `${titre}, version ${numero}` }))}
    />
    <Choix
      nom="seance"
      label="Sur les demandes de"
      valeur={seance?.id ?? EN_ATTENTE}
      options={[
        ...seances.map(({ id, nom, le }) => ({ valeur: id, libelle: `${nom}, ${enLettres(le)}` })),
        { valeur: EN_ATTENTE, libelle: "Celles qui attendent aujourd’hui" },
      ]}
    />
    <p>
      <button class="bouton">Simuler</button>
    </p>
  </form>
);

const COLONNES = ["monte", "descend", "gagne", "perd", "change"] as const;
const TITRES: Record<(typeof COLONNES)[number], string> = {
  monte: "Montent",
  descend: "Descendent",
  gagne: "Gagnent une place",
  perd: "Perdent leur place",
  change: "Changent de place",
};

type TableProps = { nom: string; premiere: string; lignes: readonly Ligne[]; nommer: (cle: string) => string };

const Repartition = ({ nom, premiere, lignes, nommer }: TableProps) => (
  <Tableau
    nom={nom}
    montre
    colonnes={[premiere, { titre: "Demandes", n: true }, ...COLONNES.map((une) => ({ titre: TITRES[une], n: true }))]}
  >
    {lignes.map(({ cle, bilan }) => (
      <tr>
        <th scope="row">{nommer(cle)}</th>
        <td class="n">{bilan.total}</td>
        {COLONNES.map((colonne) => (
          <td class="n">{bilan[colonne]}</td>
        ))}
      </tr>
    ))}
  </Tableau>
);

const Garanties = ({ simulation: { niveaux, reclamations } }: { simulation: Simulation }) => (
  <>
    {niveaux[1] === 1 && niveaux[0] === 0 && (
      <Alert ton="attention">
        Ce barème classe différemment selon les structures ou les places gardées : une attribution incontestable peut ne
        plus exister.
      </Alert>
    )}
    {reclamations[1] > 0 && (
      <Alert ton="attention">
        L’audit donnerait raison à {pluriel(reclamations[1], "famille")} avec ce barème, contre {reclamations[0]} avec
        celui qui s’applique.
      </Alert>
    )}
  </>
);

const EnTout = ({ bilan }: { bilan: BilanPublie | Bilan }) => {
  const dit = (colonne: keyof Bilan) => bilan[colonne] ?? "secret (trop peu de familles)";
  return (
    <dl class="identite panneau">
      <div>
        <dt>Demandes comparées</dt>
        <dd>{dit("total")}</dd>
      </div>
      <div>
        <dt>Montent</dt>
        <dd>{dit("monte")}</dd>
      </div>
      <div>
        <dt>Descendent</dt>
        <dd>{dit("descend")}</dd>
      </div>
      {SORTS.map((sort) => (
        <div>
          <dt>{LIBELLES_SORT[sort]}</dt>
          <dd>{dit(sort)}</dd>
        </div>
      ))}
    </dl>
  );
};

const Resultat = ({ simulation, nommer, publie }: Props & { simulation: Simulation }) => {
  const { bilan, communes, situations, horsConditions } = simulation;
  if (publie) return <EnTout bilan={publie} />;
  return (
    <>
      <Garanties simulation={simulation} />
      <EnTout bilan={bilan} />
      {horsConditions > 0 && (
        <p>Sans tenir une condition du brouillon, à lire par un agent : {pluriel(horsConditions, "demande")}.</p>
      )}
      <Repartition nom="Par commune" premiere="Commune" lignes={communes} nommer={nommer} />
      <Repartition
        nom="Par situation (une demande compte dans chacune des siennes)"
        premiere="Situation"
        lignes={situations}
        nommer={(cle) => cle}
      />
    </>
  );
};

/** Ce que changerait le barème d'un brouillon : des nombres, jamais une décision. */
export const SimulationPage = (props: Props) => {
  const { reglements, brouillons, brouillon, simulation } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={reglements}>Règlement d’attribution</a>
          </p>
          <h1>Simuler un barème</h1>
          <p>
            Les mêmes demandes, les mêmes places, le même tirage : seul le barème change. Rien n’est décidé, rien n’est
            gardé. Les faits sont ceux que les demandes disent aujourd’hui.
          </p>
        </div>
      </div>
      {brouillons.length === 0 ? (
        <p class="vide">Aucun brouillon à essayer : préparez d’abord la version suivante du règlement.</p>
      ) : (
        <Choisir {...props} />
      )}
      {brouillon && !simulation && (
        <p class="vide">Aucun règlement publié à quoi comparer ce brouillon, ou aucune demande.</p>
      )}
      {simulation && <Resultat {...props} simulation={simulation} />}
    </div>
  );
};
