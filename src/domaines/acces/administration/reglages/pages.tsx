import { Champ } from "#ui/champs.tsx";
import type { Reglages } from "../../installation/pages.tsx";
import { type Erreurs, Tete } from "../pages.tsx";

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
