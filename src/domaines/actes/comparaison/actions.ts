import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { lireContenu } from "../contenu/actions.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { nomVersion, type Signee } from "../version/model.ts";
import { getVersion } from "../version/store.ts";
import { choisir, type Demande } from "./rules.ts";

export type CoteLu = { nom: string; ou: string; contenu: ContenuVersion };
type Ici = { convention: string; signees: readonly Signee[]; parDefaut: "signee" | "aujourdhui" };

/** Un côté de la comparaison, lu ; rien si aucune version ne valait ce jour-là. */
export async function lireCote(db: Db, perimetre: Perimetre, ici: Ici, demande: Demande): Promise<CoteLu | null> {
  const { convention, signees, parDefaut } = ici;
  const choisi = choisir(demande, signees, parDefaut);
  if (choisi === null) return null;
  if (choisi === "aujourdhui")
    return { nom: "Aujourd’hui", ou: choisi, contenu: await lireContenu(db, perimetre, convention) };
  const figee = await getVersion(db, perimetre, choisi.figee);
  orNotFound(figee.convention === convention ? figee : undefined);
  const signee = signees.find(({ id }) => id === figee.id);
  const nom = signee ? `${nomVersion(signee)}, signée le ${enLettres(signee.signeeLe)}` : "Ce qui est à la signature";
  return { nom, ou: figee.id, contenu: figee.contenu };
}
