import { Hono } from "hono";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { FORMATS_TABLEUR, TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { DoublonsPage } from "../doublon/pages.tsx";
import { pairesProbables } from "../doublon/rules.ts";
import { COLONNES_ACTEURS, rangeeActeur } from "../export/rules.ts";
import type { Acteur } from "../model.ts";
import {
  type C,
  cheminDe,
  conventionsDe,
  type LireFins,
  nomsDe,
  nomsDesOrganisations,
  peutModifier,
} from "../requete/actions.ts";
import { getActeur, listActeurs, listGardes, lockActeur } from "../store.ts";
import { arretForm, mandatForm, PHRASES_MANDAT } from "./forms.ts";
import { type Mandat, type RefusMandat, THEMES } from "./model.ts";
import { MandatPage, RelaisPage } from "./pages.tsx";
import { arreter, borner, estEnCours, mandatsDe, relaisDe, verifierMandat } from "./rules.ts";
import { getMandat, insertMandat, listMandats, updateMandat } from "./store.ts";

/** Les intercommunalités et les communes que couvrent les conventions de l'espace, par leur code : une tranche plus haute les prête. */
type LireCollectivites = (db: Db, perimetre: Perimetre) => Promise<{ code: string; nom: string }[]>;

const communesDe = async (c: C, lire: LireCollectivites) =>
  (await lire(c.var.db, c.var.perimetre)).filter(({ code }) => getTerritoires().communes.has(code));

const acteurDe = (c: C): Promise<Acteur> => getActeur(c.var.db, c.var.perimetre, c.req.param("id") ?? "");

async function montrer(c: C, lire: LireCollectivites, acteur: Acteur, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const props = {
    chemin: cheminDe(c),
    acteur,
    id: newId(),
    conventions: conventionsDe(c),
    communes: await communesDe(c, lire),
    today: c.var.today,
    erreurs,
  };
  return c.render(<MandatPage {...props} />, { titre: "Ajouter un rôle", erreur: Boolean(erreurs) });
}

/** La commune telle qu'on l'a écrite, cherchée d'abord autour de celles des conventions ; vide, toutes. */
function lireCommune(texte: string, communes: readonly string[]): string | null | Refus<RefusMandat> {
  if (texte === "") return null;
  const connue = getTerritoires().communes.get(texte);
  if (connue) return connue.code;
  const trouvee = trouverCommune(getTerritoires(), texte, { communes });
  return trouvee?.commune.code ?? refus("commune-inconnue");
}

type Dit = Omit<Mandat, "acteur" | "version" | "commune"> & { commune: string };

async function verifier(
  c: C,
  lire: LireCollectivites,
  acteur: Acteur,
  { commune, ...dit }: Dit,
): Promise<Mandat | Refus<RefusMandat>> {
  const { db, perimetre } = c.var;
  if (!perimetre.conventions.includes(dit.convention)) return refus("convention-inconnue");
  const couvertes = (await communesDe(c, lire)).map(({ code }) => code);
  const code = lireCommune(commune, couvertes);
  if (code instanceof Refus) return code;
  const mandat = { ...dit, commune: code, acteur: acteur.id, version: 1 };
  await lockActeur(db, perimetre, acteur.id); // two clicks at once: the second sees the role of the first
  return verifierMandat(mandat, await listMandats(db, perimetre, [acteur.id])) ?? mandat;
}

async function inscrire(c: C, lire: LireCollectivites) {
  const acteur = await acteurDe(c);
  const form = await c.req.formData();
  const saisie = parseForm(mandatForm, form);
  if (isFormErrors(saisie)) return montrer(c, lire, acteur, saisie);
  const mandat = await verifier(c, lire, acteur, saisie);
  if (mandat instanceof Refus) {
    const [champ, phrase] = PHRASES_MANDAT[mandat.code];
    return montrer(c, lire, acteur, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  }
  await insertMandat(c.var.db, c.var.perimetre, mandat);
  return c.redirect(`${cheminDe(c)}/${acteur.id}`, 303);
}

async function finir(c: C) {
  const { db, perimetre, today } = c.var;
  const acteur = await acteurDe(c);
  const mandat = await getMandat(db, perimetre, c.req.param("mandat") ?? "");
  const saisie = parseForm(arretForm, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const { version, fin } = saisie;
  await updateMandat(db, perimetre, { ...mandat, version }, arreter(mandat, fin ?? today));
  return c.redirect(`${cheminDe(c)}/${acteur.id}`, 303);
}

/** Les mandats d'aujourd'hui, sous le nom où chaque acteur est gardé. */
async function mandatsDuJour(c: C, lireFins: LireFins) {
  const { db, perimetre, today } = c.var;
  const bornes = borner(await listMandats(db, perimetre), await lireFins(db, perimetre));
  const enCours = bornes.filter((mandat) => estEnCours(mandat, today));
  const gardes = await listGardes(db, perimetre, [...new Set(enCours.map(({ acteur }) => acteur))]);
  return { enCours, gardes };
}

async function montrerRelais(c: C, lireFins: LireFins) {
  const { enCours, gardes } = await mandatsDuJour(c, lireFins);
  const le = c.var.today;
  const communes = [...new Set(enCours.flatMap(({ commune }) => commune ?? []))].toSorted();
  const commune = communes.find((code) => code === c.req.query("commune")) ?? "";
  const theme = THEMES.find((connu) => connu === c.req.query("theme")) ?? null;
  const relais = new Set(
    (theme ? [theme] : THEMES).flatMap((un) =>
      (commune ? [commune] : ["", ...communes]).flatMap((ici) => relaisDe(enCours, { commune: ici, theme: un, le })),
    ),
  );
  const sansPersonne = THEMES.filter(
    (un) => (!theme || un === theme) && relaisDe(enCours, { commune, theme: un, le }).length === 0,
  );
  const props = {
    chemin: cheminDe(c),
    relais: enCours
      .filter((mandat) => relais.has(mandat))
      .map((mandat) => ({ mandat, acteur: gardes.get(mandat.acteur) ?? { id: mandat.acteur, nom: "" } })),
    communes,
    choix: { commune, theme },
    sansPersonne,
    noms: nomsDe(c),
    plusieurs: c.var.perimetre.conventions.length > 1,
    page: pageDe(c.req.query("page")),
  };
  return c.render(<RelaisPage {...props} />, { titre: "Référents et personnes-relais" });
}

async function exporter(c: C, lireFins: LireFins) {
  forbid(peut(c.var.perimetre.roles, "acteurs.lire") && peut(c.var.perimetre.roles, "exports.faire"));
  const format = FORMATS_TABLEUR.find((connu) => connu === c.req.query("format")) ?? "xlsx";
  const acteurs = await listActeurs(c.var.db, c.var.perimetre);
  const organisations = await nomsDesOrganisations(c, acteurs);
  const { enCours, gardes } = await mandatsDuJour(c, lireFins);
  const gardeDe = (id: string) => gardes.get(id)?.id ?? id;
  const noms = { ...nomsDe(c), organisation: (id: string | null) => organisations.get(id ?? "") ?? "" };
  const rangees = acteurs.map((acteur) => rangeeActeur(acteur, mandatsDe(enCours, acteur.id, gardeDe), noms));
  const octets = await writeTableur(format, { nom: "Acteurs", colonnes: COLONNES_ACTEURS, rangees });
  return c.body(octets, 200, {
    "content-type": TYPES_TABLEUR[format],
    "content-disposition": `attachment; filename="acteurs.${format}"`,
  });
}

const LISTE = "/espaces/:espace/acteurs";

/** Ce que font les acteurs, ceux qui se ressemblent, leur liste à emporter ; avant la page d'un acteur, dont ce ne sont pas des noms. */
export const mandatRoutes = (lire: LireCollectivites, lireFins: LireFins) =>
  new Hono<Env>()
    .use(`${LISTE}/*`, async (c, next) => {
      forbid(peut(c.var.perimetre.roles, "acteurs.lire"));
      if (c.req.method === "POST") forbid(peutModifier(c));
      return next();
    })
    .get(`${LISTE}/referents`, (c) => montrerRelais(c, lireFins))
    .get(`${LISTE}/export`, (c) => exporter(c, lireFins))
    .get(`${LISTE}/doublons`, async (c) => {
      forbid(peutModifier(c));
      const paires = pairesProbables(await listActeurs(c.var.db, c.var.perimetre));
      const page = <DoublonsPage chemin={cheminDe(c)} paires={paires} page={pageDe(c.req.query("page"))} />;
      return c.render(page, { titre: "Doublons possibles" });
    })
    .get(`${LISTE}/:id/mandats/nouveau`, async (c) => {
      forbid(peutModifier(c));
      return montrer(c, lire, await acteurDe(c));
    })
    .post(`${LISTE}/:id/mandats`, (c) => inscrire(c, lire))
    .post(`${LISTE}/:id/mandats/:mandat/arret`, finir);
