import { getConvention } from "#domaines/convention/index.ts";
import { calculer, getValeurs, lireGeographie, listStatistiques, membresDe } from "#domaines/statistiques/index.ts";
import type { Lieu, Statistique, Valeur } from "#domaines/statistiques/model.ts";
import { listSaisies } from "../../valeur/store.ts";
import type { Indicateur } from "../model.ts";
import type { Requete } from "../requete/actions.ts";
import { type Annee, peutReprendre, type Reprise, reprisesDe, trouverCitee } from "./rules.ts";

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
async function lireAnnees(c: Requete, statistique: Statistique, communes: readonly string[]): Promise<Annee[]> {
  const lieu = await memeTerritoire(c, communes);
  const territoires = lieu ? [lieu] : communes.map((code): Lieu => ({ genre: "commune", code }));
  const valeurs = await getValeurs(c.var.db, c.var.perimetre, { codes: [statistique.code], territoires });
  if (lieu)
    return valeurs.map((une) => ({
      millesime: une.millesime,
      part: partDe(une),
      valeur: une.valeur,
      source: une.source,
    }));
  return [...Map.groupBy(valeurs, ({ millesime }) => millesime)].flatMap(([millesime, siennes]): Annee[] => {
    const calcul = calculer(statistique, siennes.map(partDe));
    if (siennes.length < communes.length || calcul.raison) return [];
    const source = [...new Set(siennes.map((une) => une.source))].join(" ; ");
    return [{ millesime, part: { ...calcul, territoire: "", secret: false }, valeur: calcul.valeur, source }];
  });
}

/** Ce qu'un indicateur peut reprendre de la statistique qu'il cite ; rien s'il n'en cite pas, ou pas une qu'il puisse reprendre. */
export async function lireReprises(
  c: Requete,
  indicateur: Indicateur,
): Promise<{ statistique: Statistique; reprises: Reprise[] } | null> {
  const { db, perimetre, today } = c.var;
  if (!indicateur.statistique) return null;
  const statistique = trouverCitee(indicateur.statistique, await listStatistiques(db, perimetre));
  if (!statistique || !peutReprendre(indicateur, statistique)) return null;
  const { perimetre: communes } = await getConvention(db, perimetre, indicateur.convention);
  const annees = await lireAnnees(c, statistique, communes);
  const dites = await listSaisies(db, perimetre, [indicateur.id]);
  return { statistique, reprises: reprisesDe(indicateur, annees, { dites, aujourdhui: today }) };
}
