import { afterAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { writeTableur } from "#platform/tableur.ts";
import { insertZone } from "../../territoire/zone/store.ts";
import { preparer } from "./actions.ts";

const site = await testSite(); // le 21 novembre 2026
await site.espace("monts");
await site.espace("autre");
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const monts = perimetreDe("monts");
const BASE = "/espaces/monts/statistiques";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

function envoi(nom: string, corps: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append("fichier", new File([corps], nom));
  return form;
}

const deposer = async (nom: string, corps: string | Uint8Array<ArrayBuffer>) => {
  const reponse = await nadege.post(`${BASE}/imports`, envoi(nom, corps));
  return { reponse, chemin: reponse.headers.get("location") ?? "" };
};

const regler = (dit: Record<string, string>) => ({
  version: "1",
  acte: "ecrire",
  feuille: "0",
  entete: "1",
  source: "Insee, état civil",
  ...dit,
});
const NAISSANCES =
  "\uFEFFCODGEO;LIBGEO;NAISD23;NAISD24\r\n48095;Mende;100;90\r\n48140;Rimeize;5;4\r\n15014;Aurillac;200;190\r\n";
const COLONNES = {
  "colonne-0": "Code du territoire",
  "colonne-1": "Nom du territoire",
  "colonne-2": "Naissances domiciliées",
  "colonne-3": "Naissances domiciliées",
  "annee-2": "2023",
  "annee-3": "2024",
};

test("sans communes connues, un fichier ne se lit pas ; sans fichier non plus", async () => {
  const { reponse } = await deposer("naissances.csv", NAISSANCES);
  expect(reponse.status).toBe(422);
  expect(await lire(reponse)).toContain("Dites d’abord quelles communes");
  const vide = await nadege.post(`${BASE}/imports`, new FormData());
  expect(vide.status).toBe(422);
  expect(await lire(vide)).toContain("Choisissez un fichier");
  await site.dans(monts, (db) =>
    insertZone(db, monts, { genre: "bassin", nom: "Haut", code: null, communes: ["48095", "48140"] }),
  );
});

test("un fichier se lit, s’essaie à blanc, s’écrit d’un coup, se montre, puis s’annule d’un coup", async () => {
  const { reponse, chemin } = await deposer("naissances.csv", NAISSANCES);
  expect(reponse.status).toBe(303);
  const essai = await lire(await nadege.get(chemin));
  expect(essai).toContain("Insee : naissances par commune");
  expect(essai).toContain("4 valeurs comprises");
  expect(essai).toContain("1 ligne d’un autre territoire, laissée");
  expect(await lire(await elu.get(`${BASE}/naissances?vue=communes`))).toContain("Aucune valeur n’est connue");

  expect((await nadege.post(chemin, regler({ ...COLONNES, source: "" }))).status).toBe(422);
  const refusee = await nadege.post(chemin, regler({ ...COLONNES, "colonne-2": "Météo", "annee-3": "1999" }));
  expect(refusee.status).toBe(422);
  expect(await refusee.text()).toMatch(/name="colonne-2"[^>]*value="Météo"[\s\S]*name="annee-3"[^>]*value="1999"/);
  expect((await elu.post(chemin, regler(COLONNES))).status).toBe(403);
  expect((await nadege.post(chemin, regler(COLONNES))).status).toBe(303);
  expect((await nadege.post(chemin, regler(COLONNES))).status).toBe(409);

  expect(await lire(await elu.get(chemin))).toContain(`<a href="${BASE}/naissances">Naissances domiciliées</a>`);
  expect(await lire(await elu.get(`${BASE}/naissances`))).toContain("94");
  expect(await lire(await elu.get(`${BASE}/naissances?vue=communes`))).toContain("Mende");
  const csv = await lire(await elu.get(`${BASE}/naissances/export.csv`));
  expect(csv).toContain("naissances;48095;Commune;2024;90");

  const deja = await deposer("autre-nom.csv", NAISSANCES);
  expect(deja.chemin).toBe(chemin);

  const second = await deposer("corrige.csv", NAISSANCES.replace(";90", ";91"));
  expect(await lire(await nadege.get(second.chemin))).toContain("1 en changerait une autre");
  expect((await nadege.post(second.chemin, regler(COLONNES))).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/naissances`))).toContain("95");

  const confirmation = await lire(await nadege.get(`${second.chemin}/retrait`));
  expect(confirmation).toContain("4 valeurs s’en iront");
  expect((await elu.post(`${second.chemin}/retrait`, { version: "2" })).status).toBe(403);
  expect((await nadege.post(`${second.chemin}/retrait`, { version: "1" })).status).toBe(409);
  expect((await nadege.post(`${second.chemin}/retrait`, { version: "3" })).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/naissances`))).toContain("94");
  expect(await lire(await elu.get(`${BASE}/imports`))).toContain("Annulé");
  expect(await lire(await nadege.get("/espaces/monts/journal"))).toContain("corrige.csv");
});

test("à deux sur un même import, l’un écrit et l’autre le sait ; annulé sous un plus récent, un import ne défait pas ce qui l’a remplacé", async () => {
  const valeurDe = async () =>
    /naissances;48095;Commune;2023;(\d+)/.exec(await lire(await elu.get(`${BASE}/naissances/export.csv`)))?.[1];
  const avec = (valeur: number) => NAISSANCES.replace("Mende;100", `Mende;${valeur}`);
  const ancien = (await deposer("ancien.csv", avec(111))).chemin;
  const rendus = await Promise.all([1, 2].map(() => nadege.post(ancien, regler(COLONNES))));
  expect(rendus.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await valeurDe()).toBe("111");

  const [recent = "", autre = ""] = [
    (await deposer("recent.csv", avec(122))).chemin,
    (await deposer("autre.csv", avec(133))).chemin,
  ];
  const ensemble = await Promise.all([recent, autre].map((un) => nadege.post(un, regler(COLONNES))));
  expect(ensemble.map(({ status }) => status)).toEqual([303, 303]);
  const dite = await valeurDe();
  expect(["122", "133"]).toContain(dite);

  expect((await nadege.post(`${ancien}/retrait`, { version: "3" })).status).toBe(303);
  expect(await valeurDe()).toBe(dite);
  const [dernier, premier] = dite === "133" ? [autre, recent] : [recent, autre];
  const annulations = await Promise.all([1, 2].map(() => nadege.post(`${dernier}/retrait`, { version: "3" })));
  expect(annulations.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await valeurDe()).toBe(dite === "133" ? "122" : "133");
  expect((await nadege.post(`${premier}/retrait`, { version: "3" })).status).toBe(303);
  expect(await valeurDe()).toBe("100");
});

test("réglé par un autre entre-temps, un import rend ce qui fut choisi, et n’en garde rien", async () => {
  const { chemin } = await deposer("a-deux.csv", "CODGEO;COMBIEN\n48095;31\n");
  const autre = { acte: "apercu", "colonne-0": "Code du territoire", millesime: "2025" };
  expect((await nadege.post(chemin, regler(autre))).status).toBe(303);
  const tape = {
    "colonne-0": "Code du territoire",
    "colonne-1": "Élèves de maternelle",
    genre: "commune",
    source: "Mes écoles",
  };
  const depasse = await nadege.post(chemin, regler(tape));
  expect(depasse.status).toBe(409);
  const page = await lire(depasse);
  expect(page).toContain("Quelqu’un a réglé cet import entre-temps");
  expect(page).toMatch(/name="version" value="2"/);
  expect(page).toMatch(/name="colonne-1"[^>]*value="Élèves de maternelle"/);
  expect(page).toMatch(/value="Mes écoles"/);
  expect(page).toMatch(/<option value="commune" selected/);
  expect(await lire(await nadege.get(chemin))).not.toContain("Mes écoles");
  expect((await nadege.post(chemin, regler({ ...tape, version: "2", millesime: "2025" }))).status).toBe(303);
});

test("XLSX et ODS se lisent comme le CSV, et le réglage de la dernière fois est retenu", async () => {
  const colonnes = ["Commune", "Combien"].map((titre) => ({ titre, largeur: 20 }));
  for (const format of ["xlsx", "ods"] as const) {
    const corps = await writeTableur(format, {
      nom: "Feuille",
      colonnes,
      rangees: [["Mende", format === "xlsx" ? 31 : 32]],
    });
    const { chemin } = await deposer(`eleves.${format}`, corps);
    const retenu = await lire(await nadege.get(chemin));
    expect(/name="colonne-1"[^>]*value="Élèves de maternelle"/.test(retenu)).toBe(format === "ods");
    const dit = {
      "colonne-0": "Nom du territoire",
      "colonne-1": "Élèves de maternelle",
      millesime: "2026",
      source: "Écoles",
    };
    expect((await nadege.post(chemin, regler(dit))).status).toBe(303);
    expect(await lire(await elu.get(`${BASE}/elevesMaternelle?vue=communes`))).toContain(
      format === "xlsx" ? "31" : "32",
    );
  }
});

test("une colonne de la Caf que l’on suppose se dit à confirmer, se corrige, et reste comme on l’a dite", async () => {
  expect(await lire(await nadege.get(`${BASE}/imports`))).toMatch(
    /Non vérifié<\/b> : les noms des colonnes des montants/,
  );
  const montants = (rsa: number) => `CODGEO;MT_RSA;MT_PAJE\n48095;${rsa};9000\n`;
  const { chemin } = await deposer("montants.csv", montants(5000));
  const essai = await lire(await nadege.get(chemin));
  expect(essai.match(/à confirmer<\/small>/g)).toHaveLength(2);
  expect(essai).toContain("ce nom de colonne est supposé");
  const dit = { "colonne-0": "Code du territoire", "colonne-1": "", "colonne-2": "", millesime: "2024", source: "Caf" };
  const corrige = { ...dit, "colonne-1": "Foyers allocataires" };
  expect((await nadege.post(chemin, regler(corrige))).status).toBe(303);
  const second = await lire(await nadege.get((await deposer("montants-2.csv", montants(5001))).chemin));
  expect(/name="colonne-1"[^>]*value="Foyers allocataires"/.test(second)).toBe(true);
  expect(second).not.toContain("à confirmer</small>");
});

test("ce qui n’est pas un tableau de chiffres se refuse en le disant ; un import se prépare puis s’abandonne", async () => {
  expect((await deposer("photo.png", "\u0089PNG")).reponse.status).toBe(422);
  const { chemin } = await deposer("flou.csv", "Quoi;Combien\nrien;12\n");
  const page = await nadege.post(chemin, regler({}));
  expect(page.status).toBe(422);
  expect(await lire(page)).toContain("quelle colonne porte le code ou le nom du territoire");
  expect((await nadege.post(`${chemin}/retrait`, { version: "1" })).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/imports/modele.csv`))).toContain("48095;Mende");
});

test("d’un autre espace, ni les chiffres ni les imports n’existent ; qui ne peut que lire ne dépose pas", async () => {
  expect((await etrangere.get(`${BASE}/imports`)).status).toBe(404);
  expect((await etrangere.post(`${BASE}/imports`, envoi("n.csv", NAISSANCES))).status).toBe(404);
  expect((await elu.post(`${BASE}/imports`, envoi("n.csv", NAISSANCES))).status).toBe(403);
});

test("le même contenu déposé par deux personnes au même instant ne prépare qu’un import", async () => {
  const feuille = { nom: "f", rangees: [["CODGEO", "NAISD24"]], numeros: [1], total: 1, reduite: null };
  const arrivee = { nom: "deux.csv", empreinte: "la même", feuilles: [feuille], auteur: "Nadège" };
  const instant = "2026-11-21T08:00:00.000Z";
  const [un, deux] = await Promise.all(
    [0, 1].map(() => site.dans(monts, (db) => preparer(db, monts, { ...arrivee, instant }))),
  );
  expect(deux).toBe(un);
});
