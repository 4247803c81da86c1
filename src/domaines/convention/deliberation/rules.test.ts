import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { GENRES_PARTIE } from "../model.ts";
import { ACTE_VIDE, type Acte, type ActeEcrit } from "./model.ts";
import {
  aRevoter,
  attenduDe,
  doitVoter,
  empreintesUtiles,
  estLaMeme,
  identifiantPris,
  nomsAvenants,
  organeDe,
  partieDe,
  proposer,
  reduireDecision,
  retirer,
  situations,
  verifierActe,
  verifierParmi,
  voterAvant,
} from "./rules.ts";

const partie = (genre: (typeof GENRES_PARTIE)[number], nom: string, nomCourt: string | null = null) => ({
  genre,
  nom,
  nomCourt,
});
const CC = partie("epci", "Communauté de communes du Haut", "la CCH");
const BOURG = partie("commune", "Commune de Bourg-l’Évêque");
const CAF = partie("caf", "Caf du Cantal", "la Caf");
const ETAT = partie("etat", "État");
const PARTIES = [CC, BOURG, CAF, ETAT];

test.each([
  ["communaute de communes du haut", CC],
  ["CCH", CC],
  ["la Commune de Bourg l'Eveque", BOURG],
  ["Bourg-l'Évêque", BOURG],
  ["Ville de Bourg-l’Évêque", BOURG],
  ["Bourg", null],
  [null, null],
])("DEL-30 : « %s » désigne sa partie, ou aucune", (nom, attendue) => expect(partieDe(nom, PARTIES)).toBe(attendue));

test("DEL-31 : les collectivités délibèrent, la Caf et la MSA décident, les autres n’ont pas à voter", () => {
  expect(GENRES_PARTIE.map(attenduDe)).toEqual([
    "decision",
    "deliberation",
    "deliberation",
    "deliberation",
    "decision",
    "deliberation",
    "aucun",
    "aucun",
  ]);
  expect([organeDe("commune"), organeDe("caf"), organeDe("etat"), organeDe(undefined)]).toEqual([
    "conseilMunicipal",
    "conseilAdministration",
    null,
    null,
  ]);
});

test.each([
  ["2026-01-01", null, "2025-12-31"],
  ["2028-03-01", null, "2028-02-29"],
  ["2026-01-01", "2025-11-30", "2025-11-30"],
  [null, "2025-11-30", "2025-11-30"],
  [null, null, null],
] as const)(
  "DEL-32 : d’un début au %s et d’un jour choisi au %s, on vote au plus tard le %s",
  (debut, choisi, attendu) => {
    expect(voterAvant(debut, choisi)).toBe(attendu);
  },
);

const [A, B] = ["a".repeat(64), "b".repeat(64)];

test.each([
  [A, A, false],
  [A, B, true],
  [null, B, false],
  [A, null, false],
])("DEL-33 : voté %s, aujourd’hui %s : à refaire, %s", (empreinteVotee, empreinte, attendu) => {
  expect(aRevoter({ empreinteVotee }, empreinte === null ? null : [empreinte])).toBe(attendu);
});

test("DEL-33 : voté sous une forme d’avant, le contenu d’aujourd’hui n’est pas à revoter", () => {
  expect(aRevoter({ empreinteVotee: B }, [A, B])).toBe(false);
});

const acte = (id: string, dit: Partial<Acte>): ActeEcrit => ({
  ...ACTE_VIDE,
  collectivite: CC.nom,
  dateSeance: "2025-12-01",
  resultat: "majorite",
  ...dit,
  id,
  convention: "ctg",
  version: 1,
});
const SUR = { genre: "convention" } as const;
const LE = { empreintes: [A], le: "2025-12-10" } as const;
const etats = (...actes: ActeEcrit[]) => situations(PARTIES, actes, SUR, LE).map(({ etat }) => etat);

test.each<[string, Partial<Acte>, string]>([
  ["adoptée", { empreinteVotee: A }, "adoptee"],
  ["adoptée sans empreinte", {}, "adoptee"],
  ["adoptée sur un autre contenu", { empreinteVotee: B }, "aRevoter"],
  ["rejetée", { resultat: "rejet" }, "rejetee"],
  ["au résultat inconnu", { resultat: null }, "aPreciser"],
  ["au résultat autre", { resultat: "autre" }, "aPreciser"],
  ["tenue le jour même", { dateSeance: "2025-12-10" }, "adoptee"],
  ["tenue demain", { dateSeance: "2025-12-11", resultat: null }, "annoncee"],
  ["sur le plan", { objetVote: "plan", empreinteVotee: B }, "planSeulement"],
  ["rejetée sur le plan", { objetVote: "plan", resultat: "rejet" }, "attendue"],
  ["sur autre chose", { objetVote: "autre" }, "attendue"],
])("DEL-34 : une délibération %s donne cet état à sa partie", (_cas, dit, attendu) => {
  expect(etats(acte("d", dit))).toEqual([attendu, "attendue", "attendue", "sansObjet"]);
});

test("DEL-34 : la dernière délibération l’emporte, dans quelque ordre qu’on les lise ; la Caf décide d’une date", () => {
  const [avant, apres] = [acte("d1", { resultat: "rejet" }), acte("d2", { dateSeance: "2025-12-02" })];
  expect([etats(avant, apres)[0], etats(apres, avant)[0]]).toEqual(["adoptee", "adoptee"]);
  const caf = { collectivite: CAF.nom, resultat: null };
  expect(etats(acte("c", caf))[2]).toBe("adoptee");
  expect(etats(acte("c", { ...caf, dateSeance: null }))[2]).toBe("aPreciser");
});

test("DEL-34 : un avenant se vote par son nom, et le vote de la convention n’y compte pas", () => {
  const actes = [acte("d1", {}), acte("d2", { objetVote: "avenant", avenant: "Avenant n° 1" })];
  const sur = (nom: string) => situations(PARTIES, actes, { genre: "avenant", nom }, LE)[0];
  expect([sur("avenant n°1")?.acte?.id, sur("avenant n° 2")?.etat]).toEqual(["d2", "attendue"]);
});

test("DEL-35 : doit voter qui n’a pas adopté, pas qui n’est pas attendu", () => {
  const doivent = (...actes: ActeEcrit[]) =>
    situations(PARTIES, actes, SUR, LE)
      .filter(doitVoter)
      .map(({ partie: { nom } }) => nom);
  expect(doivent(acte("d", {}))).toEqual([BOURG.nom, CAF.nom]);
  expect(doivent(acte("d", { empreinteVotee: B }))).toEqual([CC.nom, BOURG.nom, CAF.nom]);
  expect(doivent(acte("e", { collectivite: "État", resultat: "rejet" }))).not.toContain("État");
});

test.each([
  ["brouillon", false, "convention", false],
  ["delibereeEnPartie", false, "convention", false],
  ["signee", false, "convention", true],
  ["signee", false, "autre", false],
  ["signee", true, "avenant", false],
  ["resiliee", false, "plan", true],
] as const)(
  "DEL-36 : %s, avenant ouvert %s, une délibération sur %s ne s’ôte plus : %s",
  (...[etat, avenantOuvert, objetVote, refuse]) => {
    expect(retirer({ etat, avenantOuvert }, { objetVote })).toEqual(refuse ? new Refus("convention-signee") : null);
  },
);

test("DEL-37 : la même collectivité, autrement écrite, est la même ; une autre n’hérite de rien", () => {
  const de = (collectivite: string | null) => ({ collectivite });
  expect(estLaMeme(de("Commune de Bourg"), de("BOURG"))).toBe(true);
  expect(estLaMeme(de("Bourg"), de("Val"))).toBe(false);
  expect(estLaMeme(de(null), de("Val"))).toBe(false);
});

test("DEL-38 : d’une décision il reste la date et la référence ; d’une délibération, tout", () => {
  const dite: Acte = { ...ACTE_VIDE, numero: "7", dateSeance: "2025-12-01", presents: 9, resultat: "majorite" };
  const decision = { ...dite, organe: "conseilAdministration" as const };
  expect(reduireDecision(decision, ACTE_VIDE)).toEqual({ ...decision, presents: null, resultat: null });
  expect(reduireDecision(dite, ACTE_VIDE)).toBe(dite);
});

test.each<[Partial<Acte>, string | null]>([
  [{ collectivite: null }, "collectivite-manquante"],
  [{ objetVote: "avenant" }, "avenant-manquant"],
  [{ objetVote: "avenant", avenant: "Avenant 1" }, null],
  [{ dateSeance: "2025-12-10", resultat: "majorite" }, null],
  [{ dateSeance: "2025-12-11", resultat: "majorite" }, "seance-a-venir"],
  [{ dateSeance: "2025-12-11" }, null],
])("DEL-39 : de %j, le refus est %s", (dit, code) => {
  expect(verifierActe({ ...ACTE_VIDE, collectivite: "Bourg", ...dit }, "2025-12-10")).toEqual(code && new Refus(code));
});

test.each(["envoyeLe", "recuLe", "publieLe", "afficheLe"] as const)(
  "DEL-53 : %s se note le jour même, jamais la veille",
  (fait) => {
    const dite = (jour: Jour) => verifierActe({ ...ACTE_VIDE, collectivite: "Bourg", [fait]: jour }, "2025-12-10");
    expect([dite("2025-12-10"), dite("2025-12-11")]).toEqual([null, new Refus(`${fait}-a-venir`)]);
  },
);

test.each([
  ["brouillon", false, "convention", A],
  ["delibereeEnPartie", false, "convention", A],
  ["signee", false, "convention", null],
  ["signee", true, "convention", null],
  ["signee", true, "avenant", A],
  ["signee", false, "avenant", null],
  ["brouillon", false, "plan", null],
] as const)(
  "DEL-49 : %s, avenant ouvert %s : le vote de %s se compare à %s",
  (...[etat, avenantOuvert, objet, attendue]) => {
    expect(empreintesUtiles({ etat, avenantOuvert }, objet, [A])).toEqual(attendue && [attendue]);
  },
);

test("DEL-50 : une délibération à inscrire reprend le Siret et l’effectif du même conseil ; de personne, elle ne sait rien", () => {
  const siennes = [acte("a", { siret: "21860194600013", enExercice: 15 }), acte("b", { enExercice: 14 })];
  expect(proposer(BOURG, siennes, { vide: ACTE_VIDE, avenant: "Avenant 1" })).toEqual({
    ...ACTE_VIDE,
    collectivite: BOURG.nom,
    organe: "conseilMunicipal",
    objetVote: "avenant",
    avenant: "Avenant 1",
    siret: "21860194600013",
    enExercice: 14,
  });
  expect(proposer(null, [], { vide: ACTE_VIDE, avenant: null })).toEqual(ACTE_VIDE);
});

const envoi = (identifiantActes: string | null, ...autres: string[]) => ({
  identifiantActes,
  autresEnvois: autres.map((identifiant) => ({ identifiant, envoyeLe: null, recuLe: null })),
});

test("DEL-51 : un avenant se vote avant d’avoir un vote ; celui que seule une délibération nomme reste, une fois", () => {
  const vote = (avenant: string): Acte => ({ ...ACTE_VIDE, objetVote: "avenant", avenant });
  const avenants = [{ nom: "Avenant 2", ouvert: true }];
  expect(nomsAvenants(avenants, [vote("avenant 2"), vote("Avenant papier"), vote("Avenant papier")])).toEqual([
    "Avenant 2",
    "Avenant papier",
  ]);
});

test.each([
  ["sans identifiant, rien n’est pris", envoi(null), [envoi(null)], false],
  ["le même, à la casse près", envoi("048-x-DE"), [envoi("048-X-de")], true],
  ["celui d’un autre envoi", envoi("a"), [envoi("b", "A")], true],
  ["un autre envoi déjà pris", envoi(null, "b"), [envoi("B")], true],
  ["un autre", envoi("a"), [envoi("b")], false],
] as const)("DEL-52 : %s", (_cas, un, autres, attendu) => expect(identifiantPris(un, autres)).toBe(attendu));

test.each<[string, Partial<Acte>, Partial<Acte>, string | null]>([
  [
    "le même conseil, la même séance, la même question",
    {},
    { collectivite: "la commune de Bourg" },
    "vote-deja-inscrit",
  ],
  ["sans date encore, deux fois", { dateSeance: null }, { dateSeance: null }, "vote-deja-inscrit"],
  [
    "un même avenant",
    { objetVote: "avenant", avenant: "Avenant 1" },
    { objetVote: "avenant", avenant: "avenant 1" },
    "vote-deja-inscrit",
  ],
  [
    "deux avenants",
    { objetVote: "avenant", avenant: "Avenant 1" },
    { objetVote: "avenant", avenant: "Avenant 2" },
    null,
  ],
  ["une autre séance", {}, { dateSeance: "2026-11-13" }, null],
  ["une autre question", {}, { objetVote: "plan" }, null],
  ["un seul numéro dit", { numero: "2026-40" }, { numero: null }, "vote-deja-inscrit"],
  ["le même numéro, écrit autrement", { numero: "2026-40" }, { numero: "2026.40" }, "vote-deja-inscrit"],
  ["deux numéros d’une séance", { numero: "2026-40" }, { numero: "2026-41" }, null],
  ["un autre conseil", {}, { collectivite: "Brives" }, null],
  ["deux autres choses d’une séance", { objetVote: "autre" }, { objetVote: "autre" }, null],
])("DEL-54 : %s", (_cas, une, autre, code) => {
  const vote: Acte = { ...ACTE_VIDE, collectivite: "Bourg", dateSeance: "2026-11-12", ...une };
  const deja = [{ ...vote, ...autre }];
  expect(verifierParmi(vote, ACTE_VIDE, deja)).toEqual(code && new Refus(code));
  expect(verifierParmi({ ...vote, pour: 3 }, vote, deja)).toBeNull();
});
