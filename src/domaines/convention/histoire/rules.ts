import { defaire, estEffacee } from "#commun/histoire.ts";
import { CLES } from "../bloc/rules.ts";
import { representantsDe } from "../partie/rules.ts";
import { garderIdentifiants } from "../rules.ts";
import type { LigneTexte, Redaction, Refaite } from "./model.ts";

const objet = (valeur: unknown): Record<string, unknown> =>
  valeur !== null && typeof valeur === "object" && !Array.isArray(valeur) ? (valeur as Record<string, unknown>) : {};

/** Un texte écrit d'un bloc n'a pas toujours gardé ses identifiants : chaque élément reprend celui auquel on le reconnaît. */
function identifier<T extends { id: string }>(
  jadis: readonly T[],
  presents: readonly T[],
  cle: (un: T) => string,
): readonly T[] {
  if (jadis.every(({ id }) => id)) return jadis;
  let suite = 0;
  const nommer = () => `jadis-${++suite}`;
  const anonymes = jadis.map(({ id: _id, ...un }) => un as unknown as T);
  return garderIdentifiants<T>(presents, anonymes, cle, nommer).map(({ rang: _rang, ...un }) => un as unknown as T);
}

/** Ce que la convention dit d'elle-même, remis comme avant cette ligne ; une partie y retrouve ceux qui signaient pour elle. */
function defaireConvention(present: Redaction, ligne: LigneTexte): Redaction {
  const [rendue = present] = defaire([present], [{ ...ligne, objetId: present.id, action: "modification" }]).elements;
  const { parties, visas, articles, annexes } = rendue;
  const identifiee = {
    ...rendue,
    parties: identifier(parties, present.parties, CLES.partie),
    visas: identifier(visas, present.visas, CLES.visa),
    articles: identifier(articles, present.articles, CLES.article),
    annexes: identifier(annexes, present.annexes, CLES.annexe),
  };
  if (!("signataires" in objet(ligne.avant))) return identifiee;
  const representees = identifiee.parties.map((une) => ({
    ...une,
    representants: representantsDe(rendue.signataires, une.id),
  }));
  return { ...identifiee, parties: representees };
}

type Liste<T> = { elements: readonly T[]; connue: boolean };

function ranger<T extends { id: string }>(presents: readonly T[], ordre: unknown): Liste<T> {
  if (!Array.isArray(ordre)) return { elements: presents, connue: false };
  const places = new Map(ordre.map((id, rang) => [id as string, rang]));
  const ranges = presents.filter(({ id }) => places.has(id));
  ranges.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  let suivant = 0;
  return { elements: presents.map((un) => (places.has(un.id) ? (ranges[suivant++] ?? un) : un)), connue: true };
}

/** Un article, ou un visa, remis comme avant cette ligne : là où il était, s'il était parti. */
function defaireElement<T extends { id: string }>(presents: readonly T[], ligne: LigneTexte): Liste<T> {
  const { action, objetId, avant } = ligne;
  if (action === "deplacement") return ranger(presents, avant);
  if (action !== "retrait") {
    const vu = action === "creation" || presents.some(({ id }) => id === objetId);
    return { elements: defaire(presents, [ligne]).elements, connue: vu };
  }
  const { rang, ...parti } = objet(avant);
  const place = typeof rang === "number" ? rang : presents.length;
  return { elements: presents.toSpliced(place, 0, parti as T), connue: typeof rang === "number" };
}

const dans = (redaction: Redaction, connue = true) => ({ redaction, connue });

const DEFAIRE: Record<string, (present: Redaction, ligne: LigneTexte) => { redaction: Redaction; connue: boolean }> = {
  convention: (present, ligne) => dans(defaireConvention(present, ligne)),
  "convention.article": (present, ligne) => {
    const { elements: articles, connue } = defaireElement(present.articles, ligne);
    return dans({ ...present, articles }, connue);
  },
  "convention.visa": (present, ligne) => {
    const { elements: visas, connue } = defaireElement(present.visas, ligne);
    return dans({ ...present, visas }, connue);
  },
  "convention.annexe": (present) => dans({ ...present, annexes: [] }),
  "convention.options": (present, { avant }) =>
    dans({ ...present, options: { ...present.options, ...objet(avant) } as Redaction["options"] }),
  "convention.resiliation": (present, { action, avant }) => {
    const { modes } = objet(avant);
    return dans(action === "reglage" && Array.isArray(modes) ? { ...present, modes } : present);
  },
};

const nommer = ({ objet: quoi, objetId }: LigneTexte) => `${quoi}/${objetId}`;

/**
 * CONV-64 : le texte d'un jour passé est celui d'aujourd'hui dont on défait, de la dernière à la première, chaque ligne du journal
 * d'après ce jour ; avant que la convention ne soit ouverte il n'y en a pas, et ce que le journal n'a plus se compte.
 */
export function defaireTexte(presente: Redaction, lignes: readonly LigneTexte[]): Refaite {
  const perdus = new Set<string>();
  let redaction = presente;
  let desordre = false;
  for (const ligne of lignes.toReversed()) {
    const { action, objet: quoi } = ligne;
    if (quoi === "convention" && action === "création") return { redaction: null, perdus: 0, desordre: false };
    if (action === "creation") perdus.delete(nommer(ligne));
    if (estEffacee(ligne)) perdus.add(nommer(ligne));
    else {
      const defaite = DEFAIRE[quoi]?.(redaction, ligne) ?? dans(redaction);
      redaction = defaite.redaction;
      desordre ||= !defaite.connue;
    }
  }
  return { redaction, perdus: perdus.size, desordre };
}
