import { sansAccents } from "#commun/texte.ts";
import type { Soutien } from "./model.ts";

const plier = (texte: string | null) =>
  sansAccents(texte ?? "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * EQU-1 : deux lignes disent le même lieu quand elles ont le même type, le même nom et la même adresse (sans accents, casse ni
 * ponctuation) ; une ligne sans nom ni adresse n'est le lieu que de sa collectivité.
 */
export function cleEquipement({ type, nom, adresse, collectivite, typeLibelle }: Soutien): string {
  const precis = type === "autre" ? plier(typeLibelle) : "";
  const lieu = [plier(nom), plier(adresse)];
  return [type, precis, ...lieu, lieu.some(Boolean) ? "" : plier(collectivite)].join("|");
}

/** EQU-2 : une collectivité qui répète une ligne sans nom a plusieurs lieux : la deuxième porte un rang, la troisième aussi. */
export function clesEquipements(soutiens: readonly Soutien[]): string[] {
  const vues = new Map<string, number>();
  return soutiens.map((soutien) => {
    const cle = cleEquipement(soutien);
    if (soutien.nom || soutien.adresse) return cle;
    const fois = (vues.get(cle) ?? 0) + 1;
    vues.set(cle, fois);
    return fois === 1 ? cle : `${cle}#${fois}`;
  });
}
