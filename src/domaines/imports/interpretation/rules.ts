import type { Brut } from "#platform/files/model.ts";
import { annoncesNonLues } from "../annonces/rules.ts";
import { lireAnnexes, lireArticles } from "../articles/rules.ts";
import { lireMentions, reunir } from "../deliberations/mentions/rules.ts";
import { lireDeliberation } from "../deliberations/rules.ts";
import { couperDocuments, horsTableau } from "../documents/rules.ts";
import type { ARevoir, Echange, NoeudEchange } from "../echange/model.ts";
import { echangeVide, renumeroter } from "../echange/rules.ts";
import { lireParagraphes } from "../elements/rules.ts";
import { lireEquipements } from "../equipements/rules.ts";
import type { FicheLue } from "../fiches/model.ts";
import type { Flux, Jeton } from "../flux/model.ts";
import { lireFlux } from "../flux/rules.ts";
import { type Dates, datesDuTexte, lireCaf, lireDates, lireTitreConvention, lireVisas } from "../identite/rules.ts";
import type { Reperes } from "../parties/model.ts";
import { direNoms, lireParties, passageDesParties } from "../parties/rules.ts";
import { lirePlan } from "../plan/rules.ts";
import { type Paire, rapprocher } from "../rapprochement/rules.ts";
import { direPagesPerdues, relireTout } from "../reconnu/rules.ts";
import { estATrous } from "../trous/rules.ts";

type Document = {
  flux: Flux;
  paragraphes: Jeton[];
  parties: ReturnType<typeof lireParties>;
  modele: boolean;
  plan: ReturnType<typeof lirePlan>;
};

function lireDocument(flux: Flux, reperes: Reperes): Document {
  const paragraphes = lireParagraphes(horsTableau(flux.jetons), flux);
  const parties = lireParties(passageDesParties(paragraphes), reperes);
  const trous = paragraphes.filter(({ texte }) => estATrous(texte)).length;
  const modele = parties.parties.length === 0 && trous >= 8;
  return { flux, paragraphes, parties, modele, plan: lirePlan(flux) };
}

/** Le document qui porte le plan : celui qui a le plus de fiches, un modèle en dernier. */
const porteur = (documents: Document[]): Document | undefined =>
  documents.toSorted((a, b) => Number(a.modele) - Number(b.modele) || b.plan.lues.length - a.plan.lues.length)[0];

/**
 * IMP-43 : un fichier de plusieurs documents donne une convention : titre, dates et parties de celui qui porte le plan, articles
 * et annexes de celui qui en a ; un modèle non rempli ne donne ni partie, ni date, ni nœud, ni fiche.
 */
export function interpreter(brut: Brut, reperes: Reperes): Echange {
  const { fichier, sha256, type } = brut;
  const documents = couperDocuments(lireFlux(brut)).map((flux) => lireDocument(flux, reperes));
  const echange = echangeVide({ fichier, sha256, type });
  const plan = porteur(documents);
  echange.aRevoir.push(...direPagesPerdues(brut));
  if (!plan) return echange;
  const remplis = [plan, ...documents.filter((document) => document !== plan && !document.modele)];
  ecrireIdentite(echange, remplis, reperes);
  ecrireTextes(echange, [plan, ...documents.filter((document) => document !== plan)]);
  ecrirePlan(echange, remplis);
  signalerTrous(echange, remplis);
  echange.aRevoir.push(
    ...annoncesNonLues(
      echange,
      remplis.flatMap(({ paragraphes, modele }) => (modele ? [] : paragraphes)),
    ),
  );
  for (const { modele, paragraphes } of documents)
    if (modele && documents.length > 1) echange.aRevoir.push(enModele(paragraphes));
  if (brut.pagesReconnues.length > 0) echange.aRevoir.push(...relireTout(echange, brut));
  return echange;
}

const enModele = (paragraphes: Jeton[]): ARevoir => ({
  chemin: "convention",
  raison: "Un modèle non rempli est dans ce fichier : il n’a donné que des articles et des annexes.",
  texte: paragraphes[0]?.texte ?? "",
  lignes: [paragraphes[0]?.lignes[0] ?? 1, paragraphes.at(-1)?.lignes[1] ?? 1],
});

const premier = <T>(valeurs: (T | null | undefined)[]): T | null =>
  valeurs.find((valeur) => valeur !== null && valeur !== undefined) ?? null;

function ecrireIdentite(echange: Echange, documents: Document[], reperes: Reperes): void {
  const { convention } = echange;
  const remplis = documents.filter(({ modele }) => !modele);
  convention.titre = premier(remplis.map(({ paragraphes }) => lireTitreConvention(paragraphes)?.texte));
  const lues = documents.find(({ parties }) => parties.parties.length > 0)?.parties;
  convention.parties = lues?.parties ?? [];
  echange.aRevoir.push(...direNoms(lues?.ecrits ?? []));
  convention.caf = lireCaf(
    convention.parties,
    remplis.flatMap(({ paragraphes }) => paragraphes),
  );
  const dates = premier(remplis.map(({ paragraphes }) => datesDe(paragraphes)));
  Object.assign(convention, dates ?? {});
  convention.perimetre = perimetre(convention.parties, documents, reperes);
  echange.aRevoir.push(...introuvables(convention.parties));
  const vides = documents.flatMap(({ parties }) => parties.incompletes).filter(({ texte }) => estATrous(texte));
  echange.aRevoir.push(...vides.map((jeton) => place("convention.parties", jeton)));
}

/** Les collectivités que le code officiel géographique ne connaît pas sous le nom du document. */
const introuvables = (parties: Echange["convention"]["parties"]): ARevoir[] =>
  parties.flatMap(({ genre, code, nom }, rang) =>
    code === null && (genre === "commune" || genre === "epci")
      ? [
          {
            chemin: `convention.parties[${rang}].code`,
            raison: "Cette collectivité n’a pas été retrouvée dans le code officiel géographique.",
            texte: nom,
            lignes: null,
          },
        ]
      : [],
  );

const place = (chemin: string, { texte, lignes }: Jeton): ARevoir => ({
  chemin,
  raison: "Une place du modèle est restée vide.",
  texte: texte.slice(0, 300),
  lignes,
});

/** Les dates que dit l'article de durée, sinon la phrase de durée ; rien si aucune n'est écrite. */
function datesDe(paragraphes: Jeton[]): Dates | null {
  const duree = lireArticles(paragraphes).find(({ article }) => article.genre === "duree");
  const lues = [...(duree ? [lireDates(duree.article.texte)] : []), datesDuTexte(paragraphes)];
  return lues.find(({ debut, fin }) => debut ?? fin) ?? null;
}

/** Les autres places vides des textes, hors fiches : préambule, articles, signature. */
function signalerTrous(echange: Echange, documents: Document[]): void {
  const dejaDits = echange.aRevoir.map(({ lignes }) => lignes?.[0]);
  const fiches = documents.flatMap(({ plan }) => plan.lues.map(({ lignes }) => lignes));
  const enFiche = ([ligne]: [number, number]) => fiches.some(([debut, fin]) => debut <= ligne && ligne <= fin);
  for (const jeton of documents.flatMap(({ paragraphes, modele }) => (modele ? [] : paragraphes)))
    if (estATrous(jeton.texte) && !dejaDits.includes(jeton.lignes[0]) && !enFiche(jeton.lignes))
      echange.aRevoir.push(place("convention", jeton));
}

/** IMP-44 : le périmètre proposé est celui des communes parties ; sans elles, celui de l'EPCI partie ou nommé en tête. */
function perimetre(parties: Echange["convention"]["parties"], documents: Document[], reperes: Reperes): string[] {
  const communes = parties.flatMap(({ genre, code }) => (genre === "commune" && code ? [code] : []));
  if (communes.length > 0) return [...new Set(communes)];
  const epci = parties.find(({ genre, code }) => genre === "epci" && code)?.code;
  if (epci) return [...reperes.membres(epci)];
  return [...reperes.membres(epciEnTete(documents[0]?.paragraphes.slice(0, 12) ?? [], reperes) ?? "")];
}

/** L'EPCI nommé en tête, d'une ligne ou de deux : une couverture écrit souvent son nom sous « Communauté de communes ». */
function epciEnTete(tete: Jeton[], reperes: Reperes): string | null {
  for (const [rang, { texte }] of tete.entries()) {
    const suite = texte.length < 60 ? ` ${tete[rang + 1]?.texte ?? ""}` : "";
    const nom = /(?:communaut[ée] (?:de communes|urbaine|d['’]agglom[ée]ration)|m[ée]tropole).*/i.exec(
      texte + suite,
    )?.[0];
    const siren = nom ? reperes.epci(nom.slice(0, 120), {}) : null;
    if (siren) return siren;
  }
  return null;
}

function ecrireTextes(echange: Echange, documents: Document[]): void {
  const articles = documents.map(({ paragraphes }) => lireArticles(paragraphes)).find((lus) => lus.length > 0) ?? [];
  echange.convention.articles = articles.map(({ article }) => article);
  const annexes = documents.map(({ paragraphes }) => lireAnnexes(paragraphes)).find((lues) => lues.length > 0) ?? [];
  echange.convention.annexes = annexes.map(({ annexe }) => annexe);
  annexes.forEach(
    ({ jeton, incomplete }, rang) =>
      incomplete && echange.aRevoir.push(place(`convention.annexes[${rang}].titre`, jeton)),
  );
  const visas =
    documents
      .filter(({ modele }) => !modele)
      .map(({ paragraphes }) => lireVisas(paragraphes))
      .find((lus) => lus.length > 0) ?? [];
  echange.convention.visas = visas.map(({ visa }) => visa);
  visas.forEach(
    ({ visa, jeton }, rang) => visa.incomplet && echange.aRevoir.push(place(`convention.visas[${rang}].texte`, jeton)),
  );
  const equipements = documents.filter(({ modele }) => !modele).map(({ flux }) => lireEquipements(flux));
  echange.equipements = equipements.flatMap((lus) => lus.equipements);
  echange.aRevoir.push(...equipements.flatMap(({ doutes }) => doutes));
  echange.deliberations = reunir(
    documents.flatMap(({ flux }) => lireDeliberation(flux) ?? []),
    documents.flatMap(({ paragraphes, modele }) => (modele ? [] : lireMentions(paragraphes))),
  );
}

function ecrirePlan(echange: Echange, documents: Document[]): void {
  const noeuds: NoeudEchange[] = [];
  const lues: FicheLue[] = [];
  documents.forEach(({ plan, modele }, rang) => {
    if (modele && plan.lues.length < 2) return;
    const renomme = (id: string) => `d${rang}-${id}`;
    noeuds.push(
      ...plan.noeuds.map((noeud) => ({
        ...noeud,
        id: renomme(noeud.id),
        parent: noeud.parent && renomme(noeud.parent),
      })),
    );
    lues.push(...plan.lues.map((lue) => ({ ...lue, fiche: { ...lue.fiche, noeuds: lue.fiche.noeuds.map(renomme) } })));
  });
  const rapproches = rapprocher(lues, noeuds);
  const fiches = rapproches.lues.map(({ fiche }) => fiche);
  echange.plan = renumeroter({
    noeuds: garnis(
      noeuds,
      fiches.flatMap((fiche) => fiche.noeuds),
    ),
    fiches,
  });
  rapproches.lues.forEach(({ notes }, rang) => {
    for (const { champ, raison, texte, lignes } of notes)
      echange.aRevoir.push({ chemin: `plan.fiches[${rang}].${champ}`, raison, texte, lignes });
  });
  echange.aRevoir.push(...rapproches.apart.map((paire) => enPaire(paire, rapproches.lues)));
}

/** Les nœuds qui portent une fiche, et ceux qui les portent. */
function garnis(noeuds: NoeudEchange[], feuilles: string[]): NoeudEchange[] {
  const gardes = new Set<string>();
  const parId = new Map(noeuds.map((noeud) => [noeud.id, noeud]));
  for (const feuille of feuilles)
    for (let noeud = parId.get(feuille); noeud && !gardes.has(noeud.id); noeud = parId.get(noeud.parent ?? ""))
      gardes.add(noeud.id);
  return noeuds.filter(({ id }) => gardes.has(id));
}

const enLignes = ([debut, fin]: [number, number]) => `lignes ${debut} à ${fin}`;

function enPaire({ fiche, rangee }: Paire, lues: FicheLue[]): ARevoir {
  return {
    chemin: `plan.fiches[${lues.indexOf(fiche)}]`,
    raison: `Cette fiche (${enLignes(fiche.lignes)}) et une ligne de tableau (${enLignes(rangee.lignes)}, plan.fiches[${lues.indexOf(rangee)}]) semblent décrire la même action : à fusionner ou à garder séparées.`,
    texte: rangee.fiche.titre,
    lignes: fiche.lignes,
  };
}
