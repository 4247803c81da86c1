import { type Certificats, certifier } from "../certificat/rules.ts";
import type { Seance } from "../instance/rules.ts";
import {
  type Attribution,
  DEMI_JOURNEES,
  type Motif,
  type Place,
  type Proposition,
  type Reclamation,
} from "../model.ts";
import { PALIER, PALIERS } from "../option/rules.ts";
import type { Resultat } from "../rules.ts";

/** Une séance attribuée : de quoi dire à chacun ce qu'il reçoit, et pourquoi pas mieux. */
export type Verdict = { seance: Seance; resultat: Resultat; certificats: Certificats | null };

const dossierDe = ({ probleme, instance }: Seance, unite: number) =>
  probleme.dossiers[instance.uniteDossier[unite] as number] as (typeof probleme.dossiers)[number];

/** Où est une voie : sa structure, et sa réserve. */
function voieDe({ structures, instance }: Seance, voie: number): { structure: string; reserve: string | null } {
  const structure = structures[instance.voies.structure[voie] as number];
  const reserve = structure?.reserves?.[instance.voies.reserve[voie] as number];
  return { structure: structure?.id ?? "", reserve: reserve?.code ?? null };
}

/** Une part dit ce que l'enfant quittera : il reste où il est jusqu'à son entrée. */
function estReste({ instance }: Seance, option: number, part: number): boolean {
  const parts = (instance.parts[option + 1] as number) - (instance.parts[option] as number);
  return parts > 1 && instance.partValeur[part] === PALIERS.garantie * PALIER;
}

/** Les places d'une option, enfant par enfant. */
function placesDe(seance: Seance, option: number): Place[] {
  const { instance, probleme } = seance;
  const debut = instance.parts[option] as number;
  const nombre = (instance.parts[option + 1] as number) - debut;
  return Array.from({ length: nombre }, (_, rang) => debut + rang)
    .filter((part) => !estReste(seance, option, part))
    .map((part) => ({
      enfant: instance.partEnfant[part] as number,
      ...voieDe(seance, instance.partVoie[part] as number),
      semaine: instance.partSemaine[part] as number,
      entree: probleme.reglages.premier + (instance.sejours.de[instance.partSejour[part] as number] as number),
    }));
}

/** Les enfants d'une unité : ceux de ses options, ou tous ceux du dossier s'il n'en a pas. */
function enfantsDe(seance: Seance, unite: number): number[] {
  const { fratrie, enfants } = dossierDe(seance, unite);
  if (fratrie !== "separement") return [...enfants.keys()];
  return [unitesDuDossier(seance, unite).indexOf(unite)];
}

function unitesDuDossier({ instance }: Seance, unite: number): number[] {
  const rang = instance.uniteDossier[unite] as number;
  let debut = unite;
  while (debut > 0 && instance.uniteDossier[debut - 1] === rang) debut--;
  let fin = unite;
  while (instance.uniteDossier[fin + 1] === rang) fin++;
  return Array.from({ length: fin - debut + 1 }, (_, numero) => debut + numero);
}

function attributionDe({ seance, resultat }: Verdict, unite: number): Attribution {
  const option = resultat.places[unite] as number;
  return {
    rang: unite + 1,
    dossier: dossierDe(seance, unite).id,
    enfants: enfantsDe(seance, unite),
    places: option < 0 ? [] : placesDe(seance, option),
    voeu: option < 0 ? null : option - (seance.instance.options[unite] as number) + 1,
  };
}

function uniteDe({ seance, resultat }: Verdict, option: number): number {
  const { listes } = resultat;
  return listes.unite[listes.position[seance.instance.parts[option] as number] as number] as number;
}

/** Combien de familles l'audit défend : une famille à qui plusieurs de ses options tiendraient n'en est qu'une. */
export const famillesLesees = (reclamations: readonly Pick<Reclamation, "dossier">[]): number =>
  new Set(reclamations.map(({ dossier }) => dossier)).size;

/** De chaque famille (ou enfant demandé à part), celle de ses options qu'elle préfère : les réclamations viennent dans l'ordre de ses vœux. */
export const preferees = <T extends Pick<Reclamation, "dossier" | "enfants">>(reclamations: readonly T[]): T[] =>
  [...Map.groupBy(reclamations, ({ dossier, enfants }) => `${dossier} ${enfants.join()}`).values()].flatMap(
    ([premiere]) => premiere ?? [],
  );

/** La proposition en mots : une ligne par famille, dans l'ordre du classement. */
export function raconter(verdict: Verdict): Proposition {
  const { seance, resultat } = verdict;
  return {
    niveau: resultat.niveau,
    attributions: Array.from({ length: seance.instance.unites }, (_, unite) => attributionDe(verdict, unite)),
    reclamations: resultat.bloquantes.map((option) => {
      const unite = uniteDe(verdict, option);
      const { id } = dossierDe(seance, unite);
      return { dossier: id, enfants: enfantsDe(seance, unite), places: placesDe(seance, option) };
    }),
  };
}

/** Les nombres de la case : ce qu'elle offrait, sa section (nulle : l'établissement), son mois, sa demi-journée. */
function caseDite({ instance, probleme }: Seance, voie: number, [laCase, mois]: readonly [number, number]) {
  const { sections, premier } = probleme.reglages;
  if (laCase < 0) return { section: null, mois: premier + mois, demiJournee: null, libres: 0 };
  const parVoie = (sections.length + 1) * instance.mois * DEMI_JOURNEES;
  const rang = Math.floor(laCase / DEMI_JOURNEES);
  return {
    section: sections[Math.floor(rang / instance.mois)]?.code || null,
    mois: premier + (rang % instance.mois),
    demiJournee: laCase % DEMI_JOURNEES,
    libres: instance.libres[voie * parVoie + laCase] as number,
  };
}

function pointsA({ instance }: Seance, part: number): number {
  const valeur = instance.partValeur[part] as number;
  return valeur - Math.round(valeur / PALIER) * PALIER;
}

function dernierDe({ seance, resultat }: Verdict, position: number): Motif["dernier"] {
  if (position < 0) return null;
  const { listes } = resultat;
  const { id } = dossierDe(seance, listes.unite[position] as number);
  return { dossier: id, points: pointsA(seance, listes.part[position] as number) };
}

function motifDe(verdict: Verdict, certificats: Certificats, option: number, voeu: number): Motif {
  const { seance } = verdict;
  const part = certificats.part[option] as number;
  const voie = seance.instance.partVoie[part] as number;
  const ou = [certificats.cases[option] as number, certificats.mois[option] as number] as const;
  return {
    voeu,
    places: placesDe(seance, option),
    ...voieDe(seance, voie),
    ...caseDite(seance, voie, ou),
    dernier: dernierDe(verdict, certificats.dernier[option] as number),
    points: pointsA(seance, part),
    fermees: certificats.fermees[option] as number,
    ensemble: certificats.ensemble[option] === 1,
  };
}

/** Une place qui lui revenait aux points : aucune case n'y manquait, la commission en a décidé autrement. */
function motifReclame({ seance }: Verdict, option: number, voeu: number): Motif {
  const { instance, probleme } = seance;
  const part = instance.parts[option] as number;
  return {
    voeu,
    places: placesDe(seance, option),
    ...voieDe(seance, instance.partVoie[part] as number),
    section: null,
    mois: probleme.reglages.premier + (instance.sejours.de[instance.partSejour[part] as number] as number),
    demiJournee: null,
    libres: 0,
    dernier: null,
    points: pointsA(seance, part),
    fermees: 0,
    ensemble: false,
    reclame: true,
  };
}

/** GUI-32 : une famille peut lire pourquoi chacun des vœux qu'elle préférait ne lui fut pas donné, dans l'ordre de ses vœux. */
export function motifsDe(verdict: Verdict, dossier: string): Motif[] {
  const { seance, resultat } = verdict;
  const { instance, probleme } = seance;
  verdict.certificats ??= certifier(instance, resultat.listes, resultat.places);
  const { certificats } = verdict;
  const rang = probleme.dossiers.findIndex(({ id }) => id === dossier);
  const motifs: Motif[] = [];
  for (let unite = instance.uniteDossier.indexOf(rang); instance.uniteDossier[unite] === rang; unite++) {
    const debut = instance.options[unite] as number;
    const place = resultat.places[unite] as number;
    const fin = place < 0 ? (instance.options[unite + 1] as number) : place;
    for (let option = debut; option < fin; option++)
      if ((certificats.part[option] as number) >= 0)
        motifs.push(motifDe(verdict, certificats, option, option - debut + 1));
      else if (resultat.bloquantes.includes(option)) motifs.push(motifReclame(verdict, option, option - debut + 1));
  }
  return motifs;
}
