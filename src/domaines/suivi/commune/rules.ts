import type { Jour } from "#commun/jour.ts";
import { pluriel, sansAccents } from "#commun/texte.ts";
import { intituleFiche, type Porteur } from "#domaines/plan/model.ts";
import type { Groupe } from "../seance/model.ts";
import type { Decompte } from "../bord/model.ts";
import { decompter } from "../bord/rules.ts";
import { type EtatDefini, NON_CONCERNEE } from "../etat/model.ts";
import { dernierJour } from "../etat/rules.ts";
import type {
  Atlas,
  CommuneDActeur,
  DitIci,
  FicheDite,
  FicheLue,
  FicheSituee,
  Lieu,
  Raison,
  SeancesIci,
} from "./model.ts";

const cle = (texte: string) =>
  sansAccents(texte)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Les mots qui disent tout le territoire, et rien que lui. */
const ENTIER =
  /^(?:(?:sur |dans )?(?:tout|toute|toutes|tous|l ensemble|ensemble|totalite)\b.*|(?:le )?territoire(?: (?:entier|intercommunal|communautaire))?|(?:echelle )?intercommunale?|intercommunalite|epci|ctg|convention|communaute (?:de communes|d agglomeration|urbaine).*|metropole.*)$/;
const TERRITOIRE_DE = /^(?:le |tout le )?(?:territoire|perimetre) (?:de la |de l |du |des |de |d )/;

const PARTIES = /\s*[,;/\n]\s*|\s+et\s+/;

function dUnNom(texte: string, { reconnaitre, zones, entiers }: Atlas): Lieu {
  const nom = cle(texte);
  const zone = zones.find((une) => cle(une.nom) === nom);
  if (zone) return zone.communes.length > 0 ? { genre: "communes", codes: [...zone.communes] } : { genre: "tout" };
  const nu = nom.replace(TERRITOIRE_DE, "");
  if (ENTIER.test(nu) || entiers.some((entier) => cle(entier) === nu)) return { genre: "tout" };
  const code = reconnaitre(texte);
  return code ? { genre: "communes", codes: [code] } : { genre: "inconnu" };
}

/**
 * SUI-230 : un territoire écrit à la main est une zone de l'espace, le territoire entier, ou une ou plusieurs communes du périmètre ;
 * ce qui n'est rien de cela est rendu tel quel, jamais deviné.
 */
export function situer(texte: string, atlas: Atlas): { lieux: Lieu[]; inconnus: string[] } {
  const entier = dUnNom(texte, atlas);
  if (entier.genre !== "inconnu") return { lieux: [entier], inconnus: [] };
  const noms = texte.split(PARTIES).filter((nom) => nom.trim() !== "");
  const lieux = noms.map((nom) => ({ nom: nom.trim(), lieu: dUnNom(nom, atlas) }));
  return {
    lieux: lieux.filter(({ lieu }) => lieu.genre !== "inconnu").map(({ lieu }) => lieu),
    inconnus: lieux.filter(({ lieu }) => lieu.genre === "inconnu").map(({ nom }) => nom),
  };
}

type Lien = readonly [code: string, raison: Raison];

/** Une mairie, une commune, une ville : qui parle au nom de l'une d'elles. */
export const estRepresentant = ({ genre, nom }: { genre: string | null; nom: string }): boolean =>
  genre === "commune" || /^(?:mairie|commune|ville)\b/.test(sansAccents(nom.trim()));

type Lecteur = { atlas: Atlas; communes: CommuneDActeur };

/** Un porteur réuni à un autre depuis n'a plus son identifiant : son nom le dit encore. */
const communeDe = ({ acteur, libelle }: Porteur, { atlas, communes }: Lecteur): string | null =>
  communes.get(acteur) ?? (estRepresentant({ genre: null, nom: libelle }) ? atlas.reconnaitre(libelle) : null);

const liensDe = (porteurs: readonly Porteur[], lecteur: Lecteur, raison: Raison): Lien[] =>
  porteurs.flatMap((porteur) => {
    const code = communeDe(porteur, lecteur);
    return code ? [[code, raison] as const] : [];
  });

/**
 * SUI-231 : une fiche concerne une commune parce qu'elle s'y passe, que la commune y a une part, la pilote ou y est partenaire ; une
 * fiche sans territoire vaut partout.
 */
export function situerFiche(
  fiche: FicheLue,
  { volets, ...lecteur }: Lecteur & { volets: readonly string[] },
): FicheSituee {
  const situes = fiche.territoiresCibles.map((texte) => situer(texte, lecteur.atlas));
  const lieux = situes.flatMap(({ lieux: siens }) => siens);
  const parts = volets.map((acteur) => ({ acteur, libelle: "" }));
  const liens: Lien[] = [
    ...lieux.flatMap((lieu) => (lieu.genre === "communes" ? lieu.codes : [])).map((code): Lien => [code, "territoire"]),
    ...liensDe(parts, lecteur, "volet"),
    ...liensDe(fiche.pilotes, lecteur, "pilote"),
    ...liensDe(fiche.partenaires, lecteur, "partenaire"),
  ];
  const parCode = Map.groupBy(liens, ([code]) => code);
  return {
    fiche,
    partout: fiche.territoiresCibles.length === 0 || lieux.some(({ genre }) => genre === "tout"),
    communes: new Map([...parCode].map(([code, siens]) => [code, new Set(siens.map(([, raison]) => raison))])),
    inconnus: situes.flatMap(({ inconnus }) => inconnus),
  };
}

/** SUI-232 : l'état d'une fiche pour une commune est celui de sa part si elle en a une, sinon celui de la fiche, avec sa précision et son jour. */
export function etatPour(
  {
    etat,
    precision,
    volets,
  }: { etat: string | null; precision: string | null; volets: readonly { volet: string; etat: string; le: Jour }[] },
  acteurs: readonly string[],
): DitIci {
  const part = volets.find(({ volet }) => volet !== "" && acteurs.includes(volet));
  if (part) return { etat: part.etat, precision: null, part: true, le: part.le };
  return { etat, precision, part: false, le: dernierJour(volets) };
}

/** SUI-233 : les séances d'une commune se disent service par service, avec la dernière ; une séance sans commune n'est à aucune. */
export function additionnerSeances(
  groupes: readonly Groupe[],
  code: string,
  services: ReadonlyMap<string, string>,
): SeancesIci[] {
  const siennes = groupes.filter(({ commune }) => commune === code);
  const parService = [...Map.groupBy(siennes, ({ service }) => service)];
  return parService.map(([service, lots]) => ({
    service: services.get(service) ?? "Service retiré",
    seances: lots.reduce((somme, lot) => somme + lot.seances, 0),
    adultes: lots.reduce((somme, lot) => somme + lot.adultes, 0),
    enfants: lots.reduce((somme, lot) => somme + lot.enfants, 0),
    derniere:
      lots
        .map(({ jour }) => jour)
        .toSorted()
        .at(-1) ?? null,
  }));
}

export const citer = ({ fiche }: FicheSituee): string => intituleFiche(fiche);

/** SUI-269 : une commune compte, dans chaque état, les fiches qui la nomment et celles qui valent partout ; « non concernée » n'est d'aucun. */
export function decompterIci(
  { nommees, partout }: { nommees: readonly FicheDite[]; partout: readonly FicheDite[] },
  etats: readonly EtatDefini[],
): Decompte[] {
  const groupes = [
    ["Celles qui la nomment", nommees],
    ["Celles de tout le territoire", partout],
  ] as const;
  return groupes
    .map(([nom, fiches]) => {
      const concernees = fiches.filter(({ dit }) => dit.etat !== NON_CONCERNEE);
      return decompter(
        nom,
        concernees.map(({ dit }) => dit),
        etats,
      );
    })
    .filter(({ total }) => total > 0);
}

/** « Relais : 4 séances, 10 enfants, 6 adultes. » : ce que le dessin montre, pour qui ne le voit pas. */
export const direSeances = (tenues: readonly SeancesIci[]): string =>
  tenues
    .map(
      ({ service, seances, enfants, adultes }) =>
        `${service} : ${pluriel(seances, "séance")}, ${pluriel(enfants, "enfant")}, ${pluriel(adultes, "adulte")}.`,
    )
    .join(" ");
