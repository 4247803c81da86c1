import type { Context } from "hono";
import type { Env } from "#platform/http.ts";

/** Le fichier d'un formulaire, s'il y en a un : son nom, sans chemin, et ses octets. */
export async function fichierDe(form: FormData): Promise<{ nom: string; octets: Uint8Array<ArrayBuffer> } | null> {
  const depose = form.get("fichier");
  if (!(depose instanceof File) || depose.size === 0) return null;
  return { nom: depose.name.slice(-200), octets: new Uint8Array(await depose.arrayBuffer()) };
}

/** Un fichier gardé, rendu à qui peut le lire : il se télécharge, il ne s'ouvre pas dans le site. */
export const envoyer = (
  c: Context<Env>,
  { nom, contenu, octets }: { nom: string; contenu: string; octets: Uint8Array<ArrayBuffer> },
) =>
  c.body(octets, 200, {
    "content-type": contenu,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
    "x-content-type-options": "nosniff",
  });
