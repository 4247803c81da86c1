/** Un bout de texte : resté, ôté ou mis. */
export type Mots = { sorte: "reste" | "ote" | "mis"; texte: string };

/** Un mot avec l'espace ou la ponctuation qui le suit : l'unité où un juriste lit une correction. */
const couper = (texte: string): string[] => texte.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];

/** Au-delà, deux textes n'ont plus rien de commun qui se lise : on les montre l'un après l'autre. */
const ECARTS_MAX = 1200;

/** Jusqu'où chaque diagonale est allée en un nombre de pas ; la diagonale d'un point est son rang avant moins son rang après. */
type Front = { milieu: number; atteints: Int32Array };
const atteint = ({ milieu, atteints }: Front, diagonale: number): number => atteints[milieu + diagonale] ?? 0;

type Textes = { a: readonly string[]; b: readonly string[] };

/** D'où vient le plus loin que l'on atteint sur une diagonale : d'un mot mis, ou d'un mot ôté. */
function venuDe(front: Front, pas: number, diagonale: number): "mis" | "ote" {
  if (diagonale === -pas) return "mis";
  if (diagonale === pas) return "ote";
  return atteint(front, diagonale - 1) < atteint(front, diagonale + 1) ? "mis" : "ote";
}

/** Où l'on était avant ce pas, et où il mène, avant de glisser sur ce qui est pareil. */
function pasDe(front: Front, pas: number, diagonale: number) {
  const sorte = venuDe(front, pas, diagonale);
  const depart = atteint(front, sorte === "mis" ? diagonale + 1 : diagonale - 1);
  return { sorte, depart, arrivee: sorte === "mis" ? depart : depart + 1 };
}

function glisser({ a, b }: Textes, depuis: number, diagonale: number): number {
  let x = depuis;
  while (x < a.length && x - diagonale < b.length && a[x] === b[x - diagonale]) x++;
  return x;
}

/** Les fronts du plus court chemin d'un texte à l'autre (Myers, 1986) ; rien s'il est trop long. */
function chemins(textes: Textes): Front[] | null {
  const [n, m] = [textes.a.length, textes.b.length];
  const max = Math.min(n + m, ECARTS_MAX);
  const milieu = max + 1;
  const fronts: Front[] = [{ milieu, atteints: new Int32Array(2 * max + 3) }];
  for (let pas = 0; pas <= max; pas++) {
    const avant = fronts[pas] ?? { milieu, atteints: new Int32Array() };
    const apres = { milieu, atteints: avant.atteints.slice() };
    fronts.push(apres);
    for (let diagonale = -pas; diagonale <= pas; diagonale += 2) {
      const arrivee = pas === 0 ? 0 : pasDe(avant, pas, diagonale).arrivee;
      const x = glisser(textes, arrivee, diagonale);
      apres.atteints[milieu + diagonale] = x;
      if (diagonale === n - m && x >= n) return fronts;
    }
  }
  return null;
}

type Pas = { sorte: Mots["sorte"]; mot: string };

/** Remonte le chemin, de la fin au début. */
function remonter({ a, b }: Textes, fronts: readonly Front[]): Pas[] {
  const envers: Pas[] = [];
  let [x, diagonale] = [a.length, a.length - b.length];
  const rester = (jusqua: number) => {
    while (x > jusqua) envers.push({ sorte: "reste", mot: a[--x] ?? "" });
  };
  fronts
    .slice(1, -1)
    .toReversed()
    .forEach((front, rang, { length }) => {
      const { sorte, depart, arrivee } = pasDe(front, length - rang, diagonale);
      rester(arrivee);
      envers.push({ sorte, mot: (sorte === "mis" ? b[arrivee - diagonale - 1] : a[arrivee - 1]) ?? "" });
      x = depart;
      diagonale += sorte === "mis" ? 1 : -1;
    });
  rester(0);
  return envers.toReversed();
}

function assembler(pas: readonly Pas[]): Mots[] {
  const mots: Mots[] = [];
  for (const { sorte, mot } of pas) {
    const dernier = mots.at(-1);
    if (dernier?.sorte === sorte) dernier.texte += mot;
    else mots.push({ sorte, texte: mot });
  }
  return mots;
}

const tout = (sorte: Mots["sorte"], texte: string): Mots[] => (texte ? [{ sorte, texte }] : []);

const rester = (mots: readonly string[]): Pas[] => mots.map((mot) => ({ sorte: "reste", mot }));
const recrire = ({ a, b }: Textes): Pas[] => [
  { sorte: "ote", mot: a.join("") },
  { sorte: "mis", mot: b.join("") },
];

/** ACTE-110 : deux textes se comparent mot à mot : ce qui reste et ce qui fut ôté refont le premier, ce qui reste et ce qui fut mis, le second. */
export function comparerMots(avant: string, apres: string): Mots[] {
  if (avant === apres) return tout("reste", avant);
  const [a, b] = [couper(avant), couper(apres)];
  let debut = 0;
  while (debut < a.length && debut < b.length && a[debut] === b[debut]) debut++;
  let fin = 0;
  while (fin < a.length - debut && fin < b.length - debut && a[a.length - 1 - fin] === b[b.length - 1 - fin]) fin++;
  const textes = { a: a.slice(debut, a.length - fin), b: b.slice(debut, b.length - fin) };
  const fronts = chemins(textes);
  const pas = fronts ? remonter(textes, fronts) : recrire(textes);
  return assembler([...rester(a.slice(0, debut)), ...pas, ...rester(a.slice(a.length - fin))]);
}
