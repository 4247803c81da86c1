import { ecrireNombre } from "#commun/nombre.ts";
import { pluriel } from "#commun/texte.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { Raison, Valeur } from "./model.ts";

/** Un nombre à la française, à l'arrondi de son chiffre. */
export const ecrireValeur = (valeur: number, { decimales }: Pick<Statistique, "decimales">): string =>
  ecrireNombre(valeur, decimales);

const RAISONS: Record<Raison, string> = {
  manque: "il manque",
  secret: "secret pour",
  "sans-termes": "sans numérateur ni dénominateur",
  "ne-se-recompose-pas": "ce chiffre ne se recompose pas",
  "denominateur-nul": "personne au dénominateur",
};

const NOMMEES = 3;

/** Ce qui empêche un territoire de se calculer de ses propres termes : il ne se nomme pas lui-même. */
const DE_SES_TERMES: Partial<Record<Raison, string>> = {
  manque: "il manque l’un de ses termes",
  secret: "l’un de ses termes est secret",
};

/** Pourquoi un chiffre ne se calcule pas, et faute de quels territoires. */
export function phraseRaison(
  { calcul: { raison, faute }, lieu }: Pick<Valeur, "calcul" | "lieu">,
  nommer: (commune: string) => string,
): string | null {
  if (!raison) return null;
  if (faute.length === 0 || raison === "sans-termes") return RAISONS[raison];
  const siens = faute.length === 1 && faute[0] === lieu.code ? DE_SES_TERMES[raison] : undefined;
  if (siens) return siens;
  const noms = faute.slice(0, NOMMEES).map(nommer).join(", ");
  return `${RAISONS[raison]} ${noms}${faute.length > NOMMEES ? ` et ${pluriel(faute.length - NOMMEES, "autre")}` : ""}`;
}

/** Ce qu'un calcul qui ne se fait pas laisse à dire. */
function remarqueDuCalcul(dite: Valeur, nommer: (commune: string) => string): string {
  const { valeur, calcul, secret } = dite;
  const raison = phraseRaison(dite, nommer);
  if (!raison || secret) return "";
  if (valeur === null) return `non calculé : ${raison}`;
  if (calcul.raison === "ne-se-recompose-pas") return "";
  return calcul.raison === "sans-termes" ? "donné, sans ses termes" : `donné, non recalculé : ${raison}`;
}

/** Ce qui accompagne un chiffre : la valeur donnée quand elle diffère, la raison de ne pas calculer, ses drapeaux. */
export function remarquesDe(statistique: Statistique, dite: Valeur, nommer: (commune: string) => string): string[] {
  const { donnee, ecart, contour, rupture, secret } = dite;
  return [
    ecart && donnee !== null ? `donné : ${ecrireValeur(donnee, statistique)}` : "",
    secret ? "secret" : "",
    remarqueDuCalcul(dite, nommer),
    contour ? `contour : ${contour}` : "",
    rupture ? `rupture : ${rupture}` : "",
  ].filter(Boolean);
}
