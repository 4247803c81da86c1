import type { Child } from "hono/jsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { RESULTATS, type ResultatVote } from "../../model.ts";
import { LIBELLES_OBJET_VOTE, LIBELLES_ORGANE, OBJETS_VOTE, ORGANES } from "../model.ts";

type Props = {
  base: string;
  titre: string;
  /** Vers la délibération, ou vers le suivi. */
  retour: string;
  action: string;
  id: string;
  version: number;
  valeurs: Record<string, string>;
  parties: readonly string[];
  avenants: readonly string[];
  decision: boolean;
  nouvelle: boolean;
  empreinte: { courante: string | null; votee: string | null };
  erreurs?: FormErrors | undefined;
};

const RESULTATS_DITS: Record<ResultatVote, string> = {
  unanimite: "Adoptée à l’unanimité",
  majorite: "Adoptée à la majorité",
  rejet: "Rejetée",
  autre: "Autre résultat",
};

const Partie = ({ titre, children }: { titre: string; children: Child }) => (
  <section class="pile">
    <h2>{titre}</h2>
    {children}
  </section>
);

type Ligne = { de: Props; nom: string; label: string; aide?: string; type?: string };
const Ecrit = ({ de: { valeurs, erreurs }, ...champ }: Ligne) => (
  <Champ valeur={valeurs[champ.nom] ?? ""} erreurs={erreurs} {...champ} />
);

const courte = (empreinte: string) => `${empreinte.slice(0, 8)}…`;

/** Sur une délibération déjà inscrite, rien ne dit que c'est le contenu d'aujourd'hui : il se choisit. */
const Empreinte = ({ empreinte: { courante, votee }, nouvelle, erreurs }: Props) => {
  const options = [
    ...(votee ? [{ valeur: "garder", libelle: `Le contenu déjà dit (empreinte ${courte(votee)})` }] : []),
    ...(courante && courante !== votee
      ? [{ valeur: "aujourdhui", libelle: `Le contenu d’aujourd’hui (empreinte ${courte(courante)})` }]
      : []),
    { valeur: "aucune", libelle: "On ne sait pas lequel" },
  ];
  const defaut = votee ? "garder" : nouvelle && courante ? "aujourdhui" : "aucune";
  return (
    <Groupe
      nom="empreinte"
      legende="Le contenu que le conseil avait sous les yeux"
      type="radio"
      options={options}
      coches={[erreurs?.values["empreinte"] ?? defaut]}
    />
  );
};

/** L'avenant que l'on vote, parmi ceux de la convention ; tant qu'elle n'en a aucun, son nom. */
const Avenant = ({ valeurs, erreurs, avenants }: Props) => {
  const dit = valeurs["avenant"] ?? "";
  const champ = { nom: "avenant", label: "Si c’est un avenant, lequel", valeur: dit, erreurs };
  if (avenants.length === 0) return <Champ {...champ} />;
  const noms = dit && !avenants.includes(dit) ? [...avenants, dit] : avenants;
  const options = noms.map((nom) => ({ valeur: nom, libelle: nom }));
  return <Choix {...champ} options={[{ valeur: "", libelle: "Ce n’est pas un avenant" }, ...options]} />;
};

const QuoiEtQui = (props: Props) => {
  const { valeurs, erreurs, parties } = props;
  const dite = valeurs["collectivite"] ?? "";
  const noms = dite && !parties.includes(dite) ? [...parties, dite] : parties;
  return (
    <Partie titre="Qui, et sur quoi">
      <Choix
        nom="collectivite"
        label="Qui vote"
        valeur={dite}
        erreurs={erreurs}
        requis
        options={[
          { valeur: "", libelle: "Choisissez une partie" },
          ...noms.map((nom) => ({ valeur: nom, libelle: nom })),
        ]}
      />
      <Choix
        nom="organe"
        label="Organe"
        valeur={valeurs["organe"] ?? ""}
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "À préciser" },
          ...ORGANES.map((organe) => ({ valeur: organe, libelle: LIBELLES_ORGANE[organe] })),
        ]}
      />
      <Ecrit de={props} nom="numero" label="Numéro ou référence" />
      <Ecrit de={props} nom="objet" label="Objet" />
      <Choix
        nom="objetVote"
        label="Ce qui est voté"
        valeur={valeurs["objetVote"] ?? "convention"}
        erreurs={erreurs}
        options={OBJETS_VOTE.map((valeur) => ({ valeur, libelle: LIBELLES_OBJET_VOTE[valeur] }))}
      />
      <Avenant {...props} />
      <Empreinte {...props} />
    </Partie>
  );
};

const NOMBRES = [
  ["enExercice", "Membres en exercice"],
  ["presents", "Présents"],
  ["absents", "Absents"],
  ["pouvoirs", "Pouvoirs"],
  ["votants", "Votants"],
  ["pour", "Pour"],
  ["contre", "Contre"],
  ["abstentions", "Abstentions"],
] as const;

const Seance = (props: Props) => {
  const { valeurs, erreurs } = props;
  return (
    <Partie titre="La séance et le vote">
      <div class="cote-a-cote">
        <Ecrit de={props} nom="convoqueeLe" label="Convoquée le" type="date" />
        <Ecrit de={props} nom="dateSeance" label="Réunie le" type="date" />
      </div>
      <div class="cote-a-cote">
        {NOMBRES.map(([nom, label]) => (
          <Champ nom={nom} label={label} clavier="decimal" valeur={valeurs[nom] ?? ""} erreurs={erreurs} />
        ))}
      </div>
      <Groupe
        nom="secondeConvocation"
        legende="Quorum"
        type="checkbox"
        options={[{ valeur: "oui", libelle: "Seconde convocation, après une première sans quorum" }]}
        coches={[erreurs?.values["secondeConvocation"] ?? valeurs["secondeConvocation"] ?? ""]}
      />
      <Choix
        nom="resultat"
        label="Résultat"
        valeur={valeurs["resultat"] ?? ""}
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Pas encore connu" },
          ...RESULTATS.map((valeur) => ({ valeur, libelle: RESULTATS_DITS[valeur] })),
        ]}
      />
      <Ecrit de={props} nom="secretaire" label="Secrétaire de séance" />
      <Zone
        nom="dispositif"
        label="Dispositif"
        aide="Ce que le conseil décide, une décision par ligne."
        valeur={valeurs["dispositif"] ?? ""}
        erreurs={erreurs}
      />
    </Partie>
  );
};

const Suites = (props: Props) => {
  const { valeurs, erreurs } = props;
  return (
    <Partie titre="Transmission et publication">
      <Ecrit
        de={props}
        nom="identifiantActes"
        label="Identifiant de l’acte transmis"
        aide="Tel que l’accusé de réception le donne ; vide, Maillage saura le composer."
      />
      <div class="cote-a-cote">
        <Ecrit de={props} nom="envoyeLe" label="Envoyée en préfecture le" type="date" />
        <Ecrit de={props} nom="recuLe" label="Reçue le" type="date" />
        <Ecrit de={props} nom="publieLe" label="Publiée le, selon la télétransmission" type="date" />
        <Ecrit de={props} nom="afficheLe" label="Publiée le, selon l’acte" type="date" />
      </div>
      <Zone
        nom="autresEnvois"
        label="Autres envois de la même séance"
        aide="Une annexe partie sous son propre numéro : identifiant ; envoyé le ; reçu le."
        lignes={2}
        valeur={valeurs["autresEnvois"] ?? ""}
        erreurs={erreurs}
      />
      <details class="plus">
        <summary>Pour les données ouvertes</summary>
        <Ecrit de={props} nom="siret" label="Siret de la collectivité" />
        <Ecrit de={props} nom="matiereCode" label="Code de matière" />
        <Ecrit de={props} nom="matiereNom" label="Matière" />
        <Ecrit de={props} nom="controle" label="Autorité de contrôle" aide="Vide : la préfecture de l’identifiant." />
        <Ecrit de={props} nom="adresse" label="Adresse où l’acte est publié" type="url" />
      </details>
    </Partie>
  );
};

const Decision = (props: Props) => {
  return (
    <Partie titre="La décision">
      <p class="note">
        Un conseil d’administration décide selon ses propres règles : on ne garde que la date, la référence et l’objet.
      </p>
      <Ecrit de={props} nom="dateSeance" label="Décidée le" type="date" />
    </Partie>
  );
};

/** Inscrire ou corriger une délibération. */
export const SaisiePage = (props: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={props.base}>Délibérations</a>
        </p>
        <h1>{props.titre}</h1>
      </div>
    </div>
    <Fautes erreurs={props.erreurs} />
    <form method="post" action={props.action} class="formulaire">
      <input type="hidden" name="id" value={props.id} />
      <input type="hidden" name="version" value={props.version} />
      <QuoiEtQui {...props} />
      {props.decision ? (
        <Decision {...props} />
      ) : (
        <>
          <Seance {...props} />
          <Suites {...props} />
        </>
      )}
      <div class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={props.retour}>Ne rien changer</a>
      </div>
    </form>
  </>
);
