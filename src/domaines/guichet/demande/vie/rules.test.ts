import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import type { Demande, EtatDemande, Piece } from "../model.ts";
import { nouvelleDemande } from "../rules.ts";
import {
  attendDepuisDe,
  confirmerCourriel,
  confirmerNaissance,
  envoyer,
  peserPieces,
  peutChanger,
  pourvoir,
  REGLE_PAR_DEFAUT,
  repondrePlace,
  retirer,
  rouvrir,
} from "./rules.ts";

const LE = "2026-11-21";
const brouillon = nouvelleDemande({ id: "d", famille: "f", le: instantDe("2026-11-20T09:00:00Z") });
const piece = (etat: Piece["etat"]): Piece => ({
  id: "p",
  nature: "Justificatif",
  etat,
  demandeeLe: LE,
  recueLe: null,
  fichier: null,
  motif: "",
});
const attend: Demande = {
  ...brouillon,
  etat: "enAttente",
  deposeeLe: "2026-03-02",
  completeLe: "2026-04-07",
  confirmeeLe: "2026-03-02",
  attendDepuis: "2026-03-02",
};
const enEtat = (etat: EtatDemande): Demande => ({ ...attend, etat });
const regle = REGLE_PAR_DEFAUT;

test.each([
  ["au dépôt", { anciennete: "depot" }, {}, "2026-03-02"],
  ["au dossier complet", { anciennete: "complete" }, {}, "2026-04-07"],
  ["au dossier complet, qui ne l’est pas", { anciennete: "complete" }, { completeLe: null }, null],
  [
    "à la naissance, pour un enfant déjà né",
    { anciennete: "naissance" },
    { enfant: { ...attend.enfant, naissance: "2026-01-04" } },
    "2026-03-02",
  ],
  [
    "à la naissance, confirmée",
    { anciennete: "naissance" },
    { faits: { naissanceConfirmeeLe: "2026-06-01" } },
    "2026-06-01",
  ],
  [
    "à la naissance, pas encore là",
    { anciennete: "naissance" },
    { enfant: { ...attend.enfant, terme: "2027-01-04" } },
    null,
  ],
  ["remise à zéro par un refus", { refusRemetAZero: true }, { faits: { refusLe: ["2026-09-01"] } }, "2026-09-01"],
  ["gardée malgré un refus", { refusRemetAZero: false }, { faits: { refusLe: ["2026-09-01"] } }, "2026-03-02"],
] as const)("GUI-109 : l’ancienneté se compte %s", (_cas, plus, change, attendu) => {
  expect(attendDepuisDe({ ...attend, ...change } as Demande, { ...regle, ...plus })).toBe(attendu);
});

test("GUI-110 : une demande envoyée en ligne attend la confirmation du courriel, au rang de son envoi", () => {
  const envoyee = envoyer(brouillon, { famille: { courrielConfirmeLe: null }, regle, le: LE });
  expect(envoyee).toMatchObject({ etat: "aConfirmer", deposeeLe: LE, attendDepuis: LE, completeLe: LE });
  const connue = envoyer(brouillon, { famille: { courrielConfirmeLe: "2026-11-01T09:00:00Z" }, regle, le: LE });
  expect(connue).toMatchObject({ etat: "enAttente" });
  const papier = envoyer(
    { ...brouillon, origine: "papier", pieces: [piece("demandee")] },
    { famille: { courrielConfirmeLe: null }, regle, le: LE },
  );
  expect(papier).toMatchObject({ etat: "incomplete", completeLe: null });
  expect(envoyer(attend, { famille: { courrielConfirmeLe: null }, regle, le: LE })).toEqual(refus("passage"));
});

test("GUI-111 : l’adresse confirmée, la demande entre dans la file sans perdre son rang", () => {
  expect(confirmerCourriel(enEtat("aConfirmer"))).toEqual(attend);
  expect(confirmerCourriel({ ...enEtat("aConfirmer"), pieces: [piece("refusee")] }).etat).toBe("incomplete");
  expect(confirmerCourriel(enEtat("retiree")).etat).toBe("retiree");
});

test("GUI-112 : une pièce manquante rend incomplète, la dernière reçue rend complète, une fois pour toutes", () => {
  const complete = { ...attend, completeLe: null };
  expect(peserPieces({ ...complete, pieces: [piece("demandee")] }, regle, LE)).toMatchObject({
    etat: "incomplete",
    completeLe: null,
  });
  expect(peserPieces({ ...complete, etat: "incomplete", pieces: [piece("recue")] }, regle, LE)).toMatchObject({
    etat: "enAttente",
    completeLe: LE,
  });
  expect(peserPieces({ ...attend, pieces: [piece("demandee")] }, regle, LE)).toMatchObject({
    etat: "incomplete",
    completeLe: "2026-04-07",
  });
  expect(peserPieces({ ...enEtat("proposee"), pieces: [piece("demandee")] }, regle, LE).etat).toBe("proposee");
});

test("GUI-113 : une naissance confirmée donne son nom à l’enfant et garde l’ancienneté", () => {
  const attendu = { ...attend, enfant: { prenom: null, nom: null, naissance: null, terme: "2026-11-18" as const } };
  const ne = { prenom: "Léo", nom: "Roy", naissance: "2026-11-19" as const, terme: null };
  expect(confirmerNaissance(attendu, ne, { regle, le: LE })).toMatchObject({ enfant: ne, attendDepuis: "2026-03-02" });
  const compte = confirmerNaissance(attendu, ne, { regle: { ...regle, anciennete: "naissance" }, le: LE });
  expect(compte).toMatchObject({ attendDepuis: LE });
  expect(confirmerNaissance(attendu, { ...ne, naissance: "2026-11-22" }, { regle, le: LE })).toEqual(
    refus("naissance-future"),
  );
  expect(confirmerNaissance(attend, ne, { regle, le: LE })).toEqual(refus("passage"));
});

test.each([
  ["un brouillon", "brouillon", true, null],
  ["une demande qui attend", "enAttente", false, null],
  ["une demande figée par la commission", "enAttente", true, refus("figee")],
  ["une demande retirée", "retiree", false, refus("passage")],
] as const)("GUI-114 : changer %s", (_cas, etat, figee, attendu) => {
  expect(peutChanger({ etat }, figee)).toEqual(attendu);
});

test("GUI-115 : une demande se retire jusqu’à l’archive, place acceptée comprise", () => {
  expect(retirer(enEtat("acceptee"), LE)).toMatchObject({ etat: "retiree", faits: { retireeLe: LE } });
  expect(retirer(enEtat("archivee"), LE)).toEqual(refus("passage"));
});

test("GUI-116 : trouver ailleurs ferme la demande et dit comment", () => {
  expect(pourvoir(attend, "assistante")).toMatchObject({ etat: "pourvue", faits: { motif: "assistante" } });
  expect(pourvoir(enEtat("retiree"), "assistante")).toEqual(refus("passage"));
});

test("GUI-117 : une demande rouverte garde son ancienneté", () => {
  const expiree: Demande = { ...enEtat("expiree"), relances: [{ le: "2026-09-01", canal: "courriel" }] };
  expect(rouvrir(expiree, LE)).toEqual({ ...attend, confirmeeLe: LE, relances: [] });
  expect(rouvrir(attend, LE)).toEqual(refus("passage"));
  expect(rouvrir({ ...brouillon, etat: "retiree" }, LE)).toEqual(refus("passage"));
});

test.each([
  ["accepter", { etat: "acceptee" }],
  ["refuser", { etat: "refusee", faits: { refusLe: [LE] } }],
  ["rester", { etat: "enAttente", faits: { refusLe: [LE] } }],
] as const)("GUI-118 : à une place proposée, « %s »", (reponse, attendu) => {
  expect(repondrePlace(enEtat("proposee"), reponse, { regle, le: LE })).toMatchObject(attendu);
  expect(repondrePlace(attend, reponse, { regle, le: LE })).toEqual(refus("passage"));
});
