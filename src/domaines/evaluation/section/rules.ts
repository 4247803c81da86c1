import type { Bloc } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import type { Bilan, GenreBilan } from "../bilan/model.ts";
import { peutEcrire } from "../bilan/rules.ts";
import { LIBELLES_CRITERE } from "../critere/model.ts";
import { distribuer } from "../critere/rules.ts";
import type { Dossier } from "../dossier/model.ts";
import { dePetiteEnfance, ditsDe, indicateurUn } from "../preparation/rules.ts";
import { CODES_SECTION, type CodeSection, SECTIONS } from "./lexique.ts";

/** Ce qu'un texte demande d'une section pour un genre de bilan : la tenir, s'en servir si l'on peut, ou rien. */
export type Exigence = "demandee" | "utile" | "sansObjet";

/** `attendue` : pour le point d'étape, le bilan intermédiaire, le bilan final ; `manque` : ce qu'il y reste à dire. */
export type Regle = {
  section: CodeSection;
  source: string;
  attendue: readonly [pointEtape: Exigence, intermediaire: Exigence, final: Exigence];
  manque: (dossier: Dossier) => string[];
};

const MODELE = "convention nationale, article 9";
const REFERENTIEL = "référentiel national d’évaluation des CTG";
const USAGE = "usage";

const ecrit = ({ ecrits }: Dossier, section: CodeSection, champ: string): boolean =>
  (ecrits[section]?.saisie[champ] ?? "").trim() !== "";

const libelleChamp = (section: CodeSection, nom: string): string =>
  SECTIONS[section].champs.find((champ) => champ.nom === nom)?.libelle ?? nom;

const champsVides =
  (section: CodeSection, ...noms: string[]) =>
  (dossier: Dossier): string[] =>
    noms.filter((nom) => !ecrit(dossier, section, nom)).map((nom) => libelleChamp(section, nom));

/** EVA-20 : tout bilan dit l'état de chaque fiche-action : aucune ne reste sans nouvelle. */
const ETATS: Regle = {
  section: "etats",
  source: MODELE,
  attendue: ["demandee", "demandee", "demandee"],
  manque: ({ preparation }) => {
    const { fiches, silencieuses } = indicateurUn(preparation.fiches);
    if (fiches === 0) return ["Le plan n’a pas de fiche au terme de la période"];
    return silencieuses === 0 ? [] : [`${pluriel(silencieuses, "fiche")} dont personne n’a rien dit`];
  },
};

/** EVA-21 : tout bilan dit les avancées et les difficultés, par les mots du suivi ou par ceux du bilan. */
const AVANCEES: Regle = {
  section: "avancees",
  source: MODELE,
  attendue: ["demandee", "demandee", "demandee"],
  manque: (dossier) => {
    const dits = ditsDe(dossier.preparation.fiches);
    return (["avancees", "difficultes"] as const)
      .filter((nom) => !ecrit(dossier, "avancees", nom) && dits.every((dit) => dit[nom].trim() === ""))
      .map((nom) => libelleChamp("avancees", nom));
  },
};

/** EVA-22 : le point d'étape et le bilan intermédiaire disent ce qu'ils ajustent, fût-ce rien ; le bilan final n'ajuste plus. */
const AJUSTEMENTS: Regle = {
  section: "ajustements",
  source: MODELE,
  attendue: ["demandee", "demandee", "sansObjet"],
  manque: (dossier) =>
    dossier.ajustements.length > 0 || ecrit(dossier, "ajustements", "lecture")
      ? []
      : ["Ce que l’on ajuste, ou qu’il n’y a rien à ajuster"],
};

/** EVA-23 : le bilan final dit les résultats obtenus et ce qui n'a pas été fait. */
const REALISATIONS: Regle = {
  section: "realisations",
  source: MODELE,
  attendue: ["utile", "utile", "demandee"],
  manque: champsVides("realisations", "resultats", "manques"),
};

/** EVA-24 : les bilans disent comment la démarche a fonctionné : gouvernance, coopération, partenaires. */
const DEMARCHE: Regle = {
  section: "demarche",
  source: MODELE,
  attendue: ["utile", "demandee", "demandee"],
  manque: champsVides("demarche", "gouvernance", "cooperation", "partenaires"),
};

const CHANGEMENTS_FINAUX = champsVides("changements", "maillage", "besoins", "qualite", "implication");

/** EVA-25 : le bilan intermédiaire commence à dire ce qui change pour le territoire ; le bilan final le dit de chacun des quatre changements. */
const CHANGEMENTS: Regle = {
  section: "changements",
  source: MODELE,
  attendue: ["sansObjet", "demandee", "demandee"],
  manque: (dossier) => {
    const vides = CHANGEMENTS_FINAUX(dossier);
    return dossier.bilan.genre === "bilanFinal" || vides.length === 4 ? vides : [];
  },
};

/** EVA-26 : le bilan final met à jour le diagnostic de l'offre et des besoins. */
const DIAGNOSTIC: Regle = {
  section: "diagnostic",
  source: REFERENTIEL,
  attendue: ["sansObjet", "utile", "demandee"],
  manque: champsVides("diagnostic", "offre", "besoins"),
};

/** EVA-27 : les deux bilans ont une part petite enfance, avec l'état de ses fiches et leurs indicateurs, pour le comité départemental. */
const PETITE_ENFANCE: Regle = {
  section: "petiteEnfance",
  source: "convention nationale, article 9 ; CASF, article L. 214-2",
  attendue: ["sansObjet", "demandee", "demandee"],
  manque: ({ preparation }) => {
    const fiches = dePetiteEnfance(preparation.fiches);
    if (fiches.length === 0) return ["Une fiche de petite enfance"];
    const { silencieuses } = indicateurUn(fiches);
    const suivies = new Set(preparation.indicateurs.flatMap((indicateur) => indicateur.fiches));
    return [
      ...(silencieuses > 0 ? [`${pluriel(silencieuses, "fiche")} dont personne n’a rien dit`] : []),
      ...(fiches.some(({ id }) => suivies.has(id)) ? [] : ["Un indicateur d’une fiche de petite enfance"]),
    ];
  },
};

/** EVA-28 : le bilan final prépare le renouvellement et dit les perspectives. */
const PERSPECTIVES: Regle = {
  section: "perspectives",
  source: MODELE,
  attendue: ["sansObjet", "utile", "demandee"],
  manque: champsVides("perspectives", "perspectives", "renouvellement"),
};

/** EVA-29 : le bilan final nomme ceux qui y ont pris part, partenaires et habitants. */
const PARTICIPANTS: Regle = {
  section: "participants",
  source: MODELE,
  attendue: ["sansObjet", "utile", "demandee"],
  manque: champsVides("participants", "partenaires", "habitants"),
};

/** EVA-30 : chaque critère d'un bilan reçoit au moins un avis. */
const CRITERES: Regle = {
  section: "criteres",
  source: REFERENTIEL,
  attendue: ["sansObjet", "demandee", "demandee"],
  manque: ({ notes }) =>
    distribuer(notes)
      .filter(({ avis }) => avis === 0)
      .map(({ critere }) => LIBELLES_CRITERE[critere]),
};

/** EVA-31 : un bilan peut suivre les cinq indicateurs des conventions de première génération : le premier se compte, les autres s'écrivent ou se montrent. */
const CINQ: Regle = {
  section: "cinqIndicateurs",
  source: "conventions de première génération, article 8",
  attendue: ["sansObjet", "utile", "utile"],
  manque: (dossier) =>
    ["i2", "i3", "i4", "i5"]
      .filter(
        (nom) => !ecrit(dossier, "cinqIndicateurs", nom) && !ecrit(dossier, "cinqIndicateurs", `${nom}Indicateur`),
      )
      .map((nom) => libelleChamp("cinqIndicateurs", nom)),
};

const utile = (section: CodeSection, manque: Regle["manque"]): Regle => ({
  section,
  source: USAGE,
  attendue: ["utile", "utile", "utile"],
  manque,
});

/** EVA-32 : le reste éclaire un bilan et n'en est pas exigé : ce qui a bougé, les indicateurs, les moyens, les questions, les leçons. */
const ECLAIRAGES: readonly Regle[] = [
  utile("mouvements", () => []),
  utile("indicateurs", ({ preparation }) => (preparation.indicateurs.length > 0 ? [] : ["Un indicateur"])),
  utile("moyens", ({ preparation }) => (preparation.argent.axes.length > 0 ? [] : ["Le budget d’une fiche"])),
  utile("questions", champsVides("questions", "questions")),
  utile("lecons", champsVides("lecons", "lecons")),
];

export const REGLES: readonly Regle[] = [
  ETATS,
  AVANCEES,
  AJUSTEMENTS,
  REALISATIONS,
  DEMARCHE,
  CHANGEMENTS,
  DIAGNOSTIC,
  PETITE_ENFANCE,
  PERSPECTIVES,
  PARTICIPANTS,
  CRITERES,
  CINQ,
  ...ECLAIRAGES,
];

const RANGS: Record<GenreBilan, 0 | 1 | 2> = { pointEtape: 0, bilanIntermediaire: 1, bilanFinal: 2 };

export type Tenue = { section: CodeSection; exigence: Exigence; source: string; manque: string[] };

/** Ce que les textes attendent de chaque section d'un bilan, dans l'ordre de lecture, et ce qu'il y reste à dire. */
export const tenues = (dossier: Dossier): Tenue[] =>
  REGLES.map(({ section, source, attendue, manque }) => {
    const exigence = attendue[RANGS[dossier.bilan.genre]];
    return { section, exigence, source, manque: exigence === "sansObjet" ? [] : manque(dossier) };
  }).toSorted((a, b) => CODES_SECTION.indexOf(a.section) - CODES_SECTION.indexOf(b.section));

/** EVA-62 : un bilan montre les sections que les textes en attendent ou qui peuvent servir, et toute autre où l'on a déjà écrit ou ajusté. */
export function sectionsDe(dossier: Dossier, toutes: readonly Tenue[] = tenues(dossier)): CodeSection[] {
  const sansObjet = new Set(toutes.flatMap((une) => (une.exigence === "sansObjet" ? [une.section] : [])));
  const dites = new Set<string>([
    ...Object.keys(dossier.ecrits),
    ...(dossier.ajustements.length > 0 ? ["ajustements"] : []),
  ]);
  return CODES_SECTION.filter((section) => !sansObjet.has(section) || dites.has(section));
}

/** EVA-61 : ce qu'il reste à dire d'une section demandée se lit tant qu'on peut l'écrire ; d'un bilan adopté ou figé, plus rien n'est à compléter. */
export const resteADire = (bilan: Pick<Bilan, "etat">, { exigence, manque }: Tenue): string[] =>
  peutEcrire(bilan) && exigence === "demandee" ? manque : [];

/** Combien de sections demandées sont tenues, sur combien. */
export function compterTenues(toutes: readonly Tenue[]): { tenues: number; demandees: number } {
  const demandees = toutes.filter(({ exigence }) => exigence === "demandee");
  return { tenues: demandees.filter(({ manque }) => manque.length === 0).length, demandees: demandees.length };
}

export type Question = { question: string; reponse: string };

/** EVA-33 : une question d'évaluation tient sur une ligne, sa réponse dessous ; une ligne vide la sépare de la suivante. */
export const lireQuestions = (texte: string): Question[] =>
  texte
    .split(/\n\s*\n/)
    .map((bloc) => bloc.trim())
    .filter(Boolean)
    .map((bloc) => {
      const [question = "", ...reponse] = bloc.split("\n");
      return { question: question.trim(), reponse: reponse.join("\n").trim() };
    });

/** Une page et demie de document, en signes de ce qu'elle dit. */
const PAGE_ET_DEMIE = 6000;
const poids = (blocs: readonly Bloc[]): number => JSON.stringify(blocs).length;

/** EVA-59 : une section commence en haut d'une page dès que ce qui la précède en remplit plus d'une et demie : chacune se remet à part. */
export function enHautDePage(sections: readonly (readonly Bloc[])[]): Bloc[] {
  const pages: Bloc[] = [];
  let rempli = 0;
  for (const blocs of sections) {
    if (rempli > PAGE_ET_DEMIE) {
      pages.push({ genre: "saut" });
      rempli = 0;
    }
    pages.push(...blocs);
    rempli += poids(blocs);
  }
  return pages;
}
