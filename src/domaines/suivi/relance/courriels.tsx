import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";

/** Ce que dit un courriel de campagne : combien de fiches, jusqu'à quand, le mot de la coordination. */
export type Relancer = {
  a: string;
  nom: string;
  organisme: string;
  fiches: readonly string[];
  cloture: Jour;
  mots: readonly string[];
  lien: string;
  code: string;
  /** À qui répondre : la personne qui coordonne. */
  coordination: { nom: string; courriel: string } | null;
};

const MONTREES = 8;

/** Une seule lettre pour toutes les fiches d'une personne ; le sujet ne nomme personne. */
export function courrielDeCampagne(relance: Relancer): Message {
  const { a, nom, organisme, fiches, cloture, mots, lien, code, coordination } = relance;
  const titre = `${organisme} : des nouvelles de ${pluriel(fiches.length, "fiche")} avant le ${enLettres(cloture)}`;
  const suite = fiches.length > MONTREES ? [`et ${pluriel(fiches.length - MONTREES, "autre")}`] : [];
  return {
    a,
    sujet: titre,
    ...(coordination ? { repondreA: coordination.courriel } : {}),
    ...ecrireLettre({
      titre,
      bonjour: `Bonjour ${nom},`,
      paragraphes: [
        `On attend de vos nouvelles de ${pluriel(fiches.length, "fiche-action", "fiches-actions")} : ${[...fiches.slice(0, MONTREES), ...suite].join(" ; ")}.`,
        ...mots,
        "Trois questions par fiche, ou « rien de neuf » d’un seul geste. Il n’y a ni compte à créer, ni mot de passe.",
      ],
      action: { href: lien, libelle: "Donner des nouvelles" },
      code: { phrase: "Si vous continuez sur un autre appareil, la page demandera ce code :", valeur: code },
      fin: [
        coordination
          ? `Une question ? Répondez à ce courriel : il arrive à ${coordination.nom}, qui coordonne la convention.`
          : "Une question ? Écrivez à la personne qui coordonne la convention.",
        "Ce lien est à vous : ne le transférez pas.",
      ],
    }),
  };
}
