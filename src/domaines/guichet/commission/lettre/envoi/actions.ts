import type { Perimetre } from "#commun/perimetre.ts";
import { frapperLienFamille, getEspace } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { TOMBEES } from "../../offre/model.ts";
import { findOffre } from "../../offre/store.ts";
import { courrielDeLettre } from "../courriels.tsx";
import { adressesDe } from "../destinataire/actions.ts";
import type { Lettre } from "../model.ts";
import { getLettre, updatePostees } from "../store.ts";

/** Sous quel genre l'outbox garde une lettre à poster : elle se relit au moment de partir. */
export const LETTRE = "guichet.lettre";
type ChargeLettre = { espace: string; lettre: string };

/** Dépose des lettres : chacune partira par courriel, une fois la page enregistrée. */
export async function deposerLettres(db: Db, { espace }: Perimetre, lettres: readonly string[]): Promise<void> {
  for (const lettre of lettres) await deposer(db, LETTRE, { espace, lettre } satisfies ChargeLettre);
}

export type BureauLettres = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

/** Vrai si l'offre que la lettre annonce ne tient plus : retirée, refusée ou laissée sans réponse, il n'y a plus rien à proposer. */
const estTombee = async (db: Db, perimetre: Perimetre, { offre }: Lettre): Promise<boolean> => {
  const etat = offre === null ? undefined : (await findOffre(db, perimetre, offre))?.etat;
  return TOMBEES.some((tombee) => tombee === etat);
};

/** Poste une lettre déposée, une fois : relit ce qu'elle dit et à qui, frappe un lien neuf, la dit partie. */
export async function posterLettre(bureau: BureauLettres, charge: unknown): Promise<void> {
  const { base, poster, adresse, maintenant } = bureau;
  const { espace, lettre: id } = charge as ChargeLettre;
  const perimetre: Perimetre = { espace, compte: "systeme", conventions: [], roles: [] };
  const lue = await inPerimeter(
    base,
    perimetre,
    async (db) => {
      const lettre = await getLettre(db, perimetre, id);
      if (lettre.posteeLe !== null || (await estTombee(db, perimetre, lettre))) return null;
      const a = (await adressesDe(db, perimetre, [lettre])).get(id);
      return a?.famille.courriel ? { lettre, ...a, courriel: a.famille.courriel } : null;
    },
    maintenant,
  );
  if (!lue) return;
  const { organisme, lien, code } = await inAnnuaire(base, async (db) => {
    const foyer = { espace, famille: lue.famille.id };
    const { nom } = await getEspace(db, espace);
    return { organisme: nom, ...(await frapperLienFamille(db, foyer, { adresse, le: maintenant() })) };
  });
  const { lettre, destinataire, courriel } = lue;
  const { contenu } = lettre;
  const message = courrielDeLettre({ a: courriel, nom: destinataire.nom, organisme, lien, code, contenu });
  await poster({ ...message, sujetDe: lue.famille.id });
  const le = maintenant().toISOString();
  await inPerimeter(base, perimetre, (db) => updatePostees(db, perimetre, [id], { voie: "courriel", le }), maintenant);
}
