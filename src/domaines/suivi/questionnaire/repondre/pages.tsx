import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Groupe, Zone } from "#ui/champs.tsx";
import type { Questionnaire } from "../model.ts";

export const REFUS = {
  "reponse-vide": "Choisissez une réponse, ou écrivez quelques mots.",
  "niveau-inconnu": "Choisissez l’une des réponses proposées.",
  "page-expiree": "La page a expiré : rechargez-la, puis répondez.",
  "trop-long": "Votre texte dépasse 1 000 signes : coupez-le un peu.",
} as const;
export type RefusReponse = keyof typeof REFUS;

export type QuestionsProps = {
  questionnaire: Questionnaire;
  envoi: string;
  saisie: Record<string, string>;
  refus?: RefusReponse | undefined;
  /** Ce que le texte semble dire de quelqu'un. */
  alerte?: string | undefined;
  /** Combien de temps attendre avant de renvoyer. */
  attente?: string | undefined;
};

/** Les questions elles-mêmes, à l'écran d'un téléphone comme à celui de qui recopie un papier. */
export const Questions = ({ questionnaire, envoi, saisie, refus, alerte, attente }: QuestionsProps) => (
  <>
    {refus && <Alert>{REFUS[refus]}</Alert>}
    {attente && (
      <Alert ton="attention">
        Beaucoup de réponses viennent d’arriver du même endroit. La vôtre est gardée ci-dessous : renvoyez-la dans{" "}
        {attente}.
      </Alert>
    )}
    {alerte && (
      <Alert ton="attention">
        Votre texte {alerte}. Si vous le pouvez, redites-le sans que l’on reconnaisse personne.
      </Alert>
    )}
    <input type="hidden" name="envoi" value={envoi} />
    {questionnaire.questions.map(({ libelle, niveaux }, rang) => (
      <Groupe
        nom={`q${rang}`}
        legende={libelle}
        type="radio"
        options={niveaux.map((niveau, valeur) => ({ valeur: `${valeur}`, libelle: niveau }))}
        coches={[saisie[`q${rang}`] ?? ""]}
      />
    ))}
    {questionnaire.libre && (
      <Zone
        nom="libre"
        label={questionnaire.libre}
        aide="Sans nom, ni détail qui ferait reconnaître quelqu’un."
        lignes={4}
        valeur={saisie["libre"]}
      />
    )}
    <p class="barre">
      <button class="bouton">Envoyer ma réponse</button>
      {alerte && (
        <button class="bouton discret" name="confirme" value="1">
          Envoyer ce texte tel quel
        </button>
      )}
    </p>
  </>
);

const Rassurer = () => (
  <p class="note">
    On ne vous demande pas qui vous êtes, et rien ne le dit : ni compte, ni adresse, ni témoin de connexion.
  </p>
);

/** Le questionnaire, pour qui tient son lien. */
export const RepondrePage = (props: QuestionsProps) => {
  const { titre, accueil, lien } = props.questionnaire;
  return (
    <form method="post" action={`/questionnaires/${lien}`} class="pile">
      <h1>{titre}</h1>
      {accueil && <p>{accueil}</p>}
      <Questions {...props} />
      <Rassurer />
    </form>
  );
};

/** Merci, ou trop tard. */
export const FinPage = ({ questionnaire, merci }: { questionnaire: Questionnaire; merci: boolean }) => (
  <>
    <h1>{questionnaire.titre}</h1>
    {merci ? (
      <>
        <Alert ton="info">Merci : votre réponse est comptée.</Alert>
        <p>
          <a href={`/questionnaires/${questionnaire.lien}`}>Répondre pour une autre personne</a>
        </p>
      </>
    ) : (
      <Alert ton="attention">Ce questionnaire est clos depuis le {enLettres(questionnaire.fermeLe)}.</Alert>
    )}
  </>
);
