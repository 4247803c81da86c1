import type { Perimetre } from "#commun/perimetre.ts";
import { listDecisions, referenceDe } from "#domaines/gouvernance/index.ts";
import { chercher } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import type { Endroit } from "./model.ts";
import { retenir } from "./rules.ts";
import { type ListerTextes, listDitsDesFiches, listDitsDesIndicateurs } from "./store.ts";

const listDecisionsEcrites: ListerTextes = async (db, perimetre, convention) =>
  (await listDecisions(db, perimetre))
    .filter((une) => une.convention === convention)
    .map((une) => ({
      ou: `Décision ${referenceDe(une)}`,
      href: `/conventions/${convention}/decisions/${une.id}`,
      texte: [une.objet, une.texte, une.responsable, une.constat].join("\n"),
    }));

const OU = { fiche: "Fiche", noeud: "Branche du plan", commentaire: "Commentaire" } as const;

/** Ce que le plan en dit : ses fiches, ses branches, ses commentaires lisibles. */
async function auPlan(db: Db, perimetre: Perimetre, convention: string, mots: readonly string[]): Promise<Endroit[]> {
  const ici = { ...perimetre, conventions: [convention] };
  const trouves: Endroit[] = [];
  for (const mot of mots.slice(0, 12))
    for (const { genre, id, fiche, code, texte } of await chercher(db, [ici], mot)) {
      const plan = `/conventions/${convention}/plan`;
      const titre = genre === "commentaire" ? "" : ` « ${intituleFiche({ reference: code, titre: texte })} »`;
      const lien =
        genre === "noeud" ? `arbre#n-${id}` : `fiches/${fiche}${genre === "commentaire" ? "#commentaires" : ""}`;
      trouves.push({ ou: `${OU[genre]}${titre.length > 120 ? "" : titre}`, href: `${plan}/${lien}` });
    }
  return [...new Map(trouves.map((un) => [`${un.href} ${un.ou}`, un])).values()];
}

/** Où les mêmes mots se lisent encore dans une convention ; `autres` : ce que gardent les tranches plus hautes. */
export async function chercherAilleurs(
  db: Db,
  perimetre: Perimetre,
  { convention, mots, autres }: { convention: string; mots: readonly string[]; autres: ListerTextes },
): Promise<Endroit[]> {
  if (mots.length === 0) return [];
  const listes = [listDitsDesFiches, listDitsDesIndicateurs, listDecisionsEcrites, autres];
  const textes = [];
  for (const lister of listes) textes.push(...(await lister(db, perimetre, convention)));
  return [...retenir(textes, mots), ...(await auPlan(db, perimetre, convention, mots))];
}
