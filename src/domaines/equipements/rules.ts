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

const nomDe = ({ type, nom }: Soutien): string => `${type}|${plier(nom)}`;

/**
 * EQU-68 : dans la liste récrite d'une convention, un lieu reste celui que sa clé citait ; sous une clé neuve, un lieu nommé est celui du même
 * type et du même nom que la liste ne cite plus, s'il n'y en a qu'un de chaque côté : il a changé d'adresse. Les lieux, par clé.
 */
export function suivreLieux(
  avant: readonly (Soutien & { equipement: string })[],
  apres: readonly Soutien[],
): Map<string, string> {
  const [clesAvant, cles] = [clesEquipements(avant), clesEquipements(apres)];
  const lieux = new Map(avant.map(({ equipement }, rang) => [clesAvant[rang] ?? "", equipement]));
  const partis = avant.filter(({ nom }, rang) => nom && !cles.includes(clesAvant[rang] ?? ""));
  const neufs = apres.flatMap((une, rang) =>
    une.nom && !lieux.has(cles[rang] ?? "") ? [{ une, cle: cles[rang] }] : [],
  );
  for (const [nom, siens] of Map.groupBy(neufs, ({ une }) => nomDe(une))) {
    const cle = new Set(siens.map((un) => un.cle));
    const quittes = new Set(partis.filter((une) => nomDe(une) === nom).map(({ equipement }) => equipement));
    const [[la = ""], [lieu]] = [cle, quittes];
    if (cle.size === 1 && quittes.size === 1 && lieu) lieux.set(la, lieu);
  }
  return lieux;
}
