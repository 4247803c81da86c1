import { ecrireMontant } from "#commun/montant.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LIBELLES_MONTANT, LIBELLES_NATURE, MONTANTS, NATURES } from "../model.ts";
import type { Question } from "../saisie/model.ts";
import { type FicheCitee, intitule } from "../saisie/pages.tsx";

export type GrilleProps = {
  base: string;
  fiche: FicheCitee;
  annee: number;
  version: number;
  /** Ce que chaque champ montre. */
  valeurs: Record<string, string>;
  nombre: number;
  /** Combien de lignes existent déjà : les suivantes sont neuves. */
  existantes: number;
  noms: readonly string[];
  erreurs?: FormErrors | undefined;
  questions?: readonly Question[] | undefined;
  conflit?: boolean | undefined;
  proposee?: boolean | undefined;
};

const NATURES_CHOIX = NATURES.map((valeur) => ({ valeur, libelle: LIBELLES_NATURE[valeur] }));

const LigneGrille = ({ rang, props }: { rang: number; props: GrilleProps }) => {
  const { erreurs, valeurs, existantes } = props;
  const champ = (nom: string) => ({ nom: `l${rang}-${nom}`, erreurs, valeur: valeurs[`l${rang}-${nom}`] ?? "" });
  const neuve = rang >= existantes;
  return (
    <fieldset class="ligne-budget longue">
      <legend>{neuve ? `Nouvelle ligne ${rang - existantes + 1}` : `Ligne ${rang + 1}`}</legend>
      <Champ {...champ("nom")} label="Financeur" liste="financeurs" />
      <Choix {...champ("nature")} label="Nature" options={NATURES_CHOIX} />
      <Champ {...champ("libelle")} label="Précision" />
      {MONTANTS.map((nom) => (
        <Champ {...champ(nom)} label={LIBELLES_MONTANT[nom]} clavier="decimal" />
      ))}
      {!neuve && (
        <label class="retirer">
          <input type="checkbox" name={`l${rang}-retirer`} value="1" checked={valeurs[`l${rang}-retirer`] === "1"} />
          <span>Retirer</span>
        </label>
      )}
    </fieldset>
  );
};

const phraseDe = (question: Question): string =>
  question.sujet === "financeur-neuf"
    ? `« ${question.nom} » n’est pas encore un acteur du territoire : il sera ajouté aux acteurs.`
    : `${question.nom} accorde ${ecrireMontant(question.accorde)} pour ${ecrireMontant(question.demande)} demandés.`;

const Questions = ({ questions }: { questions: readonly Question[] }) => (
  <Alert ton="attention">
    <h2>À confirmer avant d’enregistrer</h2>
    <ul>
      {questions.map((question) => (
        <li>{phraseDe(question)}</li>
      ))}
    </ul>
    <p>
      <label>
        <input type="checkbox" name="confirme" value="1" /> C’est bien cela
      </label>
    </p>
  </Alert>
);

/** Une année du budget d'une fiche : une ligne par financeur, les montants en euros ; tout s'enregistre ensemble. */
export const GrillePage = (props: GrilleProps) => {
  const { base, fiche, annee, version, valeurs, nombre, erreurs, questions = [], conflit, proposee, noms } = props;
  const ici = `${base}/plan/fiches/${fiche.id}/budget`;
  const etp = (nom: string, label: string) => (
    <Champ nom={nom} label={label} erreurs={erreurs} valeur={valeurs[nom] ?? ""} clavier="decimal" />
  );
  return (
    <form method="post" action={ici} class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>Budget de {intitule(fiche)}</a>
          </p>
          <h1>
            Budget {annee} de {intitule(fiche)}
          </h1>
          <p>
            Montants en euros, par exemple 12 500,50. Un champ vide : personne ne l’a dit. Le financeur est un acteur, «
            part propre » ou « à trouver ».
          </p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {conflit && (
        <Alert>
          Quelqu’un a écrit {annee} pendant que vous saisissiez. Votre saisie est ci-dessous, rien n’en est perdu :{" "}
          <a href={ici}>relisez ce qui est enregistré</a>, puis enregistrez la vôtre si elle tient encore ; elle
          remplacera l’autre.
        </Alert>
      )}
      {proposee && (
        <Alert ton="info">
          Cette ligne vient du montant que dit le plan. Vérifiez l’année, la nature et le financeur : rien n’est encore
          enregistré.
        </Alert>
      )}
      {questions.length > 0 && <Questions questions={questions} />}
      <input type="hidden" name="annee" value={`${annee}`} />
      <input type="hidden" name="version" value={`${version}`} />
      <input type="hidden" name="lignes" value={`${nombre}`} />
      {Array.from({ length: nombre }, (_, rang) => (
        <LigneGrille rang={rang} props={props} />
      ))}
      <datalist id="financeurs">
        {noms.map((nom) => (
          <option value={nom} />
        ))}
      </datalist>
      <fieldset class="ligne-budget">
        <legend>Emplois de l’année, en équivalents temps plein</legend>
        {etp("etpPrevu", "ETP prévus")}
        {etp("etpRealise", "ETP réalisés")}
      </fieldset>
      <p class="barre">
        <button class="bouton">Enregistrer {annee}</button>
        <a href={ici}>Revenir sans enregistrer</a>
      </p>
    </form>
  );
};
