import { Refus } from "#commun/refus.ts";
import { schemaEchange } from "#domaines/imports/echange/forms.ts";
import { serialiser } from "#domaines/imports/echange/rules.ts";
import { lireOctets } from "#domaines/imports/lecture/actions.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { txt } from "../tests/fichiers.ts";
import { casDe } from "../tests/mutations.ts";
import { MISES_EN_PAGE } from "../tests/plans-inventes.ts";

/** `npm run fuzz [-- NUMBER [SEED]]`: mutated files, each read to the end; a failure prints the seed that replays it. */
const [nombre = 10_000, premiere = 1] = process.argv.slice(2).map(Number);
const say = (ligne: string) => void process.stdout.write(`${ligne}\n`);
const reperes = () => ({ commune: () => null, epci: () => null, membres: () => [] });

async function readOne(
  graine: number,
  json: string,
): Promise<{ faute: string | null; quoi: string; refus: string | null; duree: number }> {
  const { nom, octets, quoi } = casDe(graine, json);
  const debut = performance.now();
  const lu = await lireOctets(octets, nom, reperes).catch((error: unknown) => error);
  const duree = performance.now() - debut;
  if (lu instanceof Refus) return { faute: lu.code in PHRASES ? null : lu.code, quoi, refus: lu.code, duree };
  const faute =
    lu instanceof Error ? lu.stack : schemaEchange.safeParse((lu as { echange: unknown }).echange).error?.message;
  return { faute: faute ?? null, quoi, refus: null, duree };
}

const modele = await lireOctets(txt(Object.values(MISES_EN_PAGE)[0] ?? []), "plan.txt", reperes);
const json = modele instanceof Refus ? "" : serialiser(modele.echange);
const comptes = new Map<string, number>();
let fautes = 0;
let pire = { duree: 0, graine: 0 };
for (let graine = premiere; graine < premiere + nombre; graine++) {
  const { faute, quoi, refus, duree } = await readOne(graine, json);
  const cle = `${quoi} : ${refus ?? "lu"}`;
  comptes.set(cle, (comptes.get(cle) ?? 0) + 1);
  if (duree > pire.duree) pire = { duree, graine };
  if (faute) {
    fautes += 1;
    say(`graine ${graine} (${quoi}) : ${faute}`);
  }
}
for (const [cle, compte] of [...comptes].toSorted()) say(`${String(compte).padStart(6)}  ${cle}`);
say(
  `${nombre} fichiers abîmés, ${fautes} faute(s) ; le plus long ${Math.round(pire.duree)} ms (graine ${pire.graine}).`,
);
process.exitCode = fautes > 0 ? 1 : 0;
