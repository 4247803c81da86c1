import type { Jour } from "#commun/jour.ts";
import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { listValeurs, nombreAu } from "#domaines/sppe/index.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import type { Lieu } from "#domaines/statistiques/model.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { deposer } from "#platform/outbox.ts";
import { apporterEquipements } from "../../apport/actions.ts";
import { type Dans, prendreInstantane } from "../../instantane/actions.ts";
import { lireTerritoires } from "../../lieu/actions.ts";
import { adresseDe } from "../../lieu/rules.ts";
import { mesureDe } from "../../portrait/actions.ts";
import { mesureMontree } from "../../portrait/rules.ts";
import { VEILLE } from "../courrier/model.ts";
import { ENONCES } from "../lexique.ts";
import type { Alerte, CodeRegle, Regle, Tache } from "../model.ts";
import { veillerAssistants, veillerCouverture, veillerFermeture, veillerNaissances, type Vu } from "../regle/rules.ts";
import { listRegles } from "../regle/store.ts";
import { insertTaches } from "../tache/store.ts";

/** Le chiffre que chaque règle regarde. */
const CHIFFRES = {
  naissances: "naissances",
  assistants: "partAssistantsPlus55",
  couverture: "tauxCouvertureGlobal",
} as const;
type SurChiffre = keyof typeof CHIFFRES;

type Serie = ReturnType<typeof mesureDe>[];

/** `plancher` : ce qu'il faut de naissances pour qu'une baisse se regarde. */
const VOIR: Record<SurChiffre, (serie: Serie, regle: Regle & { plancher: number }) => Vu | null> = {
  naissances: veillerNaissances,
  assistants: (serie, regle) => {
    const mesure = mesureMontree(serie);
    return mesure && veillerAssistants(mesure, regle);
  },
  couverture: (serie, regle) => {
    const mesure = mesureMontree(serie);
    return mesure && veillerCouverture(mesure, regle);
  },
};

const estSurChiffre = (code: CodeRegle): code is SurChiffre => code in CHIFFRES;

/** Ce que les chiffres de l'espace disent d'alarmant, commune par commune, bassin par bassin, intercommunalité par intercommunalité. */
async function alertesDesChiffres(
  db: Db,
  perimetre: Perimetre,
  regles: readonly Regle[],
  aujourdhui: Jour,
): Promise<Alerte[]> {
  const plancher = nombreAu(await listValeurs(db, perimetre), "plancherNaissances", aujourdhui) ?? 0;
  const { communes, bassins, epci } = await lireTerritoires(db, perimetre);
  const territoires: Lieu[] = [...communes, ...bassins, ...epci];
  const actives = regles.flatMap((regle) =>
    regle.active && estSurChiffre(regle.code) ? [{ regle, code: regle.code }] : [],
  );
  const codes = actives.map(({ code }) => CHIFFRES[code]);
  const valeurs = await getValeurs(db, perimetre, { codes, territoires });
  const series = Map.groupBy(valeurs, ({ statistique, lieu }) => `${statistique} ${adresseDe(lieu)}`);
  return actives.flatMap(({ regle, code }) =>
    territoires.flatMap((lieu): Alerte[] => {
      const territoire = adresseDe(lieu);
      const vu = VOIR[code]((series.get(`${CHIFFRES[code]} ${territoire}`) ?? []).map(mesureDe), {
        ...regle,
        plancher,
      });
      return vu ? [{ regle: code, territoire, objet: "", ...vu }] : [];
    }),
  );
}

/** Les structures du registre qui ferment. */
async function alertesDesStructures(
  db: Db,
  perimetre: Perimetre,
  regles: readonly Regle[],
  aujourdhui: Jour,
): Promise<Alerte[]> {
  const regle = regles.find(({ code, active }) => code === "fermeture" && active);
  if (!regle) return [];
  const structures = await listStructures(db, perimetre);
  return structures.flatMap(({ id, nom, commune, ouverte }): Alerte[] => {
    const vu = veillerFermeture({ nom, fin: ouverte.fin }, aujourdhui, regle);
    return vu ? [{ regle: "fermeture", territoire: commune ? `commune-${commune}` : "", objet: id, ...vu }] : [];
  });
}

/** Les comptes que concerne chaque règle, par leurs rôles dans l'espace. */
async function concernesPar(
  db: Db,
  { espace }: Perimetre,
  codes: ReadonlySet<CodeRegle>,
): Promise<Map<CodeRegle, string[]>> {
  const concernes = new Map<CodeRegle, string[]>();
  for (const code of codes) {
    const ids = new Set<string>();
    for (const role of ENONCES[code].concerne)
      for (const { id } of await listPersonnesAvecRole(db, { espace, role })) ids.add(id);
    concernes.set(code, [...ids]);
  }
  return concernes;
}

/** Tout ce que les règles voient aujourd'hui, déjà ouvert ou non. */
export async function alertesDe(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<Alerte[]> {
  const regles = await listRegles(db, perimetre);
  return [
    ...(await alertesDesChiffres(db, perimetre, regles, aujourdhui)),
    ...(await alertesDesStructures(db, perimetre, regles, aujourdhui)),
  ];
}

/** Une tâche neuve, telle qu'une alerte l'ouvre. */
export const ouvrir = (alerte: Alerte, espace: string, concerne: readonly string[], ouverteLe: Jour): Tache => ({
  ...alerte,
  espace,
  id: newId(),
  concerne,
  etat: "ouverte",
  motif: "",
  ouverteLe,
  closeLe: null,
  closePar: null,
  version: 1,
});

/** Regarde tout ce que les règles surveillent, ouvre ce qui ne l'était pas, et prévient d'un seul envoi. */
export async function veiller(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<number> {
  await apporterEquipements(db, perimetre, aujourdhui);
  const alertes = await alertesDe(db, perimetre, aujourdhui);
  const concernes = await concernesPar(db, perimetre, new Set(alertes.map(({ regle }) => regle)));
  const { espace } = perimetre;
  const taches = alertes.map((alerte) => ouvrir(alerte, espace, concernes.get(alerte.regle) ?? [], aujourdhui));
  const neuves = await insertTaches(db, perimetre, taches);
  if (neuves.length > 0) await deposer(db, VEILLE, { espace, taches: neuves });
  return neuves.length;
}

/** Ce que le serveur fait de lui-même : regarder chaque espace, et garder ses portraits une fois par an. */
export async function veillerPartout(base: Base, maintenant: () => Date): Promise<void> {
  const aujourdhui = jourDe(maintenant());
  for (const { id, conventions } of await inAnnuaire(base, listEspacesPeuples)) {
    if (conventions.length === 0) continue;
    const perimetre: Perimetre = { espace: id, compte: "systeme", conventions, roles: [] };
    const dans: Dans = (travail) => inPerimeter(base, perimetre, travail, maintenant);
    await dans((db) => veiller(db, perimetre, aujourdhui));
    await prendreInstantane(dans, perimetre, aujourdhui);
  }
}
