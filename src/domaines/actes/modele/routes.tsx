import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import {
  type Attache,
  deleteFichier,
  FICHIER_MAX,
  findFichier,
  getFichier,
  saveFichier,
} from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { fillModel, readModel } from "#platform/rendu/modele-word.ts";
import { TYPES_DOCUMENT } from "#platform/rendu/rendre.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { envoyer, fichierDe } from "../depot/actions.ts";
import { baseDe, conventionDe, instantDe, type Requete } from "../requete/actions.ts";
import { exigerLire, exigerRediger, peutRediger } from "../texte/actions.ts";
import { sujetsDe, valeursDe } from "./actions.ts";
import { modeleForm } from "./forms.ts";
import { ILLISIBLE, phraseFaute, PHRASES_WORD } from "./lexique.ts";
import { estNature, LIBELLES_NATURE_MODELE, type ModeleWord } from "./model.ts";
import { ChampsPage, ModelePage, ModelesPage, RetraitPage } from "./pages.tsx";
import { champsOfferts, dernieres, numeroSuivant } from "./rules.ts";
import { deleteModele, getModele, insertModele, listModeles } from "./store.ts";

const attacheDe = ({ id, convention }: ModeleWord): Attache => ({ objet: "actes.modele", objetId: id, convention });

/** Un modèle montre le plan et les bilans : il est à qui les lit. */
function exigerModeles(c: Requete): void {
  exigerLire(c);
  forbid(peut(c.var.perimetre.roles, "plan.lire"));
}

const iciDe = (c: Requete) => ({
  db: c.var.db,
  perimetre: c.var.perimetre,
  demande: {
    convention: conventionDe(c),
    lieu: orNotFound(c.var.usager.lieu ?? undefined),
    jour: c.var.today,
    instant: c.var.maintenant(),
    parametres: new URLSearchParams(),
  },
});

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerModeles(c);
  const modeles = await listModeles(c.var.db, c.var.perimetre, conventionDe(c));
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), modeles: dernieres(modeles), ecrire: peutRediger(c), erreurs };
  return c.render(<ModelesPage {...props} />, { titre: "Modèles Word", erreur: Boolean(erreurs) });
}

/** Ce qui empêche de prendre ce fichier pour modèle ; rien s'il est bon. */
async function fautesDe(c: Requete, octets: Uint8Array, nature: string): Promise<string[]> {
  if (octets.length > FICHIER_MAX) return ["Ce fichier dépasse 20 Mo."];
  if (!estNature(nature)) return [];
  const lu = readModel(octets, await valeursDe(iciDe(c), nature, null));
  if (lu instanceof Refus) return [PHRASES_WORD[lu.code] ?? ILLISIBLE];
  return "fautes" in lu ? lu.fautes.map(phraseFaute) : [];
}

async function deposer(c: Requete) {
  exigerModeles(c);
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const form = await c.req.formData();
  const fichier = await fichierDe(form);
  const fautes = fichier
    ? await fautesDe(c, fichier.octets, String(form.get("nature") ?? ""))
    : ["Choisissez un fichier."];
  const lu = parseForm(modeleForm, form);
  const dites = fautes.length > 0 ? { fichier: [fautes.join(" ")] } : {};
  if (isFormErrors(lu)) return montrer(c, { ...lu, errors: { ...lu.errors, ...dites } });
  if (!fichier || fautes.length > 0) return montrer(c, { values: valuesOf(form), errors: dites });
  const numero = numeroSuivant(await listModeles(db, perimetre, convention), lu);
  const modele = { id: newId(), convention, ...lu, numero };
  await insertModele(db, perimetre, modele);
  await saveFichier(db, perimetre, attacheDe(modele), { ...fichier, type: "docx", instant: instantDe(c) });
  return c.redirect(`${baseDe(c)}/modeles/${modele.id}`, 303);
}

const modeleDe = (c: Requete) =>
  getModele(c.var.db, c.var.perimetre, { convention: conventionDe(c), id: c.req.param("modele") ?? "" });

async function montrerModele(c: Requete) {
  exigerModeles(c);
  const { db, perimetre } = c.var;
  const modele = await modeleDe(c);
  const tous = await listModeles(db, perimetre, modele.convention);
  const { octets, nom } = await getFichier(db, perimetre, attacheDe(modele));
  const lu = readModel(octets, await valeursDe(iciDe(c), modele.nature, null));
  const props = {
    base: baseDe(c),
    modele,
    fichier: nom,
    versions: tous.filter((un) => un.nature === modele.nature && un.nom === modele.nom),
    champs: lu instanceof Refus || "fautes" in lu ? [] : lu.champs,
    sujets: await sujetsDe(iciDe(c), modele.nature),
    ecrire: peutRediger(c),
  };
  return c.render(<ModelePage {...props} />, { titre: `${modele.nom}, version ${modele.numero}` });
}

async function remplir(c: Requete) {
  exigerModeles(c);
  const { db, perimetre } = c.var;
  const modele = await modeleDe(c);
  const { octets } = await getFichier(db, perimetre, attacheDe(modele));
  const valeurs = await valeursDe(iciDe(c), modele.nature, c.req.query("sujet") ?? "");
  const rempli = fillModel(octets, valeurs);
  if (!(rempli instanceof Uint8Array)) throw new Error(`modèle ${modele.id} devenu illisible`);
  const titre = [modele.nom, valeurs["intitule"] ?? valeurs["titre"]].filter(Boolean).join(" ");
  const rendu = { nom: nomFichier(titre, "docx"), contenu: TYPES_DOCUMENT.docx, octets: new Uint8Array(rempli) };
  return envoyer(c, rendu);
}

async function montrerChamps(c: Requete) {
  exigerModeles(c);
  const nature = c.req.param("nature") ?? "";
  if (!estNature(nature)) return c.notFound();
  const champs = champsOfferts(await valeursDe(iciDe(c), nature, null));
  const titre = `Champs d’un modèle : ${LIBELLES_NATURE_MODELE[nature].toLowerCase()}`;
  return c.render(<ChampsPage base={baseDe(c)} titre={titre} champs={champs} />, { titre });
}

async function demanderRetrait(c: Requete) {
  exigerModeles(c);
  exigerRediger(c);
  const modele = await modeleDe(c);
  const fichier = await findFichier(c.var.db, c.var.perimetre, attacheDe(modele));
  const page = <RetraitPage base={baseDe(c)} modele={modele} fichier={fichier?.nom ?? ""} />;
  return c.render(page, { titre: `Retirer « ${modele.nom} », version ${modele.numero}` });
}

async function retirer(c: Requete) {
  exigerModeles(c);
  exigerRediger(c);
  const modele = await unlessRemoved(c.var, "actes.modele", c.req.param("modele") ?? "", modeleDe(c));
  if (!modele) return c.redirect(`${baseDe(c)}/modeles`, 303);
  await deleteFichier(c.var.db, c.var.perimetre, attacheDe(modele));
  await deleteModele(c.var.db, c.var.perimetre, modele);
  return c.redirect(`${baseDe(c)}/modeles`, 303);
}

const MODELES = "/conventions/:convention/modeles";
const UN = `${MODELES}/:modele`;

/** Les modèles Word du territoire et de la Caf : les déposer, voir leurs champs, les remplir. */
export const modeleRoutes = new Hono<Env>()
  .get(MODELES, (c) => montrer(c))
  .post(MODELES, deposer)
  .get(`${MODELES}/champs/:nature`, montrerChamps)
  .get(UN, montrerModele)
  .get(`${UN}/rempli`, remplir)
  .get(`${UN}/fichier`, async (c) => {
    exigerModeles(c);
    return envoyer(c, await getFichier(c.var.db, c.var.perimetre, attacheDe(await modeleDe(c))));
  })
  .get(`${UN}/retrait`, demanderRetrait)
  .post(`${UN}/retrait`, retirer);
