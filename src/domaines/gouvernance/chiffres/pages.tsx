import type { Jour } from "#commun/jour.ts";
import { Champ } from "#ui/champs.tsx";
import { Blocs } from "#ui/document.tsx";
import { blocsChiffres } from "./document.ts";
import type { Chiffres } from "./model.ts";
import type { Periode } from "./rules.ts";

/** Ce que les instances ont fait pendant une période. */
export const ChiffresPage = (props: {
  base: string;
  chiffres: Chiffres;
  periode: Periode;
  fiches: readonly { valeur: string; libelle: string }[];
  tenir: boolean;
}) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Chiffres de la gouvernance</h1>
        <p>Les réunions tenues, qui y était, ce qui a été décidé, et quelle commune a rejoint quel projet.</p>
      </div>
    </div>
    <form class="barre" action={`${props.base}/chiffres`}>
      <Champ nom="debut" label="Du" type="date" valeur={props.periode.debut} />
      <Champ nom="fin" label="Au" type="date" valeur={props.periode.fin} />
      <button class="bouton discret">Compter</button>
    </form>
    <Blocs blocs={blocsChiffres(props.chiffres)} />
    {props.tenir && (
      <form class="barre" action={`${props.base}/chiffres/adhesions`}>
        <div class="champ">
          <label for="fiche">Dire quelles communes ont rejoint un projet</label>
          <select id="fiche" name="fiche">
            {props.fiches.map(({ valeur, libelle }) => (
              <option value={valeur}>{libelle}</option>
            ))}
          </select>
        </div>
        <button class="bouton discret">Ouvrir</button>
      </form>
    )}
  </div>
);

/** Quelles communes ont rejoint un projet. */
export const AdhesionsPage = (props: {
  base: string;
  fiche: string;
  titre: string;
  communes: readonly { code: string; nom: string }[];
  jointes: readonly string[];
  aujourdhui: Jour;
}) => (
  <form method="post" action={`${props.base}/chiffres/adhesions`} class="formulaire pile">
    <div class="tete">
      <h1>Communes qui ont rejoint « {props.titre} »</h1>
    </div>
    <input type="hidden" name="fiche" value={props.fiche} />
    {props.communes.length === 0 && (
      <p class="vide">La convention ne dit pas encore les communes qu’elle couvre : complétez d’abord son périmètre.</p>
    )}
    <fieldset class="choix serre">
      <legend>Ont rejoint le projet</legend>
      {props.communes.map(({ code, nom }) => (
        <label>
          <input type="checkbox" name="communes" value={code} checked={props.jointes.includes(code)} />
          <span>{nom}</span>
        </label>
      ))}
    </fieldset>
    <Champ
      nom="depuis"
      label="Depuis le"
      type="date"
      aide="Pour celles que vous cochez maintenant ; les autres gardent leur jour."
      valeur={props.aujourdhui}
    />
    <p class="barre">
      <button class="bouton">Enregistrer</button>
      <a href={`${props.base}/chiffres`}>Revenir aux chiffres</a>
    </p>
  </form>
);
