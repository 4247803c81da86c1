import { getTerritoires } from "../../cog/store.ts";

let anciennes: ReadonlyMap<string, string> | undefined;

/** Le code de la commune d'aujourd'hui, celui d'une commune réunie menant à celle qui l'a reçue ; rien si l'on ne le connaît pas. */
export function communeActuelle(code: string): string | null {
  const { communes, cog } = getTerritoires();
  anciennes ??= new Map(cog.anciens.map((une) => [une.code, une.commune]));
  if (communes.has(code)) return code;
  const vers = anciennes.get(code);
  return vers && communes.has(vers) ? vers : null;
}
