import type { Formule, Statistique } from "../catalogue/model.ts";
import { composantes } from "../catalogue/rules.ts";
import type { Lieu } from "../lieu/model.ts";
import type { Calcul, Gardee, Part, Raison, Valeur } from "./model.ts";

/** La valeur gardée d'un chiffre, dans un lieu, une année. */
export type Lire = (statistique: string, lieu: Lieu, millesime: number) => Gardee | undefined;

const REFUSE = { valeur: null, numerateur: null, denominateur: null } as const;
const refuse = (raison: Raison, faute: readonly string[] = []): Calcul => ({ ...REFUSE, raison, faute });

const sommer = (parts: readonly Part[], terme: "valeur" | "numerateur" | "denominateur"): number =>
  parts.reduce((somme, part) => somme + (part[terme] ?? 0), 0);

function quotient(
  formule: Extract<Formule, { genre: "rapport" | "evolution" }>,
  numerateur: number,
  denominateur: number,
) {
  const rapport = numerateur / denominateur;
  return formule.genre === "rapport" ? rapport * formule.facteur : (rapport ** (1 / formule.annees) - 1) * 100;
}

const nommes = (parts: readonly Part[], garder: (part: Part) => boolean): string[] =>
  parts.filter(garder).map(({ territoire }) => territoire);

/** Ce qui empêche d'additionner des parts : l'une est secrète, et toutes se connaissent ; l'une n'a pas ses termes ; l'une manque. */
function empechement(parts: readonly Part[], incomplete: (part: Part) => boolean): Calcul | null {
  const muettes = nommes(parts, estVide);
  const secretes = nommes(parts, (part) => incomplete(part) && part.secret);
  if (secretes.length > 0) return muettes.length > 0 ? refuse("manque", muettes) : refuse("secret", secretes);
  const sansTermes = nommes(parts, (part) => incomplete(part) && part.valeur !== null);
  if (sansTermes.length > 0) return refuse("sans-termes", sansTermes);
  const absentes = nommes(parts, incomplete);
  return absentes.length > 0 || parts.length === 0 ? refuse("manque", absentes) : null;
}

/**
 * STAT-4 : un compte s'additionne ; un rapport se refait de la somme de ses numérateurs et de celle de ses dénominateurs, jamais d'une
 * moyenne ; ce qui ne se calcule pas dit pourquoi, et faute de quels territoires.
 */
export function calculer({ formule }: Statistique, parts: readonly Part[]): Calcul {
  if (formule.genre === "donnee") return refuse("ne-se-recompose-pas");
  if (formule.genre === "compte") {
    const empeche = empechement(parts, ({ valeur }) => valeur === null);
    return empeche ?? { ...REFUSE, valeur: sommer(parts, "valeur"), raison: null, faute: [] };
  }
  const empeche = empechement(parts, ({ numerateur, denominateur }) => numerateur === null || denominateur === null);
  if (empeche) return empeche;
  const [numerateur, denominateur] = [sommer(parts, "numerateur"), sommer(parts, "denominateur")];
  if (denominateur === 0) return refuse("denominateur-nul");
  return { valeur: quotient(formule, numerateur, denominateur), numerateur, denominateur, raison: null, faute: [] };
}

type Terme = { valeur: number | null; secret: boolean };

function additionner(codes: readonly string[], lire: (code: string) => Gardee | undefined): Terme {
  const lues = codes.map(lire);
  const secret = lues.some((une) => une?.secret === true);
  if (lues.length === 0 || lues.some((une) => une?.valeur == null)) return { valeur: null, secret };
  return { valeur: lues.reduce((somme, une) => somme + (une?.valeur ?? 0), 0), secret };
}

function termesDe(
  formule: Formule,
  millesime: number,
  lire: (code: string, annee: number) => Gardee | undefined,
): [Terme, Terme] {
  if (formule.genre === "rapport")
    return [
      additionner(formule.numerateur, (code) => lire(code, millesime)),
      additionner(formule.denominateur, (code) => lire(code, millesime)),
    ];
  const rien: Terme = { valeur: null, secret: false };
  if (formule.genre !== "evolution") return [rien, rien];
  const { de, annees } = formule;
  return [
    additionner([de], (code) => lire(code, millesime)),
    additionner([de], (code) => lire(code, millesime - annees)),
  ];
}

const ABSENTE = { ...REFUSE, secret: false };

/**
 * STAT-5 : les deux termes d'un rapport sont ceux qui sont venus avec lui ; à défaut, les chiffres du même territoire et du même
 * millésime que nomme sa formule.
 */
export function partDe(statistique: Statistique, lieu: Lieu, millesime: number, lire: Lire): Part {
  const { valeur, numerateur, denominateur, secret } = lire(statistique.code, lieu, millesime) ?? ABSENTE;
  const [haut, bas] = termesDe(statistique.formule, millesime, (code, annee) => lire(code, lieu, annee));
  return {
    territoire: lieu.code,
    valeur,
    numerateur: numerateur ?? haut.valeur,
    denominateur: denominateur ?? bas.valeur,
    secret: secret || haut.secret || bas.secret,
  };
}

const estVide = ({ valeur, numerateur, denominateur, secret }: Part) =>
  valeur === null && numerateur === null && denominateur === null && !secret;

/** Deux écritures d'un chiffre disent la même chose si elles s'arrondissent pareil. */
export const arrondir = (valeur: number, decimales: number): number => Number(valeur.toFixed(decimales));

/** Le calcul d'un territoire : de ses propres termes, ou de ses communes. D'un bassin, que personne ne publie, les communes d'abord. */
function calculDe(statistique: Statistique, lieu: Lieu, sien: Part, membres: readonly Part[]): Calcul | null {
  const { genre } = statistique.formule;
  const desSiens = genre === "compte" || genre === "donnee" ? null : calculer(statistique, [sien]);
  const desCommunes = membres.some((part) => !estVide(part)) ? calculer(statistique, membres) : null;
  const ordre = lieu.genre === "bassin" ? [desCommunes, desSiens] : [desSiens, desCommunes];
  const essais = ordre.filter((essai) => essai !== null);
  return essais.find(({ raison }) => raison === null) ?? essais[0] ?? null;
}

const dits = (textes: readonly string[]) => [...new Set(textes.filter(Boolean))].join(" ; ");

/** `perimetre` : celui d'alors, s'il n'est plus celui d'aujourd'hui. */
type Demande = { lieu: Lieu; millesime: number; membres: readonly string[]; perimetre?: string };

const RIEN: Calcul = { ...REFUSE, raison: null, faute: [] };

/**
 * STAT-6 : on retient le calcul quand il se fait, sinon la valeur donnée ; celle-ci reste à côté, et l'écart se dit quand, à l'arrondi
 * du chiffre, elles ne sont pas les mêmes.
 */
export function composer(statistique: Statistique, demande: Demande, lire: Lire): Valeur | null {
  const { lieu, millesime, membres } = demande;
  const propre = lire(statistique.code, lieu, millesime);
  const sien = partDe(statistique, lieu, millesime, lire);
  const communes = membres.map((code): Lieu => ({ genre: "commune", code }));
  const parts = communes.map((commune) => partDe(statistique, commune, millesime, lire));
  if (!propre && [sien, ...parts].every(estVide)) return null;
  const calcul = calculDe(statistique, lieu, sien, parts) ?? RIEN;
  const donnee = propre?.valeur ?? null;
  const valeur = calcul.valeur ?? donnee;
  const secret = valeur === null && estSecret(sien, calcul);
  const ecart = differe(statistique, donnee, calcul.valeur);
  const venues = propre ? [propre] : venuesDe(statistique, [lieu, ...communes], millesime, lire);
  return {
    statistique: statistique.code,
    lieu,
    millesime,
    valeur,
    donnee,
    calcul,
    ecart,
    secret,
    ...drapeauxDe(venues, dAlors(statistique, { ...demande, sien, calcul })),
  };
}

/** D'où vient un chiffre que le territoire ne donne pas : de ce qu'en disent ses communes, sinon des chiffres dont sa formule le calcule. */
function venuesDe(statistique: Statistique, lieux: readonly Lieu[], millesime: number, lire: Lire): Gardee[] {
  const dites = (code: string) => lieux.flatMap((lieu) => lire(code, lieu, millesime) ?? []);
  const siennes = dites(statistique.code);
  return siennes.length > 0 ? siennes : composantes(statistique).flatMap(dites);
}

/** Le périmètre d'alors, si l'on retient ce que le territoire dit de lui-même et non la somme de ses communes d'aujourd'hui. */
function dAlors(statistique: Statistique, dit: Demande & { sien: Part; calcul: Calcul }): string {
  const { lieu, sien, calcul, perimetre = "" } = dit;
  if (calcul.valeur === null) return perimetre;
  const { genre } = statistique.formule;
  const sienne = genre !== "compte" && lieu.genre !== "bassin" && calculer(statistique, [sien]).raison === null;
  return sienne ? perimetre : "";
}

const estSecret = (sien: Part, { raison }: Calcul) => sien.secret || raison === "secret";

/** Ce que disent d'elles-mêmes les valeurs d'où vient un chiffre. */
const drapeauxDe = (venues: readonly Gardee[], perimetre: string): Pick<Valeur, "contour" | "rupture" | "source"> => ({
  contour: dits([...venues.map(({ contour }) => contour), perimetre]),
  rupture: dits(venues.map(({ rupture }) => rupture)),
  source: dits(venues.map(({ source }) => source)),
});

const differe = ({ decimales }: Statistique, donnee: number | null, calculee: number | null): boolean =>
  donnee !== null && calculee !== null && arrondir(donnee, decimales) !== arrondir(calculee, decimales);

/** STAT-39 : seuls une évolution et un solde passent sous zéro ; ni un autre chiffre, ni aucun terme d'un rapport. */
export const estNegatifATort = (
  { code, formule }: Statistique,
  terme: "valeur" | "numerateur" | "denominateur",
  nombre: number,
): boolean => nombre < 0 && (terme !== "valeur" || (formule.genre !== "evolution" && !code.startsWith("solde")));
