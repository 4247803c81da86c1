import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { type EtatSignature, PIECE_JOINTE_MAX, PIECE_MAX } from "./model.ts";
import {
  bloquants,
  empechements,
  estDepasse,
  peutRelancer,
  seJoint,
  preparerSignatures,
  type Preparatifs,
  signeeLe,
  verifierPassage,
  verifierPiece,
} from "./rules.ts";

const code = (un: unknown) => (un instanceof Refus ? un.code : un);
const PRETE: Preparatifs = {
  circuitOuvert: false,
  verrouillee: false,
  datee: true,
  parties: 2,
  sansSignataire: 0,
  articles: 1,
  manques: 0,
  votesManquants: 0,
  avenant: null,
};

test.each([
  ["rien quand tout est prêt", {}, []],
  ["une mise à la signature déjà ouverte", { circuitOuvert: true }, ["circuit-ouvert"]],
  ["une convention signée, sans avenant", { verrouillee: true }, ["convention-signee"]],
  ["une seule partie", { parties: 1 }, ["parties-manquantes"]],
  ["des dates qui manquent", { datee: false }, ["dates-manquantes"]],
  ["une partie pour qui personne ne signe", { sansSignataire: 1 }, ["signataires-manquants"]],
  ["un texte que personne n’a écrit", { articles: 0 }, ["texte-absent"]],
  [
    "un blanc dans le texte, puis un vote",
    { manques: 1, votesManquants: 1 },
    ["texte-incomplet", "deliberations-manquantes"],
  ],
  ["un avenant où rien ne change", { avenant: { ecarts: 0, sansMotif: 0 } }, ["rien-a-signer"]],
  ["un avenant sans un motif", { avenant: { ecarts: 2, sansMotif: 1 } }, ["motifs-manquants"]],
  ["rien d’un avenant motivé", { avenant: { ecarts: 2, sansMotif: 0 } }, []],
])("ACTE-71 : empêche de signer %s", (_cas, dits, attendu) => {
  expect(empechements({ ...PRETE, ...dits })).toEqual(attendu);
});

test("ACTE-154 : sans signataire, sans qualité ou sans autorisation on ne signe pas ; sans civilité, si", () => {
  const codes = ["sansSignataire", "sansCivilite", "sansQualite", "sansAutorisation"] as const;
  const restent = bloquants(codes.map((un) => ({ partie: "p", signataire: null, code: un })));
  expect(restent.map((un) => un.code)).toEqual(["sansSignataire", "sansQualite", "sansAutorisation"]);
});

test.each([
  ["le contenu est le même", "ouvert", ["a"], false],
  ["le contenu est le même, sous la forme qu’il avait quand il fut figé", "ouvert", ["b", "a"], false],
  ["le contenu a changé", "ouvert", ["b", "c"], true],
  ["le circuit est signé : ce qui change ensuite ne le touche plus", "signe", ["b"], false],
] as const)("ACTE-72 : %s", (_cas, etat, courante, attendu) => {
  expect(estDepasse({ etat, empreinte: "a" }, courante)).toBe(attendu);
});

const DIT = { le: "2026-11-21", signeePar: "Ada", motif: "non" } as const;
const FAITS = { figeLe: "2026-11-20", aujourdhui: "2026-11-21" } as const;
type Passage = { de?: EtatSignature; vers?: EtatSignature } & Partial<Record<keyof typeof DIT, string>>;

test.each<[string, Passage, string | null]>([
  ["une partie signe aujourd’hui", {}, null],
  ["une partie signe sans envoi noté", { de: "aEnvoyer" }, null],
  ["le jour où le contenu fut figé", { le: "2026-11-20" }, null],
  ["la veille de ce jour, non", { le: "2026-11-19" }, "signature-avant-gel"],
  ["demain, non", { le: "2026-11-22" }, "signature-a-venir"],
  ["sans dire qui, non", { signeePar: "" }, "sans-signataire"],
  ["un refus dit pourquoi", { vers: "refusee", motif: "" }, "sans-motif"],
  ["un refus motivé se note", { vers: "refusee" }, null],
])("ACTE-73 : %s", (_cas, { de = "envoyee", vers = "signee", ...dit }, attendu) => {
  expect(code(verifierPassage(de, vers, { ...DIT, ...dit } as typeof DIT, FAITS))).toBe(attendu);
});

test.each<[string, EtatSignature, EtatSignature, boolean]>([
  ["une signature ne se reprend pas", "signee", "refusee", false],
  ["une signature ne se refait pas", "signee", "signee", false],
  ["qui a refusé peut signer", "refusee", "signee", true],
  ["qui a refusé peut recevoir à nouveau", "refusee", "envoyee", true],
  ["ce qui est envoyé ne se renvoie pas", "envoyee", "envoyee", false],
])("ACTE-70 : %s", (_cas, de, vers, permis) => {
  expect(verifierPassage(de, vers, DIT, FAITS) === null).toBe(permis);
});

const signee = (le: `2026-11-${number}`) => ({ etat: "signee" as const, signeeLe: le });
test.each([
  ["aucune partie : rien", [], null],
  ["une partie manque : rien", [signee("2026-11-20"), { etat: "envoyee" as const, signeeLe: null }], null],
  ["toutes : le jour de la dernière", [signee("2026-11-21"), signee("2026-11-20")], "2026-11-21"],
])("ACTE-74 : %s", (_cas, signatures, attendu) => expect(signeeLe(signatures)).toBe(attendu));

test("ACTE-75 : chaque partie signe à la place de son premier signataire, la Caf par deux personnes, qui n’en a pas à la fin", () => {
  const parties = [
    { id: "a", nom: "A" },
    { id: "caf", nom: "Caf" },
    { id: "b", nom: "B" },
  ];
  const qui = (partie: string, ordre: number, nom: string) => ({ partie, ordre, prenom: null, nom, qualite: "Maire" });
  const lignes = preparerSignatures(parties, [qui("b", 0, "Bo"), qui("caf", 3, "Dix"), qui("caf", 1, "Un")]);
  expect(lignes.map(({ nom, signataires, ordre }) => [nom, signataires, ordre])).toEqual([
    ["B", "Bo, Maire", 0],
    ["Caf", "Un, Maire ; Dix, Maire", 1],
    ["A", "", 2],
  ]);
});

const ENVOYEE = { etat: "envoyee" as const, courriel: "a@b.fr", envoyeeLe: "2026-11-14" as const, relanceeLe: null };
test.each([
  ["sept jours après l’envoi, oui", ENVOYEE, true],
  ["six jours après, non", { ...ENVOYEE, envoyeeLe: "2026-11-15" as const }, false],
  ["relancée il y a peu, non", { ...ENVOYEE, relanceeLe: "2026-11-20" as const }, false],
  ["sans adresse, non", { ...ENVOYEE, courriel: null }, false],
  ["signée, non", { ...ENVOYEE, etat: "signee" as const }, false],
])("ACTE-76 : %s", (_cas, signature, attendu) => expect(peutRelancer(signature, "2026-11-21")).toBe(attendu));

const pdf = (taille: number) => {
  const octets = new Uint8Array(taille);
  octets.set(new TextEncoder().encode("%PDF-"));
  return octets;
};
test.each([
  ["un PDF de dix mégaoctets se garde", pdf(PIECE_MAX), null],
  ["un octet de plus, non", pdf(PIECE_MAX + 1), "piece-trop-lourde"],
  ["un fichier qui n’est pas un PDF, non", new TextEncoder().encode("PK"), "pas-un-pdf"],
])("ACTE-77 : %s", (_cas, octets, attendu) => expect(code(verifierPiece(octets))).toBe(attendu));

test.each([
  ["jusqu’à cinq mégaoctets, le document est joint", PIECE_JOINTE_MAX, true],
  ["un octet de plus, il s’adresse à part", PIECE_JOINTE_MAX + 1, false],
])("ACTE-156 : %s", (_cas, taille, attendu) => expect(seJoint(new Uint8Array(taille))).toBe(attendu));
