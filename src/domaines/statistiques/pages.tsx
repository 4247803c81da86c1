import type { Child } from "hono/jsx";

export type Ici = "catalogue" | "imports" | "seuils";

const ONGLETS: readonly (readonly [Ici, string, string])[] = [
  ["catalogue", "", "Catalogue"],
  ["imports", "/imports", "Imports"],
  ["seuils", "/seuils", "Seuils de publication"],
];

/** Les pages des statistiques, de l'une à l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: Ici }) => (
  <nav class="onglets" aria-label="Statistiques">
    {ONGLETS.map(([nom, chemin, libelle]) => (
      <a href={`${base}${chemin}`} aria-current={nom === ici ? "page" : undefined}>
        {libelle}
      </a>
    ))}
  </nav>
);

/** Le haut d'une page : son titre, ce qu'elle dit, ce que l'on peut y faire. */
export const Tete = (props: { titre: string; retour?: readonly [string, string]; dit?: Child; children?: Child }) => (
  <div class="tete">
    <div>
      {props.retour && (
        <p class="note">
          <a href={props.retour[0]}>{props.retour[1]}</a>
        </p>
      )}
      <h1>{props.titre}</h1>
      {props.dit && <p>{props.dit}</p>}
    </div>
    {props.children && <div class="barre">{props.children}</div>}
  </div>
);
