import { beforeAll, expect, test } from "vitest";
import { insertCampagne } from "#domaines/suivi/campagne/store.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import { ACTE_VIDE } from "../deliberation/model.ts";
import { insertDeliberation } from "../deliberation/store.ts";
import { passerConvention } from "../cycle/actions.ts";
import { getConvention, insertConvention } from "../store.ts";
import { CONTENUS_LUS } from "./rules.ts";

const site = await testSite();
let [caf, dpo]: Visiteur[] = [];

const parties = (["caf", "commune"] as const).map((genre) => ({
  genre,
  nom: `Partie ${genre}`,
  nomCourt: null,
  code: null,
  representants: [],
}));

/** Une convention de deux parties ; signée si l'on dit quand. */
async function ouvrir(espace: string, id: string, dates: { debut: string; fin: string }, signeeLe?: string) {
  const ici = perimetreDe(espace, id);
  await site.dans(ici, async (db) => {
    const identite = { titre: `CTG ${id}`, caf: null, ...dates, perimetre: [] };
    await insertConvention(db, ici, id, identite as Parameters<typeof insertConvention>[3]);
    const bloc = await getBlocConvention(db, ici, id);
    await saveBlocConvention(db, ici, id, { ...bloc, convention: { ...bloc.convention, parties } });
    if (!signeeLe) return;
    const { version } = await getConvention(db, ici, id);
    await passerConvention(db, ici, { convention: id, version }, { etat: "signee", le: signeeLe as "2026-01-01" });
  });
}

const campagne = {
  id: "c1",
  convention: "loin",
  titre: "Semestre",
  rythme: "semestre",
  debut: "2026-01-01",
  fin: "2026-06-30",
  ouverture: "2026-07-01",
  cloture: "2026-07-31",
  relances: [],
  message: "",
  noeuds: [],
  finies: false,
  etat: "ouverte",
  version: 1,
} as const;

const texte = async (qui: Visiteur | undefined, chemin: string) =>
  ((await (await qui?.get(chemin))?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
/** Les conventions de la liste, dans l'ordre. */
const liste = async (chemin: string, qui = caf) =>
  [...(await texte(qui, chemin)).matchAll(/<th scope="row"><a href="[^"]*">([^<]*)</g)].map(([, titre]) => titre);
const rangee = async (titre: string, qui = caf) =>
  (await texte(qui, "/")).split("<tr>").find((une) => une.includes(titre)) ?? "";

beforeAll(async () => {
  await site.espace("alpes", "finit", "projet", "secrete");
  await site.espace("vaux", "loin");
  await site.espace("ailleurs", "autre");
  await ouvrir("alpes", "finit", { debut: "2022-01-01", fin: "2026-12-31" }, "2021-12-01");
  await ouvrir("alpes", "projet", { debut: "2027-01-01", fin: "2031-12-31" });
  await ouvrir("alpes", "secrete", { debut: "2026-01-01", fin: "2030-12-31" }, "2025-12-01");
  await ouvrir("vaux", "loin", { debut: "2026-01-01", fin: "2030-12-31" }, "2025-12-01");
  await ouvrir("ailleurs", "autre", { debut: "2026-01-01", fin: "2030-12-31" });
  const la = perimetreDe("vaux", "loin");
  await site.dans(la, (db) => insertCampagne(db, la, { ...campagne, relances: [], noeuds: [], fiches: [] }));
  caf = await site.compte("catherine", [
    { espace: "alpes", convention: "finit", role: "conseillerCaf" },
    { espace: "alpes", convention: "projet", role: "conseillerCaf" },
    { espace: "vaux", role: "conseillerCaf" },
  ]);
  dpo = await site.compte("yann", [
    { espace: "vaux", role: "dpo" },
    { espace: "alpes", convention: "finit", role: "dpo" },
  ]);
});

test("la Caf voit ses conventions d'un coup d'œil, et aucune de celles des autres", async () => {
  expect(await liste("/")).toEqual(["CTG finit", "CTG projet", "CTG loin"]);
  const finit = await rangee("CTG finit");
  expect(finit).toContain("En vigueur");
  expect(finit).toContain("31 décembre 2026");
  expect(finit).toContain("Elle finit dans moins de trois mois");
  expect(finit).toContain("adopter le bilan final");
  expect(await rangee("CTG projet")).toContain("2 délibérations à venir");
  expect(await rangee("CTG loin")).toContain("1 campagne à clore");
  const toute = await texte(caf, "/");
  expect(toute.indexOf("Ce qui attend</th>")).toBeLessThan(toute.indexOf("Où elle en est</th>")); // sur un téléphone, d'abord
  for (const autre of ["secrete", "autre"]) expect(toute).not.toContain(`CTG ${autre}`);
});

test("la liste se filtre par état ou par attente, et se range", async () => {
  expect(await liste("/?etat=brouillon")).toEqual(["CTG projet"]);
  expect(await liste("/?tri=fin")).toEqual(["CTG finit", "CTG loin", "CTG projet"]);
  expect(await liste("/?attente=oui&etat=enVigueur")).toEqual(["CTG finit", "CTG loin"]);
  expect(await liste("/?tri=n'importe&etat=quoi")).toHaveLength(3);
  expect(await texte(caf, "/?etat=resiliee")).toContain("Aucune convention ne répond à ce choix");
});

test("qui ne lit pas le suivi n'y voit pas de campagne en retard", async () => {
  expect(await rangee("CTG loin", dpo)).not.toContain("à clore");
  expect(await rangee("CTG finit", dpo)).toContain("En vigueur");
});

test("les conventions d'un espace disent ce qu'elles partagent, et l'on n'y voit que les siennes", async () => {
  const toit = await texte(caf, "/espaces/alpes/conventions");
  expect(toit).toContain("CTG finit");
  expect(toit).toContain("CTG projet");
  expect(toit).not.toContain("CTG secrete");
  const chargee = await site.compte("nadege", [{ espace: "alpes", role: "chargeCooperation" }]);
  const tout = await texte(chargee, "/espaces/alpes/conventions");
  expect(tout).toContain("CTG secrete");
  expect(tout).toContain("En commun : Partie caf, Partie commune");
  expect((await caf?.get("/espaces/ailleurs/conventions"))?.status).toBe(404);
});

test("la vue d'ensemble ne relit qu'un nombre borné de textes : ceux de la page, et d'abord ceux dont l'attente en dépend", async () => {
  const ids = Array.from({ length: CONTENUS_LUS + 2 }, (_, rang) => `c${String(rang).padStart(2, "0")}`);
  const [premiere = ""] = ids;
  await site.espace("nombreux", ...ids);
  const tous = { ...perimetreDe("nombreux", premiere), conventions: ids };
  const acte = { ...ACTE_VIDE, collectivite: "Bourg", version: 1, empreinteVotee: "f".repeat(64) };
  const votee = { ...acte, dateSeance: "2026-11-10", resultat: "unanimite" } as const;
  await site.dans(tous, async (db) => {
    for (const convention of ids) {
      await insertConvention(db, tous, convention, {
        titre: `CTG ${convention}`,
        caf: null,
        debut: null,
        fin: null,
        perimetre: [],
      });
      await insertDeliberation(db, tous, { ...votee, id: `d-${convention}`, convention });
    }
    const bloc = await getBlocConvention(db, tous, premiere);
    await saveBlocConvention(db, tous, premiere, {
      ...bloc,
      convention: { ...bloc.convention, parties: [...parties] },
    });
  });
  const ode = await site.compte("ode", [{ espace: "nombreux", role: "conseillerCaf" }]);
  const rangees = async (chemin: string) =>
    (await texte(ode, chemin)).split("<tr>").flatMap((une) => {
      const titre = /<th scope="row"><a [^>]*>CTG (c\d+)</.exec(une)?.[1];
      return titre ? [[titre, une.includes("au moins") || une.includes("à comparer")] as const] : [];
    });
  const pages = [await rangees("/"), await rangees("/?page=2")];
  expect(pages.map((page) => page.length)).toEqual([CONTENUS_LUS, 2]);
  expect(pages.flat().flatMap(([titre, incertaine]) => (incertaine ? titre : []))).toEqual([]);
  const attendent = await rangees("/?attente=oui");
  expect(attendent).toEqual([
    ["c00", true], // elle attend sans qu’on la relise
    ["c26", true], // la dernière, que la borne laisse sans réponse
  ]);
});
