export const GENRES_ZONE = ["bassin", "quartier", "qpv", "secteurScolaire", "pays", "departement", "autre"] as const;
export type GenreZone = (typeof GENRES_ZONE)[number];

export const LIBELLES_ZONE: Record<GenreZone, string> = {
  bassin: "Bassin de vie",
  quartier: "Quartier",
  qpv: "Quartier prioritaire (QPV)",
  secteurScolaire: "Secteur scolaire",
  pays: "Pays",
  departement: "Département",
  autre: "Autre zone",
};

/** Une zone nommée par l'espace : un ensemble de communes, une partie de commune, ou plus grand que l'intercommunalité. */
export type Zone = {
  espace: string;
  id: string;
  genre: GenreZone;
  nom: string;
  code: string | null;
  communes: string[];
  version: number;
};

export type SaisieZone = Pick<Zone, "genre" | "nom" | "code" | "communes">;

/** Une zone et ses communes, nommées ; `municipale` est la somme des populations connues. */
export type ZoneVue = Zone & { noms: string[]; municipale: number };
