import type { Ecole, Effectif } from "../ecole/model.ts";
import { NIVEAUX, type Niveau, type Secteur, type Serie } from "../model.ts";
import type { SecteurDit } from "../secteur/model.ts";

/** Un secteur scolaire : une zone du territoire, ou la commune d'une école qui n'en a pas. */
export type SecteurLu = {
  cle: string;
  nom: string;
  zone: string | null;
  communes: readonly string[];
  ecoles: Ecole[];
  donnees: Secteur;
};

type ZoneScolaire = { id: string; nom: string; communes: readonly string[] };
export type Sources = {
  zones: readonly ZoneScolaire[];
  ecoles: readonly Ecole[];
  effectifs: readonly Effectif[];
  dits: readonly SecteurDit[];
  /** Naissances d'une commune, par année. */
  naissances: ReadonlyMap<string, Serie>;
  nommer: (commune: string) => string;
};

const DEUX_ANS = ["oui", "siPlace"];

/** OBS-115 : l'effectif d'un secteur à une rentrée est la somme de ses écoles, si toutes l'ont compté ; sinon on ne le dit pas. */
export function sommerEcoles(
  ecoles: readonly Ecole[],
  effectifs: readonly Effectif[],
  quoi: Niveau | "classes",
): Serie {
  const siens = effectifs.filter(({ ecole }) => ecoles.some(({ id }) => id === ecole));
  const sommes = [...Map.groupBy(siens, ({ rentree }) => rentree)].flatMap(([rentree, lus]): [number, number][] => {
    const nombres = lus.flatMap((un) => un[quoi] ?? []);
    return nombres.length === ecoles.length ? [[rentree, nombres.reduce((somme, un) => somme + un, 0)]] : [];
  });
  return new Map(sommes.toSorted(([a], [b]) => a - b));
}

/** OBS-116 : les naissances d'un secteur sont les siennes s'il les dit ; sinon celles de ses communes, les années où toutes les ont. */
export function naissancesDe(
  communes: readonly string[],
  parCommune: Sources["naissances"],
  dites: Record<string, number> = {},
): Serie {
  const series = communes.map((code) => parCommune.get(code) ?? new Map<number, number>());
  const annees = [...new Set(series.flatMap((serie) => [...serie.keys()]))];
  const sommes = annees.flatMap((annee): [number, number][] =>
    series.length > 0 && series.every((serie) => serie.has(annee))
      ? [[annee, series.reduce((somme, serie) => somme + (serie.get(annee) ?? 0), 0)]]
      : [],
  );
  const siennes = Object.entries(dites).map(([annee, nombre]): [number, number] => [Number(annee), nombre]);
  return new Map(siennes.length > 0 ? siennes : sommes);
}

function secteurDe(
  sources: Sources,
  zone: { cle: string; nom: string; zone: string | null; communes: readonly string[] },
  ecoles: Ecole[],
): SecteurLu {
  const dit = sources.dits.find((un) => un.zone === zone.zone);
  const serie = (quoi: Niveau | "classes") => sommerEcoles(ecoles, sources.effectifs, quoi);
  return {
    ...zone,
    ecoles,
    donnees: {
      naissances: naissancesDe(zone.communes, sources.naissances, dit?.naissances),
      effectifs: Object.fromEntries(NIVEAUX.map((niveau) => [niveau, serie(niveau)])) as Record<Niveau, Serie>,
      classes: serie("classes"),
      programmes: dit?.programmes ?? [],
      deuxAns: ecoles.some(({ deuxAns }) => DEUX_ANS.includes(deuxAns)),
    },
  };
}

/** OBS-117 : une école sans secteur est du secteur de sa commune ; un secteur sans école n'a rien à prévoir. */
export function secteursDe(sources: Sources): SecteurLu[] {
  const connus = new Set(sources.zones.map(({ id }) => id));
  const zones = sources.zones.map(({ id, nom, communes }) => ({ cle: id, nom, zone: id, communes }));
  const libres = sources.ecoles.filter(({ secteur }) => !secteur || !connus.has(secteur));
  const communes = [...new Set(libres.map(({ commune }) => commune))].map((code) => ({
    cle: `commune-${code}`,
    nom: sources.nommer(code),
    zone: null,
    communes: [code],
  }));
  return [
    ...zones.map((zone) =>
      secteurDe(
        sources,
        zone,
        sources.ecoles.filter(({ secteur }) => secteur === zone.zone),
      ),
    ),
    ...communes.map((zone) =>
      secteurDe(
        sources,
        zone,
        libres.filter(({ commune }) => zone.communes.includes(commune)),
      ),
    ),
  ].filter(({ ecoles }) => ecoles.length > 0);
}
