import assert from "node:assert/strict";
import { enTexte } from "../convention.ts";
import { type Asked, programOf } from "../traffic.ts";
import { cliquer, entrer, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres";

/** What the journey looks at in an answer; the contract itself is held at the end of the run, over all that was heard. */
type Corps = {
  total: number;
  type: string;
  titre: string;
  version: number;
  etat: string;
  revue: string;
  elements: { id: string; titre?: string }[];
  proposition: { fiches: { titre: string }[] };
  plan: { fiches: { titre: string }[] };
};

type Programme = (chemin: string, statut: number, demande?: Asked) => Promise<{ corps: Corps; entetes: Headers }>;

/** Makes a token on the account page, and gives the program that holds it: each answer must have the status it expects. */
async function programme({ page, site, js }: Scene): Promise<Programme> {
  await page.goto("/compte/jetons");
  await page.getByLabel("Nom du jeton").fill(`Tableau de bord ${js}`);
  for (const portee of await page.locator("#portees input").all()) await portee.check();
  await cliquer(page, "Créer ce jeton");
  await titre(page, "Votre jeton est prêt");
  const demander = programOf(site.url, await page.locator("#jeton").inputValue());
  return async (chemin, statut, demande) => {
    const reponse = await demander(chemin, demande);
    const texte = await reponse.text();
    assert.equal(reponse.status, statut, `${demande?.method ?? "GET"} ${chemin} : ${texte.slice(0, 300)}`);
    return { corps: (texte ? JSON.parse(texte) : {}) as Corps, entetes: reponse.headers };
  };
}

const lire: Parcours = {
  nom: "programme : lire les conventions, écrire une fiche sous sa version, suivre son histoire",
  jouer: async (scene) => {
    const { page, js } = scene;
    await entrer(page, "Nadège Aubrac");
    const demander = await programme(scene);
    const { corps: conventions } = await demander("/conventions", 200);
    assert.ok(conventions.elements.some(({ id }) => id === "ctg-trois-rivieres"));
    const connue = (await demander(ICI, 200)).entetes.get("etag") ?? "";
    await demander(ICI, 304, { headers: { "if-none-match": connue } });
    for (const liste of ["noeuds", "priorites"]) await demander(`${ICI}/${liste}`, 200);
    const { corps: fiches, entetes } = await demander(`${ICI}/fiches?parPage=2`, 200);
    assert.ok(fiches.total > 2);
    const suivante = /<([^>]+)>; rel="next"/.exec(entetes.get("link") ?? "")?.[1] ?? "";
    assert.notEqual((await demander(suivante, 200)).corps.elements[0]?.id, fiches.elements[0]?.id);

    const cree = await demander(`${ICI}/fiches`, 201, { method: "POST", json: { titre: `Bricothèque ${js}` } });
    const fiche = (cree.entetes.get("location") ?? "").replace(/^.*\/api\/v1/, "");
    const etag = (await demander(fiche, 200)).entetes.get("etag") ?? "";
    const json = { objectifsOperationnels: ["Prêter des outils"] };
    await demander(fiche, 428, { method: "PATCH", json });
    await demander(fiche, 200, { method: "PATCH", json, headers: { "if-match": etag } });
    const depasse = await demander(fiche, 412, { method: "PATCH", json, headers: { "if-match": etag } });
    assert.match(depasse.corps.type, /#version-depassee$/);
    await page.goto(fiche.replace("/fiches/", "/plan/fiches/"));
    await voir(page, "Prêter des outils");
    await demander(`${fiche}/histoire`, 200);

    await demander(`${ICI}/fiches?inconnu=1`, 400);
    await demander(`${ICI}/fiches`, 422, { method: "POST", json: { titre: "" } });
    await demander("/conventions/ctg-haut-plateau", 404);
    await page.goto("/compte/jetons");
    await cliquer(page.getByRole("row", { name: `Tableau de bord ${js}` }), /^Révoquer/);
    await voir(page, "Ce jeton est révoqué");
    await demander("/conventions", 401);
  },
};

const importer: Parcours = {
  nom: "programme : déposer un document, en lire la proposition, exporter la convention",
  jouer: async (scene) => {
    const { page, js } = scene;
    await entrer(page, "Nadège Aubrac");
    const demander = await programme(scene);
    const { buffer, name, mimeType } = enTexte(js ? 5 : 6);
    const depot = { method: "POST", file: buffer, headers: { "content-type": mimeType } };
    const { corps: depose, entetes } = await demander(`${ICI}/imports?fichier=${name}`, 201, depot);
    assert.equal(depose.proposition.fiches.length, 2);
    await demander(`${ICI}/imports`, 200, depot);
    const suivi = (entetes.get("location") ?? "").replace(/^.*\/api\/v1/, "");
    assert.equal((await demander(suivi, 200)).corps.etat, "brouillon");
    await demander(`${ICI}/imports`, 415, { ...depot, headers: { "content-type": "image/png" } });
    await demander(`${ICI}/imports`, 422, { ...depot, headers: { "content-type": "application/pdf" } });
    await page.goto(new URL(depose.revue).pathname);
    await titre(page, name);
    await suivre(page, "Une péniche des tout-petits");
    await voir(page.getByRole("main"), "Aménager une péniche pour douze enfants");
    await page.goBack();
    await cliquer(page, "Abandonner cet import");
    const { corps: exportee } = await demander(`${ICI}/export`, 200);
    assert.ok(exportee.plan.fiches.length > 5);
  },
};

export const PROGRAMME: readonly Parcours[] = [lire, importer];
