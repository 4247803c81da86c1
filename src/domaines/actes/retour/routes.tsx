import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { lockElements, ouvrirTexte, remplir, saveElements } from "#domaines/convention/index.ts";
import type { ArticleEcrit } from "#domaines/convention/texte/model.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { compareReturned } from "#platform/rendu/retour.ts";
import { fichierDe } from "../depot/actions.ts";
import { composerConvention } from "../impression/actions.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { empreinteTexte, garderSigne, texteDe } from "../texte/actions.ts";
import { nomArticle, renumeroter } from "../texte/rules.ts";
import { ComparaisonPage, DepotPage } from "./pages.tsx";
import { recomposer, reprendreVisas, trier } from "./rules.ts";

function montrerDepot(c: Requete, refus?: string) {
  c.status(refus ? 422 : 200);
  return c.render(<DepotPage base={baseDe(c)} refus={refus} />, {
    titre: "Une convention corrigée dans Word",
    erreur: Boolean(refus),
  });
}

const ILLISIBLE =
  "Ce fichier ne se lit pas comme un document Word. Rendez le .docx téléchargé d’ici, corrigé, sans macro ; rien n’a changé.";

const demandeDe = (c: Requete) => ({
  convention: conventionDe(c),
  lieu: orNotFound(c.var.usager.lieu ?? undefined),
  jour: c.var.today,
  instant: c.var.maintenant(),
  parametres: new URLSearchParams(),
});

const suiteDe = (articles: readonly { id: string }[]): string[] => articles.map(({ id }) => id);

async function comparer(c: Requete) {
  const { db, perimetre } = c.var;
  const fichier = await fichierDe(await c.req.formData());
  if (!fichier) return montrerDepot(c, "Choisissez d’abord le fichier corrigé.");
  const rendues = await compareReturned(await composerConvention(db, perimetre, demandeDe(c)), fichier.octets);
  if (rendues instanceof Refus) return montrerDepot(c, ILLISIBLE);
  const { elements, champs } = await ouvrirTexte(db, perimetre, conventionDe(c));
  const plein = (texte: string) => remplir(texte, champs);
  const lus = elements.articles.map((un) => {
    const titre = plein(un.titre);
    return { id: un.id, titre, nom: nomArticle({ ...un, titre }), brut: un.texte };
  });
  const empreintes = Object.fromEntries(elements.articles.map((un) => [un.id, empreinteTexte(un)]));
  const props = {
    base: baseDe(c),
    retour: trier(rendues, lus, plein),
    empreintes: { ...empreintes, visas: empreinteTexte(elements.visas), suite: empreinteTexte(suiteDe(lus)) },
    nommer: (id: string) => lus.find((un) => un.id === id)?.nom ?? "",
  };
  return c.render(<ComparaisonPage {...props} />, { titre: "Ce que Word a changé" });
}

const dit = (form: FormData, nom: string): string => String(form.get(nom) ?? "");
const accepte = (form: FormData, nom: string): boolean => form.get(`choix-${nom}`) === "accepter";
const LONG = 60_000;

/** Le texte que l'on a comparé est encore celui en place, ou 409. */
const memeTexte = (form: FormData, nom: string, lu: object): void =>
  orConflict({ numUpdatedRows: dit(form, `empreinte-${nom}`) === empreinteTexte(lu) ? 1n : 0n });

function corriger(form: FormData, article: ArticleEcrit): ArticleEcrit {
  if (!accepte(form, article.id)) return article;
  memeTexte(form, article.id, article);
  const texte = dit(form, `texte-${article.id}`).replace(/\r\n?/g, "\n").slice(0, LONG);
  const titre = dit(form, `titre-${article.id}`).slice(0, 300);
  return { ...article, texte, ...(titre ? { titre } : {}) };
}

const AJOUT = /^place-(ajout-\d{1,3})$/;

/** Les articles ajoutés que l'on accepte, chacun avec celui qu'il suit. */
const ajoutsDe = (form: FormData): { apres: string | null; neuf: ArticleEcrit }[] =>
  [...form.keys()].flatMap((cle) => {
    const nom = AJOUT.exec(cle)?.[1] ?? "";
    if (!accepte(form, nom)) return [];
    const numero = dit(form, `numero-${nom}`).slice(0, 20) || null;
    const titre = dit(form, `titre-${nom}`).slice(0, 300);
    const texte = dit(form, `texte-${nom}`).replace(/\r\n?/g, "\n").slice(0, LONG);
    return [{ apres: dit(form, cle) || null, neuf: { id: newId(), numero, genre: "autre", titre, texte } }];
  });

/** Les articles, corrigés, ajoutés et retirés comme on l'a accepté : leur suite est encore celle que l'on a comparée, ou 409. */
function reprendreArticles(form: FormData, avant: readonly ArticleEcrit[]): ArticleEcrit[] {
  const ote = ({ id }: ArticleEcrit) => form.has(`retrait-${id}`);
  const otes = avant.filter((article) => ote(article) && accepte(form, article.id));
  const ajouts = ajoutsDe(form);
  if (otes.length + ajouts.length > 0) memeTexte(form, "suite", suiteDe(avant));
  for (const article of otes) memeTexte(form, article.id, article);
  const corriges = avant.map((article) => (ote(article) ? article : corriger(form, article)));
  return renumeroter(avant, recomposer(corriges, ajouts, new Set(suiteDe(otes))));
}

const visaNeuf = (texte: string) => ({ id: newId(), texte, incomplet: false });

async function appliquerVisas(c: Requete, form: FormData) {
  if (!accepte(form, "visas")) return;
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const { champs } = await ouvrirTexte(db, perimetre, convention);
  const avant = await lockElements(db, perimetre, convention, "visas");
  memeTexte(form, "visas", avant);
  const lire = (texte: string) => remplir(texte, champs);
  const apres = reprendreVisas(avant, lire, dit(form, "texte-visas").split("\n"), visaNeuf);
  await saveElements(db, perimetre, { convention, liste: "visas" }, { avant, apres, action: "retourWord" });
}

async function appliquer(c: Requete) {
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const form = await c.req.formData();
  const avant = await lockElements(db, perimetre, convention, "articles");
  const apres = reprendreArticles(form, avant);
  await saveElements(db, perimetre, { convention, liste: "articles" }, { avant, apres, action: "retourWord" });
  await appliquerVisas(c, form);
  return c.redirect(texteDe(c), 303);
}

const RETOUR = "/conventions/:convention/texte/retour";

/** Une convention corrigée dans Word revient article par article : chacun s'accepte ou se refuse. */
export const retourTexteRoutes = new Hono<Env>()
  .use(RETOUR, garderSigne)
  .use(`${RETOUR}/choix`, garderSigne)
  .get(RETOUR, (c) => montrerDepot(c))
  .post(RETOUR, comparer)
  .post(`${RETOUR}/choix`, appliquer);
