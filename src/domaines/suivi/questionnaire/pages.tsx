import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Barres, TableJumelle } from "#ui/graphiques.tsx";
import { Qr } from "#ui/qr.tsx";
import { Onglets } from "../indicateur/onglets/pages.tsx";
import { NIVEAUX_HABITUELS, type Questionnaire, type Retour } from "./model.ts";
import { Mots } from "./mot/pages.tsx";
import { Questions, type QuestionsProps } from "./repondre/pages.tsx";
import type { Depouille } from "./rules.ts";

/** Les questionnaires d'une convention. */
export const QuestionnairesPage = (props: {
  base: string;
  questionnaires: readonly (Questionnaire & { ouvert: boolean; retours: number })[];
  peutDefinir: boolean;
}) => {
  const { base, questionnaires, peutDefinir } = props;
  const ici = `${base}/indicateurs/questionnaires`;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Questionnaires</h1>
          <p>Trois questions au plus, par un lien, un code à photographier ou sur papier.</p>
        </div>
        {peutDefinir && (
          <div class="barre">
            <a class="bouton" href={`${ici}/nouveau`}>
              Préparer un questionnaire
            </a>
          </div>
        )}
      </div>
      <Onglets base={base} ici="questionnaires" />
      {questionnaires.length === 0 && <p class="vide">Aucun questionnaire encore.</p>}
      {questionnaires.length > 0 && (
        <ul class="reponses" role="list">
          {questionnaires.map(({ id, titre, fermeLe, ouvert, retours }) => (
            <li>
              <a href={`${ici}/${id}`}>{titre}</a>
              <small>
                {pluriel(retours, "réponse")}, {ouvert ? "jusqu’au" : "clos le"} {enLettres(fermeLe)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const REFUS = {
  "sans-question": "Posez au moins une question.",
  "trop-de-questions": "Trois questions au plus : deux à niveaux, une libre.",
  niveaux: "Une question à niveaux en a de deux à sept, tous différents.",
} as const;

const QuestionFermee = ({
  rang,
  erreurs,
  niveaux,
}: {
  rang: 1 | 2;
  erreurs?: FormErrors | undefined;
  niveaux: string;
}) => (
  <section class="panneau" aria-labelledby={`q-${rang}`}>
    <h2 id={`q-${rang}`}>{rang === 1 ? "Première question" : "Deuxième question"}</h2>
    <Champ nom={`question${rang}`} label="Question à niveaux" erreurs={erreurs} />
    <Zone
      nom={`niveaux${rang}`}
      label="Ses niveaux"
      aide="Un par ligne, du plus faible au plus fort."
      lignes={4}
      erreurs={erreurs}
      valeur={niveaux}
    />
  </section>
);

/** Préparer un questionnaire : il ne se change plus une fois ouvert, pour que les réponses se comparent. */
export const NouveauQuestionnairePage = (props: {
  base: string;
  fermeLe: Jour;
  indicateurs: readonly { id: string; libelle: string }[];
  erreurs?: FormErrors | undefined;
  refus?: keyof typeof REFUS | undefined;
}) => {
  const { base, fermeLe, indicateurs, erreurs, refus } = props;
  return (
    <form method="post" action={`${base}/indicateurs/questionnaires`} class="pile formulaire">
      <div class="tete">
        <h1>Nouveau questionnaire</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS[refus]}</Alert>}
      <Champ nom="titre" label="Titre" requis erreurs={erreurs} />
      <Zone nom="accueil" label="Quelques mots d’accueil" lignes={2} erreurs={erreurs} />
      <QuestionFermee rang={1} erreurs={erreurs} niveaux={NIVEAUX_HABITUELS.join("\n")} />
      <QuestionFermee rang={2} erreurs={erreurs} niveaux={NIVEAUX_HABITUELS.join("\n")} />
      <Champ
        nom="libre"
        label="Dernière question, où l’on répond avec ses mots"
        aide="Par exemple « Qu’est-ce qui vous aiderait ? »"
        erreurs={erreurs}
      />
      <Champ nom="fermeLe" label="Dernier jour pour répondre" type="date" erreurs={erreurs} valeur={fermeLe} />
      {indicateurs.length > 0 && (
        <Choix
          nom="indicateur"
          label="Indicateur qu’il éclaire"
          erreurs={erreurs}
          options={[
            { valeur: "", libelle: "Aucun" },
            ...indicateurs.map(({ id, libelle }) => ({ valeur: id, libelle })),
          ]}
        />
      )}
      <p class="note">Une fois ouvert, ses questions ne changent plus : les réponses doivent pouvoir se comparer.</p>
      <p class="barre">
        <button class="bouton">Ouvrir le questionnaire</button>
        <a href={`${base}/indicateurs/questionnaires`}>Revenir sans l’ouvrir</a>
      </p>
    </form>
  );
};

const UneQuestion = ({ depouille, rang }: { depouille: Depouille; rang: number }) => {
  const { libelle, repondu, comptes } = depouille;
  return (
    <section class="panneau" aria-labelledby={`r-${rang}`}>
      <h2 id={`r-${rang}`}>{libelle}</h2>
      <p class="note">{pluriel(repondu, "réponse")}</p>
      <Barres
        id={`b-${rang}`}
        titre={libelle}
        description={comptes.map(({ niveau, nombre }) => `${niveau} : ${nombre}`).join(", ")}
        barres={comptes.map(({ niveau, nombre }) => ({ libelle: niveau, valeur: nombre }))}
        ecrire={String}
      />
      <details>
        <summary>Les mêmes chiffres en tableau</summary>
        <TableJumelle
          legende={libelle}
          entetes={["Réponse", "Combien"]}
          lignes={comptes.map(({ niveau, nombre }) => [niveau, nombre])}
        />
      </details>
    </section>
  );
};

export type ResultatsProps = {
  base: string;
  questionnaire: Questionnaire;
  adresse: string;
  ouvert: boolean;
  retours: readonly Retour[];
  depouilles: readonly Depouille[];
  peutDefinir: boolean;
  peutSaisir: boolean;
  papier: Omit<QuestionsProps, "questionnaire">;
  erreurs?: FormErrors | undefined;
  ecrit: boolean;
  /** L'apport que chaque envoi est déjà devenu ; rien : il ne s'écrit pas, ou pas par vous. */
  verses: ReadonlyMap<string, string> | null;
};

const Diffuser = ({ base, questionnaire, adresse, ouvert, peutDefinir, erreurs }: ResultatsProps) => {
  const ici = `${base}/indicateurs/questionnaires/${questionnaire.id}`;
  return (
    <section class="panneau" aria-labelledby="diffuser">
      <h2 id="diffuser">Le faire connaître</h2>
      <p>
        {ouvert
          ? `Ouvert jusqu’au ${enLettres(questionnaire.fermeLe)}.`
          : `Clos le ${enLettres(questionnaire.fermeLe)}.`}
      </p>
      {ouvert && (
        <>
          <Qr adresse={adresse} titre={`Code à photographier, qui mène au questionnaire ${questionnaire.titre}`} />
          <p class="note">
            <a href={adresse}>{adresse}</a>
          </p>
        </>
      )}
      <p>
        <a href={`${ici}/impression`}>La feuille à imprimer</a>
      </p>
      {peutDefinir && (
        <form method="post" action={`${ici}/cloture`} class="pile">
          <Champ
            nom="fermeLe"
            label="Dernier jour pour répondre"
            type="date"
            erreurs={erreurs}
            valeur={questionnaire.fermeLe}
          />
          <p>
            <button class="bouton discret">Changer ce jour</button>
          </p>
        </form>
      )}
    </section>
  );
};

/** Un questionnaire : ses réponses comptées, son lien, et la saisie des papiers. */
export const ResultatsPage = (props: ResultatsProps) => {
  const { base, questionnaire, retours, depouilles, peutSaisir, papier, ecrit } = props;
  const papiers = retours.filter(({ canal }) => canal === "papier").length;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/indicateurs/questionnaires`}>Questionnaires</a>
          </p>
          <h1>{questionnaire.titre}</h1>
          <p>
            {pluriel(retours.length, "réponse")}
            {papiers > 0 && `, dont ${papiers} sur papier`}
          </p>
        </div>
      </div>
      {ecrit && <Alert ton="info">La réponse est comptée.</Alert>}
      <div class="deux">
        <div class="pile">
          {depouilles.map((depouille, rang) => (
            <UneQuestion depouille={depouille} rang={rang} />
          ))}
          <Mots {...props} />
          {peutSaisir && (
            <details open={Boolean(papier.refus || papier.alerte) || ecrit}>
              <summary>Saisir une réponse sur papier</summary>
              <form
                method="post"
                action={`${base}/indicateurs/questionnaires/${questionnaire.id}/papier`}
                class="panneau formulaire"
              >
                <Questions questionnaire={questionnaire} {...papier} />
              </form>
            </details>
          )}
        </div>
        <aside class="pile" aria-label="Diffusion">
          <Diffuser {...props} />
        </aside>
      </div>
    </>
  );
};
