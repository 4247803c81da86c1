import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Formule, Statistique } from "../model.ts";

/** Comment un chiffre du territoire se compose, tel qu'on le choisit. */
export const GENRES_FORMULE = ["compte", "part", "moyenne", "donnee"] as const;
export type GenreFormule = (typeof GENRES_FORMULE)[number];

export type Saisie = Omit<Statistique, "code" | "formule"> & { genre: GenreFormule };

const FORMULES: Record<GenreFormule, Formule> = {
  compte: { genre: "compte" },
  part: { genre: "rapport", facteur: 100, numerateur: [], denominateur: [] },
  moyenne: { genre: "rapport", facteur: 1, numerateur: [], denominateur: [] },
  donnee: { genre: "donnee", raison: "le territoire le relève tel quel" },
};

/** Le genre que l'on avait choisi pour une formule. */
export function genreDe({ formule }: Statistique): GenreFormule {
  if (formule.genre === "rapport") return formule.facteur === 100 ? "part" : "moyenne";
  return formule.genre === "donnee" ? "donnee" : "compte";
}

const enMots = (nom: string) =>
  sansAccents(nom)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
const cle = (nom: string) => enMots(nom).join("");

/** « Trajets du minibus » devient « trajetsDuMinibus ». */
const enCode = (nom: string) =>
  enMots(nom)
    .map((mot, rang) => (rang === 0 ? mot : mot.charAt(0).toUpperCase() + mot.slice(1)))
    .join("")
    .slice(0, 60);

/** Des noms de page, que nul chiffre ne porte. */
const RESERVES = new Set(["nouvelle", "imports", "seuils", "export"]);

/** STAT-25 : un chiffre du territoire a un nom que nul autre ne porte ; son code en vient et ne change plus. */
export function definir(
  { genre, ...saisie }: Saisie,
  autres: readonly Statistique[],
  code: string | null,
): Statistique | Refus<"nom-deja-pris" | "nom-illisible"> {
  const voulu = code ?? enCode(saisie.nom);
  if (!voulu || RESERVES.has(voulu) || /^\d/.test(voulu)) return refus("nom-illisible");
  const pris = autres.some(
    (une) => une.code !== code && (cle(une.nom) === cle(saisie.nom) || (code === null && une.code === voulu)),
  );
  return pris ? refus("nom-deja-pris") : { ...saisie, code: voulu, formule: FORMULES[genre] };
}
