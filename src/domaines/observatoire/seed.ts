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

const THEME = "Enfants inscrits à l’accueil de loisirs";

type Peuplee = { code: string; habitants: number };

/** Trois bourgs accueillent les enfants des communes d'alentour : jamais plus qu'une commune n'en a. Un village en garde un ou deux. */
function fluxDe(communes: readonly Peuplee[], millesime: number): Omit<Flux, "espace">[] {
  const dit = { theme: THEME, millesime, source: "Gestionnaires des accueils de loisirs (chiffres inventés)" };
  return communes.flatMap(({ code: de, habitants }, rang) => {
    const vers = communes[rang % 3]?.code ?? de;
    const inscrits = { ...dit, de, vers, nombre: Math.round(habitants * 0.05) };
    return de === vers ? [inscrits] : [{ ...dit, de, vers: de, nombre: Math.ceil(habitants * 0.01) }, inscrits];
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
      grandes.map(({ code }) => ({ code, habitants: habitantsDe(geographie, code) })),
      an,
    ),
  );
  await semerVeille(db, perimetre, aujourdhui);
}

const habitantsDe = ({ index }: Awaited<ReturnType<typeof lireTerritoires>>["geographie"], code: string): number =>
  index.communes.get(code)?.municipale ?? 0;
