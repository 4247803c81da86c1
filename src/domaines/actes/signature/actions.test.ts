import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { getConvention, insertConvention, lockConvention, passerConvention } from "#domaines/convention/index.ts";
import { ICI as MONTS, mondeASigner, net, page, SIGNATURE, voter } from "../../../../tests/signatures.ts";
import { lireContenu } from "../contenu/actions.ts";
import { lirePapier, preparer } from "./actions.ts";
import { insertVersion, listSignees } from "../version/store.ts";
import { RELANCE_SIGNATURE, relancerSignatures } from "./relance/actions.ts";
import { findCircuit, insertCircuit } from "./store.ts";

const { site, chargee, collegue } = await mondeASigner();
afterAll(() => site.engine.close());
const ICI = { ...MONTS, conventions: ["abimee", "saine"] };
const LE = "2026-11-21T09:00:00.000Z";

test("CONV-66 : dite signée sur papier, une convention nomme aussi qui ne peut pas signer, et demande qu’on le confirme", async () => {
  const [{ manques }, { signataires }] = await site.dans(
    MONTS,
    async (db) =>
      [await lirePapier(db, MONTS, "ctg", "2026-11-21"), await preparer(db, MONTS, "ctg", "2026-11-21")] as const,
  );
  const qui = manques.find((manque) => manque.startsWith("qui signe")) ?? "";
  expect(signataires).toHaveLength(3);
  for (const dit of signataires) expect(qui).toContain(dit);
});

test("« dire qu’elle est signée » et la mise à la signature, au même instant : l’une passe, l’autre l’apprend", async () => {
  await voter(site);
  const { version } = await site.dans(MONTS, (db) => getConvention(db, MONTS, "ctg"));
  await site.dans(MONTS, (db) =>
    passerConvention(db, MONTS, { convention: "ctg", version }, { etat: "enNegociation", le: "2026-11-20" }),
  );
  const empreinte = /name="empreinte" value="([0-9a-f]{64})"/.exec(await page(chargee, SIGNATURE))?.[1] ?? "";
  const papier = { vers: "signee", le: "2026-11-21", confirme: "oui", version: `${version + 1}` };
  const gestes = await site.dans(MONTS, async (db) => {
    await lockConvention(db, MONTS, "ctg"); // both requests are under way before either may write
    const partis = [chargee.post(SIGNATURE, { empreinte }), collegue.post("/conventions/ctg/etat", papier)];
    await setTimeout(300);
    return { partis };
  });
  const [ouverte, dite] = (await Promise.all(gestes.partis)) as [Response, Response];
  expect([ouverte.status, dite.status].toSorted()).toEqual([303, 422]);
  const refusee = net(await (ouverte.status === 422 ? ouverte : dite).text());
  expect(refusee).toMatch(/Elle est à la signature dans Maillage|La convention est signée/);
  const circuit = await site.dans(MONTS, (db) => findCircuit(db, MONTS, "ctg"));
  const signees = await site.dans(MONTS, (db) => listSignees(db, MONTS, "ctg"));
  expect([circuit ? 1 : 0, signees.length]).toEqual(ouverte.status === 303 ? [1, 0] : [0, 1]);
});

test("une convention dont les relances échouent n’arrête pas celles des autres", async () => {
  for (const convention of ["abimee", "saine"]) {
    await site.base.insertInto("acces_convention").values({ espace: "monts", id: convention, titre: "CTG" }).execute();
    await site.dans(ICI, async (db) => {
      await insertConvention(db, ICI, convention, { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] });
      const [id, contenu] = [`v-${convention}`, await lireContenu(db, ICI, convention)];
      await insertVersion(db, ICI, { id, convention, avenant: null, contenu, modifications: [] }, LE);
      const signatures = [{ partie: "p", nom: "P", signataires: "", ordre: 0 }];
      await insertCircuit(db, ICI, { convention, contenu: id, ouvertLe: LE, signatures });
    });
    const relances = convention === "saine" ? '["2026-11-28"]' : '{"perdu":true}';
    await site.base.updateTable("actes_circuit").set({ relances }).where("convention", "=", convention).execute();
  }
  const envoyee = { etat: "envoyee" as const, courriel: "mairie@exemple.fr", envoyee_le: "2026-11-20" as const };
  await site.base.updateTable("actes_signature").set(envoyee).where("partie", "=", "p").execute();
  expect(await relancerSignatures(site.base, () => new Date("2026-11-28T09:00:00Z"))).toBe(1);
  const deposees = site.base.selectFrom("outbox").select("charge").where("genre", "=", RELANCE_SIGNATURE).execute();
  expect(await deposees).toHaveLength(1);
});
