import type { Child } from "hono/jsx";
import type { FormErrors } from "./form.ts";

type Commun = {
  nom: string;
  /** When two forms of a page have a field of the same name. */
  id?: string;
  label: string;
  aide?: string;
  erreurs?: FormErrors | undefined;
  valeur?: string | undefined;
  requis?: boolean;
};
type Option = { valeur: string; libelle: string };

/** What was typed if the form comes back, else what is stored. */
const shown = ({ nom, erreurs, valeur }: Commun) => erreurs?.values[nom] ?? valeur ?? "";
const faute = ({ nom, erreurs }: Commun) => erreurs?.errors[nom]?.[0];

const idOf = ({ id, nom }: Commun) => id ?? nom;

const describedBy = (champ: Commun) =>
  [champ.aide && `${idOf(champ)}-aide`, faute(champ) && `${idOf(champ)}-erreur`].filter(Boolean).join(" ") || undefined;

const Cadre = ({ champ, children }: { champ: Commun; children: Child }) => (
  <div class={faute(champ) ? "champ faux" : "champ"}>
    <label for={idOf(champ)}>
      {champ.label}
      {champ.requis && <span class="requis"> (obligatoire)</span>}
    </label>
    {champ.aide && (
      <span class="aide" id={`${idOf(champ)}-aide`}>
        {champ.aide}
      </span>
    )}
    {faute(champ) && (
      <span class="erreur" id={`${idOf(champ)}-erreur`}>
        {faute(champ)}
      </span>
    )}
    {children}
  </div>
);

const attributes = (champ: Commun) => ({
  id: idOf(champ),
  name: champ.nom,
  required: champ.requis,
  "aria-invalid": faute(champ) ? ("true" as const) : undefined,
  "aria-describedby": describedBy(champ),
});

/** What is typed in a line: `liste` names a datalist, `clavier` the keyboard of a phone. */
type Frappe = { type?: string; autocomplete?: string; liste?: string; clavier?: "decimal" };

/** One line of text. `requis` marks the label; the server decides. */
export const Champ = ({ type = "text", autocomplete, liste, clavier, ...champ }: Commun & Frappe) => (
  <Cadre champ={champ}>
    <input
      type={type}
      autocomplete={autocomplete}
      list={liste}
      inputmode={clavier}
      value={type === "password" ? undefined : shown(champ)}
      {...attributes(champ)}
    />
  </Cadre>
);

export const Zone = ({ lignes = 5, ...champ }: Commun & { lignes?: number }) => (
  <Cadre champ={champ}>
    <textarea rows={lignes} {...attributes(champ)}>
      {shown(champ)}
    </textarea>
  </Cadre>
);

export const Choix = ({ options, ...champ }: Commun & { options: readonly Option[] }) => (
  <Cadre champ={champ}>
    <select {...attributes(champ)}>
      {options.map(({ valeur, libelle }) => (
        <option value={valeur} selected={valeur === shown(champ)}>
          {libelle}
        </option>
      ))}
    </select>
  </Cadre>
);

/** A group of boxes or radios that share one name; `coches` are the values that are on. */
export const Groupe = (props: {
  nom: string;
  legende: string;
  type: "checkbox" | "radio";
  options: readonly Option[];
  coches: readonly string[];
}) => (
  <fieldset class="choix">
    <legend>{props.legende}</legend>
    {props.options.map(({ valeur, libelle }) => (
      <label>
        <input type={props.type} name={props.nom} value={valeur} checked={props.coches.includes(valeur)} />
        <span>{libelle}</span>
      </label>
    ))}
  </fieldset>
);

/** The summary of a form that came back: each fault, linked to its field. */
export const Fautes = ({ erreurs }: { erreurs?: FormErrors | undefined }) =>
  erreurs &&
  Object.keys(erreurs.errors).length > 0 && (
    <div class="message erreur" role="alert">
      <h2>Il reste quelque chose à corriger</h2>
      <ul>
        {Object.entries(erreurs.errors).map(([nom, fautes]) => (
          <li>
            <a href={`#${nom}`}>{fautes?.[0]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
