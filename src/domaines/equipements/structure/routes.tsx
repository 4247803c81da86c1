import { Hono } from "hono";
import { estAVerifier } from "#domaines/acteurs/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { FraicheurPanneau } from "#ui/verification.tsx";
import type { LireArrets } from "../arret/actions.ts";
import { ArretsPanneau } from "../arret/pages.tsx";
import { verificationStructure } from "../correction/actions.ts";
import { PHRASES_DEMANDE } from "../correction/forms.ts";
import { CORRECTIONS } from "../correction/store.ts";
import { findGarde, listAbsorbees } from "../fusion/store.ts";
import { listCollectivitesDe } from "../liste/store.ts";
import { listPreuves, oublierPreuves } from "../preuve/actions.ts";
import {
  type C,
  chercheurDeCommune,
  cheminDe,
  exigerModifier,
  nomDeCommune,
  peutDirePlaces,
  peutModifier,
  structureDe,
} from "../requete/actions.ts";
import { cleEquipement } from "../rules.ts";
import { LECTURES } from "../volet/forms.ts";
import { type NomVolet, TITRES_VOLET, voletsDe } from "../volet/model.ts";
import { VoletPage } from "../volet/pages.tsx";
import { listAppuis, listFinancements, saveAppuis, saveFinancements } from "../volet/store.ts";
import { NOUVELLE, PHRASE_COMMUNE, PHRASE_CONNUE } from "./forms.ts";
import type { Structure } from "./model.ts";
import { NouvellePage, StructurePage } from "./pages.tsx";
import { structureVide } from "./rules.ts";
import { findParCle, insertStructures, updateStructure } from "./store.ts";

/** Une structure fusionnée mène à celle qui la garde. */
async function ouvrir(c: C, lireArrets: LireArrets) {
  const garde = await findGarde(c.var.db, c.var.perimetre, c.req.param("structure") ?? "");
  return garde ? c.redirect(`${cheminDe(c)}/${garde}`, 303) : montrer(c, lireArrets);
}

async function montrer(c: C, lireArrets: LireArrets, refus?: string) {
  const { db, perimetre, today } = c.var;
  const structure = await structureDe(c);
  const chemin = cheminDe(c);
  const modifiable = peutModifier(c);
  const correction = (await CORRECTIONS.findDerniere(db, perimetre, structure.id)) ?? null;
  const fraicheur = {
    ici: `${chemin}/${structure.id}`,
    fiche: structure,
    demande: correction,
    aVerifier: estAVerifier(structure, today),
    modifier: modifiable,
    refus,
  };
  const arrets = structure.itinerante ? await lireArrets(db, perimetre, structure.id, today) : null;
  const props = {
    chemin,
    structure,
    commune: nomDeCommune(structure.commune),
    financements: await listFinancements(db, perimetre, structure.id),
    collectivites: (await listCollectivitesDe(db, perimetre, [structure.id])).get(structure.id) ?? [],
    absorbees: await listAbsorbees(db, perimetre, structure.id),
    preuves: await listPreuves(db, perimetre, structure),
    today,
    droits: { modifier: modifiable, places: await peutDirePlaces(c, structure.id) },
    cote: (
      <>
        {arrets && <ArretsPanneau arrets={arrets} />}
        {structure.tenueLe && <FraicheurPanneau {...fraicheur} />}
      </>
    ),
  };
  c.status(refus ? 422 : 200);
  return c.render(<StructurePage {...props} />, { titre: structure.nom });
}

function montrerNouvelle(c: C, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <NouvellePage chemin={cheminDe(c)} erreurs={erreurs} />;
  return c.render(page, { titre: "Ajouter une structure", erreur: Boolean(erreurs) });
}

async function creer(c: C) {
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const saisie = parseForm(NOUVELLE, form);
  if (isFormErrors(saisie)) return montrerNouvelle(c, saisie);
  const { nom, type, adresse } = saisie;
  const commune = saisie.commune && (await chercheurDeCommune(c))(saisie.commune);
  const refuser = (champ: string, phrase: string) =>
    montrerNouvelle(c, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  if (saisie.commune && !commune) return refuser("commune", PHRASE_COMMUNE);
  const cle = cleEquipement({ type, nom, adresse, collectivite: null, typeLibelle: null });
  if (await findParCle(db, perimetre, cle)) return refuser("nom", PHRASE_CONNUE);
  const structure = { ...structureVide(newId(), type), nom, adresse, commune, tenueLe: today };
  await insertStructures(db, perimetre, [{ structure, cle }]);
  return c.redirect(`${cheminDe(c)}/${structure.id}`, 303);
}

const voletDe = (c: C, structure: Structure): NomVolet =>
  orNotFound(voletsDe(structure.type).find((nom) => nom === c.req.param("volet")));

async function montrerVolet(c: C, structure: Structure, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const nom = voletDe(c, structure);
  c.status(erreurs ? 422 : 200);
  const page = (
    <VoletPage
      chemin={cheminDe(c)}
      structure={structure}
      commune={nomDeCommune(structure.commune)}
      nom={nom}
      financements={nom === "financement" ? await listFinancements(db, perimetre, structure.id) : []}
      appuis={nom === "soutiens" ? await listAppuis(db, perimetre, structure.id) : []}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: TITRES_VOLET[nom], erreur: Boolean(erreurs) });
}

async function modifier(c: C) {
  const { db, perimetre, today } = c.var;
  const structure = await structureDe(c);
  const form = await c.req.formData();
  const lue = LECTURES[voletDe(c, structure)](form, { structure, commune: await chercheurDeCommune(c) });
  if ("errors" in lue) return montrerVolet(c, structure, lue);
  const avant = { ...structure, version: Number(form.get("version")) };
  const apres = { ...lue.structure, tenueLe: structure.tenueLe ?? today };
  await updateStructure(db, perimetre, { avant, apres });
  if (lue.financements) await saveFinancements(db, perimetre, structure.id, lue.financements);
  await oublierPreuves(db, perimetre, structure, apres);
  if (lue.appuis) await saveAppuis(db, perimetre, structure.id, lue.appuis);
  return c.redirect(`${cheminDe(c)}/${structure.id}`, 303);
}

/** Les gestes sur la fraîcheur d'une fiche : la dire juste, demander à qui la tient, traiter sa remarque. */
async function verifier(c: C) {
  const structure = await structureDe(c);
  const avant = { ...structure, version: Number((await c.req.formData()).get("version")) };
  const apres = { ...structure, verifieLe: c.var.today };
  await updateStructure(c.var.db, c.var.perimetre, { avant, apres, action: "vérification" });
  return c.redirect(`${cheminDe(c)}/${structure.id}`, 303);
}

async function demander(c: C, lireArrets: LireArrets) {
  const structure = await structureDe(c);
  const refuse = await verificationStructure.demander(c.var.db, c.var.perimetre, structure, c.var.maintenant());
  if (refuse) return montrer(c, lireArrets, PHRASES_DEMANDE[refuse.code]);
  return c.redirect(`${cheminDe(c)}/${structure.id}`, 303);
}

async function traiter(c: C) {
  const { db, perimetre, maintenant } = c.var;
  const { id } = await structureDe(c);
  const correction = await CORRECTIONS.findDerniere(db, perimetre, id).then(orNotFound);
  await CORRECTIONS.updateTraitee(db, perimetre, correction, maintenant().toISOString());
  return c.redirect(`${cheminDe(c)}/${id}`, 303);
}

const STRUCTURE = "/espaces/:espace/equipements/:structure";

/** Une structure : la lire, en ajouter une, en modifier une part. */
export const structureRoutes = (lireArrets: LireArrets) =>
  new Hono<Env>()
    .get("/espaces/:espace/equipements/nouveau", (c) => {
      exigerModifier(c);
      return montrerNouvelle(c);
    })
    .post("/espaces/:espace/equipements", (c) => {
      exigerModifier(c);
      return creer(c);
    })
    .get(STRUCTURE, (c) => ouvrir(c, lireArrets))
    .get(`${STRUCTURE}/modifier/:volet`, async (c) => {
      exigerModifier(c);
      return montrerVolet(c, await structureDe(c));
    })
    .post(`${STRUCTURE}/modifier/:volet`, (c) => {
      exigerModifier(c);
      return modifier(c);
    })
    .post(`${STRUCTURE}/verification`, (c) => {
      exigerModifier(c);
      return verifier(c);
    })
    .post(`${STRUCTURE}/demande`, (c) => {
      exigerModifier(c);
      return demander(c, lireArrets);
    })
    .post(`${STRUCTURE}/remarque`, (c) => {
      exigerModifier(c);
      return traiter(c);
    });
