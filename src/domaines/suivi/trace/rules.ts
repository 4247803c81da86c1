import { intituleFiche, type GenreNoeud } from "#domaines/plan/model.ts";
import type { EnjeuTrace, Etape, FicheTracee, Fil, IndicateurTrace, NoeudTrace, Orphelin } from "./model.ts";

/** Les étages du plan qui disent un objectif ; les autres ne font que ranger. */
export const OBJECTIFS: ReadonlySet<GenreNoeud> = new Set<GenreNoeud>([
  "ambition",
  "orientation",
  "objectifStrategique",
  "objectif",
]);

const nommer = ({ code, libelle }: NoeudTrace) => [code, libelle].filter(Boolean).join(" · ");
const compter = (nombre: number, singulier: string, plurielle = `${singulier}s`) =>
  `${nombre} ${nombre < 2 ? singulier : plurielle}`;

/** Les nœuds qui portent une fiche, de près ou de loin. */
function porteursDe(parId: ReadonlyMap<string, NoeudTrace>, { noeuds }: Pick<FicheTracee, "noeuds">): NoeudTrace[] {
  const vus = new Map<string, NoeudTrace>();
  for (const depart of noeuds)
    for (let ici = parId.get(depart); ici && !vus.has(ici.id); ici = ici.parent ? parId.get(ici.parent) : undefined)
      vus.set(ici.id, ici);
  return [...vus.values()];
}

/**
 * SUI-220 : l'enjeu d'une fiche est celui du diagnostic partagé auquel répond un nœud qui la porte, son diagnostic à elle, ses points
 * faibles, ou l'effet visé d'un nœud qui la porte.
 */
export function enjeuxDe(fiche: FicheTracee, porteurs: readonly NoeudTrace[]): string[] {
  const { diagnosticInitial, faiblesses } = fiche;
  return [
    ...new Set(porteurs.flatMap(({ enjeux }) => enjeux)),
    ...(diagnosticInitial ? ["diagnostic initial"] : []),
    ...(faiblesses.length > 0 ? [compter(faiblesses.length, "point faible", "points faibles")] : []),
    ...porteurs.filter(({ impacts }) => impacts.length > 0).map((noeud) => `effet visé par « ${nommer(noeud)} »`),
  ];
}

/** SUI-221 : l'objectif d'une fiche est le sien, sa finalité, ou celui du plan sous lequel elle est rangée. */
export function objectifsDe(fiche: FicheTracee, porteurs: readonly NoeudTrace[]): string[] {
  const { finalite, objectifsOperationnels } = fiche;
  return [
    ...(objectifsOperationnels.length > 0
      ? [compter(objectifsOperationnels.length, "objectif opérationnel", "objectifs opérationnels")]
      : []),
    ...(finalite ? ["finalité"] : []),
    ...porteurs.filter(({ genre }) => OBJECTIFS.has(genre)).map(nommer),
  ];
}

/** SUI-222 : le fil d'une fiche va de ses enjeux à ses valeurs ; un indicateur écrit au plan n'est pas encore défini. */
export function filsDe(
  noeuds: readonly NoeudTrace[],
  fiches: readonly FicheTracee[],
  indicateurs: readonly IndicateurTrace[],
): Fil[] {
  const parId = new Map(noeuds.map((noeud) => [noeud.id, noeud]));
  return fiches.map((fiche) => {
    const porteurs = porteursDe(parId, fiche);
    const siens = indicateurs.filter((indicateur) => indicateur.fiches.includes(fiche.id));
    return {
      fiche,
      enjeux: enjeuxDe(fiche, porteurs),
      objectifs: objectifsDe(fiche, porteurs),
      ecrits: fiche.indicateurs.length,
      definis: siens.length,
      releves: siens.filter(({ releve }) => releve).length,
    };
  });
}

const deFiche = ({ fiche }: Fil, precision: string): Orphelin => ({
  genre: "fiche",
  id: fiche.id,
  nom: intituleFiche(fiche),
  precision,
});
const deNoeud = (noeud: NoeudTrace, precision: string): Orphelin => ({
  genre: "noeud",
  id: noeud.id,
  nom: nommer(noeud),
  precision,
});
const dIndicateur = ({ id, libelle }: IndicateurTrace): Orphelin => ({
  genre: "indicateur",
  id,
  nom: libelle,
  precision: "",
});

/** Les objectifs qu'aucun enjeu n'éclaire, ni par eux-mêmes, ni par un nœud qui les porte ou qu'ils portent ; rien sans diagnostic. */
function objectifsSansEnjeu(noeuds: readonly NoeudTrace[], enjeux: readonly EnjeuTrace[]): NoeudTrace[] {
  if (enjeux.length === 0) return [];
  const parId = new Map(noeuds.map((noeud) => [noeud.id, noeud]));
  const lignee = ({ id }: NoeudTrace) => porteursDe(parId, { noeuds: [id] });
  const eclaires = new Set(
    noeuds.filter((noeud) => noeud.enjeux.length > 0).flatMap((noeud) => lignee(noeud).map(({ id }) => id)),
  );
  return noeuds.filter(
    (noeud) =>
      OBJECTIFS.has(noeud.genre) && !eclaires.has(noeud.id) && lignee(noeud).every((un) => un.enjeux.length === 0),
  );
}

/** SUI-223 : à chaque pas, ce qui ne tient à rien est nommé : enjeu sans réponse, objectif sans enjeu ; sans enjeu, sans objectif, sans fiche, sans indicateur, sans valeur. */
export function orphelinsDe(
  noeuds: readonly NoeudTrace[],
  fiches: readonly FicheTracee[],
  indicateurs: readonly IndicateurTrace[],
  enjeux: readonly EnjeuTrace[] = [],
): Record<Etape, Orphelin[]> {
  const fils = filsDe(noeuds, fiches, indicateurs);
  const parId = new Map(noeuds.map((noeud) => [noeud.id, noeud]));
  const servis = new Set(fiches.flatMap((fiche) => porteursDe(parId, fiche).map(({ id }) => id)));
  const vivantes = new Set(fiches.map(({ id }) => id));
  const nus = noeuds.filter(({ id }) => !servis.has(id));
  return {
    enjeuxSansObjectif: enjeux
      .filter(({ repondu }) => !repondu)
      .map(({ id, texte }) => ({ genre: "enjeu", id, nom: texte, precision: "" })),
    objectifsSansEnjeu: objectifsSansEnjeu(noeuds, enjeux).map((noeud) => deNoeud(noeud, "")),
    effetsSansFiche: nus
      .filter(({ impacts }) => impacts.length > 0)
      .map((noeud) => deNoeud(noeud, noeud.impacts.join(" ; "))),
    objectifsSansFiche: nus.filter(({ genre }) => OBJECTIFS.has(genre)).map((noeud) => deNoeud(noeud, "")),
    fichesSansEnjeu: fils.filter((fil) => fil.enjeux.length === 0).map((fil) => deFiche(fil, "")),
    fichesSansObjectif: fils.filter(({ objectifs }) => objectifs.length === 0).map((fil) => deFiche(fil, "")),
    fichesSansIndicateur: fils
      .filter(({ definis }) => definis === 0)
      .map((fil) => deFiche(fil, fil.ecrits > 0 ? `${compter(fil.ecrits, "écrit")} au plan, aucun défini` : "")),
    indicateursSansFiche: indicateurs.filter((un) => !un.fiches.some((fiche) => vivantes.has(fiche))).map(dIndicateur),
    indicateursSansValeur: indicateurs.filter(({ releve }) => !releve).map(dIndicateur),
  };
}
