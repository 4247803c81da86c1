import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { CompteGarde } from "../../compte/model.ts";
import type { Espace } from "../../espace/model.ts";
import { LIBELLES_ROLE } from "../../model.ts";
import { type Erreurs, Tete } from "../pages.tsx";

const etatDe = ({ fermeLe, activeLe }: CompteGarde) =>
  fermeLe !== null ? "Fermé" : activeLe === null ? "Invitation en attente" : "Ouvert";

const Gestes = ({ compte, moi }: { compte: CompteGarde; moi: string }) => (
  <div class="barre">
    {compte.fermeLe === null && compte.activeLe === null && (
      <form method="post" action={`/administration/comptes/${compte.id}/invitation`}>
        <button class="lien">
          Renvoyer<span class="cache"> l’invitation à {compte.nom}</span>
        </button>
      </form>
    )}
    {compte.fermeLe !== null && (
      <form method="post" action={`/administration/comptes/${compte.id}/reouverture`}>
        <button class="lien">
          Rouvrir<span class="cache"> le compte de {compte.nom}</span>
        </button>
      </form>
    )}
    {compte.fermeLe === null && compte.id !== moi && (
      <a href={`/administration/comptes/${compte.id}/fermeture`}>
        Fermer<span class="cache"> le compte de {compte.nom}</span>
      </a>
    )}
  </div>
);

export type ComptesPageProps = Erreurs & {
  /** L'identifiant de ce que l'on ouvrira. */
  id: string;
  comptes: readonly CompteGarde[];
  total: number;
  page: number;
  recherche: string;
  moi: string;
  espaces: readonly Espace[];
};

const Liste = ({ comptes, total, moi, page, recherche }: ComptesPageProps) => (
  <>
    <form class="barre" role="search" method="get">
      <label class="cache" for="q">
        Chercher un nom ou une adresse
      </label>
      <input class="saisie" id="q" name="q" value={recherche} placeholder="Nom ou adresse" />
      <button class="bouton discret">Chercher</button>
      <span class="pousse note">{pluriel(total, "compte")}</span>
    </form>
    <Tableau nom="Comptes de l’installation" longue colonnes={["Personne", "Compte", { titre: "Gestes", cache: true }]}>
      {comptes.map((compte) => (
        <tr>
          <th scope="row">
            {compte.nom}
            {compte.administrateur && <small> (administrateur)</small>}
            <br />
            <small>{compte.courriel}</small>
          </th>
          <td>{etatDe(compte)}</td>
          <td>
            <Gestes compte={compte} moi={moi} />
          </td>
        </tr>
      ))}
    </Tableau>
    <Pagination
      chemin="/administration/comptes"
      params={new URLSearchParams(recherche ? { q: recherche } : {})}
      page={page}
      total={total}
    />
  </>
);

export const ComptesPage = (props: ComptesPageProps) => (
  <>
    <Tete ici="/administration/comptes" erreurs={props.erreurs} fait={props.fait} />
    <Liste {...props} />
    <form method="post" action="/administration/comptes" class="panneau">
      <h2>Ouvrir un compte</h2>
      <input type="hidden" name="id" value={props.id} />
      <p class="note">
        Les premiers rôles d’un espace se donnent ici. Les suivants se donnent dans l’espace, par qui conduit la
        convention.
      </p>
      <Champ nom="nom" label="Prénom et nom" autocomplete="off" erreurs={props.erreurs} requis />
      <Champ
        nom="courriel"
        label="Adresse de courriel"
        type="email"
        autocomplete="off"
        erreurs={props.erreurs}
        requis
      />
      <Choix
        nom="role"
        label="Ce que cette personne fera"
        options={[
          { valeur: "chargeCooperation", libelle: `${LIBELLES_ROLE.chargeCooperation} : conduit l’espace` },
          { valeur: "dpo", libelle: `${LIBELLES_ROLE.dpo} de l’espace` },
          { valeur: "administrateur", libelle: "Administrateur de l’installation, avec vous" },
        ]}
        erreurs={props.erreurs}
      />
      <Choix
        nom="espace"
        label="Espace"
        options={[
          { valeur: "", libelle: "Aucun (administrateur)" },
          ...props.espaces.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
        ]}
        valeur={props.espaces[0]?.id}
        erreurs={props.erreurs}
      />
      <div class="barre">
        <button class="bouton">Inviter</button>
      </div>
    </form>
  </>
);

/** Avant de fermer un compte : ce qui sera perdu, nommé. */
export const FermeturePage = ({ compte, refus }: { compte: CompteGarde; refus?: string | undefined }) => (
  <>
    <h1>Fermer un compte</h1>
    {refus && <Alert>{refus}</Alert>}
    <div class="panneau">
      <p>
        {compte.nom} ({compte.courriel}) ne pourra plus entrer : ses sessions tombent à leur prochaine page, ses jetons
        d’API sont révoqués pour toujours. Ses rôles et ce que cette personne a écrit restent. Le compte peut être
        rouvert.
      </p>
      <form method="post" action={`/administration/comptes/${compte.id}/fermeture`} class="barre">
        <button class="bouton">Fermer ce compte</button>
        <a href="/administration/comptes">Ne rien changer</a>
      </form>
    </div>
  </>
);
