import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import { deuxPoints } from "#ui/typographie.ts";
import type { Langue } from "../model.ts";
import { TEXTES, type Textes } from "../textes.ts";

/** Les courriels d'une famille. Aucun ne nomme personne dans son sujet. */
export const MODELES = ["reprise", "recu", "depot", "suivi", "pieces", "confirmation", "close", "pourvue"] as const;
export type Modele = (typeof MODELES)[number];

/** Ce qui s'écrit à une adresse que la famille vient de quitter : il n'ouvre rien. */
export const ADIEU = "adieu";

type Dits = { numero: string; pieces: readonly string[]; cloture: string };

/** Ce que dit chaque courriel, en paragraphes. */
const corpsDe = ({ courriels }: Textes, modele: Modele, { numero, pieces, cloture }: Dits): readonly string[] => {
  const { recu, depot, pieces: manquent, confirmation, reprise, suivi, close, pourvue } = courriels;
  const corps: Record<Modele, () => readonly string[]> = {
    reprise: () => reprise.corps,
    recu: () => recu.corps(numero),
    depot: () => depot.corps(numero),
    suivi: () => suivi.corps,
    pieces: () => manquent.corps(pieces),
    confirmation: () => confirmation.corps(cloture),
    close: () => close.corps,
    pourvue: () => pourvue.corps,
  };
  return corps[modele]();
};

/** Qui écrit, à qui, au nom de quelle famille. */
type Enveloppe = { a: string; famille: string; langue: Langue; organisme: string; contact: string };

type Lettre = Dits &
  Enveloppe & {
    modele: Modele;
    lien: string;
    code: string;
    autres?: readonly { href: string; libelle: string; code: string }[];
  };

const ADRESSE = /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/i;

/** Écrit un courriel à une famille : qui écrit et pourquoi, un seul geste, le code au cas où le lien s'ouvre ailleurs ; ses autres dossiers, s'il y en a. */
export function courrielDeFamille(lettre: Lettre): Message {
  const { langue, modele, lien, code, autres = [] } = lettre;
  const { courriels } = TEXTES[langue];
  const { sujet, action } = courriels[modele];
  return poser(lettre, {
    sujet,
    paragraphes: corpsDe(TEXTES[langue], modele, lettre),
    action: { href: lien, libelle: action },
    code: { phrase: courriels.code, valeur: code },
    autres,
    fin: courriels.ignorer,
  });
}

/** Écrit à l'adresse que la famille vient de quitter : ce qui a changé, qui joindre si ce n'est pas elle ; aucun lien n'y ouvre sa demande. */
export function courrielDAdieu(lettre: Enveloppe & { le: string; guichet: string }): Message {
  const { sujet, corps, action, fin } = TEXTES[lettre.langue].courriels.adieu;
  const paragraphes = corps(lettre.le);
  return poser(lettre, { sujet, paragraphes, action: { href: lettre.guichet, libelle: action }, fin });
}

type Corps = Pick<Parameters<typeof ecrireLettre>[0], "paragraphes" | "action" | "code" | "autres">;

/** Le même cadre pour tous : qui écrit dans le sujet, comment le joindre à la fin. */
function poser(
  { a, famille, langue, organisme, contact }: Enveloppe,
  { sujet, fin, ...corps }: Corps & { sujet: string; fin: string },
): Message {
  const { courriels, langue: ecrite } = TEXTES[langue];
  const titre = `${organisme}${deuxPoints(ecrite.code)}${sujet}`;
  const repondreA = ADRESSE.exec(contact)?.[0];
  const joindre = [...(contact ? [`${courriels.contact} ${contact}`] : []), ...(repondreA ? [courriels.reponse] : [])];
  const lettre = { ...corps, titre, bonjour: courriels.bonjour, fin: [...joindre, fin], langue: ecrite.code };
  const reponse = repondreA ? { repondreA } : {};
  return { a, sujet: titre, ...ecrireLettre(lettre), langue: ecrite.code, sujetDe: famille, ...reponse };
}
