import type { Bilan } from "../bilan/model.ts";
import { baseDe, instantDe, type Requete } from "../requete/actions.ts";
import { RestePage, type ResteProps } from "./pages.tsx";
import type { Brouillon } from "./model.ts";
import { listBrouillons, saveBrouillon } from "./store.ts";

export const brouillonDe = async (
  c: Requete,
  bilan: Bilan,
  section: Brouillon["section"],
): Promise<Brouillon | undefined> =>
  (await listBrouillons(c.var.db, c.var.perimetre, bilan.id)).find((un) => un.section === section);

/** Garde ce qui est écrit même si la requête échoue : un brouillon ne se perd pas. */
export function garder(c: Requete, bilan: Bilan, brouillon: Omit<Brouillon, "le">): void {
  const { perimetre } = c.var;
  const le = instantDe(c);
  c.var.apres((tx) => saveBrouillon(tx, perimetre, bilan.id, { ...brouillon, le }));
}

/** Le bilan fut adopté pendant que l'on écrivait : le texte n'y entre plus, et l'on dit où il est gardé. */
export function montrerReste(c: Requete, bilan: Bilan, reste: Omit<ResteProps, "base" | "bilan">) {
  const titre = `${reste.titre}, votre brouillon, ${bilan.titre}`;
  return c.render(<RestePage base={baseDe(c)} bilan={bilan} {...reste} />, { titre });
}
