import { annee, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { seedAcces } from "./accessibilite/seed.ts";
import { seedProjections } from "./projection/seed.ts";
import type { Flux } from "./carte/flux/model.ts";
import { saveSerie } from "./carte/flux/store.ts";
import { lireTerritoires } from "./lieu/actions.ts";
import { apporterEquipements } from "./apport/actions.ts";
import { alertesDe, ouvrir } from "./veille/passage/actions.ts";
import { insertTaches } from "./veille/tache/store.ts";

const THEME = "Enfants accueillis en crèche";

/** Des bourgs qui accueillent, et les communes d'où l'on y vient : les premières de la liste reçoivent, les autres envoient. */
function fluxDe(codes: readonly string[], millesime: number): Omit<Flux, "espace">[] {
  const dit = { theme: THEME, millesime, source: "Gestionnaires des crèches, décembre (chiffres inventés)" };
  return codes.flatMap((de, rang) => {
    const vers = codes[rang % 3] ?? de;
    const sur = { ...dit, de, vers: de, nombre: 2 + ((rang * 7) % 14) };
    return de === vers
      ? [{ ...sur, nombre: 18 + rang * 4 }]
      : [sur, { ...dit, de, vers, nombre: 3 + ((rang * 5) % 17) }];
  });
}

/** Ceux de la démonstration que la veille concerne. */
const CONCERNES = ["nadege-aubrac", "herve-lacombe"];

/** Les tâches que les chiffres inventés ouvrent ; la dernière est déjà écartée, avec son motif. */
async function semerVeille(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const alertes = await alertesDe(db, perimetre, aujourdhui);
  const taches = alertes.map((alerte) => ouvrir(alerte, perimetre.espace, CONCERNES, plusJours(aujourdhui, -9)));
  const closes = taches.map((tache, rang) =>
    rang > 0 && rang === taches.length - 1
      ? {
          ...tache,
          etat: "ecartee" as const,
          motif: "Vu avec le relais : deux installations sont prévues au printemps.",
          closeLe: plusJours(aujourdhui, -2),
          closePar: "nadege-aubrac",
        }
      : tache,
  );
  await insertTaches(db, perimetre, closes);
}

/** L'observatoire de la démonstration : où vont les familles, ce que la veille a vu. */
export async function seedObservatoire(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  if (perimetre.espace !== "trois-rivieres") return;
  const an = annee(aujourdhui) - 1;
  await apporterEquipements(db, perimetre, aujourdhui);
  await seedAcces(db, perimetre, aujourdhui);
  await seedProjections(db, perimetre, aujourdhui);
  const { geographie, communes } = await lireTerritoires(db, perimetre);
  const grandes = communes.toSorted((a, b) => habitantsDe(geographie, b.code) - habitantsDe(geographie, a.code));
  await saveSerie(
    db,
    perimetre,
    { theme: THEME, millesime: an, lue: "" },
    fluxDe(
      grandes.map(({ code }) => code),
      an,
    ),
  );
  await semerVeille(db, perimetre, aujourdhui);
}

const habitantsDe = ({ index }: Awaited<ReturnType<typeof lireTerritoires>>["geographie"], code: string): number =>
  index.communes.get(code)?.municipale ?? 0;
