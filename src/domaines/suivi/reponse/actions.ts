import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { listFiches, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { forbid } from "#platform/rights.ts";
import { peutDire } from "../campagne/rules.ts";
import { listCampagnes, listDemandesOuvertes } from "../campagne/store.ts";
import { listDernieres } from "../etat/store.ts";
import { repondantDe, type Requete } from "../requete/actions.ts";
import { listVolets } from "../volet/store.ts";
import type { Mienne } from "./model.ts";

/** Qui répond ici : le porteur d'un lien, ou un compte qui le peut. */
const permettre = (c: Requete) =>
  forbid(c.var.usager.porteur !== undefined || peut(c.var.perimetre.roles, "suivi.repondre"));

/** Les fiches que pilote cette personne, ou son organisation, dans l'ordre du plan : elle les retrouve même quand rien ne lui est demandé. */
export async function pilotees(c: Requete) {
  permettre(c);
  const { db, perimetre } = c.var;
  const { acteurs } = await repondantDe(c);
  if (acteurs.length === 0 || c.var.usager.porteur) return [];
  const filtres = { ...SANS_FILTRE, pilotes: [...acteurs] };
  const fiches = await listFiches(db, perimetre, { filtres, tri: ORDRE_DU_PLAN });
  const ici = c.req.param("convention");
  return fiches
    .filter(({ convention }) => convention === ici)
    .map((fiche) => ({ id: fiche.id, titre: intituleFiche(fiche) }));
}

/** Ce que les campagnes ouvertes demandent à cette personne, dans l'ordre du plan. */
export async function miennes(c: Requete): Promise<Mienne[]> {
  permettre(c);
  const { db, perimetre } = c.var;
  const demandes = await listDemandesOuvertes(db, perimetre);
  if (demandes.length === 0) return [];
  const repondant = await repondantDe(c);
  const campagnes = new Map((await listCampagnes(db, perimetre)).map((campagne) => [campagne.id, campagne]));
  const volets = new Map((await listVolets(db, perimetre)).map((un) => [`${un.fiche}/${un.volet}`, un]));
  const noms = new Map((await listActeurs(db, perimetre)).map(({ id, nom }) => [id, nom]));
  const dernieres = new Map((await listDernieres(db, perimetre)).map((une) => [`${une.fiche}/${une.volet}`, une.etat]));
  const parFiche = Map.groupBy(demandes, ({ fiche }) => fiche);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return fiches.flatMap((fiche) => {
    const pilotes = fiche.pilotes.map(({ acteur }) => acteur);
    return (parFiche.get(fiche.id) ?? []).flatMap(({ campagne: id, ...demande }) => {
      const campagne = campagnes.get(id);
      const cle = `${fiche.id}/${demande.volet}`;
      const collectivite = volets.get(cle)?.collectivite ?? null;
      const mien = peutDire(repondant, { referent: demande.referent, collectivite }, pilotes);
      if (!campagne || !mien) return [];
      const dernier = dernieres.get(cle) ?? null;
      return [{ campagne, demande, titre: intituleFiche(fiche), nomVolet: noms.get(demande.volet) ?? "", dernier }];
    });
  });
}
