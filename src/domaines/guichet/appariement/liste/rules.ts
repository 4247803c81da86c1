import { classer, ranger } from "../classement/rules.ts";
import type { Instance } from "../instance/model.ts";

/**
 * Les candidatures de chaque voie, du premier au dernier classé. Une position est un rang dans la liste de toutes les voies à la
 * suite : dans une même voie, plus petite passe devant.
 */
export type Listes = {
  /** Voie → sa première position (une case de plus que de voies). */
  debuts: Int32Array;
  /** Position → part, option, unité. */
  part: Int32Array;
  option: Int32Array;
  unite: Int32Array;
  /** Position → semaine, séjour, et 1 si l'option n'a que cette part et que l'unité n'a pas de place à garder. */
  semaine: Uint16Array;
  sejour: Uint16Array;
  simple: Uint8Array;
  /** Part → position. */
  position: Int32Array;
};

/** À qui est chaque part : son option, et l'unité de celle-ci. */
function proprietaires(instance: Instance): { options: Int32Array; unites: Int32Array } {
  const { unites: nombre, options: debuts, parts } = instance;
  const options = new Int32Array(instance.partVoie.length);
  const unites = new Int32Array(instance.partVoie.length);
  for (let unite = 0; unite < nombre; unite++) {
    const fin = debuts[unite + 1] as number;
    for (let option = debuts[unite] as number; option < fin; option++)
      for (let part = parts[option] as number; part < (parts[option + 1] as number); part++) {
        options[part] = option;
        unites[part] = unite;
      }
  }
  return { options, unites };
}

/** Les parts dans l'ordre d'égalité de leurs unités. */
function partsParEgalite({ egalite, options, parts, partVoie, unites }: Instance): Int32Array {
  const parRang = new Int32Array(unites);
  for (let unite = 0; unite < unites; unite++) parRang[egalite[unite] as number] = unite;
  const suite = new Int32Array(partVoie.length);
  let place = 0;
  for (let rang = 0; rang < unites; rang++) {
    const unite = parRang[rang] as number;
    const fin = parts[options[unite + 1] as number] as number;
    for (let part = parts[options[unite] as number] as number; part < fin; part++) suite[place++] = part;
  }
  return suite;
}

function debutsDe({ voies, partVoie }: Instance): Int32Array {
  const debuts = new Int32Array(voies.nombre + 1);
  for (let part = 0; part < partVoie.length; part++) {
    const suivante = (partVoie[part] as number) + 1;
    debuts[suivante] = (debuts[suivante] as number) + 1;
  }
  for (let voie = 0; voie < voies.nombre; voie++)
    debuts[voie + 1] = (debuts[voie + 1] as number) + (debuts[voie] as number);
  return debuts;
}

/** Recopie à chaque position ce que l'on y relit sans cesse. */
function remplir(instance: Instance, part: Int32Array): Omit<Listes, "debuts" | "part"> {
  const { options, unites } = proprietaires(instance);
  const nombre = part.length;
  const listes = {
    option: new Int32Array(nombre),
    unite: new Int32Array(nombre),
    semaine: new Uint16Array(nombre),
    sejour: new Uint16Array(nombre),
    simple: new Uint8Array(nombre),
    position: new Int32Array(nombre),
  };
  for (let rang = 0; rang < nombre; rang++) {
    const sienne = part[rang] as number;
    const option = options[sienne] as number;
    const unite = unites[sienne] as number;
    const seule = (instance.parts[option + 1] as number) - (instance.parts[option] as number) === 1;
    listes.option[rang] = option;
    listes.unite[rang] = unite;
    listes.semaine[rang] = instance.partSemaine[sienne] as number;
    listes.sejour[rang] = instance.partSejour[sienne] as number;
    listes.simple[rang] = seule && (instance.garanties[unite] as number) < 0 ? 1 : 0;
    listes.position[sienne] = rang;
  }
  return listes;
}

/** Chaque voie classe ses candidatures par palier, points de la voie, puis date, tirage et numéro. */
export function lister(instance: Instance): Listes {
  const { classes, nombre } = classer(instance.partValeur);
  const parValeur = ranger(partsParEgalite(instance), classes, nombre);
  const part = ranger(parValeur, instance.partVoie, instance.voies.nombre);
  return { debuts: debutsDe(instance), part, ...remplir(instance, part) };
}

/**
 * GUI-21 : une seule règle pour tous (niveau 0) si chaque voie range ses candidats comme le classement commun, à un même écart près ;
 * une place à garder, des points propres à une structure ou une réserve ouverte à tous imposent le niveau 1.
 */
export function niveauDe({ unites, options, parts, partVoie, partValeur, points, voies }: Instance): 0 | 1 {
  const AUCUN = -(2 ** 31);
  const ecarts = new Int32Array(voies.nombre).fill(AUCUN);
  for (let unite = 0; unite < unites; unite++) {
    const fin = parts[options[unite + 1] as number] as number;
    for (let part = parts[options[unite] as number] as number; part < fin; part++) {
      const voie = partVoie[part] as number;
      const ecart = (partValeur[part] as number) - (points[unite] as number);
      if (ecarts[voie] === AUCUN) ecarts[voie] = ecart;
      else if (ecarts[voie] !== ecart) return 1;
    }
  }
  return 0;
}
