const SECRETS = new Set(["s", "ns", "nd", "n.d.", "n.d", "n/d", "na", "secret", "c", "***", "xx", "x"]);
const ABSENTS = new Set(["", "-", "—", "–", "...", "…", "/"]);

/**
 * STAT-9 : un nombre se lit avec sa virgule ou son point, ses espaces, son pour cent ou ses euros ; « s », « nd » ou « < 5 » disent un
 * secret, un tiret ou rien qu'il n'y en a pas, et le reste n'est pas un nombre.
 */
export function lireNombre(cellule: string): number | "secret" | "absent" | null {
  const nu = cellule.replace(/[\s\u00a0\u202f']/g, "").replace(/(?:%|€|euros?)$/i, "");
  if (ABSENTS.has(nu)) return "absent";
  if (SECRETS.has(nu.toLowerCase()) || /^<\d+$/.test(nu)) return "secret";
  const dite = nu.includes(",") ? nu.replaceAll(".", "").replace(",", ".") : nu;
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(dite) ? Number(dite) : null;
}

/** STAT-10 : une année est de 1900 à 2100 ; une date en donne une, deux chiffres aussi quand un titre les porte. */
export function lireAnnee(cellule: string): number | null {
  const trouvee = /(?:^|\D)((?:19|20)\d\d|2100)(?:\D|$)/.exec(cellule.trim());
  return trouvee ? Number(trouvee[1]) : null;
}

export const anneeCourte = (chiffres: string): number => Number(chiffres) + (Number(chiffres) >= 60 ? 1900 : 2000);
