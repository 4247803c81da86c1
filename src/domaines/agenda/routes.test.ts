import { afterAll, expect, test } from "vitest";
import { insertConvention, saveBlocConvention, writeModes } from "#domaines/convention/index.ts";
import { ACTE_VIDE } from "#domaines/convention/deliberation/model.ts";
import { insertAvenant } from "#domaines/actes/avenant/store.ts";
import { insertDeliberation, saveDelaiVote } from "#domaines/convention/deliberation/store.ts";
import { MODES_PROPOSES } from "#domaines/convention/resiliation/model.ts";
import { insertResiliation } from "#domaines/convention/resiliation/store.ts";
import { insertAction } from "#domaines/gouvernance/communication/store.ts";
import { recevoir } from "#domaines/sppe/avis/rules.ts";
import { insertAvis } from "#domaines/sppe/avis/store.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { listCitees } from "#domaines/plan/index.ts";
import { appliquerDecision } from "#domaines/suivi/index.ts";
import { newId } from "#platform/ids.ts";
import { perimetreDe, testSite } from "../../../tests/app.ts";
import { lire } from "../../../tests/bilans.ts";

let instant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => instant);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg", "autre");
await site.espace("monts", "ctg", "autre");
await site.espace("mers", "loin");
const IDENTITE = { titre: "CTG des Monts", caf: null, debut: null, fin: "2027-11-30" as const, perimetre: ["48095"] };
await site.dans(ICI, async (tx) => {
  for (const id of ["ctg", "autre"]) await insertConvention(tx, ICI, id, { ...IDENTITE, titre: `CTG ${id}` });
  await creerFiche(
    tx,
    { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" },
    { titre: "Halte itinérante", echeances: [{ debut: null, fin: "2026-11", texte: null }] },
  );
});
await site.dans(ICI, (tx) =>
  insertAvis(
    tx,
    ICI,
    recevoir(
      {
        id: "a1",
        genre: "legal",
        projet: null,
        objet: "Micro-crèche du col",
        demandeur: "SAS du col",
        contact: "",
        commune: "48095",
        nature: "creation",
        structure: "microCreche",
        prive: true,
        places: 12,
        recueLe: "2026-10-31",
      },
      { genre: "decide", qui: "commune", nom: "Mende", cle: "commune:48095" },
    ),
  ),
);
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
const dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
const etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
const AGENDA = "/conventions/ctg/agenda";

async function abonner(qui = nadege): Promise<string> {
  const page = await (await qui.post("/compte/agenda")).text();
  return /value="http:\/\/localhost(\/agenda\/[\w-]{43}\.ics)"/.exec(page)?.[1] ?? "";
}
/** The lines of a feed, unfolded. */
const flux = async (adresse: string) => (await (await site.personne.get(adresse)).text()).replaceAll("\r\n ", "");
const evenement = (texte: string, titre: string) =>
  texte.split("BEGIN:VEVENT").find((un) => un.includes(`SUMMARY:${titre}`)) ?? "";

test("un mois se lit en liste puis en grille, se filtre, et ne se lit ni d’ailleurs ni sans droit", async () => {
  const page = await lire(await elue.get(AGENDA));
  expect([
    page.includes("Halte itinérante"),
    page.includes("fin dans 12 mois"),
    page.includes('<th scope="col">Lundi'),
  ]).toEqual([true, true, true]);
  const filtre = await lire(await elue.get(`${AGENDA}?mois=2026-11&genre=echeance`));
  expect([filtre.includes("Halte itinérante"), filtre.includes("fin dans 12 mois")]).toEqual([true, false]);
  expect(await lire(await elue.get(`${AGENDA}?mois=2027-11`))).toContain("dernier jour");
  expect(await lire(await elue.get(`${AGENDA}?mois=2026-12`))).toContain("Rien n’est prévu");
  const fevrier = await lire(await elue.get(`${AGENDA}?mois=2027-02&genre=petiteEnfance`));
  expect(fevrier).toContain('<a href="/espaces/monts/petite-enfance/avis/a1">Avis à rendre : Micro-crèche du col</a>');
  expect((await dpo.get(AGENDA)).status).toBe(403);
  expect((await etrangere.get(AGENDA)).status).toBe(404);
});

test("une adresse secrète se lit sans session, se remplace, se révoque, et rien d’autre ne l’ouvre", async () => {
  const adresse = await abonner();
  const reponse = await site.personne.get(adresse);
  expect([reponse.status, reponse.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  const texte = await flux(adresse);
  expect(texte).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  expect(evenement(texte, "Halte itinérante")).toMatch(/DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201/);
  expect(await lire(await nadege.get("/compte/agenda"))).toContain("Votre agenda l’a lue");
  expect(await lire(await nadege.get("/compte/agenda"))).not.toContain(adresse);
  expect(JSON.stringify(await site.base.selectFrom("acces_flux").selectAll().execute())).not.toContain(
    adresse.slice(8, 51),
  );
  const autre = await abonner();
  expect([(await site.personne.get(adresse)).status, (await site.personne.get(autre)).status]).toEqual([404, 200]);
  expect((await nadege.post("/compte/agenda/revocation")).status).toBe(303);
  expect((await site.personne.get(autre)).status).toBe(404);
  expect((await site.personne.get(`/agenda/${"x".repeat(43)}.ics`)).status).toBe(404);
  expect((await site.personne.get("/compte/agenda")).status).toBe(303);
});

test("un flux montre ce que le compte peut lire au moment de la lecture", async () => {
  const adresse = await abonner(elue);
  const avant = await flux(adresse);
  expect([avant.includes("CTG ctg"), avant.includes("CTG autre")]).toEqual([true, false]);
  expect((await flux(await abonner(etrangere))).includes("CTG")).toBe(false);
  await site.base.deleteFrom("acces_role").where("compte", "=", "elue").execute();
  expect(await flux(adresse)).not.toContain("CTG ctg");
  await site.base
    .updateTable("acces_compte")
    .set({ ferme_le: instant.toISOString() })
    .where("id", "=", "elue")
    .execute();
  expect((await site.personne.get(adresse)).status).toBe(404);
});

test("les conseils, le recours, la communication et la fin d’une convention résiliée ont leur date, et la suivent", async () => {
  const communes = ["Auzon", "Brives", "Cros", "Dor"].map((nom) => ({
    genre: "commune" as const,
    nom,
    nomCourt: null,
    code: null,
    representants: [],
  }));
  await site.dans(ICI, async (tx) => {
    const convention = { ...IDENTITE, debut: "2027-01-01" as const, parties: communes };
    const bloc = { visas: [], articles: [], annexes: [] };
    await saveBlocConvention(tx, ICI, "ctg", { convention: { ...convention, ...bloc }, deliberations: [] });
    const modes = MODES_PROPOSES.slice(3).map((mode) => ({ ...mode, id: "m" }));
    await writeModes(tx, { espace: "monts", convention: "ctg" }, [], modes);
    const acte = { ...ACTE_VIDE, id: "d1", convention: "ctg", version: 1, collectivite: "Auzon" };
    const tenue = { dateSeance: "2026-11-10", publieLe: "2026-12-31", resultat: "unanimite" } as const;
    await insertDeliberation(tx, ICI, { ...acte, ...tenue });
    const dit = { objet: "", supports: [], logos: true, mention: "", diffusion: [], decision: null, version: 1 };
    const guide = { ...dit, id: "com", convention: "ctg", titre: "Guide des familles", etat: "prevue" as const };
    await insertAction(tx, ICI, { ...guide, debut: "2026-12-01", fin: "2027-01-31" });
  });
  const adresse = await abonner();
  const texte = await flux(adresse);
  const jourDe = (titre: string) => /DTSTART;VALUE=DATE:(\d+)/.exec(evenement(texte, titre))?.[1];
  expect([
    jourDe("Séance du conseil : Auzon"),
    jourDe("Dernier jour du recours : Auzon"),
    jourDe("Guide des familles"),
    jourDe("Fin : Guide des familles"),
    jourDe("Avoir délibéré : Brives\\, Cros\\, Dor"),
  ]).toEqual(["20261110", "20270301", "20261201", "20270131", "20261231"]);
  const avant = evenement(texte, "Avoir délibéré");
  await site.base
    .updateTable("gouvernance_communication")
    .set({ etat: "abandonnee" })
    .where("id", "=", "com")
    .execute();
  await site.base
    .updateTable("convention_convention")
    .set({ etat: "resiliee", signee_le: "2026-01-01" })
    .where("id", "=", "ctg")
    .execute();
  await site.dans(ICI, async (tx) => {
    const prise = { mode: "m", notifieeLe: "2026-11-01", effetLe: "2027-05-01", motif: null } as const;
    await insertResiliation(tx, { espace: "monts", convention: "ctg" }, prise);
  });
  const apres = await flux(adresse);
  expect(evenement(apres, "CTG des Monts : la résiliation prend effet")).toContain("DTSTART;VALUE=DATE:20270501");
  expect(evenement(apres, "CTG des Monts : dernier jour")).toContain("STATUS:CANCELLED");
  expect(evenement(apres, "CTG des Monts : fin dans 12 mois")).toContain("STATUS:CONFIRMED");
  expect(evenement(apres, "Guide des familles")).toMatch(/SEQUENCE:1[\s\S]*STATUS:CANCELLED/);
  expect(evenement(apres, "Avoir délibéré")).toMatch(/SEQUENCE:1[\s\S]*STATUS:CANCELLED/);
  expect(/UID:(.*)\r/.exec(evenement(apres, "Avoir délibéré"))?.[1]).toBe(/UID:(.*)\r/.exec(avant)?.[1]);
  const mai = await lire(await nadege.get(`${AGENDA}?mois=2027-05&genre=convention`));
  expect(mai).toContain('<a href="/conventions/ctg/resiliation">');
});

test("ce qui bouge élève sa séquence, ce qui disparaît se dit annulé, et rien ne bouge tout seul", async () => {
  const adresse = await abonner();
  const id = newId();
  const dite = { id, genre: "arbitrage", objet: "Choisir le local", instance: "Copil", le: "2026-11-12" };
  await nadege.post("/conventions/ctg/decisions", { ...dite, responsable: "Mairie", avant: "2026-12-15" });
  const titre = "D-2026-1 : Choisir le local";
  const premiere = await flux(adresse);
  expect(evenement(premiere, titre)).toMatch(/SEQUENCE:0[\s\S]*STATUS:CONFIRMED/);
  instant = new Date("2026-11-21T09:10:00Z");
  expect(await flux(adresse)).toBe(premiere);
  await site.base.updateTable("gouvernance_decision").set({ avant: "2026-12-20" }).where("id", "=", id).execute();
  const bougee = evenement(await flux(adresse), titre);
  expect(bougee).toMatch(/SEQUENCE:1[\s\S]*20261220/);
  await nadege.post(`/conventions/ctg/decisions/${id}/execution`, { version: "1", le: "2026-11-20", constat: "Fait" });
  const annulee = evenement(await flux(adresse), titre);
  expect(annulee).toMatch(/SEQUENCE:2[\s\S]*STATUS:CANCELLED/);
  expect(/UID:(.*)\r/.exec(annulee)?.[1]).toBe(/UID:(.*)\r/.exec(bougee)?.[1]);
});

test("une instance qui sert deux conventions a la même composition, la même réunion et le même dossier dans chacune, une fois au flux", async () => {
  const siege = { id: "strategique", nature: "comiteStrategique", nom: "Comité des deux bassins", quorum: "aucun" };
  const servies = new FormData();
  for (const [nom, valeur] of Object.entries({ ...siege, decide: "1", frequence: "1" })) servies.set(nom, valeur);
  for (const convention of ["ctg", "autre"]) servies.append("conventions", convention);
  expect((await nadege.post("/conventions/ctg/instances", servies)).status).toBe(303);
  const membre = { id: newId(), nom: "Présidente commune", college: "Communes", voix: "deliberative" };
  expect((await nadege.post("/conventions/autre/instances/strategique/membres", membre)).status).toBe(303);
  const reunion = { id: "commune", titre: "Réunion des deux bassins", le: "2026-11-21", debut: "14:00", duree: "60" };
  expect((await nadege.post("/conventions/ctg/instances/strategique/reunions", reunion)).status).toBe(303);
  const point = { id: newId(), titrePoint: "Les places communes", attendu: "decision" };
  const ici = (convention: string) => `/conventions/${convention}/instances/strategique/reunions/commune`;
  expect((await nadege.post(`${ici("autre")}/points`, point)).status).toBe(303);
  for (const convention of ["ctg", "autre"]) {
    const pages = [
      [`/conventions/${convention}/instances/strategique`, "Présidente commune"],
      [ici(convention), "Les places communes"],
      [`/conventions/${convention}/agenda`, "Réunion des deux bassins"],
      [`/conventions/${convention}/documents/apercu?genre=dossierSeance&reunion=commune`, "Les places communes"],
    ] as const;
    for (const [chemin, dit] of pages)
      expect([chemin, (await lire(await nadege.get(chemin))).includes(dit)]).toEqual([chemin, true]);
  }
  const dite = { genre: "arbitrage", objet: "Partager le local", seance: "commune", le: "2026-11-21" };
  const prise = newId();
  expect((await nadege.post("/conventions/autre/decisions", { ...dite, id: prise })).status).toBe(303);
  expect(await lire(await nadege.get(`/conventions/autre/decisions/${prise}`))).toContain("Comité des deux bassins");
  for (const convention of ["ctg", "autre"])
    for (const page of [ici(convention), `${ici(convention)}/releve`])
      expect([page, (await lire(await nadege.get(page))).includes("Partager le local")]).toEqual([page, true]);
  expect(await lire(await nadege.get(ici("ctg")))).not.toContain(`/decisions/${prise}`);
  expect((await flux(await abonner())).split("SUMMARY:Réunion des deux bassins").length).toBe(2);
});

test("le jour avant lequel un avenant se vote est le sien, jamais celui de la convention", async () => {
  await site.base
    .updateTable("convention_convention")
    .set({ etat: "signee", signee_le: "2026-01-01", debut: "2026-01-01", avenant_ouvert: true })
    .where("id", "=", "autre")
    .execute();
  await site.dans(ICI, async (tx) => {
    const reste = {
      objet: "Une fiche de plus",
      souhaits: [],
      motifs: [],
      etat: "ouvert" as const,
      ouvertLe: "2026-11-01" as const,
      closLe: null,
      version: 1,
    };
    await insertAvenant(tx, ICI, { ...reste, id: "av1", convention: "autre", numero: 1, depuis: 1 });
    const convention = { convention: "autre", question: { genre: "convention" as const } };
    await saveDelaiVote(tx, ICI, { ...convention, avant: "2026-12-05" }, 0);
  });
  const adresse = await abonner();
  expect(await flux(adresse)).not.toContain("Avoir délibéré sur l’avenant");
  await site.dans(ICI, (tx) => {
    const question = { genre: "avenant" as const, nom: "Avenant 1" };
    return saveDelaiVote(tx, ICI, { convention: "autre", question, avant: "2026-12-18" }, 0);
  });
  expect(evenement(await flux(adresse), "Avoir délibéré sur l’avenant")).toContain("DTSTART;VALUE=DATE:20261218");
});

test("reportée par décision, une fiche a sa nouvelle échéance au flux et à la page, et l’ancienne s’y dit annulée ; reportée encore, la nouvelle se déplace", async () => {
  const adresse = await abonner();
  const titre = "Halte itinérante";
  const reportee = `${titre} : échéance reportée`;
  await flux(adresse);
  const fiche = await site.dans(ICI, async (tx) => (await listCitees(tx, ICI)).find((une) => une.titre === titre)?.id);
  const reporterA = (nouvelleDate: string, heure: string) =>
    site.dans(ICI, (tx) => {
      const decidee = {
        fiche: fiche ?? "",
        devenir: "report",
        nouvelleDate,
        citation: "Copil",
        auteur: "nadege",
      } as const;
      const jours = { le: "2026-11-20", aujourdhui: "2026-11-21", instant: `2026-11-21T${heure}:00.000Z` } as const;
      return appliquerDecision(tx, ICI, { ...decidee, ...jours });
    });
  expect(await reporterA("2028", "09:01")).toBeNull();
  const lu = await flux(adresse);
  expect(evenement(lu, `${titre}\r`)).toMatch(/SEQUENCE:1[\s\S]*20261130[\s\S]*STATUS:CANCELLED/);
  expect(evenement(lu, reportee)).toMatch(/SEQUENCE:0[\s\S]*VALUE=DATE:20281231[\s\S]*STATUS:CONFIRMED/);
  expect(await lire(await nadege.get(`${AGENDA}?mois=2028-12&genre=echeance`))).toContain(reportee);
  expect(await reporterA("2029-03", "09:02")).toBeNull();
  expect(evenement(await flux(adresse), reportee)).toMatch(/SEQUENCE:1[\s\S]*VALUE=DATE:20290331[\s\S]*CONFIRMED/);
});

test("l’échéance d’une fiche que l’on abandonne se dit annulée, à la page et au flux", async () => {
  const adresse = await abonner();
  const titre = "Halte itinérante : échéance reportée";
  expect(evenement(await flux(adresse), titre)).toContain("STATUS:CONFIRMED");
  await site.dans(ICI, async (tx) => {
    const fiche = (await listCitees(tx, ICI)).find((une) => une.titre === "Halte itinérante")?.id ?? "";
    const decidee = {
      fiche,
      devenir: "abandon",
      nouvelleDate: null,
      citation: "Copil du 20 novembre 2026",
      auteur: "nadege",
    } as const;
    const jours = { le: "2026-11-20", aujourdhui: "2026-11-21", instant: instant.toISOString() } as const;
    expect(await appliquerDecision(tx, ICI, { ...decidee, ...jours })).toBeNull();
  });
  expect(evenement(await flux(adresse), titre)).toMatch(/SEQUENCE:2[\s\S]*STATUS:CANCELLED/);
  expect(await lire(await nadege.get(`${AGENDA}?mois=2029-03&genre=echeance`))).toMatch(
    /échéance reportée[^<]*<[\s\S]{0,80}annulée/,
  );
});
