const SECRETS = new Set(["s", "ns", "nd", "n.d.", "n.d", "n/d", "na", "secret", "c", "***", "xx", "x"]);
/** Au-delà, aucun territoire ne compte autant ; un exposant égaré ferait un nombre sans fin. */
const PLUS_GRAND = 1e15;
const ABSENTS = new Set(["", "-", "—", "–", "...", "…", "/"]);

/**
 * STAT-9 : un nombre se lit avec sa virgule ou son point, ses espaces, son pour cent ou ses euros ; « s », « nd » ou « < 5 » disent un
 * secret, un tiret ou rien qu'il n'y en a pas, et le reste n'est pas un nombre, ni ce qui dépasse 10 puissance 15.
 */
export function lireNombre(cellule: string): number | "secret" | "absent" | null {
  const nu = cellule.replace(/[\s\u00a0\u202f']/g, "").replace(/(?:%|€|euros?)$/i, "");
  if (ABSENTS.has(nu)) return "absent";
  if (SECRETS.has(nu.toLowerCase()) || /^<\d+$/.test(nu)) return "secret";
  const dite = nu.includes(",") ? nu.replaceAll(".", "").replace(",", ".") : nu;
  const nombre = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(dite) ? Number(dite) : null;
  return nombre === null || Math.abs(nombre) > PLUS_GRAND ? null : nombre;
}

/** STAT-10 : une année est de 1900 à 2100 ; une date en donne une, deux chiffres aussi quand un titre les porte. */
export function lireAnnee(cellule: string): number | null {
  const trouvee = /(?:^|\D)((?:19|20)\d\d|2100)(?:\D|$)/.exec(cellule.trim());
  return trouvee ? Number(trouvee[1]) : null;
}

/** STAT-37 : le mois d'une date entière, jour en premier ou année en premier ; rien d'une année seule. */
export function lireMois(cellule: string): number | null {
  const [, anneeDAbord, jourDAbord] =
    /^(?:\d{4}[-/](\d\d?)(?:\D.*)?|\d\d?[-/.](\d\d?)[-/.]\d{4}.*)$/.exec(cellule.trim()) ?? [];
  const mois = Number(anneeDAbord ?? jourDAbord);
  return mois >= 1 && mois <= 12 ? mois : null;
}

export const anneeCourte = (chiffres: string): number => Number(chiffres) + (Number(chiffres) >= 60 ? 1900 : 2000);
