import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { readDocument } from "#platform/files/lire.ts";
import { docx, md, type Morceau, odt, pdf, txt } from "../../../../tests/fichiers.ts";
import { EN_COLONNES, MOITIES, PAR_MOTS, SANS_FILETS } from "../../../../tests/fichier-pdf.ts";
import { ACTIONS } from "../../../../tests/actions-inventees.ts";
import { EN_RANGEES, MISES_EN_PAGE } from "../../../../tests/plans-inventes.ts";
import type { Echange, FicheEchange } from "../echange/model.ts";
import { normaliser } from "../libelles/rules.ts";
import type { Reperes } from "../parties/model.ts";
import { interpreter } from "./rules.ts";

const SANS_REPERES: Reperes = { commune: () => null, epci: () => null, membres: () => [] };
const ECRITURES: Record<string, (morceaux: Morceau[]) => Uint8Array> = {
  txt,
  md,
  docx,
  odt,
  pdf,
  "pdf mot à mot": (morceaux) => pdf(morceaux, "", PAR_MOTS),
  "pdf en deux colonnes": (morceaux) => pdf(morceaux, "", EN_COLONNES),
  "pdf à moitiés égales": (morceaux) => pdf(morceaux, "", MOITIES),
  "pdf sans filets": (morceaux) => pdf(morceaux, "", SANS_FILETS),
};

const colonnesDe = (morceaux: Morceau[]) =>
  Math.max(0, ...morceaux.map((morceau) => ("table" in morceau ? (morceau.table[0]?.length ?? 0) : 0)));

const tabulationsDe = (morceaux: Morceau[]) =>
  Math.max(0, ...morceaux.map((morceau) => ("p" in morceau ? morceau.p.split("\t").length - 1 : 0)));

/**
 * Un tableau de quatre colonnes ne tient pas dans une demi-page, une tabulation non plus, et un PDF n'en pose qu'une par ligne ; les
 * moitiés égales sont celles d'un tableau de deux colonnes ; sans tableau, il n'y a pas de filets à ôter, et des années cochées sans
 * filets ne se rangent pas.
 */
const formatsDe = (morceaux: Morceau[]) =>
  (morceaux === MISES_EN_PAGE[EN_PARAGRAPHES] ? ["docx", "odt"] : Object.keys(ECRITURES)).filter(
    (format) =>
      !(colonnesDe(morceaux) > 3 && format.endsWith("colonnes")) &&
      tabulationsDe(morceaux) <= (format.endsWith("colonnes") ? 0 : format.startsWith("pdf") ? 1 : 9) &&
      !(format.endsWith("égales") && colonnesDe(morceaux) !== 2) &&
      !(format.endsWith("filets") && (colonnesDe(morceaux) === 0 || morceaux === MISES_EN_PAGE[AVEC_FILETS])),
  );

/** Deux valeurs sous leurs deux libellés : ailleurs, une ligne vide ou un blanc les sépare autant que deux paragraphes. */
const EN_PARAGRAPHES = "fiches tabulées sous leur titre";
const AVEC_FILETS = "objectif partagé et années cochées";

async function lire(morceaux: Morceau[], format: string): Promise<Echange> {
  const octets = ECRITURES[format]?.(morceaux) ?? new Uint8Array();
  const brut = await readDocument(octets, `plan.${format.split(" ")[0]}`);
  if (brut instanceof Refus) throw new Error(`refusé : ${brut.code}`);
  return interpreter(brut, SANS_REPERES);
}

const proche = (a: string | null | undefined, b: string) =>
  normaliser(a ?? "").replace(/ /g, "") === normaliser(b).replace(/ /g, "");
const ficheDe = (echange: Echange, titre: string): FicheEchange | undefined =>
  echange.plan.fiches.find((fiche) => proche(fiche.titre, titre));

describe.each(Object.entries(MISES_EN_PAGE))("une mise en page jamais vue : %s", (nom, morceaux) => {
  test.each(formatsDe(morceaux))("donne ses six fiches, leurs champs et leur place en %s", async (format) => {
    const echange = await lire(morceaux, format);
    expect(echange.plan.fiches.map(({ titre }) => normaliser(titre))).toEqual(
      ACTIONS.map(({ titre }) => normaliser(titre)),
    );
    for (const action of ACTIONS) {
      const fiche = ficheDe(echange, action.titre);
      expect
        .soft(fiche?.pilotes.join(" "), `pilote de ${action.titre}`)
        .toSatisfy((lu: string) => proche(lu, action.pilote));
      expect.soft(fiche?.publicCible.join(" ")).toSatisfy((lu: string) => proche(lu, action.public));
      expect.soft(fiche?.echeances.map(({ debut }) => debut)).toEqual([action.echeance]);
      const noeud = echange.plan.noeuds.find(({ id }) => id === fiche?.noeuds[0]);
      expect.soft(noeud?.libelle, `place de ${action.titre}`).toSatisfy((lu: string) => proche(lu, action.axe));
      if (EN_RANGEES.has(nom)) continue;
      expect.soft(fiche?.diagnosticInitial).toSatisfy((lu: string) => proche(lu, action.contexte));
      expect.soft(fiche?.objectifsOperationnels.map(normaliser)).toEqual(action.objectifs.map(normaliser));
      expect
        .soft(fiche?.indicateurs.map(({ libelle }) => normaliser(libelle)))
        .toEqual(action.indicateurs.map(normaliser));
    }
    expect(echange.plan.noeuds).toHaveLength(2);
  });
});

test("IMP-45 : ce qui vient d'une reconnaissance de caractères est à relire, champ par champ", async () => {
  const brut = await readDocument(txt(MISES_EN_PAGE["questions pour libellés"] ?? []), "plan.txt");
  if (brut instanceof Refus) throw new Error(brut.code);
  const { aRevoir, plan } = interpreter({ ...brut, pagesReconnues: [1] }, SANS_REPERES);
  const champs = plan.fiches.flatMap((fiche, rang) =>
    Object.keys(fiche.sources).map((champ) => `plan.fiches[${rang}].${champ}`),
  );
  expect(aRevoir.map(({ chemin }) => chemin)).toEqual(expect.arrayContaining(champs));
});
