import { Hono } from "hono";
import { champsDits, lockElements, type NomListe, ouvrirTexte, saveElements } from "#domaines/convention/index.ts";
import type { ArticleEcrit, VisaEcrit } from "#domaines/convention/texte/model.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { titreConflit } from "#ui/conflit.tsx";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, conventionDe, type Requete } from "../../requete/actions.ts";
import { empreinteTexte, exigerRediger, garderSigne, texteDe } from "../actions.ts";
import { articleForm, placeForm, visaForm } from "../forms.ts";
import { ELEMENTS } from "../lexique.ts";
import { deplacer, nomArticle, renumeroter } from "../rules.ts";
import { ElementDispute, ElementPage, RetraitPage } from "./pages.tsx";

type Element = ArticleEcrit | VisaEcrit;
const listeDe = (c: Requete): NomListe => (c.req.path.includes("/texte/visas") ? "visas" : "articles");
const idDe = (c: Requete): string => c.req.param("element") ?? "";

const enNumeros = (liste: NomListe, avant: readonly Element[], apres: readonly Element[]): Element[] =>
  liste === "visas" ? [...apres] : renumeroter(avant as readonly ArticleEcrit[], apres as readonly ArticleEcrit[]);

const nomDe = (liste: NomListe, elements: readonly Element[], id: string): string => {
  const rang = elements.findIndex((un) => un.id === id);
  return liste === "visas" ? `Visa ${rang + 1}` : nomArticle(elements[rang] as ArticleEcrit);
};

const saisieDe = (un: Element): Record<string, string> =>
  "titre" in un
    ? { numero: un.numero ?? "", genre: un.genre, titre: un.titre, texte: un.texte }
    : { texte: un.texte, incomplet: un.incomplet ? "oui" : "" };

type Suite = { saisie?: Record<string, string>; erreurs?: FormErrors };

/** La page où l'on écrit un visa ou un article, neuf si `id` est null. */
async function montrer(c: Requete, id: string | null, { saisie, erreurs }: Suite = {}) {
  exigerRediger(c);
  const liste = listeDe(c);
  const { elements, champs } = await ouvrirTexte(c.var.db, c.var.perimetre, conventionDe(c));
  const siens: readonly Element[] = elements[liste];
  const un = id === null ? null : orNotFound(siens.find((element) => element.id === id));
  c.status(erreurs ? 422 : 200);
  const lu = un ? { empreinte: empreinteTexte(un), saisie: saisieDe(un) } : { empreinte: "", saisie: {} };
  const props = {
    ...lu,
    base: baseDe(c),
    liste,
    id,
    ...(saisie ? { saisie } : {}),
    places: id === null ? siens.map((element) => ({ id: element.id, nom: nomDe(liste, siens, element.id) })) : [],
    champs: champsDits(champs),
    erreurs,
  };
  const titre = id === null ? ELEMENTS[liste].nouveau : `${ELEMENTS[liste].modifier} : ${nomDe(liste, siens, id)}`;
  return c.render(<ElementPage {...props} titre={titre} />, { titre, erreur: Boolean(erreurs) });
}

function montrerConflit(c: Requete, tape: Element, enPlace: Element) {
  const liste = listeDe(c);
  const titre = titreConflit(liste === "visas" ? "ce visa" : "cet article", "Quelqu’un");
  const lu = { empreinte: empreinteTexte(enPlace), saisie: saisieDe(tape), enPlace: saisieDe(enPlace) };
  c.status(409);
  const page = <ElementDispute base={baseDe(c)} liste={liste} id={enPlace.id} titre={titre} {...lu} />;
  return c.render(page, { titre, erreur: true });
}

const formeDe = (liste: NomListe) => (liste === "visas" ? visaForm : articleForm);

async function ecrire(c: Requete, id: string | null) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const [liste, convention] = [listeDe(c), conventionDe(c)];
  const lu = parseForm(formeDe(liste), await c.req.formData());
  if (isFormErrors(lu)) return montrer(c, id, { saisie: lu.values, erreurs: lu });
  const { empreinte, apres: apresQui, ...dit } = lu;
  const avant: readonly Element[] = await lockElements(db, perimetre, convention, liste);
  const place = { convention, liste };
  if (id === null) {
    const neuf = { id: newId(), ...dit } as Element;
    const rang = apresQui === "fin" ? avant.length : avant.findIndex((un) => un.id === apresQui) + 1;
    const apres = enNumeros(liste, avant, avant.toSpliced(rang, 0, neuf));
    await saveElements(db, perimetre, place, { avant, apres, action: "redaction" });
    return c.redirect(`${texteDe(c)}#${neuf.id}`, 303);
  }
  const enPlace = orNotFound(avant.find((un) => un.id === id));
  if (empreinteTexte(enPlace) !== empreinte) return montrerConflit(c, { id, ...dit } as Element, enPlace);
  const apres = avant.map((un) => (un.id === id ? ({ ...un, ...dit } as Element) : un));
  await saveElements(db, perimetre, place, { avant, apres: enNumeros(liste, avant, apres), action: "redaction" });
  return c.redirect(`${texteDe(c)}#${id}`, 303);
}

async function placer(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const [liste, convention, id] = [listeDe(c), conventionDe(c), idDe(c)];
  const lu = parseForm(placeForm, await c.req.formData());
  const avant: readonly Element[] = await lockElements(db, perimetre, convention, liste);
  orNotFound(avant.find((un) => un.id === id));
  if (!isFormErrors(lu)) {
    const apres = enNumeros(liste, avant, deplacer(avant, id, lu.sens));
    await saveElements(db, perimetre, { convention, liste }, { avant, apres, action: "deplacement" });
  }
  return c.redirect(`${texteDe(c)}#${id}`, 303);
}

async function demanderRetrait(c: Requete, change = false) {
  exigerRediger(c);
  const liste = listeDe(c);
  const { elements } = await ouvrirTexte(c.var.db, c.var.perimetre, conventionDe(c));
  const un = orNotFound((elements[liste] as readonly Element[]).find(({ id }) => id === idDe(c)));
  const nom = nomDe(liste, elements[liste], un.id);
  const titre = `${ELEMENTS[liste].retirer} : ${nom}`;
  const props = { base: baseDe(c), liste, id: un.id, texte: un.texte, empreinte: empreinteTexte(un), titre };
  c.status(change ? 409 : 200);
  return c.render(<RetraitPage {...props} change={change} />, { titre, erreur: change });
}

async function retirer(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const [liste, convention, id] = [listeDe(c), conventionDe(c), idDe(c)];
  const avant: readonly Element[] = await lockElements(db, perimetre, convention, liste);
  const un = avant.find((element) => element.id === id);
  if (!un) return c.redirect(texteDe(c), 303); // a second click asks for what is done
  if (empreinteTexte(un) !== String((await c.req.formData()).get("empreinte") ?? "")) return demanderRetrait(c, true);
  const apres = enNumeros(
    liste,
    avant,
    avant.filter((element) => element.id !== id),
  );
  await saveElements(db, perimetre, { convention, liste }, { avant, apres, action: "redaction" });
  return c.redirect(texteDe(c), 303);
}

const LISTE = "/conventions/:convention/texte/:liste{articles|visas}";

/** Les visas et les articles, un par un : en ajouter, en écrire, en changer l'ordre, en retirer. */
export const elementRoutes = new Hono<Env>()
  .use(`${LISTE}/*`, garderSigne)
  .get(`${LISTE}/nouveau`, (c) => montrer(c, null))
  .post(`${LISTE}/nouveau`, (c) => ecrire(c, null))
  .get(`${LISTE}/:element`, (c) => montrer(c, idDe(c)))
  .post(`${LISTE}/:element`, (c) => ecrire(c, idDe(c)))
  .post(`${LISTE}/:element/place`, placer)
  .get(`${LISTE}/:element/retrait`, (c) => demanderRetrait(c))
  .post(`${LISTE}/:element/retrait`, retirer);
