import { describe, expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { Attribution, Motif } from "../../appariement/model.ts";
import type { DossierGele } from "../gel/model.ts";
import type { Contenu } from "../../reglement/model.ts";
import { courrielDeLettre } from "./courriels.tsx";
import { blocsLettre, parLangue } from "./document.ts";
import type { ContenuLettre } from "./model.ts";
import { reglesEnMots, rediger, redigerNonRecevable, voeuxOtes } from "./redaction/rules.ts";
import {
  ADMIS_POUR_DIRE,
  admisParStructure,
  dernierAdmis,
  motifsParStructure,
  phraseEcartee,
  phraseMotif,
  semaineEnMots,
} from "./rules.ts";

const NOMS = { structure: (id: string) => `Crèche ${id}`, section: () => "Bébés" };
const SEPTEMBRE = rangDuMois("2027-09");
const place = (structure: string, reserve: string | null = null) => ({
  enfant: 0,
  structure,
  reserve,
  semaine: 1023,
  entree: SEPTEMBRE,
});
const admis = (nombre: number, structure = "a"): Attribution[] =>
  Array.from({ length: nombre }, (_, rang) => ({
    rang: rang + 1,
    dossier: `n${rang}`,
    enfants: [0],
    places: [place(structure)],
    voeu: 1,
  }));
const MOTIF: Motif = {
  voeu: 1,
  places: [place("a")],
  structure: "a",
  reserve: null,
  section: "bebes",
  mois: SEPTEMBRE,
  demiJournee: 0,
  libres: 8,
  dernier: { dossier: "2027-99", points: 31 },
  points: 12,
  fermees: 1,
  ensemble: false,
};

test.each([
  [1023, "du lundi au vendredi"],
  [3, "lundi"],
  [1, "lundi matin"],
  [3 | 4 | 192, "lundi, mardi matin et jeudi"],
  [512, "vendredi après-midi"],
])("GUI-301 : la semaine %i se dit « %s »", (semaine, attendu) => {
  expect(semaineEnMots(semaine)).toBe(attendu);
});

describe("ce qui se dit d’un voisin", () => {
  test("GUI-300 : à dix admis les points du dernier se taisent, à onze ils se disent", () => {
    const large = { ...MOTIF, libres: ADMIS_POUR_DIRE + 1 };
    const dire = (nombre: number) => phraseMotif(large, admisParStructure(admis(nombre)), NOMS);
    expect(dire(ADMIS_POUR_DIRE)).not.toContain("31");
    expect(dire(ADMIS_POUR_DIRE + 1)).toContain("31 points");
  });
  test("GUI-302 : d’une case de dix places ou moins, les points d’un voisin se taisent, si pleine que soit la structure", () => {
    const dire = (libres: number) => phraseMotif({ ...MOTIF, libres }, admisParStructure(admis(30)), NOMS);
    expect(dire(1)).toMatch(/1.place libre, donnée à une famille mieux classée\.$/);
    expect(dire(ADMIS_POUR_DIRE)).not.toContain("31");
    expect(dire(ADMIS_POUR_DIRE + 1)).toContain("31 points");
    const semaine = { ...MOTIF, demiJournee: null, libres: 0 }; // nobody stands on a half-day of its own: the structure counts
    expect(phraseMotif(semaine, admisParStructure(admis(30)), NOMS)).toContain("31 points");
  });
  test("GUI-302 : à points égaux, la lettre renvoie à l’ordre qui départage ; à un point près, non", () => {
    const dire = (points: number) => phraseMotif({ ...MOTIF, points, libres: 30 }, admisParStructure(admis(30)), NOMS);
    expect(dire(31)).toContain("à points égaux, l’ordre que disent les règles de cette lettre vous place après");
    expect(dire(30)).not.toContain("à points égaux");
  });
  test("GUI-302 : la case pleine se dit, jamais le numéro d’un autre dossier", () => {
    for (const nombre of [3, 30]) {
      const phrase = phraseMotif(MOTIF, admisParStructure(admis(nombre)), NOMS);
      expect(phrase).toMatch(/Crèche a, bébés, le lundi matin, en septembre 2027 .*8 places libres/);
      expect(phrase).not.toContain("2027-99");
    }
    expect(phraseMotif({ ...MOTIF, dernier: null, libres: 0 }, new Map(), NOMS)).toContain("aucune place libre");
    const semaine = { ...MOTIF, section: null, demiJournee: null, libres: 0 }; // the hundred per cent of the week, not a half-day
    const lire = (dernier: typeof MOTIF.dernier) => phraseMotif({ ...semaine, dernier }, new Map(), NOMS);
    expect(lire(MOTIF.dernier)).toMatch(/sur la semaine, .* pas assez d’heures libres .* mieux classées\./);
    expect(lire(null)).toMatch(/pas assez d’heures libres dans la semaine pour tous ces jours\.$/);
    expect(lire(null)).not.toContain("aucune place");
    expect(phraseMotif({ ...MOTIF, ensemble: true }, new Map(), NOMS)).toContain("pas ensemble");
  });
  test("GUI-303 : le dernier admis d’une structure, hors places gardées, se dit au-delà de dix", () => {
    const pointsDe = (dossier: string, structure: string) =>
      40 - Number(dossier.slice(1)) + (structure === "a" ? 0 : 50);
    const dire = (attributions: Attribution[]) => dernierAdmis("a", { attributions, pointsDe, noms: NOMS });
    expect(dire([])).toContain("personne n’est admis");
    expect(dire(admis(10))).toContain("ne se disent pas");
    expect(dire(admis(11))).toContain("hors places gardées, celle qui a le moins de points a 30 points");
    const gardee = { rang: 12, dossier: "n35", enfants: [0], places: [place("a", "insertion")], voeu: 1 };
    expect(dire([...admis(11), gardee])).toContain("hors places gardées, celle qui a le moins de points a 30 points");
    expect(dire([...admis(10), gardee])).toContain("ne se disent pas"); // eleven in all, ten outside what is kept
  });
});

test("GUI-302 : un vœu se lit une fois", () => {
  expect(
    motifsParStructure([MOTIF, { ...MOTIF, voeu: 2 }, { ...MOTIF, structure: "b" }]).map(({ structure }) => structure),
  ).toEqual(["a", "b"]);
  const gardee = { ...MOTIF, reserve: "insertion", dernier: null, libres: 0 };
  const lire = (motifs: (typeof MOTIF)[]) => motifsParStructure(motifs).map((un) => phraseMotif(un, new Map(), NOMS));
  expect(lire([gardee, MOTIF])).toEqual([expect.stringContaining("8 places libres")]); // not what is kept for others
  const reclame = { ...MOTIF, dernier: null, libres: 0, demiJournee: null, reclame: true };
  expect(lire([gardee, MOTIF, reclame])).toEqual([expect.stringMatching(/à vos points, une place .* autrement\.$/)]);
});

test("GUI-304 : les règles se disent dans l’ordre où elles s’appliquent", () => {
  const reglement = {
    criteres: [{ code: "isole", libelle: "Parent seul" }],
    departage: ["isole"],
    reserves: [{ libelle: "Insertion" }],
  } as unknown as Parameters<typeof reglesEnMots>[0];
  expect(reglesEnMots(reglement, 0).join(" ")).toMatch(
    /Parent seul.*parent seul, puis la date de la demande, puis un tirage.*À son rang.*Insertion/,
  );
  expect(reglesEnMots(null, 1).join(" ")).not.toContain("À son rang");
});

test("GUI-305 : une lettre dit à une famille ses points et pourquoi ; sans place, ni délai ni place", () => {
  const dossier = {
    id: "2027-1",
    points: 12,
    lignes: [],
    enfants: [{}],
    choix: [{ structure: "a" }],
  } as unknown as DossierGele;
  const redaction = {
    seance: "Printemps",
    le: "2027-04-02",
    limite: "2027-04-12",
    dossiers: new Map([["2027-1", dossier]]),
    admis: admisParStructure(admis(11)),
    dernierDe: () => "Crèche a : dit.",
    motifsDe: () => [MOTIF],
    noms: NOMS,
    regles: () => ["Règle."],
    reglement: null,
    langueDe: (): "fr" => "fr",
  } as const;
  const attend = rediger({ rang: 4, dossier: "2027-1", enfants: [0], places: [], voeu: null }, redaction);
  expect(attend).toMatchObject({
    issue: "attente",
    limite: null,
    places: [],
    points: 12,
    derniers: ["Crèche a : dit."],
  });
  expect(JSON.stringify(attend)).not.toContain("2027-99");
  const recoit = rediger({ rang: 4, dossier: "2027-1", enfants: [0], places: [place("a")], voeu: 1 }, redaction);
  expect(recoit).toMatchObject({ issue: "place", limite: "2027-04-12", places: [{ structure: "Crèche a" }] });
  expect(rediger({ rang: 1, dossier: "efface", enfants: [0], places: [], voeu: null }, redaction)).toBeNull();
});

const ecrite = (langue: "fr" | "en" | "facile", changement?: string) => {
  const lignes = [{ critere: "isole", libelle: "Parent seul", raison: "Vérifié", points: 12 }];
  const criteres = [
    {
      code: "isole",
      type: "booleen",
      libelle: "Parent seul",
      traductions: { en: { libelle: "Single parent", paliers: [] } },
    },
  ];
  const reglement = { criteres, groupes: [], departage: [], reserves: [] } as unknown as Contenu;
  const dossier = { id: "2027-1", points: 12, lignes, enfants: [{}], choix: [{ structure: "a" }], changement };
  const contenu = rediger(
    { rang: 4, dossier: "2027-1", enfants: [0], places: [place("a")], voeu: 2 },
    {
      seance: "Printemps",
      le: "2027-04-02",
      limite: "2027-04-12",
      dossiers: new Map([["2027-1", dossier as unknown as DossierGele]]),
      admis: admisParStructure(admis(11)),
      dernierDe: (structure, t) =>
        dernierAdmis(structure, { attributions: admis(11), pointsDe: () => 30, noms: NOMS }, t),
      motifsDe: () => [{ ...MOTIF, libres: 12 }],
      noms: NOMS,
      regles: (t) => reglesEnMots(reglement, 0, t),
      reglement,
      langueDe: () => langue,
    },
  );
  return contenu as ContenuLettre;
};

test("GUI-305 : un vœu que la commission écarte, ou remplace par une place imposée, se dit ; pas ceux qui viennent après la place reçue", () => {
  const choix = ["b", "a", "c"].map((structure) => ({ structure }));
  const voeux = (decide: object, places: Attribution["places"]) =>
    voeuxOtes({ choix, ...decide } as unknown as Parameters<typeof voeuxOtes>[0], places);
  const imposee = { structure: "a", semaines: [1023] };
  expect(voeux({ ecartees: ["b", "c"] }, [place("a")])).toEqual(["b"]);
  expect(voeux({ ecartees: ["b", "c"] }, [])).toEqual(["b", "c"]);
  expect(voeux({ imposee }, [place("a")])).toEqual(["b"]);
  expect(voeux({ imposee }, [place("z")])).toEqual(["b", "a", "c"]);
  expect(voeux({}, [place("a")])).toEqual([]);
  expect(phraseEcartee("b", NOMS)).toBe(
    "Crèche b : la commission a décidé de ne pas vous y proposer de place ; vous pouvez lui demander pourquoi.",
  );
});

test("GUI-373 : la décision est en français ; qui a choisi une autre langue lit aussi dans celle-là places, points, motifs, règles", () => {
  expect(ecrite("fr")).not.toHaveProperty("traduite");
  const { traduite, ...decision } = ecrite("en");
  expect(decision).toEqual(ecrite("fr"));
  expect(traduite).toMatchObject({
    langue: "en",
    places: [{ jours: "Monday to Friday", entree: "September 2027" }],
    lignes: [{ libelle: "Single parent", points: 12 }],
  });
  expect(traduite?.refus.join()).toMatch(
    /Crèche a, babies, on Monday morning, in September 2027 .*12 free places.*31 points; you have 12/,
  );
  expect(traduite?.regles.join(" ")).toMatch(/Single parent.*date of the request.*public drawing/);
  expect(traduite?.derniers.join()).toContain(
    "11 families admitted in all; outside places set aside, the one with the fewest points has 30 points",
  );
  expect(ecrite("facile").traduite?.refus.join()).toContain("Il y avait 12 places");
});

test("GUI-374 : une lettre se lit d’abord dans la langue choisie, puis en français, qui seul fait foi ; le courriel de même", () => {
  expect(parLangue(ecrite("fr"), null, 2).map(({ langue }) => langue)).toEqual(["fr"]);
  const [anglaise, francaise] = parLangue(ecrite("en", "Les Bleuets"), null, 2);
  expect([anglaise?.langue, francaise?.langue, francaise?.titre]).toEqual(["en", "fr", "The letter in French"]);
  for (const dit of [
    "Only the French text below",
    "tribunal administratif",
    "algorithm",
    "keeps their place (Les Bleuets)",
  ])
    expect(JSON.stringify(anglaise)).toContain(dit);
  expect(JSON.stringify(francaise)).toMatch(/garde sa place \(Les Bleuets\).*L\. 311-3-1.*tribunal administratif/);
  const qui = { a: "a@exemple.fr", nom: "Ana", organisme: "Guichet", lien: "https://l", code: "123456" };
  const { sujet, texte, langue } = courrielDeLettre({ ...qui, contenu: ecrite("en") });
  expect([sujet, langue]).toEqual(["Guichet: answer to your request 2027-1", "en"]);
  expect(texte).toMatch(/Hello Ana,.*offers you.*The letter in French.*vous propose.*L\. 311-3-1/s);
  expect(courrielDeLettre({ ...qui, contenu: ecrite("fr") }).texte).not.toContain("The letter");
  const facile = parLangue(ecrite("facile"), null, 2);
  expect(facile.map(({ titre }) => titre)).toEqual([null, "La lettre qui compte"]);
});

test("GUI-306 : à qui n’est pas recevable, la lettre dit la condition et les droits, jamais qu’il reste sans place", () => {
  const dossier = {
    id: "2027-1",
    points: 3,
    lignes: [],
    nonRecevable: ["Habiter le territoire"],
  } as unknown as DossierGele;
  const lettre = redigerNonRecevable(dossier, {
    seance: "Printemps",
    le: "2027-04-02",
    regles: () => ["Règle."],
    noms: NOMS,
    reglement: null,
    langueDe: () => "fr",
  });
  expect(lettre).toMatchObject({ issue: "nonRecevable", refus: ["Habiter le territoire"], places: [], limite: null });
  const texte = JSON.stringify(blocsLettre(lettre, null));
  expect(texte).toMatch(/n’a pas pu examiner votre demande.*Habiter le territoire.*tribunal administratif/);
  expect(texte).not.toContain("n’a pas pu vous proposer de place");
});
