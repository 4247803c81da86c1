import { enLettres, jourDe, instantDe } from "#commun/jour.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import type { Circuit, Signature } from "./model.ts";

type Lettre = {
  signature: Signature;
  circuit: Circuit;
  titre: string;
  a: string;
  coordination: { nom: string; courriel: string } | null;
  lien: string;
  rappel: boolean;
};

/** Ce que reçoit une partie : quoi signer, dans quel état exact, et à qui répondre. */
export function courrielDeSignature({ signature, circuit, titre, a, coordination, lien, rappel }: Lettre): Message {
  const figee = enLettres(jourDe(instantDe(circuit.ouvertLe)));
  const sujet = `${rappel ? "Rappel : à" : "À"} signer par ${signature.nom} : ${titre}`;
  return {
    a,
    sujet,
    ...(coordination ? { repondreA: coordination.courriel } : {}),
    ...ecrireLettre({
      titre: sujet,
      bonjour: "Bonjour,",
      paragraphes: [
        `${circuit.avenant ? "Un avenant" : "La convention"} « ${titre} » attend la signature de ${signature.nom}.`,
        ...(signature.signataires ? [`Signe pour elle : ${signature.signataires}.`] : []),
        `Le texte a été figé le ${figee}. Son empreinte, qui dit que c’est bien lui, commence par ${circuit.empreinte.slice(0, 16)}.`,
        "Le document à signer n’est pas joint : la coordination vous l’adresse à part, en papier ou en PDF. Une fois signé, renvoyez l’exemplaire en PDF en répondant à ce courriel.",
      ],
      action: { href: lien, libelle: "Voir où en sont les signatures (il faut un compte)" },
      fin: [
        coordination
          ? `Une question ? Répondez à ce courriel : il arrive à ${coordination.nom}, qui coordonne la convention.`
          : "Une question ? Écrivez à la personne qui coordonne la convention.",
      ],
    }),
  };
}
