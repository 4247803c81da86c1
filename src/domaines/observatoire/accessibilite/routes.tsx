import { Hono } from "hono";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { dessiner } from "#domaines/territoire/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { pageDe } from "#ui/pagination.tsx";
import { peindreAcces } from "./document.ts";
import { sitesDuMode } from "./etude/rules.ts";
import { LIBELLES_MODE, modeAuFil, LIBELLES_ZONE_ACCES } from "./lexique.ts";
import { AccesPage } from "./pages.tsx";
import { PROFILS } from "./parametre/lexique.ts";
import { couvertureLe } from "./parametre/rules.ts";
import { listHypotheses } from "./parametre/store.ts";
import { BASE, baseDe, exigerLire, exigerModifier, lireEtude, peutModifier, type Requete } from "./requete/actions.ts";

const TITRE = "Accès aux modes d’accueil";

async function montrer(c: Requete) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const { lecture, reglages, etude } = await lireEtude(c);
  const bassins = [...Map.groupBy(etude.lignes, ({ commune }) => commune.bassin).entries()];
  const groupes = bassins.flatMap(([bassin, lignes]) => (bassin ? [lignes.map(({ commune }) => commune.code)] : []));
  const dessin = await dessiner(db, perimetre, { codes: [...lecture.dedans], groupes });
  const sites = sitesDuMode(lecture.etat.sites, reglages.mode);
  const peinture = dessin && peindreAcces(dessin.trace, etude, { sites, reference: reglages.reference });
  const params = new URLSearchParams(c.req.query());
  params.delete("page");
  const props = {
    base: baseDe(c),
    espace: perimetre.espace,
    lecture,
    reglages,
    etude,
    profils: [...(await listHypotheses(db, perimetre)), ...PROFILS],
    carte: dessin && peinture && { ...dessin, peinture },
    couverture: couvertureLe(today),
    params,
    page: pageDe(c.req.query("page")),
    modifier: peutModifier(c),
  };
  return c.render(<AccesPage {...props} />, { titre: TITRE });
}

const arrondi = (nombre: number) => Math.round(nombre * 10_000) / 10_000;

/** Le tableau entier, et sous quelles hypothèses. */
async function exporter(c: Requete) {
  exigerLire(c);
  const { etude, reglages } = await lireEtude(c);
  const titres = [
    "Code",
    "Commune",
    "Bassin",
    "Enfants de moins de 3 ans",
    "Places pour 100 enfants",
    "Minutes au plus proche",
    "Places manquantes",
    "Zones fermes",
    "Zones fragiles",
    "Modes",
    "Hypothèses",
  ];
  const rangees = etude.lignes.map(({ commune, acces, proche, manque, zones }) => {
    const dites = (ferme: boolean) =>
      zones
        .filter((zone) => zone.ferme === ferme)
        .map(({ genre }) => LIBELLES_ZONE_ACCES[genre])
        .join(", ");
    const minutes = proche === Infinity ? "" : arrondi(proche);
    return [
      commune.code,
      commune.nom,
      commune.bassin ?? "",
      commune.enfants,
      arrondi(acces * 100),
      minutes,
      arrondi(manque),
      dites(true),
      dites(false),
      LIBELLES_MODE[reglages.mode],
      reglages.profil.nom,
    ];
  });
  const octets = await writeTableur("csv", {
    nom: TITRE,
    colonnes: titres.map((titre) => ({ titre, largeur: 18 })),
    rangees,
  });
  return c.body(octets, 200, {
    "content-type": TYPES_TABLEUR.csv,
    "content-disposition": 'attachment; filename="acces.csv"',
  });
}

/** L'accès de chaque commune, tous modes ensemble, entre dans les statistiques à la date du jour : portraits et cartes le reprennent. */
async function publier(c: Requete) {
  exigerModifier(c);
  const { etude, reglages } = await lireEtude(c, "total");
  // the rate kept is the one that compares to the country's: on foot it would not
  orNotFound(reglages.profil.aPied ? undefined : reglages);
  const source = `Maillage, ${reglages.profil.nom}, ${modeAuFil(reglages.mode)}`;
  const valeurs = etude.lignes.map(({ commune, acces }) => ({
    statistique: "tauxCouvertureTerritorialise",
    lieu: { genre: "commune" as const, code: commune.code },
    millesime: Number(c.var.today.slice(0, 4)),
    valeur: arrondi(acces * 100),
  }));
  const origine = { cle: "accessibilite", nom: TITRE, source, le: c.var.maintenant().toISOString() };
  await deposerValeurs(c.var.db, c.var.perimetre, origine, valeurs);
  return c.redirect(baseDe(c), 303);
}

/** L'accès aux modes d'accueil, commune par commune. */
export const accesRoutes = new Hono<Env>()
  .get(BASE, montrer)
  .get(`${BASE}/export`, exporter)
  .post(`${BASE}/publication`, publier);
