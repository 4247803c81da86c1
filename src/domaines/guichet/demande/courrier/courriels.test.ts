import { expect, test } from "vitest";
import { LANGUES } from "../model.ts";
import { TEXTES } from "../textes.ts";
import { courrielDAdieu, courrielDeFamille, MODELES } from "./courriels.tsx";

const lettre = {
  a: "ines.marchetti@exemple.fr",
  famille: "f1",
  organisme: "Communauté de communes des Monts",
  contact: "03 00 00 00 00, guichet@monts.example",
  lien: "https://monts.example/espaces/monts/place/liens/abc",
  code: "123456",
  numero: "2026-00042",
  pieces: ["Justificatif de domicile"],
  cloture: "24 août 2026",
};

test.each(LANGUES.flatMap((langue) => MODELES.map((modele) => [langue, modele] as const)))(
  "en %s, le courriel « %s » dit qui écrit, un seul geste, un code, et ne nomme personne dans son sujet",
  (langue, modele) => {
    const { sujet, texte, html, repondreA } = courrielDeFamille({ ...lettre, langue, modele });
    expect(sujet).toBe(`${lettre.organisme}${langue === "en" ? ": " : " : "}${TEXTES[langue].courriels[modele].sujet}`);
    expect(sujet).not.toMatch(/ines|marchetti|2026-/i);
    for (const dit of [lettre.lien, lettre.code, lettre.contact]) expect(texte).toContain(dit);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain(`lang="${TEXTES[langue].langue.code}"`);
    expect(repondreA).toBe("guichet@monts.example");
  },
);

test.each(MODELES)("en anglais, le courriel « %s » n’a pas d’espace avant un signe", (modele) => {
  const { sujet, texte } = courrielDeFamille({ ...lettre, langue: "en", modele });
  expect(sujet + texte).not.toMatch(/ [:;?!]/);
});

test.each(LANGUES)("en %s, l’adresse quittée apprend son départ, et rien ne s’y ouvre", (langue) => {
  const guichet = "https://monts.example/espaces/monts/place";
  const { texte, html, sujetDe } = courrielDAdieu({ ...lettre, langue, le: "22 novembre 2026", guichet });
  for (const dit of ["22 novembre 2026", guichet, lettre.contact]) expect(texte).toContain(dit);
  expect(texte + html).not.toMatch(/liens\/|\d{6}/);
  expect(sujetDe).toBe("f1");
});

test("un courriel dit aussi les autres dossiers de la même adresse, chacun son lien et son code", () => {
  const autres = [{ href: "https://monts.example/l2", libelle: "Retrouver aussi", code: "654321" }];
  const { texte, html } = courrielDeFamille({ ...lettre, langue: "fr", modele: "suivi", autres });
  for (const dit of ["https://monts.example/l2", "654321", lettre.lien, lettre.code]) expect(texte).toContain(dit);
  expect(html.match(/<a /g)).toHaveLength(2);
});

/** The keys of all texts of a language, functions and lists as leaves. */
const cles = (texte: unknown, ici = ""): string[] =>
  typeof texte === "object" && texte !== null && !Array.isArray(texte)
    ? Object.entries(texte).flatMap(([cle, suite]) => cles(suite, `${ici}.${cle}`))
    : [ici];

/** Each sentence of a text, its functions told « X ». */
const phrasesDe = (texte: unknown): string[] => {
  if (typeof texte === "string") return texte.split(/[.?!:;]\s*/);
  if (typeof texte === "function") return phrasesDe(texte(...Array.from({ length: texte.length }, () => "X")));
  return typeof texte === "object" && texte !== null ? Object.values(texte).flatMap(phrasesDe) : [];
};

test("le français facile n’a que des phrases courtes : douze mots au plus", () => {
  const { pieces: _p, ...courriels } = TEXTES.facile.courriels; // it joins a list
  const longues = phrasesDe({ ...TEXTES.facile, courriels }).filter((phrase) => phrase.trim().split(/\s+/).length > 12);
  expect(longues).toEqual([]);
});

test("chaque langue dit tout, et rien n’y est vide", () => {
  const attendues = cles(TEXTES.fr);
  for (const langue of LANGUES) expect(cles(TEXTES[langue])).toEqual(expect.arrayContaining(attendues));
  expect(JSON.stringify(TEXTES)).not.toContain('""');
});
