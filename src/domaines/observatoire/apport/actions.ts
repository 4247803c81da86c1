import { annee, type Jour } from "#commun/jour.ts";
import { moisDuJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listAccueilIndividuel, listPlacesLibres, listStructures } from "#domaines/equipements/index.ts";
import { deposerValeurs, getValeurs, listStatistiques, seuilDe } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import type { Db } from "#platform/db/db.ts";
import { communesDesConventions } from "../lieu/actions.ts";
import { compterAgrements, compterEquipements, compterSansStructure, PLACES_AGREEES } from "./rules.ts";

const SOURCE = "Registre des équipements de l’espace";

/** Vrai si le dépôt redirait ce qui est déjà écrit : rien ne bouge, ni le journal. */
async function dejaDit(db: Db, perimetre: Perimetre, valeurs: readonly Depose[]): Promise<boolean> {
  const codes = [...new Set(valeurs.map(({ statistique }) => statistique))];
  const lieux = [...new Set(valeurs.map(({ lieu }) => lieu.code))].map((code): Lieu => ({ genre: "commune", code }));
  const [premiere] = valeurs;
  if (!premiere) return true;
  const connues = await getValeurs(db, perimetre, { codes, territoires: lieux, millesime: premiere.millesime });
  const parCle = new Map(connues.map((une) => [`${une.statistique} ${une.lieu.code}`, une]));
  return valeurs.every(({ statistique, lieu, valeur = null, secret = false }) => {
    const connue = parCle.get(`${statistique} ${lieu.code}`);
    return connue?.donnee === valeur && connue.secret === secret;
  });
}

async function compterAssistantes(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<Depose[]> {
  const accueils = await listAccueilIndividuel(db, perimetre, aujourdhui);
  const agreees = (await listStatistiques(db, perimetre)).find(({ code }) => code === PLACES_AGREEES);
  if (accueils.length === 0 || !agreees) return [];
  return compterAgrements(accueils, annee(aujourdhui), await seuilDe(db, perimetre, agreees, aujourdhui));
}

/** Dépose ce que comptent les équipements, comme un chiffre parmi les autres. */
export async function apporterEquipements(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const an = annee(aujourdhui);
  const mois = moisDuJour(aujourdhui);
  const libres = await listPlacesLibres(db, perimetre, { de: mois, a: mois });
  const tenues = await listStructures(db, perimetre, { le: aujourdhui });
  const comptees = compterEquipements(tenues, an, libres);
  const valeurs = [
    ...comptees,
    ...compterSansStructure(comptees, tenues, await communesDesConventions(db, perimetre), an),
    ...(await compterAssistantes(db, perimetre, aujourdhui)),
  ];
  if (valeurs.length === 0 || (await dejaDit(db, perimetre, valeurs))) return;
  const origine = {
    cle: `equipements-${an}`,
    nom: `Équipements en ${an}`,
    source: SOURCE,
    le: `${aujourdhui}T00:00:00.000Z`,
  };
  await deposerValeurs(db, perimetre, origine, valeurs);
}
