import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LienTenuPanneau } from "#ui/lientenu.tsx";
import type { Acteur } from "../model.ts";
import { mentionDonnees } from "./courriels.tsx";
import type { EtatAvant } from "./model.ts";

type PubliqueProps = { lien: string; nomEspace: string; erreurs?: FormErrors | undefined };

/** La page du lien : elle ne montre rien tant que la personne n'a pas fait son geste. */
export const AccueilPage = ({ lien, nomEspace, etat, erreurs }: PubliqueProps & { etat: EtatAvant }) => (
  <>
    <h1>Vérifier votre fiche</h1>
    <p>{nomEspace} vous demande si ce qu’elle sait de vous, ou de votre organisation, est encore juste.</p>
    <p class="note">{mentionDonnees(nomEspace)}</p>
    <LienTenuPanneau action={`/corrections/${lien}`} etat={etat} bouton="Voir la fiche" erreurs={erreurs}>
      <p>Il n’y a ni compte à créer, ni mot de passe à retenir.</p>
    </LienTenuPanneau>
  </>
);

/** La fiche à relire, telle que la voient ceux qui conduisent la convention. */
export const ReponsePage = ({ lien, nomEspace, acteur, erreurs }: PubliqueProps & { acteur: Acteur }) => (
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
