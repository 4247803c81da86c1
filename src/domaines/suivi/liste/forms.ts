import { sansAccents } from "#commun/texte.ts";
import { EN_PARTIE, EXIGENCES, type EtatDefini, FORMES, NON_CONCERNEE } from "../etat/model.ts";

/** Combien de lignes vides la page propose en plus. */
export const VIDES = 3;

const CODE = /^[\w-]{1,90}$/;

/** Un code que nul n'a encore dans la liste, tiré du nom. */
function codeNeuf(libelle: string, pris: ReadonlySet<string>): string {
  const mots = sansAccents(libelle).match(/[a-z0-9]+/g) ?? ["etat"];
  const code = mots.map((mot, rang) => (rang === 0 ? mot : mot.charAt(0).toUpperCase() + mot.slice(1))).join("");
  let libre = code;
  for (let rang = 2; pris.has(libre); rang += 1) libre = `${code}${rang}`;
  return libre;
}

/** Les lignes d'un formulaire d'états : une ligne sans nom est ôtée, un état connu garde son code. */
export function lireEtats(form: FormData): EtatDefini[] {
  const etats: EtatDefini[] = [];
  const pris = new Set<string>([NON_CONCERNEE, EN_PARTIE.code]);
  const dit = (nom: string, rang: number) => String(form.get(`${nom}-${rang}`) ?? "").trim();
  for (let rang = 0; form.has(`libelle-${rang}`) && rang < 60; rang += 1) {
    const libelle = dit("libelle", rang).slice(0, 80);
    if (!libelle) continue;
    const connu = dit("code", rang);
    const code = CODE.test(connu) && !pris.has(connu) ? connu : codeNeuf(libelle, pris);
    pris.add(code);
    etats.push({
      code,
      libelle,
      realisee: form.has(`realisee-${rang}`),
      exige: EXIGENCES.find((une) => une === dit("exige", rang)) ?? "rien",
      forme: FORMES.find((une) => une === dit("forme", rang)) ?? "attente",
    });
  }
  return etats;
}

export const REFUS_ETATS = {
  "liste-vide": "Gardez au moins deux états : un réalisé, un qui ne l’est pas.",
  "sans-realise":
    "Il faut au moins un état réalisé et un qui ne l’est pas : au bilan, chaque fiche compte d’un côté ou de l’autre.",
  doublon: "Deux états portent le même nom : donnez-en un autre à l’un d’eux.",
} as const;
