import { enLettres } from "#commun/jour.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import type { Verifier } from "./model.ts";

/** Ce qu'il faut dire des données que l'on garde de quelqu'un, au courriel comme à la page. */
export const mentionDonnees = (organisme: string): string =>
  `${organisme} garde vos nom, fonction et adresse professionnels pour conduire la convention territoriale globale avec ses partenaires, au titre d’une mission d’intérêt public, le temps de la convention et de son évaluation. Vous pouvez les lire, les corriger, vous y opposer ou demander leur retrait.`;

/** Demande à un acteur si ce que l'on sait de lui est juste ; le sujet ne nomme personne. */
export function courrielDeVerification({ a, nom, organisme, avant, lien, code, coordination }: Verifier): Message {
  const titre = `${organisme} : vérifiez votre fiche de contact`;
  return {
    a,
    sujet: titre,
    ...(coordination ? { repondreA: coordination.courriel } : {}),
    ...ecrireLettre({
      titre,
      bonjour: "Bonjour,",
      paragraphes: [
        `« ${nom} » est parmi les acteurs de la convention territoriale globale (${organisme}). Dites si votre fiche est juste, ou corrigez-la : deux minutes, sans compte ni mot de passe.`,
      ],
      action: { href: lien, libelle: "Vérifier notre fiche" },
      code: { phrase: "Si vous ouvrez ce lien sur un autre appareil, la page demandera ce code :", valeur: code },
      fin: [
        `Ce lien sert une fois, jusqu’au ${enLettres(avant)}. Ne le transférez pas.`,
        mentionDonnees(organisme),
        coordination
          ? `Pour cela, ou pour toute question, répondez à ce courriel : il arrive à ${coordination.nom}, qui coordonne la convention.`
          : "Pour cela, ou pour toute question, écrivez à la personne qui coordonne la convention.",
      ],
    }),
  };
}
