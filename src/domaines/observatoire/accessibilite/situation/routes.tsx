import { Hono } from "hono";
import { getTerritoires, listCentres, listZones, trouverCommune } from "#domaines/territoire/index.ts";
import { lines } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import type { FormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import type { Situation } from "./model.ts";
import { CentresPage } from "./pages.tsx";
import { lireSituation } from "./rules.ts";
import { listSituations, saveSituations } from "./store.ts";

const ecrire = ({ commune, lat, lon, classe, hectares }: Situation) =>
  [commune, String(lat), String(lon), classe ?? "", hectares === null ? "" : String(hectares)].join(" ; ");

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const situations = await listSituations(c.var.db, c.var.perimetre);
  const contours = (await listCentres(c.var.db, c.var.perimetre)).size;
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    lignes: situations.map(ecrire).join("\n"),
    dites: situations.length,
    contours,
    modifier: peutModifier(c),
    erreurs,
  };
  return c.render(<CentresPage {...props} />, { titre: "Centres des communes", erreur: Boolean(erreurs) });
}

/** Chaque ligne, sa commune reconnue, ou la phrase de la première qui ne se lit pas. */
async function lire(c: Requete, lignes: readonly string[]): Promise<Situation[] | string> {
  const index = getTerritoires();
  const communes = (await listZones(c.var.db, c.var.perimetre)).flatMap((zone) => zone.communes);
  const lues = new Map<string, Situation>();
  for (const [rang, ligne] of lignes.entries()) {
    const lue = lireSituation(ligne);
    if (typeof lue === "string") return `Ligne ${rang + 1} : « ${ligne} » ${lue}.`;
    const { nom, ...situation } = lue;
    const commune = index.communes.get(nom.toUpperCase()) ?? trouverCommune(index, nom, { communes })?.commune;
    if (!commune) return `Ligne ${rang + 1} : on ne reconnaît pas la commune « ${nom} ».`;
    lues.set(commune.code, { ...situation, commune: commune.code });
  }
  return [...lues.values()];
}

/** Où sont les communes, quand les contours ne le disent pas assez bien. */
export const situationRoutes = new Hono<Env>()
  .get(`${BASE}/centres`, (c) => montrer(c))
  .post(`${BASE}/centres`, async (c) => {
    exigerModifier(c);
    const texte = String((await c.req.formData()).get("lignes") ?? "");
    const lues = await lire(c, lines.parse(texte));
    if (typeof lues === "string") return montrer(c, { values: { lignes: texte }, errors: { lignes: [lues] } });
    await saveSituations(c.var.db, c.var.perimetre, lues);
    return c.redirect(`${baseDe(c)}/centres`, 303);
  });
