import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import {
  type Attache,
  deleteFichier,
  findFichier,
  getFichier,
  saveFichier,
  typeFichier,
} from "#domaines/documents/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { envoyer, fichierDe } from "../depot/actions.ts";
import { baseDe, conventionDe, instantDe, type Requete } from "../requete/actions.ts";
import { exigerLire, exigerRediger, peutRediger } from "../texte/actions.ts";
import { documentForm, PHRASES_FICHIER } from "./forms.ts";
import type { DocumentGarde } from "./model.ts";
import { BibliothequePage, RetraitPage } from "./pages.tsx";
import { countDocuments, deleteDocument, getDocument, insertDocument, listDocuments } from "./store.ts";

const attacheDe = ({ id, convention }: DocumentGarde): Attache => ({
  objet: "actes.document",
  objetId: id,
  convention,
});

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const id = conventionDe(c);
  await getConvention(db, perimetre, id);
  const numero = pageDe(c.req.query("page"));
  const documents = await listDocuments(db, perimetre, id, { limite: PAR_PAGE, debut: (numero - 1) * PAR_PAGE });
  const fichiers = new Map<string, string>();
  for (const un of documents) fichiers.set(un.id, (await findFichier(db, perimetre, attacheDe(un)))?.nom ?? "");
  c.status(erreurs ? 422 : 200);
  const total = await countDocuments(db, perimetre, id);
  const props = { base: baseDe(c), documents, fichiers, numero, total, ecrire: peutRediger(c), erreurs };
  return c.render(<BibliothequePage {...props} />, { titre: "Bibliothèque", erreur: Boolean(erreurs) });
}

async function deposer(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const form = await c.req.formData();
  const fichier = await fichierDe(form);
  const type = fichier ? typeFichier(fichier.nom, fichier.octets) : new Refus("sans-fichier" as const);
  const lu = parseForm(documentForm, form);
  const faute = type instanceof Refus ? { fichier: [PHRASES_FICHIER[type.code]] } : {};
  if (isFormErrors(lu)) return montrer(c, { ...lu, errors: { ...lu.errors, ...faute } });
  if (type instanceof Refus || !fichier) return montrer(c, { values: valuesOf(form), errors: faute });
  const document = { id: newId(), convention, ...lu };
  await insertDocument(db, perimetre, document);
  await saveFichier(db, perimetre, attacheDe(document), { ...fichier, type, instant: instantDe(c) });
  return c.redirect(`${baseDe(c)}/bibliotheque`, 303);
}

const documentDe = (c: Requete) =>
  getDocument(c.var.db, c.var.perimetre, { convention: conventionDe(c), id: c.req.param("document") ?? "" });

const BIBLIOTHEQUE = "/conventions/:convention/bibliotheque";
const UN = `${BIBLIOTHEQUE}/:document`;

/** Ce qui entoure la convention : le déposer, le reprendre, le retirer. */
export const bibliothequeRoutes = new Hono<Env>()
  .get(BIBLIOTHEQUE, (c) => montrer(c))
  .post(BIBLIOTHEQUE, deposer)
  .get(`${UN}/fichier`, async (c) => {
    exigerLire(c);
    return envoyer(c, await getFichier(c.var.db, c.var.perimetre, attacheDe(await documentDe(c))));
  })
  .get(`${UN}/retrait`, async (c) => {
    exigerRediger(c);
    const document = await documentDe(c);
    const fichier = await findFichier(c.var.db, c.var.perimetre, attacheDe(document));
    const page = <RetraitPage base={baseDe(c)} document={document} fichier={fichier?.nom ?? ""} />;
    return c.render(page, { titre: `Retirer « ${document.titre} »` });
  })
  .post(`${UN}/retrait`, async (c) => {
    exigerRediger(c);
    const document = await unlessRemoved(c.var, "actes.document", c.req.param("document"), documentDe(c));
    if (!document) return c.redirect(`${baseDe(c)}/bibliotheque`, 303);
    await deleteFichier(c.var.db, c.var.perimetre, attacheDe(document));
    await deleteDocument(c.var.db, c.var.perimetre, document);
    return c.redirect(`${baseDe(c)}/bibliotheque`, 303);
  });
