import { readOds } from "hucre/ods";
import { readXlsx } from "hucre/xlsx";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type FormatDocument, type Imprime, mentionDe, textesDe } from "#commun/document.ts";
import { ROLES } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { listParties, saveLogo } from "#domaines/documents/logo/store.ts";
import { type Db, inPerimeter } from "#platform/db/db.ts";
import { feuillesDe } from "#platform/rendu/classeur.ts";
import { compose } from "#platform/rendu/composition.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { DocumentPage } from "#ui/document.tsx";
import { ecrireDemonstration } from "../db/demo.ts";
import { FABRIQUES } from "../src/fabriques.ts";
import { testBase } from "./base.ts";
import { LOGO } from "./imprimes.ts";
import { fautesPdf, lirePdf } from "./pdf.ts";
import { lettres, partDe, texteDocx, texteHtml, texteOdt, textePptx } from "./textes.ts";

/** Every document of the product, made of the demonstration: what people are handed, not a sample. */
const JOUR = "2026-11-21";
const MAINTENANT = new Date(`${JOUR}T09:00:00Z`);
const LIEUX = [
  ["trois-rivieres", "ctg-trois-rivieres"],
  ["haut-plateau", "ctg-haut-plateau"],
  ["val-de-lune", "ctg-val-de-lune-nord"],
] as const;

/** The setting that a kind of document needs, and where its values are: a table of the base, or a list. */
const REGLAGES: Record<string, readonly [cle: string, ou: string | readonly string[]]> = {
  fiche: ["fiche", "plan_fiche"],
  partieBord: ["partie", ["etats", "indicateurs", "argent"]],
  commune: ["commune", ["15170", "15054"]],
  campagne: ["campagne", "suivi_campagne"],
  bilan: ["bilan", "evaluation_bilan"],
  diaporamaBilan: ["bilan", "evaluation_bilan"],
  chiffresBilan: ["bilan", "evaluation_bilan"],
  petiteEnfance: ["bilan", "evaluation_bilan"],
  schema: ["schema", "sppe_schema"],
  avis: ["avis", "sppe_avis"],
  portrait: ["territoire", ["epci-241500255"]],
  conseil: ["territoire", ["epci-241500255"]],
  reglement: ["reglement", "guichet_reglement"],
  commission: ["commission", "guichet_commission"],
  lettreCommission: ["lettre", "guichet_lettre"],
  lettresCommission: ["commission", "guichet_commission"],
  version: ["version", "actes_version"],
  avenant: ["avenant", "actes_avenant"],
  cooperation: ["poste", "gouvernance_poste"],
  dossierSeance: ["reunion", "gouvernance_seance"],
  emargement: ["reunion", "gouvernance_seance"],
  releve: ["reunion", "gouvernance_seance"],
};

const { base } = await testBase();
const faits = new Map<string, Imprime>();

async function valeursDe(genre: string, espace: string): Promise<readonly string[]> {
  const [, ou] = REGLAGES[genre] ?? ["", [""]];
  if (typeof ou !== "string") return ou;
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(ou)} where espace = ${espace}
    order by id desc limit 4`.execute(base);
  return rows.map(({ id }) => id);
}

const siAbsent = (error: unknown): null => {
  if (error instanceof Error && "status" in error && error.status === 404) return null;
  throw error;
};

/** A document of a kind, or nothing where that place has none. */
function composer(genre: string, [espace, convention]: readonly [string, string], valeur: string) {
  const [cle = ""] = REGLAGES[genre] ?? [];
  const perimetre = { espace, compte: "essai", conventions: [convention], roles: ROLES };
  const lieu = { espace, nomEspace: espace, teinte: 168, convention: { id: convention, titre: convention } };
  const parametres = new URLSearchParams({ [cle]: valeur });
  const demande = { convention, lieu, jour: JOUR, instant: MAINTENANT, parametres } as const;
  const faire = async (db: Db) => (await FABRIQUES[genre]?.composer(db, perimetre, demande)) ?? null;
  return inPerimeter(base, perimetre, faire, () => MAINTENANT).catch(siAbsent);
}

/** The fullest document of a kind that the first place which has any makes. */
async function leplusPlein(genre: string): Promise<Imprime | undefined> {
  for (const lieu of LIEUX) {
    const lus = await Promise.all((await valeursDe(genre, lieu[0])).map((valeur) => composer(genre, lieu, valeur)));
    const presents = lus.filter((un) => un !== null);
    const plein = presents.toSorted((a, b) => textesDe(b).length - textesDe(a).length)[0];
    if (plein) return plein;
  }
}

/** Every party of these conventions has its logo. */
async function donnerLogos(): Promise<void> {
  for (const [espace, convention] of LIEUX) {
    const perimetre = { espace, compte: "essai", conventions: [convention], roles: ROLES };
    const donner = async (db: Db) => {
      for (const partie of await listParties(db, perimetre, convention))
        await saveLogo(db, perimetre, {
          ...LOGO,
          alt: `Logo : ${partie}`,
          partie,
          nom: "logo.png",
          instant: MAINTENANT.toISOString(),
        });
    };
    await inPerimeter(base, perimetre, donner, () => MAINTENANT);
  }
}

/** One letter or sheet after another: two say as much as sixty. */
const REPETES = ["lettresCommission", "conseils"];
const deuxPremiers = ({ blocs, ...reste }: Imprime): Imprime => {
  const sauts = blocs.flatMap(({ genre }, rang) => (genre === "saut" ? [rang] : []));
  return { ...reste, blocs: blocs.slice(0, sauts[2] ?? blocs.length) };
};

beforeAll(async () => {
  await ecrireDemonstration(base, MAINTENANT);
  await donnerLogos();
  for (const genre of Object.keys(FABRIQUES)) {
    const fait = await leplusPlein(genre);
    if (fait) faits.set(genre, compose(REPETES.includes(genre) ? deuxPremiers(fait) : fait));
  }
}, 60_000);

const rendre = async (imprime: Imprime, format: FormatDocument): Promise<Uint8Array> => {
  const octets = await renderDocument(imprime, format);
  if (octets instanceof Refus) throw new Error(octets.code);
  return octets;
};

/** The table of contents repeats the headings: its title is no more of the text than they are. */
const sansSommaire = ({ sommaire }: Imprime, lu: string) => (sommaire ? lu.replace("Sommaire", "") : lu);

const CONTROLES: Record<FormatDocument, (imprime: Imprime, octets: Uint8Array, attendu: string) => Promise<void>> = {
  pdf: async (imprime, octets, attendu) => {
    expect.soft(await fautesPdf(octets, imprime.acte)).toEqual([]);
    expect.soft(sansSommaire(imprime, lettres((await lirePdf(octets)).texte))).toBe(attendu);
  },
  docx: async (_imprime, octets, attendu) => {
    expect.soft(lettres(texteDocx(octets))).toBe(attendu);
  },
  odt: async (_imprime, octets, attendu) => {
    expect.soft(lettres(texteOdt(octets))).toBe(attendu);
  },
  pptx: async (imprime, octets) => {
    const lu = lettres(textePptx(octets));
    expect.soft(textesDe(imprime).filter((texte) => !lu.includes(lettres(texte)))).toEqual([]);
  },
  xlsx: async (imprime, octets) => {
    controlerFeuilles(imprime, (await readXlsx(octets)).sheets);
    const feuilles = partDe(octets, /^xl\/worksheets\/sheet\d+\.xml$/).slice(0, -1);
    expect.soft(feuilles.filter((xml) => !/state="frozen"/.test(xml) || !/<autoFilter /.test(xml))).toEqual([]);
  },
  ods: async (imprime, octets) => controlerFeuilles(imprime, (await readOds(octets)).sheets),
};

/** One sheet a table, its head first; the last says what it is, of when and from where. */
function controlerFeuilles(imprime: Imprime, sheets: readonly { rows: readonly (readonly unknown[])[] }[]): void {
  const tableaux = feuillesDe(imprime).map(({ tableau }) => tableau.colonnes.map(({ titre }) => titre));
  expect.soft(sheets.slice(0, -1).map(({ rows }) => rows[0])).toEqual(tableaux);
  const apropos = lettres(sheets.at(-1)?.rows.flat().join(" ") ?? "");
  const dits = [imprime.titre, imprime.sousTitre ?? "", mentionDe(imprime), ...imprime.sources];
  expect.soft(dits.filter((dit) => !apropos.includes(lettres(dit)))).toEqual([]);
}

test("la démonstration a de quoi faire chaque document", () => {
  expect(Object.keys(FABRIQUES).filter((genre) => !faits.has(genre))).toEqual([]);
});

test("ce que la page des documents propose se fait sans réglage", async () => {
  const offerts = Object.keys(FABRIQUES).filter((genre) => FABRIQUES[genre]?.entier !== false);
  const absents = await Promise.all(
    offerts.map(async (genre) => ((await composer(genre, LIEUX[0], "")) ? [] : [genre])),
  );
  expect(absents.flat()).toEqual([]);
});

const DEMANDES = Object.entries(FABRIQUES).map(([genre, { nom, formats }]) => [nom, genre, formats] as const);

test.each(DEMANDES)(
  "%s : lisible par tous, le même texte dans chaque format, sa date et son périmètre écrits, les logos des parties",
  async (_nom, genre, formats) => {
    const imprime = faits.get(genre) as Imprime;
    expect([imprime.date, imprime.perimetre !== "", imprime.logos.length > 1]).toEqual([JOUR, true, true]);
    const attendu = lettres(textesDe(imprime).join(""));
    expect(attendu).toContain(lettres(mentionDe(imprime)));
    expect(lettres(texteHtml(String(DocumentPage({ imprime }))))).toBe(attendu);
    for (const format of formats) await CONTROLES[format](imprime, await rendre(imprime, format), attendu);
  },
);
