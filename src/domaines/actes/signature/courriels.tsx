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
  /** Le document est joint ; sinon il s'adresse à part. */
  joint: boolean;
};

const LE_DOCUMENT = {
  joint:
    "Le document à signer est joint, en PDF : le même pour chaque partie. Une fois signé, renvoyez l’exemplaire en PDF en répondant à ce courriel.",
  aPart:
    "Le document à signer n’est pas joint : la coordination vous l’adresse à part, en papier ou en PDF. Une fois signé, renvoyez l’exemplaire en PDF en répondant à ce courriel.",
};

/** Ce que reçoit une partie : quoi signer, dans quel état exact, et à qui répondre. */
export function courrielDeSignature(lettre: Lettre): Message {
  const { signature, circuit, titre, a, coordination, lien, rappel, joint } = lettre;
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
        joint ? LE_DOCUMENT.joint : LE_DOCUMENT.aPart,
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
