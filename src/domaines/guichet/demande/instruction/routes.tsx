import { type Context, Hono } from "hono";
import { aLHeure, enLettres, instantDe, type Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { getPiece, listPieces } from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { findHistory } from "#platform/journal.ts";
import { noterOuverture } from "../../acces/store.ts";
import { findPieceVenue } from "../../doublon/store.ts";
import { type Examen, examiner } from "../../reglement/eligibilite/rules.ts";
import { PHRASES_INTERDIT } from "../../reglement/interdit/lexique.ts";
import type { Reglement } from "../../reglement/model.ts";
import { aConfirmerLe, confirmer } from "../confirmation/rules.ts";
import { ecrireALaFamille } from "../courrier/actions.ts";
import { lireLieux, nomCommune } from "../etape/actions.ts";
import { lignesDe } from "../etape/recapitulatif/textes.ts";
import { LIBELLES_SOLUTION } from "../lexique.ts";
import { type Demande, ETATS_DEMANDE, ETATS_PIECE, OBJET_PIECE, type Piece } from "../model.ts";
import { changerPiece, pieceDe } from "../piece/actions.ts";
import { pieceInterdite } from "../piece/rules.ts";
import { insertPieces } from "../piece/store.ts";
import { updateEtat } from "../store.ts";
import { type PretsPlace, pointsDe } from "../suivi/actions.ts";
import { TEXTES } from "../textes.ts";
import { peserPieces } from "../vie/rules.ts";
import { BASE, demandesDe, exigerInstruire, instruireDemande, ouvrirDemande, sait } from "./actions.ts";
import { EtatPage } from "./etat/pages.tsx";
import { InstructionPage, type InstructionProps, type Mouvement } from "./pages.tsx";
import { etatsProposes, instruire, lignesLues } from "./rules.ts";

type C = Context<Env>;
const UNE = `${BASE}/demandes/:id`;

/** Qui a fait quoi : les agents par leur nom, la famille et le serveur par ce qu'ils sont. */
async function histoireDe(c: C, { id }: Demande): Promise<Mouvement[]> {
  const { db, perimetre } = c.var;
  const mouvements = (await findHistory(db, perimetre.espace, "guichet.demande", id)).slice(0, 25);
  const noms = await listAuteurs(db, perimetre.espace, [...new Set(mouvements.map(({ compte }) => compte))]);
  const auteur = (compte: string) =>
    compte.startsWith("famille:") || compte === "visiteur"
      ? "la famille"
      : compte === "systeme"
        ? "Maillage"
        : nomParmi(noms, compte);
  return mouvements.map(({ le, compte, action }) => ({ le: aLHeure(le), auteur: auteur(compte), action }));
}

/** Ce que le règlement demande, et que cette demande ne tient pas sans qu'un agent la lise. */
const conditionsDe = (reglement: Reglement | undefined, demande: Demande, au: Jour): Examen[] =>
  reglement ? examiner(reglement.contenu, demande, au).filter(({ verifiee }) => verifiee !== true) : [];

/** Où se notent une place qui se libère, et celle qu'une structure a donnée elle-même. */
function commissionsDe(c: C, { numero }: Demande): Pick<InstructionProps, "liberees" | "ailleurs"> {
  const base = `/espaces/${c.var.perimetre.espace}/commissions`;
  const ailleurs = `${base}/ailleurs?numero=${numero ?? ""}`;
  return { liberees: `${base}/liberees`, ailleurs: sait(c, "guichet.structure") ? ailleurs : null };
}

const montrer = (prets: PretsPlace) => async (c: C, refus?: string) => {
  const { dossier, demande } = await ouvrirDemande(c);
  const { db, perimetre, today } = c.var;
  const lieux = await lireLieux(db, perimetre, today);
  const structures = new Map(lieux.structures.map(({ id, nom }) => [id, nom]));
  const commune = demande.commune && nomCommune(demande.commune);
  const due = aConfirmerLe(demande, lieux.regle.confirmation);
  const peutInstruire = sait(c, "guichet.instruire");
  const peutLire = sait(c, "guichet.lire");
  const lus = { t: TEXTES.fr, questions: lieux.questions, structures, commune };
  const lignes = lignesDe(dossier.famille, dossier.demandes, lus);
  const page = (
    <InstructionPage
      base={demandesDe(c)}
      demande={demande}
      famille={dossier.famille}
      fratrie={dossier.demandes}
      lignes={lignesLues(lignes, peutLire)}
      detail={peutLire}
      instruire={peutInstruire}
      figee={await prets.figee(c, demande)}
      points={peutLire && demande.etat !== "brouillon" ? pointsDe(c, lieux, demande) : null}
      conditions={conditionsDe(lieux.reglement, demande, today)}
      natures={[...new Set(lieux.questions.flatMap(({ piece }) => piece || []))]}
      proposes={etatsProposes(demande)}
      histoire={peutInstruire ? await histoireDe(c, demande) : []}
      fait={c.req.query("fait") ?? ""}
      refus={refus}
      {...commissionsDe(c, demande)}
      confirmation={due ? `À confirmer avant le ${enLettres(due)}.` : ""}
    />
  );
  if (refus) c.status(422);
  return c.render(page, { titre: `Demande ${demande.numero ?? "commencée"}`, erreur: Boolean(refus) });
};

async function montrerEtat(c: C, demande: Demande, refus: string | null = null) {
  c.status(refus ? 422 : 200);
  const page = <EtatPage base={demandesDe(c)} demande={demande} proposes={etatsProposes(demande)} refus={refus} />;
  return c.render(page, { titre: `Changer l’état de la demande ${demande.numero}`, erreur: Boolean(refus) });
}

/** Ce que le procès-verbal d'une séance en cours dira d'une demande qu'un agent fait sortir de la file. */
const DEPARTS: Partial<Record<Demande["etat"], string>> = {
  retiree: "Un agent retire la demande.",
  pourvue: "La famille a trouvé une autre solution.",
};

async function changerEtat(c: C, { quitter }: PretsPlace) {
  const form = await c.req.formData();
  const { demande } = await instruireDemande(c, String(form.get("version") ?? ""));
  const etat = ETATS_DEMANDE.find((un) => un === form.get("etat"));
  if (!etat) return montrerEtat(c, demande, "Choisissez le nouvel état.");
  const motif = Object.keys(LIBELLES_SOLUTION).find((un) => un === form.get("motif")) ?? "creche";
  const apres = instruire(demande, etat, { motif, le: c.var.today });
  if (apres instanceof Refus) return montrerEtat(c, demande, "La demande ne peut pas passer à cet état.");
  await updateEtat(c.var.db, c.var.perimetre, demande, { ...apres, changeLe: c.var.maintenant().toISOString() });
  const depart = DEPARTS[etat];
  if (depart) await quitter(c, demande, depart);
  return c.redirect(`${demandesDe(c)}/${demande.id}?fait=etat`, 303);
}

const neuve = (nature: string, c: C): Piece => ({
  id: newId(),
  nature,
  etat: "demandee",
  demandeeLe: c.var.today,
  recueLe: null,
  fichier: null,
  motif: "",
});

const NATURE_MAX = 120;
const PIECE_LONGUE = `Le nom d’une pièce tient en ${NATURE_MAX} signes : rien n’a été demandé à la famille, raccourcissez-le.`;

/** Demande une pièce : la demande devient incomplète, la famille l'apprend ; pas tant qu'une commission l'examine, la page le dit. */
async function demanderPiece(c: C, prets: PretsPlace) {
  const form = await c.req.formData();
  const { demande } = await instruireDemande(c, String(form.get("version") ?? ""));
  const nature = String(form.get("nature") ?? "").trim();
  if (!nature || (await prets.figee(c, demande))) return c.redirect(`${demandesDe(c)}/${demande.id}`, 303);
  if (nature.length > NATURE_MAX) return montrer(prets)(c, `${PIECE_LONGUE} Vous aviez écrit : « ${nature} »`);
  const interdit = pieceInterdite(nature);
  if (interdit) return montrer(prets)(c, `${PHRASES_INTERDIT[interdit.motif]} (« ${interdit.mot} »).`);
  const { db, perimetre, today } = c.var;
  const piece = neuve(nature, c);
  await insertPieces(db, perimetre, demande, [piece]);
  const { regle } = await lireLieux(db, perimetre, today);
  const pesee = peserPieces({ ...demande, pieces: [...demande.pieces, piece] }, regle, today);
  await updateEtat(db, perimetre, demande, { ...pesee, changeLe: c.var.maintenant().toISOString() });
  await ecrireALaFamille(db, { espace: perimetre.espace, famille: demande.famille }, "pieces");
  return c.redirect(`${demandesDe(c)}/${demande.id}?fait=pieces`, 303);
}

async function jugerPiece(c: C, { figee }: PretsPlace) {
  const form = await c.req.formData();
  const { demande } = await instruireDemande(c, String(form.get("version") ?? ""));
  const avant = pieceDe(c, demande);
  const etat = orNotFound(ETATS_PIECE.find((un) => un === form.get("etat") && (un === "acceptee" || un === "refusee")));
  if (etat === "refusee" && (await figee(c, demande))) return c.redirect(`${demandesDe(c)}/${demande.id}`, 303);
  const apres: Piece = { ...avant, etat, recueLe: avant.recueLe ?? (etat === "acceptee" ? c.var.today : null) };
  await changerPiece(c, demande, { avant, apres });
  if (etat === "refusee")
    await ecrireALaFamille(c.var.db, { espace: c.var.perimetre.espace, famille: demande.famille }, "pieces");
  return c.redirect(`${demandesDe(c)}/${demande.id}?fait=piece`, 303);
}

type Ici = { famille: string; demande: string; piece: string };

/**
 * Où est scellé le dernier fichier d'une pièce ; venu d'une demande réunie à celle-ci, il est resté chez sa famille, qui saura qu'on
 * l'ouvre. Celui que la famille avait donné avant la fusion n'est plus la pièce ; celui qu'elle a redonné depuis, si.
 */
async function fichierDe(c: C, ici: Ici, detours = 0): Promise<{ famille: string; depose: string } | null> {
  const { db, perimetre, today } = c.var;
  const objet = { objet: OBJET_PIECE, objetId: ici.piece };
  const venue = detours < 5 ? await findPieceVenue(db, perimetre, ici) : null;
  const dernier = (await listPieces(db, perimetre, ici.famille, objet)).at(-1);
  const depose = dernier && venue && instantDe(dernier.deposeLe) < instantDe(venue.venueLe) ? undefined : dernier;
  const { famille, demande } = ici;
  if (depose && detours > 0)
    await noterOuverture(
      db,
      perimetre,
      { famille, demande, motif: "doublon" },
      { le: today, instant: c.var.maintenant() },
    );
  if (depose) return { famille, depose: depose.id };
  return venue && fichierDe(c, venue, detours + 1);
}

/** Le dernier fichier reçu pour une pièce, ouvert le temps de le lire. */
async function ouvrirFichier(c: C) {
  const { demande } = await instruireDemande(c);
  const { db, perimetre } = c.var;
  const ici = { famille: demande.famille, demande: demande.id, piece: pieceDe(c, demande).id };
  const { famille, depose } = orNotFound((await fichierDe(c, ici)) ?? undefined);
  const { nom, contenu, octets } = await getPiece(db, perimetre, famille, depose);
  return c.body(octets, 200, {
    "content-type": contenu,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
    "x-content-type-options": "nosniff",
  });
}

async function confirmerPour(c: C) {
  const form = await c.req.formData();
  const { demande } = await instruireDemande(c, String(form.get("version") ?? ""));
  const apres = confirmer(demande, c.var.today);
  if (!(apres instanceof Refus))
    await updateEtat(c.var.db, c.var.perimetre, demande, { ...apres, changeLe: c.var.maintenant().toISOString() });
  return c.redirect(`${demandesDe(c)}/${demande.id}?fait=confirmee`, 303);
}

/** La page d'une demande, et ce qu'un agent en fait. */
export const instructionRoutes = (prets: PretsPlace) =>
  new Hono<Env>()
    .get(UNE, (c) => montrer(prets)(c))
    .get(`${UNE}/etat`, async (c) => {
      exigerInstruire(c);
      return montrerEtat(c, (await ouvrirDemande(c)).demande);
    })
    .post(`${UNE}/etat`, (c) => changerEtat(c, prets))
    .post(`${UNE}/piece`, (c) => demanderPiece(c, prets))
    .post(`${UNE}/piece/:piece`, (c) => jugerPiece(c, prets))
    .get(`${UNE}/piece/:piece/fichier`, ouvrirFichier)
    .post(`${UNE}/confirmation`, confirmerPour);
