import { sansAccents } from "#commun/texte.ts";
import type { IndexTerritoire } from "../cog/model.ts";
import type { Territoire } from "./model.ts";

type Mots = { mots: string; poids: number; territoire: Territoire };
const prets = new WeakMap<IndexTerritoire, readonly Mots[]>();

const enMots = (nom: string) =>
  ` ${sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bsaint(e?)\b/g, "st$1")
    .replace(/\b(?:communaute de communes|comcom)\b/g, "cc")
    .replace(/\bcommunaute d agglomeration\b/g, "ca")
    .replace(/\bcommunaute urbaine\b/g, "cu")
    .trim()}`;

function preparer(index: IndexTerritoire): readonly Mots[] {
  const connus = prets.get(index);
  if (connus) return connus;
  const epci = index.cog.epci.map(
    (un): Mots => ({
      mots: `${enMots(un.nom)} ${un.siren}`,
      poids: un.municipale,
      territoire: { genre: "epci", epci: un },
    }),
  );
  const communes = index.cog.communes.map(
    (une): Mots => ({
      mots: `${enMots(une.nom)} ${une.code.toLowerCase()}`,
      poids: une.insee ?? 0,
      territoire: { genre: "commune", commune: une },
    }),
  );
  const tous = [...epci, ...communes];
  prets.set(index, tous);
  return tous;
}

const VIDES = new Set("de du des d la le les l et".split(" "));

/** Le nom entier, puis un nom qui commence ainsi, puis un nom qui contient tous ces mots ; 0 : rien à voir. */
function accord(candidat: string, saisie: string, mots: readonly string[]): number {
  if (!mots.every((mot) => candidat.includes(` ${mot}`))) return 0;
  if (candidat === saisie || candidat.startsWith(`${saisie} `)) return 3;
  return candidat.startsWith(saisie) ? 2 : 1;
}

/** TER-6 : la recherche rend les communes et les EPCI dont un mot commence par chaque mot saisi, du plus proche au plus peuplé. */
export function chercherTerritoires(index: IndexTerritoire, saisie: string, maximum = 20): Territoire[] {
  const entiere = enMots(saisie);
  const mots = entiere.split(" ").filter((mot) => mot && !VIDES.has(mot));
  if (mots.join("").length < 2) return [];
  const trouves: { poids: number; rang: number; territoire: Territoire }[] = [];
  for (const { mots: nom, poids, territoire } of preparer(index)) {
    const rang = accord(nom, entiere, mots);
    if (rang > 0) trouves.push({ poids, rang, territoire });
  }
  return trouves
    .toSorted((a, b) => b.rang - a.rang || b.poids - a.poids)
    .slice(0, maximum)
    .map(({ territoire }) => territoire);
}
