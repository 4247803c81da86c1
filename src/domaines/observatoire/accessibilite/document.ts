import { accorder, pluriel } from "#commun/texte.ts";
import type { Trace } from "#domaines/territoire/model.ts";
import type { Etiquette, LigneLegende, Symbole, Zone } from "#ui/carte.tsx";
import { etiqueter, rayon } from "../carte/rules.ts";
import type { Etude, LigneAcces, SiteEtudie } from "./etude/model.ts";
import { SEUILS } from "./parametre/lexique.ts";

const PLUS_GRAND = 0.04;

const cent = (part: number) => (part * 100).toLocaleString("fr-FR", { maximumFractionDigits: 1 });

/** Les places pour cent enfants, comme on les dit. */
export const direAcces = (acces: number): string => cent(acces);

/** « 0,8 place », « 31,4 places ». */
export const placesPour = (acces: number): string => `${cent(acces)} ${accorder(acces * 100, "place")}`;

export const direMinutes = (minutes: number): string =>
  minutes === Infinity ? "Plus d’une heure" : `${Math.round(minutes).toLocaleString("fr-FR")} min`;

/** La bande d'une commune : combien de bornes, en part de la référence, son accès atteint. */
export const bandeDe = (acces: number, reference: number): number =>
  SEUILS.bandes.filter((borne) => acces >= borne * reference).length;

/** Ce que chaque bande veut dire, en places pour cent enfants. */
function legendeDe(lignes: readonly LigneAcces[], reference: number): LigneLegende[] {
  const bornes = SEUILS.bandes.map((borne) => cent(borne * reference));
  const dits = [
    `moins de ${bornes[0]}`,
    ...bornes.slice(1).map((haut, rang) => `de ${bornes[rang]} à ${haut}`),
    `${bornes.at(-1)} et plus`,
  ];
  return dits
    .map((libelle, rang) => {
      const nombre = lignes.filter(({ acces }) => bandeDe(acces, reference) === rang).length;
      return { teinte: rang, libelle, nombre: String(nombre) };
    })
    .toReversed();
}

export type PeintureAcces = {
  zones: Zone[];
  symboles: Symbole[];
  etiquettes: Etiquette[];
  legende: LigneLegende[];
  description: string;
};

/** Les communes teintées selon leur accès, un disque par commune qui a des places, d'aire proportionnelle. */
export function peindreAcces(
  trace: Trace,
  { lignes }: Pick<Etude, "lignes">,
  { sites, reference }: { sites: readonly SiteEtudie[]; reference: number },
): PeintureAcces {
  const parCode = new Map(lignes.map((ligne) => [ligne.commune.code, ligne]));
  const places = Map.groupBy(sites, ({ commune }) => commune);
  const placesDe = (code: string) => (places.get(code) ?? []).reduce((somme, site) => somme + site.places, 0);
  const plus = Math.max(0, ...trace.formes.map(({ code }) => placesDe(code)));
  const dit = (code: string) => {
    const ligne = parCode.get(code);
    return ligne ? `${ligne.commune.nom} : ${placesPour(ligne.acces)} pour 100 enfants` : "pas de chiffre";
  };
  return {
    zones: trace.formes.map(({ code, d }) => {
      const ligne = parCode.get(code);
      return { code, d, teinte: ligne ? bandeDe(ligne.acces, reference) : "vide", titre: dit(code) };
    }),
    symboles: trace.formes
      .map(({ code, x, y }) => {
        const titre = `${parCode.get(code)?.commune.nom ?? code} : ${pluriel(Math.round(placesDe(code)), "place")} sur place`;
        return { code, x, y, r: rayon(placesDe(code), plus, trace.large * PLUS_GRAND), titre };
      })
      .filter(({ r }) => r > 0)
      .toSorted((a, b) => b.r - a.r),
    etiquettes: etiqueter(
      trace.formes.map(({ code, x, y }) => ({
        code,
        x,
        y: y + 10,
        nom: parCode.get(code)?.commune.nom ?? "",
        poids: parCode.get(code)?.commune.enfants ?? 0,
      })),
      trace.large,
    ),
    legende: legendeDe(lignes, reference),
    description:
      "Chaque commune est teintée selon les places que ses enfants atteignent ; un disque dit les places qui s’y trouvent. Les mêmes chiffres sont dans le tableau.",
  };
}
