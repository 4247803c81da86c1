import { afterAll, beforeAll, expect, test } from "vitest";
import { type Jour, plusJours } from "#commun/jour.ts";
import {
  insertAnnexes,
  insertConvention,
  lockElements,
  ouvrirTexte,
  saveElements,
  saveOptions,
  writeModes,
} from "#domaines/convention/index.ts";
import { getBlocConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { saveBlocEquipements } from "#domaines/equipements/index.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import { deleteStructure } from "#domaines/equipements/fusion/store.ts";
import { getStructure, insertStructures, updateStructure } from "#domaines/equipements/structure/store.ts";
import { saveAppuis } from "#domaines/equipements/volet/store.ts";
import { insertFigure, deleteFigure, listFigures } from "#domaines/diagnostic/figure/store.ts";
import { getEnjeu, saveEnjeu } from "#domaines/diagnostic/enjeu/store.ts";
import type { Enjeu, Section } from "#domaines/diagnostic/model.ts";
import { deleteLigne } from "#domaines/diagnostic/requete/store.ts";
import { deleteSection, listSections, saveSection } from "#domaines/diagnostic/section/store.ts";
import type { Instance } from "#domaines/gouvernance/instance/model.ts";
import { deleteInstance, getInstance, insertInstance, updateInstance } from "#domaines/gouvernance/instance/store.ts";
import type { Membre } from "#domaines/gouvernance/membre/model.ts";
import { insertMembre } from "#domaines/gouvernance/membre/store.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { listExercices, saveExercice } from "#domaines/suivi/budget/store.ts";
import { eraseHistory } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { page, PARTIES } from "../../../../tests/signatures.ts";
import { saveComplement } from "../annexe/store.ts";
import { lireContenu } from "../contenu/actions.ts";
import { lireEcritAu } from "../contenu/histoire/actions.ts";
import type { ContenuVersion } from "../contenu/model.ts";

let jour: Jour = "2026-03-01";
const site = await testSite(() => new Date(`${jour}T10:00:00.000Z`));
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const ENSEMBLE = "/conventions/ctg/comparaison";
type Db = Parameters<Parameters<typeof site.dans>[1]>[0];
let lectrice: Visiteur;

const VIDE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] };
const article = (id: string, texte: string) =>
  ({ id, numero: null, genre: "autre", titre: `Article ${id}`, texte }) as const;

type Articles = Awaited<ReturnType<typeof lockElements<"articles">>>;
/** Récrit les articles, et dit par quel acte. */
const recrire = (change: (avant: Articles) => Articles) => async (db: Db) => {
  const avant = await lockElements(db, ICI, "ctg", "articles");
  const place = { convention: "ctg", liste: "articles" } as const;
  await saveElements(db, ICI, place, { avant, apres: change(avant), action: "redaction" });
};
const enBloc = (change: object) => async (db: Db) => {
  const bloc = await getBlocConvention(db, ICI, "ctg");
  await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, ...change } });
};
const dire = (texte: string) => recrire((avant) => avant.map((un) => (un.id === "objet" ? { ...un, texte } : un)));
const LIEU = {
  collectivite: "Valbrune",
  type: "eajePsu",
  typeLibelle: null,
  nom: "Les Galets",
  adresse: null,
} as const;
const galets = (places: number): Structure => ({
  ...structureVide("galets", "rpe"),
  nom: "Les Galets",
  sections: [{ id: "s", code: "unique", avantMois: null, capacites: Array<number>(10).fill(places), modulations: [] }],
  tenueLe: "2026-03-01",
});
const MODE = { intitule: "Un accord", qui: "caf", formalite: "ecrit", preavisMois: 2, effet: "arretImmediat" } as const;

const ANNEE = { convention: "ctg", annee: 2026, version: 0, etpPrevu: null, etpRealise: null, lignes: [] };
const RIEN = { realise: null, demande: null, accorde: null, verse: null };
const PART = {
  ...RIEN,
  nature: "fonctionnement",
  financeur: "partPropre",
  acteur: null,
  nom: "",
  libelle: "",
  prevu: 500,
} as const;

const FIGURE = { genre: "tableau", statistique: "population", millesime: null } as const;
const ENJEU: Enjeu = {
  id: "e1",
  convention: "ctg",
  theme: "logement",
  texte: "Loger les jeunes",
  priorite: null,
  version: 1,
  statistiques: [],
  apports: [],
  zones: [],
};
const COPIL: Instance = {
  id: "copil",
  nature: "copil",
  nom: "Le copil",
  objet: "Décider",
  parite: false,
  decide: true,
  version: 1,
  presidence: null,
  secretariat: null,
  frequence: 2,
  quorum: "aucun",
  quorumNombre: null,
  closeLe: null,
  conventions: ["ctg"],
};
const MEMBRE: Membre = {
  id: "m1",
  instance: "copil",
  rang: 0,
  nom: "Ada",
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college: "La Caf",
  voix: "deliberative",
  commune: null,
  suppleantDe: null,
  seance: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
};
const SECTION: Section = {
  convention: "ctg",
  id: "hiver",
  modele: null,
  titre: "L’hiver",
  ordre: 100,
  texte: "",
  version: 0,
  forces: [],
  faiblesses: [],
  besoins: [],
  besoinsDepuis: {},
  modifieLe: "2026-03-01T10:00:00.000Z",
  modifiePar: "claire",
};
const ecrireSection = (texte: string) => async (db: Db) => {
  const [avant = SECTION] = await listSections(db, ICI, "ctg");
  await saveSection(db, ICI, avant, { ...avant, texte });
};

/** Ce qui s'écrit d'un projet, un jour après l'autre. */
const JOURS: readonly ((db: Db) => Promise<unknown>)[] = [
  (db) => insertConvention(db, ICI, "ctg", VIDE),
  recrire(() => [
    article("objet", "Elle réunit {parties}."),
    article("duree", "Cinq ans."),
    article("fin", "Elle finit."),
  ]),
  enBloc({ parties: PARTIES, caf: "Caf des Monts" }),
  dire("Elle réunit {parties} pour les enfants."),
  recrire((avant) => avant.filter(({ id }) => id !== "duree").toReversed()),
  dire("Elle réunit {parties} pour les familles."),
  (db) =>
    saveOptions(
      db,
      ICI,
      { convention: "ctg", version: 0 },
      { presidence: "caf", secretariat: null, application: null },
    ),
  recrire((avant) => [article("copil", "Le comité : {copil.presidence}"), ...avant]),
  (db) => saveComplement(db, ICI, { convention: "ctg", annexe: "plan" }, { texte: "Nos priorités.", version: 0 }),
  (db) => saveBlocEquipements(db, ICI, "ctg", [LIEU]),
  (db) => writeModes(db, { espace: "monts", convention: "ctg" }, [], [{ ...MODE, id: "m1", precisions: null }]),
  (db) => insertAnnexes(db, ICI, "ctg", [{ numero: "1", titre: "Le plan d’actions" }]),
  enBloc({
    articles: [{ numero: "1", genre: "objet", titre: "Objet", texte: "Tout est récrit." }],
    parties: PARTIES.slice(1),
  }),
  (db) => saveComplement(db, ICI, { convention: "ctg", annexe: "plan" }, { texte: "", version: 1 }),
  async (db) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: `${jour}T10:00:00.000Z` };
    const { id: fiche } = await creerFiche(db, ecriture, { titre: "Ouvrir un relais" });
    FICHES.push(fiche);
    await saveExercice(db, ICI, { ...ANNEE, fiche }, { ...ANNEE, fiche, lignes: [PART] });
  },
  async (db) => {
    const [avant] = await listExercices(db, ICI, FICHES[0] ?? "");
    if (avant) await saveExercice(db, ICI, avant, { ...avant, lignes: [{ ...PART, prevu: 900 }] });
  },
  (db) => saveBlocEquipements(db, ICI, "ctg", [LIEU, { ...LIEU, nom: "Le Moulin" }]),
  (db) => insertStructures(db, ICI, [{ structure: galets(12), cle: "galets" }]),
  async (db) => saveAppuis(db, ICI, "galets", [(await ouvrirTexte(db, ICI, "ctg")).elements.parties[0]?.nom ?? ""]),
  async (db) => {
    const avant = await getStructure(db, ICI, "galets");
    await updateStructure(db, ICI, { avant, apres: { ...avant, sections: galets(20).sections } });
  },
  async (db) => deleteStructure(db, ICI, await getStructure(db, ICI, "galets")),
  ecrireSection("La vallée vieillit."),
  (db) => insertFigure(db, ICI, { id: "f1", convention: "ctg", section: "hiver", ordre: 0, ...FIGURE }),
  (db) => saveEnjeu(db, ICI, { avant: null, apres: ENJEU }),
  ecrireSection("La vallée se repeuple."),
  (db) => saveEnjeu(db, ICI, { avant: ENJEU, apres: { ...ENJEU, priorite: 1 } }),
  async (db) => {
    await insertInstance(db, ICI, COPIL);
    await insertMembre(db, ICI, MEMBRE);
  },
  (db) => updateInstance(db, ICI, { avant: COPIL, apres: { ...COPIL, nom: "Le comité de pilotage", version: 2 } }),
  (db) => insertMembre(db, ICI, { ...MEMBRE, id: "m2", rang: 1, college: "Les élus" }),
  async (db) => deleteInstance(db, ICI, await getInstance(db, ICI, "copil")),
  async (db) => {
    for (const figure of await listFigures(db, ICI, "ctg")) await deleteFigure(db, ICI, figure);
    for (const section of await listSections(db, ICI, "ctg")) await deleteSection(db, ICI, section);
    await deleteLigne(db, ICI, "diagnostic_enjeu", await getEnjeu(db, ICI, "e1"));
  },
];
const FICHES: string[] = [];
const DEBUT: Jour = "2026-03-02";
const vus: { le: Jour; contenu: ContenuVersion }[] = [];

beforeAll(async () => {
  await site.espace("monts", "ctg");
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  for (const [rang, ecrire] of JOURS.entries()) {
    jour = plusJours(DEBUT, rang);
    await site.dans(ICI, ecrire);
    vus.push({ le: jour, contenu: await site.dans(ICI, (db) => lireContenu(db, ICI, "ctg")) });
  }
  jour = plusJours(DEBUT, 30);
});

const relire = (le: Jour) =>
  site.dans(ICI, (db) => lireEcritAu(db, ICI, { convention: "ctg", apres: `${le}T22:00:00.000Z`, fiches: FICHES }));

test("le texte d’un projet, relu à chacun de ses jours, est celui que l’on avait alors", async () => {
  expect(await relire(plusJours(DEBUT, -1))).toBeNull();
  for (const { le, contenu } of vus) {
    const lu = await relire(le);
    expect({ le, perdus: lu?.perdus, desordre: lu?.desordre }).toEqual({ le, perdus: 0, desordre: false });
    for (const liste of lu?.connues ?? [])
      expect({ le, liste, lu: lu?.contenu[liste] }).toEqual({ le, liste, lu: contenu[liste] });
  }
});

test("un article récrit trois fois se compare entre deux jours d’avant toute signature", async () => {
  const vue = await page(lectrice, `${ENSEMBLE}?deLe=${plusJours(DEBUT, 3)}&aLe=${plusJours(DEBUT, 5)}`);
  expect(vue).toContain("<del>enfants</del>");
  expect(vue).toContain("<ins>familles</ins>");
  expect(vue).toContain("Cinq ans.");
  expect(vue).not.toContain("Tout est récrit");
  expect(vue).toContain("On lit son projet, tel qu’il était écrit ce soir-là.");
  expect(vue).not.toContain("les instances du pilotage");
});

test("une structure soutenue, puis agrandie, se compare entre deux jours d’avant toute signature", async () => {
  const vue = await page(lectrice, `${ENSEMBLE}?deLe=${plusJours(DEBUT, 18)}&aLe=${plusJours(DEBUT, 19)}`);
  expect(vue).toContain("Les Galets");
  expect(vue).toContain("<del>12</del>");
  expect(vue).toContain("<ins>20</ins>");
  expect(vue).not.toContain("Ne se comparent donc pas");
});

test("un diagnostic récrit et une instance renommée se comparent entre deux jours", async () => {
  const jours = `${ENSEMBLE}?deLe=${plusJours(DEBUT, 23)}&aLe=${plusJours(DEBUT, 27)}`;
  const vue = await page(lectrice, jours);
  for (const mots of ["<del>vieillit</del>", "se repeuple", "Le comité de pilotage", "<ins> (priorité 1)</ins>"])
    expect(vue).toContain(mots);
});

test("avant que la convention ne soit ouverte, rien de son texte ; une valeur effacée du journal se dit", async () => {
  const avant = await page(lectrice, `${ENSEMBLE}?deLe=${plusJours(DEBUT, -1)}&aLe=${plusJours(DEBUT, 1)}`);
  expect(avant).toContain("n’était pas encore ouverte ici");
  expect(avant).not.toContain("Elle finit.");
  expect(avant).toContain("les fiches-actions");
  expect(avant).toContain("De ce qui se compare, rien n’a changé");
  expect(avant).not.toContain("exactement la même chose");
  await site.dans(ICI, (db) => eraseHistory(db, "monts", "actes.annexe", "ctg"));
  const vue = await page(lectrice, `${ENSEMBLE}?deLe=${plusJours(DEBUT, 8)}`);
  expect(vue).toContain("1 élément du texte a eu des valeurs effacées depuis");
});
