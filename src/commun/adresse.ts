/** L'adresse de la même vue, changée : `null` ôte une clé ; changer autre chose que la page revient à la première. */
export function adresse(
  chemin: string,
  params: URLSearchParams,
  changes: Record<string, string | string[] | null>,
): string {
  const suite = new URLSearchParams(params);
  if (!("page" in changes)) suite.delete("page");
  for (const [cle, valeur] of Object.entries(changes)) {
    suite.delete(cle);
    for (const une of valeur === null ? [] : [valeur].flat()) suite.append(cle, une);
  }
  const texte = suite.toString();
  return texte ? `${chemin}?${texte}` : chemin;
}
