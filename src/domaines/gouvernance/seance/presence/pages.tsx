import type { FormErrors } from "#ui/form.ts";
import type { Membre } from "../../membre/model.ts";
import { quiEst } from "../../membre/pages.tsx";
import type { Presence } from "../model.ts";
import type { Part } from "./rules.ts";

type Option = { valeur: string; libelle: string };

/** Le nom de qui vient à la place, ou à qui va le pouvoir. */
export const nomPour = ({ pour, pourNom }: Pick<Presence, "pour" | "pourNom">, membres: readonly Membre[]): string =>
  membres.find(({ id }) => id === pour)?.nom ?? pourNom;

export type QuiProps = {
  legende: string;
  membres: readonly Membre[];
  attendus: readonly Membre[];
  /** Ce que montre le choix de ce membre, et ce qu'on en sait déjà. */
  choixDe: (membre: Membre) => string;
  noteDe: (membre: Membre) => string;
  pourDe: (membre: Membre) => string;
  options: readonly Option[];
  erreurs?: FormErrors | undefined;
};

/** Au-delà, la liste ne se parcourt plus : un nom se tape, et se reconnaît quand même. */
const NOMS_PROPOSES = 40;

const Ligne = ({ membre, ...props }: QuiProps & { membre: Membre }) => {
  const { choixDe, noteDe, pourDe, options, erreurs } = props;
  const choix = erreurs?.values[`quoi-${membre.id}`] ?? choixDe(membre);
  const faute = erreurs?.errors[`pour-${membre.id}`]?.[0];
  return (
    <tr>
      <th scope="row">
        <label for={`quoi-${membre.id}`}>{membre.nom}</label>
        <small class="sous">{[quiEst(membre), noteDe(membre)].filter(Boolean).join(" · ")}</small>
      </th>
      <td>
        <select id={`quoi-${membre.id}`} name={`quoi-${membre.id}`} class="saisie">
          {options.map(({ valeur, libelle }) => (
            <option value={valeur} selected={valeur === choix}>
              {libelle}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          id={`pour-${membre.id}`}
          name={`pour-${membre.id}`}
          list="noms"
          class="saisie"
          aria-label={`${membre.nom} : pouvoir à, ou remplacé par`}
          aria-invalid={faute ? "true" : undefined}
          value={erreurs?.values[`pour-${membre.id}`] ?? pourDe(membre)}
        />
      </td>
    </tr>
  );
};

type PartsProps = { parts: readonly Part[]; ici: number };

/** Les autres parts d'une longue liste : y passer enregistre celle-ci, rien de tapé ne se perd. */
export const AutresParts = ({ parts, ici }: PartsProps) =>
  parts.length > 1 && (
    <fieldset class="choix serre">
      <legend>Enregistrer, et passer à</legend>
      <p class="barre">
        {parts.map(({ rang, nom, membres, notes }) => (
          <button class="bouton discret" name="vers" value={`${rang}`} aria-current={rang === ici ? "true" : undefined}>
            {nom} : {notes} sur {membres.length}
          </button>
        ))}
      </p>
    </fieldset>
  );

/** Une ligne par personne attendue : ce qu'elle répond ou si elle est là, et qui la représente. */
export const QuiVient = (props: QuiProps) => (
  <>
    <datalist id="noms">
      {props.membres.slice(0, NOMS_PROPOSES).map(({ nom }) => (
        <option value={nom} />
      ))}
    </datalist>
    <div class="cadre" tabindex={0} role="region" aria-label={props.legende}>
      <table class="table">
        <caption class="cache">{props.legende}</caption>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Présence</th>
            <th scope="col">Pouvoir à, ou remplacé par</th>
          </tr>
        </thead>
        <tbody>
          {props.attendus.map((membre) => (
            <Ligne {...props} membre={membre} />
          ))}
        </tbody>
      </table>
    </div>
  </>
);
