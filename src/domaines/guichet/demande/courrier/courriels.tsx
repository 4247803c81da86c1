import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import type { Langue } from "../model.ts";
import { TEXTES, type Textes } from "../textes.ts";

/** Les courriels d'une famille. Aucun ne nomme personne dans son sujet. */
export const MODELES = ["reprise", "recu", "depot", "suivi", "pieces", "confirmation", "close"] as const;
export type Modele = (typeof MODELES)[number];

type Dits = { numero: string; pieces: readonly string[]; cloture: string };

/** Ce que dit chaque courriel, en paragraphes. */
const corpsDe = ({ courriels }: Textes, modele: Modele, { numero, pieces, cloture }: Dits): readonly string[] => {
  const { recu, depot, pieces: manquent, confirmation, reprise, suivi, close } = courriels;
  const corps: Record<Modele, () => readonly string[]> = {
    reprise: () => reprise.corps,
    recu: () => recu.corps(numero),
    depot: () => depot.corps(numero),
    suivi: () => suivi.corps,
    pieces: () => manquent.corps(pieces),
    confirmation: () => confirmation.corps(cloture),
    close: () => close.corps,
  };
  return corps[modele]();
};

type Lettre = Dits & {
  a: string;
  langue: Langue;
  modele: Modele;
  organisme: string;
  contact: string;
  lien: string;
  code: string;
};

const ADRESSE = /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/i;

/** Écrit un courriel à une famille : qui écrit et pourquoi, un seul geste, le code au cas où le lien s'ouvre ailleurs. */
export function courrielDeFamille(lettre: Lettre): Message {
  const { a, langue, modele, organisme, contact, lien, code } = lettre;
  const t = TEXTES[langue];
  const { bonjour, reponse, ignorer, code: phrase, contact: joindre } = t.courriels;
  const sujet = `${organisme} : ${t.courriels[modele].sujet}`;
  const repondreA = ADRESSE.exec(contact)?.[0];
  const { texte, html } = ecrireLettre({
    titre: sujet,
    bonjour,
    paragraphes: corpsDe(t, modele, lettre),
    action: { href: lien, libelle: t.courriels[modele].action },
    code: { phrase, valeur: code },
    fin: [...(contact ? [`${joindre} ${contact}`] : []), ...(repondreA ? [reponse] : []), ignorer],
    langue: t.langue.code,
  });
  return { a, sujet, texte, html, langue: t.langue.code, ...(repondreA ? { repondreA } : {}) };
}
