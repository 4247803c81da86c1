import { afterAll, beforeAll, expect, test } from "vitest";
import { readXlsx } from "hucre/xlsx";
import { type Imprime, textesDe } from "#commun/document.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import { saveRattachements } from "#domaines/sppe/rattachement/store.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { saveExercice } from "../budget/store.ts";
import { SANS_MONTANT } from "../budget/model.ts";
import { insertSaisies } from "../etat/store.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { insertIndicateur } from "../indicateur/store.ts";
import { saveValeur } from "../valeur/store.ts";
import { FABRIQUES_SUIVI } from "./actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const INSTANT = "2026-06-02T08:00:00.000Z";
const LIEU = { espace: "monts", nomEspace: "Monts", teinte: 168, convention: { id: "ctg", titre: "CTG" } };

let lectrice: Visiteur;
let halte: Fiche;

const composer = (genre: string, adresse = ""): Promise<Imprime> =>
  site.dans(ICI, async (tx) => {
    const jour = "2026-11-21" as const;
    const parametres = new URLSearchParams(adresse);
    const demande = { convention: "ctg", lieu: LIEU, jour, instant: new Date(`${jour}T09:00:00Z`), parametres };
    const imprime = await FABRIQUES_SUIVI[genre]?.composer(tx, ICI, demande);
    if (!imprime) throw new Error(genre);
    return imprime;
  });

const texteDe = (imprime: Imprime) =>
  textesDe(imprime)
    .join("\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  await site.espace("monts", "ctg");
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: INSTANT };
  await site.dans(ICI, async (tx) => {
    halte = await creerFiche(tx, ecriture, {
      titre: "Halte itinérante",
      territoiresCibles: ["Trizac"],
      moyens: ["Un véhicule"],
      indicateurs: [{ libelle: "Haltes tenues", nature: null }],
    });
    const echeances = [{ debut: "2024", fin: "2025", texte: null }];
    const maison = await creerFiche(tx, ecriture, {
      titre: "Maison des jeunes",
      territoiresCibles: ["Menet"],
      echeances,
    });
    await creerFiche(tx, ecriture, { titre: "Ludothèque", territoiresCibles: ["Condat"] });
    const dite = { etat: "enCours", le: "2026-06-02" as const, avancees: "Local trouvé", difficultes: "" };
    const suite = { deblocage: "", decisionDemandee: "", nouvelleDate: null, decision: null, auteur: "Samira" };
    const saisie = { ...dite, ...suite, convention: "ctg", fiche: halte.id, volet: "", canal: "page" as const };
    await insertSaisies(
      tx,
      ICI,
      [halte, maison].map(({ id }) => ({ ...saisie, fiche: id, instant: INSTANT })),
    );
    const ajoutes = (["planifier", "informer"] as const).map((competence) => ({ fiche: halte.id, competence }));
    await saveRattachements(tx, ICI, "ctg", { ajoutes, otes: [] });
    for (const [libelle, fiches] of [
      ["Familles", [halte.id]],
      ["Jeunes", []],
    ] as const) {
      const definition = { ...DEFINITION_NEUVE, libelle, source: "Registre du relais", unite: "familles" };
      await insertIndicateur(tx, ICI, { ...definition, id: libelle, convention: "ctg", fiches: [...fiches] });
    }
    const mots = { commentaire: "", preuve: "Registre, page 3", validePar: null, valideLe: null, saisiPar: "n" };
    const mesure = {
      indicateur: "Familles",
      convention: "ctg",
      periode: "2025",
      modalite: "",
      nombre: 40,
      sur: null,
    } as const;
    await saveValeur(tx, ICI, undefined, { ...mesure, ...mots, version: 1, etat: "validee", saisiLe: INSTANT });
    const vide = { fiche: halte.id, convention: "ctg", annee: 2026, version: 0, etpPrevu: 50, etpRealise: null };
    const ligne = { ...SANS_MONTANT, nature: "fonctionnement" as const, libelle: "", prevu: 120_050 };
    const propre = { ...ligne, financeur: "partPropre" as const, acteur: null, nom: "" };
    await saveExercice(tx, ICI, { ...vide, lignes: [] }, { ...vide, lignes: [propre] });
  });
});

test.each(["tableauSuivi", "bord", "copil"])(
  "%s se fait d’une sélection, et dit laquelle ; sans elle, de tout le plan",
  async (genre) => {
    const entier = texteDe(await composer(genre));
    expect(entier).toContain("Maison des jeunes");
    expect(entier).toContain("3 fiches\n");
    // never heard of: counted by axis; the shared table has its row, its state left empty
    expect([genre, entier.includes("Ludothèque")]).toEqual([genre, genre === "tableauSuivi"]);
    const comptees = entier.includes("1 fiche n’a pas encore de réponse. Hors de tout axe : 1.");
    expect([genre, comptees]).toEqual([genre, genre !== "bord"]); // the dashboard has its own table of them
    expect(entier).not.toMatch(/rien n’en a été dit|rien n’est encore venu/i);
    const choisi = texteDe(await composer(genre, "territoire=Trizac&etat=enCours&par=axe"));
    expect(choisi).toContain("1 fiche, d’après ces filtres : État : En cours ; Territoire : Trizac");
    expect(choisi).not.toContain("Maison des jeunes");
    expect(texteDe(await composer(genre, "territoire=Nulle-Part"))).toContain("0 fiche, d’après ces filtres");
  },
);

test("le tableau de bord d’une sélection ne compte que ses indicateurs et son argent", async () => {
  const trizac = texteDe(await composer("bord", "territoire=Trizac"));
  expect([trizac.includes("Familles"), trizac.includes("1 200,50 €")]).toEqual([true, true]);
  const menet = texteDe(await composer("bord", "territoire=Menet"));
  expect([menet.includes("Familles"), menet.includes("1 200,50 €")]).toEqual([false, false]);
  expect((await composer("partieBord", "partie=argent&territoire=Trizac")).sousTitre).toContain("Territoire : Trizac");
});

test("SUI-278 : au tableau de suivi, une fiche sans état connu a ses cellules vides, une autre son état et son jour", async () => {
  const [tableau] = (await composer("tableauSuivi", "groupe=0")).blocs;
  const lignes = tableau?.genre === "tableau" ? tableau.rangees.map((rangee) => JSON.stringify(rangee)) : [];
  expect(lignes.filter((ligne) => ligne.includes("—")).map((ligne) => ligne.includes("Ludothèque"))).toEqual([true]);
  expect(lignes.filter((ligne) => ligne.includes("En cours") && ligne.includes("2026-06-02"))).toHaveLength(2);
});

test("SUI-268 : le tableau de suivi dit territoires, compétences, indicateurs, moyens et financeurs ; un montant y reste un nombre", async () => {
  const imprime = await composer("tableauSuivi", "q=halte");
  const texte = texteDe(imprime);
  for (const dit of [
    "Trizac",
    "Informer et accompagner les familles\nPlanifier les modes d’accueil",
    "Familles : 40 familles (2025) ; sans cible ; source : Registre du relais ; preuve : Registre, page 3",
    "Haltes tenues : pas encore relevé",
    "Un véhicule",
    "2026 : 0,5 prévu",
    "Part propre du porteur",
    "Local trouvé",
  ])
    expect(texte).toContain(dit);
  const octets = await renderDocument(imprime, "xlsx");
  const { sheets } = await readXlsx(octets as Uint8Array);
  const [entetes = [], , ligne = []] = sheets[0]?.rows ?? [];
  expect(ligne[entetes.indexOf("Prévu")]).toBe(1200.5);
  expect(sheets.at(-1)?.rows.flat().join(" ")).toMatch(/Mots cherchés.: halte/);
});

test("chaque dessin du tableau de bord se met dans un document, avec ses chiffres en tableau", async () => {
  for (const partie of ["etats", "indicateurs", "argent"]) {
    const { blocs } = await composer("partieBord", `partie=${partie}`);
    const [figure] = blocs.filter(({ genre }) => genre === "figure");
    expect([partie, figure?.genre === "figure" && figure.svg.startsWith("<svg") && figure.alt !== ""]).toEqual([
      partie,
      true,
    ]);
    expect(figure).toHaveProperty("jumeau.genre", "tableau");
  }
});

test("SUI-273 : la page ne nomme qui se tait qu’à la coordination ; les autres voient des axes", async () => {
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const [vue, tue] = await Promise.all(
    [nadege, lectrice].map(async (qui) => (await qui.get("/conventions/ctg/suivi")).text()),
  );
  expect([vue?.includes("Ludothèque"), vue?.includes("Maison des jeunes")]).toEqual([true, true]);
  expect([tue?.includes("Ludothèque"), tue?.includes("Maison des jeunes")]).toEqual([false, true]);
  expect(tue?.replaceAll(/[\u00a0\u202f]/g, " ")).toContain("· 3 fiches");
});

test("la page du tableau de bord se fait aussi d’une sélection, et ses documents la gardent", async () => {
  const page = (await (await lectrice.get("/conventions/ctg/suivi?territoire=Trizac")).text()).replace(
    /[\u00a0\u202f]/g,
    " ",
  );
  expect(page).toContain("1 fiche, d’après ces filtres : Territoire : Trizac");
  expect(page).toContain('<input type="hidden" name="territoire" value="Trizac"/>');
  expect(page).toContain('href="/conventions/ctg/suivi?territoire=Trizac&amp;par=champ"');
  expect(page).not.toContain("Maison des jeunes");
});

test("SUI-30 : au tableau de suivi et au diaporama, les axes viennent dans l’ordre du plan, même si une fiche en sert deux", async () => {
  await site.dans(ICI, async (tx) => {
    const axe = { convention: "ctg", parent: null, genre: "axe" as const, impacts: [] };
    await insertNoeud(tx, ICI, { ...axe, id: "un", code: "1", libelle: "Accueillir", ordre: 1 });
    await insertNoeud(tx, ICI, { ...axe, id: "deux", code: "2", libelle: "Relier", ordre: 2 });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: INSTANT };
    await creerFiche(tx, ecriture, { titre: "Guichet commun", noeuds: ["deux", "un"] });
    await creerFiche(tx, ecriture, { titre: "Relais", noeuds: ["un"] });
  });
  for (const genre of ["tableauSuivi", "copil"]) {
    const lu = texteDe(await composer(genre));
    const places = ["1 · Accueillir", "2 · Relier", "Hors de tout axe"].map((nom) => lu.lastIndexOf(nom));
    expect([genre, places]).toEqual([genre, places.toSorted((a, b) => a - b)]);
  }
  const silences = /n’ont pas encore de réponse\. (.*)/.exec(texteDe(await composer("tableauSuivi")))?.[1];
  expect(silences).toMatch(/^1 · Accueillir : 1 ; 2 · Relier : 1 ;/);
});
