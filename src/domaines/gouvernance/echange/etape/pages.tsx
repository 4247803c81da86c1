import type { Child } from "hono/jsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import {
  type Echange,
  type EtatEchange,
  ETUDES,
  LIBELLES_BASE,
  LIBELLES_ECHANGE,
  LIBELLES_ETUDE,
  LIBELLES_SENS,
  SENS_ETUDE,
} from "../model.ts";
import { REFUS_ECHANGE, revueEnMots } from "../pages.tsx";
import { etudesAttendues, type RefusEchange } from "../rules.ts";

export type EtapeProps = {
  base: string;
  echange: Echange;
  aujourdhui: Jour;
  /** Ce que cette personne peut faire ici. */
  droits: { instruire: boolean; avis: boolean };
  /** Qui rend l'avis, si c'est le délégué lui-même. */
  delegue: string;
  erreurs?: FormErrors | undefined;
  refus?: RefusEchange | undefined;
};

const SENS = SENS_ETUDE.map((valeur) => ({ valeur, libelle: LIBELLES_SENS[valeur] }));

const Dite = ({ terme, children }: { terme: string; children?: Child }) => (
  <div>
    <dt>{terme}</dt>
    <dd class="texte">{children}</dd>
  </div>
);

/** Ce qui a déjà été dit, étape par étape. */
const Chemin = ({ echange }: { echange: Echange }) => (
  <dl class="identite panneau">
    {ETUDES.map((nom) => {
      const etude = echange[nom];
      return (
        etude && (
          <Dite terme={`${LIBELLES_ETUDE[nom]}, ${enLettres(etude.le)}`}>
            {LIBELLES_SENS[etude.sens]}
            {etude.texte && ` : ${etude.texte}`}
          </Dite>
        )
      );
    })}
    {echange.avis && (
      <Dite terme={`Avis du délégué, ${enLettres(echange.avis.le)}`}>
        {LIBELLES_SENS[echange.avis.sens]}, {echange.avis.renduPar}
        {echange.avis.recommandations && ` : ${echange.avis.recommandations}`}
      </Dite>
    )}
    {echange.decision && (
      <Dite terme={`Décision, ${enLettres(echange.decision.le)}`}>
        {echange.etat === "refusee" ? "Refusé" : "Accepté"} par {echange.decision.par}
        {echange.decision.motif && ` : ${echange.decision.motif}`}
      </Dite>
    )}
    {echange.inscription && (
      <Dite terme={`Registre, ${enLettres(echange.inscription.le)}`}>
        Référence {echange.inscription.reference}, {echange.inscription.responsable}. Gardées :{" "}
        {echange.inscription.conservation}.
      </Dite>
    )}
  </dl>
);

const Etape = ({
  props,
  acte,
  titre,
  bouton,
  children,
}: {
  props: EtapeProps;
  acte: string;
  titre: string;
  bouton: string;
  children?: Child;
}) => (
  <form method="post" action={`${props.base}/echanges/${props.echange.id}/${acte}`} class="formulaire panneau pile">
    <h2>{titre}</h2>
    <input type="hidden" name="version" value={`${props.echange.version}`} />
    {children}
    <p>
      <button class="bouton">{bouton}</button>
    </p>
  </form>
);

const Etudier = (props: EtapeProps) => (
  <Etape props={props} acte="etudes" titre="Études du détenteur" bouton="Enregistrer les études">
    {etudesAttendues(props.echange).map((nom) => (
      <fieldset class="pile">
        <legend>{LIBELLES_ETUDE[nom]}</legend>
        <div class="cote-a-cote">
          <Choix
            nom={`${nom}-sens`}
            label="Sens"
            erreurs={props.erreurs}
            options={[{ valeur: "", libelle: "Choisir…" }, ...SENS]}
          />
          <Champ nom={`${nom}-le`} label="Faite le" type="date" valeur={props.aujourdhui} erreurs={props.erreurs} />
        </div>
        <Zone nom={`${nom}-texte`} label="Ce qu’elle dit" lignes={3} erreurs={props.erreurs} />
      </fieldset>
    ))}
  </Etape>
);

const RendreAvis = (props: EtapeProps) => (
  <Etape props={props} acte="avis" titre="Avis du délégué du détenteur" bouton="Rendre cet avis">
    {!props.delegue && <p class="note">Recopiez l’avis écrit du délégué de {props.echange.detenteur}, à son nom.</p>}
    <Champ nom="renduPar" label="Rendu par" valeur={props.delegue} erreurs={props.erreurs} requis />
    <div class="cote-a-cote">
      <Choix nom="sens" label="Sens" options={SENS} erreurs={props.erreurs} />
      <Champ nom="le" label="Rendu le" type="date" valeur={props.aujourdhui} erreurs={props.erreurs} requis />
    </div>
    <Zone nom="recommandations" label="Recommandations" lignes={4} erreurs={props.erreurs} />
  </Etape>
);

const DECISIONS = [
  { valeur: "acceptee", libelle: "Accepter" },
  { valeur: "refusee", libelle: "Refuser" },
];

const Decider = (props: EtapeProps) => (
  <Etape props={props} acte="decision" titre="Décision du détenteur" bouton="Enregistrer la décision">
    <Choix nom="sens" label="Décision" options={DECISIONS} erreurs={props.erreurs} />
    <div class="cote-a-cote">
      <Champ nom="par" label="Décidé par" valeur={props.echange.detenteur} erreurs={props.erreurs} requis />
      <Champ nom="le" label="Le" type="date" valeur={props.aujourdhui} erreurs={props.erreurs} requis />
    </div>
    <Zone nom="motif" label="Motif" lignes={3} erreurs={props.erreurs} />
  </Etape>
);

const Inscrire = (props: EtapeProps) => {
  const commun = (nom: string) => ({ nom, erreurs: props.erreurs, requis: true });
  return (
    <Etape props={props} acte="inscription" titre="Inscription au registre" bouton="Inscrire au registre">
      <p class="note">
        Ce que l’article 30 du RGPD demande. La convention ne remplace pas le registre du responsable : donnez la
        référence qu’il y porte.
      </p>
      <div class="cote-a-cote">
        <Champ {...commun("reference")} label="Référence au registre du responsable" />
        <Champ
          {...commun("responsable")}
          label="Responsable du traitement, et comment le joindre"
          valeur={props.echange.demandeur}
        />
        <Champ {...commun("delegue")} label="Son délégué à la protection des données, et comment le joindre" />
      </div>
      <Zone {...commun("personnes")} label="Personnes concernées" lignes={2} />
      <Zone {...commun("destinataires")} label="Destinataires" lignes={2} />
      <Champ {...commun("conservation")} label="Durée de conservation" />
      <Zone {...commun("securite")} label="Mesures de sécurité" lignes={2} />
      <Champ {...commun("transferts")} label="Transferts hors de l’Union européenne" valeur="Aucun" />
      <div class="cote-a-cote">
        <Champ {...commun("le")} label="Inscrit le" type="date" valeur={props.aujourdhui} />
        <Champ {...commun("revoirLe")} label="À revoir le" type="date" />
      </div>
    </Etape>
  );
};

const Revoir = (props: EtapeProps) => (
  <Etape props={props} acte="revue" titre="Revue" bouton="C’est revu">
    <p class="note">À revoir le {revueEnMots(props.echange, props.aujourdhui)}.</p>
    <Champ nom="revoirLe" label="Prochaine revue le" type="date" erreurs={props.erreurs} requis />
  </Etape>
);

/** L'étape qui vient de chaque état, et à qui elle revient ; la dernière n'a pas de suite. */
const SUITES_PERSONNELLES: Partial<Record<EtatEchange, (props: EtapeProps) => Child>> = {
  demandee: Etudier,
  etudiee: RendreAvis,
  avisRendu: Decider,
  acceptee: Inscrire,
  inscrite: Revoir,
};
const SUITES_COURTES: typeof SUITES_PERSONNELLES = { demandee: Etudier, etudiee: Decider };

const Suite = (props: EtapeProps) => {
  const { echange, droits } = props;
  const suite = (echange.personnelles ? SUITES_PERSONNELLES : SUITES_COURTES)[echange.etat];
  if (suite !== RendreAvis) return suite && droits.instruire ? suite(props) : null;
  return droits.avis ? suite(props) : <p class="note">Attend l’avis du délégué du détenteur.</p>;
};

const ARRETS: Partial<Record<Echange["etat"], { acte: string; bouton: string }>> = {
  demandee: { acte: "retrait", bouton: "Retirer la demande" },
  etudiee: { acte: "retrait", bouton: "Retirer la demande" },
  avisRendu: { acte: "retrait", bouton: "Retirer la demande" },
  inscrite: { acte: "cloture", bouton: "Terminer l’échange" },
};

const arretDe = ({ etat, personnelles }: Echange) =>
  etat === "acceptee" && !personnelles ? { acte: "cloture", bouton: "Terminer l’échange" } : ARRETS[etat];

const Arreter = ({ base, echange, droits }: EtapeProps) => {
  const arret = arretDe(echange);
  if (!arret || !droits.instruire) return null;
  return (
    <form method="post" action={`${base}/echanges/${echange.id}/${arret.acte}`}>
      <input type="hidden" name="version" value={`${echange.version}`} />
      <button class="bouton discret">{arret.bouton}</button>
    </form>
  );
};

/** Un échange de données : ce qui est demandé, le chemin fait, l'étape qui vient. */
export const EchangePage = (props: EtapeProps) => {
  const { base, echange, droits, erreurs, refus } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/echanges`}>Échanges de données</a>
          </p>
          <h1>{echange.objet}</h1>
          <p>
            {echange.demandeur} à {echange.detenteur}, le {enLettres(echange.demandeLe)}.{" "}
            <strong>{LIBELLES_ECHANGE[echange.etat]}</strong>.
          </p>
        </div>
        {echange.etat === "demandee" && droits.instruire && (
          <a class="bouton discret" href={`${base}/echanges/${echange.id}/modifier`}>
            Corriger la demande
          </a>
        )}
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_ECHANGE[refus]}</Alert>}
      <dl class="identite panneau">
        <Dite terme="À quoi elles serviront">{echange.finalite}</Dite>
        <Dite terme="Quelles données">{echange.categories}</Dite>
        <Dite terme="Personnelles">{echange.baseLegale ? LIBELLES_BASE[echange.baseLegale] : "Non"}</Dite>
      </dl>
      {echange.opportunite && <Chemin echange={echange} />}
      <Suite {...props} />
      <Arreter {...props} />
    </div>
  );
};
