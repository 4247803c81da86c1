import type { Child } from "hono/jsx";

/** A column by its title: of numbers (`n`), or whose title is only there to be read aloud (`cache`). */
type Colonne = string | { titre: string; n?: boolean; cache?: boolean };

const EnTete = ({ colonne }: { colonne: Colonne }) => {
  const { titre, n = false, cache = false } = typeof colonne === "string" ? { titre: colonne } : colonne;
  return (
    <th scope="col" class={n ? "n" : undefined}>
      {cache ? <span class="cache">{titre}</span> : titre}
    </th>
  );
};

type Props = { nom: string; colonnes: readonly Colonne[]; montre?: boolean; longue?: boolean; children?: Child };

/** A table in a frame that scrolls with the keyboard when it is wider than the screen. `nom` names both, seen when `montre`. */
export const Tableau = ({ nom, colonnes, montre = false, longue = false, children }: Props) => (
  <div class="cadre" tabindex={0} role="region" aria-label={nom}>
    <table class={longue ? "table longue" : "table"}>
      <caption class={montre ? undefined : "cache"}>{nom}</caption>
      <thead>
        <tr>
          {colonnes.map((colonne) => (
            <EnTete colonne={colonne} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
