const ONGLETS = [
  ["", "Accès"],
  ["/zones", "Zones"],
  ["/scenarios", "Scénarios"],
  ["/temps", "Temps de trajet"],
  ["/parametres", "Hypothèses"],
] as const;

/** Les pages de l'accès, l'une à côté de l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: string }) => (
  <nav class="onglets" aria-label="Accès aux modes d’accueil">
    {ONGLETS.map(([chemin, libelle]) => (
      <a href={`${base}${chemin}`} aria-current={chemin === ici ? "page" : undefined}>
        {libelle}
      </a>
    ))}
  </nav>
);

/** Le haut d'une page : son titre, ce qu'elle dit. */
export const Tete = ({ titre, dit, children }: { titre: string; dit?: string; children?: unknown }) => (
  <div class="tete">
    <div>
      <h1>{titre}</h1>
      {dit && <p>{dit}</p>}
    </div>
    {children}
  </div>
);
