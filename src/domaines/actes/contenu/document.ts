import { enLettres, estJour } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { LIBELLES_PARTIE } from "#domaines/convention/model.ts";
import { LIBELLES_EFFET, LIBELLES_FORMALITE, LIBELLES_QUI } from "#domaines/convention/resiliation/model.ts";
import { LIBELLES_TYPE } from "#domaines/equipements/model.ts";
import { CHAMPS, lignesLues } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { type ContenuVersion, cleDifference, type Difference, type ElementDe, LISTES, type Liste } from "./model.ts";

const abreger = (texte: string) => (texte.length > 90 ? `${texte.slice(0, 88).trimEnd()}…` : texte);

/** « Article 5 · Engagements » */
export const intituleArticle = (nom: string, { numero, titre }: { numero: string | null; titre: string }): string =>
  numero ? `${nom} ${numero} · ${titre}` : titre;

const TITRES_ANNEXE: Record<string, string> = {
  diagnostic: "diagnostic",
  equipements: "équipements et services",
  plan: "plan d’actions",
  pilotage: "pilotage",
  decisions: "décisions",
};

type Noms = { [L in Liste]: (un: ElementDe<L>) => string };

const NOMMER: Noms = {
  convention: () => "La convention elle-même",
  parties: ({ nom }) => nom,
  visas: ({ texte }) => `Visa « ${abreger(texte)} »`,
  articles: (un) => intituleArticle("Article", un),
  annexes: (une) => intituleArticle("Annexe", une),
  complements: ({ id }) => `Complément de l’annexe « ${TITRES_ANNEXE[id] ?? id} »`,
  diagnostic: ({ titre }) => titre,
  modes: ({ intitule }) => `Façon de finir : ${intitule}`,
  equipements: ({ nom, type, typeLibelle, collectivite }) =>
    [nom ?? typeLibelle ?? LIBELLES_TYPE[type], collectivite && `soutenu par ${collectivite}`]
      .filter(Boolean)
      .join(", "),
  registre: ({ nom, type }) => `${nom ?? (type ? LIBELLES_TYPE[type] : "Structure")}, au registre`,
  noeuds: ({ code, libelle }) => [code, libelle].filter(Boolean).join(" · "),
  fiches: intituleFiche,
  moyens: ({ financeur }) => financeur,
  instances: ({ nom }) => nom,
};

export const TITRES_LISTE: Record<Liste, string> = {
  convention: "La convention",
  parties: "Les parties",
  visas: "Les visas",
  articles: "Les articles",
  annexes: "Les annexes",
  complements: "Ce que l’on écrit dans les annexes",
  diagnostic: "Le diagnostic",
  modes: "Les façons d’y mettre fin",
  equipements: "Les équipements et services",
  registre: "Les places et les structures du registre",
  noeuds: "Les axes et objectifs du plan",
  fiches: "Les fiches-actions",
  moyens: "Les moyens de chacun",
  instances: "Les instances du pilotage",
};

const LIBELLES: Record<string, string> = {
  titre: "Titre",
  caf: "Caf",
  debut: "Début",
  fin: "Fin",
  perimetre: "Communes couvertes",
  genre: "Genre",
  nom: "Nom",
  nomCourt: "Nom court",
  code: "Code",
  representants: "Représentants",
  texte: "Texte",
  incomplet: "À compléter",
  numero: "Numéro",
  collectivite: "Collectivité",
  type: "Type",
  typeLibelle: "Type, dans les mots du document",
  adresse: "Adresse",
  places: "Places",
  parent: "Place dans le plan",
  libelle: "Intitulé",
  impacts: "Impacts attendus",
  intitule: "Intitulé",
  qui: "Qui peut",
  formalite: "Formalité",
  preavisMois: "Préavis, en mois",
  effet: "Effet",
  precisions: "Précisions",
  noeuds: "Place dans le plan",
  priorite: "Priorité",
  financeur: "Financeur",
  prevu: "Prévu",
  nature: "Nature",
  objet: "Rôle",
  presidence: "Présidence",
  frequence: "Réunions par an",
  colleges: "Collèges",
  forces: "Forces",
  faiblesses: "Faiblesses",
  besoins: "Besoins",
  figures: "Chiffres appelés",
};

const champFiche = (champ: string) => CHAMPS.find(({ nom }) => nom === champ);

const libelleDe = (liste: Liste, champ: string): string =>
  (liste === "fiches" ? champFiche(champ)?.libelle : undefined) ?? LIBELLES[champ] ?? champ;

type Lire = (valeur: never, contenu: ContenuVersion) => string;
const nomNoeud = (id: string, { noeuds }: ContenuVersion) => {
  const noeud = noeuds.find((un) => un.id === id);
  return noeud ? NOMMER.noeuds(noeud) : "";
};

/** Ce qui ne s'écrit pas tout seul : un code, un identifiant, une personne. */
const LIRE: Record<string, Lire> = {
  perimetre: (codes: string[]) => codes.map((code) => getTerritoires().communes.get(code)?.nom ?? code).join("\n"),
  representants: (tous: { nom: string; qualite: string | null }[]) =>
    tous.map(({ nom, qualite }) => [nom, qualite].filter(Boolean).join(", ")).join("\n"),
  incomplet: (oui: boolean) => (oui ? "oui" : "non"),
  parent: nomNoeud,
  noeuds: (ids: string[], contenu) => ids.map((id) => nomNoeud(id, contenu)).join("\n"),
  prevu: ecrireMontant,
  priorite: ({ valeur }: { valeur: string }) => valeur,
  autres: (autres: { nom: string; texte: string }[]) => autres.map(({ nom, texte }) => `${nom} : ${texte}`).join("\n"),
  debut: (jour: string) => (estJour(jour) ? enLettres(jour) : jour),
  fin: (jour: string) => (estJour(jour) ? enLettres(jour) : jour),
};

const CODES: Record<string, Record<string, string>> = {
  "parties.genre": LIBELLES_PARTIE,
  "equipements.type": LIBELLES_TYPE,
  "registre.type": LIBELLES_TYPE,
  "modes.qui": LIBELLES_QUI,
  "modes.formalite": LIBELLES_FORMALITE,
  "modes.effet": LIBELLES_EFFET,
};

/** Ce qu'une valeur du contenu donne à lire. */
export function ecrireValeur(liste: Liste, champ: string, valeur: unknown, contenu: ContenuVersion): string {
  if (valeur === null || valeur === undefined) return "";
  const dite = CODES[`${liste}.${champ}`]?.[String(valeur)];
  if (dite) return dite;
  const lire = LIRE[champ];
  if (lire) return lire(valeur as never, contenu);
  const forme = liste === "fiches" ? champFiche(champ)?.forme : undefined;
  if (forme) return lignesLues(forme, valeur).join("\n");
  return Array.isArray(valeur) ? valeur.join("\n") : String(valeur);
}

/** Une différence, telle qu'elle se lit : de quoi il s'agit, ce qui change, l'avant et l'après. */
export type Ecart = {
  cle: string;
  liste: Liste;
  id: string;
  objet: string;
  quoi: string;
  avant: string | null;
  apres: string | null;
};

export const nommer = (liste: Liste, element: { id: string }): string => NOMMER[liste](element as never);

const trouver = (contenu: ContenuVersion, liste: Liste, id: string | null) =>
  contenu[liste]?.find((un) => un.id === id);

/** Ce que l'intitulé d'une fiche dit déjà. */
const DANS_LE_NOM = new Set(["titre", "reference"]);

function placeDite(contenu: ContenuVersion, liste: Liste, apresQui: string | null): string {
  const voisin = trouver(contenu, liste, apresQui);
  return voisin ? `après « ${abreger(nommer(liste, voisin))} »` : "en tête";
}

const CHAMPS_FICHE = ["noeuds", "priorite", ...CHAMPS.map(({ nom }) => nom as string), "autres"];
const CHAMPS_AUTRES =
  "typeLibelle collectivite adresse places representants parent qui formalite preavisMois effet prevu nature objet presidence frequence colleges".split(
    " ",
  );

/** Ce qui se reconnaît à son nom et à sa sorte, et ne s'écrit pas en entier dans son titre. */
const LIEUX: ReadonlySet<Liste> = new Set(["equipements", "registre"]);

/** Le corps d'un élément qui entre ou qui sort : son texte, ou tout ce que ses champs disent. */
function corpsDe(liste: Liste, element: { id: string }, contenu: ContenuVersion): string {
  if (liste === "articles" || liste === "visas" || liste === "complements")
    return String((element as Record<string, unknown>)["texte"]);
  const autres = LIEUX.has(liste) ? ["nom", "type", ...CHAMPS_AUTRES] : CHAMPS_AUTRES;
  const champs = liste === "fiches" ? CHAMPS_FICHE.filter((champ) => !DANS_LE_NOM.has(champ)) : autres;
  return champs
    .flatMap((champ) => {
      const texte = ecrireValeur(liste, champ, (element as Record<string, unknown>)[champ], contenu);
      return texte ? [`${libelleDe(liste, champ)} : ${texte}`] : [];
    })
    .join("\n");
}

/** Chaque différence de deux contenus, dans les mots de la convention. */
export function ecrireDifferences(
  { avant, apres }: { avant: ContenuVersion; apres: ContenuVersion },
  ecarts: readonly Difference[],
): Ecart[] {
  return ecarts.map((ecart) => {
    const { liste, id, genre } = ecart;
    const element = trouver(apres, liste, id) ?? trouver(avant, liste, id) ?? { id };
    const dit = { cle: cleDifference(ecart), liste, id, objet: nommer(liste, element) };
    if (genre === "ajout")
      return { ...dit, quoi: "Ajouté", avant: null, apres: corpsDe(liste, element, apres) || dit.objet };
    if (genre === "retrait")
      return { ...dit, quoi: "Retiré", avant: corpsDe(liste, element, avant) || dit.objet, apres: null };
    if (genre === "deplacement") {
      const [de, vers] = [placeDite(avant, liste, ecart.avant), placeDite(apres, liste, ecart.apres)];
      return { ...dit, quoi: "Déplacé", avant: de, apres: vers };
    }
    const valeurs = {
      avant: ecrireValeur(liste, ecart.champ, ecart.avant, avant),
      apres: ecrireValeur(liste, ecart.champ, ecart.apres, apres),
    };
    return { ...dit, quoi: libelleDe(liste, ecart.champ), ...valeurs };
  });
}

/** Une fiche figée, champ par champ : ce qu'elle disait. */
export const entreesFiche = (
  fiche: ContenuVersion["fiches"][number],
  contenu: ContenuVersion,
): { terme: string; texte: string }[] =>
  CHAMPS.filter(({ nom }) => nom !== "titre" && nom !== "reference").flatMap(({ nom, libelle }) => {
    const texte = ecrireValeur("fiches", nom, fiche[nom], contenu);
    return texte ? [{ terme: libelle, texte }] : [];
  });

/** Combien de différences chaque part de la convention compte. */
export const compterParListe = (ecarts: readonly Pick<Difference, "liste">[]): { liste: Liste; nombre: number }[] =>
  LISTES.map((liste) => ({ liste, nombre: ecarts.filter((un) => un.liste === liste).length })).filter(
    ({ nombre }) => nombre > 0,
  );
