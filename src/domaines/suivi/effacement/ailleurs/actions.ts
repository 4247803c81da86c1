import type { Perimetre } from "#commun/perimetre.ts";
import { listDecisions, referenceDe } from "#domaines/gouvernance/index.ts";
import { chercher, listCitees } from "#domaines/plan/index.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import type { Endroit } from "./model.ts";
import { retenir, sansLesEffaces } from "./rules.ts";
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

type Cherche = {
  fiche: Pick<Fiche, "id" | "convention">;
  mots: readonly string[];
  effaces: readonly string[];
  /** Ce que gardent les tranches plus hautes. */
  autres: ListerTextes;
};

/** Où les mêmes mots se liront encore dans la convention d'une fiche, ces textes effacés. */
export async function chercherAilleurs(
  db: Db,
  perimetre: Perimetre,
  { fiche, mots, effaces, autres }: Cherche,
): Promise<Endroit[]> {
  if (mots.length === 0) return [];
  const noms = new Map((await listCitees(db, perimetre)).map((une) => [une.id, intituleFiche(une)]));
  const textes = [];
  for (const lister of [listDitsDesFiches, listDitsDesIndicateurs, listDecisionsEcrites, autres])
    for (const situe of await lister(db, perimetre, fiche.convention)) {
      const nom = situe.fiche === undefined ? undefined : noms.get(situe.fiche);
      const ou = nom === undefined ? situe.ou : `${situe.ou}, « ${nom} »`;
      textes.push({ ...sansLesEffaces(situe, { fiche: fiche.id, effaces }), ou });
    }
  return [...retenir(textes, mots), ...(await auPlan(db, perimetre, fiche.convention, mots))];
}
