import { Hono } from "hono";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { deleteFichier, findFichier, listAnciensFichiers } from "#domaines/documents/index.ts";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { forbid } from "#platform/rights.ts";
import { neutralise } from "#platform/tableur.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { listParties } from "../partie/store.ts";
import { estSignee } from "../cycle/rules.ts";
import { getConvention } from "../store.ts";
import { suivreVotes } from "./actions.ts";
import { controler } from "./controle/rules.ts";
import { FichePage, type Joint, RetraitPage } from "./fiche/pages.tsx";
import { delaiForm, identifiantForm, PHRASES_ACTE, PHRASES_IDENTIFIANT } from "./forms.ts";
import { composerIdentifiant, departementDeCommune, estSiren } from "./identifiant/rules.ts";
import type { ActeEcrit, Question } from "./model.ts";
import { nomActe, SuiviPage } from "./pages.tsx";
import {
  acteDe,
  attacheDe,
  autresRetenues,
  baseDe,
  conventionDe,
  exigerEcrire,
  exigerLire,
  peutEcrire,
  type PretsVotes,
  type Requete,
  suiviDe,
} from "./requete/actions.ts";
import {
  type AvenantVote,
  aRevoter,
  avenantDit,
  doitVoter,
  empreintesUtiles,
  identifiantPris,
  nomsAvenants,
  partieDe,
  retirer,
} from "./rules.ts";
import { COLONNES_SCDL, type LigneScdl } from "./scdl/model.ts";
import { DonneesPage, type Examinee } from "./scdl/pages.tsx";
import { ecrireScdl, fautesScdl, motifNonPublie, versLigne } from "./scdl/rules.ts";
import { deleteDeliberation, listDeliberations, saveDelaiVote, updateDeliberation } from "./store.ts";

/** La question que nomme l'adresse : la convention, ou un avenant qu'elle a (404 sinon). */
async function questionDe(c: Requete, nom: string, avenants: readonly AvenantVote[]): Promise<Question> {
  if (nom === "") return { genre: "convention" };
  const actes = await listDeliberations(c.var.db, c.var.perimetre, conventionDe(c));
  return { genre: "avenant", nom: orNotFound(avenantDit(nomsAvenants(avenants, actes), nom)) };
}

/** Signée, la convention ne se vote plus ; un avenant se vote tant qu'il est ouvert, ou que seules des délibérations le nomment. */
const estClose = (question: Question, signee: boolean, avenants: readonly AvenantVote[]): boolean =>
  question.genre === "convention" ? signee : avenants.some(({ nom, ouvert }) => nom === question.nom && !ouvert);

async function montrerSuivi(c: Requete, prets: PretsVotes, saisi?: { avenant: string; erreurs: FormErrors }) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const erreurs = saisi?.erreurs;
  const avenants = await prets.avenants(c);
  const question = await questionDe(c, saisi?.avenant ?? c.req.query("avenant") ?? "", avenants);
  const empreintes = await prets.empreintes(c);
  const quoi = { convention: conventionDe(c), question };
  const suivi = await suivreVotes(db, perimetre, quoi, { empreintes, le: today });
  const dits = new Set(suivi.situations.map(({ acte }) => acte?.id));
  const page = pageDe(c.req.query("page"));
  const entiere = c.req.query("entiere") === "1";
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    question,
    page,
    entiere,
    today,
    erreurs,
    ecrire: peutEcrire(c),
    situations: suivi.situations,
    avant: suivi.avant,
    delai: suivi.delai,
    avenants: nomsAvenants(avenants, suivi.actes),
    montrees: entiere ? suivi.situations : suivi.situations.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    restent: suivi.situations.filter(doitVoter).length,
    autres: suivi.actes.filter(({ id }) => !dits.has(id)),
    close: estClose(question, estSignee(suivi.convention), avenants),
  };
  return c.render(<SuiviPage {...props} />, { titre: "Délibérations", erreur: Boolean(erreurs) });
}

/** Le fichier joint, et le nom de qui l'a joint. */
async function jointDe(c: Requete, acte: ActeEcrit): Promise<Joint | null> {
  const { db, perimetre } = c.var;
  const joint = await findFichier(db, perimetre, attacheDe(acte));
  if (!joint) return null;
  const auteurs = await listAuteurs(db, perimetre.espace, [joint.deposePar]);
  return { ...joint, par: nomParmi(auteurs, joint.deposePar) };
}

/** Les fichiers que celui-ci a remplacés, et qui les avait joints. */
async function anciensDe(c: Requete, acte: ActeEcrit): Promise<Joint[]> {
  const { db, perimetre } = c.var;
  const anciens = await listAnciensFichiers(db, perimetre, attacheDe(acte));
  if (anciens.length === 0) return [];
  const auteurs = await listAuteurs(db, perimetre.espace, [...new Set(anciens.map(({ deposePar }) => deposePar))]);
  return anciens.map((un) => ({ ...un, par: nomParmi(auteurs, un.deposePar) }));
}

/** De quoi composer l'identifiant : ce que le code de la partie et le périmètre disent déjà. */
async function emetteurDe(c: Requete, { collectivite, siret }: ActeEcrit, communes: readonly string[]) {
  const { parties } = await listParties(c.var.db, c.var.perimetre, conventionDe(c));
  const code = partieDe(collectivite, parties)?.code ?? "";
  const commune = /^\d[\dAB]\d{3}$/.test(code) ? code : (communes[0] ?? "");
  return { departement: departementDeCommune(commune), siren: estSiren(code) ? code : (siret?.slice(0, 9) ?? "") };
}

async function montrerActe(c: Requete, prets: PretsVotes, erreurs?: FormErrors) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const acte = await acteDe(c);
  const convention = await getConvention(db, perimetre, acte.convention);
  const lues = acte.empreinteVotee === null ? null : await prets.empreintes(c);
  const empreintes = empreintesUtiles(convention, acte.objetVote, lues);
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    suivi: suiviDe(baseDe(c), acte.objetVote === "avenant" ? acte.avenant : null),
    acte,
    today,
    erreurs,
    controles: controler(acte),
    aRevoter: aRevoter(acte, empreintes),
    joint: await jointDe(c, acte),
    anciens: await anciensDe(c, acte),
    ...(await emetteurDe(c, acte, convention.perimetre)),
    droits: { ecrire: peutEcrire(c), retirer: peutEcrire(c) && retirer(convention, acte) === null },
  };
  return c.render(<FichePage {...props} />, { titre: nomActe(acte), erreur: Boolean(erreurs) });
}

const CLOSE: FormErrors = {
  values: {},
  errors: { avant: ["Ceci ne se vote plus : il n’y a plus de jour à choisir."] },
};

async function choisirDelai(c: Requete, prets: PretsVotes) {
  exigerEcrire(c);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const signee = estSignee(await getConvention(db, perimetre, convention));
  const saisi = parseForm(delaiForm, await c.req.formData());
  if (isFormErrors(saisi)) return montrerSuivi(c, prets, { avenant: saisi.values["avenant"] ?? "", erreurs: saisi });
  const { avenant, avant, version } = saisi;
  const avenants = await prets.avenants(c);
  const question = await questionDe(c, avenant, avenants);
  if (estClose(question, signee, avenants)) return montrerSuivi(c, prets, { avenant, erreurs: CLOSE });
  await saveDelaiVote(db, perimetre, { convention, question, avant }, version);
  return c.redirect(suiviDe(baseDe(c), avenant), 303);
}

async function composer(c: Requete, prets: PretsVotes) {
  exigerEcrire(c);
  const acte = await acteDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(identifiantForm, form);
  if (isFormErrors(saisi)) return montrerActe(c, prets, saisi);
  const enFaute = (champ: string, phrase: string) =>
    montrerActe(c, prets, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  if (!acte.dateSeance) return enFaute("dateSeance", "Dites d’abord la date de la séance.");
  const identifiant = composerIdentifiant({ ...saisi, date: acte.dateSeance });
  if (identifiant instanceof Refus) return enFaute(...PHRASES_IDENTIFIANT[identifiant.code]);
  const apres = { ...acte, identifiantActes: identifiant, numero: acte.numero ?? saisi.numero };
  if (identifiantPris(apres, await autresRetenues(c, acte.id)))
    return enFaute("numero", PHRASES_ACTE["identifiant-pris"][1]);
  await updateDeliberation(c.var.db, c.var.perimetre, { ...acte, version: saisi.version }, apres);
  return c.redirect(`${baseDe(c)}/${acte.id}`, 303);
}

async function acteARetirer(c: Requete): Promise<ActeEcrit> {
  exigerEcrire(c);
  const acte = await acteDe(c);
  const refus = retirer(await getConvention(c.var.db, c.var.perimetre, acte.convention), acte);
  forbid(refus === null);
  return acte;
}

async function montrerRetrait(c: Requete) {
  const acte = await acteARetirer(c);
  const page = <RetraitPage base={baseDe(c)} acte={acte} joint={await jointDe(c, acte)} />;
  return c.render(page, { titre: "Ôter cette délibération ?" });
}

async function oter(c: Requete) {
  const acte = await acteARetirer(c);
  const version = Number((await c.req.formData()).get("version"));
  if (version !== acte.version) orConflict({ numUpdatedRows: 0n });
  await deleteFichier(c.var.db, c.var.perimetre, attacheDe(acte));
  await deleteDeliberation(c.var.db, c.var.perimetre, acte);
  return c.redirect(baseDe(c), 303);
}

/** Chaque délibération, sa ligne du schéma, ses fautes, ou pourquoi elle ne s'ouvre pas. */
async function examiner(c: Requete) {
  exigerLire(c);
  const actes = await listDeliberations(c.var.db, c.var.perimetre, conventionDe(c));
  return actes.map((acte) => {
    const [ligne, motif] = [versLigne(acte), motifNonPublie(acte)];
    return { acte, ligne, motif, fautes: motif === null ? fautesScdl(ligne) : [] };
  });
}

const estJuste = ({ motif, fautes }: Examinee): boolean => motif === null && fautes.length === 0;

/** Publié, un texte que lirait un tableur n'y lance rien. */
const sure = (ligne: LigneScdl) =>
  Object.fromEntries(COLONNES_SCDL.map((colonne) => [colonne, neutralise(ligne[colonne])])) as LigneScdl;

async function exporter(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "exports.faire"));
  const justes = (await examiner(c)).filter(estJuste);
  return c.body(ecrireScdl(justes.map(({ ligne }) => sure(ligne))), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="deliberations.csv"',
  });
}

const LISTE = "/conventions/:convention/deliberations";
const UNE = `${LISTE}/:deliberation`;

/** Les délibérations d'une convention : qui a voté, ce que dit chacune, son identifiant, les données ouvertes. */
export const deliberationRoutes = (prets: PretsVotes) =>
  new Hono<Env>()
    .get(LISTE, (c) => montrerSuivi(c, prets))
    .post(`${LISTE}/delai`, (c) => choisirDelai(c, prets))
    .get(`${LISTE}/donnees-ouvertes`, async (c) => {
      const examinees = await examiner(c);
      const { true: justes = [], false: autres = [] } = Object.groupBy(examinees, (une) => `${estJuste(une)}`);
      const emporter = peut(c.var.perimetre.roles, "exports.faire");
      const page = <DonneesPage base={baseDe(c)} justes={justes.length} emporter={emporter} autres={autres} />;
      return c.render(page, { titre: "Données ouvertes des délibérations" });
    })
    .get(`${LISTE}/export`, exporter)
    .get(UNE, (c) => montrerActe(c, prets))
    .post(`${UNE}/identifiant`, (c) => composer(c, prets))
    .get(`${UNE}/retrait`, montrerRetrait)
    .post(`${UNE}/retrait`, oter);
