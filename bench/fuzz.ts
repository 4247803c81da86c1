import { join } from "node:path";
import { Refus } from "#commun/refus.ts";
import { LIMITES, runReader } from "#platform/files/enfant.ts";
import { ROOT } from "#platform/root.ts";

/**
 * `npm run fuzz [-- NUMBER [SEED]]`: mutated files, read by lots in a process that is killed beyond the memory of a reader; one that
 * takes more than its five seconds is a failure. A failure prints the seed that replays it.
 */
const [nombre = 10_000, premiere = 1] = process.argv.slice(2).map(Number);
const LOT = 250;
const say = (ligne: string) => void process.stdout.write(`${ligne}\n`);

type Lot = { fautes: string[]; comptes: Record<string, number>; pire: { duree: number; graine: number } };

async function readLot(debut: number, taille: number): Promise<Lot> {
  const limites = { delai: taille * LIMITES.delai, memoire: LIMITES.memoire };
  const lu = await runReader(join(ROOT, "tests/fuzz-enfant.ts"), [String(debut), String(taille)], limites);
  if (!(lu instanceof Refus)) return JSON.parse(lu) as Lot;
  const faute = `graines ${debut} à ${debut + taille - 1} : lecteur arrêté, ${lu.code}`;
  return { fautes: [faute], comptes: {}, pire: { duree: 0, graine: debut } };
}

const comptes = new Map<string, number>();
let fautes = 0;
let pire = { duree: 0, graine: 0 };
for (let debut = premiere; debut < premiere + nombre; debut += LOT) {
  const lot = await readLot(debut, Math.min(LOT, premiere + nombre - debut));
  for (const [cle, compte] of Object.entries(lot.comptes)) comptes.set(cle, (comptes.get(cle) ?? 0) + compte);
  if (lot.pire.duree > pire.duree) pire = lot.pire;
  const lents = lot.pire.duree > LIMITES.delai ? [`graine ${lot.pire.graine} : lu en plus de cinq secondes`] : [];
  for (const faute of [...lot.fautes, ...lents]) {
    fautes += 1;
    say(faute);
  }
}
for (const [cle, compte] of [...comptes].toSorted()) say(`${String(compte).padStart(6)}  ${cle}`);
say(
  `${nombre} fichiers abîmés, ${fautes} faute(s) ; le plus long ${Math.round(pire.duree)} ms (graine ${pire.graine}).`,
);
process.exitCode = fautes > 0 ? 1 : 0;
