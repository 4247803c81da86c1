import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { type Champ, champsDe, type FormeChamp, type SectionFiche } from "../lexique.ts";
import type { Fiche } from "../model.ts";
import { fauteAutres, fauteEcheances, saisieDe } from "../saisie/rules.ts";

const texte = z.string().trim().max(20_000, "Ce texte dépasse 20 000 signes : coupez-le ou joignez un document");

const COMMUNS = {
  version: z.coerce
    .number()
    .int()
    .positive("La page a expiré : rechargez-la")
    .max(2_000_000_000, "La page a expiré : rechargez-la"),
  confirme: z.string().optional(),
  acte: z.enum(["enregistrer", "brouillon"]).catch("enregistrer"),
};

const IDENTITE = z.object({
  ...COMMUNS,
  reference: texte.max(40, "Une référence tient en 40 signes").default(""),
  titre: texte
    .min(1, "Donnez un titre à la fiche : c’est la seule chose obligatoire")
    .max(400, "Un titre tient en 400 signes"),
  noeuds: lines,
  priorite: z.string().default(""),
});

const sansFaute = (fauteDe: (saisie: string) => string | null) =>
  texte
    .superRefine((saisie, { addIssue }) => {
      const faute = fauteDe(saisie);
      if (faute) addIssue(faute);
    })
    .default("");

/** Les formes où tout ne se garde pas tel quel. */
const GARDEES: Partial<Record<FormeChamp, ReturnType<typeof sansFaute>>> = {
  echeances: sansFaute(fauteEcheances),
  autres: sansFaute(fauteAutres),
};

/** Le formulaire d'une section : un texte par champ, la version lue, et ce que l'on veut faire de la saisie. */
export const formulaireDe = (section: SectionFiche) =>
  section === "identite"
    ? IDENTITE
    : z.object({
        ...COMMUNS,
        ...Object.fromEntries(champsDe(section).map(({ nom, forme }) => [nom, GARDEES[forme] ?? texte.default("")])),
      });

/** L'identifiant de la fiche à venir, décidé quand le formulaire est servi ; sans lui, ou s'il n'en a pas la forme, un neuf. */
export const A_VENIR = z.object({ id: z.uuid().optional().catch(undefined) });

export const NOUVELLE = z.object({
  ...A_VENIR.shape,
  reference: IDENTITE.shape.reference,
  titre: IDENTITE.shape.titre,
  noeuds: lines,
  confirme: COMMUNS.confirme,
});

const nomsDe = (porteurs: Fiche["pilotes"]) => porteurs.map(({ libelle }) => libelle).join("\n");

/** Ce qu'un champ de la fiche montre quand on l'ouvre. */
export function saisieChamp(fiche: Fiche, { nom, forme }: Champ): string {
  if (nom === "pilotes" || nom === "partenaires") return nomsDe(fiche[nom]);
  return saisieDe(forme, fiche[nom]);
}

/** La saisie d'une section telle que la fiche la contient aujourd'hui. */
export function saisieSection(fiche: Fiche, section: SectionFiche): Record<string, string> {
  const saisie = Object.fromEntries(champsDe(section).map((champ) => [champ.nom, saisieChamp(fiche, champ)]));
  if (section !== "identite") return saisie;
  const { priorite, noeuds } = fiche;
  return { ...saisie, noeuds: noeuds.join("\n"), priorite: priorite ? `${priorite.schema}/${priorite.valeur}` : "" };
}
