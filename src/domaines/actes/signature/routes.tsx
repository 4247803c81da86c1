import { Hono } from "hono";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { lockConvention } from "#domaines/convention/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { aLHeure, enLettres } from "#commun/jour.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { empreintesFigees, lireContenu } from "../contenu/actions.ts";
import { differences } from "../contenu/rules.ts";
import {
  baseDe,
  conventionDe,
  exigerSigner,
  instantDe,
  lireConvention,
  peutSigner,
  type Requete,
} from "../requete/actions.ts";
import { PHRASES_MANQUE } from "../texte/lexique.ts";
import { getVersion } from "../version/store.ts";
import { type ASigner, mettreALaSignature, preparer } from "./actions.ts";
import { ABANDON, OUVERTURE } from "./forms.ts";
import type { Circuit } from "./model.ts";
import { AbandonPage, ConflitPage, type Empechement, type PretProps, SignaturePage } from "./pages.tsx";
import { estDepasse, type RefusOuverture } from "./rules.ts";
import { JOURS } from "./relance/forms.ts";
import { PHRASES_RELANCES } from "./relance/pages.tsx";
import { verifierRelances } from "./relance/rules.ts";
import { updateJours } from "./relance/store.ts";
import { findCircuit, listSignatures, lockCircuit, updateCircuit } from "./store.ts";

const ecrireManques = ({ manques }: ASigner) =>
  manques.map(
    ({ lieu, code, extrait }) => `${lieu.nom} : ${PHRASES_MANQUE[code]}${extrait ? ` (« ${extrait} »)` : ""}`,
  );

const A_REGLER: Record<RefusOuverture, (base: string, a: ASigner) => Omit<Empechement, "code">> = {
  "circuit-ouvert": (base) => ({ details: [], href: `${base}/signature`, libelle: "Voir où elle en est" }),
  "convention-signee": (base) => ({ details: [], href: `${base}/avenants`, libelle: "Ouvrir un avenant" }),
  "parties-manquantes": (base) => ({ details: [], href: `${base}/parties`, libelle: "Dire qui signe" }),
  "dates-manquantes": (base) => ({ details: [], href: `${base}/identite`, libelle: "Donner ses dates" }),
  "signataires-manquants": (base, { signataires }) => ({
    details: signataires,
    href: `${base}/parties`,
    libelle: "Dire qui signe",
  }),
  "texte-absent": (base) => ({ details: [], href: `${base}/texte`, libelle: "L’écrire" }),
  "texte-incomplet": (base, a) => ({ details: ecrireManques(a), href: `${base}/texte`, libelle: "Compléter le texte" }),
  "deliberations-manquantes": (base, { votes }) => ({
    details: votes,
    href: `${base}/deliberations`,
    libelle: "Voir les délibérations",
  }),
  "rien-a-signer": (base) => ({ details: [], href: `${base}/avenants`, libelle: "Revenir à l’avenant" }),
  "motifs-manquants": (base, { avenant }) => ({
    details: [],
    href: `${base}/avenants/${avenant?.id ?? ""}`,
    libelle: "Motiver les modifications",
  }),
};

function pretProps(c: Requete, aSigner: ASigner): PretProps {
  const base = baseDe(c);
  const { avenant, empreinte, signatures } = aSigner;
  return {
    base,
    empreinte,
    quoi: avenant ? "l’avenant" : "la convention",
    empechements: aSigner.empechements.map((code) => ({ code, ...A_REGLER[code](base, aSigner) })),
    parties: signatures,
    peut: peutSigner(c),
    document: avenant
      ? { genre: "avenant", nom: "L’avenant", params: [["avenant", avenant.id]] }
      : { genre: "convention", nom: "La convention", params: [] },
  };
}

/** Combien de choses ont changé dans la convention depuis que ce contenu est figé. */
async function ecartsDe(c: Requete, circuit: Circuit): Promise<{ depasse: boolean; ecarts: number }> {
  const { db, perimetre } = c.var;
  const actuel = await lireContenu(db, perimetre, circuit.convention);
  if (!estDepasse(circuit, empreintesFigees(actuel))) return { depasse: false, ecarts: 0 };
  const { contenu } = await getVersion(db, perimetre, circuit.contenu);
  return { depasse: true, ecarts: differences(contenu, actuel).length };
}

async function enCours(c: Requete, circuit: Circuit, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const noms = await listAuteurs(db, perimetre.espace, [circuit.ouvertPar]);
  return {
    base: baseDe(c),
    circuit,
    signatures: await listSignatures(db, perimetre, circuit),
    ouvertPar: nomParmi(noms, circuit.ouvertPar),
    peut: peutSigner(c),
    aujourdhui: c.var.today,
    erreurs,
    ...(await ecartsDe(c, circuit)),
  };
}

async function montrer(c: Requete, erreurs?: FormErrors) {
  await lireConvention(c);
  c.status(erreurs ? 422 : 200);
  const { db, perimetre } = c.var;
  const circuit = await findCircuit(db, perimetre, conventionDe(c));
  const ouvert = circuit?.etat === "ouvert" ? await enCours(c, circuit, erreurs) : null;
  const aSigner = ouvert ? null : await preparer(db, perimetre, conventionDe(c), c.var.today);
  const rien = aSigner?.empechements.includes("convention-signee");
  const derniere = circuit?.etat === "signe" ? await listSignatures(db, perimetre, circuit) : null;
  const pret = aSigner && !rien ? pretProps(c, aSigner) : null;
  const page = <SignaturePage base={baseDe(c)} enCours={ouvert} pret={pret} derniere={derniere} />;
  return c.render(page, { titre: "Signature", erreur: Boolean(erreurs) });
}

function conflit(c: Requete, titre: string, phrases: readonly string[]) {
  c.status(409);
  return c.render(<ConflitPage base={baseDe(c)} titre={titre} phrases={phrases} />, { titre, erreur: true });
}

/** Ce que l'on dit à qui arrive second : qui a déjà mis à la signature, et quand. */
async function dejaOuverte(c: Requete) {
  const { db, perimetre } = c.var;
  const circuit = await findCircuit(db, perimetre, conventionDe(c));
  const compte = circuit?.ouvertPar ?? "";
  const qui = nomParmi(await listAuteurs(db, perimetre.espace, [compte]), compte);
  const quand = circuit ? ` le ${aLHeure(circuit.ouvertLe)}` : "";
  return conflit(c, "La signature est déjà lancée", [
    `${qui} a mis la convention à la signature${quand}. La vôtre n’a pas été lancée une seconde fois.`,
  ]);
}

async function ouvrir(c: Requete) {
  await lireConvention(c);
  exigerSigner(c);
  const saisi = parseForm(OUVERTURE, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const { db, perimetre } = c.var;
  await lockConvention(db, perimetre, conventionDe(c));
  const aSigner = await preparer(db, perimetre, conventionDe(c), c.var.today);
  if (aSigner.empechements.includes("circuit-ouvert")) return dejaOuverte(c);
  if (aSigner.empreinte !== saisi.empreinte)
    return conflit(c, "La convention a changé entre-temps", [
      "Quelqu’un l’a modifiée après que vous avez ouvert cette page. Rien n’a été figé : relisez-la, puis recommencez.",
    ]);
  if (aSigner.empechements.length > 0) {
    c.status(422);
    const page = <SignaturePage base={baseDe(c)} enCours={null} pret={pretProps(c, aSigner)} derniere={null} />;
    return c.render(page, { titre: "Signature", erreur: true });
  }
  const ouverte = await mettreALaSignature(db, perimetre, aSigner, instantDe(c));
  return ouverte ? c.redirect(`${baseDe(c)}/signature`, 303) : dejaOuverte(c);
}

async function montrerAbandon(c: Requete) {
  await lireConvention(c);
  exigerSigner(c);
  const { db, perimetre } = c.var;
  const trouve = await findCircuit(db, perimetre, conventionDe(c));
  const circuit = orNotFound(trouve?.etat === "ouvert" ? trouve : undefined);
  const signatures = await listSignatures(db, perimetre, circuit);
  const page = <AbandonPage base={baseDe(c)} circuit={circuit} signatures={signatures} />;
  return c.render(page, { titre: "Arrêter la mise à la signature ?" });
}

async function abandonner(c: Requete) {
  await lireConvention(c);
  exigerSigner(c);
  const saisi = parseForm(ABANDON, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const { db, perimetre } = c.var;
  const circuit = await lockCircuit(db, perimetre, conventionDe(c));
  if (circuit.etat !== "ouvert")
    return conflit(c, "Cette mise à la signature est close", ["Quelqu’un l’a arrêtée, ou la dernière partie a signé."]);
  const signees = (await listSignatures(db, perimetre, circuit)).filter(({ etat }) => etat === "signee").length;
  if (signees !== saisi.signees)
    return conflit(c, "Une partie vient de signer", [
      "Quelqu’un a noté une signature pendant que vous arrêtiez cette mise à la signature. Rien n’a été arrêté.",
    ]);
  const clos = { etat: "abandonne" as const, closLe: instantDe(c) };
  await updateCircuit(db, perimetre, { ...circuit, version: saisi.version }, clos);
  return c.redirect(`${baseDe(c)}/signature`, 303);
}

/** Choisit les jours où qui n'a pas signé sera relancé. */
async function relancer(c: Requete) {
  await lireConvention(c);
  exigerSigner(c);
  const { db, perimetre, today } = c.var;
  const circuit = await lockCircuit(db, perimetre, conventionDe(c));
  const form = await c.req.formData();
  const saisi = parseForm(JOURS, form);
  if (isFormErrors(saisi)) return montrer(c, saisi);
  if (circuit.etat !== "ouvert" || circuit.version !== saisi.version)
    return conflit(c, "Quelqu’un est passé avant vous", [
      "Cette mise à la signature a changé pendant que vous choisissiez les jours : rien n’a été gardé de votre choix.",
      `Les jours en place : ${circuit.relances.map(enLettres).join(", ") || "aucun"}.`,
    ]);
  const refus = verifierRelances(saisi.relances, circuit.relances, today);
  if (refus) return montrer(c, { values: valuesOf(form), errors: { relances: [PHRASES_RELANCES[refus.code]] } });
  await updateJours(db, perimetre, circuit, saisi.relances.toSorted());
  return c.redirect(`${baseDe(c)}/signature`, 303);
}

const SIGNATURE = "/conventions/:convention/signature";

export const signatureRoutes = new Hono<Env>()
  .get(SIGNATURE, (c) => montrer(c))
  .post(SIGNATURE, ouvrir)
  .get(`${SIGNATURE}/abandon`, montrerAbandon)
  .post(`${SIGNATURE}/relances`, relancer)
  .post(`${SIGNATURE}/abandon`, abandonner);
