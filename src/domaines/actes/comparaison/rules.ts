import { estJour, type Jour } from "#commun/jour.ts";
import { type ContenuVersion, type Difference, type Liste, LISTES } from "../contenu/model.ts";
import { differences } from "../contenu/rules.ts";
import type { Signee } from "../version/model.ts";
import { versionAu } from "../version/rules.ts";
import { AUJOURDHUI, type Reserve } from "./model.ts";

/** Ce que l'on demande d'un côté : un contenu par son nom, ou un jour. */
export type Demande = { ou: string; le: string };

type Choisi = { figee: string } | { jour: Jour } | "aujourdhui" | null;

/**
 * ACTE-111 : un jour, jusqu'à aujourd'hui, se lit comme il était ; sans jour, on compare ce que l'on nomme ; sans rien, la dernière
 * version signée, ou ce que la convention dit aujourd'hui.
 */
export function choisir(
  { ou, le }: Demande,
  signees: readonly Signee[],
  { parDefaut, aujourdhui }: { parDefaut: "signee" | "aujourdhui"; aujourdhui: Jour },
): Choisi {
  if (le !== "") return estJour(le) && le <= aujourdhui ? { jour: le } : null;
  if (ou === AUJOURDHUI) return AUJOURDHUI;
  if (ou !== "") return { figee: ou };
  const derniere = signees.at(-1);
  return parDefaut === "signee" && derniere ? { figee: derniere.id } : AUJOURDHUI;
}

/**
 * ACTE-112 : un jour passé, le plan est celui qui était écrit ce soir-là, même entre deux signatures ; avant qu'il ne soit suivi ici, il
 * est celui que la version qui valait a signé ; sans version, et la convention pas encore ouverte ici, on n'en sait rien.
 */
export function planDuJour(
  signee: unknown,
  { le, depuis, perdus, ouverte }: { le: Jour; depuis: Jour | null; perdus: number; ouverte: boolean },
): { plan: "journal" | "version" | "rien"; reserves: Reserve[] } {
  const suivi = depuis !== null && depuis <= le;
  const reserves: Reserve[] = [];
  if (!suivi) reserves.push({ genre: "planNonSuivi", depuis });
  if (suivi && perdus > 0) reserves.push({ genre: "perdus", combien: perdus });
  if (suivi) return { plan: "journal", reserves };
  if (signee) return { plan: "version", reserves };
  return { plan: ouverte ? "journal" : "rien", reserves };
}

type Ecrit = { avenantOuvert: boolean; perdus: number; desordre: boolean };

/** Ce qui ne se retrouve pas d'un texte refait. */
const lacunes = ({ perdus, desordre }: Ecrit): Reserve[] => [
  ...(perdus > 0 ? [{ genre: "textesPerdus" as const, combien: perdus }] : []),
  ...(desordre ? [{ genre: "desordre" as const }] : []),
];

/**
 * ACTE-152 : un jour passé, la convention disait le texte de la version qui valait ; avant la première, on lit son projet tel qu'il
 * était écrit ce soir-là, d'après le journal ; et l'avenant qui s'écrivait entre deux, si on le demande.
 */
export function texteDuJour<S extends Pick<Signee, "signeeLe" | "numero">>(
  signees: readonly S[],
  { le, ecrit, avenant }: { le: Jour; ecrit: Ecrit | null; avenant: boolean },
): { signee: S | undefined; texte: "version" | "journal" | "rien"; reserves: Reserve[] } {
  const signee = versionAu(signees, le);
  if (!signee && !ecrit) return { signee, texte: "rien", reserves: [{ genre: "pasOuverte" }] };
  if (ecrit && !signee) return { signee, texte: "journal", reserves: [{ genre: "projet" }, ...lacunes(ecrit)] };
  if (!ecrit?.avenantOuvert) return { signee, texte: "version", reserves: [] };
  return avenant
    ? { signee, texte: "journal", reserves: [{ genre: "avenantLu" }, ...lacunes(ecrit)] }
    : { signee, texte: "version", reserves: [{ genre: "avenantTu" }] };
}

type Cote = { contenu: ContenuVersion; connues: readonly Liste[] };

/** ACTE-113 : on ne compare que ce que l'on sait des deux côtés : ce qui manque à l'un n'est ni ajouté ni retiré. */
export function comparer(de: Cote, a: Cote): { ecarts: Difference[]; tues: Liste[] } {
  const tues = LISTES.filter((liste) => !de.connues.includes(liste) || !a.connues.includes(liste));
  return { ecarts: differences(de.contenu, a.contenu).filter(({ liste }) => !tues.includes(liste)), tues };
}
