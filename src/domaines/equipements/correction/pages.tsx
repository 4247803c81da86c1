import { aLHeure, enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Structure } from "../structure/model.ts";
import { placesDe } from "../structure/rules.ts";
import type { CorrectionStructure } from "./model.ts";

type PanneauProps = {
  chemin: string;
  structure: Structure;
  correction: CorrectionStructure | null;
  aVerifier: boolean;
  modifier: boolean;
  refus?: string | undefined;
};

const Gestes = ({ ici, structure, correction }: Pick<PanneauProps, "structure" | "correction"> & { ici: string }) => (
  <div class="barre">
    <form method="post" action={`${ici}/verification`}>
      <input type="hidden" name="version" value={structure.version} />
      <button class="bouton discret">C’est juste aujourd’hui</button>
    </form>
    {structure.courriel && (
      <form method="post" action={`${ici}/demande`}>
        <button class="bouton discret">{correction ? "Lui demander encore" : "Lui demander de vérifier"}</button>
      </form>
    )}
  </div>
);

const Remarque = ({ ici, correction, modifier }: Pick<PanneauProps, "correction" | "modifier"> & { ici: string }) =>
  correction?.remarque && !correction.traiteeLe ? (
    <Alert ton="attention">
      <p>En répondant, la structure a écrit :</p>
      <p class="prose">{correction.remarque}</p>
      {modifier && (
        <form method="post" action={`${ici}/remarque`}>
          <button class="bouton discret">C’est traité</button>
        </form>
      )}
    </Alert>
  ) : null;

function derniere({ reponduLe, demandeLe }: CorrectionStructure): string {
  if (reponduLe) return `La structure a répondu elle-même le ${aLHeure(reponduLe)}.`;
  return `Un courriel lui a été demandé le ${aLHeure(demandeLe)} ; elle n’a pas encore répondu.`;
}

/** Quand la fiche fut vérifiée, et ce que la structure en a dit. */
export const FraicheurPanneau = (props: PanneauProps) => {
  const { chemin, structure, correction, aVerifier, modifier, refus } = props;
  const ici = `${chemin}/${structure.id}`;
  const { verifieLe } = structure;
  return (
    <section class="panneau" aria-labelledby="fraicheur">
      <h2 id="fraicheur">Cette fiche est-elle juste ?</h2>
      {refus && <Alert>{refus}</Alert>}
      <p>
        {verifieLe ? `Vérifiée le ${enLettres(verifieLe)}.` : "Elle n’a jamais été vérifiée."}
        {aVerifier && verifieLe && " Il y a plus d’un an : à revoir."}
      </p>
      {correction && <p class="note">{derniere(correction)}</p>}
      <Remarque ici={ici} correction={correction} modifier={modifier} />
      {modifier && <Gestes ici={ici} structure={structure} correction={correction} />}
    </section>
  );
};

type PubliqueProps = { lien: string; nomEspace: string };

/** La page du lien : elle ne montre rien tant que la personne n'a pas fait son geste. */
export const AccueilStructurePage = ({ lien, nomEspace }: PubliqueProps) => (
  <>
    <h1>Vérifier la fiche de votre structure</h1>
    <p>{nomEspace} vous demande si ce qu’elle sait de votre structure est encore juste.</p>
    <form method="post" action={`/structures/${lien}`} class="panneau">
      <p>Il n’y a ni compte à créer, ni mot de passe à retenir.</p>
      <p>
        <button class="bouton" name="geste" value="ouvrir">
          Voir la fiche
        </button>
      </p>
    </form>
  </>
);

type FicheProps = PubliqueProps & { structure: Structure; erreurs?: FormErrors | undefined };

/** La fiche à relire par qui tient la structure. */
export const FicheStructurePage = ({ lien, structure, erreurs }: FicheProps) => {
  const places = placesDe(structure);
  return (
    <>
      <h1>La fiche de votre structure</h1>
      <Fautes erreurs={erreurs} />
      <form method="post" action={`/structures/${lien}`} class="formulaire">
        <p>
          <strong>{structure.nom}</strong>
          {places > 0 && `, ${pluriel(places, "place autorisée", "places autorisées")}`}
        </p>
        <input type="hidden" name="version" value={structure.version} />
        <Champ nom="telephone" label="Téléphone" type="tel" valeur={structure.telephone ?? ""} erreurs={erreurs} />
        <Champ nom="courriel" label="Courriel" type="email" valeur={structure.courriel ?? ""} erreurs={erreurs} />
        <Champ nom="siteWeb" label="Site" type="url" valeur={structure.siteWeb ?? ""} erreurs={erreurs} />
        <Champ nom="public" label="Public accueilli" valeur={structure.public} erreurs={erreurs} />
        <Zone
          nom="description"
          label="Ce qu’elle propose"
          valeur={structure.description}
          lignes={4}
          erreurs={erreurs}
        />
        <Zone
          nom="remarque"
          label="Autre chose à corriger ?"
          aide="Places, horaires, fermetures, nom : la coordination le lira et vous répondra."
          lignes={4}
          erreurs={erreurs}
        />
        <p>
          <button class="bouton" name="geste" value="repondre">
            C’est juste ainsi
          </button>
        </p>
      </form>
    </>
  );
};

/** Merci, ou ce lien ne sert plus. */
export const FinStructurePage = ({ merci }: { merci: boolean }) => (
  <>
    <h1>{merci ? "Merci, la fiche est à jour" : "Ce lien ne sert plus"}</h1>
    <p>
      {merci
        ? "La coordination en est informée. Ce lien ne servira plus."
        : "Votre réponse est déjà reçue, ou le délai est passé. Pour corriger encore, répondez au courriel reçu."}
    </p>
  </>
);
