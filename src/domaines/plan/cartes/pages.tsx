import { pluriel } from "#commun/texte.ts";
import { SANS_ETAT } from "../etat/model.ts";
import { parEtat } from "../etat/rules.ts";
import type { Fiche } from "../model.ts";
import { periode } from "../rules.ts";
import { adresse, type Groupe, parNoeud, parPriorite, periodeEcrite, adresseFiche } from "../vue/rules.ts";
import { type AxeCartes, TOUT_MONTRER } from "../vue/model.ts";
import { CadrePlan, chemin, type Contexte, Vide } from "../vue/pages.tsx";

type Colonnes = { contexte: Contexte; axe: AxeCartes; groupes: Groupe<Fiche>[] };

/** Sans script, une carte se déplace par ce petit formulaire ; avec, elle se glisse et c'est lui qui part. */
const Deplacer = ({ contexte, axe, groupes, fiche, de }: Colonnes & { fiche: Fiche; de: string }) => (
  <form method="post" action={`${contexte.base}/plan/fiches/${fiche.id}/place`} class="deplacer">
    <input type="hidden" name="axe" value={axe} />
    <input type="hidden" name="de" value={de} />
    <input type="hidden" name="version" value={`${fiche.version}`} />
    <input type="hidden" name="retour" value={adresse(chemin(contexte), contexte.params, { deplacer: null })} />
    <select name="vers" aria-label={`Déplacer ${fiche.titre} vers`}>
      {groupes.map(({ cle, titre }) => (
        <option value={cle} selected={cle === de}>
          {titre}
        </option>
      ))}
    </select>
    <button class="bouton discret">Déplacer</button>
  </form>
);

/** Le premier pilote, et combien d'autres. */
const pilotesDits = ([premier, ...autres]: Fiche["pilotes"]) =>
  premier && (autres.length > 0 ? `${premier.libelle} +${autres.length}` : premier.libelle);

/** Dans la colonne des fiches sans état, une carte ne dit que sa période : elle n'y montre personne du doigt. */
const pilotesMontres = ({ pilotes }: Fiche, axe: AxeCartes, de: string) =>
  axe === "etat" && de === SANS_ETAT ? undefined : pilotesDits(pilotes);

/** Qui et quand : une période ne se coupe pas. */
const Dessous = ({ pilotes, periode: quand }: { pilotes: string | undefined; periode: string }) =>
  (pilotes || quand) && (
    <small>
      {pilotes}
      {pilotes && quand && " · "}
      <span class="chiffres">{quand}</span>
    </small>
  );

const Carte = ({ fiche, de, ...colonnes }: Colonnes & { fiche: Fiche; de: string }) => {
  const { contexte } = colonnes;
  const deplace = contexte.peutModifier && contexte.params.get("deplacer") === fiche.id;
  return (
    <li class="carte" data-fiche={fiche.id} data-version={fiche.version}>
      <a href={adresseFiche(fiche)}>
        {fiche.reference && <span class="chiffres">{fiche.reference} · </span>}
        {fiche.titre}
      </a>
      <Dessous
        pilotes={pilotesMontres(fiche, colonnes.axe, de) || undefined}
        periode={periodeEcrite(periode(fiche.echeances))}
      />
      {deplace && <Deplacer {...colonnes} fiche={fiche} de={de} />}
      {colonnes.axe === "etat" && contexte.peutModifier && (
        <a class="note" href={`${adresseFiche(fiche)}/suivi#donner`}>
          Donner des nouvelles<span class="cache"> de {fiche.titre}</span>
        </a>
      )}
      {contexte.peutModifier && !deplace && colonnes.axe !== "etat" && (
        <a
          class="note"
          href={`${adresse(chemin(contexte), contexte.params, { deplacer: fiche.id, ouvert: de })}#c-${de}`}
        >
          Déplacer<span class="cache"> {fiche.titre}</span>
        </a>
      )}
    </li>
  );
};

const Colonne = ({ groupe, plie, ...colonnes }: Colonnes & { groupe: Groupe<Fiche>; plie: boolean }) => {
  const { contexte } = colonnes;
  return (
    <section class="colonne" id={`c-${groupe.cle}`} data-vers={groupe.cle}>
      <h2>
        {groupe.titre} <small class="chiffres">{groupe.fiches.length}</small>
      </h2>
      {plie && contexte.vue.ouvert !== groupe.cle ? (
        <a href={`${adresse(chemin(contexte), contexte.params, { ouvert: groupe.cle })}#c-${groupe.cle}`}>
          Voir {pluriel(groupe.fiches.length, "fiche")}
        </a>
      ) : (
        groupe.fiches.length > 0 && (
          <ul role="list">
            {groupe.fiches.map((fiche) => (
              <Carte fiche={fiche} de={groupe.cle} {...colonnes} />
            ))}
          </ul>
        )
      )}
    </section>
  );
};

function groupesDe(axe: AxeCartes, { schemas, noeuds, etats }: Contexte, fiches: Fiche[]): Groupe<Fiche>[] {
  if (axe === "priorite") return parPriorite(schemas, fiches);
  return axe === "etat" && etats ? parEtat(etats, fiches) : parNoeud(noeuds, fiches);
}

/** Un axe qui ne rangerait rien ne se propose pas : sans schéma de priorité, ou sans états communs à plusieurs conventions. */
const aRanger = ({ schemas, etats }: Contexte): Record<AxeCartes, boolean> => ({
  noeud: true,
  priorite: schemas.length > 0,
  etat: etats !== null,
});

const AXES: readonly [AxeCartes, string][] = [
  ["noeud", "Par nœud"],
  ["priorite", "Par priorité"],
  ["etat", "Par état"],
];

/** Les fiches en colonnes, par nœud ou par priorité ; une carte change de colonne par un bouton, ou se glisse. */
export const CartesPage = ({ contexte, fiches, axe }: { contexte: Contexte; fiches: Fiche[]; axe: AxeCartes }) => {
  const tous = groupesDe(axe, contexte, fiches);
  const feuilles = tous.filter(
    ({ cle, fiches: portees }) => portees.length > 0 || !contexte.noeuds.some(({ parent }) => parent === cle),
  );
  const plie = fiches.length > TOUT_MONTRER;
  return (
    <CadrePlan contexte={contexte}>
      <p class="barre outils" role="group" aria-label="Colonnes">
        {AXES.filter(([cle]) => aRanger(contexte)[cle]).map(([cle, libelle]) => (
          <a
            href={adresse(chemin(contexte), contexte.params, { par: cle === "noeud" ? null : cle })}
            aria-current={axe === cle ? "true" : undefined}
          >
            {libelle}
          </a>
        ))}
      </p>
      {fiches.length === 0 ? (
        <Vide contexte={contexte} />
      ) : (
        <div
          class="colonnes"
          data-axe={axe}
          data-glisser={contexte.peutModifier && axe !== "etat" ? `${contexte.base}/plan/fiches` : undefined}
          tabindex={0}
          role="region"
          aria-label="Fiches en colonnes"
        >
          {feuilles.map((groupe) => (
            <Colonne groupe={groupe} plie={plie} contexte={contexte} axe={axe} groupes={feuilles} />
          ))}
        </div>
      )}
    </CadrePlan>
  );
};
