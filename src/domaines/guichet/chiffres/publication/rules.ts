import { type Jour, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { estPetit, masquerListe, masquerTableau } from "#commun/secret.ts";
import type { Attente, BesoinDeZone, Chiffres, ChiffresPublies, PartiellesDe, Repartition } from "../model.ts";
import type { ZoneDite } from "../rules.ts";

/** En dessous, un nombre de familles ne se publie pas. */
const SEUIL_PUBLIE = 5;

/**
 * GUI-245 : ce qui se publie ne montre aucun nombre de moins de cinq, ni de quoi le déduire. Les répartitions ont les mêmes totaux : celle
 * qui devrait en cacher un ne dit que le nombre de demandes de chaque ligne, et rien si leur total lui-même se cache.
 */
function publierRepartition(
  { cellules, lignes, ...reste }: Repartition,
  parIssue: boolean,
): Repartition<number | null> | null {
  const masque = masquerTableau(cellules, SEUIL_PUBLIE);
  if (parIssue && masque.total !== null && !masque.colonnes.includes(null))
    return { ...reste, cellules: masque.cellules, lignes: masque.lignes };
  const seules = masquerListe(lignes, SEUIL_PUBLIE);
  const cachees = cellules.map((ligne) => ligne.map(() => null));
  return seules.total === null ? null : { ...reste, cellules: cachees, lignes: seules.nombres };
}

const RANG_SANS = 1;

type Nombre = number | null;
/** Des nombres publiés, commune par commune, et leur total publié. */
export type Publies = { cles: readonly string[]; nombres: readonly Nombre[]; total: Nombre };

/** Leur somme ; nulle si l'un se cache. */
const sommeMontree = (nombres: readonly Nombre[]): Nombre =>
  nombres.reduce<Nombre>((somme, nombre) => (somme === null || nombre === null ? null : somme + nombre), 0);

/**
 * GUI-246 : le nombre d'un ensemble de communes, zone ou intercommunalité, se dit s'il se recompte de ce qui est déjà publié : leur somme,
 * toutes montrées, ou le total moins les autres, toutes montrées. Il n'apprend alors rien de plus ; sinon il est secret.
 */
export function recompter({ cles, nombres, total }: Publies, communes: readonly string[]): Nombre {
  const dedans = (rang: number) => communes.includes(cles[rang] ?? "");
  const dessus = sommeMontree(nombres.filter((_, rang) => dedans(rang)));
  if (dessus !== null) return dessus;
  const dehors = sommeMontree(nombres.filter((_, rang) => !dedans(rang)));
  return total === null || dehors === null ? null : total - dehors;
}

const sansDe = ({ cles, cellules }: Repartition<Nombre>, total: Nombre): Publies => ({
  cles,
  nombres: cellules.map((ligne) => ligne[RANG_SANS] ?? null),
  total,
});

const cleDesCommunes = ({ communes }: ZoneDite): string => communes.toSorted().join(" ");

/**
 * GUI-389 : le besoin d'un quartier se publie si celui de ses communes se publie, et si ni lui, ni ceux des quartiers des mêmes communes, ni
 * ce qui en reste hors d'eux, ne laissent déduire un petit nombre ; des quartiers qui se recouvrent comptent les mêmes familles, et se taisent.
 */
function publierQuartiers(
  quartiers: readonly (BesoinDeZone & { ou: ZoneDite })[],
  sans: Publies | null | undefined,
): Map<string, Nombre> {
  const groupes = [...Map.groupBy(quartiers, ({ ou }) => cleDesCommunes(ou)).values()];
  const dits = groupes.flatMap((siens) => {
    const total = sans && siens[0] ? recompter(sans, siens[0].ou.communes) : null;
    const nombres = siens.map((un) => un.sans);
    const reste = (total ?? 0) - nombres.reduce((somme, nombre) => somme + nombre, 0);
    const masque = total === null || reste < 0 ? null : masquerListe([...nombres, reste], SEUIL_PUBLIE);
    return siens.map(({ zone }, rang): [string, Nombre] => [
      zone,
      masque === null || masque.total === null ? null : (masque.nombres[rang] ?? null),
    ]);
  });
  return new Map(dits);
}

/** Le besoin de chaque zone, dit ou secret. */
function publierZones(
  besoins: readonly BesoinDeZone[],
  { communes, total }: { communes: Repartition<Nombre> | null | undefined; total: Nombre },
  zones: readonly ZoneDite[],
): BesoinDeZone<number | null>[] {
  const sans = communes && sansDe(communes, total);
  const situes = besoins.flatMap((besoin) => {
    const ou = zones.find(({ id }) => id === besoin.zone);
    return ou ? [{ ...besoin, ou }] : [];
  });
  const quartiers = publierQuartiers(
    situes.filter(({ ou }) => ou.quartier),
    sans,
  );
  const dire = (ou: ZoneDite): Nombre => {
    if (ou.quartier) return quartiers.get(ou.id) ?? null;
    return sans ? recompter(sans, ou.communes) : null;
  };
  return situes.map(({ ou, ...besoin }) => ({ ...besoin, sans: dire(ou) }));
}

const RANG_AVEC = 0;

/**
 * GUI-368 : le nombre de demandes servies en partie d'une commune se publie si celui de ses demandes avec une solution se publie, et si ni lui ni
 * le reste de celles-ci n'est petit ; rien, si les communes elles-mêmes se cachent.
 */
function publierPartielles(
  partielles: readonly PartiellesDe[],
  communes: Repartition<number | null> | null | undefined,
): PartiellesDe<number | null>[] {
  if (!communes) return [];
  return partielles.map(({ commune, nombre }) => {
    const avec = communes.cellules[communes.cles.indexOf(commune)]?.[RANG_AVEC] ?? null;
    const sur = avec !== null && !estPetit(nombre, SEUIL_PUBLIE) && !estPetit(avec - nombre, SEUIL_PUBLIE);
    return { commune, nombre: sur ? nombre : null };
  });
}

/**
 * GUI-390 : une médiane ne se publie que de cinq attentes au moins ; sur combien, si ce qui en reste dans son issue (sans solution, mais qui
 * n'attend pas) n'est pas un petit nombre, que la soustraction dirait.
 */
function publierAttente({ mediane, sur }: Attente, issue: number): Attente {
  if (sur < SEUIL_PUBLIE) return { mediane: null, sur: 0 };
  return { mediane, sur: estPetit(issue - sur, SEUIL_PUBLIE) ? 0 : sur };
}

/**
 * GUI-248 : quand une issue se cache, ce qui la redirait se cache avec elle : familles avec et sans solution, places acceptées, attentes
 * comptées. Leur reste, ôté du total, serait le nombre caché.
 */
const siEntier = (entier: boolean, nombres: readonly number[]): readonly (number | null)[] =>
  entier ? masquerListe(nombres, SEUIL_PUBLIE).nombres : nombres.map(() => null);

/** Les demandes comptées à part n'entrent dans aucun autre total : leur nombre ne se cache que s'il est petit. */
const publierSeules = (nombre = 0): number | null => (estPetit(nombre, SEUIL_PUBLIE) ? null : nombre);

/** Les chiffres tels que chacun peut les lire. */
export function publierChiffres(chiffres: Chiffres, zones: readonly ZoneDite[]): ChiffresPublies {
  const { issues, familles, offres } = chiffres;
  const parIssue = masquerListe([issues.avec, issues.sans, issues.retiree], SEUIL_PUBLIE);
  const entier = !parIssue.nombres.includes(null);
  const deFamilles = siEntier(entier, [familles.avec, familles.sans]);
  const dOffres = siEntier(entier, [offres.acceptees, offres.refusees, offres.sansReponse]);
  const attenteDe = (attente: Attente, issue: number) =>
    entier ? publierAttente(attente, issue) : { mediane: null, sur: 0 };
  const repartitions = chiffres.repartitions.map((une) =>
    une && parIssue.total !== null ? publierRepartition(une, entier) : null,
  );
  const communes = repartitions.find((une) => une?.dimension === "commune");
  const [avec = null, sans = null, retiree = null] = parIssue.nombres;
  const [famillesAvec = null, famillesSans = null] = deFamilles;
  const [acceptees = null, refusees = null, sansReponse = null] = dOffres;
  return {
    ...chiffres,
    demandes: parIssue.total,
    occasionnelles: publierSeules(chiffres.occasionnelles),
    changements: publierSeules(chiffres.changements),
    issues: { avec, sans, retiree },
    familles: { avec: famillesAvec, sans: famillesSans },
    repartitions,
    zones: publierZones(chiffres.zones, { communes, total: sans }, zones),
    partielles: publierPartielles(chiffres.partielles ?? [], communes),
    attenteServie: attenteDe(chiffres.attenteServie, issues.avec),
    attenteEnCours: attenteDe(chiffres.attenteEnCours, issues.sans),
    offres: { acceptees, refusees, sansReponse },
  };
}

const ECART_MOIS = 3;

/** GUI-247 : deux publications d'une même année ont trois mois entre elles : leur différence ne doit désigner personne. */
export function peutPublier(
  au: Jour,
  annee: number,
  passees: readonly { annee: number; au: Jour }[],
): null | Refus<"trop-tot"> {
  const proche = passees.some((une) => une.annee === annee && plusMois(une.au, ECART_MOIS) > au);
  return proche ? refus("trop-tot") : null;
}
