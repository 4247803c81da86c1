import { Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../../onglet/pages.tsx";

type Props = { base: string; erreurs?: FormErrors | undefined; fautes?: readonly string[] };

/** Les effectifs de toutes les écoles, d'un tableau. */
export const TableauEcolesPage = ({ base, erreurs, fautes = [] }: Props) => (
  <div class="pile">
    <Tete
      titre="Les effectifs de toutes les écoles"
      retour={[`${base}/ecoles`, "Écoles"]}
      dit="Une ligne par école et par rentrée, copiée de votre tableur ou d’un fichier CSV."
    />
    <Onglets base={base} ici="/ecoles" />
    <Fautes erreurs={erreurs} />
    {fautes.length > 0 && (
      <div class="message erreur">
        <ul>
          {fautes.map((faute) => (
            <li>{faute}</li>
          ))}
        </ul>
      </div>
    )}
    <form method="post" action={`${base}/ecoles/tableau`} enctype="multipart/form-data" class="formulaire panneau">
      <p class="champ">
        <label for="fichier">Fichier CSV</label>
        <input id="fichier" name="fichier" type="file" accept=".csv,.txt" />
      </p>
      <Zone
        nom="texte"
        label="Ou le tableau, copié de votre tableur"
        aide="Titres sur la première ligne : École, Commune, Rentrée, TPS, PS, MS, GS, Classes."
        lignes={10}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton">Écrire ces rentrées</button>
      </p>
      <p class="note">
        Une école que l’on ne connaît pas encore s’ajoute, publique et dans le secteur de sa commune. Une rentrée déjà
        comptée est remplacée. Une seule ligne qui ne se comprend pas, et rien n’est écrit.
      </p>
    </form>
  </div>
);
