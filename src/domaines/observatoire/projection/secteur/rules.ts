import type { Programme } from "../model.ts";

const nombre = (texte = ""): number | null =>
  /^\d+(?:[.,]\d+)?$/.test(texte.trim()) ? Number(texte.trim().replace(",", ".")) : null;
const annee = (texte = ""): number | null => (/^(?:19|20)\d\d$/.test(texte.trim()) ? Number(texte.trim()) : null);

/** OBS-113 : une ligne dit une année et les naissances du secteur ; la ligne qui se lit mal est rendue telle quelle. */
export function lireNaissances(lignes: readonly string[]): Record<string, number> | string {
  const lues: Record<string, number> = {};
  for (const ligne of lignes) {
    const [quand, combien] = ligne.split(/[:;\t]/);
    const [an, naissances] = [annee(quand), nombre(combien)];
    if (an === null || naissances === null) return ligne;
    lues[an] = naissances;
  }
  return lues;
}

const tient = ({ nom, parLogement, etalement }: Programme): boolean =>
  nom !== "" && parLogement <= 1 && Number.isInteger(etalement) && etalement >= 1 && etalement <= 10;

function lireProgramme(ligne: string): Programme | null {
  const [nom = "", quand, combien, parUn, duree = "3"] = ligne.split(/[;\t]/).map((cellule) => cellule.trim());
  const nombres = [annee(quand), nombre(combien), nombre(parUn), nombre(duree)];
  if (nombres.includes(null)) return null;
  const [an, logements, parLogement, etalement] = nombres as [number, number, number, number];
  const lu = { nom, annee: an, logements, parLogement, etalement };
  return tient(lu) ? lu : null;
}

/** OBS-114 : une ligne dit un programme, sa rentrée, ses logements, les élèves de petite section par logement, et sur combien de rentrées. */
export function lireProgrammes(lignes: readonly string[]): Programme[] | string {
  const lus = lignes.map(lireProgramme);
  return lignes[lus.indexOf(null)] ?? lus.filter((un) => un !== null);
}
