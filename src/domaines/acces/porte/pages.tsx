import type { FormErrors } from "#ui/form.ts";
import { LienTenuPanneau } from "#ui/lientenu.tsx";
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
    {etat !== "passee" && (
      <LienTenuPanneau action={`/reponses/${lien}`} etat={etat} bouton="Voir ce qui m’est demandé" erreurs={erreurs}>
        <p>Bonjour {nom}.</p>
        <p>Ce lien est à vous : il n’y a ni compte à créer, ni mot de passe à retenir.</p>
      </LienTenuPanneau>
    )}
  </>
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
