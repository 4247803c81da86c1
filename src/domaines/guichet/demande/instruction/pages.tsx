import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import type { LigneDite } from "../etape/model.ts";
import { Recapitulatif } from "../etape/recapitulatif/pages.tsx";
import { enfantEnMots } from "../etape/recapitulatif/textes.ts";
import { FORMES, LIBELLES_CANAL, LIBELLES_ETAT, LIBELLES_PIECE, LIBELLES_SOLUTION } from "../lexique.ts";
import type { Demande, EtatDemande, Famille, Piece } from "../model.ts";
import { TEXTES } from "../textes.ts";
import { estOuverte } from "../vie/rules.ts";
import { type PointsProps, SesPoints } from "./points/pages.tsx";

export type Mouvement = { le: string; auteur: string; action: string };

export type InstructionProps = PointsProps & {
  famille: Famille;
  fratrie: readonly Demande[];
  lignes: readonly LigneDite[];
  figee: boolean;
  /** Ce que seul un agent lit : les pièces. */
  detail: boolean;
  natures: readonly string[];
  proposes: readonly EtatDemande[];
  histoire: readonly Mouvement[];
  fait: string;
  refus?: string | undefined;
  confirmation: string;
  /** Où se notent les places qui se libèrent. */
  liberees: string;
  /** Où une structure dit qu'elle a donné une place elle-même ; nul pour qui ne le peut pas. */
  ailleurs: string | null;
};

const t = TEXTES.fr;

const FAITS: Record<string, string> = {
  envoyee: "La demande est dans la file, à son rang du jour.",
  enregistre: "C’est enregistré.",
  etat: "L’état de la demande est changé.",
  piece: "La pièce est notée.",
  pieces: "Les pièces sont demandées ; un courriel part si la famille en a un.",
  confirmee: "La famille attend toujours : c’est noté.",
};

export const Version = ({ demande }: { demande: Demande }) => (
  <input type="hidden" name="version" value={`${demande.version}`} />
);

const UnePiece = ({
  base,
  demande,
  piece,
  instruire,
}: {
  base: string;
  demande: Demande;
  piece: Piece;
  instruire: boolean;
}) => {
  const ici = `${base}/${demande.id}/piece/${piece.id}`;
  return (
    <li class="case">
      <span>
        {piece.nature} <small>{LIBELLES_PIECE[piece.etat]}</small> {piece.motif && <small>{piece.motif}</small>}
      </span>
      <span class="entree">
        {piece.fichier && instruire && (
          <a href={`${ici}/fichier`}>
            Ouvrir<span class="cache"> : {piece.nature}</span>
          </a>
        )}
        {instruire && piece.etat !== "acceptee" && (
          <form method="post" action={ici} class="barre">
            <Version demande={demande} />
            <button class="lien" name="etat" value="acceptee">
              {piece.etat === "recue" ? "Accepter" : "Vue au guichet"}
              <span class="cache"> : {piece.nature}</span>
            </button>
            {piece.etat === "recue" && (
              <button class="lien" name="etat" value="refusee">
                À refaire<span class="cache"> : {piece.nature}</span>
              </button>
            )}
          </form>
        )}
      </span>
    </li>
  );
};

type AvecPiece = Pick<InstructionProps, "base" | "demande" | "natures" | "refus">;

const DemanderPiece = ({ base, demande, natures, refus }: AvecPiece) => (
  <form method="post" action={`${base}/${demande.id}/piece`} class="barre bas">
    <Version demande={demande} />
    <div class={refus ? "champ faux" : "champ"}>
      <label for="nature">Demander une pièce</label>
      <span class="aide" id="nature-aide">
        Jamais la nature d’un handicap ni d’une maladie.
      </span>
      {refus && (
        <span class="erreur" id="nature-erreur" role="alert">
          {refus}
        </span>
      )}
      <input
        class="saisie"
        id="nature"
        name="nature"
        list="natures"
        aria-invalid={refus ? "true" : undefined}
        aria-describedby={refus ? "nature-aide nature-erreur" : "nature-aide"}
      />
    </div>
    <datalist id="natures">
      {natures.map((nature) => (
        <option value={nature} />
      ))}
    </datalist>
    <button class="bouton discret">Demander</button>
  </form>
);

const Pieces = ({ base, demande, natures, instruire, refus }: InstructionProps) => (
  <section>
    <h2>Pièces</h2>
    {demande.pieces.length === 0 && <p class="vide">Aucune pièce demandée.</p>}
    {demande.pieces.length > 0 && (
      <ul class="cases" role="list">
        {demande.pieces.map((piece) => (
          <UnePiece base={base} demande={demande} piece={piece} instruire={instruire} />
        ))}
      </ul>
    )}
    {instruire && estOuverte(demande) && (
      <DemanderPiece base={base} demande={demande} natures={natures} refus={refus} />
    )}
  </section>
);

const Gestes = ({ base, demande, proposes, confirmation }: InstructionProps) => (
  <section class="panneau">
    <h2>Faire avancer</h2>
    {estOuverte(demande) && (
      <form method="post" action={`${base}/${demande.id}/confirmation`}>
        <Version demande={demande} />
        <p class="note">{confirmation}</p>
        <button class="bouton discret">La famille attend toujours</button>
      </form>
    )}
    {proposes.length > 0 && <a href={`${base}/${demande.id}/etat`}>Changer l’état</a>}
  </section>
);

/** Pourquoi une demande s'est fermée. */
const Motif = ({ demande: { etat, faits } }: Pick<InstructionProps, "demande">) =>
  faits.motif === undefined ? null : (
    <div>
      <dt>{etat === "retiree" ? "Retirée pour" : "Solution trouvée"}</dt>
      <dd>{LIBELLES_SOLUTION[faits.motif] ?? faits.motif}</dd>
    </div>
  );

const Identite = ({ demande, famille, fratrie, base }: InstructionProps) => (
  <section class="panneau">
    <p>
      <Etat forme={FORMES[demande.etat]} libelle={LIBELLES_ETAT[demande.etat]} />
    </p>
    <dl class="identite">
      <div>
        <dt>Numéro</dt>
        <dd class="chiffres">{demande.numero ?? "Pas encore envoyée"}</dd>
      </div>
      {demande.attendDepuis && (
        <div>
          <dt>Attend depuis</dt>
          <dd>{enLettres(demande.attendDepuis)}</dd>
        </div>
      )}
      <div>
        <dt>Reçue</dt>
        <dd>{demande.origine === "papier" ? "sur papier" : "en ligne"}</dd>
      </div>
      <div>
        <dt>Famille</dt>
        <dd>
          {[famille.prenom, famille.nom].filter(Boolean).join(" ")}
          {famille.courriel && !famille.courrielConfirmeLe && <small> (courriel pas encore confirmé)</small>}
        </dd>
      </div>
      <Motif demande={demande} />
      {demande.relances.length > 0 && (
        <div>
          <dt>Rappels</dt>
          <dd>{demande.relances.map(({ le, canal }) => `${LIBELLES_CANAL[canal]} le ${enLettres(le)}`).join(", ")}</dd>
        </div>
      )}
      {fratrie.length > 1 && (
        <div>
          <dt>Dans le même dossier</dt>
          <dd>
            {fratrie
              .filter(({ id }) => id !== demande.id)
              .map((autre) => (
                <a href={`${base}/${autre.id}`}>{enfantEnMots(autre, t)} </a>
              ))}
          </dd>
        </div>
      )}
    </dl>
  </section>
);

/** Une structure qui garde sa commission a donné la place : la demande n'attend plus nulle part. */
const Ailleurs = ({ demande, ailleurs }: InstructionProps) =>
  ailleurs !== null && estOuverte(demande) ? (
    <section class="panneau">
      <h2>Vous lui avez donné une place ?</h2>
      <p>
        <a href={ailleurs}>Dire la place donnée hors de la commission</a> : la demande n’attend plus nulle part.
      </p>
    </section>
  ) : null;

/** Un changement d'état se dit par le nom de l'état où il mène. */
const NOMS_ETATS: Record<string, string> = LIBELLES_ETAT;

const Histoire = ({ histoire }: Pick<InstructionProps, "histoire">) => (
  <section class="panneau">
    <h2>Histoire</h2>
    <ol class="fil">
      {histoire.map(({ le, auteur, action }) => (
        <li>
          <time>{le}</time> {NOMS_ETATS[action]?.toLowerCase() ?? action}, {auteur}
        </li>
      ))}
    </ol>
  </section>
);

const Changement = ({ demande, liberees }: InstructionProps) =>
  demande.actuelle !== null && demande.etat === "acceptee" ? (
    <Alert ton="info">
      Cet enfant change de structure : à son entrée, sa place d’avant se libère.{" "}
      <a href={liberees}>Notez-la pour la proposer</a>.
    </Alert>
  ) : null;

const TeteDeDemande = ({ base, demande, instruire }: InstructionProps) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={base.replace(/\/demandes$/, "")}>Demandes de place</a>
      </p>
      <h1>Demande {demande.numero ?? "commencée"}</h1>
      <p>{enfantEnMots(demande, t)}</p>
    </div>
    {demande.etat === "brouillon" && instruire && (
      <a class="bouton" href={`${base}/${demande.id}/envoi`}>
        Terminer la saisie
      </a>
    )}
  </div>
);

/** Fermée entre-temps, la demande n'attend plus de décision. */
const Examinee = ({ demande, figee }: InstructionProps) =>
  figee &&
  estOuverte(demande) && (
    <Alert ton="attention">La commission examine cette demande : elle ne se change plus jusqu’à sa décision.</Alert>
  );

/** Une demande, comme qui l'instruit la lit : ce que la famille dit, ce qui manque, ce qui s'est passé. */
export const InstructionPage = (props: InstructionProps) => {
  const { base, demande, lignes, instruire, figee, histoire, fait } = props;
  const vivante = estOuverte(demande) || demande.etat === "brouillon";
  return (
    <>
      <TeteDeDemande {...props} />
      {FAITS[fait] && <Alert ton="info">{FAITS[fait]}</Alert>}
      <Examinee {...props} />
      <Changement {...props} />
      <div class="deux">
        <div class="pile">
          <section>
            <h2>Ce que la famille demande</h2>
            <Recapitulatif t={t} lignes={lignes} base={instruire && !figee && vivante ? base : null} />
          </section>
          {props.detail && <Pieces {...props} />}
          <SesPoints {...props} />
        </div>
        <div class="pile">
          <Identite {...props} />
          {instruire ? <Gestes {...props} /> : <Ailleurs {...props} />}
          {histoire.length > 0 && <Histoire histoire={histoire} />}
        </div>
      </div>
    </>
  );
};
