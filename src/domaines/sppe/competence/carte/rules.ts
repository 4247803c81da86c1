import type { Trace } from "#domaines/territoire/model.ts";
import type { Competence, EtatCompetence, Situation } from "../model.ts";

export const CLASSES = ["exercee", "facultative", "transferee", "personne", "inconnue"] as const;
export type Classe = (typeof CLASSES)[number];

/** Une lacune se hachure, une inconnue se pointille : la teinte seule ne le dirait pas à tous. */
export const TEINTES: Record<Classe, number | "vide" | "secret"> = {
  exercee: 4,
  facultative: 2,
  transferee: 0,
  personne: "vide",
  inconnue: "secret",
};
export const LIBELLES_CLASSE: Record<Classe, string> = {
  exercee: "Exercée par la commune",
  facultative: "Exercée à titre facultatif",
  transferee: "Transférée",
  personne: "Personne ne l’exerce",
  inconnue: "On ne sait pas",
};

const CLASSE_DE: Record<EtatCompetence, Classe> = {
  exercee: "exercee",
  facultative: "facultative",
  transferee: "transferee",
  personne: "personne",
  horsRegime: "inconnue",
};

type Commune = { code: string; nom: string; situations: readonly Situation[] };
export type CommuneClassee = { code: string; nom: string; classe: Classe };

/**
 * SPPE-12 : la carte d'une compétence montre les communes où personne ne l'exerce ; sans population, on ne sait pas si la commune la doit,
 * et la carte ne l'affirme pas.
 */
export const classer = (communes: readonly Commune[], competence: Competence): CommuneClassee[] =>
  communes.map(({ code, nom, situations }) => {
    const situation = situations.find((une) => une.competence === competence);
    const connue = situation && !(situation.etat === "personne" && situation.obligatoire === null);
    return { code, nom, classe: connue ? CLASSE_DE[situation.etat] : "inconnue" };
  });

const NOMS_ECRITS = 12;

/** Ce que la carte peint, et les noms des lacunes qu'elle écrit. */
export function peindre({ formes }: Pick<Trace, "formes">, classees: readonly CommuneClassee[]) {
  const parCode = new Map(classees.map((une) => [une.code, une]));
  const dessinees = formes.flatMap((forme) => {
    const commune = parCode.get(forme.code);
    return commune ? [{ forme, commune }] : [];
  });
  return {
    zones: dessinees.map(({ forme: { code, d }, commune: { nom, classe } }) => ({
      code,
      d,
      teinte: TEINTES[classe],
      titre: `${nom} : ${LIBELLES_CLASSE[classe].toLowerCase()}`,
    })),
    etiquettes: dessinees
      .filter(({ commune }) => commune.classe === "personne")
      .slice(0, NOMS_ECRITS)
      .map(({ forme: { code, x, y }, commune }) => ({ code, x, y, texte: commune.nom, majeure: true })),
  };
}
