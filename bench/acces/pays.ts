import type { Monde } from "#domaines/observatoire/accessibilite/model.ts";

type Suivant = () => number;

/** The same numbers at each run, without any library. */
function hasard(graine: number): Suivant {
  let etat = graine;
  return () => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return etat / 2 ** 32;
  };
}

const colonne = (nombre: number, valeur: (rang: number) => number) =>
  Float64Array.from({ length: nombre }, (_, rang) => valeur(rang));

/** A country of the size of France: communes spread evenly, sites drawn among them, a little beside. */
export function pays(communes: number, sites: number, graine = 7): Monde {
  const suivant = hasard(graine);
  const lat = colonne(communes, () => 43 + 7 * suivant());
  const lon = colonne(communes, () => -1 + 8 * suivant());
  const classe = Uint8Array.from({ length: communes }, () => Math.floor(3 * suivant() ** 2));
  const choisis = Array.from({ length: sites }, () => Math.floor(communes * suivant()));
  const pres = (une: Float64Array) => colonne(sites, (rang) => (une[choisis[rang] ?? 0] ?? 0) + 0.02 * suivant());
  return {
    communes: { lat, lon, classe, enfants: colonne(communes, () => Math.floor(120 * suivant() ** 3)) },
    sites: {
      lat: pres(lat),
      lon: pres(lon),
      classe: Uint8Array.from(choisis, (rang) => classe[rang] ?? 0),
      places: colonne(sites, () => 6 + Math.floor(40 * suivant())),
    },
  };
}
