import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Espace } from "../espace/model.ts";
import { NouveauMotDePasse } from "../motdepasse/pages.tsx";
import { SESSION } from "../session/model.ts";

export type Reglages = { hebergeur: string; adresse: string; telephone: string; publication: string; contact: string };

export const PremierPasPage = ({ erreurs }: { erreurs?: FormErrors | undefined }) => (
  <>
    <h1>Premier pas</h1>
    <Fautes erreurs={erreurs} />
    <p>
      Cette installation de Maillage est neuve. La personne qui remplit cette page l’administre : elle ouvre les espaces
      et les comptes, et ne lit aucun contenu. Ensuite, cette page n’existe plus.
    </p>
    <form method="post" action="/premier-pas" class="panneau">
      <Champ
        nom="code"
        label="Le code du premier pas"
        aide="La commande qui a démarré Maillage l’a montré sous l’adresse. Redémarrer en donne un autre."
        autocomplete="off"
        erreurs={erreurs}
        requis
      />
      <Champ nom="nom" label="Votre prénom et votre nom" autocomplete="name" erreurs={erreurs} requis />
      <Champ
        nom="courriel"
        label="Votre adresse de courriel"
        type="email"
        autocomplete="username"
        erreurs={erreurs}
        requis
      />
      <NouveauMotDePasse label="Votre mot de passe" erreurs={erreurs} requis />
      <Champ
        nom="hebergeur"
        label="Qui héberge cette installation"
        aide="L’EPCI, la Caf ou le prestataire qui tient la machine. Vous pourrez le dire plus tard."
        autocomplete="organization"
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton">Commencer</button>
      </div>
    </form>
  </>
);

const Ligne = ({ terme, valeur }: { terme: string; valeur: string | null }) => (
  <div>
    <dt>{terme}</dt>
    <dd>{valeur || "non renseigné"}</dd>
  </div>
);

/** Qui héberge, qui répond des données : lisible par tous. */
export const AProposPage = ({ reglages, espaces }: { reglages: Reglages; espaces: readonly Espace[] }) => (
  <>
    <h1>Qui héberge cette installation</h1>
    <section class="panneau">
      <h2>L’hébergeur</h2>
      <dl class="identite">
        <Ligne terme="Organisme" valeur={reglages.hebergeur} />
        <Ligne terme="Adresse" valeur={reglages.adresse} />
        <Ligne terme="Téléphone" valeur={reglages.telephone} />
        <Ligne terme="Direction de la publication" valeur={reglages.publication} />
        <Ligne terme="Pour écrire à l’administrateur" valeur={reglages.contact} />
      </dl>
    </section>
    <section class="panneau">
      <h2>Qui répond des données</h2>
      <p>
        Une installation peut accueillir plusieurs territoires. Chacun est un espace séparé, avec son responsable de
        traitement, qui décide de ce qui s’y écrit, et un délégué à la protection des données à qui s’adresser pour
        voir, corriger ou effacer ce qui vous concerne.
      </p>
      {espaces.length === 0 ? (
        <p>Aucun espace n’est encore ouvert : ils paraîtront ici.</p>
      ) : (
        <Tableau
          nom="Responsable de traitement de chaque espace"
          longue
          colonnes={["Espace", "Responsable de traitement", "Délégué à la protection des données"]}
        >
          {espaces.map(({ nom, responsable, delegue }) => (
            <tr>
              <th scope="row">{nom}</th>
              <td>{responsable ?? "non renseigné"}</td>
              <td>{delegue ?? "non renseigné"}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <p>
        Si la réponse ne vous satisfait pas, vous pouvez saisir la Commission nationale de l’informatique et des
        libertés (Cnil).
      </p>
    </section>
    <section class="panneau">
      <h2>Le logiciel</h2>
      <p>
        Maillage est un logiciel libre, sous licence EUPL-1.2. Il ne mesure pas votre visite et n’appelle aucun autre
        site. Un seul témoin (cookie) est posé, pour garder votre session ouverte ; un second, dix minutes, quand vous
        demandez un lien.
      </p>
    </section>
  </>
);

export const AccessibilitePage = ({ contact }: { contact: string }) => (
  <>
    <h1>Accessibilité : non conforme</h1>
    <Alert ton="attention">
      Aucun audit de conformité au référentiel général d’amélioration de l’accessibilité (RGAA) n’a été fait sur cette
      installation. Elle est donc déclarée non conforme.
    </Alert>
    <p>
      Chaque page est conçue pour se lire au clavier, avec un lecteur d’écran, à 320 pixels de large et sans JavaScript,
      et passe des contrôles automatiques avant chaque version. Ces contrôles ne remplacent pas un audit : ils ne voient
      qu’une partie des critères.
    </p>
    <p>
      Une page vous arrête ? Écrivez à {contact || "la personne qui administre cette installation"} : dites la page, ce
      que vous vouliez faire, et avec quel outil. Sans réponse qui vous convienne, vous pouvez saisir le Défenseur des
      droits.
    </p>
  </>
);

export const AidePage = ({ contact }: { contact: string }) => (
  <>
    <h1>Aide</h1>
    <section class="panneau">
      <h2>Entrer</h2>
      <p>
        Les comptes s’ouvrent sur invitation. Vous entrez par un mot de passe, ou par un lien reçu par courriel si vous
        venez rarement. Une session se ferme après {SESSION.inactiviteMinutes} minutes sans geste et{" "}
        {SESSION.dureeHeures} heures en tout ; la page prévient cinq minutes avant, et permet de rester. « Mon compte »
        montre vos sessions et permet de les fermer.
      </p>
    </section>
    <section class="panneau">
      <h2>Rien n’arrive par courriel</h2>
      <p>
        Regardez dans les indésirables, et vérifiez l’adresse. Un lien sert une fois. Ouvert sur un autre appareil, il
        demande le code à six chiffres du même courriel.
      </p>
    </section>
    <section class="panneau">
      <h2>Une page vous manque</h2>
      <p>
        Ce que vous pouvez lire dépend de votre rôle sur chaque convention. La chargée ou le chargé de coopération le
        donne et le change. Pour l’installation elle-même : {contact || "la personne qui l’administre"}.
      </p>
    </section>
  </>
);
