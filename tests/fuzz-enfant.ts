import { controler } from "./fuzz.ts";

/** Reads mutated files one after the other, in a process that its parent kills beyond the memory of a reader. */
const [premiere = 1, nombre = 1] = process.argv.slice(2).map(Number);
const fautes: string[] = [];
const comptes: Record<string, number> = {};
let pire = { duree: 0, graine: 0 };
for (let graine = premiere; graine < premiere + nombre; graine++) {
  const [debut, cpu] = [performance.now(), process.cpuUsage()];
  const { quoi, refus, faute } = await controler(graine);
  const { user, system } = process.cpuUsage(cpu);
  const duree = Math.min(performance.now() - debut, (user + system) / 1000); // less what a busy machine made it wait
  const cle = `${quoi} : ${refus ?? "lu"}`;
  comptes[cle] = (comptes[cle] ?? 0) + 1;
  if (duree > pire.duree) pire = { duree, graine };
  if (faute) fautes.push(`graine ${graine} (${quoi}) : ${faute}`);
}
process.stdout.write(JSON.stringify({ fautes, comptes, pire }));
