/** `paragraphes` : un texte ; `liste` : un élément par ligne ; `questions` : une question, puis sa réponse ; `indicateur` : l'un de ceux de la convention ; `paroles` : celles que l'on cite. */
export type FormeChamp = "paragraphes" | "liste" | "questions" | "indicateur" | "paroles";
export type ChampSection = { nom: string; libelle: string; forme: FormeChamp; aide?: string };

export const CODES_SECTION = [
  "etats",
  "mouvements",
  "avancees",
  "indicateurs",
  "moyens",
  "demarche",
  "questions",
  "criteres",
  "realisations",
  "changements",
  "cinqIndicateurs",
  "diagnostic",
  "petiteEnfance",
  "ajustements",
  "lecons",
  "perspectives",
  "participants",
] as const;
export type CodeSection = (typeof CODES_SECTION)[number];
export const estSection = (nom: string): nom is CodeSection => (CODES_SECTION as readonly string[]).includes(nom);

/** `prepare` : Maillage en tient une part, qui ne se recopie pas. */
export type Section = { titre: string; prepare: boolean; champs: readonly ChampSection[] };

const champ = (nom: string, libelle: string, aide?: string): ChampSection => ({
  nom,
  libelle,
  forme: "paragraphes",
  ...(aide ? { aide } : {}),
});
const liste = (nom: string, libelle: string): ChampSection => ({
  nom,
  libelle,
  forme: "liste",
  aide: "Un élément par ligne.",
});
const mesure = (nom: string): ChampSection => ({ nom, libelle: "L’indicateur qui le montre", forme: "indicateur" });
const RETENIR = champ("lecture", "Ce qu’il faut en retenir");

const CITATIONS: ChampSection = {
  nom: "citations",
  libelle: "Les paroles à citer",
  forme: "paroles",
  aide: "Celles de la période, sans dire de qui. Une parole que l’on retire de son indicateur disparaît aussi d’ici.",
};

/** Les sections d'un bilan, dans l'ordre où on le lit. */
export const SECTIONS: Record<CodeSection, Section> = {
  etats: { titre: "Où en est chaque fiche-action", prepare: true, champs: [RETENIR] },
  mouvements: { titre: "Ce qui a bougé", prepare: true, champs: [RETENIR] },
  avancees: {
    titre: "Avancées et difficultés",
    prepare: true,
    champs: [champ("avancees", "Les principales avancées"), champ("difficultes", "Les principales difficultés")],
  },
  indicateurs: { titre: "Les indicateurs et leurs cibles", prepare: true, champs: [RETENIR, CITATIONS] },
  moyens: { titre: "Les moyens engagés", prepare: true, champs: [RETENIR] },
  demarche: {
    titre: "Le fonctionnement de la démarche",
    prepare: true,
    champs: [
      champ("gouvernance", "La gouvernance", "Les instances, leur rythme, qui y était."),
      champ("cooperation", "La coopération entre les collectivités et avec la Caf"),
      champ("partenaires", "La place des partenaires"),
    ],
  },
  questions: {
    titre: "Les questions d’évaluation",
    prepare: false,
    champs: [
      {
        nom: "questions",
        libelle: "Vos questions et ce que l’on peut y répondre",
        forme: "questions",
        aide: "La question sur une ligne, la réponse en dessous ; une ligne vide sépare deux questions.",
      },
    ],
  },
  criteres: { titre: "Les critères et leurs notes", prepare: true, champs: [RETENIR] },
  realisations: {
    titre: "Les réalisations",
    prepare: false,
    champs: [
      champ("resultats", "Ce qui a été fait", "Ce que la convention a produit : ouvertures, actions tenues, outils."),
      champ("manques", "Ce qui ne l’a pas été, et pourquoi"),
    ],
  },
  changements: {
    titre: "Les changements du territoire",
    prepare: false,
    champs: [
      champ("maillage", "Le maillage du territoire", "Ce qui a changé pour les habitants, pas ce que l’on a fait."),
      champ("besoins", "La réponse aux besoins"),
      champ("qualite", "La qualité des services"),
      champ("implication", "La satisfaction et l’implication des habitants"),
    ],
  },
  cinqIndicateurs: {
    titre: "Les cinq indicateurs de la convention",
    prepare: true,
    champs: [
      champ("i2", "L’adhésion et la coopération des communes"),
      mesure("i2Indicateur"),
      champ("i3", "Les effets sur le maillage du territoire"),
      mesure("i3Indicateur"),
      champ("i4", "L’amélioration des services rendus"),
      mesure("i4Indicateur"),
      champ("i5", "La satisfaction et l’implication des habitants"),
      mesure("i5Indicateur"),
    ],
  },
  diagnostic: {
    titre: "Le diagnostic, mis à jour",
    prepare: false,
    champs: [champ("offre", "L’offre d’aujourd’hui"), champ("besoins", "Les besoins d’aujourd’hui")],
  },
  petiteEnfance: {
    titre: "La part petite enfance",
    prepare: true,
    champs: [champ("lecture", "Ce que le comité départemental doit en retenir")],
  },
  ajustements: {
    titre: "Les ajustements",
    prepare: true,
    champs: [champ("lecture", "Ce qui est décidé", "S’il n’y a rien à ajuster, dites-le ici.")],
  },
  lecons: { titre: "Les leçons", prepare: false, champs: [champ("lecons", "Ce que l’on referait, ou pas")] },
  perspectives: {
    titre: "Les perspectives",
    prepare: false,
    champs: [champ("perspectives", "La suite"), champ("renouvellement", "Le renouvellement de la convention")],
  },
  participants: {
    titre: "Qui a pris part au bilan",
    prepare: false,
    champs: [
      liste("partenaires", "Les collectivités et les partenaires"),
      champ("habitants", "La part des habitants"),
      champ("methode", "Comment on a travaillé"),
    ],
  },
};

export const titreSection = (code: CodeSection): string => SECTIONS[code].titre;
