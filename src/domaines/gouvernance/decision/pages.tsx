import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Onglets } from "#ui/tete.tsx";
import { type Effet, LIBELLES_DEVENIR, LIBELLES_EFFET } from "./effet/model.ts";
import { type Decision, LIBELLES_DECISION, LIBELLES_EXECUTION, LIBELLES_MAJORITE } from "./model.ts";
import { joursDeRetard, type RefusDecision, referenceDe, voteEcrit } from "./rules.ts";

export const REFUS_DECISION: Record<RefusDecision, string> = {
  "date-future": "Ce jour n’est pas encore venu.",
  "sans-instance": "Dites quelle instance a décidé, ou choisissez sa réunion.",
  "sans-fiche": "Abandonner ou remplacer, c’est une fiche : cochez-la.",
  "avant-passe": "Le délai d’exécution est d’avant la décision. Changez l’une des deux dates.",
  "avant-seul": "Un délai sans personne pour le tenir : dites qui exécute.",
  "deja-executee": "Cette décision est déjà exécutée.",
  "rien-a-executer": "Cette décision n’attend pas d’exécution.",
  "constat-avant": "Elle ne peut pas être exécutée avant d’être prise.",
  "instance-consultative":
    "Cette instance ne rend pas de décision : inscrivez un avis ou une information, ou choisissez la réunion qui a décidé.",
};

/** L'onglet de chaque suivi, et ce qu'il montre. */
export const VUES = ["toutes", "aExecuter", "enRetard", "ajustements"] as const;
export type Vue = (typeof VUES)[number];
const LIBELLES_VUE: Record<Vue, string> = {
  toutes: "Toutes",
  aExecuter: "À exécuter",
  enRetard: "En retard",
  ajustements: "Ajustements mineurs",
};

const adresseDe = (base: string, vue: Vue) => (vue === "toutes" ? `${base}/decisions` : `${base}/decisions?vue=${vue}`);

const OngletsDecisions = ({ base, ici }: { base: string; ici: Vue }) => (
  <Onglets
    nom="Décisions"
    ici={adresseDe(base, ici)}
    liens={VUES.map((vue) => [adresseDe(base, vue), LIBELLES_VUE[vue]])}
  />
);

/** Où en est une décision, en quelques mots. */
export function suiviDit(decision: Decision, aujourdhui: Jour): string {
  if (!decision.adoptee) return "Rejetée";
  const retard = joursDeRetard(decision, aujourdhui);
  if (retard > 0) return `En retard de ${pluriel(retard, "jour")}`;
  if (decision.executeeLe) return `Exécutée le ${enLettres(decision.executeeLe)}`;
  if (decision.execution === "aExecuter" && decision.avant) return `À exécuter avant le ${enLettres(decision.avant)}`;
  return LIBELLES_EXECUTION[decision.execution];
}

/** Le registre des décisions. */
export const RegistrePage = (props: {
  base: string;
  decisions: readonly Decision[];
  vue: Vue;
  page: number;
  total: number;
  enAttente: ReadonlySet<string>;
  aujourdhui: Jour;
  tenir: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Registre des décisions</h1>
        <p>Ce que les instances ont décidé, qui l’exécute, et ce qui en est fait.</p>
      </div>
      {props.tenir && (
        <a class="bouton" href={`${props.base}/decisions/nouvelle`}>
          Inscrire une décision
        </a>
      )}
    </div>
    <OngletsDecisions base={props.base} ici={props.vue} />
    {props.total > 0 && (
      <p class="barre">
        {["xlsx", "ods", "csv"].map((format) => (
          <a href={`${props.base}/decisions/export?format=${format}`} download>
            Exporter le registre en {format.toUpperCase()}
          </a>
        ))}
      </p>
    )}
    {props.decisions.length === 0 ? (
      <p class="vide">
        {props.vue === "toutes" ? "Aucune décision n’est encore inscrite." : "Aucune décision n’est dans ce cas."}
      </p>
    ) : (
      <Tableau nom="Les décisions" colonnes={["Décision", "Genre", "Instance", "Qui exécute", "Où en est-on"]} longue>
        {props.decisions.map((decision) => (
          <tr>
            <th scope="row">
              <a href={`${props.base}/decisions/${decision.id}`}>{decision.objet}</a>
              <small class="sous">{referenceDe(decision)}</small>
            </th>
            <td>{LIBELLES_DECISION[decision.genre]}</td>
            <td>
              {decision.instance}
              <small class="sous">{enLettres(decision.le)}</small>
            </td>
            <td>{decision.responsable}</td>
            <td>
              {suiviDit(decision, props.aujourdhui)}
              {props.enAttente.has(decision.id) && <small class="sous">Un changement n’est pas encore appliqué</small>}
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination
      chemin={`${props.base}/decisions`}
      params={new URLSearchParams(props.vue === "toutes" ? {} : { vue: props.vue })}
      page={props.page}
      total={props.total}
    />
  </>
);

/** La fiche qui remplace ne s'ouvre qu'une fois au plan. */
const Remplacante = ({ base, effet, par }: { base: string; effet: Effet; par: { id: string; titre: string } }) => (
  <> par {effet.etat === "applique" ? <a href={`${base}/plan/fiches/${par.id}`}>{par.titre}</a> : `« ${par.titre} »`}</>
);

type ChangeProps = { base: string; effet: Effet; fiches: ReadonlyMap<string, string> };

const Change = ({ base, effet, fiches }: ChangeProps) => {
  const { demande } = effet;
  if (demande.genre === "bilanAdopte") return <>Adopter « {demande.titre} »</>;
  const fiche = fiches.get(demande.fiche) ?? "une fiche";
  if (demande.genre === "champFiche")
    return (
      <>
        {demande.libelle}, {fiche} : <span class="texte">{demande.avant || "rien"}</span> devient{" "}
        <span class="texte">{demande.apres || "rien"}</span>
      </>
    );
  return (
    <>
      {LIBELLES_DEVENIR[demande.devenir]} {fiche}
      {demande.nouvelleDate && ` à ${demande.nouvelleDate}`}
      {demande.par && <Remplacante base={base} effet={effet} par={demande.par} />}
    </>
  );
};

const Effets = ({ base, decision, effets, fiches, tenir }: DecisionProps) => (
  <section class="pile" aria-labelledby="effets">
    <h2 id="effets">Ce que la décision change</h2>
    <ul class="lignes" role="list">
      {effets.map((effet) => (
        <li class="ecart">
          <span>
            <Change base={base} effet={effet} fiches={fiches} />
            {effet.erreur && <small class="sous">{effet.erreur}</small>}
          </span>
          <strong>{LIBELLES_EFFET[effet.etat]}</strong>
          {tenir && (effet.etat === "echoue" || effet.erreur) && effet.etat !== "applique" && (
            <form method="post" action={`${base}/decisions/${decision.id}/effets/${effet.id}`}>
              <button class="bouton discret">Réessayer</button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const Executer = ({ base, decision, aujourdhui, erreurs }: DecisionProps) => (
  <form method="post" action={`${base}/decisions/${decision.id}/execution`} class="formulaire panneau pile">
    <h2>Constater l’exécution</h2>
    <input type="hidden" name="version" value={`${decision.version}`} />
    <Champ nom="le" label="Exécutée le" type="date" valeur={aujourdhui} erreurs={erreurs} requis />
    <Zone nom="constat" label="Ce qui a été fait" lignes={3} erreurs={erreurs} />
    <p>
      <button class="bouton">Constater l’exécution</button>
    </p>
  </form>
);

const Identite = ({ base, decision, fiches, seance }: DecisionProps) => (
  <dl class="identite panneau">
    {decision.texte && (
      <div>
        <dt>Ce qui est décidé</dt>
        <dd class="texte">{decision.texte}</dd>
      </div>
    )}
    {decision.vote && (
      <div>
        <dt>Vote</dt>
        <dd>
          {voteEcrit(decision.vote)}. Majorité : {LIBELLES_MAJORITE[decision.vote.majorite].toLowerCase()}.{" "}
          <strong>{decision.adoptee ? "Adoptée" : "Rejetée"}</strong>.
        </dd>
      </div>
    )}
    {seance && (
      <div>
        <dt>Réunion</dt>
        <dd>
          <a href={seance.href}>{seance.titre}</a>
        </dd>
      </div>
    )}
    {decision.fiches.length > 0 && (
      <div>
        <dt>Fiches</dt>
        <dd>
          <ul>
            {decision.fiches.map((fiche) => (
              <li>
                <a href={`${base}/plan/fiches/${fiche}`}>{fiches.get(fiche) ?? "Une fiche"}</a>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    )}
    {decision.responsable && (
      <div>
        <dt>Qui exécute</dt>
        <dd>
          {decision.responsable}
          {decision.avant && `, avant le ${enLettres(decision.avant)}`}
        </dd>
      </div>
    )}
    {decision.constat && (
      <div>
        <dt>Ce qui a été fait</dt>
        <dd class="texte">{decision.constat}</dd>
      </div>
    )}
  </dl>
);

export type DecisionProps = {
  base: string;
  decision: Decision;
  effets: readonly Effet[];
  fiches: ReadonlyMap<string, string>;
  seance: { href: string; titre: string } | null;
  aujourdhui: Jour;
  tenir: boolean;
  erreurs?: FormErrors | undefined;
  refus?: RefusDecision | undefined;
};

const SIGNIFICATIF =
  "Un ajustement significatif ne change rien de lui-même : c’est un avenant, signé des parties, qui change la convention.";

/** Une décision : ce qu'elle dit, ce qu'elle change, où en est son exécution. */
export const DecisionPage = (props: DecisionProps) => {
  const { base, decision, effets, aujourdhui, tenir, erreurs, refus } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/decisions`}>Registre des décisions</a>
          </p>
          <h1>{decision.objet}</h1>
          <p>
            {referenceDe(decision)}, {LIBELLES_DECISION[decision.genre].toLowerCase()}. {decision.instance}, le{" "}
            {enLettres(decision.le)}. <strong>{suiviDit(decision, aujourdhui)}</strong>.
          </p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_DECISION[refus]}</Alert>}
      {decision.genre === "ajustementSignificatif" && <Alert ton="info">{SIGNIFICATIF}</Alert>}
      <Identite {...props} />
      {effets.length > 0 && <Effets {...props} />}
      {tenir && decision.execution === "aExecuter" && <Executer {...props} />}
    </div>
  );
};
