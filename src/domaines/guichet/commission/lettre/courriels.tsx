import type { Message } from "#platform/mail.ts";
import { ecrireLettre } from "#ui/lettre.tsx";
import { deuxPoints } from "#ui/typographie.ts";
import { annonceDite, changementDit, delaiDit, type Lue, lectures } from "./document.ts";
import type { ContenuLettre } from "./model.ts";
import { placeDite } from "./rules.ts";

export type EcrireLettre = {
  a: string;
  nom: string;
  organisme: string;
  lien: string;
  code: string;
  contenu: ContenuLettre;
};

const annonce = (lue: Lue): string[] =>
  lue.contenu.issue === "place"
    ? [
        `${annonceDite(lue)} ${lue.contenu.places.map((place) => placeDite(place, lue.t)).join(lue.t.commun.puis)}.`,
        ...changementDit(lue),
        delaiDit(lue),
      ]
    : [annonceDite(lue), ...changementDit(lue)];

/** La lettre en paragraphes, dans une langue. */
function paragraphesDe(lue: Lue): string[] {
  const { contenu, t } = lue;
  const detail = contenu.lignes
    .map(({ libelle, points }) => `${libelle}${deuxPoints(t.langue.code)}${points}`)
    .join(t.commun.puis);
  return [
    ...annonce(lue),
    ...contenu.refus,
    t.lettre.vosPoints(contenu.points, detail),
    ...(contenu.propres ?? []),
    ...contenu.derniers,
    ...contenu.regles,
  ];
}

const droits = ({ t }: Lue): string[] => [t.lettre.mention, t.lettre.recours];

/** La lettre d'une famille par courriel, dans sa langue puis en français ; son sujet ne dit rien de la décision ni de l'enfant. */
export function courrielDeLettre({ a, nom, organisme, lien, code, contenu }: EcrireLettre): Message {
  const [premiere, ...suite] = lectures(contenu);
  if (!premiere) throw new Error("a letter without a language");
  const { lettre, courriels, langue } = premiere.t;
  const sujet = `${organisme}${deuxPoints(langue.code)}${lettre.sujet(contenu.numero)}`;
  const ecrite = ecrireLettre({
    titre: sujet,
    bonjour: nom ? courriels.bonjour.replace(",", ` ${nom},`) : courriels.bonjour,
    paragraphes: [
      ...(langue.cle !== "fr" ? [lettre.traduction] : []),
      ...paragraphesDe(premiere),
      ...(suite.length > 0 ? droits(premiere) : []),
      ...suite.flatMap((lue) => [`${lettre.originale}${deuxPoints(langue.code).trimEnd()}`, ...paragraphesDe(lue)]),
    ],
    action: { href: lien, libelle: contenu.issue === "place" ? lettre.repondre : lettre.voir },
    code: { phrase: lettre.code, valeur: code },
    fin: [...droits(suite[0] ?? premiere), lettre.aVous],
    langue: langue.code,
  });
  return { a, sujet, ...ecrite, langue: langue.code };
}
