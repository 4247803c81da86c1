import type { Partie } from "#domaines/convention/model.ts";
import { insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import type { Bilan } from "#domaines/evaluation/bilan/model.ts";
import { insertBilan } from "#domaines/evaluation/bilan/store.ts";
import { perimetreDe, testSite } from "./app.ts";

export const ICI = perimetreDe("monts", "ctg");
const AILLEURS = perimetreDe("mers", "loin");
const VIDE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };

const partie = (genre: Partie["genre"], nom: string): Partie => ({
  genre,
  nom,
  nomCourt: null,
  code: null,
  representants: [],
});
const PARTIES = [partie("caf", "Caf du Cantal"), partie("epci", "Communauté"), partie("msa", "MSA")];

export const BILAN: Bilan = {
  id: "b1",
  convention: "ctg",
  genre: "bilanIntermediaire",
  titre: "Bilan à mi-parcours",
  debut: "2024-01-01",
  fin: "2026-10-31",
  etat: "relecture",
  instance: null,
  adopteLe: null,
  version: 1,
};
export const ADOPTE: Bilan = {
  ...BILAN,
  id: "b2",
  genre: "bilanFinal",
  etat: "adopte",
  instance: "Copil",
  adopteLe: "2026-11-05",
};

/** A site with a convention, a fiche of petite enfance, a bilan being read again, another adopted, and who may or may not touch them. */
export async function mondeDesBilans() {
  const site = await testSite();
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  const fiche = await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", VIDE);
    const convention = { ...VIDE, parties: PARTIES, visas: [], articles: [], annexes: [] };
    await saveBlocConvention(tx, ICI, "ctg", { convention, deliberations: [] });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
    for (const bilan of [BILAN, ADOPTE]) await insertBilan(tx, ICI, bilan);
    return (await creerFiche(tx, ecriture, { titre: "Crèche de montagne", reference: "PE1" })).id;
  });
  await site.dans(AILLEURS, (tx) => insertConvention(tx, AILLEURS, "loin", VIDE));
  return {
    site,
    fiche,
    nadege: await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]),
    elue: await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]),
    lectrice: await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]),
    etrangere: await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]),
  };
}

/** The text of a page, its French spaces made plain. */
export const lire = async (reponse: Response): Promise<string> =>
  (await reponse.text()).replace(/[\u00a0\u202f]/g, " ");
