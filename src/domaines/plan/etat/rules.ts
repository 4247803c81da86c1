import type { Groupe } from "../vue/rules.ts";
import { type EtatsLus, LIBELLE_SANS_ETAT, SANS_ETAT } from "./model.ts";

/** PLA-60 : filtrer sur un état garde les fiches que leurs porteurs disent dans cet état ; « sans » garde celles dont rien n'a été dit. */
export const dansCesEtats = ({ parFiche }: EtatsLus, codes: readonly string[]): string[] =>
  [...parFiche].filter(([, { code }]) => codes.includes(code ?? SANS_ETAT)).map(([id]) => id);

/** PLA-82 : qui n'est pas à la coordination ne demande pas la liste des fiches dont rien n'a été dit : ce serait nommer qui se tait. */
export const etatsDemandables = (codes: readonly string[], conduit: boolean): string[] =>
  codes.filter((code) => conduit || code !== SANS_ETAT);

/** PLA-61 : les fiches se rangent sous leur état, dans l'ordre de la liste de la convention ; celles dont rien n'a été dit viennent à la fin. */
export function parEtat<T extends { id: string }>({ liste, parFiche }: EtatsLus, fiches: readonly T[]): Groupe<T>[] {
  const codeDe = ({ id }: T) => parFiche.get(id)?.code ?? null;
  const connus = new Set(liste.map(({ code }) => code));
  return [
    ...liste.map(({ code, libelle }) => ({
      cle: code,
      titre: libelle,
      niveau: 0,
      fiches: fiches.filter((fiche) => codeDe(fiche) === code),
    })),
    {
      cle: SANS_ETAT,
      titre: LIBELLE_SANS_ETAT,
      niveau: 0,
      fiches: fiches.filter((fiche) => !connus.has(codeDe(fiche) ?? "")),
    },
  ];
}
