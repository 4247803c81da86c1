import type { Child } from "hono/jsx";

/** The top of a page: its title, where one comes from, what it says, what one may do there. */
export const Tete = (props: {
  titre: string;
  retour?: readonly [string, string] | undefined;
  dit?: Child;
  children?: Child;
}) => (
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
    {props.children}
  </div>
);

/** Pages that go together, side by side; `ici` is the address of the one that is shown. */
export const Onglets = ({
  nom,
  liens,
  ici,
}: {
  nom: string;
  liens: readonly (readonly [href: string, libelle: Child])[];
  ici: string;
}) => (
  <nav class="onglets" aria-label={nom}>
    {liens.map(([href, libelle]) => (
      <a href={href} aria-current={href === ici ? "page" : undefined}>
        {libelle}
      </a>
    ))}
  </nav>
);
