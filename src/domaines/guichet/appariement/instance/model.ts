/**
 * La séance à plat : tout est index et tableaux typés. Une unité est un dossier (ou un enfant de fratrie séparée), dans l'ordre du
 * classement. Une option est une suite de parts ; une part est un séjour, une semaine, une voie. Une voie est une structure ou une
 * réserve ; elle a une ligne de places par section, puis une pour l'établissement.
 */
export type Instance = {
  mois: number;
  sections: number;
  /** Mots de 30 bits par ligne : trois mois de dix demi-journées chacun. */
  mots: number;
  unites: number;
  /** Unité → sa première option ; option → sa première part (une case de plus que d'éléments). */
  options: Int32Array;
  parts: Int32Array;
  partVoie: Int32Array;
  partSemaine: Uint16Array;
  partSejour: Uint16Array;
  partEnfant: Uint8Array;
  /** Palier et points de la part dans sa voie : plus grand passe devant. */
  partValeur: Int32Array;
  points: Int32Array;
  /** Rang de l'unité par date, tirage et identifiant, sans les points. */
  egalite: Int32Array;
  /** L'option que l'unité ne peut pas perdre, ou -1. */
  garanties: Int32Array;
  uniteDossier: Int32Array;
  sejours: Sejours;
  voies: Voies;
  libres: Int16Array;
  pleins: Int32Array;
  /** Minutes de la semaine encore libres, par voie et mois ; vide si nulle structure n'accueille en surnombre. */
  semaines: Int32Array;
};

/** Un séjour : une section d'un mois à un autre exclu ; `suite` dit le suivant quand l'enfant change de section, ou -1. */
export type Sejours = {
  section: Uint8Array;
  de: Uint8Array;
  a: Uint8Array;
  suite: Int16Array;
  /** Les bits de tous ces mois, `mots` par séjour. */
  plages: Int32Array;
};

export type Voies = {
  nombre: number;
  structure: Int32Array;
  /** La réserve de la structure, ou -1 pour les places ouvertes. */
  reserve: Int16Array;
  /** Minutes de chaque semaine possible, 1024 par profil ; le profil de chaque voie, ou -1. */
  minutes: Int32Array;
  profil: Int16Array;
};
