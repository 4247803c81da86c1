import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { EtatDePorte } from "./model.ts";

export type PortePageProps = {
  lien: string;
  etat: EtatDePorte;
  nom: string;
  lieu: { nomEspace: string; titre: string };
  erreurs?: FormErrors | undefined;
};

/** La page d'un lien de réponse : elle n'ouvre rien tant que la personne n'a pas fait son geste. */
export const PortePage = ({ lien, etat, nom, lieu, erreurs }: PortePageProps) => (
  <>
    <h1>Donner des nouvelles de vos fiches</h1>
    <p>
      {lieu.titre}, {lieu.nomEspace}.
    </p>
    <Fautes erreurs={erreurs} />
    {etat === "epuisee" && (
      <Alert>Cinq codes faux ont été tapés : par prudence, ce lien ne s’ouvre plus que là où il l’a déjà été.</Alert>
    )}
    {(etat === "geste" || etat === "code") && (
      <form method="post" action={`/reponses/${lien}`} class="panneau">
        <p>Bonjour {nom}.</p>
        {etat === "code" ? (
          <>
            <p>Ce lien a déjà été ouvert dans un autre navigateur. Pour continuer ici, recopiez le code du courriel.</p>
            <Champ nom="code" label="Code à six chiffres" autocomplete="one-time-code" erreurs={erreurs} requis />
          </>
        ) : (
          <p>Ce lien est à vous : il n’y a ni compte à créer, ni mot de passe à retenir.</p>
        )}
        <p>
          <button class="bouton">Voir ce qui m’est demandé</button>
        </p>
      </form>
    )}
    {etat === "epuisee" && <NouveauLien lien={lien} />}
  </>
);

const NouveauLien = ({ lien }: { lien: string }) => (
  <form method="post" action={`/reponses/${lien}/nouveau`}>
    <button class="bouton">Recevoir un nouveau lien par courriel</button>
  </form>
);

/** Un lien dont le temps est passé : la campagne est close, ou le lien a été remplacé. */
export const PortePasseePage = () => (
  <>
    <h1>Ce lien ne sert plus</h1>
    <p>
      La campagne est close, ou un courriel plus récent vous a été envoyé. Ouvrez le dernier reçu, ou écrivez à la
      personne qui coordonne la convention : son adresse est dans le courriel.
    </p>
  </>
);

/** Dix minutes sans geste : un geste suffit pour reprendre, dans le même navigateur. */
export const ReprisePage = ({ vers }: { vers: string }) => (
  <>
    <h1>Toujours là ?</h1>
    <p>Vos réponses déjà envoyées sont gardées. Par prudence, la page se ferme après dix minutes sans geste.</p>
    <form method="post" action="/reponses/reprise" class="panneau">
      <input type="hidden" name="vers" value={vers} />
      <p>
        <button class="bouton">Reprendre</button>
      </p>
    </form>
  </>
);

export const NouveauLienPage = () => (
  <>
    <h1>Regardez votre courrier</h1>
    <p>Un nouveau lien part à l’instant, à la même adresse. L’ancien ne sert plus.</p>
  </>
);
