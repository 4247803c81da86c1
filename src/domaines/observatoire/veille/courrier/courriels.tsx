import { pluriel } from "#commun/texte.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";

export type AvisDeVeille = { a: string; nom: string; organisme: string; lignes: readonly string[]; lien: string };

const MONTREES = 10;

/** Ce que la veille a vu, à qui cela concerne ; le sujet ne nomme aucun territoire. */
export function courrielDeVeille({ a, nom, organisme, lignes, lien }: AvisDeVeille): Message {
  const titre = `${organisme} : ${pluriel(lignes.length, "chose à regarder", "choses à regarder")}`;
  const suite = lignes.length > MONTREES ? [`Et ${pluriel(lignes.length - MONTREES, "autre")}.`] : [];
  return {
    a,
    sujet: titre,
    ...ecrireLettre({
      titre,
      bonjour: `Bonjour ${nom},`,
      paragraphes: [
        "Les chiffres de l’observatoire viennent de franchir un seuil que votre espace surveille.",
        ...lignes.slice(0, MONTREES),
        ...suite,
      ],
      action: { href: lien, libelle: "Voir ce qui est à traiter" },
      fin: ["Une fois traitée, ou écartée avec son motif, une alerte ne revient pas pour la même année."],
    }),
  };
}
