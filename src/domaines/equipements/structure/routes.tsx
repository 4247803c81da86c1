import { Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { LireArrets } from "../arret/actions.ts";
import { ArretsPanneau } from "../arret/pages.tsx";
import { listCollectivitesDe } from "../liste/store.ts";
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

async function montrer(c: C, lireArrets: LireArrets) {
  const { db, perimetre, today } = c.var;
  const structure = await structureDe(c);
  const arrets = structure.itinerante ? await lireArrets(db, perimetre, structure.id, today) : null;
  const props = {
    chemin: cheminDe(c),
    structure,
    commune: nomDeCommune(structure.commune),
    financements: await listFinancements(db, perimetre, structure.id),
    collectivites: (await listCollectivitesDe(db, perimetre, [structure.id])).get(structure.id) ?? [],
    today,
    droits: { modifier: peutModifier(c), places: await peutDirePlaces(c, structure.id) },
    cote: arrets && <ArretsPanneau arrets={arrets} />,
  };
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
  if (lue.appuis) await saveAppuis(db, perimetre, structure.id, lue.appuis);
  return c.redirect(`${cheminDe(c)}/${structure.id}`, 303);
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
    .get(STRUCTURE, (c) => montrer(c, lireArrets))
    .get(`${STRUCTURE}/modifier/:volet`, async (c) => {
      exigerModifier(c);
      return montrerVolet(c, await structureDe(c));
    })
    .post(`${STRUCTURE}/modifier/:volet`, (c) => {
      exigerModifier(c);
      return modifier(c);
    });
