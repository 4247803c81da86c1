import { type Bilan, confronter } from "../tests/appariement/confronter.ts";
import { COMMUNS, DURS, MELANGES } from "../tests/appariement/genres.ts";
import { mentir } from "../tests/appariement/mensonges.ts";
import { type Genre, petite } from "../tests/appariement/petites.ts";

/**
 * What the suite plays a part of, on seeds that it never sees: `node bench/oracles.ts [instances of each kind] [lies]`. Ends badly if a
 * stable assignment was missed, a row overfull, an audit wrong, or a lie won.
 */
const [parGenre = 2000, mensonges = 200_000] = process.argv.slice(2).map(Number);
const DEPUIS = 1_000_000;
const dire = (ligne: string) => void process.stdout.write(`${ligne}\n`);

const justes = ({ instances, uniques, plusieurs, memes, trouvees, justes: faisables, auditsJustes }: Bilan) =>
  trouvees === uniques + plusieurs && memes === uniques && faisables === instances && auditsJustes === instances;

function jouer(titre: string, genres: Record<string, Genre>, nombre: number): boolean {
  const bilans = Object.entries(genres).map(([nom, genre]) => {
    const bilan = confronter(genre, genre.dur ? Math.ceil(nombre / 8) : nombre, DEPUIS);
    dire(`${titre}, ${nom} : ${JSON.stringify(bilan)}`);
    return bilan;
  });
  return bilans.every(justes);
}

function tenter(): boolean {
  let essais = 0;
  let gains = 0;
  for (let graine = DEPUIS; essais < mensonges; graine++)
    for (const genre of Object.values(COMMUNS)) {
      const bilan = mentir(petite(graine, genre));
      essais += bilan.essais;
      gains += bilan.gains;
    }
  dire(`mensonges au niveau 0 : ${essais} essais, ${gains} gains`);
  return gains === 0;
}

const tenu = [
  jouer("commun", COMMUNS, parGenre),
  jouer("mêlés", MELANGES, parGenre),
  jouer("durs", DURS, parGenre),
  tenter(),
];
process.exitCode = tenu.every(Boolean) ? 0 : 1;
