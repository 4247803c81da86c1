import { afterAll, beforeAll, expect, test } from "vitest";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { insertZone } from "#domaines/territoire/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";

const site = await testSite(); // le 21 novembre 2026
const ICI = perimetreDe("monts");
const BASE = "/espaces/monts/observatoire/projections";
let [nadege, elu, etrangere]: Visiteur[] = [];
let secteur = "";

const texteDe = async (reponse: Response | undefined) =>
  ((await reponse?.text()) ?? "").replace(/[\u00a0\u202f]/g, " ");
const lire = async (suite = "", qui = nadege) => texteDe(await qui?.get(`${BASE}${suite}`));
const poster = (suite: string, form: Record<string, string> = {}, qui = nadege) => qui?.post(`${BASE}${suite}`, form);
const statut = async (reponse: Promise<Response | undefined> | undefined) => (await reponse)?.status;

/** Les naissances du secteur, et ce que furent les rentrées : l'exemple fait à la main, et une rentrée dont on ne sait pas les naissances. */
const NAISSANCES = [152, 150, 150, 140, 132, 128];
const PETITES = [150, 148, 144, 145];

beforeAll(async () => {
  await site.espace("monts");
  await site.espace("autre");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    await insertZone(db, ICI, { genre: "bassin", nom: "Bassin", code: null, communes: ["15014", "15012"] });
    const zone = await insertZone(db, ICI, {
      genre: "secteurScolaire",
      nom: "Secteur du bourg",
      code: null,
      communes: ["15014"],
    });
    secteur = zone.id;
    const naissances = NAISSANCES.map((valeur, rang) => ({
      statistique: "naissances",
      lieu: { genre: "commune" as const, code: "15014" },
      millesime: 2020 + rang,
      valeur,
    }));
    await deposerValeurs(
      db,
      ICI,
      { cle: "essai", nom: "Essai", source: "Insee", le: "2026-01-01T00:00:00Z" },
      naissances,
    );
  });
});
afterAll(() => site.engine.close());

const ECOLE = { nom: "École du Lavoir", commune: "Aurillac", deuxAns: "siPlace", publique: "oui" };
let ecole = "";

test("une école s’écrit, avec son accueil à deux ans ; ses rentrées se comptent", async () => {
  expect(await lire()).toContain("Aucune école encore");
  expect(await statut(poster("/ecoles", { ...ECOLE, nom: "" }))).toBe(422);
  expect(await statut(poster("/ecoles", { ...ECOLE, commune: "Nulle-Part-sur-Rien" }))).toBe(422);
  expect(await statut(poster("/ecoles", { ...ECOLE, secteur: "inconnu" }))).toBe(422);
  const cree = await poster("/ecoles", { ...ECOLE, secteur });
  ecole = (cree?.headers.get("location") ?? "").replace(BASE, "");
  expect(await lire(ecole)).toContain("À deux ans : s’il reste des places");
  for (const [rang, ps] of PETITES.entries())
    expect(
      await statut(
        poster(`${ecole}/effectifs`, {
          rentree: String(2022 + rang),
          tps: "12",
          ps: String(ps),
          ms: "140",
          gs: "140",
          classes: "18",
        }),
      ),
    ).toBe(303);
  expect(await statut(poster(`${ecole}/effectifs`, { rentree: "2026", ps: "beaucoup" }))).toBe(422);
  expect(await statut(poster(`${ecole}/effectifs`, { rentree: "26", ps: "10" }))).toBe(422);
  expect(await lire("/ecoles", elu)).toContain("École du Lavoir");
});

test("toutes les écoles s’écrivent d’un tableau : les connues se complètent, les neuves s’ajoutent ; une faute, et rien", async () => {
  const titres = "École;Commune;Rentrée;TPS;PS;MS;GS;Classes";
  const tableau = (texte: string, qui = nadege) => qui?.post(`${BASE}/ecoles/tableau`, { texte });
  const faux = await tableau(
    `${titres}\nÉcole du Lavoir;Aurillac;2025;12;145;140;140;18\nNeuve;Nulle-Part;2025;;3;;;1`,
  );
  expect(faux?.status).toBe(422);
  expect(await faux?.text()).toContain("Nulle-Part");
  expect(await statut(tableau(""))).toBe(422);
  expect(await statut(tableau(titres, elu))).toBe(403);
  const bon = `${titres}\nECOLE DU LAVOIR;Aurillac;2025;12;145;140;140;18\nÉcole du Puy;15014;Rentrée 2020;;7;6;;1`;
  expect(await statut(tableau(bon))).toBe(303);
  const liste = await lire("/ecoles", elu);
  expect(liste).toContain("École du Puy");
  expect(liste.split("École du Lavoir").length).toBe(2);
});

test("les petites sections à venir se lisent, fourchette et phrase ; le secteur montre l’épreuve et le tableau jumeau", async () => {
  const page = await lire("", elu);
  expect(page).toContain("De 145 enfants en petite section à 124 d’ici la rentrée 2028");
  expect(page).toMatch(/135 \(1\d\d à 1\d\d\)/);
  const detail = await lire(`/secteurs/${secteur}`, elu);
  expect(detail).toContain("145 en petite section à la rentrée 2025, 124 (");
  expect(detail).toContain("Il faut six rentrées");
  expect(detail).toContain("supposé");
  expect(detail).toContain("Pas encore connues");
  expect(await statut(elu?.get(`${BASE}/secteurs/perdu`))).toBe(404);
});

test("un secteur dit ses naissances et ses logements ; une ligne illisible revient", async () => {
  const chemin = `/secteurs/${secteur}`;
  expect(await statut(poster(chemin, { version: "0", naissances: "jamais", programmes: "" }))).toBe(422);
  expect(await statut(poster(chemin, { version: "0", naissances: "", programmes: "Le Pré ; 2026 ; 60 ; 2" }))).toBe(
    422,
  );
  const dit = { naissances: "", programmes: "Le Pré ; 2026 ; 60 ; 0,1 ; 2" };
  expect(await statut(poster(chemin, { version: "0", ...dit }))).toBe(303);
  expect(await statut(poster(chemin, { version: "0", ...dit }))).toBe(409);
  expect(await lire(chemin)).toMatch(/138 \(1/);
  expect(await statut(poster(chemin, { version: "1", naissances: "", programmes: "" }))).toBe(303);
  expect(await lire(chemin)).toMatch(/135 \(1/);
});

test("la demande d’accueil se compte par commune ; la question de la garde et de l’école a sa page", async () => {
  expect(await lire("/demande", elu)).toContain("Il faut les naissances de trois années");
  const enfants = [
    { statistique: "enfantsMoins3", lieu: { genre: "commune" as const, code: "15014" }, millesime: 2022, valeur: 400 },
  ];
  await site.dans(ICI, (db) =>
    deposerValeurs(db, ICI, { cle: "essai2", nom: "Essai", source: "Insee", le: "2026-01-01T00:00:00Z" }, enfants),
  );
  expect(
    await statut(nadege?.post("/espaces/monts/observatoire/accessibilite/centres", { lignes: "15014;44,9;2,4" })),
  ).toBe(303);
  const demande = await lire("/demande", elu);
  expect(demande).toContain("En 2026, ");
  expect(demande).toContain("supposé");
  expect(demande).toContain("Cnaf, décembre 2022");
  expect(await lire("/demande?usage=100&occupation=50")).toContain("taux d’occupation de 50 %");
  expect(await lire("/demande?usage=beaucoup&occupation=0")).toContain("taux d’occupation de 90 %");
  const question = await lire("/question?repere=26", elu);
  expect(question).toContain("Trop peu de secteurs pour conclure");
  expect(question).toContain("1 secteur passe");
  expect(await lire("/question?repere=10", elu)).toContain("0 secteur passe");
  expect(question).toContain("S’il reste des places");
});

test("un élu lit sans écrire ; d’un autre espace, rien n’existe ; une école retirée n’est plus", async () => {
  for (const suite of ["", "/ecoles", "/demande", "/question", ecole, `/secteurs/${secteur}`]) {
    expect(await statut(elu?.get(`${BASE}${suite}`))).toBe(200);
    expect(await statut(etrangere?.get(`${BASE}${suite}`))).toBe(404);
  }
  for (const suite of ["/ecoles", ecole, `${ecole}/effectifs`, `${ecole}/retrait`, `/secteurs/${secteur}`]) {
    expect(await statut(poster(suite, ECOLE, elu))).toBe(403);
    expect(await statut(poster(suite, ECOLE, etrangere))).toBe(404);
  }
  expect(await statut(poster(ecole, { ...ECOLE, nom: "École du Pré", version: "1" }))).toBe(303);
  expect(await statut(poster(ecole, { ...ECOLE, version: "1" }))).toBe(409);
  expect(await lire(`${ecole}/retrait`)).toContain("4 rentrées");
  expect(await statut(poster(`${ecole}/retrait`))).toBe(303);
  expect(await statut(poster(`${ecole}/retrait`))).toBe(303); // a second click
  expect(await statut(nadege?.get(`${BASE}${ecole}`))).toBe(404);
});
