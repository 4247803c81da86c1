import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { moisSansCommission } from "../calendrier/rules.ts";
import { interditDuContenu } from "../interdit/rules.ts";
import { type Contenu, type Critere, CYCLE_REGLEMENT, type Reglement } from "../model.ts";

export type Manquement =
  | "mois-sans-commission"
  | "code-double"
  | "echelle-vide"
  | "sans-unite"
  | "bornes-inversees"
  | "communes-vides"
  | "groupe-inconnu"
  | "departage-inconnu"
  | "droit-inconnu"
  | "interdit";

const doubles = (codes: readonly string[]) => new Set(codes).size < codes.length;

/** Ce qui manque au barème même d'un critère. */
const MANQUES: { [T in Critere["type"]]: (critere: Extract<Critere, { type: T }>) => Manquement | null } = {
  booleen: () => null,
  echelle: ({ tranches }) => (tranches.length === 0 ? "echelle-vide" : null),
  parUnite: ({ maximum }) => (maximum < 1 ? "sans-unite" : null),
  expert: ({ minimum, maximum }) => (minimum > maximum ? "bornes-inversees" : null),
};

function manqueDuCritere(critere: Critere, groupes: ReadonlySet<string>): Manquement[] {
  const bareme = (MANQUES[critere.type] as (un: Critere) => Manquement | null)(critere);
  const manques: Manquement[] = bareme ? [bareme] : [];
  if (critere.groupe !== null && !groupes.has(critere.groupe)) manques.push("groupe-inconnu");
  if (critere.fait === "commune" && critere.communes.length === 0) manques.push("communes-vides");
  return manques;
}

/** GUI-211 : un règlement se publie quand il se tient : chaque mois a sa commission, chaque nom renvoie à quelque chose, rien n'y est interdit. */
export function manquements(contenu: Contenu): Manquement[] {
  const { criteres, groupes, reserves, departage, calendrier } = contenu;
  const codes = criteres.map(({ code }) => code);
  const connus = new Set(codes);
  const codesGroupes = new Set(groupes.map(({ code }) => code));
  const manques = criteres.flatMap((critere) => manqueDuCritere(critere, codesGroupes));
  if (doubles(codes) || doubles(groupes.map(({ code }) => code)) || doubles(reserves.map(({ code }) => code)))
    manques.push("code-double");
  if (departage.some((code) => !connus.has(code))) manques.push("departage-inconnu");
  if (reserves.some(({ ayantsDroit }) => ayantsDroit.length === 0 || ayantsDroit.some((code) => !connus.has(code))))
    manques.push("droit-inconnu");
  if (moisSansCommission(calendrier).length > 0) manques.push("mois-sans-commission");
  if (interditDuContenu(contenu)) manques.push("interdit");
  return [...new Set(manques)];
}

export type RefusPublication = "deja-publie" | "jour-passe" | "sans-acte" | "avant-le-precedent" | "incomplet";

/** Le jour où il s'applique, et l'acte qui l'adopte. */
type Adoption = { depuis: Jour; acte: string; today: Jour };

/**
 * GUI-202 : un règlement se publie une fois, avec l'acte qui l'adopte, à partir d'un jour qui n'est pas passé et qui ne précède pas celui
 * de la version publiée avant lui ; publié, il ne change plus.
 */
export function publier(
  reglement: Reglement,
  { depuis, acte, today }: Adoption,
  autres: readonly Reglement[],
): Reglement | Refus<RefusPublication> {
  if (!peutPasser(CYCLE_REGLEMENT, reglement.etat, "publie")) return refus("deja-publie");
  if (acte.trim() === "") return refus("sans-acte");
  if (depuis < today) return refus("jour-passe");
  if (autres.some((autre) => autre.etat === "publie" && autre.depuis && autre.depuis > depuis))
    return refus("avant-le-precedent");
  if (manquements(reglement.contenu).length > 0) return refus("incomplet");
  return { ...reglement, etat: "publie", depuis, acte: acte.trim(), publieLe: today };
}

/** GUI-203 : un jour donné, s'applique la dernière version publiée qui a commencé ; de deux du même jour, la plus récente. */
export const enVigueur = (reglements: readonly Reglement[], le: Jour): Reglement | undefined =>
  reglements
    .filter(({ etat, depuis }) => etat === "publie" && depuis !== null && depuis <= le)
    .toSorted((a, b) =>
      a.depuis === b.depuis ? b.numero - a.numero : (a.depuis ?? "") < (b.depuis ?? "") ? 1 : -1,
    )[0];

export type Situation = "brouillon" | "aVenir" | "enVigueur" | "remplace";

/** Où en est une version parmi les autres, un jour donné. */
export function situationAu(reglement: Reglement, tous: readonly Reglement[], le: Jour): Situation {
  if (reglement.etat === "brouillon" || reglement.depuis === null) return "brouillon";
  if (reglement.depuis > le) return "aVenir";
  return enVigueur(tous, le)?.id === reglement.id ? "enVigueur" : "remplace";
}

/** GUI-212 : une version nouvelle part de la dernière, ou du modèle s'il n'y en a pas ; un seul brouillon à la fois. */
export function ouvrirVersion(
  tous: readonly Reglement[],
  { id, titre, modele }: { id: string; titre: string; modele: Contenu },
): Reglement | Refus<"deja-un-brouillon"> {
  if (tous.some(({ etat }) => etat === "brouillon")) return refus("deja-un-brouillon");
  const [derniere] = tous.toSorted((a, b) => b.numero - a.numero);
  return {
    id,
    numero: (derniere?.numero ?? 0) + 1,
    titre: derniere?.titre ?? titre,
    etat: "brouillon",
    depuis: null,
    publieLe: null,
    acte: "",
    contenu: derniere?.contenu ?? modele,
    version: 1,
  };
}
