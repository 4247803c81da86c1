import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Jeu, jeuDe, type Part } from "../tests/appariement/lecture.ts";
import { MOYENNES, moyenne } from "../tests/appariement/moyennes.ts";

/**
 * Writes what an integer solver answers on the middle instances: the assignment that is stable, and the most children one could place
 * if no one's rank counted. `MAILLAGE_PAIRS=folder node bench/solveur.ts`, where `npm i highs@1.15.3` was run in that folder.
 */
type Solution = { Status: string; ObjectiveValue: number; Columns: Record<string, { Primal: number }> };
type Solveur = { solve: (programme: string, options?: object) => Solution };

/** Rows that the same parts take alike are one row, with the smallest limit. */
type Ligne = { limite: number; parts: { x: string; part: Part; prend: number; famille: number }[] };

const nomX = (famille: number, option: number) => `x${famille}_${option}`;

function lignesDe({ familles, limites }: Jeu): Ligne[] {
  const lignes = new Map<string, Ligne>();
  for (const [rang, limite] of limites.entries()) {
    const parts = familles.flatMap(({ options }, famille) =>
      options.flatMap((option, numero) =>
        option.parts
          .filter(({ prend }) => (prend[rang] ?? 0) > 0)
          .map((part) => ({ x: nomX(famille, numero), part, prend: part.prend[rang] ?? 0, famille })),
      ),
    );
    if (parts.length === 0) continue;
    const cle = parts.map(({ x, prend, part }) => `${x}*${prend}*${part.ordre}`).join(" ");
    const deja = lignes.get(cle);
    if (deja) deja.limite = Math.min(deja.limite, limite);
    else lignes.set(cle, { limite, parts });
  }
  return [...lignes.values()];
}

const somme = (termes: readonly string[]) => termes.join(" + ");

function capacites(lignes: readonly Ligne[]): string[] {
  return lignes.map(({ limite, parts }) => `${somme(parts.map(({ x, prend }) => `${prend} ${x}`))} <= ${limite}`);
}

type Programme = { contraintes: string[]; binaires: string[] };

/** An option is refused on a row if the better ranked leave too little of it: y may be 1 only then. */
function refus(programme: Programme, lignes: readonly Ligne[], [famille, x]: readonly [number, string]): string[] {
  const ys: string[] = [];
  for (const [rang, { limite, parts }] of lignes.entries()) {
    const siennes = parts.filter((une) => une.x === x);
    const [premiere] = siennes;
    if (!premiere) continue;
    const demande = siennes.reduce((total, { prend }) => total + prend, 0);
    const devant = parts.filter(({ part, famille: autre }) => autre !== famille && part.ordre < premiere.part.ordre);
    const manque = limite - demande + 1;
    if (manque > 0 && devant.reduce((total, { prend }) => total + prend, 0) < manque) continue;
    const y = `y${x.slice(1)}_${rang}`;
    ys.push(y);
    programme.binaires.push(y);
    if (manque > 0)
      programme.contraintes.push(
        `${somme(devant.map(({ x: autre, prend }) => `${prend} ${autre}`))} - ${manque} ${y} >= 0`,
      );
  }
  return ys;
}

function stabilite(jeu: Jeu, lignes: readonly Ligne[]): Programme {
  const programme: Programme = { contraintes: [], binaires: [] };
  for (const [famille, { options }] of jeu.familles.entries())
    for (const numero of options.keys()) {
      const x = nomX(famille, numero);
      const mieux = Array.from({ length: numero + 1 }, (_, rang) => nomX(famille, rang));
      programme.contraintes.push(`${somme([...mieux, ...refus(programme, lignes, [famille, x])])} >= 1`);
    }
  return programme;
}

function uniques({ familles }: Jeu): string[] {
  const listes = familles.map(({ options }, famille) => [...options.keys()].map((numero) => nomX(famille, numero)));
  return listes.filter((liste) => liste.length > 0).map((liste) => `${somme(liste)} <= 1`);
}

function ecrire(objectif: string, contraintes: readonly string[], binaires: readonly string[]): string {
  const lignes = contraintes.map((une, rang) => ` c${rang}: ${une}`);
  return [
    "Maximize",
    ` obj: ${objectif}`,
    "Subject To",
    ...lignes,
    "Binary",
    ...binaires.map((nom) => ` ${nom}`),
    "End",
  ].join("\n");
}

/** The assignment that is stable and gives families their best wishes, and how many parts could be placed at most. */
function resoudre(solveur: Solveur, jeu: Jeu): { choix: number[]; auPlus: number } {
  const lignes = lignesDe(jeu);
  const { contraintes, binaires } = stabilite(jeu, lignes);
  const xs = jeu.familles.flatMap(({ options }, famille) =>
    [...options.keys()].map((numero) => ({ famille, numero, nom: nomX(famille, numero) })),
  );
  const communes = [...capacites(lignes), ...uniques(jeu)];
  const mieux = somme(
    xs.map(({ nom, numero, famille }) => `${(jeu.familles[famille]?.options.length ?? 0) - numero} ${nom}`),
  );
  const noms = xs.map(({ nom }) => nom);
  const { Status, Columns } = solveur.solve(ecrire(mieux, [...communes, ...contraintes], [...noms, ...binaires]));
  if (Status !== "Optimal") throw new Error(`Sans solution : ${Status}`);
  const choix = jeu.familles.map(({ options }, famille) =>
    [...options.keys()].findIndex((numero) => (Columns[nomX(famille, numero)]?.Primal ?? 0) > 0.5),
  );
  const nombres = xs.map(
    ({ nom, famille, numero }) => `${jeu.familles[famille]?.options[numero]?.parts.length ?? 0} ${nom}`,
  );
  return {
    choix,
    auPlus: Math.round(
      solveur.solve(ecrire(somme(nombres), communes, noms), { mip_rel_gap: 0.02, time_limit: 20 }).ObjectiveValue,
    ),
  };
}

const depuis = createRequire(join(process.env["MAILLAGE_PAIRS"] ?? import.meta.dirname, "node_modules", "ici.js"));
const paquet = "highs";
const reponses = [];
for (const une of MOYENNES) {
  const debut = performance.now();
  const solveur = await (depuis(paquet) as () => Promise<Solveur>)();
  const { choix, auPlus } = resoudre(solveur, jeuDe(moyenne(une)));
  process.stdout.write(`${JSON.stringify(une)} : ${Math.round(performance.now() - debut)} ms\n`);
  reponses.push({ ...une, choix, auPlus });
}
const lignes = reponses.map((une) => JSON.stringify(une)).join(",\n");
writeFileSync(join(import.meta.dirname, "../tests/appariement/solveur.json"), `[\n${lignes}\n]\n`);
