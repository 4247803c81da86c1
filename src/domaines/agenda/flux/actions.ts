import { instantDe, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { entrerParFlux } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { type CalendarEvent, writeCalendar } from "#platform/ical.ts";
import { type LireAvenants, lireDates } from "../dates/actions.ts";
import type { DatePubliee } from "../model.ts";
import { fenetre, suivre } from "../rules.ts";
import { listPubliees, savePubliees } from "./store.ts";

/** Ce que le flux d'une personne dit d'un espace à cet instant, et retient pour la prochaine fois. */
async function publier(
  db: Db,
  perimetre: Perimetre,
  { maintenant, avenants }: { maintenant: Date; avenants: LireAvenants },
): Promise<DatePubliee[]> {
  const le = jourDe(maintenant);
  const { de, a } = fenetre(le);
  const instant = maintenant.toISOString();
  const dates = [];
  for (const convention of perimetre.conventions)
    dates.push(...(await lireDates(db, perimetre, { convention, le, avenants })));
  const voulues = dates.filter(({ jour }) => de <= jour && jour <= a);
  const avant = await listPubliees(db, perimetre);
  const apres = suivre(avant, voulues, instant);
  await savePubliees(db, perimetre, avant, apres);
  return apres;
}

/** Ce qui est annulé ne dit plus que son nom et son jour. */
function versEvenement({ date, sequence, annule, le }: DatePubliee, adresse: string, nom: string): CalendarEvent {
  const commun = {
    uid: date.uid,
    sequence,
    stamp: instantDe(le),
    title: date.titre,
    day: date.jour,
    cancelled: annule,
  };
  const heure = date.debut ? { start: date.debut, minutes: date.minutes ?? 60 } : {};
  if (annule) return { ...commun, ...heure };
  return { ...commun, ...heure, location: date.lieu, description: nom, url: `${adresse}${date.href}` };
}

type Lecture = { base: Base; maintenant: () => Date; adresse: string; avenants: LireAvenants };

/** L'agenda d'une personne, d'après son adresse secrète et ce qu'elle peut lire aujourd'hui ; rien si l'adresse n'ouvre rien. */
export async function lireFlux(
  { base, maintenant, adresse, avenants }: Lecture,
  jeton: string,
): Promise<string | null> {
  const entree = await inAnnuaire(base, (db) => entrerParFlux(db, jeton, maintenant()));
  if (!entree) return null;
  const noms = new Map(entree.lieux.map(({ convention, nomEspace, titre }) => [convention, `${nomEspace}, ${titre}`]));
  const evenements: CalendarEvent[] = [];
  for (const perimetre of entree.perimetres) {
    const publiees = await inPerimeter(
      base,
      perimetre,
      (db) => publier(db, perimetre, { maintenant: maintenant(), avenants }),
      maintenant,
    );
    for (const une of publiees) evenements.push(versEvenement(une, adresse, noms.get(une.date.convention) ?? ""));
  }
  const uniques = new Map(evenements.map((un) => [un.uid, un]));
  return writeCalendar({ method: "PUBLISH", name: "Maillage", events: [...uniques.values()] });
}
