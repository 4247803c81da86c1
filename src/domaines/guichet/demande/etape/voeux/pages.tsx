import type { Structure } from "#domaines/equipements/structure/model.ts";
import { PLUS_PROCHE } from "../../model.ts";
import { cochees, dit, type Ecran, type Partie } from "../champ/pages.tsx";

/** Combien de structures tiennent sur une page de téléphone. */
const MONTREES = 30;

const UneStructure = ({ ecran, structure, rang }: { ecran: Ecran; structure: Structure; rang: number }) => {
  const nom = `rang-${structure.id}`;
  return (
    <li class="case">
      <label for={nom}>
        <span class="cache">{ecran.t.etapes.voeux.choix} </span>
        {structure.nom}
      </label>
      <small>{structure.adresse}</small>
      <span class="entree">
        <input
          id={nom}
          class="saisie"
          name={nom}
          inputmode="numeric"
          autocomplete="off"
          value={dit(ecran, nom, rang > 0 ? `${rang}` : "")}
        />
      </span>
    </li>
  );
};

export const Voeux = ({ ecran, demande, lieux, cherche }: Partie) => {
  const { voeux } = ecran.t.etapes;
  const rangDe = new Map(demande.voeux.map((voeu, rang) => [voeu, rang + 1]));
  const choisies = lieux.structures
    .filter(({ id }) => rangDe.has(id))
    .toSorted((a, b) => (rangDe.get(a.id) ?? 0) - (rangDe.get(b.id) ?? 0));
  const autres = lieux.structures.filter(({ id }) => !rangDe.has(id) && id !== demande.actuelle);
  const ici = autres.filter(({ nom, adresse, commune }) =>
    `${nom} ${adresse} ${commune}`.toLowerCase().includes(cherche.toLowerCase()),
  );
  const pres = [
    ...ici.filter(({ commune }) => commune === demande.commune),
    ...ici.filter(({ commune }) => commune !== demande.commune),
  ];
  const montrees = [...choisies, ...pres.slice(0, MONTREES)];
  return (
    <>
      <p>{montrees.length > 0 ? voeux.aide : voeux.aucune}</p>
      {demande.actuelle && <p class="note">{voeux.changement}</p>}
      {demande.modes.includes("individuel") && <p class="note">{voeux.assistantes}</p>}
      {montrees.length > 0 && (
        <ul class="cases" role="list">
          {montrees.map((structure) => (
            <UneStructure ecran={ecran} structure={structure} rang={rangDe.get(structure.id) ?? 0} />
          ))}
        </ul>
      )}
      {autres.length > pres.slice(0, MONTREES).length && (
        <p class="note">{voeux.autres(autres.length - pres.slice(0, MONTREES).length)}</p>
      )}
      <div class="choix" id="proche">
        <label>
          <input
            type="checkbox"
            name="proche"
            value="oui"
            checked={cochees(ecran, "proche", rangDe.has(PLUS_PROCHE) ? ["oui"] : []).includes("oui")}
          />
          <span>{voeux.proche}</span>
        </label>
      </div>
    </>
  );
};
