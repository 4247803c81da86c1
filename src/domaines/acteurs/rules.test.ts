import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Acteur, SaisieActeur } from "./model.ts";
import {
  cleActeur,
  type Connu,
  deviner,
  doublonsProbables,
  fusionner,
  nomEtSigle,
  reconnaitre,
  repertoireDe,
  reconnaitreNoms,
  verifierActeur,
} from "./rules.ts";

const saisie: SaisieActeur = {
  sorte: "organisation",
  nom: "Relais petite enfance",
  nomCourt: "RPE",
  genre: "etablissement",
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
};
const acteur = (id: string, plus: Partial<Acteur> = {}): Acteur => ({
  ...saisie,
  espace: "e",
  id,
  fusionne: null,
  verifieLe: null,
  version: 1,
  ...plus,
});

test.each([
  ["Mairie de Vauxmont", "MAIRIE  DE VAUXMONT"],
  ["L’Éclaircie", "eclaircie"],
  ["Les Francas", "Francas,"],
  ["Caf – service social", "CAF service social"],
])("ACT-1 : « %s » et « %s » sont le même nom", (un, autre) => expect(cleActeur(un)).toBe(cleActeur(autre)));

test("ACT-1 : deux noms qui diffèrent d'un mot restent deux noms, et un nom n'est jamais vide", () => {
  expect(cleActeur("Mairie de Vauxmont")).not.toBe(cleActeur("Mairie des Granges"));
  expect(cleActeur("La")).toBe("la");
  expect(cleActeur("…")).not.toBe("");
  expect(cleActeur(" ")).not.toBe("");
});

test.each([
  ["Relais petite enfance (RPE)", { nom: "Relais petite enfance", nomCourt: "RPE" }],
  ["Communauté de communes (CC3R)", { nom: "Communauté de communes", nomCourt: "CC3R" }],
  ["Mairie (s)", { nom: "Mairie (s)", nomCourt: null }],
  ["Vauxmont (Jura)", { nom: "Vauxmont (Jura)", nomCourt: null }],
  ["RPE", { nom: "RPE", nomCourt: null }],
])("ACT-2 : « %s » se lit %o", (texte, attendu) => expect(nomEtSigle(texte)).toEqual(attendu));

test.each([
  ["Caf du Doubs", "organisation", "caf"],
  ["Mairie (s)", "organisation", "commune"],
  ["CCMP", "organisation", "epci"],
  ["Conseil départemental", "organisation", "departement"],
  ["Mme Anne Morel", "contact", null],
  ["Médiathèque", "organisation", null],
])("ACT-3 : « %s » est %s, genre %s", (nom, sorte, genre) => expect(deviner(nom)).toEqual({ sorte, genre }));

const connus: Connu[] = [
  { id: "rpe", cle: "relais petite enfance", cleCourte: "rpe" },
  { id: "a", cle: "association alpha", cleCourte: "aa" },
  { id: "b", cle: "amis des arts", cleCourte: "aa" },
];
test.each([
  ["son nom", "RELAIS Petite-Enfance", "rpe"],
  ["son sigle", "RPE", "rpe"],
  ["son nom suivi d'un sigle", "Relais petite enfance (RPE)", "rpe"],
  ["un sigle partagé", "AA", null],
  ["un nom inconnu", "Crèche", null],
])("ACT-4 : reconnaître par %s", (_cas, texte, attendu) =>
  expect(reconnaitre(repertoireDe(connus), texte)).toBe(attendu),
);

test("ACT-5 : un pluriel, un ordre ou un sigle font un doublon probable ; un mot de plus, une autre sorte, non", () => {
  const autres = [
    acteur("b", { nom: "Les relais de la petite enfance" }),
    acteur("c", { nom: "RPE" }),
    acteur("d", { nom: "Relais petite enfance du Haut" }),
    acteur("e", { nom: "relais petite enfance", sorte: "contact" }),
    acteur("f", { nom: "Tout autre nom", courriel: "RPE@exemple.fr" }),
  ];
  expect(doublonsProbables(acteur("a"), autres).map(({ id }) => id)).toEqual(["b", "c"]);
  const avec = acteur("a", { courriel: "rpe@exemple.fr" });
  expect(doublonsProbables(avec, autres).map(({ id }) => id)).toEqual(["b", "c", "f"]);
});

test.each([
  ["Assoc. les petits galets", "Association Les Petits Galets", true],
  ["CC des Monts", "Communauté de communes des Monts", true],
  ["Mairie de St-Julien", "Commune de Saint-Julien", true],
  ["Mairie de Saint-Julien", "Commune de Sainte-Julie", false],
  ["CC", "Commune", false],
])("ACT-5 : « %s » et « %s » sont peut-être le même : %s", (un, autre, attendu) => {
  const proches = doublonsProbables(acteur("a", { nom: un }), [acteur("b", { nom: autre })]);
  expect(proches.length === 1).toBe(attendu);
});

test("ACT-20 : un nom lu désigne qui le porte, même fusionné, ou le seul dont c'est le sigle ; sinon il dit à qui il ressemble", () => {
  const tous = [
    acteur("a", { nom: "Relais petite enfance", nomCourt: "RPE" }),
    acteur("b", { nom: "Ancien relais", nomCourt: null, fusionne: "a" }),
    acteur("c", { nom: "Mission locale", nomCourt: null }),
  ];
  expect(
    Object.fromEntries(
      reconnaitreNoms(tous, [
        "les relais petite enfance",
        "Le relais petite enfance",
        "ancien relais",
        "rpe",
        "Moulin",
      ]),
    ),
  ).toEqual({
    "les relais petite enfance": { surete: "nom", nom: "Relais petite enfance" },
    "Le relais petite enfance": { surete: "nom", nom: "Relais petite enfance" },
    "ancien relais": { surete: "nom", nom: "Relais petite enfance" },
    rpe: { surete: "sigle", nom: "Relais petite enfance" },
    Moulin: { surete: "inconnu", proches: [] },
  });
  expect(reconnaitreNoms(tous, ["Relai petite enfances"]).get("Relai petite enfances")).toEqual({
    surete: "inconnu",
    proches: ["Relais petite enfance"],
  });
});

test("ACT-6 : un nom déjà pris est refusé, sauf par l'acteur lui-même", () => {
  expect(verifierActeur(saisie, { id: "x" }, undefined)).toEqual(new Refus("nom-deja-pris"));
  expect(verifierActeur(saisie, { id: "x" }, undefined, "x")).toEqual(saisie);
});

test("ACT-6 : une personne appartient à une organisation, jamais à une autre personne ; une organisation a une adresse, mais ni organisation ni compte", () => {
  const personne: SaisieActeur = {
    ...saisie,
    sorte: "contact",
    nom: "Anne Morel",
    organisation: "o",
    courriel: "a@exemple.fr",
  };
  expect(verifierActeur(personne, undefined, acteur("o"))).toMatchObject({ organisation: "o", genre: null });
  expect(verifierActeur(personne, undefined, acteur("o", { sorte: "contact" }))).toEqual(
    new Refus("organisation-inconnue"),
  );
  expect(verifierActeur(personne, undefined, undefined)).toEqual(new Refus("organisation-inconnue"));
  expect(verifierActeur({ ...personne, sorte: "organisation" }, undefined, undefined)).toMatchObject({
    courriel: "a@exemple.fr",
    organisation: null,
    compte: null,
  });
});

test.each([
  ["un autre", acteur("b"), { ...acteur("a"), fusionne: "b" }],
  ["aucun", undefined, new Refus("acteur-inconnu")],
  ["lui-même", acteur("a"), new Refus("meme-acteur")],
  ["une personne", acteur("b", { sorte: "contact" }), new Refus("sortes-differentes")],
  ["un acteur déjà fusionné", acteur("b", { fusionne: "c" }), new Refus("deja-fusionne")],
])("ACT-7 : fusionner avec %s", (_cas, garde, attendu) => expect(fusionner(acteur("a"), garde)).toEqual(attendu));
