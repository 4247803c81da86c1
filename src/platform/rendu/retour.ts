import type { Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { readSections, type RefusWord, type SectionWord } from "#platform/files/docx-sections.ts";
import { signetDe } from "./ancres.ts";
import { compose } from "./composition.ts";
import { renderDocx } from "./docx.ts";
import { printIn, printOf } from "./versions.ts";

/** What became of a section of a document sent in Word and sent back; `ancre` is that of its heading in the document. */
export type SectionRendue = {
  ancre: string | null;
  titre: string;
  etat: "inchangee" | "modifiee" | "ajoutee" | "retiree";
  avant: readonly string[];
  apres: readonly string[];
  /** Corrected with tracked changes, which are read as accepted. */
  suivie: boolean;
  /** It is no longer what was sent: it was changed here since. Then `inchangee` says that the file left it as it was sent. */
  bougee?: true;
  /** Of an added section: the anchor of the one of ours that it follows. */
  suit?: string | null;
};

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((ligne, rang) => ligne === b[rang]);

/** A section is found again by its bookmark, else by its heading, among those not yet taken. */
function findAgain(section: SectionWord, libres: Set<SectionWord>): SectionWord | undefined {
  const candidates = [...libres];
  return (
    (section.signet === null ? undefined : candidates.find(({ signet }) => signet === section.signet)) ??
    candidates.find(({ titre, signet }) => titre === section.titre && (signet === null || section.signet === null))
  );
}

function matched(avant: SectionWord, apres: SectionWord | undefined, ancre: string | null): SectionRendue {
  if (!apres) return { ancre, titre: avant.titre, etat: "retiree", avant: avant.lignes, apres: [], suivie: false };
  const { titre, lignes, suivie, signets } = apres;
  const intacte = avant.titre === titre && same(avant.lignes, lignes);
  const envoyee = signets.map(printIn).find((print) => print !== null);
  const bougee = !intacte && envoyee !== undefined && envoyee !== printOf(avant.titre, avant.lignes);
  const rendue = { ancre, titre, avant: avant.lignes, apres: lignes, suivie, ...(bougee ? { bougee } : {}) };
  const lue = intacte || (bougee && envoyee === printOf(titre, lignes));
  return { ...rendue, etat: lue ? "inchangee" : "modifiee" };
}

/**
 * A document that was sent in Word and comes back corrected, tracked changes or not, section by section: first those of the document,
 * in its order, then those that the reader added. Refused when the file is no Word file, holds macros, or would inflate too far.
 */
export async function compareReturned(
  imprime: Imprime,
  octets: Uint8Array,
): Promise<SectionRendue[] | Refus<RefusWord>> {
  const [envoyees, rendues] = [readSections(await renderDocx(compose(imprime))), readSections(octets)];
  if (envoyees instanceof Refus) return envoyees;
  if (rendues instanceof Refus) return rendues;
  const ancres = new Map(
    imprime.blocs.flatMap((bloc) => (bloc.genre === "titre" && bloc.ancre ? [[signetDe(bloc.ancre), bloc.ancre]] : [])),
  );
  const libres = new Set(rendues);
  const trouvees = new Map<SectionWord, string | null>();
  const siennes = envoyees.map((avant) => {
    const apres = findAgain(avant, libres);
    const ancre = ancres.get(avant.signet ?? "") ?? null;
    if (apres) {
      libres.delete(apres);
      trouvees.set(apres, ancre);
    }
    return matched(avant, apres, ancre);
  });
  const precedente = (rang: number) => rendues.slice(0, rang).findLast((une) => trouvees.has(une));
  const ajoutees = rendues.flatMap((une, rang): SectionRendue[] => {
    const { titre, lignes, suivie } = une;
    if (!libres.has(une) || (titre === "" && lignes.length === 0)) return [];
    const avant = precedente(rang);
    const suit = (avant && trouvees.get(avant)) ?? null;
    return [{ ancre: null, titre, etat: "ajoutee", avant: [], apres: lignes, suivie, suit }];
  });
  return [...siennes, ...ajoutees];
}
