import { FRANCE, GENRES_TERRITOIRE, type Geographie, type Lieu } from "#domaines/statistiques/model.ts";

/** Un territoire tel que son adresse l'écrit : « commune-71014 », « epci-241500255 ». */
export const adresseDe = ({ genre, code }: Lieu): string => `${genre}-${code}`;

/** OBS-10 : une adresse nomme un territoire que l'on connaît, ou aucun. */
export function lireLieu(geographie: Geographie, texte: string): Lieu | null {
  const [, mot = "", code = ""] = /^([a-z]+)-(.+)$/.exec(texte) ?? [];
  const genre = GENRES_TERRITOIRE.find((un) => un === mot);
  if (!genre) return null;
  const { index, bassins } = geographie;
  const connu = {
    commune: () => index.communes.has(code),
    bassin: () => bassins.some(({ id }) => id === code),
    epci: () => index.epci.has(code),
    departement: () => index.cog.departements.some((un) => un.code === code),
    region: () => index.cog.regions.some((une) => une.code === code),
    france: () => code === FRANCE.code,
  }[genre]();
  return connu ? { genre, code } : null;
}

const premier = <T>(valeurs: readonly (T | null | undefined)[]): T[] => {
  const [un] = valeurs.filter((valeur) => valeur != null);
  return un === undefined ? [] : [un];
};

/** La commune dont on part pour savoir de quel département et de quelle région on parle : la plus peuplée. */
function repere({ index, bassins }: Geographie, { genre, code }: Lieu) {
  if (genre === "commune") return index.communes.get(code);
  const membres = genre === "bassin" ? bassins.find(({ id }) => id === code)?.communes : index.epci.get(code)?.membres;
  const connues = (membres ?? []).flatMap((une) => index.communes.get(une) ?? []);
  return connues.toSorted((a, b) => (b.municipale ?? 0) - (a.municipale ?? 0))[0];
}

/**
 * OBS-11 : un territoire se compare à ceux qui le contiennent, du plus près au plus loin : le bassin et l'EPCI d'une commune, son
 * département, sa région, la France ; jamais à lui-même.
 */
export function comparaisonsDe(geographie: Geographie, lieu: Lieu): Lieu[] {
  if (lieu.genre === "france") return [];
  if (lieu.genre === "region") return [FRANCE];
  if (lieu.genre === "departement") {
    const region = geographie.index.cog.departements.find(({ code }) => code === lieu.code)?.region;
    return [...premier([region]).map((code): Lieu => ({ genre: "region", code })), FRANCE];
  }
  const commune = repere(geographie, lieu);
  const bassin = geographie.bassins.find(({ communes }) => lieu.genre === "commune" && communes.includes(lieu.code));
  const epci = lieu.genre === "epci" ? null : commune?.epci;
  return [
    ...premier([bassin?.id]).map((code): Lieu => ({ genre: "bassin", code })),
    ...premier([epci]).map((code): Lieu => ({ genre: "epci", code })),
    ...premier([commune?.departement]).map((code): Lieu => ({ genre: "departement", code })),
    ...premier([commune?.region]).map((code): Lieu => ({ genre: "region", code })),
    FRANCE,
  ];
}
