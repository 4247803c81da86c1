import type { Champs } from "#commun/champ.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { type ElementsConvention, getBlocConvention, getElementsConvention } from "../bloc/store.ts";
import type { BlocConvention } from "../model.ts";
import { listModes } from "../resiliation/store.ts";
import { vueDesCommunes } from "../perimetre/actions.ts";
import type { Options } from "./model.ts";
import { champsDe, remplir, remplirBloc } from "./rules.ts";
import { getOptions, lockElements, saveElements } from "./store.ts";

/** Le texte tel qu'il est écrit, ses options, et ce que disent ses champs aujourd'hui. */
export type TexteOuvert = { elements: ElementsConvention; options: Options; versionOptions: number; champs: Champs };

export async function ouvrirTexte(db: Db, perimetre: Perimetre, convention: string): Promise<TexteOuvert> {
  const elements = await getElementsConvention(db, perimetre, convention);
  const { options, version } = await getOptions(db, perimetre, convention);
  const modes = await listModes(db, perimetre, convention);
  const communes = vueDesCommunes(elements.perimetre);
  const champs = champsDe({ ...elements, identite: elements, options, communes, modes });
  return { elements, options, versionOptions: version, champs };
}

/** La convention et ses délibérations, ses champs remplis : ce qui se lit et s'imprime. */
export async function lireBlocRempli(db: Db, perimetre: Perimetre, convention: string): Promise<BlocConvention> {
  const bloc = await getBlocConvention(db, perimetre, convention);
  const { champs } = await ouvrirTexte(db, perimetre, convention);
  return remplirBloc(bloc, champs);
}

/** Écrit dans le texte ce que ses champs disent : signé, il ne suivra plus rien. */
export async function fixerTexte(db: Db, perimetre: Perimetre, convention: string): Promise<void> {
  const { champs } = await ouvrirTexte(db, perimetre, convention);
  const action = "fixation";
  const articles = await lockElements(db, perimetre, convention, "articles");
  const visas = await lockElements(db, perimetre, convention, "visas");
  const plein = (texte: string) => remplir(texte, champs);
  const pleins = articles.map((un) => ({ ...un, titre: plein(un.titre), texte: plein(un.texte) }));
  const visasPleins = visas.map((un) => ({ ...un, texte: plein(un.texte) }));
  await saveElements(db, perimetre, { convention, liste: "articles" }, { avant: articles, apres: pleins, action });
  await saveElements(db, perimetre, { convention, liste: "visas" }, { avant: visas, apres: visasPleins, action });
}
