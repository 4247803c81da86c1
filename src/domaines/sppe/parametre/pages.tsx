import { enLettres } from "#commun/jour.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../pages.tsx";
import {
  LIBELLES_PARAMETRE,
  PARAMETRES,
  type Parametre,
  UNITES,
  type UniteParametre,
  type ValeurDuJour,
} from "./model.ts";

const ECRITURES: Record<UniteParametre, (valeur: number) => string> = {
  habitants: (valeur) => `${valeur.toLocaleString("fr-FR")} habitants`,
  naissances: (valeur) => `${valeur.toLocaleString("fr-FR")} naissances par an`,
  choix: (valeur) => (valeur === 1 ? "Oui" : "Non"),
  assistants: (valeur) => `${valeur.toLocaleString("fr-FR")} assistants maternels`,
  pourcent: (valeur) => `+ ${valeur.toLocaleString("fr-FR")} %`,
  euros: (valeur) => `${valeur.toLocaleString("fr-FR")} €`,
};

export type ParametresProps = {
  base: string;
  valeurs: Record<Parametre, ValeurDuJour | null>;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

const Rangee = ({
  base,
  code,
  valeur,
  modifier,
}: {
  base: string;
  code: Parametre;
  valeur: ValeurDuJour | null;
  modifier: boolean;
}) => (
  <tr>
    <th scope="row">{LIBELLES_PARAMETRE[code]}</th>
    <td>{valeur ? ECRITURES[UNITES[code]](valeur.valeur) : "Pas encore écrit"}</td>
    <td>{valeur && enLettres(valeur.debut)}</td>
    <td>{valeur?.source}</td>
    <td>
      {modifier && valeur?.ecrite && (
        <form method="post" action={`${base}/parametres/retrait`}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="debut" value={valeur.debut} />
          <button class="bouton discret">
            Retirer<span class="cache"> : {LIBELLES_PARAMETRE[code]}</span>
          </button>
        </form>
      )}
    </td>
  </tr>
);

/** Les seuils et les montants qui valent aujourd'hui, d'où ils viennent, et en écrire un autre. */
export const ParametresPage = ({ base, valeurs, modifier, erreurs }: ParametresProps) => (
  <div class="pile">
    <Tete
      titre="Seuils et montants"
      dit="« Au-delà de » est strict : l’égalité reste en deçà. Chaque chiffre garde son jour et sa source."
    />
    <Onglets base={base} ici="parametres" />
    <Fautes erreurs={erreurs} />
    <Tableau
      nom="Ce qui vaut aujourd’hui"
      colonnes={["Chiffre", "Valeur", "Depuis le", "Source", { titre: "Retirer", cache: true }]}
      longue
    >
      {PARAMETRES.map((code) => (
        <Rangee base={base} code={code} valeur={valeurs[code]} modifier={modifier} />
      ))}
    </Tableau>
    {modifier && (
      <form method="post" action={`${base}/parametres`} class="formulaire panneau">
        <h2>Écrire un chiffre</h2>
        <Choix
          nom="code"
          label="Chiffre"
          erreurs={erreurs}
          options={PARAMETRES.map((valeur) => ({ valeur, libelle: LIBELLES_PARAMETRE[valeur] }))}
        />
        <Champ
          nom="valeur"
          label="Valeur"
          aide="Un choix s’écrit 1 pour oui, 0 pour non."
          requis
          erreurs={erreurs}
          clavier="decimal"
        />
        <Champ nom="debut" label="À partir du" type="date" requis erreurs={erreurs} />
        <Champ nom="source" label="Source" requis erreurs={erreurs} />
        <p>
          <button class="bouton">Écrire</button>
        </p>
      </form>
    )}
  </div>
);
