import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_ROLE, type MonLieu } from "../model.ts";
import { NouveauMotDePasse } from "../motdepasse/pages.tsx";
import { SESSION, type Session } from "../session/model.ts";

export type ComptePageProps = {
  compte: { nom: string; courriel: string; administrateur: boolean };
  aMotDePasse: boolean;
  lieux: readonly MonLieu[];
  sessions: readonly Session[];
  courante: string;
  fait?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Sessions = ({ sessions, courante }: Pick<ComptePageProps, "sessions" | "courante">) => (
  <section class="panneau">
    <h2>Là où vous êtes connecté</h2>
    <p class="note">
      Une session se ferme après {SESSION.inactiviteMinutes} minutes sans geste, et {SESSION.dureeHeures} heures après
      son ouverture dans tous les cas.
    </p>
    <Tableau
      nom="Vos sessions ouvertes"
      longue
      colonnes={["Appareil", "Ouverte", "Dernier geste", { titre: "Fermer", cache: true }]}
    >
      {sessions.map(({ empreinte, appareil, ouverteLe, vueLe }) => (
        <tr>
          <th scope="row">
            {appareil} {empreinte === courante && <small>(celle-ci)</small>}
          </th>
          <td>{aLHeure(ouverteLe)}</td>
          <td>{aLHeure(vueLe)}</td>
          <td>
            <form method="post" action="/compte/sessions">
              <button class="lien" name="session" value={empreinte}>
                Fermer
                <span class="cache">
                  {" "}
                  la session {appareil} ouverte le {aLHeure(ouverteLe)}
                </span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </Tableau>
    <form method="post" action="/compte/sessions" class="barre">
      <button class="bouton discret" name="session" value="toutes">
        Fermer toutes mes sessions
      </button>
    </form>
  </section>
);

const MotDePasse = ({ aMotDePasse, erreurs }: Pick<ComptePageProps, "aMotDePasse" | "erreurs">) => (
  <form method="post" action="/compte/mot-de-passe" class="panneau">
    <h2>{aMotDePasse ? "Changer de mot de passe" : "Choisir un mot de passe"}</h2>
    {!aMotDePasse && (
      <p>Vous entrez aujourd’hui par un lien reçu par courriel. Un mot de passe est possible, pas obligatoire.</p>
    )}
    {aMotDePasse && (
      <Champ
        nom="actuel"
        label="Mot de passe actuel"
        type="password"
        autocomplete="current-password"
        erreurs={erreurs}
      />
    )}
    <NouveauMotDePasse label="Nouveau mot de passe" erreurs={erreurs} />
    <div class="barre">
      <button class="bouton">Enregistrer ce mot de passe</button>
    </div>
    <p class="note">
      Vos autres sessions seront fermées. Vos jetons d’API gardent leur terme : si quelqu’un a pu entrer à votre place,{" "}
      <a href="/compte/jetons">révoquez-les</a> aussi.
    </p>
  </form>
);

export const ComptePage = ({ compte, aMotDePasse, lieux, sessions, courante, fait, erreurs }: ComptePageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Mon compte</h1>
        <p>
          {compte.nom}, {compte.courriel}
        </p>
      </div>
    </div>
    {fait && <Alert ton="info">{fait}</Alert>}
    <Fautes erreurs={erreurs} />
    <section class="panneau">
      <h2>Ce que je peux ouvrir</h2>
      {lieux.length === 0 ? (
        <p>Aucune convention pour l’instant : elles paraîtront ici quand on vous y invitera.</p>
      ) : (
        <ul>
          {lieux.map(({ nomEspace, titre, roles }) => (
            <li>
              {titre ?? "Tout l’espace"}, {nomEspace} :{" "}
              {roles.map((role) => LIBELLES_ROLE[role].toLowerCase()).join(", ")}
            </li>
          ))}
        </ul>
      )}
    </section>
    {compte.administrateur && (
      <section class="panneau">
        <h2>L’installation</h2>
        <p>
          Vous en êtes l’administrateur : comptes, espaces, réglages et courriers se tiennent dans{" "}
          <a href="/administration">l’administration</a>.
        </p>
      </section>
    )}
    <Sessions sessions={sessions} courante={courante} />
    <MotDePasse aMotDePasse={aMotDePasse} erreurs={erreurs} />
    <p class="note">
      Vos dates peuvent entrer dans votre agenda : <a href="/compte/agenda">mon agenda</a>. Un programme peut agir à
      votre place par l’API : <a href="/compte/jetons">mes jetons d’API</a>.
    </p>
  </>
);
