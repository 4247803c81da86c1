import fc from "fast-check";
import { expect, test } from "vitest";
import { type Jour, joursEntre, plusJours } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Campagne, Demande, Deroule, Evenement, Relance, Reponse } from "./model.ts";
import { appliquer, rejouer, relancesDues } from "./rules.ts";

// Any sequence of gestures and of days, against what a coordinator may count on; what is expected is read from the sequence alone,
// by other means than the rules: no step by step, no state carried along.

const REPONSE: Reponse = {
  etat: "enCours",
  le: "2026-11-21",
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
  rienDeNeuf: false,
};
const CAMPAGNE: Campagne = {
  id: "c1",
  convention: "ctg",
  titre: "Second semestre 2026",
  rythme: "semestre",
  debut: "2026-07-01",
  fin: "2026-12-31",
  ouverture: "2026-11-02",
  cloture: "2026-12-11",
  relances: ["2026-11-09", "2026-11-16", "2026-11-30"],
  message: "",
  noeuds: [],
  fiches: [],
  finies: false,
  etat: "ouverte",
  version: 1,
};
const FICHES = ["f1", "f2", "f3"].flatMap((fiche) =>
  ["", "v"].map((volet) => ({ fiche, volet, referent: fiche === "f3" ? "hugo" : "samira" })),
);

type Monde = {
  deroule: Deroule;
  journal: Evenement[];
  jour: Jour;
  envoyees: Relance[];
  reponses: Map<string, Jour>;
};

const cleDe = ({ fiche, volet }: { fiche: string; volet: string }) => `${fiche}/${volet}`;

/** What a journal says of one demand, and nothing else. */
const siens = (journal: readonly Evenement[], sujet: { fiche: string; volet: string }) =>
  journal.filter(
    (un): un is Extract<Evenement, { fiche: string }> =>
      "fiche" in un && un.fiche === sujet.fiche && un.volet === sujet.volet,
  );

/** Whether a gesture may come after these: all that a coordinator knows of it. */
function peutVenir(journal: readonly Evenement[], evenement: Evenement): boolean {
  const vus = new Set(journal.map(({ genre }) => genre));
  if (evenement.genre === "ouverture") return !vus.has("ouverture");
  if (!vus.has("ouverture") || vus.has("cloture")) return false;
  if (evenement.genre !== "retour" && evenement.genre !== "validation") return true;
  return siens(journal, evenement).at(-1)?.genre === "reponse";
}

const ETATS = { reponse: "soumise", retour: "retournee", validation: "validee" } as const;

function demandeDite(journal: readonly Evenement[], posee: (typeof FICHES)[number]): Demande {
  const dits = siens(journal, posee);
  const dernier = dits.at(-1);
  const reponses = dits.filter((un) => un.genre === "reponse");
  const reponse = reponses.at(-1);
  return {
    ...posee,
    etat: dernier ? ETATS[dernier.genre] : "attendue",
    version: dits.length + 1,
    reponse: reponse?.contenu ?? null,
    auteur: reponse?.auteur ?? null,
    repondue: reponse?.instant ?? null,
    mot: dernier?.genre === "retour" ? dernier.contenu.mot : null,
  };
}

/** What a campaign is, said from its journal. */
function dite(journal: readonly Evenement[]): Deroule {
  const vus = new Set(journal.map(({ genre }) => genre));
  if (!vus.has("ouverture")) return { etat: "preparee", demandes: new Map() };
  const demandes = new Map(FICHES.map((une) => [cleDe(une), demandeDite(journal, une)]));
  return { etat: vus.has("cloture") ? "close" : "ouverte", demandes };
}

function arriver(monde: Monde, evenement: Evenement): void {
  const suivant = appliquer(monde.deroule, evenement);
  expect(suivant instanceof Refus).toBe(!peutVenir(monde.journal, evenement));
  if (suivant instanceof Refus) return;
  monde.deroule = suivant;
  monde.journal.push(evenement);
  if (evenement.genre !== "reponse") return;
  const referent = FICHES.find((une) => cleDe(une) === cleDe(evenement))?.referent;
  monde.reponses.set(referent ?? "", monde.jour);
}

const geste = (jour: Jour) => ({
  compte: "nadege",
  auteur: "Nadège",
  canal: "page" as const,
  instant: `${jour}T09:00:00.000Z`,
});

function jamaisDeTrop({ journal, jour, envoyees, reponses }: Monde, due: Omit<Relance, "envoyee">): void {
  const { destinataire } = due;
  const { etat: ou, demandes } = dite(journal);
  expect([ou, jour <= CAMPAGNE.cloture, due.jour <= jour]).toEqual(["ouverte", true, true]);
  const attend = [...demandes.values()].filter(({ etat }) => etat === "attendue" || etat === "retournee");
  expect(attend.map(({ referent }) => referent)).toContain(destinataire);
  const derniere = reponses.get(destinataire);
  expect(derniere ? joursEntre(derniere, jour) : 2).toBeGreaterThanOrEqual(2);
  for (const deja of envoyees.filter((une) => une.destinataire === destinataire)) {
    expect(joursEntre(deja.envoyee, jour)).toBeGreaterThanOrEqual(7);
    expect(deja.jour).not.toBe(due.jour);
  }
}

function relancer(monde: Monde): void {
  const { envoyees, reponses, jour: aujourdhui } = monde;
  const campagne: Campagne = { ...CAMPAGNE, etat: monde.deroule.etat };
  const demandes = [...monde.deroule.demandes.values()];
  for (const due of relancesDues([{ campagne, demandes }], { envoyees, reponses, aujourdhui })) {
    jamaisDeTrop(monde, due);
    monde.envoyees.push({ ...due, envoyee: aujourdhui });
    const { destinataire, jour } = due;
    arriver(monde, { genre: "relance", contenu: { destinataire, jour }, ...geste(aujourdhui) });
  }
}

type Pas = { quoi: "jour" | Exclude<Evenement["genre"], "relance">; rang: number; mot: string };

function evenementDe({ quoi, rang, mot }: Pas, jour: Jour): Evenement {
  const { fiche = "", volet = "" } = FICHES[rang] ?? {};
  const ici = { fiche, volet, ...geste(jour), auteur: `Qui dit ${mot}` };
  if (quoi === "reponse") return { genre: quoi, contenu: { ...REPONSE, avancees: mot }, ...ici };
  if (quoi === "retour") return { genre: quoi, contenu: { mot }, ...ici };
  if (quoi === "validation") return { genre: quoi, contenu: {}, ...ici };
  if (quoi === "cloture") return { genre: quoi, contenu: {}, ...geste(jour) };
  return { genre: "ouverture", contenu: { demandes: FICHES }, ...geste(jour) };
}

const pas = (quoi: Pas["quoi"], rangs: number): fc.Arbitrary<Pas> =>
  fc.record({ quoi: fc.constant(quoi), rang: fc.nat(rangs), mot: fc.string({ maxLength: 6 }) });
const PAS = fc.oneof(
  { weight: 8, arbitrary: pas("reponse", 5) },
  { weight: 3, arbitrary: pas("retour", 5) },
  { weight: 3, arbitrary: pas("validation", 5) },
  { weight: 8, arbitrary: pas("jour", 6) },
  { weight: 1, arbitrary: pas("ouverture", 0) },
  { weight: 1, arbitrary: pas("cloture", 0) },
);

function vivre(suite: readonly Pas[], ouverte: boolean): Monde {
  const deroule: Deroule = { etat: "preparee", demandes: new Map() };
  const monde: Monde = {
    deroule,
    journal: [],
    jour: "2026-11-02",
    envoyees: [],
    reponses: new Map(),
  };
  if (ouverte) arriver(monde, evenementDe({ quoi: "ouverture", rang: 0, mot: "" }, monde.jour));
  for (const un of suite) {
    if (un.quoi === "jour") monde.jour = plusJours(monde.jour, un.rang);
    else arriver(monde, evenementDe(un, monde.jour));
    relancer(monde);
  }
  return monde;
}

/** The answers given while the campaign was open, one after the other, demand by demand: by the sequence of gestures, not by the journal. */
function donnees(suite: readonly Pas[], ouverte: boolean): Map<string, string[]> {
  const debut = ouverte ? 0 : suite.findIndex(({ quoi }) => quoi === "ouverture");
  const depuis = debut < 0 ? [] : suite.slice(debut);
  const fin = depuis.findIndex(({ quoi }) => quoi === "cloture");
  const reponses = (fin < 0 ? depuis : depuis.slice(0, fin)).filter(({ quoi }) => quoi === "reponse");
  const parDemande = Map.groupBy(reponses, ({ rang }) => cleDe(FICHES[rang] ?? { fiche: "", volet: "" }));
  return new Map([...parDemande].map(([cle, dites]) => [cle, dites.map(({ mot }) => mot)]));
}

test("SUI-12, SUI-13, SUI-15 : 10 000 suites de gestes : aucune réponse perdue, aucune relance de trop, l’instantané est le rejeu", () => {
  let relances = 0;
  fc.assert(
    fc.property(fc.array(PAS, { maxLength: 40 }), fc.boolean(), (suite, ouverte) => {
      const { deroule, journal, envoyees } = vivre(suite, ouverte);
      relances += envoyees.length;
      const attendu = dite(journal);
      expect(deroule).toEqual(attendu);
      expect(rejouer(journal)).toEqual(attendu);
      for (const [cle, textes] of donnees(suite, ouverte)) {
        expect(deroule.demandes.get(cle)?.reponse?.avancees).toBe(textes.at(-1));
        const [fiche = "", volet = ""] = cle.split("/");
        const gardees = siens(journal, { fiche, volet }).flatMap((un) =>
          un.genre === "reponse" ? [un.contenu.avancees] : [],
        );
        expect(gardees).toEqual(textes);
      }
    }),
    { numRuns: 10_000, seed: 20_261_121 },
  );
  expect(relances).toBeGreaterThan(10_000); // the walk does reach reminders
});
