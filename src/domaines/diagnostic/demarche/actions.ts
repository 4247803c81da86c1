import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Apport } from "../model.ts";
import { saveLigne } from "../requete/store.ts";
import { listApports } from "./store.ts";

/** Ce qu'un habitant a écrit ailleurs devient un apport, une fois : ses mots, sans rien de lui. Rend son identifiant. */
export async function verserApport(
  db: Db,
  perimetre: Perimetre,
  { venu, ...apport }: Pick<Apport, "convention" | "texte"> & { venu: string },
): Promise<string> {
  const id = apportDe(venu);
  const deja = (await listApports(db, perimetre, apport.convention)).some((un) => un.id === id);
  const apres: Apport = { ...apport, id, etape: null, origine: "habitants", theme: "transversal", version: 0 };
  if (!deja) await saveLigne(db, perimetre, "diagnostic_apport", { avant: null, apres });
  return id;
}

/** Des mots effacés là d'où ils viennent le sont aussi de l'apport qu'ils sont devenus, même repris, même figé : un diagnostic signé n'en imprime que l'origine. */
export async function effacerApport(
  db: Db,
  perimetre: Perimetre,
  { convention, venu, phrase }: { convention: string; venu: string; phrase: string },
): Promise<void> {
  const avant = (await listApports(db, perimetre, convention)).find(({ id }) => id === apportDe(venu));
  if (avant) await saveLigne(db, perimetre, "diagnostic_apport", { avant, apres: { ...avant, texte: phrase } });
}

/** L'identifiant de l'apport que devient ce qui vient d'ailleurs ; `venu` dit d'où, à lui seul. */
export const apportDe = (venu: string): string => `retour-${createHash("sha256").update(venu).digest("hex")}`;
