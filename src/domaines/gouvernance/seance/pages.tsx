import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { DecisionRelevee } from "../releve/model.ts";
import { releveLisible } from "../releve/rules.ts";
import type { Instance } from "../instance/model.ts";
import type { Membre } from "../membre/model.ts";
import type { Point, PointPropose } from "../point/model.ts";
import { AProposer, OrdreDuJour, PointForm } from "../point/pages.tsx";
import { DatesProposees } from "./date/pages.tsx";
import { etatDit, quandDit } from "./liste/pages.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import type { EtatSeance, Presence, Seance } from "./model.ts";
import type { Tendance } from "./rules.ts";

export type ReunionProps = {
  base: string;
  ici: string;
  instance: Instance;
  seance: Seance;
  attendus: readonly Membre[];
  points: readonly Point[];
  presences: readonly Presence[];
  enAttente: readonly Point[];
  propositions: readonly PointPropose[];
  tendances: readonly Tendance[];
  decisions: readonly DecisionRelevee[];
  conduire: boolean;
  /** La conduire, l'avoir présidée, en avoir tenu le secrétariat : son projet de relevé se lit. */
  tient: boolean;
  /** Le jour est venu : ce qui s'y passe se note. */
  notable: boolean;
  neufs: { point: string; date: string };
  refus?: string | undefined;
  erreursPoint?: FormErrors | undefined;
  erreursDate?: FormErrors | undefined;
};

const TENUES = ["tenue", "approuvee"] as const;

const lisible = ({ seance, tient }: ReunionProps, genre: string, etats: readonly EtatSeance[] | null): boolean =>
  (etats === null || etats.includes(seance.etat)) &&
  (genre !== "releve" || releveLisible(seance.etat === "approuvee", tient));

const LireReleve = ({ ici, seance }: Pick<ReunionProps, "ici" | "seance">) => (
  <a class="bouton" href={`${ici}/releve`}>
    {seance.etat === "approuvee" ? "Relevé de décisions" : "Lire le projet de relevé"}
  </a>
);

const PREVUES = ["preparation", "convoquee"];

/** Ce qu'il reste à faire d'une réunion, selon où elle en est. */
const Suite = (props: ReunionProps) => {
  if (props.conduire) return <Conduire {...props} />;
  return lisible(props, "releve", TENUES) ? <LireReleve {...props} /> : null;
};

const Conduire = ({ ici, seance, notable }: ReunionProps) => {
  const prevue = PREVUES.includes(seance.etat);
  return (
    <div class="barre">
      {seance.etat === "preparation" && (
        <a class="bouton" href={`${ici}/convocation`}>
          Convoquer
        </a>
      )}
      {seance.etat === "convoquee" && (
        <a class={notable ? "bouton discret" : "bouton"} href={`${ici}/convocation`}>
          Les réponses
        </a>
      )}
      {notable && (
        <a class="bouton" href={`${ici}/tenue`}>
          {seance.etat === "tenue" ? "Reprendre les notes" : "Tenir la réunion"}
        </a>
      )}
      {seance.etat === "tenue" && (
        <a class="bouton" href={`${ici}/releve`}>
          Relevé de décisions
        </a>
      )}
      {prevue && <a href={`${ici}/modifier`}>Modifier</a>}
      {prevue && <a href={`${ici}/annulation`}>Annuler la réunion</a>}
    </div>
  );
};

const Identite = ({ seance, attendus, presences }: ReunionProps) => {
  const dites = presences.filter(({ reponse }) => reponse !== null).length;
  return (
    <dl class="identite panneau">
      {(
        [
          ["Quand", quandDit(seance)],
          ["Durée", pluriel(seance.duree, "minute")],
          ["Lieu", seance.lieu],
          ["À distance", seance.visio],
          [
            "Attendus",
            `${pluriel(attendus.length, "personne")}${seance.convoqueeLe ? `, ${pluriel(dites, "réponse")}` : ""}`,
          ],
          ["Convoquée", seance.convoqueeLe ? `le ${aLHeure(seance.convoqueeLe)}` : ""],
          ["Annulée", seance.motif],
        ] as const
      )
        .filter(([, texte]) => texte)
        .map(([terme, texte]) => (
          <div>
            <dt>{terme}</dt>
            <dd>{texte}</dd>
          </div>
        ))}
    </dl>
  );
};

/** Ce qui s'imprime d'une réunion, et dans quels états. */
const PAPIERS: readonly { genre: string; nom: string; etats: readonly EtatSeance[] | null }[] = [
  { genre: "dossierSeance", nom: "Dossier de séance", etats: null },
  { genre: "emargement", nom: "Feuille d’émargement", etats: null },
  { genre: "releve", nom: "Le relevé, comme document", etats: TENUES },
];

const Documents = (props: ReunionProps) => (
  <div>
    {PAPIERS.filter(({ genre, etats }) => lisible(props, genre, etats)).map(({ genre, nom }) => (
      <Telecharger base={props.base} genre={genre} nom={nom} params={[["reunion", props.seance.id]]} formats={TEXTE} />
    ))}
  </div>
);

const Decisions = ({ base, decisions }: Pick<ReunionProps, "base" | "decisions">) => (
  <section>
    <h2>Décisions</h2>
    <ul>
      {decisions.map(({ id, libelle, texte, ailleurs }) => (
        <li>
          {ailleurs ? libelle : <a href={`${base}/decisions/${id}`}>{libelle}</a>} : {texte}
        </li>
      ))}
    </ul>
  </section>
);

/** Une réunion, de sa préparation à son relevé. */
export const ReunionPage = (props: ReunionProps) => {
  const { base, ici, instance, seance, points, conduire, refus } = props;
  const ouverte = conduire && seance.etat !== "approuvee" && seance.etat !== "annulee";
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/instances/${instance.id}`}>{instance.nom}</a>
          </p>
          <h1>{seance.titre}</h1>
          <p>
            {quandDit(seance)}. {etatDit(seance)}.
          </p>
        </div>
        <Suite {...props} />
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={props.erreursPoint ?? props.erreursDate} />
      <Identite {...props} />
      {seance.etat === "preparation" && <DatesProposees {...props} modifiable={conduire} />}
      <section class="pile">
        <h2>Ordre du jour</h2>
        <OrdreDuJour ici={ici} points={points} duree={seance.duree} modifiable={ouverte} />
        {ouverte && <AProposer ici={ici} enAttente={props.enAttente} propositions={props.propositions} />}
        {ouverte && (
          <details class="panneau" open={props.erreursPoint !== undefined || points.length === 0}>
            <summary>Ajouter un point libre</summary>
            <PointForm ici={ici} id={props.neufs.point} point={null} erreurs={props.erreursPoint} />
          </details>
        )}
      </section>
      {props.decisions.length > 0 && <Decisions {...props} />}
      <section>
        <h2>À imprimer ou à envoyer</h2>
        <Documents {...props} />
      </section>
    </div>
  );
};
