import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { dessiner, getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../../lieu/actions.ts";
import { PHRASES_FLUX } from "./forms.ts";
import type { Flux, FluxVu } from "./model.ts";
import { bilanDe, estDiscret, lireFlux } from "./rules.ts";
import { empreinteDe, listFlux, listSeries, type Serie } from "./store.ts";

const nomDe = (code: string) => getTerritoires().communes.get(code)?.nom ?? code;

const voir = ({ de, vers, nombre }: Flux): FluxVu => ({
  de,
  vers,
  nombre,
  nomDe: nomDe(de),
  nomVers: nomDe(vers),
  discret: estDiscret({ nombre }),
});

const parNom = (a: FluxVu, b: FluxVu) => `${a.nomDe} ${a.nomVers}`.localeCompare(`${b.nomDe} ${b.nomVers}`, "fr");

/** Une série de flux, et la carte où elle se dessine : les communes de l'espace et celles où l'on va. */
export async function lireSerie(db: Db, perimetre: Perimetre, voulue: { theme?: string; annee?: string }) {
  const series = await listSeries(db, perimetre);
  const serie =
    series.find(({ theme, millesime }) => theme === voulue.theme && String(millesime) === voulue.annee) ??
    series.find(({ theme }) => theme === voulue.theme) ??
    series[0];
  if (!serie) return { series, serie: null };
  const flux = await listFlux(db, perimetre, serie);
  const { communes } = await lireTerritoires(db, perimetre);
  const codes = new Set([...communes.map(({ code }) => code), ...flux.flatMap(({ de, vers }) => [de, vers])]);
  // what is kept quiet comes last, in an order that tells nothing of its size
  const tous = flux.map(voir);
  const vus = [...tous.filter(({ discret }) => !discret), ...tous.filter(({ discret }) => discret).toSorted(parNom)];
  const dessin = await dessiner(db, perimetre, { codes: [...codes] });
  const sources = [...new Set(flux.map(({ source }) => source))];
  const noms = new Map([...codes].map((code) => [code, nomDe(code)]));
  return { series, serie, lue: empreinteDe(flux), noms, flux: vus, bilan: bilanDe(vus), dessin, sources };
}

/** Reconnaît une commune à son code ou à son nom, celles de l'espace d'abord. */
async function lireNoms(db: Db, perimetre: Perimetre): Promise<(nom: string) => string | undefined> {
  const { communes } = await lireTerritoires(db, perimetre);
  const contexte = { communes: communes.map(({ code }) => code) };
  const index = getTerritoires();
  return (nom) => index.communes.get(nom)?.code ?? trouverCommune(index, nom, contexte)?.commune.code;
}

/** Une série telle qu'on la retape : ses communes par leur nom, ou leur code si le nom ne suffit pas. */
export async function ecrireSerie(db: Db, perimetre: Perimetre, serie: Serie) {
  const flux = await listFlux(db, perimetre, serie);
  const reconnaitre = await lireNoms(db, perimetre);
  const dire = (code: string) => (reconnaitre(nomDe(code)) === code ? nomDe(code) : code);
  return {
    lue: empreinteDe(flux),
    source: flux[0]?.source ?? "",
    lignes: flux.map(({ de, vers, nombre }) => `${dire(de)} ; ${dire(vers)} ; ${nombre}`).join("\n"),
  };
}

/** Les lignes écrites à la main, leurs communes reconnues ; ou la phrase de la première qui ne se lit pas. */
export async function comprendreFlux(db: Db, perimetre: Perimetre, lignes: readonly string[]) {
  const reconnaitre = await lireNoms(db, perimetre);
  const lues = new Map<string, { de: string; vers: string; nombre: number }>();
  for (const ligne of lignes) {
    const lue = lireFlux(ligne);
    if (lue instanceof Refus) return `« ${ligne} » ${PHRASES_FLUX[lue.code]}.`;
    const [de, vers] = [reconnaitre(lue.de), reconnaitre(lue.vers)];
    if (!de || !vers)
      return `On ne reconnaît pas la commune « ${de ? lue.vers : lue.de} » : écrivez son nom suivi du département, comme « Colombier (42) ».`;
    const cle = `${de} ${vers}`;
    lues.set(cle, { de, vers, nombre: lue.nombre + (lues.get(cle)?.nombre ?? 0) });
  }
  return [...lues.values()];
}
