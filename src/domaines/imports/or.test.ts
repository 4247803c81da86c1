import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { CucmOr, DocumentOr, MorteauOr, PilatOr } from "../../../tests/or.ts";
import {
  cheminDuCorpus,
  corpusAbsent,
  coupesInfideles,
  lireLignes,
  lireOr,
  memeTexte,
  titreSaute,
} from "../../../tests/or.ts";
import { couper, lirePlage } from "../../../tests/or-coupe.ts";
import {
  articlesFaux,
  blocsFaux,
  comptes,
  detail,
  direF1,
  periodesFausses,
  reperesDesFiches,
} from "../../../tests/or-faits.ts";
import { type Bilan, mots, scorer, scorerPlan } from "../../../tests/or-score.ts";
import { type TableauVu, voirTableau } from "../../../tests/or-tableau.ts";
import type { Echange } from "./echange/model.ts";
import { docx, type Morceau, odt } from "../../../tests/fichiers.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { lireIci, lireOctets, reperesDe } from "./lecture/actions.ts";

const pilat = lireOr<PilatOr>("pilat");
const morteau = lireOr<MorteauOr>("morteau");
const cucm = lireOr<CucmOr>("cucm");

async function lire(or: DocumentOr): Promise<Echange> {
  const chemin = cheminDuCorpus(or);
  const lu = await lireIci(chemin, basename(chemin));
  if (lu instanceof Refus) throw new Error(lu.code);
  return lu.echange;
}

const dire = (or: DocumentOr, bilan: Bilan): void => {
  process.stdout.write(`\n${process.env.MAILLAGE_OR_DETAIL === "1" ? detail(or, bilan) : direF1(or, bilan)}\n`);
};

describe.each([pilat, morteau, cucm])("l’or de $document", (or) => {
  test.skipIf(corpusAbsent(or))(`découpe le texte tel qu’il est${titreSaute(or)}`, () => {
    expect(memeTexte(or)).toBe(true);
    expect(coupesInfideles(or, lireLignes(or))).toEqual([]);
  });
});

describe.skipIf(corpusAbsent(pilat))(`C-PILAT${titreSaute(pilat)}`, () => {
  let echange: Echange;
  let lignes: string[];
  let bilan: Bilan;
  beforeAll(async () => {
    lignes = lireLignes(pilat);
    echange = await lire(pilat);
    bilan = scorerPlan(pilat, echange.plan, lignes);
    dire(pilat, bilan);
  });

  test("48 fiches sur 48, aucune de trop", () => {
    expect(bilan).toMatchObject({ trouvees: 48, manquantes: [], enTrop: [] });
    expect(echange.plan.fiches).toHaveLength(48);
  });
  test("chaque liste a autant d’éléments que le texte en montre", () => {
    expect(comptes(pilat, bilan, echange.plan).faux).toEqual([]);
  });
  test("F1 moyen d’au moins 0,97", () => expect(bilan.moyenne).toBeGreaterThanOrEqual(0.97));
  test("13 collectivités et leurs équipements", () => expect(blocsFaux(pilat, echange, lignes)).toEqual([]));
  test("14 articles, chacun sous son numéro", () => {
    expect(echange.convention.articles.map((a) => a.numero)).toEqual(pilat.articles.map((a) => a.numero));
    expect(articlesFaux(pilat, echange, lignes)).toEqual([]);
  });
  test("les jours de début et de fin", () => {
    expect(echange.convention).toMatchObject({ debut: pilat.debut.jour, fin: pilat.fin.jour });
  });
  test("16 communes reconnues, parties et périmètre", () => {
    const codes = echange.convention.parties.filter((p) => p.genre === "commune").map((p) => p.code);
    expect(codes.toSorted()).toEqual(pilat.communes);
    expect(echange.convention.perimetre.toSorted()).toEqual(pilat.communes);
  });
  test("chaque fiche sous son objectif, aucune sous un autre", () => {
    const codes = pilat.objectifs.map((o) => o.code);
    const vus = reperesDesFiches(bilan, echange.plan, pilat.objectifs, lignes);
    const attendus = pilat.fiches.map((f) => (f.objectif === null ? [] : [codes.indexOf(f.objectif)]));
    expect(vus.map((v, i) => (pilat.fiches[i]?.objectif === null ? v.filter((x) => x >= 0) : v))).toEqual(attendus);
  });
  test("la nature de chaque indicateur", () => {
    const fausses = pilat.fiches.filter((f, i) => {
      const lus = echange.plan.fiches[bilan.rang[i] ?? -1]?.indicateurs ?? [];
      const n = f.champs.indicateurs?.quantitatifs ?? 0;
      return lus.some((x, k) => x.nature !== (k < n ? "quantitatif" : "qualitatif"));
    });
    expect(fausses.map((f) => f.titre)).toEqual([]);
  });
});

describe.skipIf(corpusAbsent(morteau))(`C-MORTEAU${titreSaute(morteau)}`, () => {
  let echange: Echange;
  let lignes: string[];
  let bilan: Bilan;
  beforeAll(async () => {
    lignes = lireLignes(morteau);
    echange = await lire(morteau);
    bilan = scorerPlan(morteau, echange.plan, lignes);
    dire(morteau, bilan);
  });

  test("23 fiches sur 23, aucune de trop", () => {
    expect(bilan).toMatchObject({ trouvees: 23, manquantes: [], enTrop: [] });
    expect(echange.plan.fiches).toHaveLength(23);
  });
  test("chaque liste a autant d’éléments que le texte en montre", () => {
    const { faux } = comptes(morteau, bilan, echange.plan);
    expect(faux).toEqual([]);
  });
  test("F1 moyen d’au moins 0,95", () => expect(bilan.moyenne).toBeGreaterThanOrEqual(0.95));
  test("rien du modèle vierge, du sommaire ni de l’index n’est une fiche ou une partie", () => {
    const vides = [morteau.modele, morteau.sommaire, morteau.index].map(lirePlage);
    const lues = echange.plan.fiches.flatMap((f) => (f.sources.titre === undefined ? [] : [f.sources.titre.lignes]));
    expect(lues.filter(([a]) => vides.some(({ debut, fin }) => a >= debut && a <= fin))).toEqual([]);
    expect(echange.convention.parties.filter((p) => /\.\.\.|…|XXX|\(/u.test(p.nom))).toEqual([]);
    expect(echange.convention).toMatchObject({ fin: expect.not.stringMatching("20XX") as unknown });
  });
  test("chaque échéance a son année ou sa période", () => {
    expect(periodesFausses(morteau, bilan, echange.plan)).toEqual([]);
  });
  test("chaque fiche sous son thème", () => {
    const vus = reperesDesFiches(bilan, echange.plan, morteau.themes, lignes);
    const sansTheme = (i: number) => morteau.fiches[i]?.theme === null;
    const attendus = morteau.fiches.map((f) => (f.theme === null || f.theme === undefined ? [] : [f.theme]));
    expect(vus.map((v, i) => (sansTheme(i) ? v.filter((x) => x >= 0) : v))).toEqual(attendus);
  });
});

describe.skipIf(corpusAbsent(cucm))(`C-CUCM${titreSaute(cucm)}`, () => {
  let echange: Echange;
  let tableau: TableauVu;
  let bilan: Bilan;
  let lignes: string[];
  beforeAll(async () => {
    lignes = lireLignes(cucm);
    echange = await lire(cucm);
    tableau = voirTableau(cucm, echange, lignes);
    const debout = new Set(tableau.lignes.flatMap((l) => (l.etat === "debout" && l.rang !== null ? [l.rang] : [])));
    bilan = scorer({ or: cucm, plan: echange.plan, lignes }, tableau.fiches, debout);
    dire(cucm, bilan);
  });
  const debouts = () =>
    tableau.lignes.flatMap((vue, i) => (vue.etat === "debout" ? [{ vue, or: cucm.lignes[i] }] : []));

  test("9 fiches sur 9, rien de trop", () => {
    expect(bilan).toMatchObject({ trouvees: 9, manquantes: [] });
    expect(tableau.enTrop).toEqual([]);
  });
  test("chaque liste a autant d’éléments que le texte en montre, chaque échéance son année", () => {
    expect(comptes(cucm, bilan, echange.plan).faux).toEqual([]);
    expect(periodesFausses(cucm, bilan, echange.plan)).toEqual([]);
  });
  test("F1 moyen d’au moins 0,93", () => expect(bilan.moyenne).toBeGreaterThanOrEqual(0.93));
  test("34 lignes du tableau, chacune une seule fois, debout ou fondue dans sa fiche", () => {
    expect(tableau.lignes.filter((l) => l.etat === "perdue" || l.etat === "double")).toEqual([]);
    expect(tableau.lignes).toHaveLength(34);
  });
  test("l’axe de chaque ligne", () => {
    expect(tableau.lignes.map((l) => l.axes)).toEqual(cucm.lignes.map((l) => [l.axe]));
  });
  test("le porteur de chaque ligne debout", () => {
    expect(
      debouts()
        .filter(({ vue }) => vue.porteur < 0.9)
        .map(({ vue }) => vue.titre),
    ).toEqual([]);
  });
  test("l’année de chaque ligne debout", () => {
    const attendues = debouts().map(({ or }) => (or?.annees ?? []).flatMap((p) => mots(couper(lignes, p))));
    expect(debouts().map(({ vue }) => vue.annees)).toEqual(attendues);
  });
  test("deux entrées d’une même action laissées à part sont à revoir ensemble", () => {
    expect(tableau.lignes.filter((l) => l.sansRenvoi).map((l) => l.titre)).toEqual([]);
  });
});

const verser = (lignes: string[]): Morceau[] => lignes.map((ligne) => ({ p: ligne }));
const sansBlancs = (lignes: string[]) => lignes.filter((ligne) => ligne.trim() !== "");

describe.skipIf(corpusAbsent(cucm) || corpusAbsent(morteau))(
  "le même texte versé ligne à ligne dans un traitement de texte",
  () => {
    const relire = async (or: DocumentOr, format: "docx" | "odt", garder = (toutes: string[]) => toutes) => {
      const lignes = lireLignes(or);
      const octets = { docx, odt }[format](verser(garder(lignes)));
      const lu = await lireOctets(octets, `plan.${format}`, () => reperesDe(getTerritoires()));
      if (lu instanceof Refus) throw new Error(lu.code);
      return { lignes, echange: lu.echange };
    };

    test.each(["docx", "odt"] as const)("C-CUCM garde ses 34 lignes et ses 9 fiches en %s", async (format) => {
      const { lignes, echange } = await relire(cucm, format);
      const vu = voirTableau(cucm, echange, lignes);
      expect(vu.enTrop).toEqual([]);
      expect(vu.fiches).not.toContain(null);
      const debout = new Set(vu.lignes.flatMap(({ etat, rang }) => (etat === "debout" && rang !== null ? [rang] : [])));
      expect(scorer({ or: cucm, plan: echange.plan, lignes }, vu.fiches, debout).moyenne).toBeGreaterThanOrEqual(0.93);
      expect(echange.plan.fiches.length).toBe(43);
    });
    test.each(["docx", "odt"] as const)(
      "C-CUCM sans ligne vide les garde aussi en %s, et chacune est à relire",
      async (format) => {
        const { lignes, echange } = await relire(cucm, format, sansBlancs);
        const vu = voirTableau(cucm, echange, lignes);
        expect(vu.enTrop).toEqual([]);
        expect(vu.fiches).not.toContain(null);
        expect(vu.lignes.filter(({ etat }) => etat === "perdue")).toEqual([]);
        expect(vu.lignes.map((l) => l.axes)).toEqual(cucm.lignes.map((l) => [l.axe]));
        expect(vu.lignes.filter(({ porteur }) => porteur >= 0.9).length).toBeGreaterThanOrEqual(28);
        expect(echange.aRevoir.filter(({ raison }) => raison.includes("perdu les blancs"))).toHaveLength(34);
      },
    );
    test("C-MORTEAU et ses tableaux tabulés se lisent comme dans le texte", async () => {
      const { lignes, echange } = await relire(morteau, "odt");
      const bilan = scorerPlan(morteau, echange.plan, lignes);
      expect(bilan).toMatchObject({ trouvees: 23, enTrop: [] });
      expect(bilan.moyenne).toBeGreaterThanOrEqual(0.95);
    });
  },
);
