import type { Bloc } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { differe, sansAccents } from "#commun/texte.ts";
import type { Lieu, Tu, Valeur } from "#domaines/statistiques/model.ts";
import { MODELE, PARTIE_LIBRE } from "./lexique.ts";
import {
  type DiagnosticEcrit,
  type Enjeu,
  type Etape,
  type Figure,
  type PartieSignee,
  SECTIONS_MODELE,
  type Section,
  type Zone,
} from "./model.ts";

export const TEXTES = ["titre", "texte", "forces", "faiblesses", "besoins"] as const;
export type Dits = Pick<Section, (typeof TEXTES)[number]>;

/** DIAG-18 : ce qu'une partie dit aujourd'hui et que ne dit pas ce que l'on vient d'y taper, sur une version plus ancienne. */
export const dejaDits = (tapee: Dits, enPlace: Dits): (keyof Dits)[] =>
  TEXTES.filter((nom) => differe([tapee[nom]].flat().join("\n"), [enPlace[nom]].flat().join("\n")));

/** Une section du modèle à laquelle personne n'a encore touché. */
const vierge = (convention: string, modele: (typeof SECTIONS_MODELE)[number], ordre: number): Section => ({
  convention,
  id: modele,
  modele,
  titre: MODELE[modele].titre,
  ordre,
  texte: "",
  forces: [],
  faiblesses: [],
  besoins: [],
  besoinsDepuis: {},
  version: 0,
  modifieLe: null,
  modifiePar: null,
});

/** DIAG-1 : un diagnostic a les douze sections du modèle national, écrites ou non, puis celles que le territoire ajoute. */
export function completer(convention: string, ecrites: readonly Section[]): Section[] {
  const parId = new Map(ecrites.map((une) => [une.id, une]));
  const modele = SECTIONS_MODELE.map((code, ordre) => parId.get(code) ?? vierge(convention, code, ordre));
  return [...modele, ...ecrites.filter((une) => une.modele === null).toSorted((a, b) => a.ordre - b.ordre)];
}

/**
 * DIAG-11 : un besoin garde le jour où il fut dit, tant que ses mots restent ; celui que l'on ajoute, ou que l'on redit, est de ce jour ; celui
 * qui était là sans jour reste sans jour : personne ne sait plus quand il fut dit.
 */
export const daterBesoins = (
  besoins: readonly string[],
  avant: Pick<Section, "besoins" | "besoinsDepuis">,
  aujourdhui: Jour,
): Section["besoinsDepuis"] => {
  const jourDe = (besoin: string): Jour | undefined => {
    if (!avant.besoins.includes(besoin)) return aujourdhui;
    return Object.hasOwn(avant.besoinsDepuis, besoin) ? avant.besoinsDepuis[besoin] : undefined;
  };
  const dates = besoins.map((besoin) => ({ besoin, jour: jourDe(besoin) }));
  return Object.fromEntries(dates.flatMap(({ besoin, jour }) => (jour ? [[besoin, jour] as const] : [])));
};

const cleDuPublic = (dit: string) => sansAccents(dit).trim().replace(/\s+/g, " ");
const enTete = (nom: string) => nom.charAt(0).toLocaleUpperCase("fr-FR") + nom.slice(1);
const PUBLIC_COMPTE = /^(.+?)\s*:\s*(\d{1,6})$/;

type Compte = Pick<Etape, "public" | "participants">;
type PublicDit = { nom: string; nombre: number };

/** Les publics d'un moment : ceux qui ont leur nombre, et les autres. Un point ou un point-virgule à la fin ne dit rien. */
function lirePublics(ecrit: string): { comptes: PublicDit[]; autres: string[] } {
  const parts = ecrit.split(/[;\n]/).map((part) => part.replace(/\.\s*$/, "").trim());
  const lus = parts.filter(Boolean).map((part) => ({ part, lu: PUBLIC_COMPTE.exec(part) }));
  return {
    comptes: lus.flatMap(({ lu }) => (lu ? [{ nom: lu[1] ?? "", nombre: Number(lu[2]) }] : [])),
    autres: lus.flatMap(({ part, lu }) => (lu ? [] : [part])),
  };
}

const sommer = (comptes: readonly PublicDit[]) => comptes.reduce((somme, { nombre }) => somme + nombre, 0);

/** Ceux qui n'ont pas leur nombre sont le reste des participants, ensemble. */
function publicsDe({ public: ecrit, participants }: Compte): PublicDit[] {
  const { comptes, autres } = lirePublics(ecrit);
  if (comptes.length === 0)
    return participants === null ? [] : [{ nom: ecrit.trim() || "Public non dit", nombre: participants }];
  const reste = (participants ?? 0) - sommer(comptes);
  return autres.length > 0 && reste > 0 ? [...comptes, { nom: autres.join(", "), nombre: reste }] : comptes;
}

/**
 * DIAG-12 : un moment qui réunit plusieurs publics les dit un à un, chacun avec son nombre (« Parents : 12 ; élus : 4 ») ; ceux qui n'en ont pas
 * sont le reste de ses participants. Chaque public a son total, le plus écouté d'abord.
 */
export function participantsParPublic(
  etapes: readonly Compte[],
): { public: string; nombre: number; moments: number }[] {
  const dits = etapes.flatMap(publicsDe);
  return [...Map.groupBy(dits, ({ nom }) => cleDuPublic(nom)).values()]
    .map((siens) => ({
      public: enTete(siens[0]?.nom ?? ""),
      nombre: siens.reduce((somme, { nombre }) => somme + nombre, 0),
      moments: siens.length,
    }))
    .toSorted((a, b) => b.nombre - a.nombre);
}

/** Ceux que l'on a écoutés, tous publics réunis. */
export const participantsDe = (etapes: readonly Compte[]): number => sommer(etapes.flatMap(publicsDe));

/** Les participants d'un moment, tels qu'ils entrent dans l'ensemble ; `null` si rien ne les compte. */
export const participantsDu = (etape: Compte): number | null =>
  participantsParPublic([etape]).length === 0 ? null : participantsDe([etape]);

/**
 * DIAG-14 : les publics comptés un à un font le nombre de participants, s'il est dit ; s'il en est un sans nombre, le total est dit, et il en reste
 * pour lui : sinon la ligne et l'ensemble ne s'accorderaient pas.
 */
export function fauteDesPublics({ public: ecrit, participants }: Compte): "total-faux" | "sans-total" | null {
  const { comptes, autres } = lirePublics(ecrit);
  if (comptes.length === 0) return null;
  if (participants === null) return autres.length > 0 ? "sans-total" : null;
  const reste = participants - sommer(comptes);
  return (autres.length > 0 ? reste > 0 : reste === 0) ? null : "total-faux";
}

export const partieDe = ({ modele }: Pick<Section, "modele">): string =>
  modele ? MODELE[modele].partie : PARTIE_LIBRE;

/** DIAG-2 : une section est écrite dès qu'elle dit quelque chose : un texte, une force, une faiblesse, un besoin ou un chiffre. */
export const estEcrite = (
  { texte, forces, faiblesses, besoins }: Pick<Section, "texte" | "forces" | "faiblesses" | "besoins">,
  figures: number,
): boolean => texte.trim() !== "" || forces.length + faiblesses.length + besoins.length + figures > 0;

/**
 * DIAG-3 : la petite enfance doit dire trois choses : les modes d'accueil qui existent, les besoins, et les zones où l'offre manque ou s'atteint
 * mal (modèle national, annexe 1).
 */
export function manquesPetiteEnfance(
  section: Pick<Section, "besoins">,
  { structures, zones }: { structures: number; zones: readonly Pick<Zone, "theme">[] },
): ("structures" | "besoins" | "zones")[] {
  return [
    ...(structures === 0 ? (["structures"] as const) : []),
    ...(section.besoins.length === 0 ? (["besoins"] as const) : []),
    ...(zones.some(({ theme }) => theme === "petiteEnfance") ? [] : (["zones"] as const)),
  ];
}

/** DIAG-4 : les enjeux se lisent par priorité, ceux qui n'en ont pas à la fin. */
export const rangerEnjeux = (enjeux: readonly Enjeu[]): Enjeu[] =>
  enjeux.toSorted(
    (a, b) => (a.priorite ?? 4) - (b.priorite ?? 4) || (a.theme === b.theme ? 0 : a.theme < b.theme ? -1 : 1),
  );

/** DIAG-5 : un enjeu qui ne s'appuie sur rien (ni chiffre, ni apport, ni zone) se dit, sans empêcher de l'écrire. */
export const sansAppui = ({
  statistiques,
  apports,
  zones,
}: Pick<Enjeu, "statistiques" | "apports" | "zones">): boolean =>
  statistiques.length + apports.length + zones.length === 0;

type Ensemble = { code: string; communes: readonly string[] };

/**
 * DIAG-6 : le territoire d'une convention est l'intercommunalité ou le bassin de vie qui a ses communes exactement ; à défaut, les
 * intercommunalités qu'elle couvre tout entières.
 */
export function lieuxDe(
  perimetre: readonly string[],
  { epci, bassins }: { epci: readonly Ensemble[]; bassins: readonly Ensemble[] },
): Lieu[] {
  const couvre = ({ communes }: Ensemble) => communes.length > 0 && communes.every((une) => perimetre.includes(une));
  const exact = (un: Ensemble) => couvre(un) && un.communes.length === perimetre.length;
  const memeEpci = epci.find(exact);
  if (memeEpci) return [{ genre: "epci", code: memeEpci.code }];
  const memeBassin = bassins.find(exact);
  if (memeBassin) return [{ genre: "bassin", code: memeBassin.code }];
  return epci.filter(couvre).map(({ code }): Lieu => ({ genre: "epci", code }));
}

/**
 * DIAG-8 : un diagnostic fait l'annexe d'une convention : ce qui s'y lit se publie. Un nombre que son producteur protège, ou qui en rendrait un,
 * y est secret, dans un tableau, une courbe, une carte ou une phrase.
 */
export const taire = (valeurs: readonly Valeur[], tu: Tu): Valeur[] =>
  valeurs.map((une) =>
    tu(une.statistique, une.lieu, une.millesime)
      ? {
          ...une,
          valeur: null,
          donnee: null,
          calcul: { valeur: null, numerateur: null, denominateur: null, raison: "secret", faute: [] },
          ecart: false,
          secret: true,
        }
      : une,
  );

const lignes = (id: string, titre: string, dites: readonly string[]): PartieSignee[] =>
  dites.length === 0
    ? []
    : [{ id, titre, texte: dites.join("\n"), forces: [], faiblesses: [], besoins: [], figures: [] }];

const figureDite = ({ genre, statistique, millesime }: Figure): string =>
  [genre, statistique, millesime].filter((un) => un !== null).join(" ");

const enjeuDit = ({ texte, priorite }: Enjeu): string => (priorite ? `${texte} (priorité ${priorite})` : texte);

const zoneDite = ({ nom, communes, constat }: Zone): string =>
  [nom, communes.join(", "), constat].filter(Boolean).join(" : ");

/**
 * DIAG-10 : l'annexe 1 se signe en mots : ce qui est écrit, les chiffres appelés par leur nom, les enjeux et les zones ; les valeurs suivent les
 * années, et se figent avec la version.
 */
export function signer({ sections, figures, enjeux, zones }: DiagnosticEcrit): PartieSignee[] {
  const parSection = Map.groupBy(figures, ({ section }) => section);
  const ecrites = sections.flatMap(({ id, titre, texte, forces, faiblesses, besoins }) => {
    const siennes = (parSection.get(id) ?? []).map(figureDite);
    const dit = { texte, forces, faiblesses, besoins };
    return estEcrite(dit, siennes.length) ? [{ id, titre, ...dit, figures: siennes }] : [];
  });
  return [
    ...ecrites,
    ...lignes("zones", "Les zones où l’on manque", zones.map(zoneDite)),
    ...lignes("enjeux", "Les enjeux", rangerEnjeux(enjeux).map(enjeuDit)),
  ];
}

const estTitre = (bloc: Bloc, niveau: number) => bloc.genre === "titre" && bloc.niveau <= niveau;

/**
 * DIAG-15 : un diagnostic est figé le jour où la signature est écrite ici ; une convention que l'on dit signée d'avant a les chiffres de ce
 * jour-là, et la phrase dit les deux dates.
 */
export function direGel(gel: { numero: number; le: Jour }, signeeLe: Jour | null): string {
  const avant = gel.numero === 1 && signeeLe !== null && signeeLe < gel.le ? signeeLe : null;
  return avant
    ? `Figé le ${enLettres(gel.le)}, quand la signature du ${enLettres(avant)} fut écrite ici`
    : `Figé le ${enLettres(gel.le)}, avec la signature de la convention`;
}

/** DIAG-9 : d'un diagnostic figé, une partie se lit telle qu'elle fut signée : ce qui suit son titre, jusqu'au titre suivant. */
export function sectionFigee(blocs: readonly Bloc[], section: Section): Bloc[] {
  const debut = blocs.findIndex(
    (bloc) => bloc.genre === "titre" && bloc.niveau === 2 && bloc.texte === partieDe(section),
  );
  const sienne = blocs.findIndex(
    (bloc, rang) => rang > debut && bloc.genre === "titre" && bloc.niveau === 3 && bloc.texte === section.titre,
  );
  if (debut < 0 || sienne < 0) return [];
  const suite = blocs.slice(sienne + 1);
  const fin = suite.findIndex((bloc) => estTitre(bloc, 3));
  return fin < 0 ? suite : suite.slice(0, fin);
}
