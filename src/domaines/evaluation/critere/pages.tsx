import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import {
  type Critere,
  CRITERES,
  LIBELLES_CRITERE,
  LIBELLES_NIVEAU,
  NIVEAUX,
  type Niveau,
  type Note,
  QUESTIONS_CRITERE,
} from "./model.ts";

const CHOIX: readonly Niveau[] = [...NIVEAUX, "sansAvis"];

type Props = { base: string; bilan: Bilan; miennes: readonly Note[]; erreurs?: FormErrors | undefined };

const Niveaux = ({ critere, donne, erreurs }: { critere: Critere; donne: string; erreurs: FormErrors | undefined }) => {
  const nom = `${critere}-niveau`;
  const faute = erreurs?.errors[nom]?.[0];
  return (
    <fieldset class="choix niveaux">
      <legend>{QUESTIONS_CRITERE[critere]}</legend>
      {faute && (
        <p class="erreur" id={`${nom}-erreur`}>
          {faute}
        </p>
      )}
      {CHOIX.map((niveau, rang) => (
        <label>
          <input
            id={rang === 0 ? nom : undefined}
            type="radio"
            name={nom}
            value={niveau}
            checked={niveau === donne}
            aria-describedby={faute ? `${nom}-erreur` : undefined}
          />
          <span>{LIBELLES_NIVEAU[niveau]}</span>
        </label>
      ))}
    </fieldset>
  );
};

const UnCritere = ({ critere, miennes, erreurs }: { critere: Critere } & Pick<Props, "miennes" | "erreurs">) => {
  const note = miennes.find((une) => une.critere === critere);
  const donne = erreurs?.values[`${critere}-niveau`] ?? note?.niveau ?? "";
  return (
    <section class="panneau" aria-labelledby={critere}>
      <h2 id={critere}>{LIBELLES_CRITERE[critere]}</h2>
      <Niveaux critere={critere} donne={donne} erreurs={erreurs} />
      <Zone
        nom={`${critere}-commentaire`}
        label="Pourquoi"
        lignes={3}
        erreurs={erreurs}
        valeur={note?.commentaire ?? ""}
      />
      <Champ
        nom={`${critere}-preuve`}
        label="Ce qui l’appuie"
        aide="Un chiffre, une page, une réunion, un témoignage."
        erreurs={erreurs}
        valeur={note?.preuve ?? ""}
      />
    </section>
  );
};

/** Noter les critères : ses propres avis, un par un, sur une tablette comme sur un écran. */
export const NotesPage = ({ base, bilan, miennes, erreurs }: Props) => (
  <form method="post" action={`${base}/bilans/${bilan.id}/notes`} class="formulaire">
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/bilans/${bilan.id}#criteres`}>{bilan.titre}</a>
        </p>
        <h1>Noter les critères</h1>
        <p>
          Votre avis se lit avec votre nom, à côté de celui des autres. Personne n’en fait de moyenne. Vous pourrez le
          changer tant que le bilan n’est pas adopté.
        </p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {CRITERES.map((critere) => (
      <UnCritere critere={critere} miennes={miennes} erreurs={erreurs} />
    ))}
    <p class="barre">
      <button class="bouton">Donner mon avis</button>
      <a href={`${base}/bilans/${bilan.id}#criteres`}>Revenir au bilan</a>
    </p>
  </form>
);
