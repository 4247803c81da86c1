import { aLHeure } from "#commun/jour.ts";
import { PORTEES } from "#commun/portee.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { DUREES, type JetonApi, LIBELLES_PORTEE, NOMS_PORTEE, QUOTA } from "./model.ts";

export type JetonsPageProps = {
  jetons: readonly (JetonApi & { valable: boolean })[];
  fait?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Jetons = ({ jetons }: Pick<JetonsPageProps, "jetons">) => (
  <Tableau
    nom="Mes jetons"
    montre
    colonnes={["Jeton", "Portées", "Terme", "Dernier usage", { titre: "Révoquer", cache: true }]}
  >
    {jetons.map(({ id, nom, portees, expireLe, vuLe, valable }) => (
      <tr>
        <th scope="row">{nom}</th>
        <td>{portees.map((portee) => NOMS_PORTEE[portee]).join(", ")}</td>
        <td>
          {aLHeure(expireLe)} {!valable && <small>(passé)</small>}
        </td>
        <td>{vuLe ? aLHeure(vuLe) : "Jamais"}</td>
        <td>
          <form method="post" action="/compte/jetons/revocation">
            <button class="lien" name="jeton" value={id}>
              Révoquer<span class="cache"> le jeton {nom}</span>
            </button>
          </form>
        </td>
      </tr>
    ))}
  </Tableau>
);

const Creation = ({ erreurs }: Pick<JetonsPageProps, "erreurs">) => (
  <form method="post" action="/compte/jetons" class="panneau">
    <h2>Créer un jeton</h2>
    <Champ
      nom="nom"
      label="Nom du jeton"
      aide="Le programme qui s’en servira, par exemple « tableau de bord de la Caf »."
      autocomplete="off"
      erreurs={erreurs}
      requis
    />
    <div id="portees">
      <Groupe
        nom="portees"
        legende="Ce qu’il laisse faire"
        type="checkbox"
        options={PORTEES.map((valeur) => ({ valeur, libelle: LIBELLES_PORTEE[valeur] }))}
        coches={erreurs?.values["portees"]?.split("\n") ?? ["lecture"]}
      />
    </div>
    <Choix
      nom="duree"
      label="Durée"
      options={Object.entries(DUREES).map(([valeur, libelle]) => ({ valeur, libelle }))}
      erreurs={erreurs}
      valeur="90"
    />
    <div class="barre">
      <button class="bouton">Créer ce jeton</button>
    </div>
    <p class="note">
      Un jeton ne peut jamais plus que vous : il borne vos rôles, il ne les étend pas. Il lit {QUOTA.lecture} fois et
      écrit {QUOTA.ecriture} fois par heure.
    </p>
  </form>
);

export const JetonsPage = ({ jetons, fait, erreurs }: JetonsPageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Mes jetons d’API</h1>
        <p>
          Un jeton laisse un programme agir à votre place, sans votre mot de passe.{" "}
          <a href="/api">Comment s’en servir</a>
        </p>
      </div>
    </div>
    {fait && <Alert ton="info">{fait}</Alert>}
    <Fautes erreurs={erreurs} />
    {jetons.length === 0 ? <p>Vous n’avez aucun jeton.</p> : <Jetons jetons={jetons} />}
    <Creation erreurs={erreurs} />
    <p>
      <a href="/compte">Revenir à « Mon compte »</a>
    </p>
  </>
);

export const JetonCreePage = ({ nom, jeton }: { nom: string; jeton: string }) => (
  <>
    <h1>Votre jeton est prêt</h1>
    <Alert ton="attention">Copiez-le maintenant : il ne sera plus jamais montré, et personne ne peut le relire.</Alert>
    <div class="panneau">
      <div class="champ">
        <label for="jeton">{nom}</label>
        <input id="jeton" type="text" value={jeton} readonly autocomplete="off" spellcheck={false} />
      </div>
      <p class="note">
        Gardez-le comme un mot de passe : hors des courriels, hors d’un dépôt de code. S’il fuit, révoquez-le.
      </p>
    </div>
    <p>
      <a href="/compte/jetons">Voir mes jetons</a>
    </p>
  </>
);

export type GuideApiProps = {
  adresse: string;
  problemes: readonly { code: string; status: number; titre: string; conseil: string }[];
};

const Problemes = ({ problemes }: Pick<GuideApiProps, "problemes">) => (
  <Tableau nom="Les erreurs de l’API" colonnes={["Code", "Statut", "Ce que cela veut dire"]}>
    {problemes.map(({ code, status, titre, conseil }) => (
      <tr id={code}>
        <th scope="row">
          <code>{code}</code>
        </th>
        <td class="chiffres">{status}</td>
        <td>
          {titre}. <small>{conseil}</small>
        </td>
      </tr>
    ))}
  </Tableau>
);

const Ecrire = ({ adresse }: Pick<GuideApiProps, "adresse">) => (
  <section class="panneau">
    <h2>Écrire une fiche sans rien perdre</h2>
    <p>
      La lecture d’une fiche rend son <code>ETag</code>, qui est sa version. Une écriture le redonne dans{" "}
      <code>If-Match</code> : si quelqu’un a écrit entre-temps, rien n’est écrit et la réponse est 412. Un champ présent
      remplace ce champ en entier ; un champ absent ne change pas.
    </p>
    <pre class="texte">
      <code>{`curl -X PATCH ${adresse}/api/v1/conventions/CONVENTION/fiches/FICHE \\
  -H "Authorization: Bearer $JETON" -H 'If-Match: "3"' \\
  -H "Content-Type: application/json" -d '{"titre": "Un nouveau titre"}'`}</code>
    </pre>
  </section>
);

/** Le guide de l'API, pour qui écrit un programme. */
export const GuideApiPage = ({ adresse, problemes }: GuideApiProps) => (
  <>
    <h1>L’API de Maillage</h1>
    <p>
      Un programme lit et écrit ce que vous pouvez lire et écrire, à l’adresse <code>{adresse}/api/v1</code>. Tout est
      décrit dans le <a href="/api/v1/openapi.json">contrat OpenAPI 3.1</a>, tiré du code lui-même.
    </p>
    <section class="panneau">
      <h2>Commencer</h2>
      <p>
        Créez un jeton sur la page <a href="/compte/jetons">Mes jetons d’API</a>, puis donnez-le dans l’en-tête{" "}
        <code>Authorization</code> :
      </p>
      <pre class="texte">
        <code>{`curl -H "Authorization: Bearer $JETON" ${adresse}/api/v1/conventions`}</code>
      </pre>
      <p>
        Les listes se lisent par pages ; l’en-tête <code>Link</code> donne la suivante. L’en-tête <code>RateLimit</code>{" "}
        dit ce qui reste dans l’heure : {QUOTA.lecture} lectures et {QUOTA.ecriture} écritures par jeton.
      </p>
    </section>
    <Ecrire adresse={adresse} />
    <section class="panneau">
      <h2>Importer et exporter</h2>
      <p>
        L’export d’une convention est au format <code>maillage/convention@1</code>. On importe ce format, ou un document
        tel quel sous son <code>Content-Type</code> : PDF, Word, OpenDocument, texte, tableur. Un import n’écrit rien :
        la réponse dit ce qu’il propose, et l’adresse du site où il attend sa revue.
      </p>
    </section>
    <section class="panneau">
      <h2>Les erreurs</h2>
      <p>
        Une erreur est un <code>application/problem+json</code> (RFC 9457). Son <code>type</code> finit par l’un de ces
        codes :
      </p>
      <Problemes problemes={problemes} />
    </section>
  </>
);
