import { Hono } from "hono";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { aPlat, voisinageDe } from "../etude/rules.ts";
import type { Etat } from "../etude/model.ts";
import { lireTerritoire } from "../lecture/actions.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  exigerModifier,
  lireReglages,
  peutModifier,
  type Requete,
} from "../requete/actions.ts";
import { RIEN_DE_LU, TEMPS } from "./forms.ts";
import type { Fichier } from "./model.ts";
import { type Apercu, RetraitTempsPage, TempsPage } from "./pages.tsx";
import { lireTemps } from "./rules.ts";
import { deleteFichier, findFichier, saveFichier, updateEnActif } from "./store.ts";

const MONTRES = 10;

/** Les premiers trajets d'un fichier, à côté de ce que dirait le vol d'oiseau. */
async function apercevoir(c: Requete, { minutes }: Fichier): Promise<Apercu[]> {
  const lecture = await lireTerritoire(c.var.db, c.var.perimetre, c.var.today);
  const { profil } = await lireReglages(c, lecture);
  const { communes } = lecture.etat;
  const sites = communes.map((une) => ({
    ...une,
    id: une.code,
    commune: une.code,
    mode: "collectif" as const,
    eaje: false,
    lieu: true,
    places: 1,
    reservee: false,
  }));
  const etat: Etat = { communes, sites };
  const voisinage = voisinageDe(etat, aPlat(etat, profil), profil, [null, 120]);
  return Object.entries(minutes)
    .slice(0, MONTRES)
    .map(([couple, dit]) => {
      const [de = "", a = ""] = couple.split(">");
      const [depart, arrivee] = [de, a].map((code) => communes.findIndex((une) => une.code === code)) as [
        number,
        number,
      ];
      const nombre = arrivee < 0 ? 0 : voisinage.autour(arrivee);
      const ou = voisinage.rangs.subarray(0, nombre).indexOf(depart);
      return {
        de: communes[depart]?.nom ?? de,
        a: communes[arrivee]?.nom ?? a,
        dit,
        avol: ou < 0 ? null : (voisinage.minutes[ou] ?? null),
      };
    });
}

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const actif = (await findFichier(db, perimetre, "actif")) ?? null;
  const prepare = peutModifier(c) ? ((await findFichier(db, perimetre, "prepare")) ?? null) : null;
  c.status(erreurs ? 422 : 200);
  const apercu = prepare ? await apercevoir(c, prepare) : [];
  const page = (
    <TempsPage
      base={baseDe(c)}
      actif={actif}
      prepare={prepare}
      apercu={apercu}
      modifier={peutModifier(c)}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Temps de trajet", erreur: Boolean(erreurs) });
}

async function preparer(c: Requete) {
  exigerModifier(c);
  const form = await c.req.formData();
  const saisie = parseForm(TEMPS, form);
  if (isFormErrors(saisie)) return montrer(c, saisie);
  const depose = form.get("fichier");
  const donne = depose instanceof File && depose.size > 0 ? depose : null;
  const lecture = await lireTerritoire(c.var.db, c.var.perimetre, c.var.today);
  const connues = new Set(lecture.etat.communes.map(({ code }) => code));
  const { minutes, constat } = lireTemps(donne ? await donne.text() : saisie.lignes, connues);
  if (constat.couples === 0) {
    const [premiere] = constat.fautes;
    const phrase = premiere ? `Ligne ${premiere.ligne} : ${premiere.dit}.` : RIEN_DE_LU;
    return montrer(c, { values: valuesOf(form), errors: { lignes: [phrase] } });
  }
  const { source, complet } = saisie;
  const nom = donne?.name.slice(0, 120) || "Lignes collées";
  await saveFichier(c.var.db, c.var.perimetre, {
    etat: "prepare",
    nom,
    source,
    complet,
    importeLe: c.var.today,
    minutes,
    constat,
  });
  return c.redirect(`${baseDe(c)}/temps`, 303);
}

const versTemps = (c: Requete) => c.redirect(`${baseDe(c)}/temps`, 303);

/** Un fichier de temps de trajet : lu, relu, compté, retiré. */
export const tempsRoutes = new Hono<Env>()
  .get(`${BASE}/temps`, (c) => montrer(c))
  .post(`${BASE}/temps`, preparer)
  .post(`${BASE}/temps/ecriture`, async (c) => {
    exigerModifier(c);
    await updateEnActif(c.var.db, c.var.perimetre);
    return versTemps(c);
  })
  .post(`${BASE}/temps/abandon`, async (c) => {
    exigerModifier(c);
    await deleteFichier(c.var.db, c.var.perimetre, "prepare");
    return versTemps(c);
  })
  .get(`${BASE}/temps/retrait`, async (c) => {
    exigerModifier(c);
    const actif = orNotFound(await findFichier(c.var.db, c.var.perimetre, "actif"));
    return c.render(<RetraitTempsPage base={baseDe(c)} actif={actif} />, { titre: "Retirer les temps de trajet" });
  })
  .post(`${BASE}/temps/retrait`, async (c) => {
    exigerModifier(c);
    await deleteFichier(c.var.db, c.var.perimetre, "actif");
    return versTemps(c);
  });
