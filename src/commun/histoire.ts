/** Ce qui est arrivé à un objet, tel que le journal le dit. */
export type Ecrit = { objetId: string; action: string; avant: unknown; apres: unknown };

type Champs = Record<string, unknown>;

const estObjet = (valeur: unknown): valeur is Champs =>
  valeur !== null && typeof valeur === "object" && !Array.isArray(valeur);
const objet = (valeur: unknown): Champs => (estObjet(valeur) ? valeur : {});

/** Une valeur revenue du journal : ses rubriques y ont perdu leur ordre, et reprennent celui d'aujourd'hui. */
function revenue(valeur: unknown, presente: unknown): unknown {
  if (!estObjet(valeur)) return valeur;
  const ici = Object.keys(objet(presente));
  const cles = [...ici.filter((une) => une in valeur), ...Object.keys(valeur).filter((une) => !ici.includes(une))];
  return Object.fromEntries(cles.map((une) => [une, valeur[une]]));
}

function remettre<T extends { id: string }>(present: T, avant: Champs): T {
  const rendus = Object.keys(avant)
    .filter((cle) => cle in present)
    .map((cle) => [cle, revenue(avant[cle], present[cle as keyof T])]);
  return { ...present, ...Object.fromEntries(rendus) };
}

/** Une ligne dont le journal n'a plus les valeurs : on sait qu'il y eut un changement, on ne sait plus lequel. */
export const estEffacee = ({ action, avant, apres }: Ecrit): boolean =>
  action !== "creation" && avant === null && apres === null;

/**
 * PLA-66 : ce que l'on avait un jour passé est ce que l'on a aujourd'hui, dont on défait, du dernier au premier, chaque mouvement
 * d'après ce jour ; ce que le journal n'a plus (une valeur effacée) ne se retrouve pas, et se compte.
 */
export function defaire<T extends { id: string }>(
  presents: readonly T[],
  mouvements: readonly Ecrit[],
): { elements: T[]; perdus: string[] } {
  const elements = new Map(presents.map((un) => [un.id, un]));
  const perdus = new Set<string>();
  for (const mouvement of mouvements.toReversed()) {
    const { objetId, action, avant } = mouvement;
    const present = elements.get(objetId);
    if (action === "creation") {
      elements.delete(objetId);
      perdus.delete(objetId);
    } else if (estEffacee(mouvement)) perdus.add(objetId);
    else if (action === "retrait") elements.set(objetId, avant as T);
    else if (present) elements.set(objetId, remettre(present, objet(avant)));
  }
  return { elements: [...elements.values()], perdus: [...perdus] };
}
