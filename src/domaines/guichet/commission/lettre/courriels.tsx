import { enLettres } from "#commun/jour.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import { MENTION, RECOURS, sansPlaceDite, seanceDite } from "./document.ts";
import type { ContenuLettre } from "./model.ts";
import { phrasePlace } from "./rules.ts";

export type EcrireLettre = {
  a: string;
  nom: string;
  organisme: string;
  lien: string;
  code: string;
  contenu: ContenuLettre;
};

const annonce = ({ issue, seance, le, places, limite }: ContenuLettre): string[] =>
  issue !== "place"
    ? [sansPlaceDite({ issue, seance, le })]
    : [
        `${seanceDite({ seance, le })} ${places.map(phrasePlace).join(" ; ")}.`,
        `Répondez au plus tard le ${enLettres(limite ?? le)} : sans réponse, la place sera proposée à une autre famille.`,
      ];

/** La lettre d'une famille par courriel ; son sujet ne dit rien de la décision ni de l'enfant. */
export function courrielDeLettre({ a, nom, organisme, lien, code, contenu }: EcrireLettre): Message {
  const sujet = `${organisme} : réponse à votre demande ${contenu.numero}`;
  const points = contenu.lignes.map(({ libelle, points: siens }) => `${libelle} : ${siens}`).join(" ; ");
  return {
    a,
    sujet,
    ...ecrireLettre({
      titre: sujet,
      bonjour: nom ? `Bonjour ${nom},` : "Bonjour,",
      paragraphes: [
        ...annonce(contenu),
        ...contenu.refus,
        `Vos points : ${contenu.points}${points ? ` (${points})` : ""}.`,
        ...(contenu.propres ?? []),
        ...contenu.derniers,
        ...contenu.regles,
      ],
      action: { href: lien, libelle: contenu.issue === "place" ? "Répondre à la proposition" : "Voir votre demande" },
      code: { phrase: "Si le lien s’ouvre sur un autre appareil, tapez ce code :", valeur: code },
      fin: [MENTION, RECOURS, "Ce lien est à vous : ne le transférez pas."],
    }),
  };
}
