import type { Jour } from "#commun/jour.ts";
import { AConfirmer, Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type RefusEffet } from "../effet/rules.ts";
import { GENRES_DECISION, LIBELLES_DECISION, LIBELLES_MAJORITE, MAJORITES } from "../model.ts";
import { REFUS_DECISION } from "../pages.tsx";
import type { RefusDecision } from "../rules.ts";

type Option = { valeur: string; libelle: string };

export const REFUS_EFFET: Record<RefusEffet, string> = {
  "genre-sans-effet":
    "Ce genre de décision ne change pas cela : un champ ou une échéance veut un arbitrage ou un ajustement mineur, un bilan veut une validation.",
  "une-seule-fiche": "Un champ se corrige sur une seule fiche : cochez celle-là, et elle seule.",
  "sans-fiche-a-changer": "Reporter, c’est une fiche : cochez-la.",
  "champ-inchange": "Le nouveau texte est celui de la fiche : rien ne changerait.",
  "sans-remplacante":
    "Dites par quelle fiche elle est remplacée, sous « Ce que la décision change » : une fiche du plan, ou le titre d’une nouvelle.",
  "par-elle-meme": "Une fiche ne se remplace pas par elle-même : choisissez-en une autre.",
  "bilan-pas-a-adopter":
    "Ce bilan n’est pas à adopter : une autre décision du registre l’adopte déjà, ou sa relecture n’est pas ouverte.",
};

export type SaisieDecisionProps = {
  base: string;
  id: string;
  seances: readonly Option[];
  fiches: readonly Option[];
  champs: readonly Option[];
  bilans: readonly Option[];
  /** Ce que l'adresse demande déjà : une réunion, une fiche, un genre. */
  propose: { seance: string; fiches: readonly string[]; genre: string; objet: string };
  aujourdhui: Jour;
  erreurs?: FormErrors | undefined;
  refus?: RefusDecision | RefusEffet | undefined;
  /** Un texte à écrire dans une fiche semble parler de quelqu'un. */
  alerte?: string | undefined;
};

const AUCUN = { valeur: "", libelle: "Aucun" };

const Vote = ({ erreurs }: SaisieDecisionProps) => {
  const dit = erreurs?.values ?? {};
  return (
    <details class="plus" open={Boolean(dit["pour"] || dit["contre"] || dit["abstentions"])}>
      <summary>On a voté</summary>
      <div class="pile">
        <div class="cote-a-cote">
          <Champ nom="pour" label="Pour" type="number" erreurs={erreurs} />
          <Champ nom="contre" label="Contre" type="number" erreurs={erreurs} />
          <Champ nom="abstentions" label="Abstentions" type="number" erreurs={erreurs} />
        </div>
        <Choix
          nom="majorite"
          label="Majorité qu’il fallait"
          erreurs={erreurs}
          options={MAJORITES.map((valeur) => ({ valeur, libelle: LIBELLES_MAJORITE[valeur] }))}
        />
      </div>
    </details>
  );
};

const Fiches = ({ fiches, propose, erreurs }: SaisieDecisionProps) => {
  const cochees = erreurs?.values["fiches"]?.split("\n") ?? propose.fiches;
  return (
    <details class="plus" id="fiches" open={cochees.length > 0}>
      <summary>Sur quelles fiches</summary>
      <fieldset class="choix serre">
        <legend>Fiches dont il s’agit</legend>
        {fiches.map(({ valeur, libelle }) => (
          <label>
            <input type="checkbox" name="fiches" value={valeur} checked={cochees.includes(valeur)} />
            <span>{libelle}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
};

const Change = ({ champs, fiches, bilans, erreurs, refus }: SaisieDecisionProps) => {
  const dit = erreurs?.values ?? {};
  const ouvert = Boolean(dit["champ"] || dit["report"] || dit["bilan"] || dit["par"] || dit["nouvelle"]);
  return (
    <details class="plus" open={ouvert || refus === "sans-remplacante"}>
      <summary>Ce que la décision change dans Maillage</summary>
      <div class="pile">
        <p class="note">
          Un abandon ou un remplacement change d’office l’état des fiches cochées. Un champ corrigé l’est aussitôt ; le
          reste s’applique dans l’instant qui suit, et se voit sur la page de la décision.
        </p>
        <Choix
          nom="par"
          label="Remplacée par une fiche du plan"
          options={[{ valeur: "", libelle: "Une fiche nouvelle, ou sans objet" }, ...fiches]}
          erreurs={erreurs}
        />
        <Champ
          nom="nouvelle"
          label="Ou par une fiche nouvelle : son titre"
          aide="Elle s’inscrit au plan à la place de l’autre, avec ses porteurs ; le reste est à écrire."
          erreurs={erreurs}
        />
        <Champ
          nom="report"
          label="Nouvelle échéance des fiches cochées"
          aide="Une année, un mois ou un jour : 2027, septembre 2027, 15/09/2027."
          erreurs={erreurs}
        />
        <Choix nom="champ" label="Champ à corriger" options={[AUCUN, ...champs]} erreurs={erreurs} />
        <Zone nom="nouveau" label="Son nouveau texte" lignes={4} erreurs={erreurs} />
        {bilans.length > 0 && <Choix nom="bilan" label="Bilan adopté" options={[AUCUN, ...bilans]} erreurs={erreurs} />}
      </div>
    </details>
  );
};

const Ou = ({ seances, propose, aujourdhui, erreurs }: SaisieDecisionProps) => (
  <>
    <Choix
      nom="seance"
      label="Réunion"
      valeur={propose.seance}
      options={[{ valeur: "", libelle: "Aucune réunion tenue dans Maillage" }, ...seances]}
      erreurs={erreurs}
    />
    <div class="cote-a-cote">
      <Champ nom="instance" label="Sinon, l’instance" aide="Par exemple « Comité de pilotage »." erreurs={erreurs} />
      <Champ nom="le" label="Décidé le" type="date" valeur={aujourdhui} erreurs={erreurs} requis />
    </div>
  </>
);

const direRefus = (refus: RefusDecision | RefusEffet): string => ({ ...REFUS_DECISION, ...REFUS_EFFET })[refus];

/** Inscrire une décision : ce qui est décidé d'abord, le reste quand il y en a. */
export const SaisieDecisionPage = (props: SaisieDecisionProps) => {
  const { base, id, propose, erreurs, refus, alerte } = props;
  return (
    <form method="post" action={`${base}/decisions`} class="formulaire pile">
      <div class="tete">
        <h1>Inscrire une décision</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{direRefus(refus)}</Alert>}
      {alerte && <AConfirmer>{alerte}</AConfirmer>}
      <input type="hidden" name="id" value={id} />
      <Champ nom="objet" label="Ce qui est décidé, en une ligne" valeur={propose.objet} erreurs={erreurs} requis />
      <Choix
        nom="genre"
        label="Genre"
        valeur={propose.genre}
        options={GENRES_DECISION.map((valeur) => ({ valeur, libelle: LIBELLES_DECISION[valeur] }))}
        erreurs={erreurs}
      />
      <Ou {...props} />
      <Zone nom="texte" label="Le détail" lignes={4} erreurs={erreurs} />
      <div class="cote-a-cote">
        <Champ nom="responsable" label="Qui exécute" erreurs={erreurs} />
        <Champ nom="avant" label="Avant le" type="date" erreurs={erreurs} />
      </div>
      <Vote {...props} />
      <Fiches {...props} />
      <Change {...props} />
      <p class="barre">
        <button class="bouton">Inscrire la décision</button>
        <a href={`${base}/decisions`}>Revenir au registre</a>
      </p>
    </form>
  );
};
