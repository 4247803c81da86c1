import { type ChampSection, type CodeSection, estSection, SECTIONS } from "../section/lexique.ts";
import type { Rendue, Retour } from "./model.ts";

const ASSEMBLER: Record<ChampSection["forme"], (lignes: readonly string[]) => string> = {
  paragraphes: (lignes) => lignes.join("\n\n"),
  liste: (lignes) => lignes.join("\n"),
  questions: (lignes) =>
    lignes.map((ligne, rang) => (ligne.endsWith("?") && rang > 0 ? `\n${ligne}` : ligne)).join("\n"),
  indicateur: () => "",
  paroles: () => "",
};

const VIDE = "Pas encore de réponse.";

const nette = (ligne: string): string => ligne.replace(/[\u00a0\u202f]/g, " ").trim();

/** EVA-50 : ce qui revient de Word reprend la forme de son champ : des paragraphes, une ligne par élément, des questions et leurs réponses. */
export function texteRendu(forme: ChampSection["forme"], lignes: readonly string[]): string {
  const nettes = lignes.map(nette).filter(Boolean);
  return ASSEMBLER[forme](nettes.filter((ligne) => forme !== "questions" || ligne !== VIDE));
}

function champDe(ancre: string | null): { section: CodeSection; champ: ChampSection } | null {
  const [section = "", nom = ""] = (ancre ?? "").split(".");
  if (!estSection(section)) return null;
  const champ = SECTIONS[section].champs.find((un) => un.nom === nom);
  return champ ? { section, champ } : null;
}

/** EVA-51 : seuls les textes que l'on écrit se corrigent par Word ; un chiffre que Maillage tient, un titre changé, une part ajoutée ou ôtée se lisent et ne s'appliquent pas. */
export function trier(rendues: readonly Rendue[]): Retour {
  const retour: Retour = { corrections: [], autres: [] };
  for (const rendue of rendues.filter(aLire)) {
    const place = rendue.etat === "modifiee" ? champDe(rendue.ancre) : null;
    if (!place) {
      retour.autres.push(rendue);
      continue;
    }
    const { forme, libelle } = place.champ;
    if (nette(rendue.titre) !== nette(libelle)) retour.autres.push(rendue);
    const [avant, apres] = [texteRendu(forme, rendue.avant), texteRendu(forme, rendue.apres)];
    const { suivie, bougee } = rendue;
    if (avant !== apres) retour.corrections.push({ ...place, avant, apres, suivie, ...(bougee ? { bougee } : {}) });
  }
  return retour;
}

/** EVA-64 : un texte changé ici depuis l'envoi et que Word n'a pas touché ne se propose pas : il reste, et on le dit. Un chiffre qui a bougé seul ne se dit pas. */
const aLire = ({ etat, bougee, ancre }: Rendue): boolean =>
  etat !== "inchangee" || (bougee === true && champDe(ancre) !== null);
