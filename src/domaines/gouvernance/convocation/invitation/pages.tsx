import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Groupe } from "#ui/champs.tsx";
import type { Membre } from "../../membre/model.ts";
import type { Point } from "../../point/model.ts";
import { LIBELLES_ATTENDU } from "../../point/model.ts";
import { quandDit } from "../../seance/liste/pages.tsx";
import {
  type DateProposee,
  LIBELLES_SOUHAIT,
  type Presence,
  type Seance,
  SOUHAITS,
  type Souhait,
} from "../../seance/model.ts";
import { LIBELLES_REPONSE } from "../../seance/presence/lexique.ts";
import { nomPour } from "../../seance/presence/pages.tsx";

export type InvitationProps = {
  instance: string;
  seance: Seance;
  membre: Membre;
  membres: readonly Membre[];
  suppleants: readonly Membre[];
  points: readonly Point[];
  presence: Presence;
  dates: readonly DateProposee[];
  souhaits: readonly Souhait[];
  /** Pourquoi l'on ne répond pas, ou plus. */
  ferme: string | null;
  recu: boolean;
  refus?: string | undefined;
};

const EnTete = ({ instance, seance }: Pick<InvitationProps, "instance" | "seance">) => (
  <div class="tete">
    <div>
      <p class="note">{instance}</p>
      <h1>{seance.titre}</h1>
      <p>
        {quandDit(seance)}
        {seance.le && `, ${pluriel(seance.duree, "minute")}`}
        {seance.lieu && `, ${seance.lieu}`}
        {seance.visio && (
          <>
            . À distance : <a href={seance.visio}>{seance.visio}</a>
          </>
        )}
      </p>
    </div>
  </div>
);

const Dite = ({ presence, membres }: InvitationProps) => {
  if (presence.reponse === null) return null;
  const pour = nomPour(presence, membres);
  return (
    <p>
      Votre réponse : <strong>{LIBELLES_REPONSE[presence.reponse]}</strong>
      {pour && ` (${pour})`}. Vous pouvez en changer jusqu’à la réunion.
    </p>
  );
};

/** Un geste par réponse ; un automate qui ouvre le lien n'en fait aucun. */
const Repondre = ({ membre, membres, suppleants, presence }: InvitationProps) => {
  const votants = membres.filter(
    ({ id, voix, suppleantDe }) => id !== membre.id && voix === "deliberative" && suppleantDe === null,
  );
  return (
    <div class="pile">
      <form method="post" class="barre">
        <button class="bouton" name="reponse" value="present">
          Je viens
        </button>
        <button class="bouton discret" name="reponse" value="excuse">
          Je ne viens pas
        </button>
      </form>
      <form method="post" class="panneau">
        {suppleants.length > 0 ? (
          <Choix
            nom="suppleant"
            label="Mon suppléant vient à ma place"
            valeur={presence.pour ?? ""}
            options={suppleants.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
          />
        ) : (
          <Champ nom="suppleantNom" label="Quelqu’un vient à ma place : qui ?" valeur={presence.pourNom} />
        )}
        <p>
          <button class="bouton discret" name="reponse" value="suppleant">
            Me faire remplacer
          </button>
        </p>
      </form>
      {membre.voix === "deliberative" && votants.length > 0 && (
        <form method="post" class="panneau">
          <Choix
            nom="pouvoir"
            label="Je donne pouvoir à"
            valeur={presence.pour ?? ""}
            options={votants.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
          />
          <p>
            <button class="bouton discret" name="reponse" value="pouvoir">
              Donner pouvoir
            </button>
          </p>
        </form>
      )}
    </div>
  );
};

const Dates = ({ dates, souhaits }: InvitationProps) => (
  <form method="post" class="pile">
    <p>La date se cherche encore. Dites lesquelles vous conviennent.</p>
    {dates.map((date) => (
      <Groupe
        nom={date.id}
        legende={quandDit(date)}
        type="radio"
        options={SOUHAITS.map((valeur) => ({ valeur, libelle: LIBELLES_SOUHAIT[valeur] }))}
        coches={[souhaits.find((un) => un.date === date.id)?.reponse ?? ""]}
      />
    ))}
    <p>
      <button class="bouton">Envoyer mes réponses</button>
    </p>
  </form>
);

const Points = ({ points }: Pick<InvitationProps, "points">) => (
  <section>
    <h2>Ordre du jour</h2>
    <ol>
      {points.map(({ titre, attendu, expose }) => (
        <li>
          {titre} <small class="note">{LIBELLES_ATTENDU[attendu]}</small>
          {expose && <p>{expose}</p>}
        </li>
      ))}
    </ol>
  </section>
);

/** La page d'un membre convié, ouverte par son lien : lire n'y décide de rien, seul un bouton répond. */
export const InvitationPage = (props: InvitationProps) => {
  const { seance, membre, points, dates, ferme, recu, refus } = props;
  return (
    <div class="pile">
      <EnTete {...props} />
      {recu && <Alert ton="info">Merci, {membre.nom} : votre réponse est enregistrée.</Alert>}
      {refus && <Alert>{refus}</Alert>}
      {ferme ? (
        <p class="vide">{ferme}</p>
      ) : seance.etat === "preparation" ? (
        <Dates {...props} />
      ) : (
        <Reponses {...props} />
      )}
      {points.length > 0 && dates.length === 0 && <Points points={points} />}
    </div>
  );
};

const Reponses = (props: InvitationProps) => (
  <section class="pile">
    <h2>{props.membre.nom}, viendrez-vous ?</h2>
    <Dite {...props} />
    <Repondre {...props} />
  </section>
);
