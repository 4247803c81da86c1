import { type Refus, refus } from "#commun/refus.ts";
import type { Attribution } from "./model.ts";

type Porte = Pick<Attribution, "convention" | "role">;

/** ACC-9 : on donne et on retire des rôles là où l'on est chargé de coopération : sur sa convention, ou sur l'espace si on l'y est. */
export const peutDonner = (miennes: readonly Porte[], convention: string | null): boolean =>
  miennes.some(
    (mienne) => mienne.role === "chargeCooperation" && (mienne.convention === null || mienne.convention === convention),
  );

/** ACC-12 : un compte d'administrateur ne reçoit de rôle de personne, ni de lui-même ni d'un autre : il ne lit aucun contenu. */
export const recevoirRole = (compte: { administrateur: boolean }): null | Refus<"administrateur"> =>
  compte.administrateur ? refus("administrateur") : null;

/** Vrai si ce rôle est celui que l'on donne : le même envoi, parti deux fois, ne le donne qu'une. */
export const estCelui = (donne: Attribution, voulu: Omit<Attribution, "id">): boolean =>
  donne.compte === voulu.compte &&
  donne.espace === voulu.espace &&
  donne.convention === voulu.convention &&
  donne.role === voulu.role &&
  donne.collectivite === voulu.collectivite;

/** ACC-10 : le dernier chargé de coopération ne se retire pas : personne ne pourrait plus inviter. */
export function retirer(role: Attribution, tous: readonly Attribution[]): null | Refus<"dernier"> {
  if (role.role !== "chargeCooperation") return null;
  const autres = tous.filter(({ id, role: autre }) => id !== role.id && autre === "chargeCooperation");
  const suffit = autres.some(
    ({ convention }) => convention === null || (role.convention !== null && convention === role.convention),
  );
  return suffit ? null : refus("dernier");
}

/**
 * ACC-11 : le référent d'une collectivité en porte le code (commune, 5 signes ; EPCI, 9 chiffres), l'un de ceux que l'on propose
 * s'il y en a ; les autres rôles n'en portent pas.
 */
export function collectiviteDe(
  role: string,
  saisie: string,
  proposees?: readonly string[],
): string | null | Refus<"collectivite"> {
  if (role !== "referentCollectivite") return null;
  const code = saisie.replace(/\s/g, "").toUpperCase();
  const admise = proposees?.includes(code) ?? /^(\d{5}|2[AB]\d{3}|\d{9})$/.test(code);
  return admise ? code : refus("collectivite");
}
