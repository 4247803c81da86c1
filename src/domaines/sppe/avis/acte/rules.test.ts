import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { ActeAvis, Avis, Decision, Faits, Orientation } from "../model.ts";
import { recevoir } from "../rules.ts";
import {
  acteAdmis,
  accuser,
  demanderPieces,
  direSansObjet,
  informer,
  interditsDans,
  motifsAdmis,
  notifier,
  recevoirPieces,
  rendre,
  retirer,
  transmettre,
  referencesAdmises,
} from "./rules.ts";

const EPCI: Orientation = { genre: "decide", qui: "epci", nom: "CC", cle: "epci:1" };
const COMMUNE: Orientation = { genre: "decide", qui: "commune", nom: "A", cle: "commune:1" };
const TRANSMET: Orientation = { genre: "transmet", qui: "epci", nom: "CC", cle: "epci:1" };
const SANS: Orientation = { genre: "sansObjet" };
const DEPOT = {
  id: "a",
  genre: "legal",
  projet: null,
  objet: "Les Lucioles",
  demandeur: "SAS Lucioles",
  contact: "",
  commune: "48095",
  nature: "creation",
  structure: "microCreche",
  prive: true,
  places: 12,
  recueLe: "2027-01-31",
} as const;
const depose = (orientation: Orientation, faits: Faits = {}): Avis => ({ ...recevoir(DEPOT, orientation), faits });
const jours = (le: Jour, aujourdhui: Jour = "2027-12-31") => ({ le, aujourdhui });
const code = (resultat: Avis | Refus<string> | null) => (resultat instanceof Refus ? resultat.code : "fait");
const DECISION: Decision = {
  le: "2027-04-10",
  sens: "favorable",
  motifs: ["besoins"],
  motivation: "Les naissances montent.",
  acte: "deliberation",
  reference: "",
  delegation: "",
};

test.each([
  [TRANSMET, {}, "2027-02-01", "fait"],
  [TRANSMET, {}, "2027-01-30", "avant-reception"],
  [TRANSMET, {}, "2028-01-01", "a-venir"],
  [TRANSMET, { transmise: { le: "2027-02-01", informeLe: null } }, "2027-02-02", "deja-fait"],
  [COMMUNE, {}, "2027-02-01", "pas-a-transmettre"],
  [SANS, {}, "2027-02-01", "pas-a-transmettre"],
] as const)("SPPE-37 : transmettre, %o %o le %s : %s", (orientation, faits, le, attendu) =>
  expect(code(transmettre(depose(orientation, faits), jours(le), null))).toBe(attendu),
);

const NON_DITE = { transmise: { le: "2027-02-03", informeLe: null } } as const;
test.each([
  [NON_DITE, "2027-02-03", "fait"],
  [NON_DITE, "2027-02-02", "avant-un-fait"],
  [NON_DITE, "2028-01-01", "a-venir"],
  [{ transmise: { le: "2027-02-03", informeLe: "2027-02-03" } }, "2027-02-04", "deja-fait"],
  [{}, "2027-02-03", "a-transmettre-dabord"],
] as const)("SPPE-52 : informer le demandeur, %o le %s : %s", (faits, le, attendu) =>
  expect(code(informer(depose(TRANSMET, faits), jours(le)))).toBe(attendu),
);

test("SPPE-52 : informé avant d’être transmise, cela ne se peut", () => {
  expect(code(transmettre(depose(TRANSMET), jours("2027-02-05"), "2027-02-04"))).toBe("avant-un-fait");
});

test.each([
  [SANS, "fait"],
  [COMMUNE, "pas-sans-objet"],
  [TRANSMET, "pas-sans-objet"],
] as const)("SPPE-38 : dire qu’aucun avis n’est requis, %o : %s", (orientation, attendu) =>
  expect(code(direSansObjet(depose(orientation), jours("2027-02-10")))).toBe(attendu),
);

test.each([
  ["dernier jour", depose(COMMUNE), "2027-02-28", "fait"],
  ["lendemain", depose(COMMUNE), "2027-03-01", "trop-tard-pieces"],
  ["avant la transmission", depose(TRANSMET), "2027-02-10", "a-transmettre-dabord"],
  ["transmise", depose(TRANSMET, { transmise: { le: "2027-02-01", informeLe: null } }), "2027-02-10", "fait"],
  ["sans avis requis", depose(SANS), "2027-02-10", "sans-objet-dabord"],
  ["déjà accusée complète", depose(COMMUNE, { accuse: { le: "2027-02-02" } }), "2027-02-10", "deja-fait"],
] as const)("SPPE-39 : demander des pièces, %s", (_cas, avis, le, attendu) =>
  expect(code(demanderPieces(avis, jours(le), "Le plan"))).toBe(attendu),
);

test("SPPE-39 : une liste vide n’est pas une liste", () => {
  expect(code(demanderPieces(depose(COMMUNE), jours("2027-02-10"), ""))).toBe("sans-pieces");
});

const demandee = demanderPieces(depose(COMMUNE), jours("2027-02-10"), "Le plan") as Avis;
test.each([
  [demandee, "2027-03-10", "fait"],
  [demandee, "2027-03-11", "caduque"],
  [demandee, "2027-02-09", "avant-un-fait"],
  [depose(COMMUNE), "2027-02-20", "etat"],
] as const)("SPPE-40 : recevoir les pièces de %o le %s : %s", (avis, le, attendu) =>
  expect(code(recevoirPieces(avis, jours(le)))).toBe(attendu),
);

test("SPPE-40 : les délais ne bougent plus une fois partis", () => {
  const complete = recevoirPieces(demandee, jours("2027-03-10")) as Avis;
  expect(complete.echeances).toEqual({ liste: "2027-02-28", pieces: "2027-03-10", decision: "2027-07-10" });
  expect(code(recevoirPieces(complete, jours("2027-03-10")))).toBe("deja-fait");
  expect((accuser(complete, jours("2027-03-15")) as Avis).echeances).toEqual(complete.echeances);
});

test.each([
  [depose(COMMUNE), "2027-02-15", "fait"],
  [depose(COMMUNE, { accuse: { le: "2027-02-02" } }), "2027-02-15", "deja-fait"],
  [demandee, "2027-02-15", "etat"],
  [depose(SANS), "2027-02-15", "sans-objet-dabord"],
] as const)("SPPE-41 : accuser réception du dossier complet de %o le %s : %s", (avis, le, attendu) =>
  expect(code(accuser(avis, jours(le)))).toBe(attendu),
);

test.each([
  [COMMUNE, "deliberation", "", "fait"],
  [COMMUNE, "president", "DEL 12", "acte-de-commune"],
  [COMMUNE, "bureau", "DEL 12", "acte-de-commune"],
  [EPCI, "deliberation", "", "fait"],
  [EPCI, "president", "DEL 12", "fait"],
  [EPCI, "bureau", "DEL 12", "fait"],
  [EPCI, "president", "", "sans-delegation"],
] as const)("SPPE-42 : %o par %s, délégation « %s » : %s", (orientation, acte: ActeAvis, delegation, attendu) =>
  expect(code(acteAdmis({ orientation }, acte, delegation))).toBe(attendu),
);

test.each([
  ["favorable", ["besoins"], false, "fait"],
  ["favorable", [], false, "sans-motif"],
  ["favorable", ["planification"], false, "planification-seule"],
  ["favorable", ["besoins"], true, "planification-seule"],
  ["favorable", ["besoins", "planification"], true, "fait"],
  ["defavorable", ["offre"], true, "fait"],
  ["defavorable", ["planification"], true, "fait"],
] as const)("SPPE-43 : avis %s, motifs %o, planification %o : %s", (sens, motifs, planifie, attendu) =>
  expect(code(motifsAdmis({ ...DECISION, sens, motifs: [...motifs] }, planifie))).toBe(attendu),
);

test.each([
  ["Les naissances baissent et deux crèches ferment la moitié du temps.", []],
  ["Le gestionnaire est une société à but lucratif.", ["gestionnaire"]],
  ["Les normes d’encadrement ne sont pas tenues.", ["securite"]],
  ["La sécurité incendie et l’actionnaire inquiètent.", ["securite", "gestionnaire"]],
] as const)("SPPE-44 : « %s »", (motivation, attendu) => expect(interditsDans(motivation)).toEqual(attendu));

test.each([
  ["dernier jour", depose(COMMUNE), "2027-05-31", "fait"],
  ["lendemain", depose(COMMUNE), "2027-06-01", "trop-tard-decision"],
  ["pièces attendues", demandee, "2027-02-20", "etat"],
  ["avant la transmission", depose(TRANSMET), "2027-02-20", "a-transmettre-dabord"],
  ["sans avis requis", depose(SANS), "2027-02-20", "sans-objet-dabord"],
  ["déjà rendu", depose(COMMUNE, { decision: DECISION }), "2027-04-11", "deja-fait"],
  ["à venir", depose(COMMUNE), "2028-02-20", "a-venir"],
  ["avant la liste des pièces", demandee, "2027-02-09", "avant-un-fait"],
] as const)("SPPE-45 : rendre l’avis, %s", (_cas, avis, le, attendu) =>
  expect(code(rendre(avis, { ...DECISION, le }, { aujourdhui: "2027-12-31", planifie: false, citables: 0 }))).toBe(
    attendu,
  ),
);

test("SPPE-45 : un avis sans motivation ne se rend pas, même d’opportunité", () => {
  const local = recevoir({ ...DEPOT, genre: "opportunite" }, SANS);
  const suite = { aujourdhui: "2027-12-31", planifie: true, citables: 0 } as const;
  expect(code(rendre(local, { ...DECISION, motivation: "" }, suite))).toBe("sans-motivation");
  expect(code(rendre(depose(COMMUNE), { ...DECISION, motivation: "" }, suite))).toBe("sans-motivation");
  expect(code(rendre(local, { ...DECISION, motifs: [] }, suite))).toBe("fait");
});

const rendu = depose(COMMUNE, { decision: DECISION, notifications: { caf: "2027-04-12" } });
test.each([
  [rendu, "demandeur", "2027-04-10", "fait"],
  [rendu, "demandeur", "2027-04-09", "avant-la-decision"],
  [rendu, "caf", "2027-04-13", "deja-fait"],
  [depose(COMMUNE), "caf", "2027-06-01", "fait"],
  [depose(COMMUNE), "caf", "2027-05-30", "avant-la-decision"],
] as const)("SPPE-46 : notifier %o à %s le %s : %s", (avis, destinataire, le, attendu) =>
  expect(code(notifier(avis, destinataire, jours(le)))).toBe(attendu),
);

test("SPPE-46 : sans décision et avant la fin du silence, il n’y a rien à notifier", () => {
  expect(code(notifier(depose(COMMUNE), "caf", jours("2027-05-31", "2027-05-31")))).toBe("sans-decision");
});

test.each([
  [depose(COMMUNE), "2027-05-31", "fait"],
  [depose(COMMUNE), "2027-06-01", "etat"],
  [depose(COMMUNE, { decision: DECISION }), "2027-04-20", "etat"],
] as const)("SPPE-47 : retirer %o le %s : %s", (avis, le, attendu) =>
  expect(code(retirer(avis, jours(le, le)))).toBe(attendu),
);

test.each([
  [0, 0, "fait"],
  [1, 0, "sans-reference"],
  [1, 1, "fait"],
  [0, 1, "fait"],
])("SPPE-50 : de %i choses à citer, un avis qui en cite %i : %s", (citables, cites, attendu) => {
  const references = Array.from({ length: cites }, (_, rang) => ({
    genre: "chiffre" as const,
    cle: `c${rang}`,
    texte: "Naissances : 12",
    source: "Insee, 2024",
  }));
  const juge = referencesAdmises({ references }, citables);
  expect(juge === null ? "fait" : juge.code).toBe(attendu);
});
