import type { EtatDefini, Saisie, Volet } from "../etat/model.ts";
import { replier } from "../etat/rules.ts";
import type { FicheVue, Mouvements, Photo } from "./model.ts";

/** Ce que le plan dit d'une fiche, tel que le suivi le montre. */
export type FicheDuPlan = Omit<FicheVue, "etat" | "realisee" | "precision" | "volets">;

/** Ce qui a été dit et de qui on l'attend : de quoi situer chaque fiche. */
export type Dits = {
  etats: readonly EtatDefini[];
  volets: readonly Volet[];
  dernieres: readonly Saisie[];
  /** Le nom de chaque collectivité qui porte un volet. */
  noms: ReadonlyMap<string, string>;
};

/** SUI-7 : dès qu'une collectivité répond pour sa part, la fiche ne se répond plus que par ses parts. */
export function voletsDe(volets: readonly Volet[], fiche: string): Volet[] {
  const nommes = volets.filter((volet) => volet.fiche === fiche);
  const parts = nommes.filter(({ collectivite }) => collectivite !== null);
  if (parts.length > 0) return parts;
  return nommes.length > 0 ? nommes : [{ fiche, volet: "", collectivite: null, referent: null }];
}

/** Les fiches d'un plan avec ce qui en est dit, à l'instant où ces choses ont été lues. */
export function photographier(fiches: readonly FicheDuPlan[], { etats, volets, dernieres, noms }: Dits): FicheVue[] {
  const parFiche = Map.groupBy(dernieres, ({ fiche }) => fiche);
  const voletsParFiche = Map.groupBy(volets, ({ fiche }) => fiche);
  return fiches.map((fiche) => {
    const parts = voletsDe(voletsParFiche.get(fiche.id) ?? [], fiche.id);
    const dites = parFiche.get(fiche.id) ?? [];
    const { etat, realisee, precision } = replier(etats, parts, dites);
    const vus = parts.flatMap(({ volet }) => dites.filter((une) => une.volet === volet));
    return {
      ...fiche,
      etat: etat?.code ?? null,
      realisee,
      precision,
      volets: vus.map(({ id: _i, convention: _c, fiche: _f, compte: _q, canal: _p, campagne: _g, ...dit }) => ({
        ...dit,
        nom: noms.get(dit.volet) ?? "",
      })),
    };
  });
}

const periodeDite = ({ debut, fin }: Pick<FicheVue, "debut" | "fin">): string =>
  debut === null ? "" : debut === fin ? `${debut}` : `${debut} – ${fin}`;

const dit = ({ etat, precision }: FicheVue) => [etat, precision].join(" ");

/** SUI-8 : ce qui a bougé entre deux moments : les états, les dates, les fiches entrées et celles qui sont sorties. */
export function comparer(avant: Photo, apres: Photo): Mouvements {
  const jadis = new Map(avant.fiches.map((fiche) => [fiche.id, fiche]));
  const restees = apres.fiches.flatMap((fiche) => {
    const autrefois = jadis.get(fiche.id);
    return autrefois ? [{ fiche, autrefois }] : [];
  });
  const presentes = new Set(apres.fiches.map(({ id }) => id));
  return {
    etats: restees
      .filter(({ fiche, autrefois }) => dit(fiche) !== dit(autrefois))
      .map(({ fiche, autrefois }) => ({ fiche, avant: autrefois.etat, apres: fiche.etat })),
    dates: restees
      .map(({ fiche, autrefois }) => ({ fiche, avant: periodeDite(autrefois), apres: periodeDite(fiche) }))
      .filter((une) => une.avant !== une.apres),
    nouvelles: apres.fiches.filter(({ id }) => !jadis.has(id)),
    disparues: avant.fiches.filter(({ id }) => !presentes.has(id)),
  };
}
