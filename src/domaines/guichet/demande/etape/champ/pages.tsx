import type { Child } from "hono/jsx";
import { DEMI_JOURNEES, type Semaine } from "../../../appariement/model.ts";
import type { Jour } from "#commun/jour.ts";
import type { Demande } from "../../model.ts";
import type { Textes } from "../../textes.ts";
import type { CodeRefus, Dossier, Etape, Lieux, LigneDite, Pas, Retour } from "../model.ts";

export type Ecran = { t: Textes; retour?: Retour | undefined };

/** Tout ce qu'une étape montre ; `base` : où sont les étapes de ce dossier, `retourVers` : où l'on revient s'il est déjà envoyé. */
export type EtapeVue = {
  t: Textes;
  retour?: Retour | undefined;
  etape: Etape;
  dossier: Dossier;
  demande: Demande;
  lieux: Lieux;
  aujourdhui: Jour;
  base: string;
  retourVers: string;
  envoieFichiers: boolean;
  voisins: { rang: number; total: number; avant?: Pas };
  lignes: readonly LigneDite[];
  manque: Pas;
  cherche: string;
  commune: string;
  enregistreA: string | null;
};
export type Partie = EtapeVue & { ecran: Ecran };

/** Ce qui a été tapé si la page revient, sinon ce qui est gardé. */
export const dit = ({ retour }: Ecran, nom: string, garde: string): string => retour?.saisie[nom] ?? garde;

/** Les cases cochées. */
export const cochees = ({ retour }: Ecran, nom: string, gardees: readonly string[]): readonly string[] =>
  retour ? (retour.saisie[nom] ?? "").split("\n") : gardees;

const fauteDe = ({ t, retour }: Ecran, nom: string): string | undefined => {
  const code: CodeRefus | undefined = retour?.fautes[nom];
  return code && t.refus[code];
};

const Erreur = ({ ecran, nom }: { ecran: Ecran; nom: string }) => {
  const faute = fauteDe(ecran, nom);
  return faute ? (
    <span class="erreur" id={`${nom}-erreur`}>
      {faute}
    </span>
  ) : null;
};

const decritPar = (ecran: Ecran, nom: string, aide?: string) =>
  [aide && `${nom}-aide`, fauteDe(ecran, nom) && `${nom}-erreur`].filter(Boolean).join(" ") || undefined;

type ChampProps = {
  ecran: Ecran;
  nom: string;
  label: string;
  garde: string;
  type?: string;
  aide?: string;
  autocomplete?: string;
  liste?: string;
  facultatif?: boolean;
};

/** Une ligne à remplir. */
export const Ligne = ({ ecran, nom, label, garde, aide, facultatif = false, ...frappe }: ChampProps) => (
  <div class={fauteDe(ecran, nom) ? "champ faux" : "champ"}>
    <label for={nom}>
      {label}
      {facultatif && ecran.t.commun.facultatif}
    </label>
    {aide && (
      <span class="aide" id={`${nom}-aide`}>
        {aide}
      </span>
    )}
    <Erreur ecran={ecran} nom={nom} />
    <input
      id={nom}
      name={nom}
      type={frappe.type ?? "text"}
      autocomplete={frappe.autocomplete}
      list={frappe.liste}
      value={dit(ecran, nom, garde)}
      aria-invalid={fauteDe(ecran, nom) ? "true" : undefined}
      aria-describedby={decritPar(ecran, nom, aide)}
    />
  </div>
);

export type Option = { valeur: string; libelle: string };

/** Une liste où choisir. */
export const Liste = (props: Omit<ChampProps, "type" | "liste"> & { options: readonly Option[] }) => {
  const { ecran, nom, label, garde, aide, options } = props;
  const choisie = dit(ecran, nom, garde);
  return (
    <div class={fauteDe(ecran, nom) ? "champ faux" : "champ"}>
      <label for={nom}>{label}</label>
      {aide && (
        <span class="aide" id={`${nom}-aide`}>
          {aide}
        </span>
      )}
      <Erreur ecran={ecran} nom={nom} />
      <select id={nom} name={nom} aria-describedby={decritPar(ecran, nom, aide)}>
        {options.map(({ valeur, libelle }) => (
          <option value={valeur} selected={valeur === choisie}>
            {libelle}
          </option>
        ))}
      </select>
    </div>
  );
};

type GroupeProps = {
  ecran: Ecran;
  nom: string;
  legende: string;
  type: "radio" | "checkbox";
  options: readonly Option[];
  gardes: readonly string[];
  children?: Child;
};

/** Des cases ou des ronds qui répondent à une même question. */
export const Choix = ({ ecran, nom, legende, type, options, gardes, children }: GroupeProps) => {
  const coches = cochees(ecran, nom, gardes);
  return (
    <fieldset class="choix" id={nom} aria-describedby={decritPar(ecran, nom)}>
      <legend>{legende}</legend>
      {children}
      <Erreur ecran={ecran} nom={nom} />
      {options.map(({ valeur, libelle }) => (
        <label>
          <input type={type} name={nom} value={valeur} checked={coches.includes(valeur)} />
          <span>{libelle}</span>
        </label>
      ))}
    </fieldset>
  );
};

type CaseProps = { ecran: Ecran; nom: string; rang: number; garde: Semaine; parmi: Semaine };

const Case = ({ ecran, nom, rang, garde, parmi }: CaseProps) => {
  const { jours, matin, apresMidi } = ecran.t.commun;
  const gardes = (garde >> rang) & 1 ? [`${rang}`] : [];
  if (((parmi >> rang) & 1) === 0) return <td />;
  return (
    <td>
      <label>
        <input type="checkbox" name={nom} value={`${rang}`} checked={cochees(ecran, nom, gardes).includes(`${rang}`)} />
        <span class="cache">
          {jours[rang >> 1]} {rang % 2 === 0 ? matin : apresMidi}
        </span>
      </label>
    </td>
  );
};

type GrilleProps = { ecran: Ecran; nom: string; legende: string; garde: Semaine; parmi?: Semaine };

/** La semaine en dix cases, deux par jour ; ou seulement celles `parmi` lesquelles choisir. */
export const Grille = ({ ecran, nom, legende, garde, parmi = (1 << DEMI_JOURNEES) - 1 }: GrilleProps) => {
  const { joursCourts, matin, apresMidi } = ecran.t.commun;
  return (
    <fieldset id={nom} aria-describedby={decritPar(ecran, nom)}>
      <legend>{legende}</legend>
      <Erreur ecran={ecran} nom={nom} />
      <table class="semaine">
        <thead>
          <tr>
            <td />
            {joursCourts.map((jour) => (
              <th scope="col">{jour}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[matin, apresMidi].map((moment, bas) => (
            <tr>
              <th scope="row">{moment}</th>
              {joursCourts.map((_jour, colonne) => (
                <Case ecran={ecran} nom={nom} rang={colonne * 2 + bas} garde={garde} parmi={parmi} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
};

/** Ce qui n'allait pas, chaque faute menant à son champ. */
export const Resume = ({ ecran }: { ecran: Ecran }) =>
  ecran.retour && Object.keys(ecran.retour.fautes).length > 0 ? (
    <div class="message erreur" role="alert">
      <ul>
        {Object.keys(ecran.retour.fautes).map((nom) => (
          <li>
            <a href={`#${nom}`}>{fauteDe(ecran, nom)}</a>
          </li>
        ))}
      </ul>
    </div>
  ) : null;
