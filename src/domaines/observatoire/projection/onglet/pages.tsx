const ONGLETS = [
  ["", "Petites sections"],
  ["/ecoles", "Écoles"],
  ["/demande", "Demande d’accueil"],
  ["/question", "Garde et école"],
] as const;

/** Les pages des projections, l'une à côté de l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: string }) => (
  <nav class="onglets" aria-label="Projections">
    {ONGLETS.map(([chemin, libelle]) => (
      <a href={`${base}${chemin}`} aria-current={chemin === ici ? "page" : undefined}>
        {libelle}
      </a>
    ))}
  </nav>
);

/** Le haut d'une page : son titre, d'où l'on vient, ce qu'elle dit. */
export const Tete = (props: {
  titre: string;
  retour?: readonly [string, string];
  dit?: string;
  children?: unknown;
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
