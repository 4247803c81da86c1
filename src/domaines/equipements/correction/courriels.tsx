import { enLettres } from "#commun/jour.ts";
import type { Verifier } from "#domaines/acteurs/correction/model.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";

/** Demande à qui tient une structure si ce que l'on en sait est juste. */
export function courrielDeVerification({ a, nom, organisme, avant, lien, code, coordination }: Verifier): Message {
  const titre = `${organisme} : la fiche de votre structure est-elle juste ?`;
  return {
    a,
    sujet: titre,
    ...(coordination ? { repondreA: coordination.courriel } : {}),
    ...ecrireLettre({
      titre,
      bonjour: "Bonjour,",
      paragraphes: [
        `${organisme} tient le registre des équipements du territoire. Dites si la fiche de « ${nom} » est juste, ou corrigez-la : deux minutes, sans compte ni mot de passe.`,
      ],
      action: { href: lien, libelle: "Vérifier la fiche" },
      code: { phrase: "Si vous ouvrez ce lien sur un autre appareil, la page demandera ce code :", valeur: code },
      fin: [
        `Ce lien sert une fois, jusqu’au ${enLettres(avant)}. Ne le transférez pas.`,
        coordination
          ? `Pour toute question, répondez à ce courriel : il arrive à ${coordination.nom}, qui coordonne la convention.`
          : "Pour toute question, écrivez à la personne qui coordonne la convention.",
      ],
    }),
  };
}
