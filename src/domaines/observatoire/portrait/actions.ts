import type { Perimetre } from "#commun/perimetre.ts";
import { type Connus, getValeurs, lireConnus, membresDe } from "#domaines/statistiques/index.ts";
import type { Geographie, Lieu, LieuNomme, Valeur } from "#domaines/statistiques/model.ts";
import type { Db } from "#platform/db/db.ts";
import { nommer } from "../lieu/actions.ts";
import { adresseDe, comparaisonsDe } from "../lieu/rules.ts";
import { remember } from "#platform/memory.ts";
import type { Mesure, Portrait, Trait } from "./model.ts";
import { phrasesDe } from "./phrase/rules.ts";
import { chiffresDe, mesureMontree } from "./rules.ts";

export const mesureDe = ({ millesime, valeur, calcul, secret, rupture, contour, source }: Valeur): Mesure => ({
  millesime,
  valeur,
  numerateur: calcul.numerateur,
  denominateur: calcul.denominateur,
  secret,
  rupture,
  contour,
  source,
});

const cle = (code: string, lieu: Lieu, millesime: number) => `${code} ${adresseDe(lieu)} ${millesime}`;
type ParCle = Map<string, Valeur>;

const ranger = (valeurs: readonly Valeur[], dans: ParCle) => {
  for (const une of valeurs)
    if (une.valeur !== null || une.secret) dans.set(cle(une.statistique, une.lieu, une.millesime), une);
};

/** Ceux que l'on recompose de leurs communes ; plus grands, ce serait relire la France. */
const RECOMPOSES = ["bassin", "epci"];

type DemandeAilleurs = Parameters<typeof getValeurs>[2];
type Demande = { lieux: readonly LieuNomme[]; montrees: readonly { code: string; millesime: number }[] };

/** Les mêmes chiffres ailleurs, l'année montrée : publiés, ou recomposés de leurs communes pour un bassin ou un EPCI, comme sur leur portrait. */
async function relireAilleurs(
  db: Db,
  perimetre: Perimetre,
  { lieux, montrees }: Demande,
  connus: Connus,
): Promise<ParCle> {
  const parCle: ParCle = new Map();
  const proches = lieux.filter(({ genre }) => RECOMPOSES.includes(genre));
  const grands = lieux.filter(({ genre }) => !RECOMPOSES.includes(genre));
  for (const [millesime, siennes] of Map.groupBy(montrees, (une) => une.millesime)) {
    const codes = siennes.map(({ code }) => code);
    const lire = async (demande: Pick<DemandeAilleurs, "territoires" | "recomposer">) =>
      ranger(await getValeurs(db, perimetre, { codes, millesime, ...demande }, connus), parCle);
    await lire({ territoires: grands, recomposer: false });
    if (proches.length > 0) await lire({ territoires: proches });
  }
  return parCle;
}

/** Deux communes voisines se comparent aux mêmes ensembles : les chiffres d'un EPCI ne se recomposent qu'une fois pour toutes les siennes. */
const lireAilleurs = (db: Db, perimetre: Perimetre, demande: Demande, connus: Connus): Promise<ParCle> =>
  remember(db, perimetre, JSON.stringify(["ailleurs", demande.lieux.map(adresseDe), demande.montrees]), () =>
    relireAilleurs(db, perimetre, demande, connus),
  );

const habitantsDe = ({ index }: Geographie, codes: readonly string[]): number | null =>
  codes.length === 0 ? null : codes.reduce((somme, code) => somme + (index.communes.get(code)?.municipale ?? 0), 0);

async function lireSeries(
  db: Db,
  perimetre: Perimetre,
  { lieu, codes }: { lieu: Lieu; codes: readonly string[] },
  connus: Connus,
) {
  const recomposer = lieu.genre !== "region" && lieu.genre !== "departement";
  const valeurs = await getValeurs(db, perimetre, { codes, territoires: [lieu], recomposer }, connus);
  return Map.groupBy(valeurs, ({ statistique }) => statistique);
}

/** Le portrait d'un territoire, relu en entier. */
async function lirePortrait(db: Db, perimetre: Perimetre, geographie: Geographie, lieu: LieuNomme): Promise<Portrait> {
  const connus = await lireConnus(db, perimetre, geographie);
  const statistiques = chiffresDe(connus.catalogue);
  const codes = statistiques.map(({ code }) => code);
  const series = await lireSeries(db, perimetre, { lieu, codes }, connus);
  const dans = comparaisonsDe(geographie, lieu).map((un) => nommer(geographie, un));
  const lus = statistiques.flatMap((statistique) => {
    const serie = (series.get(statistique.code) ?? []).map(mesureDe);
    const mesure = mesureMontree(serie);
    return mesure ? [{ statistique, serie, mesure }] : [];
  });
  const montrees = lus.map(({ statistique: { code }, mesure: { millesime } }) => ({ code, millesime }));
  const ailleurs = await lireAilleurs(db, perimetre, { lieux: dans, montrees }, connus);
  const traits: Trait[] = lus.map(({ statistique, serie, mesure }) => {
    const comparaisons = dans.map((un) => {
      const trouvee = ailleurs.get(cle(statistique.code, un, mesure.millesime));
      return { lieu: un, mesure: trouvee ? mesureDe(trouvee) : null };
    });
    return {
      statistique,
      serie,
      mesure,
      comparaisons,
      phrases: phrasesDe(statistique, { serie, mesure, comparaisons }),
    };
  });
  const membres = lieu.genre === "commune" ? [lieu.code] : lieu.genre === "france" ? [] : membresDe(geographie, lieu);
  return {
    lieu,
    dans,
    habitants: habitantsDe(geographie, membres),
    communes: membres,
    traits,
    absents: statistiques.filter(({ code }) => !lus.some(({ statistique }) => statistique.code === code)),
    sources: [...new Set(traits.map(({ mesure }) => mesure.source).filter(Boolean))],
  };
}

/** Le portrait d'un territoire ; le même tant que rien n'a été écrit dans l'espace. */
export const portraitDe = (db: Db, perimetre: Perimetre, geographie: Geographie, lieu: LieuNomme): Promise<Portrait> =>
  remember(db, perimetre, JSON.stringify(["portrait", adresseDe(lieu)]), () =>
    lirePortrait(db, perimetre, geographie, lieu),
  );
