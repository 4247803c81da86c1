import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import { CYCLE_JALON, type EtatJalon, type Jalon } from "./model.ts";

export type JalonPropose = Pick<Jalon, "libelle" | "terme">;

const NUMERO = /^\s*(?:étape|phase|temps)?\s*(?:\d{1,2}|[a-z])\s*[).:\-–]\s*/i;
const ANNEE = /^\s*(20\d{2}(?:\s*[-–à]\s*20\d{2})?)\s*[:–-]\s*(.+)$/s;

/** SUI-21 : les étapes d'une fiche sont celles que disent ses modalités numérotées (« 1) … ») et ses échéances décrites (« 2027 : … »), sans doublon. */
export function proposerJalons({ modalites, echeances }: Pick<Fiche, "modalites" | "echeances">): JalonPropose[] {
  const datees = echeances.flatMap(({ debut, fin, texte }) =>
    texte ? [{ libelle: texte.replace(ANNEE, "$2").trim(), terme: fin ?? debut }] : [],
  );
  const numerotees = modalites
    .filter((modalite) => modalites.length > 1 || NUMERO.test(modalite))
    .map((modalite) => {
      const [, annees, reste] = ANNEE.exec(modalite) ?? [];
      const terme = annees?.match(/20\d{2}/g)?.at(-1) ?? null;
      return { libelle: (reste ?? modalite).replace(NUMERO, "").trim(), terme };
    });
  const vus = new Set<string>();
  return [...datees, ...numerotees].filter(({ libelle }) => {
    const cle = libelle.toLowerCase();
    if (!libelle || vus.has(cle)) return false;
    vus.add(cle);
    return true;
  });
}

/** SUI-20 : un jalon passe à un autre état, et l'on garde le jour où il y est passé. */
export function avancer(jalon: Jalon, vers: EtatJalon, le: Jour): Jalon | Refus<"deja"> {
  return peutPasser(CYCLE_JALON, jalon.etat, vers) ? { ...jalon, etat: vers, le } : refus("deja");
}
