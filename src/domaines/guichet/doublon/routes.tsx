import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../acces/actions.ts";
import { estFigee } from "../commission/gel/store.ts";
import { demandesDe, sait, structuresLues } from "../demande/instruction/actions.ts";
import type { Demande } from "../demande/model.ts";
import { listSesDemandes, updateDemande, updateEtat } from "../demande/store.ts";
import { getReglementPublie } from "../reglement/store.ts";
import {
  BASE,
  baseDe,
  type DemandeEtFamille,
  exigerInstruire,
  ficheDe,
  lireDemandes,
  lireDoublons,
  type Requete,
} from "./actions.ts";
import { ECART, LIRE_FUSION, RETOUR } from "./forms.ts";
import type { Avant, Doublon, PieceVenue } from "./fusion/model.ts";
import { defaire, fusionner, type RefusFusion } from "./fusion/rules.ts";
import { REFUS_FUSION } from "./lexique.ts";
import { DoublonsPage, FacePage, titreFace } from "./pages.tsx";
import { faireSuivre, listRedonnees, rendrePieces } from "./piece/actions.ts";
import { comparer } from "./rules.ts";
import { SignaleesPage } from "./structure/pages.tsx";
import { signaler } from "./structure/rules.ts";
import { defaireDoublon, getDoublon, insertDoublon } from "./store.ts";

async function montrerListe(c: Requete, refus?: RefusFusion) {
  exigerInstruire(c);
  const { proposees, decidees } = await lireDoublons(c.var.db, c.var.perimetre);
  const ids = decidees.flatMap(({ un, autre }) => [un, autre]);
  const lues = await lireDemandes(c.var.db, c.var.perimetre, { ids });
  const page = pageDe(c.req.query("page"));
  const nommees = proposees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  await noterLecture(
    c,
    nommees.flatMap(({ premiere, seconde }) => [premiere.famille.id, seconde.famille.id]),
    "doublon",
  );
  const props = {
    base: baseDe(c),
    proposees,
    decidees,
    noms: new Map([...lues].map(([id, { demande }]) => [id, demande.numero ?? "sans numéro"])),
    page,
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
    refus: refus && REFUS_FUSION[refus],
  };
  c.status(refus ? 422 : 200);
  return c.render(<DoublonsPage {...props} />, { titre: "Doublons", erreur: Boolean(refus) });
}

type Face = { un: DemandeEtFamille; autre: DemandeEtFamille };

/** Ce qu'en voit qui tient une structure : celles de ses demandes qui en doublent une autre. */
async function montrerSignalees(c: Requete) {
  const structures = (await structuresLues(c)) ?? [];
  const { proposees } = await lireDoublons(c.var.db, c.var.perimetre);
  const [page, base] = [pageDe(c.req.query("page")), baseDe(c)];
  const signalees = signaler(proposees, structures);
  const nommees = signalees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  await noterLecture(
    c,
    nommees.map(({ sienne }) => sienne.famille),
    "doublon",
  );
  const props = { demandes: demandesDe(c), base, signalees, page, taille: PAR_PAGE };
  return c.render(<SignaleesPage {...props} />, { titre: "Doublons" });
}

/** Les deux demandes de l'adresse, dans l'ordre de leurs identifiants. */
async function faceDe(c: Requete): Promise<Face> {
  exigerInstruire(c);
  const [un = "", autre = ""] = [c.req.param("un") ?? "", c.req.param("autre") ?? ""].toSorted();
  const lues = await lireDemandes(c.var.db, c.var.perimetre, { ids: [un, autre] });
  if (un === autre) throw new HTTPException(404, { message: "Page introuvable" });
  return { un: orNotFound(lues.get(un)), autre: orNotFound(lues.get(autre)) };
}

async function nommerDe({ var: { db, perimetre, today } }: Requete) {
  const structures = new Map((await listStructures(db, perimetre, {})).map(({ id, nom }) => [id, nom]));
  const criteres = (await getReglementPublie(db, perimetre, today))?.contenu.criteres ?? [];
  const libelles = new Map(criteres.map(({ code, libelle }) => [code, libelle]));
  return {
    commune: (code: string) => getTerritoires().communes.get(code)?.nom ?? code,
    structure: (id: string) => structures.get(id) ?? "—",
    critere: (code: string) => libelles.get(code) ?? code,
  };
}

async function montrerFace(c: Requete, { un, autre }: Face, suite: { gardee?: string; refus?: RefusFusion } = {}) {
  const { score, raisons } = comparer(ficheDe(un), ficheDe(autre)) ?? { score: 0, raisons: [] };
  const demandee = suite.gardee ?? c.req.query("gardee");
  const gardee = demandee === autre.demande.id ? autre.demande.id : un.demande.id;
  await noterLecture(c, [un.famille.id, autre.famille.id], "doublon");
  c.status(suite.refus ? 422 : 200);
  const props = { base: baseDe(c), un, autre, score, raisons, gardee, nommer: await nommerDe(c) };
  return c.render(<FacePage {...props} refus={suite.refus && REFUS_FUSION[suite.refus]} />, {
    titre: titreFace(props),
    erreur: Boolean(suite.refus),
  });
}

const decisionDe = (c: Requete, { un, autre }: Face): Doublon => ({
  id: newId(),
  un: un.demande.id,
  autre: autre.demande.id,
  decision: "ecarte",
  gardee: null,
  choix: null,
  avant: null,
  versions: null,
  motif: "",
  decideLe: c.var.maintenant().toISOString(),
  decidePar: c.var.compte.id,
  defaitLe: null,
  defaitPar: null,
  version: 1,
});

/** De quoi défaire une fusion que des pièces ont suivie : elles, et ce que leur venue a changé de la demande. */
const avecPieces = (dit: Avant, { etat, completeLe, attendDepuis }: Demande, pieces: readonly PieceVenue[]): Avant => ({
  ...dit,
  gardee: { etat, completeLe, attendDepuis, ...dit.gardee },
  pieces,
});

async function reunir(c: Requete) {
  const face = await faceDe(c);
  const saisie = parseForm(LIRE_FUSION, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const un = { ...face.un, demande: { ...face.un.demande, version: saisie.versionUn } };
  const autre = { ...face.autre, demande: { ...face.autre.demande, version: saisie.versionAutre } };
  const [reste, va] = saisie.gardee === autre.demande.id ? [autre, un] : [un, autre];
  const { db, perimetre, today } = c.var;
  if (await sontFigees(c, [reste.demande, va.demande]))
    return montrerFace(c, face, { gardee: reste.demande.id, refus: "figee" });
  const siennes = await listSesDemandes(db, { espace: perimetre.espace, famille: reste.famille.id });
  const fratrie = siennes.filter(({ id, dossier }) => dossier === reste.demande.dossier && id !== reste.demande.id);
  const fusion = fusionner(reste.demande, va.demande, { choix: saisie.choix, le: today, fratrie });
  if (fusion instanceof Refus) return montrerFace(c, face, { gardee: reste.demande.id, refus: fusion.code });
  const { famille, demande: avant } = reste;
  const { demande: apres, venues } = await faireSuivre(db, perimetre, fusion, today);
  await updateDemande(db, perimetre, { avant, apres, famille, action: "fusion" });
  await updateEtat(db, perimetre, va.demande, fusion.absorbee);
  await insertDoublon(db, perimetre, {
    ...decisionDe(c, face),
    decision: "fusionne",
    gardee: reste.demande.id,
    choix: saisie.choix,
    avant: venues.length > 0 ? avecPieces(fusion.avant, avant, venues) : fusion.avant,
    versions: { gardee: reste.demande.version + 1, absorbee: va.demande.version + 1 },
  });
  return c.redirect(baseDe(c), 303);
}

async function ecarter(c: Requete) {
  const face = await faceDe(c);
  const saisie = parseForm(ECART, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  await insertDoublon(c.var.db, c.var.perimetre, { ...decisionDe(c, face), motif: saisie.motif });
  return c.redirect(baseDe(c), 303);
}

/** Vrai si une séance examine l'une de ces demandes. */
async function sontFigees({ var: { db, perimetre } }: Requete, demandes: readonly Demande[]): Promise<boolean> {
  for (const { dossier } of demandes) if (await estFigee(db, perimetre, dossier)) return true;
  return false;
}

/** Rend à chaque demande ce qu'elle disait avant la fusion. */
async function rendre(c: Requete, doublon: Doublon): Promise<RefusFusion | null> {
  const { db, perimetre } = c.var;
  const lues = await lireDemandes(db, perimetre, { ids: [doublon.un, doublon.autre] });
  const reste = orNotFound(lues.get(doublon.gardee ?? ""));
  const va = orNotFound(lues.get(doublon.gardee === doublon.un ? doublon.autre : doublon.un));
  if (await sontFigees(c, [reste.demande, va.demande])) return "figee";
  const redonnees = await listRedonnees(db, perimetre, reste.demande, doublon);
  const rendues = defaire(doublon, reste.demande, va.demande, redonnees);
  if (rendues instanceof Refus) return rendues.code;
  const { famille } = reste;
  await rendrePieces(db, perimetre, reste.demande, doublon.avant?.pieces ?? []);
  await updateDemande(db, perimetre, {
    avant: reste.demande,
    apres: rendues.gardee,
    famille,
    action: "fusion défaite",
  });
  await updateEtat(db, perimetre, va.demande, rendues.absorbee);
  return null;
}

async function revenir(c: Requete) {
  exigerInstruire(c);
  const { db, perimetre, compte, maintenant } = c.var;
  const doublon = await getDoublon(db, perimetre, c.req.param("doublon") ?? "");
  const saisie = parseForm(RETOUR, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  if (doublon.decision === "defait") return montrerListe(c, "deja-defaite");
  const refuse = doublon.decision === "fusionne" ? await rendre(c, doublon) : null;
  if (refuse) return montrerListe(c, refuse);
  const lu = { ...doublon, version: saisie.version };
  await defaireDoublon(db, perimetre, lu, { le: maintenant().toISOString(), par: compte.id });
  return c.redirect(baseDe(c), 303);
}

/** Les demandes qui se ressemblent, jugées une paire à la fois. */
export const doublonRoutes = new Hono<Env>()
  .get(BASE, (c) =>
    sait(c, "guichet.structure") && !sait(c, "guichet.instruire") ? montrerSignalees(c) : montrerListe(c),
  )
  .get(`${BASE}/:un/:autre`, async (c) => montrerFace(c, await faceDe(c)))
  .post(`${BASE}/:un/:autre/fusion`, reunir)
  .post(`${BASE}/:un/:autre/ecart`, ecarter)
  .post(`${BASE}/:doublon/retour`, revenir);
