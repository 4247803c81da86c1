import type { Jour } from "#commun/jour.ts";
import type { Avis } from "../avis/model.ts";
import { etatAu, renduLe } from "../avis/rules.ts";
import type { Schema } from "../schema/model.ts";
import type { AvisComptes } from "./model.ts";

export type Periode = { debut: Jour; fin: Jour };

/**
 * SPPE-100 : un bilan dit les schémas adoptés au plus tard à sa fin, dont un jour au moins est de sa période, et que rien d'adopté n'a
 * remplacés ; celui dont une autre convention tient lieu n'en est pas (CASF, art. L. 214-2).
 */
export function schemasDuBilan<S extends Pick<Schema, "id" | "adopteLe" | "debut" | "fin" | "convention" | "remplace">>(
  schemas: readonly S[],
  { debut, fin, convention }: Periode & { convention: string },
): S[] {
  const adoptes = schemas.filter(({ adopteLe }) => adopteLe !== null && adopteLe <= fin);
  const remplaces = new Set(adoptes.map(({ remplace }) => remplace));
  return adoptes.filter(
    (un) =>
      !remplaces.has(un.id) &&
      un.debut <= fin &&
      un.fin >= debut &&
      (un.convention === null || un.convention === convention),
  );
}

/** SPPE-101 : un avis compte dans la période où il fut rendu, une demande dans celle où elle fut reçue ; l'avis d'opportunité n'est pas celui de la loi. */
export function compterAvis(avis: readonly Avis[], { debut, fin }: Periode): AvisComptes {
  const dans = (le: Jour | null) => le !== null && debut <= le && le <= fin;
  const legaux = avis.filter(({ genre }) => genre === "legal");
  const rendus = legaux.filter((un) => dans(renduLe(un, fin)));
  const exprimes = rendus.filter(({ faits }) => faits.decision?.sens === "favorable").length;
  const defavorables = rendus.filter((un) => etatAu(un, fin) === "defavorable").length;
  return {
    recues: legaux.filter(({ recueLe }) => dans(recueLe)).length,
    favorables: exprimes,
    tacites: rendus.length - exprimes - defavorables,
    defavorables,
  };
}
