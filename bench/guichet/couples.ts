import { createRequire } from "node:module";
import { join } from "node:path";
import { preparer } from "#domaines/guichet/appariement/instance/rules.ts";
import type { Probleme } from "#domaines/guichet/appariement/model.ts";
import { attribuer } from "#domaines/guichet/appariement/rules.ts";
import { monde, REGLAGES } from "#domaines/guichet/appariement/seed.ts";

/** One child, one full week, one whole place: what a package that marries one to one can say too. */
function uneSeule(familles: number, structures: number): Probleme {
  const probleme = monde({ familles, structures, mode: "bonus", graine: 11 });
  const semaines = [1023];
  return {
    reglages: { ...REGLAGES, mois: 1, sections: [] },
    structures: probleme.structures.map(({ id, etablissement }) => ({
      id,
      etablissement: Array.from({ length: 10 }, () => Math.ceil((etablissement[0] ?? 0) / 2)),
    })),
    dossiers: probleme.dossiers.map((dossier) => ({
      ...dossier,
      enfants: [{ ne: REGLAGES.premier - 6, entree: REGLAGES.premier, semaines }],
    })),
  };
}

type Personne = { name: string; fiance?: Personne | null; generatePreferences: (preferences: Personne[]) => void };
type Paquet = { Person: new (name: string) => Personne; stableMarriage: (boys: Personne[]) => unknown };

/** A package without types, installed with the tools of the project. */
const trouver = (): Paquet => createRequire(join(process.cwd(), "package.json"))("stable-marriage") as Paquet;

type Rencontre = { garcons: Personne[]; sieges: Map<Personne, string> };

/** Each place is a person, who prefers by points of its structure, then date, draw and number. */
function inviter({ Person }: Paquet, { structures, dossiers }: Probleme): Rencontre {
  const garcons = dossiers.map(({ id }) => new Person(id));
  const sieges = new Map<Personne, string>();
  const parStructure = new Map(
    structures.map(({ id, etablissement }) => {
      const siens = Array.from({ length: etablissement[0] ?? 0 }, (_, rang) => new Person(`${id}/${rang}`));
      for (const siege of siens) sieges.set(siege, id);
      return [id, siens];
    }),
  );
  const candidats = new Map(structures.map(({ id }) => [id, [] as { rang: number; points: number }[]]));
  for (const [rang, { choix, points }] of dossiers.entries()) {
    garcons[rang]?.generatePreferences(choix.flatMap(({ structure }) => parStructure.get(structure) ?? []));
    for (const { structure, bonus = 0 } of choix) candidats.get(structure)?.push({ rang, points: points + bonus });
  }
  for (const [id, siens] of candidats) {
    const ranges = siens.toSorted((a, b) => b.points - a.points || egaux(dossiers, a.rang, b.rang));
    const preferes = ranges.map(({ rang }) => garcons[rang] as Personne);
    for (const siege of parStructure.get(id) ?? []) siege.generatePreferences(preferes);
  }
  return { garcons, sieges };
}

function egaux(dossiers: Probleme["dossiers"], a: number, b: number): number {
  const [x, y] = [dossiers[a], dossiers[b]];
  if (!x || !y) return 0;
  if (x.depuis !== y.depuis) return x.depuis < y.depuis ? -1 : 1;
  return x.tirage - y.tirage || (x.id < y.id ? -1 : 1);
}

/** Ours, structure by request; an empty string while it waits. */
function notre(probleme: Probleme): { ms: number; recu: string[] } {
  const { instance, structures } = preparer(probleme);
  attribuer(instance);
  const debut = performance.now();
  const { places } = attribuer(instance);
  const ms = performance.now() - debut;
  const recu = probleme.dossiers.map(() => "");
  for (const [unite, option] of places.entries()) {
    const voie = instance.partVoie[instance.parts[option] ?? -1] ?? -1;
    recu[instance.uniteDossier[unite] as number] = option < 0 ? "" : (structures[voie]?.id ?? "");
  }
  return { ms, recu };
}

/** Both on the same single places: milliseconds, and whether every family receives the same. */
export function comparerCouples(familles: number, structures: number) {
  const paquet = trouver();
  const probleme = uneSeule(familles, structures);
  const { garcons, sieges } = inviter(paquet, probleme);
  const debut = performance.now();
  paquet.stableMarriage(garcons);
  const leur = performance.now() - debut;
  const { ms, recu } = notre(probleme);
  const autre = garcons.map(({ fiance }) => (fiance ? (sieges.get(fiance) ?? "") : ""));
  return { leur, notre: ms, memes: recu.every((structure, rang) => structure === autre[rang]) };
}
