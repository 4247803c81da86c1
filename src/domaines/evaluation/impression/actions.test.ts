import { afterAll, expect, test } from "vitest";
import { FORMATS_DOCUMENT, textesDe } from "#commun/document.ts";
import { saveRelais } from "#domaines/sppe/relais/store.ts";
import { CONTENU_VIDE } from "#domaines/sppe/schema/model.ts";
import { insertSchema } from "#domaines/sppe/schema/store.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { insertBilan } from "../bilan/store.ts";
import { FABRIQUES_EVALUATION } from "./actions.ts";

const { site, nadege, lectrice, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());

await site.dans(ICI, async (tx) => {
  const offre = [{ zone: "", mode: "eajePsu", annee: 2026, nombre: 40 }] as const;
  await insertSchema(tx, ICI, {
    id: "s1",
    forme: "schema",
    autorite: "epci:1",
    autoriteNom: "Communauté",
    convention: null,
    titre: "Schéma des Monts",
    debut: "2026-01-01",
    fin: "2029-12-31",
    contenu: { ...CONTENU_VIDE, offre: [...offre] },
    reel: [{ ...offre[0], nombre: 36 }],
    bilans: [],
    adopteLe: "2026-03-02",
    acte: "D1",
    remplace: null,
    version: 1,
  });
  const annee = { nom: "Relais des Monts", annee: 2025, actifs: 63, etp: 0.9, familles: null, ateliers: 40 };
  await saveRelais(tx, ICI, { ...annee, missions: ["guichetUnique"], version: 0 });
});

const LIEU = { espace: "monts", nomEspace: "Espace monts", teinte: 168, convention: { id: "ctg", titre: "CTG ctg" } };
const composer = (genre: string) =>
  site.dans(ICI, async (tx) => {
    const parametres = new URLSearchParams({ bilan: BILAN.id });
    const demande = {
      convention: "ctg",
      lieu: LIEU,
      jour: "2026-11-21" as const,
      instant: new Date("2026-11-21T09:00:00Z"),
      parametres,
    };
    const imprime = await FABRIQUES_EVALUATION[genre]?.composer(tx, ICI, demande);
    if (!imprime) throw new Error(`${genre} ne se compose pas`);
    return imprime;
  });

const DEMANDES = Object.entries(FABRIQUES_EVALUATION).flatMap(([genre, { formats }]) =>
  formats.map((format) => [genre, format] as const),
);

test.each(DEMANDES)("%s s’écrit en %s", async (genre, format) => {
  const octets = await renderDocument(await composer(genre), format);
  const taille = octets instanceof Uint8Array ? octets.length : octets.code;
  expect(taille === "pdf-indisponible" || Number(taille) > 1000).toBe(true);
});

test("un bilan se demande dans les six formats, d’un genre ou d’un autre", () => {
  expect([...new Set(DEMANDES.map(([, format]) => format))].toSorted()).toEqual([...FORMATS_DOCUMENT].toSorted());
});

test("la part petite enfance dit ses fiches, ce qui lui manque et ses sources", async () => {
  const textes = textesDe(await composer("petiteEnfance"));
  for (const texte of [
    "PE1 · Crèche de montagne",
    "Les places prévues et réelles",
    "36 pour 40 (-4)",
    "Relais des Monts",
    "Sources",
  ])
    expect(textes).toContain(texte);
});

test("un brouillon ne s’imprime que pour qui le rédige ou le note", async () => {
  const brouillon = { ...BILAN, id: "b3", genre: "pointEtape" as const, etat: "brouillon" as const };
  await site.dans(ICI, (tx) => insertBilan(tx, ICI, brouillon));
  const apercu = "/conventions/ctg/documents/apercu?genre=bilan&bilan=b3";
  expect(await lire(await nadege.get(apercu))).toContain("Crèche de montagne");
  expect((await lectrice.get(apercu)).status).toBe(404);
  expect((await etrangere.get(apercu)).status).toBe(404);
});
