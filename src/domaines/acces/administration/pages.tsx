import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import type { Espace } from "../espace/model.ts";
import type { Reglages } from "../installation/pages.tsx";
import { LIBELLES_ROLE } from "../model.ts";

type Erreurs = { erreurs?: FormErrors | undefined; fait?: string | undefined };

const ONGLETS = [
  ["/administration", "Espaces"],
  ["/administration/comptes", "Comptes"],
  ["/administration/installation", "Installation"],
] as const;

const Tete = ({ ici, erreurs, fait }: Erreurs & { ici: string }) => (
  <>
    <div class="tete">
      <div>
        <h1>Administration</h1>
        <p>Vous ouvrez les espaces, les comptes et les premiers rôles. Vous ne lisez le contenu d’aucun espace.</p>
      </div>
    </div>
    <nav class="onglets" aria-label="Administration">
      {ONGLETS.map(([href, nom]) => (
        <a href={href} aria-current={href === ici ? "page" : undefined}>
          {nom}
        </a>
      ))}
    </nav>
    {fait && <Alert ton="info">{fait}</Alert>}
    <Fautes erreurs={erreurs} />
  </>
);

const TEINTES = [
  { valeur: "168", libelle: "Vert d’eau" },
  { valeur: "130", libelle: "Vert" },
  { valeur: "60", libelle: "Ocre" },
  { valeur: "20", libelle: "Brique" },
  { valeur: "330", libelle: "Framboise" },
  { valeur: "280", libelle: "Violet" },
  { valeur: "230", libelle: "Bleu" },
];

export const EspacesPage = ({ espaces, ...suite }: Erreurs & { espaces: readonly Espace[] }) => (
  <>
    <Tete ici="/administration" {...suite} />
    {espaces.length === 0 ? (
      <p>
        Aucun espace encore. Un espace réunit ceux qui travaillent ensemble, le plus souvent un EPCI et ses communes.
        Ouvrez-en un ici, ou <a href="/conventions/nouvelle">créez une convention</a> : son espace s’ouvre avec elle, et
        vous en devenez chargé de coopération.
      </p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Espaces ouverts">
        <table class="table longue">
          <caption>Espaces ouverts</caption>
          <thead>
            <tr>
              <th scope="col">Espace</th>
              <th scope="col">Responsable de traitement</th>
              <th scope="col">Délégué à la protection des données</th>
            </tr>
          </thead>
          <tbody>
            {espaces.map(({ id, nom, responsable, delegue }) => (
              <tr>
                <th scope="row">
                  <a href={`/administration/espaces/${id}`}>{nom}</a>
                </th>
                <td>{responsable ?? "à renseigner"}</td>
                <td>{delegue ?? "à renseigner"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    <form method="post" action="/administration/espaces" class="panneau">
      <h2>Ouvrir un espace</h2>
      <Champ nom="nom" label="Nom de l’espace" aide="Souvent celui de l’EPCI." erreurs={suite.erreurs} requis />
      <Choix nom="teinte" label="Couleur du territoire" options={TEINTES} erreurs={suite.erreurs} />
      <div class="barre">
        <button class="bouton">Ouvrir cet espace</button>
      </div>
    </form>
  </>
);

export const EspacePage = ({ espace, ...suite }: Erreurs & { espace: Espace }) => (
  <>
    <Tete ici="/administration" {...suite} />
    <form method="post" action={`/administration/espaces/${espace.id}`} class="panneau">
      <h2>{espace.nom}</h2>
      <p>Ces deux lignes se lisent sur la page publique « Qui héberge cette installation ».</p>
      <Champ
        nom="responsable"
        label="Responsable de traitement"
        aide="L’organisme qui décide de ce qui s’écrit ici : nom et adresse."
        valeur={espace.responsable ?? ""}
        erreurs={suite.erreurs}
      />
      <Champ
        nom="delegue"
        label="Délégué à la protection des données"
        aide="Une adresse de service suffit."
        valeur={espace.delegue ?? ""}
        erreurs={suite.erreurs}
      />
      <div class="barre">
        <button class="bouton">Enregistrer</button>
        <a href="/administration">Revenir aux espaces</a>
      </div>
    </form>
  </>
);

type Compte = {
  id: string;
  nom: string;
  courriel: string;
  administrateur: boolean;
  fermeLe: string | null;
  activeLe: string | null;
};

const etatDe = ({ fermeLe, activeLe }: Compte) =>
  fermeLe !== null ? "Fermé" : activeLe === null ? "Invitation en attente" : "Ouvert";

const Gestes = ({ compte, moi }: { compte: Compte; moi: string }) => (
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
  comptes: readonly Compte[];
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
    <div class="cadre" tabindex={0} role="region" aria-label="Comptes">
      <table class="table longue">
        <caption class="cache">Comptes de l’installation</caption>
        <thead>
          <tr>
            <th scope="col">Personne</th>
            <th scope="col">Compte</th>
            <th scope="col">
              <span class="cache">Gestes</span>
            </th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
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
export const FermeturePage = ({ compte, refus }: { compte: Compte; refus?: string | undefined }) => (
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

export const InstallationPage = ({ reglages, ...suite }: Erreurs & { reglages: Reglages }) => (
  <>
    <Tete ici="/administration/installation" {...suite} />
    <form method="post" action="/administration/installation" class="panneau">
      <h2>Ce que l’installation dit d’elle-même</h2>
      <p>
        Ces lignes se lisent sur <a href="/a-propos">la page publique</a>.
      </p>
      <Champ nom="hebergeur" label="Organisme qui héberge" valeur={reglages.hebergeur} erreurs={suite.erreurs} />
      <Champ nom="adresse" label="Adresse postale" valeur={reglages.adresse} erreurs={suite.erreurs} />
      <Champ nom="telephone" label="Téléphone" valeur={reglages.telephone} erreurs={suite.erreurs} />
      <Champ
        nom="publication"
        label="Direction de la publication"
        valeur={reglages.publication}
        erreurs={suite.erreurs}
      />
      <Champ
        nom="contact"
        label="Adresse pour écrire à l’administrateur"
        valeur={reglages.contact}
        erreurs={suite.erreurs}
      />
      <div class="barre">
        <button class="bouton">Enregistrer</button>
      </div>
    </form>
  </>
);
