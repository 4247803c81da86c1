import { newId } from "#platform/ids.ts";
import { getBlocConvention, insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { ACTE_VIDE } from "#domaines/convention/deliberation/model.ts";
import { insertDeliberation } from "#domaines/convention/deliberation/store.ts";
import { listParties, writeSignataires } from "#domaines/convention/partie/store.ts";
import type { Db } from "#platform/db/db.ts";
import type { GenrePartie } from "#domaines/convention/model.ts";
import { perimetreDe, testSite, type Visiteur } from "./app.ts";

export const ICI = perimetreDe("monts", "ctg");

const partie = (genre: GenrePartie, nom: string, qui: string) => ({
  genre,
  nom,
  nomCourt: null,
  code: null,
  representants: [{ nom: qui, qualite: "Présidence" }],
});
export const PARTIES = [
  partie("caf", "Caf des Monts", "Ada Roux"),
  partie("epci", "Communauté des Monts", "Basile Faure"),
  partie("commune", "Valbrune", "Colette Pons"),
  partie("commune", "Clairmont", "Denis Aubry"),
];
const ARTICLES = [
  { numero: "1", genre: "objet" as const, titre: "Objet", texte: "La convention réunit les parties." },
  { numero: "2", genre: "duree" as const, titre: "Durée", texte: "Elle dure cinq ans." },
];

export type Site = Awaited<ReturnType<typeof testSite>>;

export const ecrireArticle = (site: Site, texte: string) =>
  site.dans(ICI, async (db) => {
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const [premier, ...suite] = bloc.convention.articles;
    const articles = premier ? [{ ...premier, texte }, ...suite] : [];
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, articles } });
  });

/** Ce vote autorise qui signe pour cette partie. */
async function lier(db: Db, nom: string, deliberation: string): Promise<void> {
  const { parties, signataires } = await listParties(db, ICI, "ctg");
  const sienne = parties.find((une) => une.nom === nom)?.id;
  const lies = signataires.map((un) => (un.partie === sienne ? { ...un, deliberation } : un));
  await writeSignataires(db, { espace: "monts", convention: "ctg" }, lies);
}

/** Ce que chaque organe vote : la convention, ou un avenant par son nom. */
export const voter = (site: Site, avenant: string | null = null) =>
  site.dans(ICI, async (db) => {
    for (const { nom } of PARTIES) {
      const acte = {
        ...ACTE_VIDE,
        collectivite: nom,
        dateSeance: "2026-11-10" as const,
        resultat: "unanimite" as const,
      };
      const question = avenant ? { objetVote: "avenant" as const, avenant } : {};
      const id = newId();
      await insertDeliberation(db, ICI, { ...acte, ...question, id, convention: "ctg", version: 1 });
      if (!avenant) await lier(db, nom, id);
    }
  });

/** Une convention prête à signer : quatre parties, deux articles, ses dates ; il ne manque que les votes. */
export async function mondeASigner() {
  const site = await testSite();
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  await site.dans(ICI, async (db) => {
    const debut = "2027-01-01" as const;
    await insertConvention(db, ICI, "ctg", {
      titre: "CTG des Monts",
      caf: null,
      debut,
      fin: "2031-12-31",
      perimetre: [],
    });
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const convention = { ...bloc.convention, parties: PARTIES, articles: ARTICLES };
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention });
  });
  const chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  const collegue = await site.compte("collegue", [{ espace: "monts", role: "chargeCooperation" }]);
  const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  const etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  return { site, chargee, collegue, lectrice, etrangere };
}

export const SIGNATURE = "/conventions/ctg/signature";
export const net = (texte: string) => texte.replace(/[\u00a0\u202f]/g, " ");
export const page = async (qui: Visiteur, chemin: string) => net(await (await qui.get(chemin)).text());

/** Met à la signature ce que la page montre. */
export async function lancer(qui: Visiteur): Promise<Response> {
  const empreinte = /name="empreinte" value="([0-9a-f]{64})"/.exec(await page(qui, SIGNATURE))?.[1] ?? "";
  return qui.post(SIGNATURE, { empreinte });
}

/** Les pages des parties, dans l'ordre des signatures. */
export const partiesDe = async (qui: Visiteur): Promise<string[]> =>
  [...(await page(qui, SIGNATURE)).matchAll(/href="([^"]*\/signature\/parties\/[^"]+)"/g)].map(([, href = ""]) => href);

export const PDF = new TextEncoder().encode("%PDF-1.7 exemplaire signé");

/** Note qu'une partie a signé, avec son exemplaire. */
export async function signer(qui: Visiteur, chemin: string, ecrits: Record<string, string> = {}): Promise<Response> {
  const version = /name="version" value="(\d+)"/.exec(await page(qui, chemin))?.[1] ?? "0";
  const form = new FormData();
  const champs = { version, le: "2026-11-21", signeePar: "Qui signe", ...ecrits };
  for (const [nom, valeur] of Object.entries(champs)) form.set(nom, valeur);
  form.set("fichier", new File([PDF], "signé.pdf", { type: "application/pdf" }));
  return qui.post(`${chemin}/signee`, form);
}

/** Toutes les parties signent. */
export async function toutSigner(qui: Visiteur): Promise<void> {
  for (const chemin of await partiesDe(qui)) await signer(qui, chemin);
}
