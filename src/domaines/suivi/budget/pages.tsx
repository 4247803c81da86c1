import type { Child } from "hono/jsx";
import { adresse } from "#commun/adresse.ts";
import { pluriel } from "#commun/texte.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { LIBELLES_NATURE, NATURES, type Totaux } from "./model.ts";
import { resteAFinancer, resteAVerser } from "./rules.ts";
import type { Filtres } from "./sommes/model.ts";
import { type NomVue, type Rangee, type Tableau, VUES } from "./vue/model.ts";
import { ecrireCellule } from "./vue/rules.ts";

export type ChoixFiltre = { valeur: string; libelle: string };
const FILTRES = { annee: "Année", nature: "Nature", financeur: "Financeur" } as const;
type CleFiltre = keyof typeof FILTRES;

/** Ce que toute page du budget sait : où elle est, ce que dit l'adresse, ce que le plan compte. */
export type Cadre = {
  base: string;
  vue: NomVue;
  params: URLSearchParams;
  filtres: Filtres;
  ouvert: { cle: CleFiltre; choix: readonly ChoixFiltre[] } | null;
  nomFinanceur: string | null;
  total: Totaux;
  chiffrees: number;
  fiches: number;
};

export const estFiltre = (cle: string | undefined): cle is CleFiltre =>
  cle !== undefined && Object.hasOwn(FILTRES, cle);
export const CHOIX_NATURES: readonly ChoixFiltre[] = NATURES.map((valeur) => ({
  valeur,
  libelle: LIBELLES_NATURE[valeur],
}));

const chemin = ({ base, vue }: Pick<Cadre, "base" | "vue">) =>
  vue === "financeur" ? `${base}/budget/financeurs` : `${base}/budget`;

/** L'adresse de la même page, dont on change un choix. */
const vers = (cadre: Cadre, changes: Record<string, string | null>) =>
  adresse(chemin(cadre), cadre.params, { filtre: null, ...changes });

const dit = ({ filtres, nomFinanceur }: Cadre, cle: CleFiltre): string | null => {
  if (cle === "nature") return filtres.nature && LIBELLES_NATURE[filtres.nature];
  if (cle === "financeur") return filtres.financeur && (nomFinanceur ?? "inconnu");
  return filtres.annee === null ? null : `${filtres.annee}`;
};

const Puce = ({ cadre, cle }: { cadre: Cadre; cle: CleFiltre }) => {
  const valeur = dit(cadre, cle);
  if (!valeur)
    return (
      <a class="puce" href={`${adresse(chemin(cadre), cadre.params, { filtre: cle })}#filtre`}>
        {FILTRES[cle]}
      </a>
    );
  return (
    <a class="puce" href={vers(cadre, { [cle]: null })}>
      {FILTRES[cle]} <b>{valeur}</b> <span aria-hidden="true">✕</span>
      <span class="cache">ôter ce filtre</span>
    </a>
  );
};

const PanneauFiltre = ({ cadre, ouvert }: { cadre: Cadre; ouvert: NonNullable<Cadre["ouvert"]> }) => (
  <nav class="panneau" id="filtre" aria-label={`Choisir : ${FILTRES[ouvert.cle].toLowerCase()}`}>
    <p class="barre">
      {ouvert.choix.length === 0 && <span class="note">Aucune ligne n’en porte encore.</span>}
      {ouvert.choix.map(({ valeur, libelle }) => (
        <a class="puce" href={vers(cadre, { [ouvert.cle]: valeur })}>
          {libelle}
        </a>
      ))}
      <a href={vers(cadre, {})}>Fermer sans filtrer</a>
    </p>
  </nav>
);

const Onglets = ({ cadre }: { cadre: Cadre }) => (
  <nav class="onglets" aria-label="Vues du budget">
    {(Object.entries(VUES) as [NomVue, string][]).map(([vue, libelle]) => (
      <a
        href={adresse(chemin({ base: cadre.base, vue }), cadre.params, {
          filtre: null,
          ouvert: null,
          par: vue === "annee" ? "annee" : null,
        })}
        aria-current={vue === cadre.vue ? "page" : undefined}
      >
        {libelle}
      </a>
    ))}
  </nav>
);

const EXPORTS = { xlsx: "Classeur Excel (XLSX)", ods: "Classeur ouvert (ODS)", csv: "Texte (CSV)" } as const;

const Exporter = ({ cadre }: { cadre: Cadre }) => (
  <details class="menu">
    <summary class="bouton discret">Exporter ce qui est affiché</summary>
    <ul role="list">
      {Object.entries(EXPORTS).map(([format, libelle]) => (
        <li>
          <a
            href={adresse(`${cadre.base}/budget/export`, cadre.params, {
              format,
              vue: cadre.vue,
              filtre: null,
              ouvert: null,
            })}
          >
            {libelle}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

const Tuile = ({ montant, children }: { montant: number | null; children: Child }) => (
  <p class="tuile">
    <b class="chiffres">{montant === null ? "—" : ecrireMontant(montant)}</b>
    <span>{children}</span>
  </p>
);

/** Ce que la sélection totalise ; d'un seul financeur, on ne dit pas ce que les autres laissent. */
const Tuiles = ({ cadre: { total, filtres, chiffrees, fiches } }: { cadre: Cadre }) => (
  <div class="tuiles">
    <Tuile montant={total.prevu}>
      prévus, dans {pluriel(chiffrees, "fiche")} sur {fiches}
    </Tuile>
    <Tuile montant={total.accorde}>accordés par les financeurs</Tuile>
    <Tuile montant={total.realise}>réalisés</Tuile>
    {filtres.financeur === null ? (
      <Tuile montant={resteAFinancer(total)}>restent à financer, la part propre annoncée retirée</Tuile>
    ) : (
      <Tuile montant={resteAVerser(total)}>accordés, restent à verser</Tuile>
    )}
  </div>
);

const LIENS: Partial<Record<Rangee["genre"], (cadre: Cadre, cle: string) => string>> = {
  fiche: ({ base }, cle) => `${base}/plan/fiches/${cle}/budget`,
  financeur: (cadre, cle) => vers({ ...cadre, vue: "noeud" }, { financeur: cle, par: null }),
};

const lienDe = (cadre: Cadre, { genre, cle }: Rangee, plie: boolean): string | null => {
  if (cle === null) return null;
  if (genre === "noeud") return plie ? `${vers(cadre, { ouvert: cle })}#n-${cle}` : null;
  return LIENS[genre]?.(cadre, cle) ?? null;
};

const ENTETES = new Set<Rangee["genre"]>(["noeud", "financeur"]);

const classeDe = ({ genre, niveau }: Rangee) =>
  [ENTETES.has(genre) ? "groupe" : genre, niveau > 0 ? `niveau-${Math.min(niveau, 4)}` : ""].filter(Boolean).join(" ");

const Ligne = ({ cadre, rangee, tableau, plie }: { cadre: Cadre; rangee: Rangee; tableau: Tableau; plie: boolean }) => {
  const lien = lienDe(cadre, rangee, plie);
  return (
    <tr class={classeDe(rangee)} id={rangee.genre === "noeud" ? `n-${rangee.cle}` : undefined}>
      <th scope="row">{lien ? <a href={lien}>{rangee.titre}</a> : rangee.titre}</th>
      {rangee.remarque ? (
        <td colspan={tableau.colonnes.length} class="vide">
          {rangee.remarque}
        </td>
      ) : (
        rangee.valeurs.map((valeur, rang) => <td class="n">{ecrireCellule(valeur, tableau.colonnes[rang])}</td>)
      )}
    </tr>
  );
};

export const TableauBudget = (props: { cadre: Cadre; tableau: Tableau; titre: string; plie?: boolean }) => (
  <div class="cadre" tabindex={0} role="region" aria-label={props.titre}>
    <table class="table longue budget">
      <caption>{props.titre}</caption>
      <thead>
        <tr>
          <th scope="col">{props.tableau.entete}</th>
          {props.tableau.colonnes.map(({ titre }) => (
            <th scope="col" class="n">
              {titre}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.tableau.rangees.map((rangee) => (
          <Ligne cadre={props.cadre} rangee={rangee} tableau={props.tableau} plie={props.plie ?? false} />
        ))}
      </tbody>
    </table>
  </div>
);

/** Le cadre des pages du budget : le titre, les vues, les filtres, ce que la sélection totalise. */
export const CadreBudget = ({ cadre, titre, children }: { cadre: Cadre; titre: string; children?: Child }) => (
  <>
    <div class="tete">
      <div>
        <h1>{titre}</h1>
        <p>
          {pluriel(cadre.chiffrees, "fiche chiffrée", "fiches chiffrées")} sur {pluriel(cadre.fiches, "fiche")} du plan
        </p>
      </div>
      <div class="barre">
        <Exporter cadre={cadre} />
      </div>
    </div>
    <Onglets cadre={cadre} />
    <p class="barre outils">
      {(Object.keys(FILTRES) as CleFiltre[]).map((cle) => (
        <Puce cadre={cadre} cle={cle} />
      ))}
    </p>
    {cadre.ouvert && <PanneauFiltre cadre={cadre} ouvert={cadre.ouvert} />}
    <Tuiles cadre={cadre} />
    {children}
  </>
);

const Repetees = ({ base, repetees }: { base: string; repetees: readonly { id: string; titre: string }[] }) =>
  repetees.length === 0 ? null : (
    <section class="panneau" aria-labelledby="repetees">
      <h2 id="repetees">{pluriel(repetees.length, "fiche comptée", "fiches comptées")} dans plusieurs branches</h2>
      <p>
        Une fiche qui pend à plusieurs nœuds compte une fois dans chacun de ceux qui la portent, et une seule fois dans
        le total.
      </p>
      <ul>
        {repetees.map(({ id, titre }) => (
          <li>
            <a href={`${base}/plan/fiches/${id}/budget`}>{titre}</a>
          </li>
        ))}
      </ul>
    </section>
  );

type PropsBudget = {
  cadre: Cadre;
  tableau: Tableau;
  plie: boolean;
  repetees: readonly { id: string; titre: string }[];
  archivees: number;
};

/** Le budget de la convention, sur l'arbre du plan ou année par année. */
export const BudgetPage = ({ cadre, tableau, plie, repetees, archivees }: PropsBudget) => (
  <CadreBudget cadre={cadre} titre="Budget de la convention">
    {plie && (
      <p class="note">
        Le plan est grand : un nœud s’ouvre à la fois.{" "}
        <a href={vers(cadre, { tout: "1", ouvert: null })}>Tout montrer</a>
      </p>
    )}
    <TableauBudget cadre={cadre} tableau={tableau} plie={plie} titre="Montants en euros" />
    <p class="note">
      Un tiret : personne n’a rien dit. La part propre est le prévu moins l’accordé ; négative, elle dit que les accords
      dépassent le prévu.
      {archivees > 0 &&
        ` ${pluriel(archivees, "fiche archivée garde", "fiches archivées gardent")} un budget, qui n’est pas compté.`}
    </p>
    <Repetees base={cadre.base} repetees={repetees} />
  </CadreBudget>
);

/** Qui a été sollicité, a accordé, a versé, année par année. */
export const FinanceursPage = ({ cadre, tableau }: { cadre: Cadre; tableau: Tableau }) => (
  <CadreBudget cadre={cadre} titre="Financeurs de la convention">
    <TableauBudget cadre={cadre} tableau={tableau} titre="Demandé, accordé, versé, en euros" />
    <p class="note">
      La part propre et ce qui reste à trouver ne se demandent ni ne s’accordent : seul leur montant prévu compte.
    </p>
  </CadreBudget>
);
