import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import { lienDe, ouvrirPlace, PLACE, REPONSES, suite } from "../../../../../tests/place.ts";
import { MODELE_REGLEMENT } from "../../reglement/lexique.ts";
import { insertReglement } from "../../reglement/store.ts";

let maintenant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
afterAll(() => site.engine.close());
let place: Awaited<ReturnType<typeof ouvrirPlace>>;
beforeAll(async () => {
  place = await ouvrirPlace(site, () => maintenant);
});

test("une pièce se donne en photo, scellée ; un autre format se refuse", async () => {
  const [famille, base] = await place.envoyee("piece@exemple.fr", { "s-activite": "3" });
  const id = base.split("/").at(-1) ?? "";
  const [piece] = await site.base.selectFrom("guichet_piece").selectAll().where("demande", "=", id).execute();
  const ici = `${base}/pieces/${piece?.id}`;
  expect(await (await famille.get(ici)).text()).toContain("Attestation de l’employeur");
  const envoi = (octets: string, nom: string) => {
    const form = new FormData();
    form.append("fichier", new File([octets], nom));
    return form;
  };
  expect((await famille.post(ici, envoi("<html>", "piece.html"))).status).toBe(422);
  const lourd = await famille.post(`${ici}?langue=en`, envoi(`%PDF-1.7${"0".repeat(22_000_000)}`, "lourd.pdf"));
  expect(lourd.status).toBe(413);
  expect(await lourd.text()).toMatch(/lang="en".*choose a smaller file.*Back to my request/s);
  expect((await site.navigateur().post(ici, envoi("%PDF-1.7 secret", "a.pdf"))).headers.get("location")).toBe(
    `${PLACE}/reprise`,
  );
  expect(await suite(famille.post(ici, envoi("%PDF-1.7 secret", "a.pdf")))).toContain("fait=piece");
  const [demande] = await site.base.selectFrom("guichet_demande").selectAll().where("id", "=", id).execute();
  expect(demande).toMatchObject({ etat: "enAttente", complete_le: "2026-11-21" });
  const [scellee] = await site.base
    .selectFrom("documents_piece")
    .selectAll()
    .where("objet_id", "=", piece?.id ?? "")
    .execute();
  expect(Buffer.from(scellee?.octets ?? []).includes("secret")).toBe(false);
  await site.base.updateTable("guichet_piece").set({ etat: "acceptee" }).where("demande", "=", id).execute();
  expect(await suite(famille.post(ici, envoi("%PDF-1.7 autre", "a.pdf")))).toContain("refus=piece-acceptee");
  await site.base.updateTable("guichet_piece").set({ etat: "refusee" }).where("demande", "=", id).execute();
  expect((await famille.get(ici)).status).toBe(200);
  await geler(id);
  expect(await suite(famille.post(ici, envoi("%PDF-1.7 autre", "a.pdf")))).toContain("refus=figee");
  expect(await (await famille.get(`${PLACE}/suivi?refus=figee`)).text()).toContain(
    "La commission examine votre demande",
  );
  const passer = (etat: "pourvue" | "enAttente") =>
    site.base.updateTable("guichet_demande").set({ etat }).where("id", "=", id).execute();
  await passer("pourvue");
  expect(await (await famille.get(`${PLACE}/suivi`)).text()).not.toContain("La commission examine votre demande");
  await passer("enAttente");
});

/** A session at work on this request. */
async function geler(dossier: string): Promise<void> {
  await sql`insert into guichet_commission (espace, id, nom, le, de_mois, a_mois, delai, etat, annonce)
    values ('monts', 'c1', 'Séance', '2026-12-01', '2027-09', '2028-08', 15, 'gelee', 'Mairie')`.execute(site.base);
  await sql`insert into guichet_commission_dossier (espace, commission, id, dossier, demandes, sel, contenu, empreinte)
    values ('monts', 'c1', 'g1', ${dossier}, ${JSON.stringify([dossier])}::jsonb, 'sel', '{}', ${"0".repeat(64)})`.execute(
    site.base,
  );
}

test("une famille lit son rang et ses points, comptés une fois tant que la file ne bouge pas", async () => {
  const publie = { id: "r1", numero: 1, titre: "Règlement 2026", etat: "publie", acte: "Délibération" } as const;
  const contenu = {
    ...MODELE_REGLEMENT,
    criteres: MODELE_REGLEMENT.criteres.map((un) =>
      un.code === "fratrieAccueillie" ? { ...un, structures: ["e2"], traductions: {} } : un,
    ),
  };
  await site.dans(perimetreDe("monts"), (db) =>
    insertReglement(
      db,
      { espace: "monts" },
      { ...publie, depuis: "2026-01-01", publieLe: "2026-01-01", version: 1, contenu },
    ),
  );
  const [premiere, base] = await place.envoyee("rang1@exemple.fr", {
    "s-sansSolution": "1",
    "s-fratrieAccueillie": "1",
  });
  const [seconde] = await place.envoyee("rang2@exemple.fr");
  const rang = async (qui: Visiteur) =>
    /(\d+) sur (\d+) demandes qui attendent/.exec(
      (await (await qui.get(`${PLACE}/suivi`)).text()).replaceAll("\u00A0", " "),
    )?.[0];
  expect(await rang(premiere)).toBe("2 sur 3 demandes qui attendent");
  const apres = await rang(seconde);
  expect(apres).toBe("3 sur 3 demandes qui attendent");
  const lire = async (langue: string) =>
    (await (await premiere.get(`${PLACE}/suivi?langue=${langue}`)).text()).replaceAll("\u00A0", " ");
  const [enFrancais, enAnglais] = [await lire("fr"), await lire("en")];
  expect(enFrancais).toContain("Aucune solution d’accueil aujourd’hui");
  expect(enFrancais).toMatch(/Les Petits Galets : \+20 dans cette structure seulement/);
  expect(enAnglais).toContain("No childcare today");
  expect(enAnglais).toContain("20 in this structure only");
  expect(enAnglais).not.toContain("Aucune solution");
  expect(/<main[^]*<\/main>/.exec(enAnglais)?.[0]).not.toMatch(/ [:;?!]/);
  const situations = await (await premiere.get(`${base}/situations?langue=en`)).text();
  expect(situations).toContain("Document to provide: Certificate from the employer");
  expect(situations.match(/exist in French only/g)).toHaveLength(1);
  const id = base.split("/").at(-1) ?? "";
  const taire = sql`update guichet_demande set situations = '{}' where id = ${id}`;
  await taire.execute(site.base); // behind the back of the site: the queue is not read again for it
  expect(await rang(seconde)).toBe(apres);
  await sql`update guichet_demande set version = version + 1 where id = ${id}`.execute(site.base);
  expect(await rang(seconde)).toBe("2 sur 3 demandes qui attendent"); // equal now, and of the same day
});

const offre = {
  espace: "monts",
  id: "o1",
  numero: "2026-1",
  commission: null,
  liberee: null,
  etat: "proposee",
  envoyee_le: "2026-11-20",
  limite: "2026-11-30",
  repondue_le: null,
  repondue_par: null,
  version: 1,
} as const;

test("une place proposée se lit et s’accepte de l’espace de la famille, une seule fois", async () => {
  maintenant = new Date("2026-11-21T09:00:00Z");
  const [famille, base] = await place.envoyee("place@exemple.fr");
  const id = base.split("/").at(-1) ?? "";
  await site.base.updateTable("guichet_demande").set({ etat: "proposee" }).where("id", "=", id).execute();
  await site.base
    .insertInto("guichet_offre")
    .values({
      ...offre,
      dossier: id,
      demandes: JSON.stringify([id]),
      places: JSON.stringify([{ enfant: 0, structure: "e1", reserve: null, semaine: 3, entree: 2027 * 12 + 8 }]),
    })
    .execute();
  const page = (await (await famille.get(`${PLACE}/suivi`)).text()).replaceAll("\u00A0", " ");
  expect(page).toContain("Les Petits Galets, septembre 2027 : lundi");
  expect(page).toContain("30 novembre 2026");
  expect(await suite(site.navigateur().post(`${base}/reponse`, { reponse: "accepter", version: "1" }))).toContain(
    "/reprise",
  );
  expect(await suite(famille.post(`${base}/reponse`, { reponse: "accepter", version: "1" }))).toContain(
    "fait=acceptee",
  );
  expect(await suite(famille.post(`${base}/reponse`, { reponse: "refuser", version: "1" }))).toContain("refus=passage");
  const [demande] = await site.base.selectFrom("guichet_demande").selectAll().where("id", "=", id).execute();
  expect(demande?.etat).toBe("acceptee");
  const ecrite = { numero: "2026-1", points: 12, lignes: [], places: [], refus: [], derniers: [], regles: [], rang: 1 };
  const contenu = { ...ecrite, issue: "attente", seance: "Séance de juin", le: "2026-06-04", limite: null } as const;
  const dite = { contenu: JSON.stringify(contenu), ecrite_le: "2026-06-04T09:00:00Z", commission: null, offre: null };
  const lettre = { ...dite, espace: "monts", dossier: id, numero: "2026-1" };
  const parties = [
    { ...lettre, id: "l0", postee_le: null, voie: null },
    { ...lettre, id: "l1", postee_le: "2026-06-05T09:00:00Z", voie: "courriel" as const },
  ];
  await site.base.insertInto("guichet_lettre").values(parties).execute();
  const suivi = await (await famille.get(`${PLACE}/suivi`)).text();
  expect(suivi).toContain("lettre du 5 juin 2026");
  expect(suivi).not.toContain("lettres/l0"); // not gone yet
  expect(await (await famille.get(`${base}/lettres/l1`)).text()).toContain("Séance de juin");
  expect((await famille.get(`${base}/lettres/l0`)).status).toBe(404);
  const [autre, ailleurs] = await place.envoyee("autre-lettre@exemple.fr");
  expect((await autre.get(`${ailleurs}/lettres/l1`)).status).toBe(404);
  expect((await autre.get(`${base}/lettres/l1`)).status).toBe(404);
});

test("des frères et sœurs demandés à part ont chacun leur place à accepter, et leurs gestes", async () => {
  maintenant = new Date("2026-11-21T09:00:00Z");
  const [famille, base] = await place.envoyee("apart@exemple.fr");
  const aine = base.split("/").at(-1) ?? "";
  const cadet = `${aine}-cadet`;
  const [lue] = await site.base.selectFrom("guichet_demande").selectAll().where("id", "=", aine).execute();
  await sql`insert into guichet_demande select (jsonb_populate_record(d, ${JSON.stringify({
    id: cadet,
    rang: 1,
    numero: "2026-0900",
    etat: "proposee",
    prenom: "Cadet",
  })}::jsonb)).* from guichet_demande d where id = ${aine}`.execute(site.base);
  expect(lue?.etat).toBe("enAttente");
  const proposer = (id: string, demande: string, structure: string) =>
    site.base
      .insertInto("guichet_offre")
      .values({
        ...offre,
        id,
        dossier: lue?.dossier ?? "",
        demandes: JSON.stringify([demande]),
        places: JSON.stringify([{ enfant: 0, structure, reserve: null, semaine: 3, entree: 2027 * 12 + 8 }]),
      })
      .execute();
  await proposer("o-cadet", cadet, "e2");
  const lire = async () => (await (await famille.get(`${PLACE}/suivi`)).text()).replaceAll("\u00A0", " ");
  const seul = await lire();
  expect(seul).toContain(`action="${base}-cadet/reponse"`);
  expect(seul).toMatch(/Une place vous est proposée : Cadet/);
  expect(seul).toContain(`href="${base}/retrait"`); // the elder still waits
  const limiter = (limite: "2026-11-20" | "2026-11-21") =>
    site.base.updateTable("guichet_offre").set({ limite }).execute();
  await limiter("2026-11-20"); // yesterday
  expect(await lire()).toMatch(/ce jour est passé, et cette place ne peut plus s’accepter ici(?![^]*value="accepter")/);
  await limiter("2026-11-21");
  expect(await lire()).toContain('value="accepter"');
  await site.base.updateTable("guichet_demande").set({ etat: "proposee" }).where("id", "=", aine).execute();
  await proposer("o-aine", aine, "e1");
  expect((await lire()).match(/<h3>\s*Une place vous est proposée/g)).toHaveLength(2);
  expect(await suite(famille.post(`${base}/reponse`, { reponse: "refuser", version: "1" }))).toContain("fait=refusee");
  expect(await suite(famille.post(`${base}-cadet/reponse`, { reponse: "accepter", version: "1" }))).toContain(
    "fait=acceptee",
  );
  const etats = await site.base
    .selectFrom("guichet_demande")
    .select(["id", "etat"])
    .where("dossier", "=", lue?.dossier ?? "")
    .execute();
  expect(Object.fromEntries(etats.map(({ id, etat }) => [id, etat]))).toEqual({
    [aine]: "refusee",
    [cadet]: "acceptee",
  });
  const apres = await lire();
  expect(apres).toContain(`href="${base}/reouverture"`);
  expect(apres).toContain(`href="${base}/retrait"`);
  const version = async (geste: string) =>
    /name="version" value="([\d.]+)"/.exec(await (await famille.get(`${base}/${geste}`)).text())?.[1] ?? "";
  await suite(famille.post(`${base}/reouverture`, { version: await version("reouverture") }));
  const muet = await famille.post(`${base}/retrait`, { version: await version("retrait") });
  expect(muet.status).toBe(422);
  expect(await muet.text()).toContain("Pour qui");
  const perime = { version: `${await version("retrait")}9`, qui: aine };
  expect((await famille.post(`${base}/retrait`, perime)).status).toBe(409);
  await suite(famille.post(`${base}/retrait`, { version: await version("retrait"), qui: aine }));
  const restes = await site.base
    .selectFrom("guichet_demande")
    .select("etat")
    .where("dossier", "=", lue?.dossier ?? "")
    .orderBy("id")
    .execute();
  expect(restes.map(({ etat }) => etat)).toEqual(["retiree", "acceptee"]);
});

test("une famille suit, change, dit la naissance, se retire, rouvre avec son ancienneté", async () => {
  const [famille, base] = await place.envoyee("zoe@exemple.fr");
  const version = async () =>
    /name="version" value="(\d+)"/.exec(await (await famille.get(`${base}/retrait`)).text())?.[1] ?? "";
  maintenant = new Date("2026-11-21T10:00:00Z");
  expect(
    await suite(famille.post(`${base}/entree`, { entree: "2027-10", tolerance: "0", version: await version() })),
  ).toContain("fait=enregistre");
  expect((await famille.post(`${base}/entree`, { entree: "2027-10", version: "1" })).status).toBe(409);
  const depassee = await famille.post(`${base}/entree?langue=en`, { entree: "2027-10", version: "1" });
  expect(await depassee.text()).toContain("Your request has changed in the meantime");
  expect((await famille.post(`${base}/naissance`, { version: await version(), prenom: "Zoé" })).status).toBe(422);
  const ne = { version: await version(), prenom: "Zoé", nom: "Roy", naissance: "2026-11-20" };
  expect(await suite(famille.post(`${base}/naissance`, ne))).toContain("fait=naissance");
  expect(await suite(famille.post(`${base}/retrait`, { version: await version() }))).toContain("fait=retiree");
  const page = await (await famille.get(`${PLACE}/suivi`)).text();
  expect(page).toContain("Rouvrir ma demande");
  expect(await suite(famille.post(`${base}/reouverture`, { version: await version() }))).toContain("fait=rouverte");
  expect(await suite(famille.post(`${base}/confirmation`))).toContain("fait=confirmee");
  const lue = await site.base
    .selectFrom("guichet_demande")
    .selectAll()
    .where("id", "=", base.split("/").at(-1) ?? "")
    .executeTakeFirstOrThrow();
  expect(lue).toMatchObject({ etat: "enAttente", attend_depuis: "2026-11-21", prenom: "Zoé", entree: "2027-10" });
  maintenant = new Date("2026-11-21T13:00:00Z");
  expect((await famille.get(`${PLACE}/suivi`)).headers.get("location")).toContain("ferme=1");
});

test("un lien s’ouvre dans la langue de la famille, où qu’elle l’ouvre ; une page introuvable aussi", async () => {
  const anglaise = site.navigateur();
  await anglaise.post(`${PLACE}/langue`, { langue: "en", vers: PLACE });
  const depart = await suite(anglaise.post(PLACE));
  const enfant = await suite(anglaise.post(depart, REPONSES["enfant"]));
  await suite(anglaise.post(enfant, { ...REPONSES["vous"], courriel: "kate@exemple.fr" }));
  const lien = lienDe(await place.relever());
  const neuf = site.navigateur();
  const [page, coquille] = [await (await neuf.get(lien)).text(), await (await anglaise.get(`${depart}-x`)).text()];
  expect(page).toContain("Your childcare request");
  expect(await (await neuf.get(`${lien}?langue=fr`)).text()).toContain("Votre demande de place");
  expect(coquille).toContain("Page not found");
  expect(coquille).toContain(`href="${PLACE}/suivi"`);
  expect(await suite(anglaise.post(lien))).toBe(`${PLACE}/suivi`);
  const faux = await (await site.navigateur().post(lien, { code: "12" })).text();
  expect(faux).toContain('<title lang="en">Error: Your childcare request');
});
