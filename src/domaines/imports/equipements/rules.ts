import { sansAccents } from "#commun/texte.ts";
import type { ARevoir, EquipementEchange, TypeEquipement } from "../echange/model.ts";
import type { Lignes } from "#platform/files/model.ts";
import type { Flux, Jeton, TableauLu } from "../flux/model.ts";
import { texteDe } from "../entetes/rules.ts";
import { estTableauEquipements } from "../rangees/rules.ts";
import { type Aplatie, couperType, detacherSuivants, estUnBout, listesAplaties } from "./aplatis/rules.ts";
import { TYPES } from "./lexique.ts";
import { suiteDuTableau } from "./suites/rules.ts";

const typeSelon = (texte: string): TypeEquipement | null => {
  const norme = sansAccents(texte);
  return TYPES.find(([mot]) => mot.test(norme))?.[1] ?? null;
};

/** IMP-36 : le nom précise un type général (« ALSH » : périscolaire, accueil de jeunes) ; sans mot connu, le type est autre. */
export function typeEquipement(libelle: string, nom: string): TypeEquipement {
  const dit = typeSelon(libelle);
  const precise = typeSelon(nom);
  if (dit === "alshExtrasco" || dit === "alshPerisco")
    return precise === "alshPerisco" || precise === "accueilJeunes" || precise === "alshExtrasco" ? precise : dit;
  return dit ?? precise ?? "autre";
}

const VOIE =
  /(?:^|[\s,(])(?=(?:\d{1,4}\s*(?:bis|ter)?\s*,?\s+)?(?:rue|avenue|av\.|bd|boulevard|place|pl\.|all[ée]e|chemin|impasse|route|quai|cours|square|esplanade|sur de|zone|za|lieu.dit|hameau|r[ée]sidence|passage|sentier|mont[ée]e|faubourg)\b(?=[\s,]+\S))|(?:^|[\s,(])(?=\d{5}\s+\p{Lu})/iu;

const sansBord = (bout: string) => bout.replace(/^[\s,–-]+|[\s,–-]+$/g, "").trim();

/** IMP-37 : le nom d'un équipement s'arrête où commence son adresse : un numéro de voie, un mot de voie ou un code postal. */
export function couperAdresse(texte: string): { nom: string | null; adresse: string | null } {
  const place = VOIE.exec(texte)?.index ?? -1;
  if (place < 0) return { nom: sansBord(texte) || null, adresse: null };
  return { nom: sansBord(texte.slice(0, place)) || null, adresse: sansBord(texte.slice(place)) || null };
}

const estEntete = (rangee: Jeton[][]) => /^type (?:de |d['’])/i.test(texteDe(rangee[0]));

/** Un nom écrit dans la colonne des types (« MAM les Lutins ») : ce qui suit le mot du type. */
function nomDansLeType(libelle: string): string | null {
  const trouve = /^(?:mam|rpe|laep|evs|alsh|eaje|cr[èe]che|centre social)\s+(?=\p{L})(?!\/)(.+)$/iu.exec(libelle);
  return trouve && !/^(?:p[ée]ri|extra|psu|paje|itin)/i.test(trouve[1] ?? "") ? libelle : null;
}

export type EquipementsLus = { equipements: EquipementEchange[]; doutes: ARevoir[] };

/**
 * IMP-38 : un tableau d'équipements est à la collectivité nommée au-dessus de son en-tête ; un type vide est celui du dessus. Une liste
 * annoncée dont rien n'a été lu, ou dont les colonnes se sont perdues, est à revoir.
 */
export function lireEquipements({ jetons, tableaux }: Flux): EquipementsLus {
  const lus: EquipementsLus = { equipements: [], doutes: [] };
  for (const tableau of tableaux.filter(estTableauEquipements)) verserTableau(lus, jetons, tableau);
  for (const aplatie of listesAplaties(jetons)) {
    const { tete, lignes } = aplatie;
    const equipements = lireAplatie(aplatie);
    const etendue: Lignes = [tete.lignes[0], lignes.at(-1)?.lignes[1] ?? tete.lignes[1]];
    verser(lus, equipements, doute(NON_LUE, etendue, tete.texte));
    if (equipements.length > 0) lus.doutes.push(doute(SANS_COLONNES, etendue, aplatie.titre?.texte));
  }
  return lus;
}

/** Un tableau et ce que la mise en page en a sorti : la fin d'une adresse, des lignes, d'autres tableaux sans tête. */
function verserTableau(lus: EquipementsLus, jetons: Jeton[], tableau: TableauLu): void {
  const titre = titreAuDessus(jetons, tableau);
  const dedans = lireTableau(tableau, titre);
  const { lignes, laisse } = suiteDuTableau(jetons, tableau);
  const dehors = lireSuite(lignes, dedans.at(-1) ?? enEquipement(titre, null, ""));
  verser(lus, [...dedans, ...dehors], doute(NON_LUE, tableau.lignes));
  if (dehors.length > 0) lus.doutes.push(doute(ROMPUE, etendueDe(lignes, tableau.lignes), titre ?? ""));
  if (laisse) lus.doutes.push(doute(LAISSEE, laisse.lignes, laisse.texte));
}

/** Les équipements d'une suite ; la fin d'une adresse, en tête, rejoint celle du dernier. */
function lireSuite(lignes: readonly Jeton[], dernier: EquipementEchange): EquipementEchange[] {
  const [bout, ...reste] = lignes;
  const finit = bout?.cellule === null && estUnBout(bout);
  if (finit) dernier.adresse = [dernier.adresse, bout.texte].filter(Boolean).join(" ");
  return lireLignes(dernier.collectivite, finit ? reste : lignes, dernier.typeLibelle);
}

const etendueDe = (lignes: readonly Jeton[], [debut, fin]: Lignes): Lignes => [debut, lignes.at(-1)?.lignes[1] ?? fin];

const ROMPUE = "Cette liste d’équipements continue hors de son tableau : vérifiez le type et l’adresse de chacun.";
const LAISSEE = "Cette ligne suit une liste d’équipements, et n’a pas été prise pour l’un d’eux.";
const NON_LUE = "Une liste d’équipements est annoncée ici, et aucun n’y a été lu.";
const SANS_COLONNES =
  "Les colonnes de cette liste d’équipements se sont perdues : type, nom et adresse sont séparés par leurs mots.";

const doute = (raison: string, lignes: Lignes, texte = ""): ARevoir => ({
  chemin: "equipements",
  raison,
  texte,
  lignes,
});

function verser(lus: EquipementsLus, equipements: EquipementEchange[], sinon: ARevoir): void {
  lus.equipements.push(...equipements);
  if (equipements.length === 0) lus.doutes.push(sinon);
}

const estSigle = (texte: string) => /^\p{Lu}{2,}/u.test(texte);

/** Pour IMP-149, les lignes d'une liste sans colonnes ; celle qui ne dit pas un autre type garde celui du dessus. */
const lireAplatie = ({ titre, lignes }: Aplatie): EquipementEchange[] => lireLignes(titre?.texte ?? null, lignes, null);

function lireLignes(collectivite: string | null, lignes: readonly Jeton[], dessus: string | null): EquipementEchange[] {
  let typeLibelle = dessus;
  const lus: EquipementEchange[] = [];
  for (const texte of lignes.flatMap((ligne) => detacherSuivants(ligne.texte))) {
    const coupe = couperType(texte);
    if (!coupe && typeLibelle === null) continue;
    if (coupe && ouvreUnType(coupe, typeLibelle)) {
      typeLibelle = coupe.libelle;
      const lu = enEquipement(collectivite, coupe.libelle, coupe.reste);
      lus.push(lu.nom && /^\p{Ll}/u.test(lu.nom) ? { ...lu, nom: `${coupe.libelle} ${lu.nom}` } : lu);
    } else lus.push(enEquipement(collectivite, typeLibelle, texte.replace("\t", " ")));
  }
  return lus;
}

/** Un sigle, ou un autre type que celui du dessus devant un nom ou une adresse. */
function ouvreUnType({ libelle, reste }: { libelle: string; reste: string }, dessus: string | null): boolean {
  if (estSigle(libelle)) return true;
  const nomme = reste === "" || /^[\p{Lu}\d«"]/u.test(reste) || VOIE.exec(reste)?.index === 0;
  return nomme && (dessus === null || typeSelon(libelle) !== typeSelon(dessus));
}

function titreAuDessus(jetons: Jeton[], { lignes }: TableauLu): string | null {
  const avant = jetons.filter((jeton) => jeton.cellule === null && jeton.lignes[1] < lignes[0]).at(-1);
  return avant &&
    avant.texte.length < 120 &&
    lignes[0] - avant.lignes[1] <= 3 &&
    !/^annexe|liste des/i.test(avant.texte)
    ? avant.texte
    : null;
}

function lireTableau({ rangees }: TableauLu, titre: string | null): EquipementEchange[] {
  let collectivite = titre;
  let typeLibelle: string | null = null;
  const lus: EquipementEchange[] = [];
  rangees.forEach((rangee, rang) => {
    const [gauche, droite] = [texteDe(rangee[0]), rangee.slice(1).map(texteDe).filter(Boolean).join(", ")];
    const suivante = rangees[rang + 1];
    if (estEntete(rangee)) return;
    if (droite === "" && suivante && estEntete(suivante)) collectivite = gauche;
    else if (gauche !== "" || droite !== "") {
      typeLibelle = gauche || typeLibelle;
      for (const un of detacherSuivants(droite)) lus.push(enEquipement(collectivite, typeLibelle, un));
    }
  });
  return lus.some(({ nom, adresse }) => nom ?? adresse) ? lus : [];
}

function enEquipement(collectivite: string | null, typeLibelle: string | null, droite: string): EquipementEchange {
  const { nom, adresse } = couperAdresse(droite);
  return {
    collectivite,
    type: typeEquipement(typeLibelle ?? "", droite),
    typeLibelle,
    nom: nom ?? nomDansLeType(typeLibelle ?? ""),
    adresse,
  };
}
