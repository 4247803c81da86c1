import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import type { Echange } from "../../echange/model.ts";
import { echangeVide, ficheVide, serialiser } from "../../echange/rules.ts";
import { exporterJson } from "../../sortie/actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
});

const vide = echangeVide(null);
const noeud = (id: string, parent: string | null, libelle: string) => {
  return { id, parent, genre: "axe" as const, code: null, libelle, impactsVises: [] };
};
const LU: Echange = {
  ...vide,
  convention: {
    ...vide.convention,
    debut: "2026-01-01",
    fin: "2029-12-31",
    parties: [{ genre: "commune", nom: "Bourg des Ecluse", nomCourt: null, code: null, representants: [] }],
    articles: [{ numero: "1", genre: "objet", titre: "Objet", texte: "Entretenir les berges." }],
  },
  deliberations: [
    {
      collectivite: "Bourg",
      numero: "2026-12",
      dateSeance: null,
      enExercice: 15,
      presents: 12,
      votants: 13,
      pouvoirs: 1,
      resultat: null,
      identifiantActes: null,
      envoyeLe: null,
      recuLe: null,
      publieLe: null,
      objet: null,
      dispositif: [],
    },
  ],
  equipements: [{ collectivite: "Bourg", type: "laep", typeLibelle: "LAEP", nom: "La Rond", adresse: null }],
  plan: {
    noeuds: [noeud("n1", null, "Grandir au bord de leau"), noeud("n2", "n1", "Les ponts")],
    fiches: [{ ...ficheVide("Une péniche"), noeuds: ["n2"] }],
  },
};

const deposer = async (contenu: string, nom: string) => {
  const form = new FormData();
  form.set("fichier", new File([contenu], nom));
  return (await chargee.post("/conventions/ctg/imports", form)).headers.get("location") ?? "";
};
const dit = (html: string) => html.replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("&#39;", "’");
const lire = async (chemin: string) => dit(await (await chargee.get(chemin)).text());
const versions = new Map<string, number>();
const versionDe = (lieu: string) => String(versions.get(lieu) ?? 1);
/** Un acte sur la version que la page montrerait : chaque acte réussi en fait une de plus. */
const acte = async (lieu: string, chemin: string, champs: Record<string, string> = {}) => {
  const version = versionDe(lieu);
  const reponse = await chargee.post(`${lieu}/${chemin}`, { version, ...champs });
  if (reponse.status === 303) versions.set(lieu, Number(version) + 1);
  return reponse;
};
const exporter = async () => JSON.parse(await site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"))) as Echange;

test("IMP-127 : chaque bloc se corrige sur place, se dit corrigé, et c'est la correction qui s'écrit", async () => {
  const lieu = await deposer(serialiser(LU), "convention.json");
  const corrections: [string, Record<string, string>, string][] = [
    ["parties/1", { nom: "Bourg-des-Écluses", representants: "Maire : C. Lavoir\r\nD. Moulin" }, "parties"],
    ["articles/1", { titre: "Objet de la convention" }, "articles"],
    ["deliberations/1", { dateSeance: "2026-02-03", votants: "14", resultat: "unanimite" }, "deliberations"],
    ["equipements/1", { nom: "La Ronde" }, "equipements"],
    ["fin", { valeur: "2030-12-31" }, "fin"],
  ];
  for (const [ligne, champs, bloc] of corrections) {
    const reponse = await acte(lieu, `corrections/${ligne}`, champs);
    expect([ligne, reponse.status]).toEqual([ligne, 303]);
    const retour = reponse.headers.get("location") ?? "";
    expect(retour).toContain(`${lieu}/blocs/${bloc}`);
    const page = await lire(retour);
    expect(page).toMatch(/corrigé par \S+/);
    expect(page).toContain(`href="${lieu}/corrections/${ligne}"`);
  }
  const arbre = await acte(lieu, "corrections/noeuds/1", {
    libelle: "Grandir au bord de l’eau",
    parent: "",
    code: "1",
  });
  expect(arbre.headers.get("location")).toBe(`${lieu}?arbre=1#noeuds-1`);
  expect(await lire(lieu)).toMatch(/Grandir au bord de l’eau[\s\S]*corrigé par/);
  expect(await lire(`${lieu}/corrections/parties/1`)).toMatch(/Lu dans le fichier : «\s*Bourg des Ecluse\s*»/);
  await acte(lieu, "acceptation", { portee: "tout" });
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  const { convention, deliberations, equipements, plan } = await exporter();
  expect(convention).toMatchObject({ debut: "2026-01-01", fin: "2030-12-31" });
  expect(convention.parties).toMatchObject([
    {
      nom: "Bourg-des-Écluses",
      representants: [
        { qualite: "Maire", nom: "C. Lavoir" },
        { qualite: null, nom: "D. Moulin" },
      ],
    },
  ]);
  expect(convention.articles).toMatchObject([{ titre: "Objet de la convention", texte: "Entretenir les berges." }]);
  expect(deliberations).toMatchObject([{ dateSeance: "2026-02-03", votants: 14, resultat: "unanimite" }]);
  expect(equipements).toMatchObject([{ nom: "La Ronde" }]);
  expect(plan.noeuds).toMatchObject([{ code: "1", libelle: "Grandir au bord de l’eau" }, { libelle: "Les ponts" }]);
});

test("IMP-128 : corrigée, une ligne se compare de nouveau à ce qui est là et redevient à décider ; retaper le lu l'efface", async () => {
  const article = {
    numero: "1",
    genre: "objet" as const,
    titre: "Objet de la convention",
    texte: "Entretenir les rives.",
  };
  const autre = { ...LU, convention: { ...vide.convention, articles: [article] } };
  const lieu = await deposer(serialiser(autre), "autre.json");
  await acte(lieu, "acceptation", { portee: "tout" });
  expect(await lire(lieu)).toContain("Tout est décidé");
  await acte(lieu, "corrections/articles/1", { texte: "Entretenir les quais." });
  const bloc = `${lieu}/blocs/articles`;
  expect(await lire(lieu)).toContain("Reste à décider");
  expect(await lire(bloc)).toContain("Remplacer : Texte");
  await acte(lieu, "corrections/articles/1", { texte: "Entretenir les berges." });
  expect(await lire(bloc)).toContain("déjà écrit ainsi");
  await acte(lieu, "corrections/articles/1", { texte: "Entretenir les rives." });
  expect(await lire(bloc)).not.toContain("corrigé par");
});

test("ce que le format refuse revient avec ce qui a été tapé, et rien ne s'enregistre", async () => {
  const lieu = await deposer(serialiser({ ...LU, plan: { ...LU.plan, fiches: [] } }), "refus.json");
  const refus: [string, Record<string, string>, string, string][] = [
    ["fin", { valeur: "2026-02-31" }, 'value="2026-02-31"', "Un jour s’écrit AAAA-MM-JJ."],
    ["deliberations/1", { votants: "douze" }, 'value="douze"', "Un nombre s’écrit en chiffres"],
    ["equipements/1", { type: "chateau", nom: "La Tour" }, 'value="La Tour"', "Choisissez dans la liste."],
    ["parties/1", { nom: " ", nomCourt: "Le Bourg" }, 'value="Le Bourg"', "Ce texte ne peut pas être vide."],
    ["noeuds/1", { parent: "n2", libelle: "En rond" }, 'value="En rond"', "son propre ancêtre"],
  ];
  const version = versionDe(lieu);
  for (const [ligne, champs, tape, phrase] of refus) {
    const reponse = await acte(lieu, `corrections/${ligne}`, champs);
    const page = dit(await reponse.text());
    expect([ligne, reponse.status, page.includes(tape), page.includes(phrase)]).toEqual([ligne, 422, true, true]);
  }
  expect(await lire(lieu)).toContain(`name="version" value="${version}"`);
});

test("une revue avancée par une autre personne : 409, avec ce qui a été tapé ; ailleurs, rien n'existe", async () => {
  const lieu = await deposer(serialiser({ ...LU, equipements: [] }), "conflit.json");
  const version = versionDe(lieu);
  expect((await acte(lieu, "corrections/articles/1", { titre: "Premier" })).status).toBe(303);
  const tard = await chargee.post(`${lieu}/corrections/articles/1`, { version, titre: "Second <b>" });
  expect(tard.status).toBe(409);
  const page = dit(await tard.text());
  expect(page).toContain('value="Second &lt;b&gt;"');
  expect(page).toContain(`name="version" value="${Number(version) + 1}"`);
  expect(await lire(`${lieu}/corrections/articles/1`)).toContain('value="Premier"');
  for (const ligne of ["articles/9", "articles/0", "articles", "inconnu/1", "noeuds", "fin/1", "equipements/1"])
    expect([ligne, (await acte(lieu, `corrections/${ligne}`, {})).status]).toEqual([ligne, 404]);
  expect((await chargee.post(`${lieu}/corrections/articles/1`, { titre: "X" })).status).toBe(400);
  const etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  expect((await etrangere.get(`${lieu}/corrections/articles/1`)).status).toBe(404);
  expect((await etrangere.post(`${lieu}/corrections/articles/1`, { version: "2" })).status).toBe(404);
  expect((await lectrice.post(`${lieu}/corrections/articles/1`, { version: "2" })).status).toBe(403);
  await acte(lieu, "abandon");
  expect((await chargee.get(`${lieu}/corrections/articles/1`)).status).toBe(409);
});

test("IMP-129 : les lignes du document restent à côté de ce que l'on corrige ; ce qu'il ne dit pas se tape", async () => {
  const texte =
    "CONVENTION TERRITORIALE GLOBALE\n\nAxe 1 : Grandir au bord de l’eau\n\nFiche action n° 1 : Une péniche\nPilote\nOffice des canaux\n";
  const lieu = await deposer(texte, "essai.txt");
  expect(await lire(lieu)).toContain(`href="${lieu}/corrections/fin"`);
  const page = await lire(`${lieu}/corrections/noeuds/1`);
  expect(page).toMatch(/Lignes 1 à \d+ du document/);
  expect(page).toContain("3  Axe 1 : Grandir au bord de l’eau");
  await acte(lieu, "corrections/fin", { valeur: "2029-12-31" });
  expect(await lire(`${lieu}/blocs/fin`)).toContain("31 décembre 2029");
});
