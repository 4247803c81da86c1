/** Le JSON d'une valeur, les clés de ses objets rangées : deux valeurs égales ont le même, quel que soit l'ordre où on les a lues. */
export function canonique(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map((une) => canonique(une ?? null)).join(",")}]`;
  if (valeur === null || typeof valeur !== "object") return JSON.stringify(valeur ?? null);
  const entrees = Object.entries(valeur).filter(([, une]) => une !== undefined);
  entrees.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entrees.map(([cle, une]) => `${JSON.stringify(cle)}:${canonique(une)}`).join(",")}}`;
}
