import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertConvention as inscrire } from "#domaines/acces/index.ts";
import { lireCote } from "#domaines/actes/comparaison/actions.ts";
import { grouper } from "#domaines/actes/comparaison/ecart/actions.ts";
import { lireContenu } from "#domaines/actes/contenu/actions.ts";
import type { ContenuVersion } from "#domaines/actes/contenu/model.ts";
import { differences } from "#domaines/actes/contenu/rules.ts";
import { FABRIQUES_TEXTE } from "#domaines/actes/index.ts";
import { trameDe } from "#domaines/actes/trame/rules.ts";
import { insertVersion } from "#domaines/actes/version/store.ts";
import { insertConvention, lockElements, saveBlocConvention, saveElements } from "#domaines/convention/index.ts";
import type { Partie } from "#domaines/convention/model.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import { type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { compose } from "#platform/rendu/composition.ts";
import { renderDocx } from "#platform/rendu/docx.ts";
import { renderPdf } from "#platform/rendu/typst.ts";
import { type Figure, figure, times } from "./mesure.ts";

const FICHES = 48;
const PARTIES = 16;
const TOURS = 3;
const NOM = "ctg";
const ICI = { espace: "banc", compte: "banc", conventions: [NOM], roles: ["chargeCooperation"] } as const;
const INSTANT = new Date("2026-11-21T09:00:00Z");

const MOTS =
  "le relais accueille chaque semaine des familles du territoire et leurs enfants dans un lieu commun où agents élus et bénévoles préparent ensemble les projets de la rentrée avec les communes voisines puis en rendent compte au comité".split(
    " ",
  );
const phrase = (rang: number, mots: number) =>
  Array.from({ length: mots }, (_, place) => MOTS[(rang * 7 + place * 3) % MOTS.length]).join(" ");

const partie = (rang: number): Partie => ({
  genre: rang === 0 ? "caf" : rang === 1 ? "epci" : "commune",
  nom: rang === 0 ? "Caf du banc" : `Partie ${rang}`,
  nomCourt: null,
  code: null,
  representants: [{ nom: `Personne ${rang}`, qualite: "Présidence" }],
});

const fiche = (rang: number) => ({
  reference: `F${rang + 1}`,
  titre: `Fiche ${rang + 1} : ${phrase(rang, 7)}`,
  diagnosticInitial: phrase(rang, 60),
  finalite: phrase(rang, 60),
  description: phrase(rang, 120),
  objectifsOperationnels: [1, 2, 3].map((pas) => phrase(rang + pas, 13)),
  modalites: [1, 2, 3, 4].map((pas) => phrase(rang + pas, 12)),
  publicCible: [phrase(rang, 3)],
  moyens: [phrase(rang, 9)],
  resultatsAttendus: [1, 2, 3].map((pas) => phrase(rang + pas, 10)),
});

/** A convention of the size of the largest ones that are published: sixteen parties, forty-eight fiches, the whole default text. */
async function semer(db: Db): Promise<void> {
  const parties = Array.from({ length: PARTIES }, (_, rang) => partie(rang));
  const identite = { titre: "CTG du banc", caf: null, debut: "2026-01-01", fin: "2030-12-31", perimetre: [] } as const;
  await insertConvention(db, ICI, NOM, { ...identite, perimetre: [] });
  const convention = { ...identite, perimetre: [], parties, ...trameDe(parties) };
  await saveBlocConvention(db, ICI, NOM, { convention, deliberations: [] });
  const noeud = { convention: NOM, parent: null, genre: "axe" as const, code: null, impacts: [] };
  for (let ordre = 0; ordre < 6; ordre++)
    await insertNoeud(db, ICI, { ...noeud, id: `n${ordre}`, libelle: `Axe ${ordre + 1}`, ordre });
  const ecriture = { perimetre: ICI, convention: NOM, instant: INSTANT.toISOString() };
  for (let rang = 0; rang < FICHES; rang++)
    await creerFiche(db, ecriture, { ...fiche(rang), noeuds: [`n${rang % 6}`] });
}

const changer = (texte: string) => texte.replaceAll("comité", "copil").replaceAll("convention", "présente convention");
const untiers = (rang: number) => rang % 3 === 0;

/** What was signed before: in every third fiche and article some words other, a fiche less, a party less. */
function autrefois(contenu: ContenuVersion): ContenuVersion {
  return {
    ...contenu,
    parties: contenu.parties.slice(1),
    articles: contenu.articles.map((un, rang) => (untiers(rang) ? { ...un, texte: changer(un.texte) } : un)),
    fiches: contenu.fiches
      .slice(1)
      .map((une, rang) => (untiers(rang) ? { ...une, description: changer(une.description ?? "") } : une)),
  };
}

const LIEU = { espace: "banc", nomEspace: "Le banc", teinte: 168, convention: { id: NOM, titre: "CTG du banc" } };

async function meilleur(faire: () => unknown): Promise<number> {
  let temps = Infinity;
  for (let tour = 0; tour < TOURS; tour++) {
    const debut = performance.now();
    await faire();
    temps = Math.min(temps, performance.now() - debut);
  }
  return temps;
}

function convertir(docx: Uint8Array): (() => void) | null {
  if (spawnSync("soffice", ["--version"]).error) return null;
  const folder = mkdtempSync(join(tmpdir(), "maillage-convention-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "c.docx"), docx);
  const profil = `-env:UserInstallation=file://${join(folder, "profil")}`;
  return () => {
    const args = [profil, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "c.docx")];
    const { status, error } = spawnSync("soffice", args, { stdio: "ignore" });
    if (error || status !== 0) throw new Error("LibreOffice n’a pas rendu de PDF");
  };
}

async function mesurerDocument(dans: <T>(work: (db: Db) => Promise<T>) => Promise<T>, say: (line: string) => void) {
  const demande = {
    convention: NOM,
    lieu: LIEU,
    jour: "2026-11-21" as const,
    instant: INSTANT,
    parametres: new URLSearchParams(),
  };
  const composer = () => dans((db) => FABRIQUES_TEXTE["convention"]?.composer(db, ICI, demande) ?? Promise.reject());
  const imprime = await composer();
  const docx = await renderDocx(compose(imprime));
  const nom = `convention de ${FICHES} fiches et ${PARTIES} parties`;
  const enDocx = await meilleur(async () => renderDocx(compose(await composer())));
  const enPdf = await meilleur(async () => renderPdf(compose(await composer())));
  const figures = [
    figure("convention", `${nom}, DOCX`, [enDocx, "ms"]),
    figure("convention", `${nom}, PDF`, [enPdf, "ms"]),
  ];
  const soffice = convertir(docx);
  if (!soffice) {
    say("LibreOffice n’est pas installé : son rapport n’est pas mesuré");
    return figures;
  }
  const office = await meilleur(soffice);
  return [
    ...figures,
    figure("convention", "LibreOffice, le même DOCX en PDF", [office, "ms"]),
    figure("convention", "LibreOffice / DOCX", [office / enDocx, "fois"]),
    figure("convention", "LibreOffice / PDF", [office / enPdf, "fois"]),
  ];
}

const REECRITURES = 200;

/** A draft written again day after day: the journal has that much to undo. */
async function recrire(base: Parameters<typeof inPerimeter>[0]): Promise<void> {
  for (let tour = 0; tour < REECRITURES; tour += 1) {
    const instant = new Date(INSTANT.getTime() + (1 + Math.floor(tour / 10)) * 86_400_000);
    const ecrire = async (db: Db) => {
      const avant = await lockElements(db, ICI, NOM, "articles");
      const apres = avant.map((un, rang) =>
        rang === tour % avant.length ? { ...un, texte: `${un.texte} ${tour}` } : un,
      );
      const place = { convention: NOM, liste: "articles" } as const;
      await saveElements(db, ICI, place, { avant, apres, action: "redaction" });
    };
    await inPerimeter(base, ICI, ecrire, () => instant);
  }
}

async function comparerJours(db: Db) {
  const ici = { convention: NOM, signees: [], aujourdhui: "2026-12-31" as const, avenant: false };
  const de = await lireCote(db, ICI, { ...ici, parDefaut: "signee" }, { ou: "", le: "2026-11-21" });
  const a = await lireCote(db, ICI, { ...ici, parDefaut: "aujourdhui" }, { ou: "", le: "2026-12-02" });
  if (!de || !a) throw new Error("il manque un côté");
  const ecarts = differences(de.contenu, a.contenu);
  if (ecarts.length === 0) throw new Error("rien n’a changé entre ces deux jours");
  return grouper({ avant: de.contenu, apres: a.contenu }, ecarts.slice(0, 25));
}

/** Two versions of a whole convention compared, and that convention as a document, against LibreOffice in the same run. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const engine = await openEngine({});
  const dans = <T>(work: (db: Db) => Promise<T>) => inPerimeter(engine.base, ICI, work, () => INSTANT);
  try {
    await migrate(engine.base);
    const espace = { id: "banc", nom: "Le banc", teinte: 168, cree_le: INSTANT.toISOString() };
    await engine.base.insertInto("acces_espace").values(espace).execute();
    await inAnnuaire(engine.base, (db) => inscrire(db, { espace: "banc", id: NOM, titre: "CTG" }));
    await dans(semer);
    await dans(async (db) => {
      const contenu = autrefois(await lireContenu(db, ICI, NOM));
      const figee = { id: "v1", convention: NOM, avenant: null, contenu, modifications: [] };
      await insertVersion(db, ICI, figee, INSTANT.toISOString());
    });
    const comparer = () =>
      dans(async (db) => {
        const ici = { convention: NOM, signees: [], aujourdhui: "2026-11-21" as const, avenant: false };
        const de = await lireCote(db, ICI, { ...ici, parDefaut: "signee" }, { ou: "v1", le: "" });
        const a = await lireCote(db, ICI, { ...ici, parDefaut: "aujourdhui" }, { ou: "", le: "" });
        if (!de || !a) throw new Error("il manque un côté");
        return grouper({ avant: de.contenu, apres: a.contenu }, differences(de.contenu, a.contenu));
      });
    const trouvees = (await comparer()).length;
    const { p50, p99 } = await times(comparer, 40);
    await recrire(engine.base);
    const deuxJours = await times(() => dans(comparerJours), 40);
    return [
      figure("convention", `comparer deux versions, ${trouvees} éléments changés, p50`, [p50, "ms"], { max: 200 }),
      figure("convention", "comparer deux versions, p99", [p99, "ms"], { max: 200 }),
      figure("convention", `comparer deux jours d’un projet récrit ${REECRITURES} fois, p50`, [deuxJours.p50, "ms"], {
        max: 200,
      }),
      figure("convention", "comparer deux jours d’un projet, p99", [deuxJours.p99, "ms"], { max: 200 }),
      ...(await mesurerDocument(dans, say)),
    ];
  } finally {
    await engine.close();
  }
}
