import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { enLettres, instantDe as versInstant, jourDe } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { empreinteCourante } from "../../contenu/actions.ts";
import {
  baseDe,
  conventionDe,
  exigerSigner,
  instantDe,
  lireConvention,
  peutSigner,
  type Requete,
} from "../../requete/actions.ts";
import { conclureSiSignee } from "../actions.ts";
import { demanderSignature } from "../courrier/actions.ts";
import { ENVOI, REFUSEE, RELANCE, SIGNEE } from "../forms.ts";
import { type Circuit, LIBELLES_SIGNATURE, PIECE_MAX, type Signature } from "../model.ts";
import { ConflitPage } from "../pages.tsx";
import { relancerSignature } from "../relance/actions.ts";
import { estDepasse, peutRelancer, verifierPassage, verifierPiece } from "../rules.ts";
import { findCircuit, getPiece, insertPiece, listSignatures, lockCircuit, updateSignature } from "../store.ts";
import { PartiePage, type RefusPartie } from "./pages.tsx";

type Ou = { circuit: Circuit; signature: Signature };

const parmi = async (c: Requete, circuit: Circuit): Promise<Ou> => {
  const signatures = await listSignatures(c.var.db, c.var.perimetre, circuit);
  return { circuit, signature: orNotFound(signatures.find(({ id }) => id === c.req.param("signature"))) };
};

async function lire(c: Requete): Promise<Ou> {
  await lireConvention(c);
  return parmi(c, orNotFound(await findCircuit(c.var.db, c.var.perimetre, conventionDe(c))));
}

/** La partie dont on va noter l'état, son circuit retenu jusqu'à la fin de la transaction. */
async function retenir(c: Requete): Promise<Ou> {
  await lireConvention(c);
  exigerSigner(c);
  return parmi(c, await lockCircuit(c.var.db, c.var.perimetre, conventionDe(c)));
}

/** Ce que cette personne peut encore noter d'une partie : tout tant que l'on signe, l'exemplaire d'une signature ensuite. */
async function situer(c: Requete, { circuit, signature }: Ou) {
  const ouvert = circuit.etat === "ouvert";
  const depasse = ouvert && estDepasse(circuit, await empreinteCourante(c.var.db, c.var.perimetre, conventionDe(c)));
  const ecrire = signature.etat === "signee" ? circuit.etat !== "abandonne" : ouvert && !depasse;
  return {
    ouvert,
    depasse,
    ecrire: peutSigner(c) && ecrire,
    relancable: ouvert && peutRelancer(signature, c.var.today),
  };
}

async function nomDe(c: Requete, compte: string | null): Promise<string> {
  if (compte === null) return "";
  return nomParmi(await listAuteurs(c.var.db, c.var.perimetre.espace, [compte]), compte);
}

async function montrer(c: Requete, ou: Ou, suite: { erreurs?: FormErrors; refus?: RefusPartie } = {}) {
  const { circuit, signature } = ou;
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const props = {
    base: baseDe(c),
    circuit,
    signature,
    ...(await situer(c, ou)),
    ditPar: await nomDe(c, signature.ditPar),
  };
  const page = <PartiePage {...props} {...suite} aujourdhui={c.var.today} />;
  return c.render(page, { titre: `Signature de ${signature.nom}`, erreur });
}

function conflit(c: Requete, titre: string, phrases: readonly string[]) {
  c.status(409);
  return c.render(<ConflitPage base={baseDe(c)} titre={titre} phrases={phrases} />, { titre, erreur: true });
}

function dejaDit(signature: Signature, qui: string): string {
  const { nom, etat, signeeLe, signeePar } = signature;
  if (etat === "signee" && signeeLe)
    return `${qui} a noté que ${nom} a signé le ${enLettres(signeeLe)}, par ${signeePar ?? "une personne non nommée"}.`;
  return `${qui} vient de noter l’état de ${nom} : ${LIBELLES_SIGNATURE[etat].toLowerCase()}.`;
}

/** Ce qui s'oppose à toute écriture ici : un circuit clos, un contenu dépassé, quelqu'un passé avant. Une page 409, ou rien. */
async function empecher(c: Requete, { circuit, signature }: Ou, version: number) {
  if (signature.version !== version) {
    return conflit(c, "Quelqu’un est passé avant vous", [
      dejaDit(signature, await nomDe(c, signature.ditPar)),
      "Ce que vous avez saisi n’a pas été enregistré ; ce qu’il ou elle a noté l’est.",
    ]);
  }
  if (circuit.etat !== "ouvert")
    return conflit(c, "Cette mise à la signature est close", [
      "Elle s’est terminée pendant que vous aviez la page ouverte.",
    ]);
  if (estDepasse(circuit, await empreinteCourante(c.var.db, c.var.perimetre, conventionDe(c))))
    return conflit(c, "La convention a changé depuis", [
      "Le contenu mis à la signature n’est plus celui de la convention : personne ne signe un texte dépassé.",
      "Rien n’a été noté. Remettez la convention comme elle était, ou recommencez la mise à la signature.",
    ]);
  return null;
}

const retour = (c: Requete, { id }: Signature) => c.redirect(`${baseDe(c)}/signature/parties/${id}`, 303);

async function envoyer(c: Requete) {
  const ou = await retenir(c);
  const saisi = parseForm(ENVOI, await c.req.formData());
  if (isFormErrors(saisi)) return montrer(c, ou, { erreurs: saisi });
  const contre = await empecher(c, ou, saisi.version);
  if (contre) return contre;
  const { signature } = ou;
  const faits = { figeLe: c.var.today, aujourdhui: c.var.today };
  const refus = verifierPassage(signature.etat, "envoyee", { le: c.var.today, signeePar: "", motif: "" }, faits);
  if (refus) return montrer(c, ou, { refus: refus.code });
  const apres = {
    ...signature,
    etat: "envoyee" as const,
    envoyeeLe: c.var.today,
    courriel: saisi.courriel,
    motif: null,
  };
  const { db, perimetre } = c.var;
  await updateSignature(db, perimetre, conventionDe(c), { avant: signature, apres, action: "envoi" });
  await demanderSignature(db, perimetre, conventionDe(c), apres);
  return retour(c, signature);
}

async function relancer(c: Requete) {
  const ou = await retenir(c);
  const saisi = parseForm(RELANCE, await c.req.formData());
  if (isFormErrors(saisi)) return montrer(c, ou, { erreurs: saisi });
  const contre = await empecher(c, ou, saisi.version);
  if (contre) return contre;
  const { circuit, signature } = ou;
  if (!peutRelancer(signature, c.var.today)) return montrer(c, ou, { refus: "relance-trop-tot" });
  const { db, perimetre, today } = c.var;
  const quand = { aujourdhui: today, instant: instantDe(c) };
  await relancerSignature(db, perimetre, { circuit, signature, jour: today }, quand);
  return retour(c, signature);
}

/** Le fichier déposé, s'il y en a un ; ou pourquoi on ne le garde pas. */
async function lireFichier(form: FormData) {
  const fichier = form.get("fichier");
  if (!(fichier instanceof File) || fichier.size === 0) return null;
  const octets = new Uint8Array(await fichier.arrayBuffer());
  return verifierPiece(octets) ?? { nom: fichier.name.slice(0, 200), octets };
}

async function signer(c: Requete) {
  const ou = await retenir(c);
  const form = await c.req.formData();
  const saisi = parseForm(SIGNEE, form);
  if (isFormErrors(saisi)) return montrer(c, ou, { erreurs: saisi });
  const contre = await empecher(c, ou, saisi.version);
  if (contre) return contre;
  const { circuit, signature } = ou;
  const faits = { figeLe: jourDe(versInstant(circuit.ouvertLe)), aujourdhui: c.var.today };
  const refus = verifierPassage(signature.etat, "signee", { ...saisi, motif: "" }, faits);
  const fichier = await lireFichier(form);
  const faute = refus ?? (fichier instanceof Refus ? fichier : null);
  if (faute) return montrer(c, ou, { erreurs: { values: valuesOf(form), errors: {} }, refus: faute.code });
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const apres = { ...signature, etat: "signee" as const, signeeLe: saisi.le, signeePar: saisi.signeePar, motif: null };
  await updateSignature(db, perimetre, convention, { avant: signature, apres, action: "signature" });
  if (fichier && !(fichier instanceof Refus))
    await insertPiece(db, perimetre, { signature, convention, ...fichier, instant: instantDe(c) });
  await conclureSiSignee(db, perimetre, circuit, instantDe(c));
  return c.redirect(`${baseDe(c)}/signature`, 303);
}

async function refuser(c: Requete) {
  const ou = await retenir(c);
  const form = await c.req.formData();
  const saisi = parseForm(REFUSEE, form);
  if (isFormErrors(saisi)) return montrer(c, ou, { erreurs: saisi });
  const contre = await empecher(c, ou, saisi.version);
  if (contre) return contre;
  const { signature } = ou;
  const faits = { figeLe: c.var.today, aujourdhui: c.var.today };
  const refus = verifierPassage(
    signature.etat,
    "refusee",
    { le: c.var.today, signeePar: "", motif: saisi.motif },
    faits,
  );
  if (refus) return montrer(c, ou, { erreurs: { values: valuesOf(form), errors: {} }, refus: refus.code });
  const apres = { ...signature, etat: "refusee" as const, motif: saisi.motif };
  await updateSignature(c.var.db, c.var.perimetre, conventionDe(c), { avant: signature, apres, action: "refus" });
  return retour(c, signature);
}

async function deposer(c: Requete) {
  const ou = await lire(c);
  exigerSigner(c);
  const fichier = await lireFichier(await c.req.formData());
  if (ou.signature.etat !== "signee") return montrer(c, ou, { refus: "passage-impossible" });
  if (fichier === null || fichier instanceof Refus) return montrer(c, ou, { refus: fichier?.code ?? "pas-un-pdf" });
  const piece = { signature: ou.signature, convention: conventionDe(c), ...fichier, instant: instantDe(c) };
  const gardee = await insertPiece(c.var.db, c.var.perimetre, piece);
  return gardee ? retour(c, ou.signature) : montrer(c, ou, { refus: "piece-deja-la" });
}

const PARTIE = "/conventions/:convention/signature/parties/:signature";

const limite = bodyLimit({
  maxSize: PIECE_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    const base = `/conventions/${c.req.param("convention")}`;
    const titre = "Fichier trop gros";
    const phrases = [
      "L’exemplaire signé fait plus de 10 Mo. Rien n’a été noté : numérisez-le plus léger, et recommencez.",
    ];
    return c.render(<ConflitPage base={base} titre={titre} phrases={phrases} />, { titre, erreur: true });
  },
});

const peutDeposer = createMiddleware<Env>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "actes.signer"));
  return next();
});

const lireCorps = createMiddleware<Env>(async (c, next) => {
  await c.req.formData();
  return next();
});

/** Mounted before the transaction: a signed copy is bigger than a form, and is read whole while nothing is open. */
export const signatureAvant = new Hono<Env>()
  .post(`${PARTIE}/signee`, peutDeposer, limite, lireCorps)
  .post(`${PARTIE}/piece`, peutDeposer, limite, lireCorps);

export const partieRoutes = new Hono<Env>()
  .get(PARTIE, async (c) => montrer(c, await lire(c)))
  .post(`${PARTIE}/envoi`, envoyer)
  .post(`${PARTIE}/relance`, relancer)
  .post(`${PARTIE}/signee`, signer)
  .post(`${PARTIE}/refus`, refuser)
  .post(`${PARTIE}/piece`, deposer)
  .get("/conventions/:convention/signature/pieces/:piece", async (c) => {
    await lireConvention(c);
    const { nom, octets } = await getPiece(c.var.db, c.var.perimetre, conventionDe(c), c.req.param("piece"));
    const fichier = `attachment; filename="exemplaire-signe.pdf"; filename*=UTF-8''${encodeURIComponent(nom)}`;
    return c.body(new Uint8Array(octets), 200, { "content-type": "application/pdf", "content-disposition": fichier });
  });
