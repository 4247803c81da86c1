import { canonique } from "#commun/canonique.ts";
import type { Bloc } from "#commun/document.ts";
import { genreAnnexe } from "#domaines/convention/index.ts";
import { blocsInstances, blocsMoyens, blocsSoutiens, cadreDe } from "../annexe/document.ts";
import { SANS_COLLECTIVITE } from "../annexe/lexique.ts";
import { ANNEXES, type AnnexeFaite, estAnnexe, type SoutienRange } from "../annexe/model.ts";
import { ordonner } from "../annexe/rules.ts";
import { ecrireValeur, entreesFiche, nommer } from "../contenu/document.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { enBranches } from "../contenu/rules.ts";
import { partiesDites, type QuiSigne, signaturesDites } from "../impression/document.ts";
import { blocsTexte } from "../texte/document.ts";

const titre = (niveau: 1 | 2 | 3 | 4, texte: string): Bloc => ({ genre: "titre", niveau, texte });
const liste = (nom: string, elements: readonly string[]): Bloc[] =>
  elements.length === 0 ? [] : [titre(1, nom), { genre: "liste", elements }];

function blocsFiche(fiche: ContenuVersion["fiches"][number], contenu: ContenuVersion): Bloc[] {
  const entrees = entreesFiche(fiche, contenu).map(({ terme, texte }) => ({ terme, textes: texte.split("\n") }));
  return [titre(3, nommer("fiches", fiche)), { genre: "definitions", entrees }];
}

/** Le plan figé : chaque fiche une fois, sous le premier nœud qui la porte ; celles de nul nœud à la fin. */
function blocsPlan(contenu: ContenuVersion): Bloc[] {
  if (contenu.fiches.length === 0) return [];
  const branches = enBranches(contenu.noeuds).flatMap((noeud) => {
    const siennes = contenu.fiches.filter(({ noeuds }) => noeuds[0] === noeud.id);
    return [titre(2, nommer("noeuds", noeud)), ...siennes.flatMap((fiche) => blocsFiche(fiche, contenu))];
  });
  const seules = contenu.fiches.filter(({ noeuds }) => noeuds.length === 0);
  const hors =
    seules.length > 0 ? [titre(2, "Hors de tout axe"), ...seules.flatMap((une) => blocsFiche(une, contenu))] : [];
  return [...branches, ...hors];
}

/** La liste de la convention, ses places, puis les structures que le registre y ajoutait : ce que l'annexe disait à imprimer. */
function soutiensDe(contenu: ContenuVersion): SoutienRange[] {
  const { equipements, registre = [], parties } = contenu;
  const citees = new Set(equipements.map(({ id }) => id));
  const places = new Map(registre.map((une) => [une.id, une.places]));
  const ajoutees = registre.flatMap((une) =>
    citees.has(une.id) || une.type === null ? [] : [{ ...une, type: une.type, typeLibelle: null }],
  );
  const lignes = [...equipements, ...ajoutees].map((un) => ({
    collectivite: un.collectivite ?? SANS_COLLECTIVITE,
    type: un.typeLibelle ?? ecrireValeur("equipements", "type", un.type, contenu),
    nom: un.nom ?? "",
    adresse: un.adresse ?? "",
    places: places.get(un.id) ?? null,
  }));
  return ordonner(lignes, cadreDe(parties, contenu.convention[0]?.perimetre ?? []));
}

const instancesDe = ({ instances = [] }: ContenuVersion) =>
  instances.map(({ colleges, ...instance }) => ({
    ...instance,
    colleges: colleges.map((nom) => ({ nom, membres: null })),
  }));

const enListe = (terme: string, elements: readonly string[]): Bloc[] =>
  elements.length === 0 ? [] : [titre(3, terme), { genre: "liste", elements }];

/** Le diagnostic en mots, quand ses chiffres ne sont pas figés avec lui. */
const blocsDiagnostic = ({ diagnostic = [] }: ContenuVersion): Bloc[] =>
  diagnostic.flatMap(({ titre: nom, texte, forces, faiblesses, besoins, figures }) => [
    titre(2, nom),
    ...blocsTexte(texte),
    ...enListe("Forces", forces),
    ...enListe("Faiblesses", faiblesses),
    ...enListe("Besoins", besoins),
    ...enListe("Chiffres appelés", figures),
  ]);

/** Ce qu'une annexe faite des données disait ; les décisions se gardent dans leurs propres actes. */
const TENUES: Record<AnnexeFaite, (contenu: ContenuVersion) => Bloc[]> = {
  diagnostic: blocsDiagnostic,
  equipements: (contenu) => blocsSoutiens({ soutiens: soutiensDe(contenu) }),
  plan: (contenu) => [...blocsMoyens({ moyens: contenu.moyens ?? [] }), ...blocsPlan(contenu)],
  pilotage: (contenu) => blocsInstances({ instances: instancesDe(contenu) }),
  decisions: () => [],
};

const A_PART: Bloc = { genre: "paragraphe", texte: "Cette annexe est jointe à part." };

const SANS_ANNEXE: Record<AnnexeFaite, string> = {
  diagnostic: "Diagnostic",
  equipements: "Équipements et services soutenus",
  plan: "Plan d’actions",
  pilotage: "Pilotage",
  decisions: "Décisions",
};

/** Les annexes dans leur ordre, puis ce qui fut signé sans qu'une annexe le porte. */
function blocsAnnexes(contenu: ContenuVersion, annexe1: readonly Bloc[] | undefined): Bloc[] {
  const complement = (genre: AnnexeFaite) => contenu.complements.find(({ id }) => id === genre)?.texte ?? "";
  const tenue = (genre: AnnexeFaite) => (genre === "diagnostic" && annexe1 ? annexe1 : TENUES[genre](contenu));
  const corps = (genre: AnnexeFaite) => [...blocsTexte(complement(genre)), ...tenue(genre)];
  const dites = contenu.annexes.map((une) => ({ une, genre: genreAnnexe(une.titre) }));
  const muettes = ANNEXES.filter((genre) => !dites.some((dite) => dite.genre === genre));
  return [
    ...dites.flatMap(({ une, genre }) => {
      const blocs = estAnnexe(genre) ? corps(genre) : [];
      return [titre(1, nommer("annexes", une)), ...(blocs.length > 0 ? blocs : [A_PART])];
    }),
    ...muettes.flatMap((genre) => {
      const blocs = corps(genre);
      return blocs.length > 0 ? [titre(1, SANS_ANNEXE[genre]), ...blocs] : [];
    }),
  ];
}

const corps = (contenu: ContenuVersion, annexe1?: readonly Bloc[]): Bloc[] => [
  ...contenu.visas.map(({ texte }): Bloc => ({ genre: "paragraphe", texte })),
  ...contenu.articles.flatMap((un) => [titre(1, nommer("articles", un)), ...blocsTexte(un.texte)]),
  ...blocsAnnexes(contenu, annexe1),
];

/** Chaque partie, et qui la représente. */
export const nommerParties = ({ parties }: ContenuVersion): string[] =>
  parties.map(({ nom, representants }) => {
    const noms = representants.map((un) => [un.nom, un.qualite].filter(Boolean).join(", "));
    return [nom, noms.join(" ; ")].filter(Boolean).join(" : ");
  });

/** Ce qui fut figé avec une version : le diagnostic et ses chiffres, qui l'a signée et de quel droit. */
type Figes = { annexe1?: readonly Bloc[] | undefined; qui?: QuiSigne | null };

/** Une version figée, de ceux qui la signent à ses annexes. */
export const blocsVersion = (contenu: ContenuVersion, { annexe1, qui = null }: Figes = {}): Bloc[] => [
  ...(qui ? partiesDites(qui) : liste("Entre", nommerParties(contenu))),
  ...corps(contenu, annexe1),
];

const noms = (parties: QuiSigne["parties"]): string =>
  canonique(parties.map(({ id, representants }) => [id, ...representants.map((un) => [un.nom, un.qualite])]));

/** Qui signe ce contenu, tel que l'acte le nomme aujourd'hui ; si ce ne sont plus les mêmes, tel qu'il y fut écrit. */
function quiSigne({ parties }: ContenuVersion, actuels: QuiSigne): QuiSigne {
  if (noms(parties) === noms(actuels.parties)) return { ...actuels, parties };
  const neutre = { civilite: null, prenom: null, deliberation: null };
  const signataires = parties.flatMap(({ id: partie, representants }) =>
    representants.map((un, rang) => ({ ...neutre, ...un, partie, rang, ordre: 0, id: `${partie}/${rang}` })),
  );
  return { parties, signataires, autorisations: new Map() };
}

/** Une version figée que toutes les parties n'ont pas encore signée : qui signe et de quel droit, puis de quoi signer, dans l'ordre. */
export const blocsASigner = (contenu: ContenuVersion, actuels: QuiSigne): Bloc[] => {
  const qui = quiSigne(contenu, actuels);
  return [...partiesDites(qui), ...corps(contenu), ...signaturesDites(qui)];
};
