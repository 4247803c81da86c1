import { expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import type { Message } from "#platform/mail.ts";
import { relayOnce } from "#platform/relay.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { ouvrir } from "../campagne/actions.ts";
import { proposerCampagne } from "../campagne/rules.ts";
import { insertCampagne } from "../campagne/store.ts";
import { insertSaisies } from "../etat/store.ts";
import { posterRelance, RELANCE, relancer } from "./actions.ts";

const maintenant = new Date("2026-11-02T09:00:00Z");
const horloge = () => maintenant;
const instant = maintenant.toISOString();
const site = await testSite(horloge);
const PERSONNE = { nomCourt: null, genre: null, code: null, qualite: null, compte: null };
const VIDE = { avancees: "", difficultes: "", deblocage: "", decisionDemandee: "", decision: null };
const fiches = new Map<string, string>();

async function semer(convention: string, pilote: string): Promise<void> {
  const ici = perimetreDe("rives", convention);
  const geste = { compte: "essai", auteur: "Nadège", canal: "page" as const, instant };
  await site.dans(ici, async (db) => {
    const pilotes = [{ acteur: pilote, libelle: "Samira" }];
    const titre = `Fiche de ${convention}`;
    const { id: fiche } = await creerFiche(db, { perimetre: ici, convention, instant }, { titre, pilotes });
    fiches.set(convention, fiche);
    const reporte = { etat: "reportee", le: "2025-11-02" as const, nouvelleDate: "2026-10", ...VIDE };
    const dit = { convention, fiche, volet: "", auteur: "Samira", canal: "page" as const, instant };
    await insertSaisies(db, ici, [{ ...reporte, ...dit }]);
    const proposee = proposerCampagne("semestre", "2026-11-02");
    const reste = { message: "", noeuds: [], fiches: [], finies: false, etat: "preparee" as const, version: 1 };
    await insertCampagne(db, ici, {
      ...proposee,
      ...reste,
      id: `c-${convention}`,
      convention,
      ouverture: "2026-11-02",
    });
    await ouvrir(db, ici, `c-${convention}`, geste);
  });
}

test("qui porte des fiches de deux conventions reçoit un lien pour chacune, et chacun mène à ses fiches", async () => {
  await site.espace("rives", "nord", "sud");
  await site.compte("nadege", [{ espace: "rives", role: "chargeCooperation" }]);
  const tout = perimetreDe("rives", "nord", "sud");
  const contact = { ...PERSONNE, sorte: "contact" as const, nom: "Samira", courriel: "samira@cs.example" };
  const { id } = await site.dans(tout, (db) => insertActeur(db, tout, { ...contact, organisation: null }));
  await semer("nord", id);
  await semer("sud", id);
  await relancer(site.base, horloge);
  const boite: Message[] = [];
  const poster = async (message: Message) => void boite.push(message);
  const bureau = { base: site.base, poster, adresse: "http://localhost", maintenant: horloge };
  await relayOnce(site.base, { [RELANCE]: ({ charge }) => posterRelance(bureau, charge) }, () => new Date());
  expect(boite.map(({ a }) => a)).toEqual(["samira@cs.example", "samira@cs.example"]);
  const vues: string[] = [];
  for (const { texte } of boite) {
    const telephone = site.navigateur();
    const lien = /http:\/\/localhost(\/reponses\/\S+)/.exec(texte)?.[1] ?? "";
    const ici = (await telephone.post(lien)).headers.get("location") ?? "";
    vues.push(/Fiche de (\w+)/.exec(await (await telephone.get(ici)).text())?.[1] ?? "");
    const convention = ici.split("/")[2] ?? "";
    const adresse = `${ici}/c-${convention}/${fiches.get(convention)}`;
    const redite = await telephone.post(adresse, { volet: "", acte: "rienDeNeuf" });
    expect([redite.status, (await redite.text()).includes("déjà passée")]).toEqual([422, true]);
  }
  expect(vues.toSorted()).toEqual(["nord", "sud"]);
});
