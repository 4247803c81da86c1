import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Acteur } from "../model.ts";
import { mentionDonnees } from "./courriels.tsx";
import type { Correction } from "./model.ts";
import { estAVerifier } from "./rules.ts";

type PanneauProps = {
  chemin: string;
  acteur: Acteur;
  correction: Correction | null;
  today: Jour;
  peutModifier: boolean;
  refus?: string | undefined;
};

const Demande = ({ chemin, acteur, correction }: Pick<PanneauProps, "chemin" | "acteur" | "correction">) => (
  <div class="barre">
    <form method="post" action={`${chemin}/${acteur.id}/verification`}>
      <input type="hidden" name="version" value={acteur.version} />
      <button class="bouton discret">C’est juste aujourd’hui</button>
    </form>
    {acteur.courriel && (
      <form method="post" action={`${chemin}/${acteur.id}/demande`}>
        <button class="bouton discret">{correction ? "Lui demander encore" : "Lui demander de vérifier"}</button>
      </form>
    )}
  </div>
);

const Remarque = ({ chemin, acteur, correction, peutModifier }: PanneauProps) =>
  correction?.remarque && !correction.traiteeLe ? (
    <Alert ton="attention">
      <p>En répondant, cet acteur a écrit :</p>
      <p class="prose">{correction.remarque}</p>
      {peutModifier && (
        <form method="post" action={`${chemin}/${acteur.id}/remarque`}>
          <button class="bouton discret">C’est traité</button>
        </form>
      )}
    </Alert>
  ) : null;

/** Quand la fiche a été vérifiée, et ce que l'acteur en a dit. */
export const FraicheurPanneau = (props: PanneauProps) => {
  const { acteur, correction, today, peutModifier, refus } = props;
  return (
    <section class="panneau" aria-labelledby="fraicheur">
      <h2 id="fraicheur">Cette fiche est-elle juste ?</h2>
      {refus && <Alert>{refus}</Alert>}
      <p>
        {acteur.verifieLe ? `Vérifiée le ${enLettres(acteur.verifieLe)}.` : "Elle n’a jamais été vérifiée."}
        {estAVerifier(acteur, today) && acteur.verifieLe && " Il y a plus d’un an : à revoir."}
      </p>
      {correction && (
        <p class="note">
          {correction.reponduLe
            ? `L’acteur a répondu lui-même le ${aLHeure(correction.reponduLe)}.`
            : `Un courriel lui a été demandé le ${aLHeure(correction.demandeLe)} ; il n’a pas encore répondu.`}
        </p>
      )}
      <Remarque {...props} />
      {peutModifier && <Demande {...props} />}
    </section>
  );
};

type PubliqueProps = { lien: string; nomEspace: string };

/** La page du lien : elle ne montre rien tant que la personne n'a pas fait son geste. */
export const AccueilPage = ({ lien, nomEspace }: PubliqueProps) => (
  <>
    <h1>Vérifier votre fiche</h1>
    <p>{nomEspace} vous demande si ce qu’elle sait de vous, ou de votre organisation, est encore juste.</p>
    <p class="note">{mentionDonnees(nomEspace)}</p>
    <form method="post" action={`/corrections/${lien}`} class="panneau">
      <p>Il n’y a ni compte à créer, ni mot de passe à retenir.</p>
      <p>
        <button class="bouton" name="geste" value="ouvrir">
          Voir la fiche
        </button>
      </p>
    </form>
  </>
);

/** La fiche à relire, telle que la voient ceux qui conduisent la convention. */
export const ReponsePage = ({
  lien,
  nomEspace,
  acteur,
  erreurs,
}: PubliqueProps & { acteur: Acteur; erreurs?: FormErrors | undefined }) => (
  <>
    <h1>Votre fiche</h1>
    <Fautes erreurs={erreurs} />
    <form method="post" action={`/corrections/${lien}`} class="formulaire">
      <p>
        <strong>{acteur.nom}</strong>
      </p>
      <input type="hidden" name="version" value={acteur.version} />
      <Champ nom="nomCourt" label="Sigle ou nom court" valeur={acteur.nomCourt ?? ""} erreurs={erreurs} />
      {acteur.sorte === "contact" && (
        <Champ nom="qualite" label="Fonction" valeur={acteur.qualite ?? ""} erreurs={erreurs} />
      )}
      <Champ
        nom="courriel"
        label="Courriel professionnel"
        type="email"
        valeur={acteur.courriel ?? ""}
        erreurs={erreurs}
      />
      <Zone
        nom="remarque"
        label="Autre chose à corriger ?"
        aide="Le nom, une personne partie, un retrait demandé : la coordination le lira."
        lignes={4}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton" name="geste" value="repondre">
          C’est juste ainsi
        </button>
      </p>
      <p class="note">{mentionDonnees(nomEspace)}</p>
    </form>
  </>
);

/** Merci, ou ce lien ne sert plus. */
export const FinPage = ({ merci }: { merci: boolean }) => (
  <>
    <h1>{merci ? "Merci, votre fiche est à jour" : "Ce lien ne sert plus"}</h1>
    <p>
      {merci
        ? "La coordination de la convention en est informée. Ce lien ne servira plus."
        : "Votre réponse est déjà reçue, ou le délai est passé. Pour corriger encore, répondez au courriel reçu : il arrive à la personne qui coordonne la convention."}
    </p>
  </>
);
