import { afterAll, expect, test } from "vitest";
import { getConvention, listParties } from "#domaines/convention/index.ts";
import { autorisationsDe } from "../impression/actions.ts";
import { deleteLogo, saveLogo } from "#domaines/documents/logo/store.ts";
import { ACTE_VIDE } from "#domaines/convention/deliberation/model.ts";
import { insertDeliberation } from "#domaines/convention/deliberation/store.ts";
import { newId } from "#platform/ids.ts";
import type { Message } from "#platform/mail.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { blocsASigner } from "../version/document.ts";
import { FABRIQUES_VERSION } from "../version/impression/actions.ts";
import { getVersion } from "../version/store.ts";
import { DEMANDE_SIGNATURE, posterDemandeSignature } from "./courrier/actions.ts";
import { verifierPiece } from "./rules.ts";
import { findCircuit } from "./store.ts";
import { posterRelanceSignature, RELANCE_SIGNATURE, relancerSignatures } from "./relance/actions.ts";
import { lirePdf } from "../../../../tests/pdf.ts";
import {
  ecrireArticle,
  ICI,
  lancer,
  net,
  mondeASigner,
  page,
  PDF,
  partiesDe,
  SIGNATURE,
  signer,
  toutSigner,
  voter,
} from "../../../../tests/signatures.ts";

const { site, chargee, collegue, lectrice, etrangere } = await mondeASigner();
afterAll(() => site.engine.close());
const RELANCES = `${SIGNATURE}/relances`;
const CE_QUI_SE_SIGNE = "La convention réunit les parties.";
const le = (jour: string) => () => new Date(`${jour}T09:00:00Z`);
const POSTER = { [DEMANDE_SIGNATURE]: posterDemandeSignature, [RELANCE_SIGNATURE]: posterRelanceSignature };

/** Poste ce que l'outbox garde d'un genre ; rend les courriels. */
async function relever(genre: keyof typeof POSTER, jour: string): Promise<Message[]> {
  const depots = await site.base.selectFrom("outbox").select("charge").where("genre", "=", genre).execute();
  const messages: Message[] = [];
  const facteur = async (message: Message) => void messages.push(message);
  const bureau = { base: site.base, adresse: "http://localhost", maintenant: le(jour), poster: facteur };
  for (const { charge } of depots) await POSTER[genre]?.(bureau, charge);
  return messages;
}
const etat = () => site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));

test("sans délibérations, la page dit qui n’a pas voté, et rien ne se signe", async () => {
  const vue = await page(chargee, SIGNATURE);
  for (const nom of ["Caf des Monts", "Communauté des Monts", "Valbrune", "Clairmont"]) expect(vue).toContain(nom);
  expect(vue).toContain("n’ont pas encore adopté");
  expect(vue).not.toContain('name="empreinte"');
  expect((await chargee.post(SIGNATURE, { empreinte: "" })).status).toBe(409);
});

test("sans délibération liée à qui signe, rien ne se signe, et l’acte qui l’autoriserait est nommé", async () => {
  const vue = await page(chargee, SIGNATURE);
  expect(vue).toContain("Valbrune, Pons : aucune délibération liée ne l’autorise à signer");
  const acte = { ...ACTE_VIDE, collectivite: "Valbrune", numero: "12", dateSeance: "2026-11-02" as const };
  await site.dans(ICI, (db) => insertDeliberation(db, ICI, { ...acte, id: newId(), convention: "ctg", version: 1 }));
  expect(await page(chargee, SIGNATURE)).toContain("(à lier : délibération n° 12 du 2 novembre 2026)");
  await voter(site);
  expect(await page(chargee, SIGNATURE)).not.toContain("ne l’autorise à signer");
});

test("un texte où il reste un blanc ne se met pas à la signature", async () => {
  await ecrireArticle(site, "La convention réunit les parties le … à ….");
  expect(await page(chargee, SIGNATURE)).toContain("manque encore quelque chose");
  await ecrireArticle(site, "La convention réunit les parties.");
  const section = { version: "0", texte: "Un diagnostic en mots." };
  expect((await chargee.post("/conventions/ctg/diagnostic/sections/population", section)).status).toBe(303);
});

test("qui lit ne signe pas, et qui n’est pas d’ici ne voit rien", async () => {
  expect((await lectrice.get(SIGNATURE)).status).toBe(200);
  expect((await lectrice.post(SIGNATURE, { empreinte: "" })).status).toBe(403);
  for (const chemin of [
    SIGNATURE,
    "/conventions/ctg/versions",
    "/conventions/ctg/avenants",
    "/conventions/ctg/comparaison",
  ])
    expect((await etrangere.get(chemin)).status).toBe(404);
});

test("deux personnes mettent à la signature en même temps : une fois, et la seconde l’apprend", async () => {
  const [une, autre] = await Promise.all([lancer(chargee), lancer(collegue)]);
  expect([une?.status, autre?.status].toSorted()).toEqual([303, 409]);
  const second = une?.status === 409 ? une : autre;
  expect(await second?.text()).toContain("a mis la convention à la signature");
  expect(await partiesDe(chargee)).toHaveLength(4);
});

test("ce qui se signe se télécharge figé tant que l’on signe, et la convention ne se dit plus signée sur papier", async () => {
  const [premiere = ""] = await partiesDe(chargee);
  for (const chemin of [SIGNATURE, premiere])
    expect(await page(lectrice, chemin)).toContain("La convention à signer, figée");
  const apercu =
    /href="([^"]*\/documents\/apercu\?genre=version[^"]*)"/.exec(await page(lectrice, SIGNATURE))?.[1] ?? "";
  const fige = await page(lectrice, apercu.replaceAll("&amp;", "&"));
  for (const dit of [
    "Contenu mis à la signature, figé le",
    "La convention réunit les parties",
    "sur le fondement de la délibération du 10 novembre 2026",
    "Signatures, dans l’ordre où elles se donnent",
    "Fait à",
    "Date et signature",
  ])
    expect(fige).toContain(dit);
  const papier = { vers: "signee", le: "2026-11-21", confirme: "oui", version: "1" };
  const dite = await chargee.post("/conventions/ctg/etat", papier);
  expect([dite.status, net(await dite.text()).includes("Elle est à la signature dans Maillage")]).toEqual([422, true]);
});

test("de l’annexe 1, ce qui se signe n’imprime que ses mots figés : deux parties ne signent jamais d’autres chiffres", async () => {
  const demande = {
    convention: "ctg",
    lieu: { espace: "monts", nomEspace: "Monts", teinte: 168, convention: { id: "ctg", titre: "CTG" } },
    jour: "2026-11-21" as const,
    instant: new Date("2026-11-21T09:00:00Z"),
  };
  const { imprime, contenu, qui } = await site.dans(ICI, async (db) => {
    const id = (await findCircuit(db, ICI, "ctg"))?.contenu ?? "";
    const parametres = new URLSearchParams({ version: id });
    const version = FABRIQUES_VERSION["version"]?.composer(db, ICI, { ...demande, parametres });
    const noms = { ...(await listParties(db, ICI, "ctg")), autorisations: await autorisationsDe(db, ICI, "ctg") };
    return { imprime: await version, contenu: (await getVersion(db, ICI, id)).contenu, qui: noms };
  });
  expect(contenu.diagnostic?.map(({ texte }) => texte)).toContain("Un diagnostic en mots.");
  expect(imprime?.blocs).toEqual(blocsASigner(contenu, qui));
});

test("qui signe, et la délibération qui l’autorise, restent ceux du jour où l’on a mis à la signature : deux parties lisent le même acte", async () => {
  const [apercu = ""] =
    /\/conventions\/[^"]*\/documents\/apercu\?genre=version[^"]*/.exec(await page(lectrice, SIGNATURE)) ?? [];
  const imprime = () => page(lectrice, apercu.replaceAll("&amp;", "&"));
  const lu = await imprime();
  const numeros = { numero: "2026-77", date_seance: "2026-11-12" as const };
  await site.base.updateTable("convention_deliberation").set(numeros).where("collectivite", "=", "Valbrune").execute();
  await site.base.updateTable("convention_signataire").set({ civilite: "madame" }).execute();
  expect(await page(lectrice, "/conventions/ctg/parties")).toContain("2026-77");
  expect(await imprime()).toBe(lu);
});

test("deux personnes notent ensemble la même partie : la seconde apprend qui a signé, et rien n’est perdu", async () => {
  const [premiere = ""] = await partiesDe(chargee);
  const reponses = await Promise.all([
    signer(chargee, premiere, { signeePar: "Une première" }),
    signer(collegue, premiere, { signeePar: "Une autre" }),
  ]);
  expect(reponses.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const second = reponses.find(({ status }) => status === 409);
  expect(await second?.text()).toContain("a signé le");
  const vue = await page(chargee, premiere);
  expect(vue.includes("Une première") && vue.includes("Une autre")).toBe(false);
  const piece = /href="([^"]*\/pieces\/[^"]+)"/.exec(vue)?.[1] ?? "";
  const rendu = await lectrice.get(piece);
  expect(new Uint8Array(await rendu.arrayBuffer())).toEqual(PDF);
  expect((await etrangere.get(piece)).status).toBe(404);
});

test("la convention change : plus personne ne signe un texte dépassé, et remise comme elle était, on signe", async () => {
  const [, deuxieme = ""] = await partiesDe(chargee);
  await ecrireArticle(site, "La convention réunit toutes les parties.");
  expect(await page(chargee, SIGNATURE)).toContain("n’est plus ce que la convention dit");
  const refusee = await signer(chargee, deuxieme, { version: "1" });
  expect(refusee.status).toBe(409);
  expect(await refusee.text()).toContain("La convention a changé depuis");
  await ecrireArticle(site, "La convention réunit les parties.");
  expect(await page(chargee, SIGNATURE)).not.toContain("n’est plus ce que la convention dit");
});

test("on envoie par courriel, on refuse avec un motif, et une date ou un fichier faux sont dits", async () => {
  const [, deuxieme = "", troisieme = ""] = await partiesDe(chargee);
  expect((await chargee.post(`${deuxieme}/envoi`, { version: "1", courriel: "pas une adresse" })).status).toBe(422);
  expect((await chargee.post(`${deuxieme}/envoi`, { version: "1", courriel: "mairie@exemple.fr" })).status).toBe(303);
  expect((await chargee.post(`${deuxieme}/relance`, { version: "2" })).status).toBe(422);
  expect((await chargee.post(`${troisieme}/refus`, { version: "1", motif: "" })).status).toBe(422);
  expect((await chargee.post(`${troisieme}/refus`, { version: "1", motif: "Le conseil attend" })).status).toBe(303);
  expect(await page(lectrice, SIGNATURE)).toContain("Le conseil attend");
  expect((await signer(chargee, deuxieme, { le: "2026-11-22" })).status).toBe(422);
  expect((await signer(chargee, deuxieme, { le: "2026-11-20" })).status).toBe(422);
  const form = new FormData();
  for (const [nom, valeur] of Object.entries({ version: "2", le: "2026-11-21", signeePar: "B" })) form.set(nom, valeur);
  form.set("fichier", new File(["pas un pdf"], "x.pdf"));
  const faux = await chargee.post(`${deuxieme}/signee`, form);
  expect([faux.status, (await faux.text()).includes("pas un PDF")]).toEqual([422, true]);
  expect((await lectrice.post(`${deuxieme}/signee`, form)).status).toBe(403);
});

test("le document figé part avec la demande de signature ; sans PDF, le courriel dit qu’il s’adresse à part", async () => {
  const [recu] = await relever(DEMANDE_SIGNATURE, "2026-11-21");
  expect([recu?.a, recu?.sujet.startsWith("À signer")]).toEqual(["mairie@exemple.fr", true]);
  const [piece] = recu?.pieces ?? [];
  const essai = {
    titre: "T",
    auteur: "",
    date: "2026-11-21",
    perimetre: "",
    sources: [],
    logos: [],
    blocs: [],
  } as const;
  const pdf = (await renderDocument(essai, "pdf")) instanceof Uint8Array;
  expect(recu?.texte).toContain(`Le document à signer ${pdf ? "est" : "n’est pas"} joint`);
  const joint = piece && [piece.type, piece.nom.endsWith(".pdf"), verifierPiece(piece.octets)];
  expect(joint).toEqual(pdf ? ["application/pdf", true, null] : undefined);
  const lu = piece ? (await lirePdf(piece.octets)).texte : CE_QUI_SE_SIGNE;
  expect(net(lu)).toContain(CE_QUI_SE_SIGNE);
});

test("une image abîmée, déposée jadis, n’empêche pas le courriel de partir", async () => {
  const entete = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 90, 0, 0, 0, 90, 8, 6, 0, 0, 0,
  ];
  const partie = "Caf des Monts";
  const image = { partie, nom: "logo.png", type: "png", alt: "Logo", octets: new Uint8Array(entete) } as const;
  await site.dans(ICI, (db) => saveLogo(db, ICI, { ...image, instant: "2026-11-21T09:00:00.000Z" }));
  const [recu] = await relever(DEMANDE_SIGNATURE, "2026-11-21");
  expect([recu?.a, recu?.sujet.startsWith("À signer")]).toEqual(["mairie@exemple.fr", true]);
  await site.dans(ICI, (db) => deleteLogo(db, ICI, partie));
});

const choisir = (...jours: string[]) => {
  const form = new FormData();
  form.set("version", "1");
  for (const jour of jours) form.append("relances", jour);
  return chargee.post(RELANCES, form);
};

/** Poste ce que l'outbox garde de relances ; rend les adresses servies. */
const poster = async (jour: string) =>
  (await relever(RELANCE_SIGNATURE, jour)).map(({ a, sujet }) => `${a} ${sujet.slice(0, 6)}`);

test("ACTE-79 : aux jours choisis, le serveur relance une fois qui n’a pas signé, et jamais qui a signé", async () => {
  const [, deuxieme = ""] = await partiesDe(chargee);
  expect((await choisir("2026-11-21")).status).toBe(422);
  expect((await choisir("2026-11-28", "2026-12-04")).status).toBe(422);
  expect((await lectrice.post(RELANCES, { version: "1", relances: "2026-11-28" })).status).toBe(403);
  expect((await etrangere.post(RELANCES, { version: "1", relances: "2026-11-28" })).status).toBe(404);
  expect((await choisir("2026-12-05", "2026-11-28")).status).toBe(303);
  expect(await page(chargee, SIGNATURE)).toContain("le 28 novembre 2026, puis le 5 décembre 2026");
  expect((await choisir("2026-11-28")).status).toBe(409);

  expect(await relancerSignatures(site.base, le("2026-11-27"))).toBe(0);
  const deux = await Promise.all([1, 2].map(() => relancerSignatures(site.base, le("2026-11-28"))));
  expect(deux.toSorted()).toEqual([0, 1]);
  expect(await poster("2026-11-28")).toEqual(["mairie@exemple.fr Rappel"]);
  const pages = await Promise.all((await partiesDe(chargee)).map((une) => page(lectrice, une)));
  expect(pages.filter((une) => une.includes("<dt>Relancée le</dt><dd>28 novembre 2026</dd>"))).toHaveLength(1);
  expect(await poster("2026-11-28")).toEqual([]);
  expect(await relancerSignatures(site.base, le("2026-12-04"))).toBe(0);
  expect(await relancerSignatures(site.base, le("2026-12-05"))).toBe(1);
  expect((await signer(chargee, deuxieme)).status).toBe(303);
  expect(await poster("2026-12-05")).toEqual([]);
  expect(await relancerSignatures(site.base, le("2026-12-31"))).toBe(0);
});

test("quand la dernière partie a signé, la convention l’est, et sa version se lit pour toujours", async () => {
  await toutSigner(chargee);
  const { etat: vie, signeeLe } = await etat();
  expect([vie, signeeLe]).toEqual(["signee", "2026-11-21"]);
  const vue = await page(lectrice, "/conventions/ctg/versions");
  expect(vue).toContain("Version 1, convention d’origine");
  const version = /href="([^"]*\/versions\/[^"]+)"/.exec(vue)?.[1] ?? "";
  const lue = await page(lectrice, version);
  for (const texte of ["La convention réunit les parties.", "Basile Faure", "est bien celle de ce jour-là"])
    expect(lue).toContain(texte);
  const apercu = `/conventions/ctg/documents/apercu?genre=version&version=${version.split("/").at(-1)}`;
  const entiere = await page(lectrice, apercu);
  for (const texte of [
    "La convention réunit les parties.",
    "Basile Faure",
    "sur le fondement de la délibération du 10 novembre 2026",
    "Empreinte",
  ])
    expect(entiere).toContain(texte);
  expect((await etrangere.get(apercu)).status).toBe(404);
  expect((await lectrice.get(`${apercu}x`)).status).toBe(404);
  expect((await etrangere.get(version)).status).toBe(404);
  expect(await page(chargee, SIGNATURE)).toContain("rien n’attend de signature");
});

test("par construction, la base ne laisse ni changer ni ôter une version, sa référence ou un exemplaire signé, ni redire qui signe", async () => {
  for (const table of ["actes_version", "actes_reference", "actes_piece"] as const) {
    const essais = [
      () => site.dans(ICI, (db) => db.deleteFrom(table).where("espace", "=", "monts").execute()),
      () =>
        site.dans(ICI, (db) => db.updateTable(table).set({ espace: "monts" }).where("espace", "=", "monts").execute()),
    ];
    for (const essai of essais) await expect(essai()).rejects.toThrow(/permission denied/);
  }
  const redire = { qui_signe: null };
  const essai = site.dans(ICI, (db) =>
    db.updateTable("actes_circuit").set(redire).where("espace", "=", "monts").execute(),
  );
  await expect(essai).rejects.toThrow(/permission denied/);
});
