import type { Fiche } from "../model.ts";
import { periode } from "../rules.ts";
import { CadrePlan, type Contexte, Vide } from "../vue/pages.tsx";
import { branchesMontrees, estFiltree, parNoeud, periodeEcrite } from "../vue/rules.ts";

const noms = (porteurs: Fiche["pilotes"]) => porteurs.map(({ libelle }) => libelle).join(", ");

/** Tout le plan sur des pages A3 en paysage : ce que le comité de pilotage lit sur papier. */
export const SynthesePage = ({ contexte, fiches }: { contexte: Contexte; fiches: Fiche[] }) => (
  <CadrePlan contexte={contexte}>
    <p class="note outils">
      Cette page s’imprime en A3, en paysage : commande « Imprimer » du navigateur. Elle suit les filtres en place.
    </p>
    {fiches.length === 0 ? (
      <Vide contexte={contexte} />
    ) : (
      <div class="cadre a3" tabindex={0} role="region" aria-label="Tableau de synthèse">
        <table class="table">
          <caption class="cache">Synthèse du plan d’actions</caption>
          <thead>
            <tr>
              <th scope="col">Réf.</th>
              <th scope="col">Fiche-action</th>
              <th scope="col">Objectifs opérationnels</th>
              <th scope="col">Pilotes</th>
              <th scope="col">Partenaires</th>
              <th scope="col">Échéance</th>
              <th scope="col">Priorité</th>
              <th scope="col">Indicateurs</th>
            </tr>
          </thead>
          {parNoeud(branchesMontrees(contexte.noeuds, fiches, estFiltree(contexte.vue)), fiches).map((groupe) => (
            <tbody>
              <tr class={`groupe niveau-${Math.min(groupe.niveau, 3)}`}>
                <th colspan={8} scope="rowgroup">
                  {groupe.titre}
                </th>
              </tr>
              {groupe.fiches.map((fiche) => (
                <tr>
                  <td class="chiffres">{fiche.reference}</td>
                  <th scope="row">{fiche.titre}</th>
                  <td>{fiche.objectifsOperationnels.join(" ; ")}</td>
                  <td>{noms(fiche.pilotes)}</td>
                  <td>{noms(fiche.partenaires)}</td>
                  <td class="chiffres">{periodeEcrite(periode(fiche.echeances))}</td>
                  <td>{fiche.priorite?.valeur}</td>
                  <td>{fiche.indicateurs.map(({ libelle }) => libelle).join(" ; ")}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    )}
  </CadrePlan>
);
