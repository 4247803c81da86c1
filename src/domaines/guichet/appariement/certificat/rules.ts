import { type Audit, ouvrirAudit, prendreAvant, tientIci } from "../audit/rules.ts";
import type { Instance } from "../instance/model.ts";
import type { Listes } from "../liste/rules.ts";
import { DEMI_JOURNEES } from "../model.ts";
import { pleinesPour, prendrePart, rouvrir } from "../places/rules.ts";

const TROIS_MOIS = 0x100401;
const SEMAINE_ENTIERE = (1 << DEMI_JOURNEES) - 1;

/** Pourquoi chaque option refusée l'est, une case par option (`part` vaut -1 si elle ne l'est pas). */
export type Certificats = {
  part: Int32Array;
  /** La case pleine, ou -1 si c'est la semaine entière ; le mois est alors dans `mois`. */
  cases: Int32Array;
  mois: Uint8Array;
  /** La position du dernier admis devant, ou -1 si rien n'était libre au départ. */
  dernier: Int32Array;
  fermees: Uint16Array;
  ensemble: Uint8Array;
};

/** Une relecture : ce qui était plein avant chaque admis, et qui ferma chaque case de la voie. */
type Relecture = { audit: Audit; certificats: Certificats; avant: Int32Array; fermetures: Int32Array };

function vierges(options: number): Certificats {
  return {
    part: new Int32Array(options).fill(-1),
    cases: new Int32Array(options).fill(-1),
    mois: new Uint8Array(options),
    dernier: new Int32Array(options).fill(-1),
    fermees: new Uint16Array(options),
    ensemble: new Uint8Array(options),
  };
}

function commencer({ audit, avant, fermetures }: Relecture, voie: number): void {
  const { etat, instance } = audit;
  rouvrir(etat, voie);
  const mots = (instance.sections + 1) * instance.mots;
  for (let mot = 0; mot < mots; mot++) avant[mot] = etat.pleins[voie * mots + mot] as number;
  fermetures.fill(-1);
}

/** La case, dans sa voie, d'un bit d'un mot d'une ligne. */
const caseDuBit = ({ mots, mois }: Instance, mot: number, bit: number): number => {
  const m = (mot % mots) * 3 + Math.floor(bit / DEMI_JOURNEES);
  return (Math.floor(mot / mots) * mois + m) * DEMI_JOURNEES + (bit % DEMI_JOURNEES);
};

/** Fait entrer un admis, et note les cases qu'il ferme. */
function admettre({ audit, avant, fermetures }: Relecture, voie: number, position: number): void {
  const { etat, instance, listes } = audit;
  prendrePart(etat, listes.part[position] as number);
  const mots = (instance.sections + 1) * instance.mots;
  for (let mot = 0; mot < mots; mot++) {
    const plein = etat.pleins[voie * mots + mot] as number;
    for (let neufs = plein & ~(avant[mot] as number); neufs !== 0; neufs &= neufs - 1)
      fermetures[caseDuBit(instance, mot, 31 - Math.clz32(neufs & -neufs))] = position;
    avant[mot] = plein;
  }
}

/** La case qui gêne et qui fut fermée la première, pour un mot de la section ou de l'établissement ; -1 si rien n'y gêne. */
function premiereFermee({ audit, fermetures }: Relecture, mot: number, bits: number, deja: number): number {
  let choisie = deja;
  for (let reste = bits; reste !== 0; reste &= reste - 1) {
    const une = caseDuBit(audit.instance, mot, 31 - Math.clz32(reste & -reste));
    if (choisie < 0 || (fermetures[une] as number) < (fermetures[choisie] as number)) choisie = une;
  }
  return choisie;
}

/** La case fermée la première parmi celles d'une part, dans sa voie ; -1 si aucune n'est pleine. */
function caseFermee(relecture: Relecture, part: number): number {
  const { instance, etat } = relecture.audit;
  const { mots, sejours, sections } = instance;
  const semaine = (instance.partSemaine[part] as number) * TROIS_MOIS;
  const base = (instance.partVoie[part] as number) * (sections + 1);
  let choisie = -1;
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = sejours.suite[sejour] as number)
    for (let mot = 0; mot < mots; mot++) {
      const plage = (sejours.plages[sejour * mots + mot] as number) & semaine;
      const section = (sejours.section[sejour] as number) * mots + mot;
      const tout = sections * mots + mot;
      choisie = premiereFermee(relecture, section, (etat.pleins[base * mots + section] as number) & plage, choisie);
      choisie = premiereFermee(relecture, tout, (etat.pleins[base * mots + tout] as number) & plage, choisie);
    }
  return choisie;
}

function couvre({ sejours, partSejour, partSemaine }: Instance, part: number, mois: number, semaine: number): boolean {
  if (((partSemaine[part] as number) & semaine) === 0) return false;
  for (let sejour = partSejour[part] as number; sejour >= 0; sejour = sejours.suite[sejour] as number)
    if (mois >= (sejours.de[sejour] as number) && mois < (sejours.a[sejour] as number)) return true;
  return false;
}

/** Le dernier admis avant une position qui vient ce mois-là une de ces demi-journées. */
function dernierAvant(
  { instance, listes, places }: Audit,
  position: number,
  [mois, semaine]: readonly [number, number],
) {
  const debut = listes.debuts[instance.partVoie[listes.part[position] as number] as number] as number;
  for (let rang = position - 1; rang >= debut; rang--)
    if (
      places[listes.unite[rang] as number] === listes.option[rang] &&
      couvre(instance, listes.part[rang] as number, mois, semaine)
    )
      return rang;
  return -1;
}

/** Le mois où la semaine n'a plus assez de minutes pour cette part. */
function moisSansMinutes({ etat, instance }: Audit, part: number): number {
  const voie = instance.partVoie[part] as number;
  const profil = instance.voies.profil[voie] as number;
  const minutes = instance.voies.minutes[profil * 1024 + (instance.partSemaine[part] as number)] as number;
  const { de, a, suite } = instance.sejours;
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = suite[sejour] as number)
    for (let mois = de[sejour] as number; mois < (a[sejour] as number); mois++)
      if ((etat.semaines[voie * instance.mois + mois] as number) < minutes) return mois;
  return 0;
}

type Cause = { laCase: number; mois: number; dernier: number; fermees: number; ensemble: boolean };

/** Ce qui manque à une part refusée : une case pleine, sinon la même avec les autres enfants, sinon la semaine. */
function causeDe(relecture: Relecture, voie: number, position: number): Cause {
  const { audit, fermetures } = relecture;
  const { instance, listes, etat } = audit;
  const part = listes.part[position] as number;
  const seule = caseFermee(relecture, part);
  const pleines = pleinesPour(etat, part);
  const fermees = (pleines | (pleines >> DEMI_JOURNEES)) & SEMAINE_ENTIERE;
  if (seule >= 0) return { laCase: seule, mois: 0, dernier: fermetures[seule] as number, fermees, ensemble: false };
  const option = listes.option[position] as number;
  prendreAvant(audit, etat, option, [voie, position, 1]);
  const jointe = caseFermee(relecture, part);
  prendreAvant(audit, etat, option, [voie, position, -1]);
  const mois = jointe < 0 ? moisSansMinutes(audit, part) : Math.floor(jointe / DEMI_JOURNEES) % instance.mois;
  const semaine = jointe < 0 ? SEMAINE_ENTIERE : 1 << (jointe % DEMI_JOURNEES);
  return {
    laCase: jointe,
    mois,
    dernier: dernierAvant(audit, position, [mois, semaine]),
    fermees: semaine,
    ensemble: jointe >= 0,
  };
}

function certifierPart(relecture: Relecture, voie: number, position: number): void {
  const { audit, certificats } = relecture;
  const option = audit.listes.option[position] as number;
  if ((certificats.part[option] as number) >= 0 || tientIci(audit, audit.etat, voie, position)) return;
  const { laCase, mois, dernier, fermees, ensemble } = causeDe(relecture, voie, position);
  certificats.part[option] = audit.listes.part[position] as number;
  certificats.cases[option] = laCase;
  certificats.mois[option] = mois;
  certificats.dernier[option] = dernier;
  certificats.fermees[option] = fermees;
  certificats.ensemble[option] = ensemble ? 1 : 0;
}

/**
 * GUI-31 : à chaque option qu'une famille préférait, le certificat dit la case que les mieux classés remplissent (mois, demi-journée,
 * section ou établissement) et le dernier admis devant elle ; quiconque a la liste des rangs peut le recompter.
 */
export function certifier(instance: Instance, listes: Listes, places: Int32Array): Certificats {
  const certificats = vierges(instance.parts.length - 1);
  const relecture: Relecture = {
    audit: ouvrirAudit(instance, listes, places),
    certificats,
    avant: new Int32Array((instance.sections + 1) * instance.mots),
    fermetures: new Int32Array((instance.sections + 1) * instance.mois * DEMI_JOURNEES),
  };
  for (let voie = 0; voie < instance.voies.nombre; voie++) {
    commencer(relecture, voie);
    const fin = listes.debuts[voie + 1] as number;
    for (let position = listes.debuts[voie] as number; position < fin; position++) {
      const option = listes.option[position] as number;
      const place = places[listes.unite[position] as number] as number;
      if (option === place) admettre(relecture, voie, position);
      else if (place < 0 || option < place) certifierPart(relecture, voie, position);
    }
  }
  return certificats;
}
