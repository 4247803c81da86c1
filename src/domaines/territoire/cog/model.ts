/** Une commune du code officiel géographique. Les deux populations viennent ensemble de la liste des EPCI, `insee` du recensement. */
export type Commune = {
  code: string;
  nom: string;
  departement: string;
  region: string;
  /** SIREN de l'EPCI à fiscalité propre, s'il y en a un. */
  epci: string | null;
  municipale: number | null;
  totale: number | null;
  insee: number | null;
};

export const NATURES_EPCI = ["CC", "CA", "CU", "METRO", "MET69", "EPT"] as const;
export type NatureEpci = (typeof NATURES_EPCI)[number];

export const LIBELLES_NATURE: Record<NatureEpci, string> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
  METRO: "Métropole",
  MET69: "Métropole",
  EPT: "Établissement public territorial",
};

/** Un EPCI et ses communes membres, par leurs codes. `nom` est sans sa nature (« des Monts du Pilat »). */
export type Epci = {
  siren: string;
  nom: string;
  nature: NatureEpci;
  membres: readonly string[];
  municipale: number;
  totale: number;
};

/** Un département ou une région ; `liaison` est le code Insee de l'article (« 3 » : « de la Loire »). */
export type Circonscription = { code: string; nom: string; liaison: number };
export type Departement = Circonscription & { region: string };

/** Le nom d'une commune déléguée ou associée, d'un arrondissement municipal : il désigne la commune d'aujourd'hui. */
export type AncienNom = { code: string; nom: string; commune: string };

export type Cog = {
  millesime: number;
  communes: readonly Commune[];
  anciens: readonly AncienNom[];
  /** Chaque code d'une commune réunie à une autre, qu'il en reste un nom ou non, et celle d'aujourd'hui. */
  reunies: ReadonlyMap<string, string>;
  /** Les codes postaux : près de la moitié sont aussi le code d'une autre commune. */
  postaux: ReadonlySet<string>;
  epci: readonly Epci[];
  departements: readonly Departement[];
  regions: readonly Circonscription[];
};

/** Ce que l'on sait du lieu dont parle un document : on y cherche d'abord. */
export type Contexte = { communes?: readonly string[]; epci?: string; departement?: string };

/** Une commune reconnue : `confiance` va de 0 à 1, 1 étant le nom exact dans le territoire attendu. */
export type Trouvaille = { commune: Commune; confiance: number };

/** Une entrée de l'index : un nom, sa forme qui se compare, la commune qu'il désigne. */
export type Entree = { nom: string; cle: string; ancien: boolean; commune: Commune };

export type IndexTerritoire = {
  cog: Cog;
  communes: ReadonlyMap<string, Commune>;
  epci: ReadonlyMap<string, Epci>;
  parCle: ReadonlyMap<string, readonly Entree[]>;
  parBord: ReadonlyMap<string, readonly Entree[]>;
  parDepartement: ReadonlyMap<string, readonly Entree[]>;
};
