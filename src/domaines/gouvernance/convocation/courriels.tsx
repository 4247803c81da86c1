import { pluriel } from "#commun/texte.ts";
import { writeCalendar } from "#platform/ical.ts";
import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import type { Point } from "../point/model.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import type { Seance } from "../seance/model.ts";
import type { SujetCourriel } from "./model.ts";
import { uidDe } from "./rules.ts";

/** Ce que dit un courriel de réunion ; `lien` est la page où l'on répond sans compte. */
export type Ecrire = {
  sujet: SujetCourriel;
  espace: string;
  a: string;
  nom: string;
  organisme: string;
  instance: string;
  seance: Seance;
  points: readonly Point[];
  lien: string;
  coordination: { nom: string; courriel: string } | null;
  instant: Date;
  /** Ce membre a déjà reçu une convocation à cette réunion : celle-ci dit un changement. */
  dejaConvie: boolean;
  /** Une pièce est jointe. */
  piece: boolean;
};

const ordreDuJour = (points: readonly Point[]): string[] =>
  points.length === 0
    ? []
    : [`Ordre du jour : ${points.map(({ titre }, rang) => `${rang + 1}. ${titre}`).join(" ; ")}.`];

const ou = ({ lieu, visio }: Seance): string[] => [
  ...(lieu ? [`Lieu : ${lieu}.`] : []),
  ...(visio ? [`À distance : ${visio}`] : []),
];

/** Sans `libelle`, le courriel dit, et ne mène nulle part. */
type Corps = { objet: string; paragraphes: string[]; libelle?: string; avis: string };

const CORPS: Record<SujetCourriel, (lettre: Ecrire) => Corps> = {
  convocation: ({ instance, seance, points, piece, dejaConvie }) => ({
    objet: `${dejaConvie ? "changement, " : ""}convocation, ${seance.titre}, ${quandDit(seance)}`,
    paragraphes: [
      dejaConvie
        ? `La réunion « ${seance.titre} » (${instance}) a changé : elle se tient ${quandDit(seance)}, et dure ${pluriel(seance.duree, "minute")}.`
        : `Vous êtes convié à la réunion « ${seance.titre} » (${instance}), ${quandDit(seance)}, pour ${pluriel(seance.duree, "minute")}.`,
      ...ou(seance),
      ...(seance.message ? [seance.message] : []),
      ...ordreDuJour(points),
      ...(piece ? ["Le dossier de séance est joint : il se lit sans réseau et sans compte."] : []),
    ],
    libelle: "Dire si vous venez",
    avis: "Présent, excusé, pouvoir ou suppléant : un geste suffit, sans compte ni mot de passe. Répondre depuis votre agenda n’arrive pas jusqu’ici.",
  }),
  dates: ({ instance, seance }) => ({
    objet: `quelle date pour : ${seance.titre}`,
    paragraphes: [
      `La réunion « ${seance.titre} » (${instance}) se prépare. Plusieurs dates sont proposées.`,
      ...ou(seance),
    ],
    libelle: "Dire les dates qui vous conviennent",
    avis: "Vous pouvez changer d’avis tant que la date n’est pas fixée.",
  }),
  annulation: ({ instance, seance }) => ({
    objet: `annulée, ${seance.titre}, ${quandDit(seance)}`,
    paragraphes: [
      `La réunion « ${seance.titre} » (${instance}), prévue ${quandDit(seance)}, est annulée.`,
      ...(seance.motif ? [`Pourquoi : ${seance.motif}`] : []),
    ],
    libelle: "Relire la réunion",
    avis: "Si vous l’aviez notée dans un agenda, elle s’en ôte avec ce courriel.",
  }),
  retrait: ({ instance, seance }) => ({
    objet: `vous n’êtes plus attendu, ${seance.titre}, ${quandDit(seance)}`,
    paragraphes: [
      `Votre nom n’est plus parmi les personnes conviées à la réunion « ${seance.titre} » (${instance}), ${quandDit(seance)}.`,
    ],
    avis: "Si vous l’aviez notée dans un agenda, elle s’en ôte avec ce courriel.",
  }),
  releve: ({ instance, seance, piece }) => ({
    objet: `relevé de décisions, ${seance.titre}`,
    paragraphes: [
      `Le relevé de décisions de la réunion « ${seance.titre} » (${instance}), tenue ${quandDit(seance)}, est approuvé.`,
      ...(piece ? ["Il est joint à ce courriel."] : []),
    ],
    libelle: "Relire la réunion",
    avis: "Une erreur ? Dites-la à la personne qui coordonne : elle se corrige à la réunion suivante.",
  }),
};

function agendaDe({ sujet, espace, a, nom, seance, coordination, instant }: Ecrire): Pick<Message, "agenda"> {
  const annulee = sujet === "annulation" || sujet === "retrait";
  if ((sujet !== "convocation" && !annulee) || !coordination || !seance.le || !seance.debut) return {};
  const methode = annulee ? "CANCEL" : "REQUEST";
  const evenement = {
    uid: uidDe(espace, seance),
    sequence: seance.sequence,
    stamp: instant,
    title: seance.titre,
    day: seance.le,
    start: seance.debut,
    minutes: seance.duree,
    location: seance.lieu || seance.visio,
    description: seance.visio,
    cancelled: annulee,
    organizer: { name: coordination.nom, mail: coordination.courriel },
    attendees: [{ name: nom, mail: a }],
  };
  return { agenda: { methode, contenu: writeCalendar({ method: methode, events: [evenement] }) } };
}

/** Le courriel d'une réunion, texte et HTML, avec ce que les agendas en comprennent ; son sujet ne nomme personne. */
export function courrielDeReunion(lettre: Ecrire): Message {
  const { a, nom, organisme, lien, coordination, sujet } = lettre;
  const { objet, paragraphes, libelle, avis } = CORPS[sujet](lettre);
  const titre = `${organisme} : ${objet}`;
  return {
    a,
    sujet: titre,
    ...(coordination ? { repondreA: coordination.courriel } : {}),
    ...agendaDe(lettre),
    ...ecrireLettre({
      titre,
      bonjour: `Bonjour ${nom},`,
      paragraphes,
      ...(libelle ? { action: { href: lien, libelle } } : {}),
      fin: [
        avis,
        coordination
          ? `Une question ? Répondez à ce courriel : il arrive à ${coordination.nom}, qui coordonne la convention.`
          : "Une question ? Écrivez à la personne qui coordonne la convention.",
        ...(libelle ? ["Ce lien est à vous : ne le transférez pas."] : []),
      ],
    }),
  };
}
