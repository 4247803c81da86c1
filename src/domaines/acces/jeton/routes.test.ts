import { beforeEach, expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { hashPassword } from "#platform/password.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import type { Message } from "#platform/mail.ts";
import { createApp } from "../../../app.ts";
import { testSite } from "../../../../tests/app.ts";
import { inviter, LIEN, posterLien } from "./actions.ts";
import { consommer } from "./store.ts";

const site = await testSite();
const { base } = site;
const DEBUT = instantDe("2026-11-21T09:00:00Z");
let maintenant = DEBUT;
const statique = { css: "", js: "", files: new Map() };
const app = createApp({ base, maintenant: () => maintenant, demonstration: false, statique });
await site.espace("rives", "ctg-rives");
await site.compte("claire", [{ espace: "rives", convention: "ctg-rives", role: "chargeCooperation" }]);
await site.compte("herve", [{ espace: "rives", convention: "ctg-rives", role: "elu" }]);

type Navigateur = { cookie: string; suivre: (response: Response) => Response };

/** A browser: it keeps its cookies from one request to the next. */
function navigateur(): Navigateur & {
  get: (path: string, init?: RequestInit) => Promise<Response>;
  post: (path: string, form?: Record<string, string>) => Promise<Response>;
} {
  const temoins = new Map<string, string>();
  const cookies = () => [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join("; ");
  const suivre = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [nom = "", valeur = ""] = (cookie.split(";")[0] ?? "").split("=");
      temoins.set(nom, valeur);
    }
    return response;
  };
  return {
    get cookie() {
      return cookies();
    },
    suivre,
    get: async (path, init = {}) =>
      suivre(await app.request(path, { ...init, headers: { cookie: cookies(), ...init.headers } })),
    post: async (path, form = {}) =>
      suivre(
        await app.request(path, {
          method: "POST",
          headers: { cookie: cookies(), origin: "http://localhost" },
          body: new URLSearchParams(form),
        }),
      ),
  };
}

/** What the relay does: every link left in the outbox is minted and posted. */
async function relever(): Promise<Message[]> {
  const postes: Message[] = [];
  const poster = async (message: Message) => void postes.push(message);
  for (const { id, charge } of await base
    .selectFrom("outbox")
    .selectAll()
    .where("genre", "=", LIEN)
    .orderBy("id")
    .execute()) {
    await posterLien({ base, poster, adresse: "http://localhost", maintenant: () => maintenant }, charge);
    await base.deleteFrom("outbox").where("id", "=", id).execute();
  }
  return postes;
}

const cheminDe = (message: Message | undefined) =>
  /http:\/\/localhost(\/liens\/[\w-]+)/.exec(message?.texte ?? "")?.[1] ?? "";
const codeDe = (message: Message | undefined) => /\b(\d{6})\b/.exec(message?.texte ?? "")?.[1] ?? "";
const faux = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function demander(genre: "lien" | "oubli" = "lien", courriel = "herve@exemple.fr") {
  const chez = navigateur();
  const response = await chez.post(`/connexion/${genre}`, { courriel, vers: "/compte" });
  const [message] = await relever();
  return { chez, response, message, chemin: cheminDe(message), code: codeDe(message) };
}

const estEntre = async (qui: { get: (path: string) => Promise<Response> }) => (await qui.get("/compte")).status === 200;

beforeEach(async () => {
  maintenant = DEBUT;
  await base.deleteFrom("acces_frein").execute();
  await base.deleteFrom("outbox").execute();
});

test("on demande un lien, on l'ouvre au même endroit, on fait le geste : on est entré là où l'on allait", async () => {
  const { chez, response, message, chemin } = await demander();
  expect([response.status, response.headers.get("location")]).toEqual([303, "/connexion/courriel?pour=connexion"]);
  expect(message).toMatchObject({ a: "herve@exemple.fr", sujet: "Espace rives : votre lien pour entrer" });
  const page = await (await chez.get(chemin)).text();
  expect(page).not.toContain('name="code"');
  const entree = await chez.post(chemin);
  expect([entree.status, entree.headers.get("location")]).toEqual([303, "/compte"]);
  expect(await estEntre(chez)).toBe(true);
});

test("ACC-7 : un robot de messagerie qui lit le lien dix fois ne le consomme pas", async () => {
  const { chez, chemin } = await demander();
  const robot = { "user-agent": "Microsoft Office/16.0 (Safe Links)", "sec-purpose": "prefetch" };
  const avant = await base.selectFrom("acces_jeton").selectAll().execute();
  for (let fois = 0; fois < 5; fois += 1) {
    expect((await app.request(chemin, { method: "HEAD", headers: robot })).status).toBe(200);
    expect((await app.request(chemin, { headers: robot })).headers.get("set-cookie")).toBeNull();
  }
  expect(await base.selectFrom("acces_jeton").selectAll().execute()).toEqual(avant);
  await chez.post(chemin);
  expect(await estEntre(chez)).toBe(true);
});

test("ACC-7 : même un robot qui appuie sur le bouton n'entre pas et laisse le lien bon", async () => {
  const { chez, chemin } = await demander();
  expect((await navigateur().post(chemin)).status).toBe(422);
  await chez.post(chemin);
  expect(await estEntre(chez)).toBe(true);
});

test("les pages de lien ne se gardent pas et ne disent pas d'où l'on vient", async () => {
  const { chemin, chez } = await demander();
  const { headers } = await chez.get(chemin);
  expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
});

test("ACC-7 : un lien qui a servi offre d'en recevoir un autre, d'un geste", async () => {
  const { chez, chemin } = await demander();
  await chez.post(chemin);
  const retour = await chez.get(chemin);
  expect(retour.status).toBe(410);
  expect(await retour.text()).toContain("a déjà servi");
  expect((await chez.post(chemin)).status).toBe(410);
  expect((await chez.post(`${chemin}/nouveau`)).status).toBe(303);
  const [nouveau] = await relever();
  expect(nouveau?.a).toBe("herve@exemple.fr");
  expect((await chez.get(cheminDe(nouveau))).status).toBe(200);
});

test("ACC-7 : dix minutes passées, le lien ne vaut plus", async () => {
  const { chez, chemin } = await demander();
  maintenant = plusMinutes(DEBUT, 10);
  expect((await chez.get(chemin)).status).toBe(410);
  expect((await chez.post(chemin)).status).toBe(410);
  expect(await estEntre(chez)).toBe(false);
});

test("ACC-7 : deux gestes faits ensemble n'ouvrent qu'une session", async () => {
  const { chez, chemin } = await demander();
  const statuts = (await Promise.all([chez.post(chemin), chez.post(chemin)])).map(({ status }) => status);
  expect(statuts.toSorted()).toEqual([303, 410]);
});

test("ACC-7 : qui a lu le lien bon et arrive second à le consommer est refusé", async () => {
  await demander();
  const { id } = await base
    .selectFrom("acces_jeton")
    .select("id")
    .where("consomme_le", "is", null)
    .executeTakeFirstOrThrow();
  const prendre = () => inAnnuaire(base, (db) => consommer(db, id, maintenant));
  expect([await prendre(), await prendre()]).toEqual([true, false]);
});

test("ACC-8 : ailleurs, le lien seul ne suffit pas ; avec le code du courriel, on entre", async () => {
  const { chemin, code } = await demander();
  const ailleurs = navigateur();
  expect(await (await ailleurs.get(chemin)).text()).toContain('name="code"');
  const avant = await ailleurs.post(chemin); // from a page served where no code was asked
  expect([avant.status, (await avant.text()).includes("Le code a six chiffres")]).toEqual([422, true]);
  const sans = await ailleurs.post(chemin, { code: "12" });
  expect(sans.status).toBe(422);
  expect(await sans.text()).toContain("six chiffres");
  await ailleurs.post(chemin, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect(await estEntre(ailleurs)).toBe(true);
});

test("ACC-8 : le code tapé là où l'on avait demandé fait entrer aussi", async () => {
  const { chez, code } = await demander();
  await chez.post("/connexion/code", { code });
  expect(await estEntre(chez)).toBe(true);
  const { code: autre } = await demander();
  expect((await navigateur().post("/connexion/code", { code: autre })).status).toBe(422);
});

test("ACC-7 : cinq codes faux tuent le lien, même lancés ensemble, même avec le bon ensuite", async () => {
  const { chemin, code, chez } = await demander();
  const ailleurs = navigateur();
  const essais = await Promise.all(Array.from({ length: 12 }, () => ailleurs.post(chemin, { code: faux(code) })));
  expect(essais.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5);
  expect((await ailleurs.post(chemin, { code })).status).toBe(410);
  expect((await chez.post("/connexion/code", { code })).status).toBe(422);
  expect(await estEntre(chez)).toBe(false);
});

/** What someone sees who asks for a link, then types six wrong codes. */
const suite = async (courriel: string) => {
  const { chez, response, code } = await demander("lien", courriel);
  const pages = [`${response.status} ${response.headers.get("location")}`];
  for (let fois = 0; fois < 6; fois += 1) {
    const essai = await chez.post("/connexion/code", { code: code ? faux(code) : "123456" });
    pages.push(`${essai.status} ${await essai.text()}`);
  }
  return pages;
};

test("une adresse inconnue et une connue reçoivent les mêmes réponses, jusqu'au sixième code", async () => {
  const [connue, inconnue] = [await suite("herve@exemple.fr"), await suite("personne@exemple.fr")];
  expect(connue).toEqual(inconnue);
  expect(inconnue.at(-1)).toContain("Trop de codes faux");
});

test("ACC-4 : trois courriels par quart d'heure et par adresse, connue ou non", async () => {
  for (const courriel of ["herve@exemple.fr", "personne@exemple.fr"]) {
    for (let fois = 0; fois < 3; fois += 1) expect((await demander("lien", courriel)).response.status).toBe(303);
    const { response } = await demander("lien", courriel);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "900"]);
  }
});

test("ACC-4 : dix courriels par jour et par adresse, connue ou non ; le lendemain, on peut de nouveau", async () => {
  const apres = async (minutes: number, courriel: string) => {
    maintenant = plusMinutes(DEBUT, minutes);
    return (await demander("lien", courriel)).response;
  };
  for (const courriel of ["herve@exemple.fr", "personne@exemple.fr"]) {
    for (let fois = 0; fois < 10; fois += 1) expect((await apres(fois * 61, courriel)).status).toBe(303);
    const onzieme = await apres(611, courriel);
    expect(onzieme.status).toBe(429);
    expect(await onzieme.text()).toContain("revenez demain");
    expect((await apres(24 * 60, courriel)).status).toBe(303);
  }
});

test("rien de ce qui est gardé ne permet de refaire le lien", async () => {
  const { chemin, code } = await demander();
  const jeton = chemin.split("/").at(-1) ?? "?";
  const restes = JSON.stringify([
    await base.selectFrom("acces_jeton").selectAll().execute(),
    await base.selectFrom("outbox").selectAll().execute(),
  ]);
  expect(restes).not.toContain(jeton);
  expect(restes).not.toContain(`"${code}"`);
});

test("une adresse incomplète se corrige sur place", async () => {
  const response = await navigateur().post("/connexion/lien", { courriel: "herve" });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('value="herve"');
});

test("changer un mot de passe oublié ferme les sessions ouvertes et prévient", async () => {
  await base
    .updateTable("acces_compte")
    .set({ empreinte: await hashPassword("ancien mot de passe bien long") })
    .where("id", "=", "claire")
    .execute();
  const { chez, chemin } = await demander("oubli", "claire@exemple.fr");
  expect((await chez.post(chemin, { nouveau: "maillage-ctg-2026" })).status).toBe(422);
  expect((await chez.post(chemin, { nouveau: "le vent du large pousse les nuages" })).status).toBe(303);
  const sessions = await base
    .selectFrom("acces_session")
    .select("empreinte")
    .where("compte", "=", "claire")
    .where("fermee_le", "is", null)
    .execute();
  expect(sessions.length).toBe(1);
  const [avis] = await base.selectFrom("outbox").selectAll().where("genre", "=", "courriel").execute();
  expect(avis?.charge).toMatchObject({ a: "claire@exemple.fr", sujet: "Maillage : votre mot de passe a changé" });
  const connexion = await navigateur().post("/connexion", {
    courriel: "claire@exemple.fr",
    motDePasse: "le vent du large pousse les nuages",
  });
  expect(connexion.status).toBe(303);
});

test("une invitation vaut quatorze jours, s'ouvre n'importe où et laisse choisir comment entrer", async () => {
  await inAnnuaire(base, (db) => inviter(db, "herve", "claire", maintenant));
  const [message] = await relever();
  expect(message?.sujet).toBe("Espace rives : ouvrez votre compte");
  expect(message?.texte).toContain("Personne claire vous invite dans Maillage à suivre : CTG ctg-rives.");
  const chemin = cheminDe(message);
  const chez = navigateur();
  maintenant = plusMinutes(DEBUT, 14 * 24 * 60 - 1);
  const bienvenue = await (await chez.get(chemin)).text();
  expect(bienvenue).toMatch(/<input(?=[^>]*value="lien")[^>]*checked/);
  expect((await chez.post(chemin)).status).toBe(422);
  const sansMot = await chez.post(chemin, { entree: "motDePasse", nouveau: "" });
  expect(await sansMot.text()).toContain("préférez le lien par courriel");
  expect((await chez.post(chemin, { entree: "lien" })).headers.get("location")).toBe("/");
  expect(await estEntre(chez)).toBe(true);
  const compte = await base
    .selectFrom("acces_compte")
    .select("active_le")
    .where("id", "=", "herve")
    .executeTakeFirstOrThrow();
  expect(compte.active_le).not.toBeNull();
});

test("ACC-7 : une fois entrée, une personne invitée deux fois n'a plus d'invitation qui poserait un mot de passe", async () => {
  await inAnnuaire(base, (db) => inviter(db, "herve", "claire", maintenant));
  await inAnnuaire(base, (db) => inviter(db, "herve", "claire", maintenant));
  const [premiere, seconde] = (await relever()).map(cheminDe);
  expect((await navigateur().post(premiere ?? "", { entree: "lien" })).status).toBe(303);
  const pose = { entree: "motDePasse", nouveau: "le vent du large pousse les nuages" };
  expect((await navigateur().post(seconde ?? "", pose)).status).toBe(410);
});

test("un lien inconnu n'existe pas, et n'envoie rien", async () => {
  const chez = navigateur();
  expect((await chez.get("/liens/inconnu")).status).toBe(410);
  expect((await chez.post("/liens/inconnu/nouveau")).status).toBe(410);
  expect(await relever()).toEqual([]);
});
