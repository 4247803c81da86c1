import type { ARevoir, Echange } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";

/** Un bloc que son titre annonce. */
type Annonce = { titre: RegExp; chemin: string; raison: string; lu: (echange: Echange) => boolean };

const ANNONCES: Annonce[] = [
  {
    titre:
      /^(?:annexe\s*(?:n\s*°\s*)?\d*\s*[:.–-]*\s*)?(?:les? |liste des )?(?:plans? d['’]actions?|fiches?[ -]actions?)(?:\s|$)/i,
    chemin: "plan",
    raison: "Un plan d’actions est annoncé ici, et aucune fiche n’a été lue dans ce document.",
    lu: ({ plan }) => plan.fiches.length > 0,
  },
  {
    titre: /^(?:annexe\s*(?:n\s*°\s*)?\d*\s*[:.–-]*\s*)?liste des (?:[ée]quipements|structures|services)(?:\s|$)/i,
    chemin: "equipements",
    raison: "Une liste d’équipements est annoncée ici, et aucun n’a été lu dans ce document.",
    lu: ({ equipements, aRevoir }) => equipements.length > 0 || aRevoir.some(({ chemin }) => chemin === "equipements"),
  },
  {
    titre: /^entre(?:\s+les\s+soussign[ée]e?s)?\s*:?$/i,
    chemin: "convention.parties",
    raison: "Les parties sont annoncées ici, et aucune n’a été lue.",
    lu: ({ convention, aRevoir }) =>
      convention.parties.length > 0 || aRevoir.some(({ chemin }) => chemin === "convention.parties"),
  },
];

const LONG_TITRE = 120;

const annonce = ({ texte }: Jeton, titre: RegExp) =>
  texte.length <= LONG_TITRE && !/[.;,]$/.test(texte) && titre.test(texte);

/** IMP-150 : ce qu'un titre annonce et que rien n'a donné est à revoir : une lecture ne perd pas un bloc sans le dire. */
export const annoncesNonLues = (echange: Echange, paragraphes: Jeton[]): ARevoir[] =>
  ANNONCES.flatMap(({ titre, chemin, raison, lu }) => {
    const jeton = lu(echange) ? undefined : paragraphes.findLast((un) => annonce(un, titre));
    return jeton ? [{ chemin, raison, texte: jeton.texte, lignes: jeton.lignes }] : [];
  });
