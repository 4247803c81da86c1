import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_ROLE } from "../model.ts";
import type { Collectivite, Invitable } from "./actions.ts";
import { PHRASES_ROLE, type Porteur, ROLES_DONNES } from "./model.ts";

type Convention = { id: string; titre: string };

export type AccesPageProps = {
  /** L'identifiant du rôle à venir. */
  id: string;
  espace: string;
  nomEspace: string;
  porteurs: readonly (Porteur & { modifiable: boolean })[];
  /** Les conventions où l'on peut donner un rôle. */
  conventions: readonly Convention[];
  toutLEspace: boolean;
  /** Ce qu'un référent peut représenter ici. */
  collectivites: readonly Collectivite[];
  /** L'acteur que l'on invite, quand on vient de sa page. */
  invite: Invitable | null;
  fait?: string | undefined;
  /** On vient d'inviter un pilote : son compte ne lui ouvre aucune fiche tant qu'aucun acteur ne le porte. */
  pilote?: boolean;
  erreurs?: FormErrors | undefined;
};

const Etat = ({ porteur }: { porteur: Porteur }) => (
  <>
    {porteur.ferme && "Compte fermé"}
    {!porteur.ferme && (porteur.enAttente ? `Invitation envoyée le ${aLHeure(porteur.donneLe)}` : "Compte ouvert")}
  </>
);

const Gestes = ({ porteur, espace }: { porteur: Porteur; espace: string }) => (
  <div class="barre">
    {porteur.enAttente && !porteur.ferme && (
      <form method="post" action={`/espaces/${espace}/acces/roles/${porteur.id}/invitation`}>
        <button class="lien">
          Renvoyer<span class="cache"> l’invitation à {porteur.nom}</span>
        </button>
      </form>
    )}
    <a href={`/espaces/${espace}/acces/roles/${porteur.id}/retrait`}>
      Retirer
      <span class="cache">
        {" "}
        à {porteur.nom} le rôle {LIBELLES_ROLE[porteur.role].toLowerCase()}
      </span>
    </a>
  </div>
);

const Porteurs = ({
  porteurs,
  espace,
  collectivites,
}: Pick<AccesPageProps, "porteurs" | "espace" | "collectivites">) => (
  <Tableau
    nom="Qui peut entrer, et pour quoi faire"
    montre
    longue
    colonnes={["Personne", "Rôle", "Où", "Compte", { titre: "Gestes", cache: true }]}
  >
    {porteurs.map((porteur) => (
      <tr>
        <th scope="row">
          {porteur.nom}
          <br />
          <small>{porteur.courriel}</small>
        </th>
        <td>
          {LIBELLES_ROLE[porteur.role]}
          {porteur.collectivite && (
            <small>
              {" "}
              ({collectivites.find(({ code }) => code === porteur.collectivite)?.nom ?? porteur.collectivite})
            </small>
          )}
        </td>
        <td>{porteur.titre ?? "Tout l’espace"}</td>
        <td>
          <Etat porteur={porteur} />
        </td>
        <td>{porteur.modifiable && <Gestes porteur={porteur} espace={espace} />}</td>
      </tr>
    ))}
  </Tableau>
);

/** Qui l'on invite, et ce que l'espace en sait déjà. */
const Invite = ({ invite }: { invite: Invitable | null }) =>
  invite && (
    <>
      <input type="hidden" name="acteur" value={invite.id} />
      <p>
        {invite.personne
          ? `${invite.nom} est déjà parmi les acteurs : les fiches qui lui sont confiées, ou le sont à son organisation, seront les siennes dès l’invitation.`
          : `Vous invitez quelqu’un pour « ${invite.nom} » : les fiches que cette organisation pilote seront les siennes dès l’invitation.`}
      </p>
    </>
  );

const COLLECTIVITE = "Seulement pour un référent de collectivité : la commune ou l’intercommunalité qu’il représente.";

const ChoixCollectivite = ({ collectivites, erreurs }: Pick<AccesPageProps, "collectivites" | "erreurs">) => (
  <Choix
    nom="collectivite"
    label="Collectivité"
    aide={
      collectivites.length > 0
        ? COLLECTIVITE
        : "Pour un référent de collectivité : aucune convention ne dit encore ses communes, donnez-lui d’abord son périmètre."
    }
    options={[
      { valeur: "", libelle: "Aucune" },
      ...collectivites.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
    ]}
    erreurs={erreurs}
  />
);

const Inviter = ({ id: aVenir, espace, conventions, toutLEspace, collectivites, invite, erreurs }: AccesPageProps) => (
  <form method="post" action={`/espaces/${espace}/acces`} class="panneau" id="inviter">
    <h2>Inviter quelqu’un</h2>
    <p class="note">
      Qui n’a pas de compte reçoit une invitation ; qui en a un reçoit ce rôle de plus, et un courriel qui le lui dit.
    </p>
    <input type="hidden" name="id" value={aVenir} />
    <Invite invite={invite} />
    <Champ
      nom="nom"
      label="Prénom et nom"
      autocomplete="off"
      valeur={invite?.personne ? invite.nom : ""}
      erreurs={erreurs}
      requis
    />
    <Champ
      nom="courriel"
      label="Adresse de courriel"
      type="email"
      autocomplete="off"
      valeur={(invite?.personne && invite.courriel) || ""}
      erreurs={erreurs}
      requis
    />
    <Choix
      nom="role"
      label="Rôle"
      options={[
        { valeur: "", libelle: "Choisir un rôle" },
        ...ROLES_DONNES.map((role) => ({ valeur: role, libelle: `${LIBELLES_ROLE[role]} : ${PHRASES_ROLE[role]}` })),
      ]}
      valeur={invite ? "pilote" : ""}
      erreurs={erreurs}
      requis
    />
    <Choix
      nom="portee"
      label="Où"
      options={[
        ...conventions.map(({ id, titre }) => ({ valeur: id, libelle: titre })),
        ...(toutLEspace ? [{ valeur: "", libelle: "Tout l’espace : ses conventions présentes et à venir" }] : []),
      ]}
      valeur={conventions[0]?.id}
      erreurs={erreurs}
    />
    <ChoixCollectivite collectivites={collectivites} erreurs={erreurs} />
    <div class="barre">
      <button class="bouton">Inviter</button>
    </div>
  </form>
);

const PiloteInvite = ({ espace }: { espace: string }) => (
  <p>
    Un pilote n’écrit que dans les fiches où il est pilote : liez son compte à une personne parmi{" "}
    <a href={`/espaces/${espace}/acteurs`}>les acteurs</a>, puis donnez-la comme pilote à ses fiches. Écrire son nom
    comme pilote d’une fiche suffit quand il est écrit comme ici.
  </p>
);

export const AccesPage = ({ fait, pilote = false, ...props }: AccesPageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Accès</h1>
        <p>Qui travaille dans l’espace {props.nomEspace}.</p>
      </div>
      <a href={`/espaces/${props.espace}/responsables`}>Responsables de structure</a>
    </div>
    {fait && (
      <Alert ton="info">
        <p>{fait}</p>
        {pilote && <PiloteInvite espace={props.espace} />}
      </Alert>
    )}
    <Fautes erreurs={props.erreurs} />
    <Porteurs {...props} />
    <Inviter {...props} />
  </>
);

export type RetraitPageProps = { espace: string; porteur: Porteur; reste: boolean; refus?: string | undefined };

/** Avant de retirer un rôle : ce qui sera perdu, nommé. */
export const RetraitPage = ({ espace, porteur, reste, refus }: RetraitPageProps) => (
  <>
    <h1>Retirer un rôle</h1>
    {refus && <Alert>{refus}</Alert>}
    <div class="panneau">
      <p>
        {porteur.nom} ({porteur.courriel}) est {LIBELLES_ROLE[porteur.role].toLowerCase()} sur{" "}
        {porteur.titre ?? "tout l’espace"}.
      </p>
      <p>
        Sans ce rôle, cette personne ne pourra plus {PHRASES_ROLE[porteur.role]}, dès sa prochaine page.{" "}
        {reste
          ? "Elle garde ses autres rôles dans cet espace."
          : "Elle n’aura plus aucun rôle dans cet espace. Ce qu’elle a écrit reste, avec son nom dans le journal."}
      </p>
      <form method="post" action={`/espaces/${espace}/acces/roles/${porteur.id}/retrait`} class="barre">
        <button class="bouton">Retirer ce rôle</button>
        <a href={`/espaces/${espace}/acces`}>Ne rien changer</a>
      </form>
      <p class="note">Pour le rendre, il suffira de l’inviter à nouveau.</p>
    </div>
  </>
);
