import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moisEntre } from "#commun/mois.ts";
import { testSite, type Visiteur } from "../../../../../tests/app.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures, touteLaSemaine } from "../../../../../tests/commission.ts";
import {
  insertOccupants,
  listOccupants,
  listPlacesLibres,
  savePlaces,
  updateSorties,
} from "#domaines/equipements/places/store.ts";
import { listMigrations } from "#platform/db/migrations.ts";
import { listOuvertures } from "../../acces/store.ts";
import { COURRIEL_FAMILLE } from "../../demande/courrier/actions.ts";
import { insertDemandes, listDemandes } from "../../demande/store.ts";
import { LETTRE, posterLettre } from "../lettre/envoi/actions.ts";
import { listLettresDesOffres } from "../lettre/store.ts";
import { type EtatOffre, TOMBEES } from "../offre/model.ts";
import { getOffre, listOffres } from "../offre/store.ts";
import { constater } from "../offre/suite/actions.ts";
import { listRetouches } from "../retouche/store.ts";
import { getCommission } from "../session/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const BASE = "/espaces/monts/commissions";
const L = `${BASE}/liberees/liberee`;

let agent: Visiteur;

const etats = async () =>
  Object.fromEntries(
    (await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, {}))).map(({ numero, etat }) => [numero, etat]),
  );
const offres = () => site.dans(MONTS, (tx) => listOffres(tx, MONTS, { liberee: "liberee" }));
const texte = async (chemin: string) => (await agent.get(chemin)).text();

beforeAll(async () => {
  await site.espace("monts", "ctg");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  await site.dans(MONTS, async (tx) => {
    await ouvrirStructures(tx);
    await inscrire(tx, [inscrite(2, ["a"]), inscrite(1, ["a"]), inscrite(3, ["b"]), inscrite(4, ["b", "a"])]);
  });
});

test("une place libérée s’offre au mieux classé ; son refus l’offre de nouveau", async () => {
  expect(await texte(`${BASE}/liberees`)).toContain("Aucune place libérée");
  const dite = { id: "liberee", ou: "a", mois: "2027-02", raison: "Un déménagement" };
  expect((await agent.post(`${BASE}/liberees`, dite)).status).toBe(422);
  expect((await agent.post(`${BASE}/liberees`, touteLaSemaine("semaine", { ...dite, ou: "z" }))).status).toBe(422);
  expect((await agent.post(`${BASE}/liberees`, touteLaSemaine("semaine", dite))).status).toBe(303);
  const page = await texte(L);
  expect([page.indexOf("2026-0001") < page.indexOf("2026-0002"), page.includes("2026-0003")]).toEqual([true, false]);
  const [nommee] = await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, { ids: ["d1"] }));
  const lectures = await site.dans(MONTS, (tx) =>
    listOuvertures(tx, { espace: "monts", famille: nommee?.famille ?? "" }),
  );
  expect(lectures).toMatchObject([{ compte: "agent", motif: "commission" }]);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0003", version: "1" })).status).toBe(422);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0001", version: "1" })).status).toBe(303);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0001", version: "1" })).status).toBe(409);
  const [offre] = await offres();
  expect(offre).toMatchObject({ numero: "2026-0001", etat: "proposee", envoyeeLe: "2026-11-21", limite: "2026-12-01" });
  // the delay runs: the letter leaves by itself, and can be printed
  const parties = await site.base.selectFrom("outbox").select("charge").where("genre", "=", LETTRE).execute();
  const [lettre] = await site.dans(MONTS, (tx) => listLettresDesOffres(tx, MONTS, [offre?.id ?? ""]));
  expect(parties).toEqual([{ charge: { espace: "monts", lettre: lettre?.id } }]);
  expect(await texte(L)).toContain(`genre=lettreCommission&amp;lettre=${lettre?.id}`);
  // an offer withdrawn before the letter has left is not announced; one that stands is, once
  const envoyes: string[] = [];
  const poster = async ({ a }: { a: string }) => void envoyes.push(a);
  const bureau = {
    base: site.base,
    poster: poster as never,
    adresse: "https://site.test",
    maintenant: () => new Date(),
  };
  const poste = async (etat: EtatOffre) => {
    const repondue = etat === "proposee" ? null : "2026-11-21T09:00:00Z";
    const suite = { etat, repondue_le: repondue, repondue_par: repondue && ("agent" as const) };
    await site.base.updateTable("guichet_offre").set(suite).execute();
    await posterLettre(bureau, parties[0]?.charge);
    return envoyes.length;
  };
  for (const tombee of TOMBEES) expect([tombee, await poste(tombee)]).toEqual([tombee, 0]);
  expect([await poste("proposee"), await poste("proposee")]).toEqual([1, 1]);
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "rester", version: "1" })).status).toBe(303);
  // who did not want it comes after everybody else, and one reads why
  expect(await texte(L)).toMatch(/À proposer[^]*2026-0002[^]*2026-0001((?!<\/tr>)[^])*pas voulu de cette place/);
  expect((await etats())["2026-0001"]).toBe("enAttente");
});

test("acceptée, la place est pourvue et la demande aussi ; elle ne se retire plus", async () => {
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0002", version: "3" })).status).toBe(303);
  const offre = (await offres()).find(({ numero }) => numero === "2026-0002");
  // of a family without e-mail, the letter is printed, and one notes that it was posted
  await agent.post(`${L}/lettres/${offre?.id}`); // its mail will leave: nothing to note
  await site.base.updateTable("guichet_famille").set({ courriel: null }).where("id", "=", "f2").execute();
  expect(await texte(L)).toMatch(/Lettre à imprimer[^]*Noter qu’elle est postée/);
  expect((await agent.post(`${L}/lettres/${offre?.id}`)).status).toBe(303);
  expect(await texte(L)).toMatch(/^(?!.*Noter qu’elle est postée).*Lettre partie sur papier le/s);
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "accepter", version: "1" })).status).toBe(303);
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "refuser", version: "2" })).status).toBe(422);
  expect((await etats())["2026-0002"]).toBe("acceptee");
  expect(await texte(L)).toContain("Pourvue");
  expect((await agent.post(`${L}/retrait`, { version: "5" })).status).toBe(422);
});

test("une place acceptée avant que cela ne soit gardé se reprend, sauf d’un enfant déjà entré que sa structure compte", async () => {
  const [, reprise = ""] = (listMigrations().find(({ name }) => name === "0047_attribues.sql")?.text ?? "").split(
    /(?=^insert into equipements_occupant)/m,
  );
  const reprendre = async (comptage: string, decalage: number) => {
    const tx = await site.base.startTransaction().execute();
    await sql`update equipements_equipement set comptage = ${comptage}`.execute(tx);
    await sql`delete from equipements_occupant`.execute(tx);
    await sql`update guichet_offre set places = jsonb_set(places, '{0,entree}',
      to_jsonb((extract(year from current_date) * 12 + extract(month from current_date) - 1)::integer + ${decalage}::integer))`.execute(
      tx,
    );
    await sql.raw(reprise).execute(tx);
    const repris = await tx.selectFrom("equipements_occupant").select("demande").execute();
    await tx.rollback().execute();
    return repris.map(({ demande }) => demande);
  };
  expect([await reprendre("occupants", 0), await reprendre("occupants", -12)]).toEqual([[], []]);
  expect([await reprendre("occupants", 1), await reprendre("saisie", -12)]).toEqual([["d2"], ["d2"]]);
});

test("l’enfant qui accepte entre parmi ceux de sa structure, et ses places libres baissent ; qui renonce les rend", async () => {
  const lire = () =>
    site.dans(MONTS, async (tx) => {
      const [enfant] = await listOccupants(tx, MONTS, "a");
      const places = await listPlacesLibres(tx, MONTS, { de: "2027-01", a: "2027-02" });
      return { enfant, libres: places.filter(({ structure }) => structure === "a").map((une) => une.demiJournees[0]) };
    });
  const entre = await lire();
  expect(entre.enfant).toMatchObject({ demande: "d2", entree: "2027-02", semaine: 1023, source: "commission" });
  expect(entre.libres).toEqual([1, 0]);
  expect(await (await agent.get("/espaces/monts/equipements/a/places?de=2027-01")).text()).toContain("complet");
  const [demande] = await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, { ids: ["d2"] }));
  const retrait = { etat: "retiree", version: `${demande?.version}` };
  expect((await agent.post("/espaces/monts/guichet/demandes/d2/etat", retrait)).status).toBe(303);
  const sorti = await lire();
  expect([sorti.enfant, sorti.libres]).toEqual([undefined, [1, 1]]);
  expect([await texte(L), (await etats())["2026-0002"]]).toEqual([expect.stringContaining("À proposer"), "retiree"]);
});

test("une place donnée hors de la commission ferme la demande ; un responsable ne ferme que celles qui le citent", async () => {
  const ailleurs = { numero: "2026-0003", motif: "Assistante maternelle" };
  const inconnue = await agent.post(`${BASE}/ailleurs`, { ...ailleurs, numero: "2026-0099" });
  expect([inconnue.status, (await inconnue.text()).includes('value="Assistante maternelle"')]).toEqual([422, true]);
  expect((await agent.post(`${BASE}/ailleurs`, { ...ailleurs, motif: "" })).status).toBe(422);
  const courriels = () =>
    site.base.selectFrom("outbox").where("genre", "=", COURRIEL_FAMILLE).select("charge").execute();
  expect((await agent.post(`${BASE}/ailleurs`, ailleurs)).status).toBe(303);
  expect((await agent.post(`${BASE}/ailleurs`, ailleurs)).status).toBe(422);
  expect((await courriels()).map(({ charge }) => (charge as { modele: string }).modele)).toContain("pourvue");
  expect((await etats())["2026-0003"]).toBe("pourvue");
  const directrice = await site.compte("directrice", [{ espace: "monts", role: "gestionnaireStructure" }]);
  const pasSienne = await directrice.post(`${BASE}/ailleurs`, { numero: "2026-0001", motif: "Chez nous" });
  expect([pasSienne.status, (await pasSienne.text()).includes("Aucune demande")]).toEqual([422, true]);
  await site.base
    .insertInto("equipements_responsable")
    .values({ espace: "monts", structure: "a", compte: "directrice", depuis: "2026-01-01" })
    .execute();
  const sienne = await directrice.post(`${BASE}/ailleurs`, { numero: "2026-0001", structure: "a", motif: "Chez nous" });
  expect([sienne.status, (await etats())["2026-0001"]]).toEqual([303, "pourvue"]);
});

test("qui demande à changer garde sa place jusqu’à ce qu’il en accepte une autre ; alors seulement il la rend", async () => {
  const accueilli = inscrite(21, ["b"], { etat: "acceptee" });
  const { famille, demande } = inscrite(22, ["a", "b"], {
    famille: "f21",
    actuelle: "b",
    enfant: accueilli.demande.enfant,
  });
  const occupant = { structure: "b", semaine: 1023, naissance: "2026-06", entree: "2026-09", sortie: null } as const;
  await site.dans(MONTS, async (tx) => {
    await inscrire(tx, [accueilli]);
    await insertDemandes(tx, MONTS, [{ demande, famille }]);
    await insertOccupants(tx, MONTS, [{ ...occupant, repere: "", source: "commission", demande: "d21" }], "2026-11");
  });
  const sorties = async () =>
    (await site.dans(MONTS, (tx) => listOccupants(tx, MONTS, "b"))).map(({ demande: de, sortie }) => [de, sortie]);
  const noter = async (id: string, ou: string) => {
    const dite = { id, ou, mois: "2027-02", raison: "" };
    expect((await agent.post(`${BASE}/liberees`, touteLaSemaine("semaine", dite))).status).toBe(303);
    return `${BASE}/liberees/${id}`;
  };
  expect(await texte(await noter("chez-lui", "b"))).not.toContain("2026-0022"); // never where it is already
  const ailleurs = await noter("ailleurs", "a");
  const proposer = async (version: string) => {
    expect((await agent.post(`${ailleurs}/proposition`, { numero: "2026-0022", version })).status).toBe(303);
    return (await site.dans(MONTS, (tx) => listOffres(tx, MONTS, { liberee: "ailleurs" }))).find(
      ({ etat }) => etat === "proposee",
    )?.id;
  };
  const repondre = async (id: string | undefined, reponse: string) =>
    expect((await agent.post(`${ailleurs}/reponses/${id}`, { reponse, version: "1" })).status).toBe(303);
  await repondre(await proposer("1"), "rester");
  expect(await sorties()).toEqual([["d21", null]]);
  expect(await texte("/espaces/monts/guichet?besoin=changement")).toContain("2026-0022");
  const offerte = await proposer("3");
  expect(await sorties()).toEqual([["d21", null]]);
  await repondre(offerte, "accepter");
  expect(await sorties()).toEqual([["d21", "2027-02"]]);
  expect(await texte("/espaces/monts/guichet/demandes/d22")).toContain("sa place d’avant se libère");
  await site.base.updateTable("equipements_occupant").set({ entree: "2027-02", sortie: null }).execute();
  await site.dans(MONTS, (tx) => updateSorties(tx, MONTS, { structure: "b", demandes: ["d21"], mois: "2027-02" }));
  expect((await sorties()).filter(([de]) => de === "d21")).toEqual([]); // who had not yet entered never will
  await site.base.updateTable("guichet_demande").set({ etat: "archivee" }).where("famille", "=", "f21").execute();
  await site.base.deleteFrom("equipements_occupant").execute();
});

/** Deux enfants d'un même dossier, demandés ensemble dans cette structure. */
async function inscrireFratrie(rang: number, structure: string): Promise<void> {
  const aine = inscrite(rang, [structure], { fratrie: "ensemble", dossier: `d${rang}`, rang: 1 });
  const cadet = { ...aine.demande, id: `d${rang}b`, numero: `${aine.demande.numero}-2`, rang: 2 };
  await site.dans(MONTS, async (tx) => {
    await inscrire(tx, [aine]);
    await insertDemandes(tx, MONTS, [{ ...aine, demande: cadet }]);
  });
}

const seance = async (id: string, chemin: string, saisie: Record<string, string> = {}) => {
  const lue = await site.dans(MONTS, (tx) => getCommission(tx, MONTS, id));
  expect([
    chemin,
    (await agent.post(`${BASE}/${id}${chemin}`, { version: `${lue.version}`, ...saisie })).status,
  ]).toEqual([chemin, 303]);
};

async function geler(id: string): Promise<void> {
  const dite = { id, nom: id, le: "2026-11-21", deMois: "2027-01", aMois: "2027-02", delai: "10", risque: "0" };
  expect((await agent.post(BASE, { ...dite, structures: "a\nb" })).status).toBe(303);
  await seance(id, "/gel", { annonce: "Six boules" });
}

async function retirer(id: string): Promise<void> {
  const [demande] = await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, { ids: [id] }));
  const retrait = { etat: "retiree", version: `${demande?.version}` };
  expect((await agent.post(`/espaces/monts/guichet/demandes/${id}/etat`, retrait)).status).toBe(303);
}

const offresDe = (id: string) => site.dans(MONTS, (tx) => listOffres(tx, MONTS, { commission: id }));
const gestesDe = (id: string) => site.dans(MONTS, (tx) => listRetouches(tx, MONTS, id));

test("un enfant retiré pendant la séance n’en sort pas son frère, qui reçoit sa place à la clôture", async () => {
  const repondue = { etat: "refusee", repondue_le: "2026-12-02T08:00:00Z", repondue_par: "agent" } as const;
  await site.base.updateTable("guichet_demande").set({ etat: "retiree" }).execute();
  await site.base.updateTable("guichet_offre").set(repondue).execute();
  await inscrireFratrie(11, "a");
  await inscrireFratrie(14, "b");
  const places = ["a", "b"].flatMap((structure) =>
    moisEntre("2027-01", "2027-08").map((mois) => {
      const libres = Array.from({ length: 10 }, () => 2);
      return { structure, section: `${structure}-unique`, mois, places: libres };
    }),
  );
  await site.dans(MONTS, async (tx) => {
    await savePlaces(tx, MONTS, places, { source: "saisie", le: "2026-11-10" });
    await inscrire(tx, [inscrite(15, ["a"]), inscrite(16, ["a"]), inscrite(17, ["a"])]);
  });
  await geler("hiver");
  await retirer("d14");
  expect(await gestesDe("hiver")).toEqual([]);
  await seance("hiver", "/tirage", { graine: "4 8 15" });
  await seance("hiver", "/ouverture", { presents: "Mme Roche" });
  await seance("hiver", "/votes", { portee: "liste", objet: "La liste", pour: "1" });
  await seance("hiver", "/cloture");
  expect(
    (await offresDe("hiver")).map(({ demandes, places: dites }) => [demandes, dites.map(({ enfant }) => enfant)]),
  ).toEqual([
    [
      ["d11", "d11b"],
      [0, 1],
    ],
    [["d14b"], [1]],
  ]);
  expect(await etats()).toMatchObject({ "2026-0014": "retiree", "2026-0014-2": "proposee", "2026-0016": "enAttente" });
});

test("d’une place acceptée à deux, l’enfant retiré ne rend que la sienne ; un dossier qu’une autre séance examine n’est pas appelé", async () => {
  const [deux] = await offresDe("hiver");
  await seance("hiver", `/reponses/${deux?.id}`, { reponse: "accepter", version: "1" });
  await site.base.updateTable("guichet_demande").set({ etat: "pourvue" }).where("id", "=", "d15").execute(); // first in line, and no longer waiting
  await retirer("d11");
  const [reste, , appelee] = await offresDe("hiver");
  expect(reste).toMatchObject({ etat: "acceptee", demandes: ["d11b"], places: [{ enfant: 1, structure: "a" }] });
  // the letter had not left: it names no longer who does not come
  const [lettre] = await site.dans(MONTS, (tx) => listLettresDesOffres(tx, MONTS, [deux?.id ?? ""]));
  expect(lettre?.contenu.places.map(({ enfant }) => enfant)).toEqual(["Enfant 2"]);
  const accueillis = await site.dans(MONTS, (tx) => listOccupants(tx, MONTS, "a"));
  expect(accueillis.map(({ demande }) => demande)).toEqual(["d11b"]);
  expect(appelee).toMatchObject({ numero: "2026-0016", etat: "proposee" });
  expect(await etats()).toMatchObject({ "2026-0011": "retiree", "2026-0011-2": "acceptee", "2026-0017": "enAttente" });
  expect(await texte(L)).toContain("2026-0017");
  await geler("suivante");
  expect(await texte(L)).not.toContain("2026-0017"); // a session examines it
  await retirer("d11b");
  expect(await etats()).toMatchObject({ "2026-0011-2": "retiree", "2026-0017": "enAttente" });
  // a letter that leaves no more is not printed among those that leave on paper
  await site.base.updateTable("guichet_famille").set({ courriel: null }).execute();
  const A = "/conventions/ctg/documents/apercu?genre=lettresCommission&commission=hiver&lesquelles=";
  expect([await texte(A), await texte(`${A}papier`)].map((lue) => lue.includes("2026-0011"))).toEqual([true, false]);
  await seance("suivante", "/annulation");
});

test("une place rendue des mois après n’appelle personne pour un mois passé", async () => {
  const appelee = (await offresDe("hiver")).find(({ etat, numero }) => etat === "proposee" && numero === "2026-0016");
  const rendre = (le: "2027-03-10" | "2027-01-10") =>
    site.dans(MONTS, async (tx) =>
      constater(tx, MONTS, [await getOffre(tx, MONTS, appelee?.id ?? "")], { le, instant: `${le}T08:00:00Z` }),
    );
  expect((await rendre("2027-03-10")).appeles).toEqual([]);
  await site.base
    .updateTable("guichet_offre")
    .set({ etat: "proposee", repondue_le: null, repondue_par: null })
    .where("id", "=", appelee?.id ?? "")
    .execute();
  expect((await rendre("2027-01-10")).appeles.map(({ numero }) => numero)).toEqual(["2026-0017"]);
});
