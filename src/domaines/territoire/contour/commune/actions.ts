import { getTerritoires } from "../../cog/store.ts";

/** Le code de la commune d'aujourd'hui, celui d'une commune réunie menant à celle qui l'a reçue ; rien si l'on ne le connaît pas. */
export function communeActuelle(code: string): string | null {
  const { communes, cog } = getTerritoires();
  if (communes.has(code)) return code;
  const vers = cog.reunies.get(code);
  return vers && communes.has(vers) ? vers : null;
}
