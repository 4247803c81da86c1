import type { Lignes } from "#platform/files/model.ts";
import type { Bloc } from "../blocs/model.ts";
import type { GenreNoeud, NoeudEchange } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { ecart, normaliser } from "../libelles/rules.ts";
import { estTitrePlausible, estTitreSur, lireNiveau, type Niveau } from "../niveaux/rules.ts";
import { cheminsNommes } from "../nommes/rules.ts";
import { estTitreVide, type Titre } from "../titres/rules.ts";

type Noeud = Omit<NoeudEchange, "genre"> & { genre: GenreNoeud | null; forme: string };
type Etage = { forme: string; id: string; lignes: Lignes };

/** Où va une fiche : ses nœuds, et les titres sous lesquels elle se trouve dans le document. */
export type Place = { noeuds: string[]; titres: Etage[] };

/** L'arbre en construction ; la pile dit sous quels titres on se trouve. */
export type Arbre = { noeuds: Noeud[]; pile: Etage[] };

export const arbreVide = (): Arbre => ({ noeuds: [], pile: [] });

const ORDRE: GenreNoeud[] = [
  "projet",
  "ambition",
  "axe",
  "theme",
  "champ",
  "orientation",
  "objectifStrategique",
  "objectif",
  "autre",
];
const rangDe = (genre: GenreNoeud | null) => (genre === null ? ORDRE.indexOf("theme") : ORDRE.indexOf(genre));

/** Deux libellés d'un même nœud : la casse, les accents et une faute d'une ou deux lettres ne les séparent pas. */
export function memeLibelle(a: string, b: string): boolean {
  const [x, y] = [normaliser(a), normaliser(b)];
  if (x === y) return true;
  const permis = Math.min(x.length, y.length) >= 24 ? 3 : Math.min(x.length, y.length) >= 12 ? 1 : 0;
  return permis > 0 && ecart(x, y, permis) <= permis;
}

/** Trouve ou ajoute un nœud sous un parent ; le même libellé, ou le même numéro du même genre, est le même nœud. */
export function accrocher(arbre: Arbre, parent: string | null, niveau: Niveau): string {
  const connu = arbre.noeuds.find(
    (noeud) =>
      noeud.parent === parent &&
      noeud.genre === niveau.genre &&
      (memeLibelle(noeud.libelle, niveau.libelle) || memeNumero(noeud, niveau)),
  );
  if (connu) return ajouterImpacts(connu, niveau.impacts).id;
  const id = `n${arbre.noeuds.length + 1}`;
  arbre.noeuds.push({
    id,
    parent,
    genre: niveau.genre,
    code: niveau.code,
    libelle: niveau.libelle,
    impactsVises: [...(niveau.impacts ?? [])],
    forme: niveau.forme,
  });
  return id;
}

function ajouterImpacts(noeud: Noeud, impacts: string[] = []): Noeud {
  noeud.impactsVises.push(...impacts.filter((impact) => !noeud.impactsVises.includes(impact)));
  return noeud;
}

const memeNumero = (noeud: Noeud, niveau: Niveau) =>
  niveau.code !== null &&
  noeud.code === niveau.code &&
  noeud.forme === niveau.forme &&
  normaliser(noeud.libelle).slice(0, 12) === normaliser(niveau.libelle).slice(0, 12);

/** IMP-14 : un titre de niveau remplace le précédent de même forme et ce qui était dessous ; une forme neuve s'emboîte. */
function empiler(arbre: Arbre, niveau: Niveau, lignes: Lignes): void {
  const place = arbre.pile.findIndex(({ forme }) => forme === niveau.forme);
  const dessus =
    place < 0 ? arbre.pile.filter((etage) => passeAvant(etage.forme, niveau.forme)) : arbre.pile.slice(0, place);
  const id = accrocher(arbre, dessus.at(-1)?.id ?? null, niveau);
  arbre.pile = [...dessus, { forme: niveau.forme, id, lignes }];
}

/** Deux formes dont l'ordre est certain : les styles de titre, et les mots de niveau. */
function passeAvant(dessus: string, dessous: string): boolean {
  const [genreA, rangA = ""] = dessus.split(":");
  const [genreB, rangB = ""] = dessous.split(":");
  if (genreA === "style" && genreB === "style") return Number(rangA) < Number(rangB);
  if (genreA === "tete" && genreB === "tete") return rangDe(rangA as GenreNoeud) < rangDe(rangB as GenreNoeud);
  return true;
}

/** Les titres de niveau d'une fiche : ce qui la précède, hors son propre titre. */
function titresDeNiveau(bloc: Bloc, titre: Titre | null, formes: Set<string> | null): Jeton[] {
  const candidats = bloc.avant.filter((jeton) => jeton !== titre?.jeton);
  const retenus: Jeton[] = [];
  for (const jeton of candidats.toReversed().slice(0, 5)) {
    const admis = formes === null || formes.has(lireNiveau(jeton).forme);
    if (!(estTitreSur(jeton) || (admis && estTitrePlausible(jeton)))) break;
    retenus.unshift(jeton);
  }
  return retenus;
}

/** IMP-15 : la place d'une fiche est le chemin des titres qui la précèdent et des niveaux qu'elle nomme, du plus large au plus fin. */
export function placer(arbre: Arbre, blocs: Bloc[], titres: (Titre | null)[]): Place[] {
  const formes = new Set(
    blocs
      .slice(1)
      .flatMap((bloc, rang) =>
        titresDeNiveau(bloc, titres[rang + 1] ?? null, null).map((jeton) => lireNiveau(jeton).forme),
      ),
  );
  return blocs.map((bloc, rang) => {
    if (romptLePlan(bloc)) arbre.pile = [];
    for (const jeton of titresDeNiveau(bloc, titres[rang] ?? null, rang === 0 ? formes : null)) monter(arbre, jeton);
    const chemins = cheminsNommes(bloc, rangDe).map((nommes) =>
      descendre(
        arbre,
        nommes.map((niveau) => parCode(arbre, niveau)),
      ),
    );
    const feuilles = chemins.length === 0 ? arbre.pile.slice(-1).map(({ id }) => id) : chemins;
    return { noeuds: [...new Set(feuilles)].filter((id) => id !== ""), titres: arbre.pile };
  });
}

/** « Axes : 1 et 3 » : un numéro seul est le nœud de ce genre qui le porte. */
function parCode(arbre: Arbre, niveau: Niveau): Niveau {
  const connu =
    niveau.code === niveau.libelle &&
    arbre.noeuds.find((noeud) => noeud.genre === niveau.genre && noeud.code === niveau.code);
  return connu ? { ...niveau, libelle: connu.libelle } : niveau;
}

function monter(arbre: Arbre, jeton: Jeton): void {
  const niveau = lireNiveau(jeton);
  const libelle = niveau.libelle || jeton.texte;
  if (!estTitreVide(libelle)) empiler(arbre, { ...niveau, libelle, impacts: jeton.impacts ?? [] }, jeton.lignes);
}

/** Un tableau étranger ou de longs paragraphes avant une fiche : elle n'est plus sous le dernier titre. */
function romptLePlan({ avant, champs }: Bloc): boolean {
  const horsTableau = champs.every(({ jeton }) => jeton.cellule === null);
  return (
    (horsTableau && avant.some(({ cellule }) => cellule !== null)) ||
    avant.filter(({ texte }) => texte.length > 200).length >= 2
  );
}

/** Les titres au-dessus se rangent parmi les niveaux nommés ; un nœud déjà connu sous le même axe sert. */
function descendre(arbre: Arbre, nommes: Niveau[]): string {
  const dejaDits = new Set(nommes.map(({ genre }) => genre));
  const dessus = arbre.pile.flatMap(({ id }): Niveau[] => {
    const noeud = arbre.noeuds.find((autre) => autre.id === id);
    return noeud && !dejaDits.has(noeud.genre) ? [{ ...noeud, genre: noeud.genre ?? "theme" }] : [];
  });
  const chemin = [...dessus, ...nommes].toSorted((a, b) => rangDe(a.genre) - rangDe(b.genre));
  const connus = dessus.length === 0 ? [] : dejaPlaces(arbre, nommes);
  const sousTitre = connus.find((id) =>
    dessus.every((titre) => lignee(arbre, id).some((noeud) => memeLibelle(noeud.libelle, titre.libelle))),
  );
  const seul = sousTitre ?? (connus.length === 1 ? connus[0] : undefined);
  if (seul !== undefined) return completer(arbre, seul, nommes);
  return chemin.reduce((parent: string | null, niveau) => accrocher(arbre, parent, niveau), null) ?? "";
}

/** Un nœud déjà là reçoit, lui et ceux qui le portent, les impacts que la fiche leur donne. */
function completer(arbre: Arbre, id: string, nommes: Niveau[]): string {
  for (const noeud of lignee(arbre, id))
    for (const niveau of nommes) if (est(niveau)(noeud)) ajouterImpacts(noeud, niveau.impacts);
  return id;
}

function lignee(arbre: Arbre, id: string | null): Noeud[] {
  const noeud = arbre.noeuds.find((autre) => autre.id === id);
  return noeud ? [noeud, ...lignee(arbre, noeud.parent)] : [];
}

const est = (niveau: Niveau) => (noeud: Noeud) =>
  noeud.genre === niveau.genre && memeLibelle(noeud.libelle, niveau.libelle);

/** Les nœuds déjà connus qui portent le niveau le plus fin nommé, sous tous les autres niveaux nommés. */
function dejaPlaces(arbre: Arbre, nommes: Niveau[]): string[] {
  const feuille = nommes.at(-1);
  if (!feuille || nommes.length < 2) return [];
  return arbre.noeuds
    .filter((noeud) => est(feuille)(noeud) && nommes.every((niveau) => lignee(arbre, noeud.id).some(est(niveau))))
    .map(({ id }) => id);
}

const INFINITIF = /^(?:(?:ne )?s['’]|se |mieux )?\p{L}+(?:er|ir|re|oir)(?=\s|$)/iu;

/** IMP-16 : des titres sans genre écrit sont des objectifs s'ils commencent par un verbe, sinon des thèmes ; un niveau est d'un seul genre. */
export function nommerGenres(noeuds: Noeud[]): NoeudEchange[] {
  const verbes = new Map<string, number>();
  for (const { forme, genre, libelle } of noeuds)
    if (genre === null) verbes.set(forme, (verbes.get(forme) ?? 0) + (INFINITIF.test(libelle) ? 1 : -1));
  return noeuds.map(({ forme, genre, ...noeud }) => {
    const { id, parent, code, libelle, impactsVises } = noeud;
    return {
      id,
      parent,
      genre: genre ?? ((verbes.get(forme) ?? 0) > 0 ? "objectif" : "theme"),
      code,
      libelle,
      impactsVises,
    };
  });
}

/** IMP-46 : le champ d'intervention d'une fiche qui n'en écrit pas est le thème où elle se trouve. */
export function themeDe(
  noeuds: NoeudEchange[],
  { noeuds: places, titres }: Place,
): { libelle: string; lignes: Lignes | null } | null {
  const parId = new Map(noeuds.map((noeud) => [noeud.id, noeud]));
  for (let noeud = parId.get(places[0] ?? ""); noeud; noeud = parId.get(noeud.parent ?? ""))
    if (noeud.genre === "theme")
      return { libelle: noeud.libelle, lignes: titres.find(({ id }) => id === noeud?.id)?.lignes ?? null };
  const titre = titres.findLast(({ id }) => parId.get(id)?.genre === "theme");
  return titre ? { libelle: parId.get(titre.id)?.libelle ?? "", lignes: titre.lignes } : null;
}
