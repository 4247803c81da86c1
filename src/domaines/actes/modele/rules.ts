import type { ChampOffert, ModeleWord } from "./model.ts";

type Valeurs = { readonly [champ: string]: unknown };
/** Un corps de titres, de listes et de tableaux s'écrit d'une pièce : c'est une valeur, que l'on n'ouvre pas. */
type Corps = { texte: () => string };
const estObjet = (valeur: unknown): valeur is Valeurs =>
  typeof valeur === "object" && valeur !== null && !Array.isArray(valeur);
const estCorps = (valeur: unknown): valeur is Corps => estObjet(valeur) && typeof valeur["texte"] === "function";
const estValeurs = (valeur: unknown): valeur is Valeurs => estObjet(valeur) && !estCorps(valeur);

const EXEMPLE_MAX = 90;
const abreger = (texte: string): string =>
  texte.length > EXEMPLE_MAX ? `${texte.slice(0, EXEMPLE_MAX - 1).trimEnd()}…` : texte;

/**
 * ACTE-18 : un modèle peut nommer tout ce que disent les valeurs, chacune par son chemin ; une liste est une boucle, dont les champs
 * se nomment à l'intérieur. L'exemple vient de la convention elle-même.
 */
export function champsOfferts(valeurs: Valeurs, dans = "", prefixe = ""): ChampOffert[] {
  return Object.entries(valeurs).flatMap(([nom, valeur]): ChampOffert[] => {
    const entier = `${prefixe}${nom}`;
    if (Array.isArray(valeur)) {
      const premier: unknown = valeur[0];
      const suite = dans ? `${dans} › ${entier}` : entier;
      const boucle = { nom: entier, dans, boucle: true, exemple: `${valeur.length} en tout` };
      return [boucle, ...(estValeurs(premier) ? champsOfferts(premier, suite) : [])];
    }
    if (estValeurs(valeur)) return champsOfferts(valeur, dans, `${entier}.`);
    return [
      { nom: entier, dans, boucle: false, exemple: abreger(estCorps(valeur) ? valeur.texte() : String(valeur ?? "")) },
    ];
  });
}

/** ACTE-19 : un modèle redéposé sous le même nom en devient la version suivante ; les précédentes restent. */
export const numeroSuivant = (
  modeles: readonly ModeleWord[],
  { nature, nom }: Pick<ModeleWord, "nature" | "nom">,
): number =>
  1 + Math.max(0, ...modeles.filter((un) => un.nature === nature && un.nom === nom).map(({ numero }) => numero));

/** La dernière version de chaque modèle, et combien il en a. */
export function dernieres(modeles: readonly ModeleWord[]): (ModeleWord & { versions: number })[] {
  return [...Map.groupBy(modeles, ({ nature, nom }) => `${nature}/${nom}`).values()].flatMap((versions) => {
    const [derniere] = versions.toSorted((a, b) => b.numero - a.numero);
    return derniere ? [{ ...derniere, versions: versions.length }] : [];
  });
}
