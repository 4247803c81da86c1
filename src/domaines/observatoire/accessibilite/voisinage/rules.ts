import type { Monde, Parametres, Points, TempsDonnes, Voisinage } from "../model.ts";

/** Rayon moyen de la Terre, en km. */
const RAYON = 6371.0088;
const RADIANS = Math.PI / 180;
/** Une borne atteinte au milliardième de minute près est atteinte : sinon un arrondi changerait de palier. */
export const TOLERANCE = 1e-9;
/** Deux points à moins de deux mètres sont le même (carré de la corde, rayon 1). */
const MEME_POINT = 1e-13;
/** Une grille n'a pas plus de cases. */
const CASES = 4_000_000;

/** OBS-51 : à vol d'oiseau, t = départ + 60 × détour × distance / vitesse, la vitesse étant la moindre des deux communes. */
export const minutesAVol = (km: number, vitesse: number, { depart, detour }: Parametres): number =>
  depart + (60 * detour * km) / vitesse;

/** La distance que l'on couvre en tant de minutes, en km ; rien si le départ les prend toutes. */
const kmEn = (minutes: number, vitesse: number, { depart, detour }: Parametres): number =>
  Math.max(0, ((minutes - depart) * vitesse) / (60 * detour));

const carreDeCorde = (km: number): number => (2 * Math.sin(Math.min(km / RAYON, Math.PI) / 2)) ** 2;

/** Les vecteurs unitaires de points, dans un ordre : x, y, z à la suite. */
function unitaires({ lat, lon }: Points, ordre?: Int32Array): Float64Array {
  const vecteurs = new Float64Array(lat.length * 3);
  for (let ou = 0; ou < lat.length; ou++) {
    const rang = ordre ? (ordre[ou] as number) : ou;
    const phi = (lat[rang] as number) * RADIANS;
    const lambda = (lon[rang] as number) * RADIANS;
    const rayon = Math.cos(phi);
    vecteurs[3 * ou] = rayon * Math.cos(lambda);
    vecteurs[3 * ou + 1] = rayon * Math.sin(lambda);
    vecteurs[3 * ou + 2] = Math.sin(phi);
  }
  return vecteurs;
}

/** Les communes rangées par cases, du sud au nord puis d'ouest en est : celles de la case c vont de `debut[c]` à `debut[c + 1]`. */
type Grille = {
  cote: number;
  largeur: number;
  sud: number;
  ouest: number;
  colonnes: number;
  rangees: number;
  debut: Int32Array;
  ordre: Int32Array;
  vecteurs: Float64Array;
  classe: Uint8Array;
};

type Etendue = { bas: number; haut: number };

const etendue = (colonne: Float64Array): Etendue => {
  let [bas, haut] = [colonne[0] ?? 0, colonne[0] ?? 0];
  for (const une of colonne) {
    if (une < bas) bas = une;
    if (une > haut) haut = une;
  }
  return { bas, haut };
};

/** Les cases d'un étendue de points ; leur nombre est borné : un pays étalé a de plus grandes cases, le même résultat. */
function tracer({ lat, lon }: Points, rayon: number): Omit<Grille, "debut" | "ordre" | "vecteurs" | "classe"> {
  const [nordSud, estOuest] = [etendue(lat), etendue(lon)];
  const loin = Math.min(85, Math.max(Math.abs(nordSud.bas), Math.abs(nordSud.haut)));
  for (let cote = rayon / 2; ; cote *= 2) {
    const largeur = cote / Math.cos(loin * RADIANS);
    const rangees = Math.floor((nordSud.haut - nordSud.bas) / cote) + 1;
    const colonnes = Math.floor((estOuest.haut - estOuest.bas) / largeur) + 1;
    if (!(rangees * colonnes > CASES))
      return { cote, largeur, sud: nordSud.bas, ouest: estOuest.bas, colonnes, rangees };
  }
}

function ranger(points: Points, rayon: number): Grille {
  const trace = tracer(points, rayon);
  const { lat, lon } = points;
  const cases = new Int32Array(lat.length);
  const debut = new Int32Array(trace.rangees * trace.colonnes + 1);
  for (let rang = 0; rang < lat.length; rang++) {
    const rangee = Math.floor(((lat[rang] as number) - trace.sud) / trace.cote);
    const une = rangee * trace.colonnes + Math.floor(((lon[rang] as number) - trace.ouest) / trace.largeur);
    cases[rang] = une;
    debut[une + 1] = (debut[une + 1] as number) + 1;
  }
  for (let une = 1; une < debut.length; une++) debut[une] = (debut[une] as number) + (debut[une - 1] as number);
  const ordre = new Int32Array(lat.length);
  const libre = debut.slice();
  for (let rang = 0; rang < lat.length; rang++) {
    const une = cases[rang] as number;
    const ou = libre[une] as number;
    libre[une] = ou + 1;
    ordre[ou] = rang;
  }
  const classe = new Uint8Array(ordre.length);
  for (let ou = 0; ou < ordre.length; ou++) classe[ou] = points.classe[ordre[ou] as number] as number;
  return { ...trace, debut, ordre, classe, vecteurs: unitaires(points, ordre) };
}

/** Les cases que touche un site : ses rangées, ses colonnes. */
type Tour = { bas: number; haut: number; gauche: number; droite: number };

function tourDe(grille: Grille, [lat, lon]: readonly [number, number], km: number): Tour {
  const degres = km / (RAYON * RADIANS) + TOLERANCE;
  const ecart = Math.min(180, degres / Math.cos(Math.min(89.9, Math.abs(lat) + degres) * RADIANS));
  const rangee = (une: number) => Math.floor((une - grille.sud) / grille.cote);
  const colonne = (une: number) => Math.floor((une - grille.ouest) / grille.largeur);
  return {
    bas: Math.max(0, rangee(lat - degres)),
    haut: Math.min(grille.rangees - 1, rangee(lat + degres)),
    gauche: Math.max(0, colonne(lon - ecart)),
    droite: Math.min(grille.colonnes - 1, colonne(lon + ecart)),
  };
}

/** Ce qui dépend de la classe du site : minutes par km vers chaque classe de commune, et jusqu'où (carré de la corde). */
type Allure = { parKm: readonly number[]; limites: readonly number[]; km: number };

function alluresDe(parametres: Parametres, portee: number): Allure[] {
  const { vitesses, detour } = parametres;
  return vitesses.map((sienne) => {
    const communes = vitesses.map((vitesse) => Math.min(sienne, vitesse));
    return {
      parKm: communes.map((vitesse) => (60 * detour) / vitesse),
      limites: communes.map((vitesse) => carreDeCorde(kmEn(portee + TOLERANCE, vitesse, parametres))),
      km: kmEn(portee + TOLERANCE, sienne, parametres),
    };
  });
}

/**
 * À vol d'oiseau, jusqu'à `portee` minutes. Les communes sont rangées dans une grille : on ne regarde que celles du voisinage, et l'on ne
 * garde aucun couple. Vaut hors des pôles et du 180e méridien.
 */
export function voisinageAVol({ communes, sites }: Monde, parametres: Parametres, portee: number): Voisinage {
  const allures = alluresDe(parametres, portee);
  const rayon = Math.max(0.01, ...allures.map(({ km }) => km / (RAYON * RADIANS)));
  const grille = ranger(communes, rayon);
  const { ordre, vecteurs, classe, debut, colonnes } = grille;
  const centres = unitaires(sites);
  const rangs = new Int32Array(communes.lat.length);
  const minutes = new Float64Array(communes.lat.length);
  const { depart, memePoint } = parametres;
  const surPlace = (rang: number) => communes.interne?.[rang] ?? memePoint;

  const autour = (site: number): number => {
    const { parKm, limites, km } = allures[sites.classe[site] as number] as Allure;
    const tour = tourDe(grille, [sites.lat[site] as number, sites.lon[site] as number], km);
    const [x, y, z] = [centres[3 * site] as number, centres[3 * site + 1] as number, centres[3 * site + 2] as number];
    let nombre = 0;
    for (let rangee = tour.bas; rangee <= tour.haut; rangee++) {
      const fin = debut[rangee * colonnes + tour.droite + 1] as number;
      for (let rang = debut[rangee * colonnes + tour.gauche] as number; rang < fin; rang++) {
        const dx = (vecteurs[3 * rang] as number) - x;
        const dy = (vecteurs[3 * rang + 1] as number) - y;
        const dz = (vecteurs[3 * rang + 2] as number) - z;
        const carre = dx * dx + dy * dy + dz * dz;
        if (carre > (limites[classe[rang] as number] as number)) continue;
        const demi = Math.sqrt(carre) / 2;
        const commune = ordre[rang] as number;
        const vol = depart + (parKm[classe[rang] as number] as number) * 2 * RAYON * (demi + (demi * demi * demi) / 6);
        rangs[nombre] = commune;
        minutes[nombre++] = carre < MEME_POINT ? surPlace(commune) : vol;
      }
    }
    return nombre;
  };
  return { rangs, minutes, autour };
}

/** OBS-54 : quand un fichier donne les temps, ce sont eux qui comptent, jusqu'à `portee` minutes. */
export function voisinageDonne(temps: TempsDonnes, portee: number): Voisinage {
  const rangs = new Int32Array(temps.rangs.length);
  const minutes = new Float64Array(temps.rangs.length);
  const autour = (site: number): number => {
    let nombre = 0;
    for (let rang = temps.debut[site] as number; rang < (temps.debut[site + 1] as number); rang++) {
      if ((temps.minutes[rang] as number) > portee + TOLERANCE) continue;
      rangs[nombre] = temps.rangs[rang] as number;
      minutes[nombre++] = temps.minutes[rang] as number;
    }
    return nombre;
  };
  return { rangs, minutes, autour };
}

/** OBS-55 : une place réservée aux habitants de son bassin n'est à portée que d'eux. */
export function voisinageReserve(voisinage: Voisinage, { communes, sites }: Monde): Voisinage {
  const { groupe, reservee } = sites;
  const habite = communes.groupe;
  if (!groupe || !reservee || !habite) return voisinage;
  const { rangs, minutes } = voisinage;
  const autour = (site: number): number => {
    const trouves = voisinage.autour(site);
    if (!reservee[site]) return trouves;
    let nombre = 0;
    for (let rang = 0; rang < trouves; rang++) {
      if (habite[rangs[rang] as number] !== groupe[site]) continue;
      rangs[nombre] = rangs[rang] as number;
      minutes[nombre++] = minutes[rang] as number;
    }
    return nombre;
  };
  return { rangs, minutes, autour };
}
