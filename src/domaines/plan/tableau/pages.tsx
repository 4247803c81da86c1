import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Etat, SansEtat } from "#ui/etat.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { REFUS } from "../lot/pages.tsx";
import type { Fiche } from "../model.ts";
import { completude, periode } from "../rules.ts";
import { saisieDe } from "../saisie/rules.ts";
import { adresse, parNoeud, periodeEcrite, adresseFiche } from "../vue/rules.ts";
import { COLONNES, type NomColonne } from "../vue/model.ts";
import { CadrePlan, chemin, type Contexte, Vide } from "../vue/pages.tsx";

const EnTete = ({ contexte, cle, libelle }: { contexte: Contexte; cle: string | null; libelle: string }) => {
  const { vue, params } = contexte;
  if (!cle) return <th scope="col">{libelle}</th>;
  const actif = vue.tri.cle === cle;
  const sens = actif && vue.tri.sens === "asc" ? "desc" : "asc";
  return (
    <th scope="col" aria-sort={actif ? (vue.tri.sens === "asc" ? "ascending" : "descending") : undefined}>
      <a href={adresse(chemin(contexte), params, { tri: cle, sens })}>
        {libelle}
        {actif && <span aria-hidden="true">{vue.tri.sens === "asc" ? " ↑" : " ↓"}</span>}
      </a>
    </th>
  );
};

const TRIS: Partial<Record<NomColonne, string>> = { echeances: "echeance", priorite: "priorite", maj: "maj" };

const premiers = (noms: readonly string[], combien = 2) =>
  noms.length <= combien ? noms.join(", ") : `${noms.slice(0, combien).join(", ")} et ${noms.length - combien} de plus`;

const jourCourt = (jour: string) => jour.split("-").toReversed().join("/");

const libelles = (porteurs: Fiche["pilotes"]) => premiers(porteurs.map(({ libelle }) => libelle));

/** Ce qu'une cellule montre d'une fiche, court : le détail est dans la fiche et dans l'export. */
const CELLULES: Record<Exclude<NomColonne, "etat">, (fiche: Fiche, contexte: Contexte) => string> = {
  noeuds: ({ noeuds }, contexte) =>
    premiers(noeuds.map((id) => contexte.noeuds.find((noeud) => noeud.id === id)?.libelle ?? "")),
  pilotes: ({ pilotes }) => libelles(pilotes),
  partenaires: ({ partenaires }) => libelles(partenaires),
  echeances: ({ echeances }) => periodeEcrite(periode(echeances)),
  priorite: ({ priorite }) => priorite?.valeur ?? "",
  champs: ({ champs }) => premiers(champs),
  publicCible: ({ publicCible }) => premiers(publicCible),
  territoiresCibles: ({ territoiresCibles }) => premiers(territoiresCibles),
  budget: ({ budget }) => saisieDe("budget", budget).split("\n")[0] ?? "",
  indicateurs: ({ indicateurs }) => (indicateurs.length > 0 ? pluriel(indicateurs.length, "indicateur") : ""),
  completude: (fiche) => {
    const { remplis, attendus } = completude(fiche);
    return `${remplis} sur ${attendus}`;
  },
  maj: ({ modifieLe }) => jourCourt(modifieLe.slice(0, 10)),
};

const CHIFFREES: readonly NomColonne[] = ["echeances", "completude", "maj"];

const EtatCellule = ({ fiche, contexte }: { fiche: Fiche; contexte: Contexte }) => {
  const etat = contexte.etats?.parFiche.get(fiche.id);
  if (!etat?.forme) return <SansEtat />;
  return (
    <>
      <Etat forme={etat.forme} libelle={etat.libelle} precision={etat.precision} />
      {etat.le && <small class="sous chiffres">{jourCourt(etat.le)}</small>}
    </>
  );
};

const Ligne = ({ fiche, contexte }: { fiche: Fiche; contexte: Contexte }) => (
  <tr>
    {contexte.vue.selection && (
      <td>
        <input type="checkbox" name="fiche" value={fiche.id} aria-label={`Choisir ${fiche.titre}`} />
      </td>
    )}
    <td class="chiffres">{fiche.reference}</td>
    <th scope="row">
      <a href={adresseFiche(fiche)}>{fiche.titre}</a>
      {contexte.titres.size > 0 && <small class="sous">{contexte.titres.get(fiche.convention)}</small>}
    </th>
    {contexte.vue.colonnes.map((colonne) => (
      <td class={CHIFFREES.includes(colonne) ? "chiffres" : undefined}>
        {colonne === "etat" ? (
          <EtatCellule fiche={fiche} contexte={contexte} />
        ) : (
          CELLULES[colonne](fiche, contexte) || <span class="vide">—</span>
        )}
      </td>
    ))}
  </tr>
);

const Corps = ({ fiches, contexte }: { fiches: Fiche[]; contexte: Contexte }) => {
  const { noeuds, vue } = contexte;
  if (!vue.tri.groupe)
    return (
      <tbody>
        {fiches.map((fiche) => (
          <Ligne fiche={fiche} contexte={contexte} />
        ))}
      </tbody>
    );
  const rang = new Map(noeuds.map(({ id }, ordre) => [id, ordre]));
  const premier = (fiche: Fiche) =>
    fiche.noeuds.toSorted((a, b) => (rang.get(a) ?? 0) - (rang.get(b) ?? 0)).slice(0, 1);
  const groupes = parNoeud(
    noeuds,
    fiches.map((fiche) => ({ fiche, noeuds: premier(fiche) })),
  );
  const colonnes = 2 + vue.colonnes.length + (vue.selection ? 1 : 0);
  return (
    <>
      {groupes
        .filter((groupe) => groupe.fiches.length > 0)
        .map((groupe) => (
          <tbody>
            <tr class="groupe">
              <th colspan={colonnes} scope="rowgroup">
                {groupe.titre}
              </th>
            </tr>
            {groupe.fiches.map(({ fiche }) => (
              <Ligne fiche={fiche} contexte={contexte} />
            ))}
          </tbody>
        ))}
    </>
  );
};

const ChoixColonnes = ({ contexte }: { contexte: Contexte }) => {
  const offertes = (Object.entries(COLONNES) as [NomColonne, string][]).filter(
    ([nom]) => nom !== "etat" || contexte.etats, // several conventions have no list of states in common
  );
  const gardes = [...contexte.params].filter(([cle]) => cle !== "col" && cle !== "page");
  return (
    <details class="menu">
      <summary>Colonnes</summary>
      <form action={chemin(contexte)}>
        {gardes.map(([cle, valeur]) => (
          <input type="hidden" name={cle} value={valeur} />
        ))}
        <fieldset class="choix serre">
          <legend>Colonnes du tableau</legend>
          {offertes.map(([nom, libelle]) => (
            <label>
              <input type="checkbox" name="col" value={nom} checked={contexte.vue.colonnes.includes(nom)} />
              <span>{libelle}</span>
            </label>
          ))}
        </fieldset>
        <button class="bouton">Montrer ces colonnes</button>
      </form>
    </details>
  );
};

const Actions = ({ contexte }: { contexte: Contexte }) => {
  const { params, vue, peutModifier } = contexte;
  return (
    <div class="barre outils">
      <ChoixColonnes contexte={contexte} />
      {contexte.titres.size === 0 && (
        <a href={adresse(chemin(contexte), params, { groupe: vue.tri.groupe ? "0" : null })}>
          {vue.tri.groupe ? "Ne pas grouper" : "Grouper par nœud"}
        </a>
      )}
      {peutModifier && (
        <a href={adresse(chemin(contexte), params, { selection: vue.selection ? null : "1" })}>
          {vue.selection ? "Quitter la sélection" : "Modifier plusieurs fiches"}
        </a>
      )}
      <a href={adresse(chemin(contexte), params, { archivees: vue.filtres.archivees ? null : "1" })}>
        {vue.filtres.archivees ? "Fiches en cours" : "Fiches archivées"}
      </a>
    </div>
  );
};

/** Le tableau : une ligne par fiche, colonnes choisies, triées, groupées ; vingt-cinq par page. */
export const TableauPage = ({ contexte, fiches }: { contexte: Contexte; fiches: Fiche[] }) => {
  const table = (
    <div class="cadre" tabindex={0} role="region" aria-label="Fiches du plan">
      <table class="table">
        <caption class="cache">Fiches du plan</caption>
        <thead>
          <tr>
            {contexte.vue.selection && <th scope="col">Choix</th>}
            <EnTete contexte={contexte} cle="reference" libelle="Réf." />
            <EnTete contexte={contexte} cle="titre" libelle="Fiche-action" />
            {contexte.vue.colonnes.map((colonne) => (
              <EnTete contexte={contexte} cle={TRIS[colonne] ?? null} libelle={COLONNES[colonne]} />
            ))}
          </tr>
        </thead>
        <Corps fiches={fiches} contexte={contexte} />
      </table>
    </div>
  );
  return (
    <CadrePlan contexte={contexte}>
      <Actions contexte={contexte} />
      {contexte.lot === "rien" && <Alert>{REFUS.rien}</Alert>}
      {/^\d+$/.test(contexte.lot ?? "") && (
        <Alert ton="info">C’est écrit : {pluriel(Number(contexte.lot), "fiche modifiée", "fiches modifiées")}.</Alert>
      )}
      {fiches.length === 0 ? (
        <Vide contexte={contexte} />
      ) : contexte.vue.selection ? (
        <form action={`${contexte.base}/plan/lot`} class="pile">
          <input type="hidden" name="retour" value={adresse("", contexte.params, { selection: null }).slice(1)} />
          {table}
          <p>
            <button class="bouton">Modifier les fiches choisies</button>
          </p>
        </form>
      ) : (
        table
      )}
      <Pagination chemin={chemin(contexte)} params={contexte.params} page={contexte.vue.page} total={contexte.total} />
    </CadrePlan>
  );
};
