import { getConvention } from "#domaines/convention/index.ts";
import {
  calculer,
  getValeurs,
  lireGeographie,
  lireTus,
  listStatistiques,
  membresDe,
} from "#domaines/statistiques/index.ts";
import type { Lieu, Statistique, Valeur } from "#domaines/statistiques/model.ts";
import { listSaisies } from "../../valeur/store.ts";
import type { Indicateur } from "../model.ts";
import type { Requete } from "../requete/actions.ts";
import { type Annee, peutReprendre, type Reprise, reprisesDe, separer, trouverCitee } from "./rules.ts";

const partDe = ({ lieu, valeur, calcul, secret }: Valeur) => ({
  territoire: lieu.code,
  valeur,
  numerateur: calcul.numerateur,
  denominateur: calcul.denominateur,
  secret,
});

/** Le territoire que couvre la convention : son EPCI ou son bassin, si ce sont les mêmes communes. */
async function memeTerritoire(c: Requete, communes: readonly string[]): Promise<Lieu | null> {
  const geographie = await lireGeographie(c.var.db, c.var.perimetre);
  const siren = geographie.index.communes.get(communes[0] ?? "")?.epci;
  const lieux: Lieu[] = [
    ...(siren ? [{ genre: "epci" as const, code: siren }] : []),
    ...geographie.bassins.map(({ id }) => ({ genre: "bassin" as const, code: id })),
  ];
  const siennes = new Set(communes);
  const memes = (codes: readonly string[]) => codes.length === siennes.size && codes.every((code) => siennes.has(code));
  return lieux.find((lieu) => memes(membresDe(geographie, lieu))) ?? null;
}

/** Le chiffre, année par année, sur le territoire de la convention : le sien s'il a un nom, sinon refait de ses communes. */
async function lireAnnees(c: Requete, statistique: Statistique, territoires: readonly Lieu[]): Promise<Annee[]> {
  const valeurs = await getValeurs(c.var.db, c.var.perimetre, { codes: [statistique.code], territoires });
  if (territoires[0]?.genre !== "commune")
    return valeurs.map((une) => ({
      millesime: une.millesime,
      part: partDe(une),
      valeur: une.valeur,
      source: une.source,
    }));
  return [...Map.groupBy(valeurs, ({ millesime }) => millesime)].flatMap(([millesime, siennes]): Annee[] => {
    const calcul = calculer(statistique, siennes.map(partDe));
    if (siennes.length < territoires.length || calcul.raison) return [];
    const source = [...new Set(siennes.map((une) => une.source))].join(" ; ");
    return [{ millesime, part: { ...calcul, territoire: "", secret: false }, valeur: calcul.valeur, source }];
  });
}

/** Les années que l'on ne publie pas : un indicateur se publie, bilans compris, et le nombre repris rendrait celui d'une commune que l'on cache. */
async function lireTues(c: Requete, statistique: Statistique, lieux: readonly Lieu[]) {
  const tu = await lireTus(c.var.db, c.var.perimetre, { statistiques: [statistique], lieux });
  return (millesime: number) => lieux.some((un) => tu(statistique.code, un, millesime));
}

/** Ce qu'un indicateur peut reprendre de la statistique qu'il cite ; rien s'il n'en cite pas, ou pas une qu'il puisse reprendre. */
export async function lireReprises(
  c: Requete,
  indicateur: Indicateur,
): Promise<{ statistique: Statistique; reprises: Reprise[]; tues: number[] } | null> {
  const { db, perimetre, today } = c.var;
  if (!indicateur.statistique) return null;
  const statistique = trouverCitee(indicateur.statistique, await listStatistiques(db, perimetre));
  if (!statistique || !peutReprendre(indicateur, statistique)) return null;
  const { perimetre: communes } = await getConvention(db, perimetre, indicateur.convention);
  const lieu = await memeTerritoire(c, communes);
  const lieux = lieu ? [lieu] : communes.map((code): Lieu => ({ genre: "commune", code }));
  const [tues, annees] = separer(await lireAnnees(c, statistique, lieux), await lireTues(c, statistique, lieux));
  const dites = await listSaisies(db, perimetre, [indicateur.id]);
  return { statistique, reprises: reprisesDe(indicateur, annees, { dites, aujourdhui: today }), tues };
}
