import { plusMinutes, secondesDepuis } from "#commun/jour.ts";
import { SESSION, type Session } from "./model.ts";

type Vie = Pick<Session, "ouverteLe" | "vueLe" | "fermeeLe">;

/** ACC-2 : une session tient 30 minutes sans geste et 12 heures en tout ; fermée, elle ne rouvre pas. */
export function estOuverte({ ouverteLe, vueLe, fermeeLe }: Vie, maintenant: Date): boolean {
  if (fermeeLe !== null) return false;
  if (vueLe <= plusMinutes(maintenant, -SESSION.inactiviteMinutes).toISOString()) return false;
  return ouverteLe > plusMinutes(maintenant, -SESSION.dureeHeures * 60).toISOString();
}

/** ACC-25 : les secondes avant que la durée d'une session la ferme, quoi que l'on fasse : de quoi en prévenir. */
export const resteDeLaDuree = ({ ouverteLe }: Pick<Vie, "ouverteLe">, maintenant: Date): number =>
  Math.max(0, SESSION.dureeHeures * 3600 - secondesDepuis(ouverteLe, maintenant));

/** ACC-25 : les secondes sans geste qu'une page qui vient de s'ouvrir a sûrement devant elle. */
export const RESTE_SANS_GESTE = (SESSION.inactiviteMinutes - SESSION.relevePourMinutes) * 60;

/** Le dernier geste n'est noté qu'une fois la minute : lire une page n'écrit pas à chaque fois. */
export const estARelever = ({ vueLe }: Vie, maintenant: Date): boolean =>
  vueLe <= plusMinutes(maintenant, -SESSION.relevePourMinutes).toISOString();

/** ACC-3 : une fois connecté, on n'est conduit que vers une page de ce site. */
export function destination(vers: string | undefined): string {
  if (!vers || !/^\/(?![/\\])[^\s\\]*$/.test(vers)) return "/";
  return vers.startsWith("/connexion") || vers.startsWith("/deconnexion") ? "/" : vers;
}

const NAVIGATEURS = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMES = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** « Firefox sur Windows » : de quoi reconnaître un appareil, rien de plus n'est gardé. */
export function appareilDe(agent: string | undefined): string {
  const find = (noms: readonly (readonly [RegExp, string])[]) => noms.find(([motif]) => motif.test(agent ?? ""))?.[1];
  const [navigateur, systeme] = [find(NAVIGATEURS), find(SYSTEMES)];
  if (!navigateur && !systeme) return "Appareil non reconnu";
  return [navigateur ?? "Navigateur", systeme && `sur ${systeme}`].filter(Boolean).join(" ");
}
