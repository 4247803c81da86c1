import { annee, type Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type {
  Autorite,
  AutoriteEtDevoirs,
  CommuneSituee,
  Competence,
  DevoirDu,
  Exercice,
  Habitants,
  PopulationDatee,
  Seuils,
  Situation,
  Somme,
} from "./model.ts";
import { COMPETENCES } from "./model.ts";

/** SPPE-2 : le service public de la petite enfance existe depuis le 1er janvier 2025 (loi du 18 décembre 2023, art. 17). */
export const estEnVigueur = (jour: Jour): boolean => jour >= "2025-01-01";

/** « Plus de » : égal n'est pas au-delà. Une somme où il manque une commune peut déjà dépasser, jamais être dite en deçà. */
export const depasse = ({ nombre, inconnues }: Pick<Somme, "nombre" | "inconnues">, seuil: number): boolean | null =>
  nombre > seuil ? true : inconnues > 0 ? null : false;

/**
 * SPPE-3 : recenser et informer sont obligatoires partout ; planifier et soutenir la qualité, au-delà strictement du seuil
 * (CASF, art. L. 214-1-3, II).
 */
export function estObligatoire(competence: Competence, habitants: number | null, seuil: number | null): boolean | null {
  if (competence === "recenser" || competence === "informer") return true;
  if (seuil === null) return false;
  return habitants === null ? null : habitants > seuil;
}

const retenir = ({ municipale, totale }: PopulationDatee, parMunicipale: boolean) =>
  parMunicipale ? [municipale, totale] : [totale, municipale];

/**
 * SPPE-4 : la population qui compte un jour est la totale du dernier millésime entré en vigueur, le 1er janvier de son année ; quand ce
 * millésime ou cette population manque, le plus proche en tient lieu, et on le dit.
 */
export function habitantsAu(populations: readonly PopulationDatee[], jour: Jour, municipale = false): Habitants {
  const dites = populations.filter((une) => une.totale !== null || une.municipale !== null);
  const rangees = dites.toSorted((a, b) => b.millesime - a.millesime);
  const enVigueur = rangees.find(({ millesime }) => millesime <= annee(jour));
  const prise = enVigueur ?? rangees.at(-1);
  if (!prise) return { nombre: null, millesime: null, aDefaut: false };
  const [voulue, autre] = retenir(prise, municipale);
  const duJour = prise.millesime === annee(jour) && voulue !== null;
  return { nombre: voulue ?? autre ?? null, millesime: prise.millesime, aDefaut: !duJour };
}

/** SPPE-5 : un acte vaut du jour de son effet jusqu'à la veille du suivant, fût-ce au milieu d'une année. */
export const exerciceAu = (exercices: readonly Exercice[], jour: Jour): Exercice | null =>
  exercices.reduce<Exercice | null>(
    (retenu, un) => (un.debut > jour || (retenu && retenu.debut > un.debut) ? retenu : un),
    null,
  );

/** SPPE-112 : un centre communal ou intercommunal d'action sociale reçoit des missions, jamais la compétence (CASF, art. L. 214-1-3). */
export const peutRecevoir = (titulaire: string): boolean =>
  !/\bc[ci]as\b|\bcentres? (?:inter)?communa(?:l|ux) d'action sociale\b/.test(sansAccents(titulaire));

export const cleDe = ({ genre, code, nom }: { genre: string; code: string | null; nom: string }): string =>
  `${genre}:${code ?? nom}`;

const communeOrganise = ({ code, nom }: Pick<CommuneSituee, "code" | "nom">): Autorite => ({
  cle: cleDe({ genre: "commune", code, nom }),
  genre: "commune",
  nom,
});

type Lieu = { commune: Pick<CommuneSituee, "code" | "nom">; competence: Competence };

/**
 * SPPE-6 : qui organise une compétence dans une commune : celui à qui elle l'a transférée ; sinon la commune, si la compétence est
 * obligatoire ou qu'elle a choisi de l'exercer ; sinon personne.
 */
export function situer(
  { commune, competence }: Lieu,
  exercice: Exercice | null,
  obligatoire: boolean | null,
): Situation {
  const ici = { commune: commune.code, competence, obligatoire, exercice };
  if (exercice?.mode === "transferee" && exercice.titulaire) {
    const { genre, nom } = exercice.titulaire;
    return { ...ici, etat: "transferee", autorite: { cle: cleDe(exercice.titulaire), genre, nom }, ecart: null };
  }
  const autorite = communeOrganise(commune);
  if (obligatoire) {
    const ecart = exercice?.mode === "nonExercee" ? "obligatoireRefusee" : null;
    return { ...ici, etat: "exercee", autorite, ecart };
  }
  if (exercice?.mode === "exercee") return { ...ici, etat: "facultative", autorite, ecart: null };
  return { ...ici, etat: "personne", autorite: null, ecart: obligatoire === null ? "populationInconnue" : "personne" };
}

const horsRegime = ({ commune, competence }: Lieu): Situation => ({
  commune: commune.code,
  competence,
  obligatoire: false,
  etat: "horsRegime",
  autorite: null,
  ecart: null,
  exercice: null,
});

export type Jugement = { jour: Jour; seuils: Seuils; municipale: boolean };

/** Les quatre compétences d'une commune, un jour. */
export function situerCommune(
  commune: CommuneSituee,
  exercices: readonly Exercice[],
  { jour, seuils, municipale }: Jugement,
): Situation[] {
  const { nombre } = habitantsAu(commune.populations, jour, municipale);
  return COMPETENCES.map((competence) => {
    if (!estEnVigueur(jour)) return horsRegime({ commune, competence });
    const siens = exercices.filter((un) => un.commune === commune.code && un.competence === competence);
    const obligatoire = estObligatoire(competence, nombre, seuils.planification);
    return situer({ commune, competence }, exerciceAu(siens, jour), obligatoire);
  });
}

const VIDE: Somme = { nombre: 0, communes: 0, inconnues: 0 };

/**
 * SPPE-10 : la population d'une autorité se compte compétence par compétence : celle de la commune, ou la somme des communes qui la lui ont
 * transférée (CASF, art. L. 214-1-3, III). De ses autres communes, dont on ne tient aucun acte, on ne sait pas : `ailleurs` les compte inconnues.
 */
export function sommer(
  situations: readonly Situation[],
  { cle, competence }: { cle: string; competence: Competence },
  habitantsDe: (commune: string) => number | null,
  ailleurs = 0,
): Somme | null {
  const siennes = situations.filter((une) => une.competence === competence && une.autorite?.cle === cle);
  if (siennes.length === 0) return null;
  return siennes.reduce(
    (somme, { commune }) => {
      const habitants = habitantsDe(commune);
      return {
        nombre: somme.nombre + (habitants ?? 0),
        communes: somme.communes + 1,
        inconnues: somme.inconnues + (habitants === null ? 1 : 0),
      };
    },
    { ...VIDE, inconnues: ailleurs },
  );
}

/**
 * SPPE-108 : de chaque compétence, le tableau récapitulatif dit si toutes les communes l'ont transférée à un groupement, ou certaines, et la
 * population totale de celles-là (convention nationale ; CASF, art. L. 214-1-3, III).
 */
export function partTransferee(somme: Somme | null, communes: number): "toutes" | "certaines" | "aucune" {
  if (!somme) return "aucune";
  return somme.communes >= communes && somme.inconnues === 0 ? "toutes" : "certaines";
}

type Tient = Record<Competence, Somme | null>;
const siTenu = (somme: Somme | null, devoir: DevoirDu["devoir"]): DevoirDu[] => (somme ? [{ devoir, du: true }] : []);

/** SPPE-7 : tenir une compétence oblige : recenser, informer, soutenir la qualité ; et, pour qui planifie, rendre les avis (CSP, art. R. 2324-21). */
export const devoirsDeTenir = ({ recenser, informer, planifier, soutenirQualite }: Tient): DevoirDu[] => [
  ...siTenu(recenser, "recensement"),
  ...siTenu(informer, "information"),
  ...siTenu(soutenirQualite, "qualite"),
  ...siTenu(planifier, "avis"),
];

/** SPPE-8 : qui planifie pour plus de 3 500 habitants planifie par écrit, sans forme imposée ; pour plus de 10 000, par un schéma (CASF, art. L. 214-2). */
export function devoirDePlanifier({ planifier }: Tient, { planification, schema }: Seuils): DevoirDu[] {
  if (!planifier) return [];
  const auSchema = schema === null ? false : depasse(planifier, schema);
  if (auSchema) return [{ devoir: "schema", du: true }];
  const aPlanifier = planification === null ? false : depasse(planifier, planification);
  const devoirs: DevoirDu[] = aPlanifier === false ? [] : [{ devoir: "planification", du: aPlanifier }];
  return auSchema === null ? [...devoirs, { devoir: "schema", du: null }] : devoirs;
}

/** SPPE-9 : depuis le 1er janvier 2026, qui informe ou soutient la qualité pour plus de 10 000 habitants tient un relais (CASF, art. L. 214-1-3). */
export function devoirDuRelais({ informer, soutenirQualite }: Tient, { relais }: Seuils): DevoirDu[] {
  if (relais === null) return [];
  const reponses = [informer, soutenirQualite].flatMap((somme) => (somme ? [depasse(somme, relais)] : []));
  if (reponses.includes(true)) return [{ devoir: "relais", du: true }];
  return reponses.includes(null) ? [{ devoir: "relais", du: null }] : [];
}

/**
 * SPPE-11 : un groupement qui recense ou informe pour plus de 3 500 habitants, et à qui des communes n'ont pas transféré de quoi planifier ou
 * soutenir la qualité, doit l'examiner : à cette taille les quatre compétences vont ensemble.
 */
export function aExaminer({ genre }: Autorite, tient: Tient, { planification }: Seuils): Competence[] {
  if (genre === "commune" || planification === null) return [];
  const premieres = [tient.recenser, tient.informer].flatMap((somme) => (somme ? [somme] : []));
  const [grande] = premieres.filter((somme) => depasse(somme, planification));
  if (!grande) return [];
  return (["planifier", "soutenirQualite"] as const).filter(
    (competence) => (tient[competence]?.communes ?? 0) < grande.communes,
  );
}

const rang = ({ autorite }: AutoriteEtDevoirs): number => (autorite.genre === "commune" ? 1 : 0);

/** Chaque autorité, ce qu'elle tient, et ce qu'elle doit ce jour-là ; les groupements d'abord, puis par nom. */
export function devoirsDesAutorites(
  situations: readonly Situation[],
  habitantsDe: (commune: string) => number | null,
  seuils: Seuils,
  ailleurs: (autorite: Autorite) => number = () => 0,
): AutoriteEtDevoirs[] {
  const autorites = new Map(situations.flatMap(({ autorite }) => (autorite ? [[autorite.cle, autorite]] : [])));
  const dites = [...autorites.values()].map((autorite) => {
    const de = (competence: Competence) =>
      sommer(situations, { cle: autorite.cle, competence }, habitantsDe, ailleurs(autorite));
    const [recenser, informer] = [de("recenser"), de("informer")];
    const tient = { recenser, informer, planifier: de("planifier"), soutenirQualite: de("soutenirQualite") };
    const devoirs = [...devoirsDeTenir(tient), ...devoirDePlanifier(tient, seuils), ...devoirDuRelais(tient, seuils)];
    return { autorite, tient, devoirs, aExaminer: aExaminer(autorite, tient, seuils) };
  });
  return dites.toSorted((a, b) => rang(a) - rang(b) || a.autorite.nom.localeCompare(b.autorite.nom, "fr"));
}
