import type { Brut } from "#platform/files/model.ts";

/** IMP-89 : d'un document fait d'images, on sait à quelle page est chaque ligne ; des autres, rien n'est à montrer. */
export function debutsDePages({ lignes, pagesReconnues }: Pick<Brut, "lignes" | "pagesReconnues">): number[] | null {
  if (pagesReconnues.length === 0) return null;
  const derniere = Math.max(...lignes.map(({ page }) => page ?? 1));
  return Array.from({ length: derniere }, (_, rang) => {
    const debut = lignes.findIndex(({ page }) => (page ?? 1) > rang);
    return (debut < 0 ? lignes.length : debut) + 1;
  });
}

/** Les pages où sont ces lignes, de la première à la dernière. */
export function pagesDe(debuts: readonly number[], [debut, fin]: readonly [number, number]): number[] {
  const pageDe = (ligne: number) => Math.max(1, debuts.findLastIndex((premiere) => premiere <= ligne) + 1);
  const premiere = pageDe(debut);
  return Array.from({ length: pageDe(fin) - premiere + 1 }, (_, rang) => premiere + rang);
}

const PAGE = /^Page (\d+) sur (\d+)/;

/** Où en est la lecture, d'après ce qu'elle annonce. */
export function lireProgres(ligne: string): { page: number; pages: number } | null {
  const [, page, pages] = PAGE.exec(ligne) ?? [];
  return page && pages ? { page: Number(page), pages: Number(pages) } : null;
}
