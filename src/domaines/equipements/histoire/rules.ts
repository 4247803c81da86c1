import { defaire, type Ecrit } from "#commun/histoire.ts";
import type { Registre } from "../annexe/rules.ts";
import type { Soutien } from "../model.ts";
import { clesEquipements } from "../rules.ts";
import type { Structure } from "../structure/model.ts";

export type Citee = Soutien & { equipement: string };

/**
 * EQU-58 : la liste d'un jour passé est celle d'avant le premier changement d'après ce jour ; un lieu y garde l'identifiant qu'il a
 * aujourd'hui, s'il est encore cité. Rien, si le journal n'en a plus les valeurs.
 */
export function listePassee(
  presente: readonly Citee[],
  changements: readonly { avant: unknown }[],
): readonly Citee[] | null {
  const [premier] = changements;
  if (!premier) return presente;
  if (!Array.isArray(premier.avant)) return null;
  const jadis = premier.avant as Soutien[];
  const cles = clesEquipements(presente);
  const ids = new Map(presente.map(({ equipement }, rang) => [cles[rang], equipement]));
  return clesEquipements(jadis).map((cle, rang) => ({ ...(jadis[rang] as Soutien), equipement: ids.get(cle) ?? cle }));
}

type Mouvement = Ecrit & { objet: string };
type Appuyee = { id: string; collectivites: readonly string[] };

/** Une structure retirée emporte ceux qui la soutenaient : son retrait les dit. */
const appuisDe = ({ objet, objetId, action, avant }: Mouvement): Ecrit[] => {
  if (objet === "equipements.appui")
    return [{ objetId, action, avant: avant === null ? null : { collectivites: avant }, apres: null }];
  if (action !== "retrait" || avant === null) return [];
  const { appuis } = avant as { appuis: readonly string[] };
  return [{ objetId, action, avant: { id: objetId, collectivites: appuis }, apres: null }];
};

/**
 * EQU-65 : le registre d'un jour passé est celui d'aujourd'hui, dont on défait ce qui fut écrit depuis : une structure entrée depuis n'y
 * est pas, une retirée y revient avec qui la soutenait, les autres ont leurs places d'alors. Deux fiches fusionnées depuis étaient déjà
 * une seule structure. Les valeurs effacées du journal se comptent.
 */
export function defaireRegistre(
  present: Registre,
  mouvements: readonly Mouvement[],
): { registre: Registre; perdus: number } {
  const gardes = mouvements.filter(({ action }) => action !== "fusion");
  const structures = defaire<Structure>(
    present.map(({ structure }) => structure),
    gardes.filter(({ objet }) => objet === "equipements.structure"),
  );
  const appuis = defaire<Appuyee>(
    present.map(({ structure, collectivites }) => ({ id: structure.id, collectivites })),
    gardes.flatMap(appuisDe),
  );
  const parId = new Map(appuis.elements.map(({ id, collectivites }) => [id, collectivites]));
  const registre = structures.elements
    .filter(({ tenueLe }) => tenueLe !== null)
    .map((structure) => ({ structure, collectivites: parId.get(structure.id) ?? [] }));
  return { registre, perdus: new Set([...structures.perdus, ...appuis.perdus]).size };
}
