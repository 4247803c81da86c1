import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LONGUEUR } from "../motdepasse/rules.ts";
import type { Persona } from "./model.ts";

const Personas = ({ personas, vers }: { personas: readonly Persona[]; vers: string }) => (
  <section class="panneau">
    <h2>Entrer dans la démonstration</h2>
    <p>Ces personnes et leurs conventions sont inventées, sur de vraies communes. Choisissez qui vous voulez être.</p>
    <ul role="list" class="personas">
      {personas.map(({ id, nom, presentation }) => (
        <li>
          <form method="post" action="/connexion/demonstration">
            <input type="hidden" name="vers" value={vers} />
            <button class="bouton discret" name="compte" value={id}>
              {nom}
            </button>
          </form>
          <p class="note">{presentation}</p>
        </li>
      ))}
    </ul>
  </section>
);

export type ConnexionProps = {
  vers: string;
  personas: readonly Persona[];
  erreurs?: FormErrors | undefined;
  refus?: string | undefined;
};

export const ConnexionPage = ({ vers, personas, erreurs, refus }: ConnexionProps) => (
  <>
    <h1>Se connecter</h1>
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={erreurs} />
    {personas.length > 0 && <Personas personas={personas} vers={vers} />}
    <form method="post" action="/connexion" class="panneau">
      <input type="hidden" name="vers" value={vers} />
      <Champ nom="courriel" label="Votre adresse de courriel" type="email" autocomplete="username" erreurs={erreurs} />
      <Champ
        nom="motDePasse"
        label="Votre mot de passe"
        aide="Si vous venez rarement, laissez vide et demandez un lien : nul besoin d’en retenir un."
        type="password"
        autocomplete="current-password"
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton">Se connecter</button>
        <button class="bouton discret" formaction="/connexion/lien" formnovalidate>
          Recevoir un lien par courriel
        </button>
      </div>
      <p class="note">
        Mot de passe oublié ?{" "}
        <button class="lien" formaction="/connexion/oubli" formnovalidate>
          En choisir un nouveau
        </button>{" "}
        : le lien part à l’adresse tapée ci-dessus.
      </p>
    </form>
    <p class="note">
      Les comptes s’ouvrent sur invitation de la chargée ou du chargé de coopération de votre convention. Un mot de
      passe a au moins {LONGUEUR.min} caractères.
    </p>
  </>
);
