import type { Jour } from "#commun/jour.ts";
import { moisDuJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { listStructures, type Structure } from "#domaines/equipements/index.ts";
import { listCentres } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listDemandes } from "../../demande/store.ts";
import { getReglementPublie } from "../../reglement/store.ts";
import { dossiersDe, nomsDe } from "../gel/actions.ts";
import { listDossiersEnCours } from "../gel/store.ts";
import { LIBELLES_SECTION } from "../lexique.ts";
import { propresDits, reglesEnMots } from "../lettre/redaction/rules.ts";
import { placeEnMots } from "../lettre/rules.ts";
import { proposer } from "../offre/actions.ts";
import type { Offre } from "../offre/model.ts";
import { limiteDe } from "../offre/rules.ts";
import type { PlaceLiberee } from "./model.ts";
import { type Candidat, candidatDe, proposerPlace, rangerCandidats, type RefusLiberee } from "./rules.ts";
import { updateLiberee } from "./store.ts";

/** Un candidat, et d'où il vient. */
export type Appelable = Candidat & { source: { id: string; dossier: string; demandes: string[] } };

export type Offrir = { structure: Structure | undefined; candidats: Appelable[]; delai: number; regles: string[] };

const DELAI = 10;

/** Qui pourrait prendre une place libérée, le mieux classé d'abord, aux points d'aujourd'hui ; un dossier qu'une séance examine n'en est pas. */
export async function candidatsDe(db: Db, perimetre: Perimetre, place: PlaceLiberee, au: Jour): Promise<Offrir> {
  const toutes = await listStructures(db, perimetre, { le: au });
  const noms = nomsDe(toutes);
  const structures = toutes.filter(({ sections }) => sections.length > 0);
  const structure = structures.find(({ id }) => id === place.structure);
  const reglement = await getReglementPublie(db, perimetre, au);
  const regles = reglesEnMots(reglement?.contenu ?? null, 0);
  const delai = reglement?.contenu.delaiReponse ?? DELAI;
  if (!structure) return { structure, candidats: [], delai, regles };
  const tenus = await listDossiersEnCours(db, perimetre);
  const demandes = await listDemandes(db, perimetre, {
    etats: ["enAttente"],
    mode: "collectif",
    entreeA: place.mois < moisDuJour(au) ? moisDuJour(au) : place.mois,
  });
  const centres = await listCentres(db, perimetre);
  const libres = demandes.filter(({ dossier, occasionnelSeul }) => !occasionnelSeul && !tenus.has(dossier));
  const tous = dossiersDe(libres, { structures, reglement, centres, noms, au }).flatMap(
    ({ contenu, dossier, demandes: ids }) => {
      const candidat = contenu.nonRecevable ? null : candidatDe(place, contenu, structure.sections);
      return candidat ? [{ ...candidat, source: { id: contenu.id, dossier, demandes: ids } }] : [];
    },
  );
  const sources = new Map(tous.map((un) => [un.dossier.id, un.source]));
  const candidats = rangerCandidats(tous, structure.id).flatMap((candidat) => {
    const source = sources.get(candidat.dossier.id);
    return source ? [{ ...candidat, source }] : [];
  });
  return { structure, candidats, delai, regles };
}

/** Propose une place libérée à l'un de ses candidats. */
export async function offrirPlace(
  db: Db,
  perimetre: Perimetre,
  avant: PlaceLiberee,
  { numero, le, instant }: { numero: string; le: Jour; instant: string },
): Promise<Offre[] | Refus<RefusLiberee>> {
  const apres = proposerPlace(avant);
  if (!("etat" in apres)) return apres;
  const { structure, candidats, delai, regles } = await candidatsDe(db, perimetre, avant, le);
  const choisi = candidats.find(({ source }) => source.id === numero);
  if (!choisi || !structure) return refus("pas-candidat");
  await updateLiberee(db, perimetre, { avant, apres, action: "proposition" });
  const { dossier, enfant, semaine, entree, source } = choisi;
  const place = { enfant, structure: structure.id, reserve: null, semaine, entree };
  const noms = { structure: () => structure.nom, section: (code: string) => LIBELLES_SECTION[code] ?? code };
  const limite = limiteDe(le, delai);
  const contenu = {
    issue: "place" as const,
    numero,
    seance: "",
    le,
    rang: null,
    limite,
    regles,
    points: dossier.points,
    lignes: dossier.lignes,
    propres: propresDits(dossier, noms),
    refus: [],
    derniers: [],
    places: [placeEnMots(place, dossier.enfants.length, noms)],
  };
  const quand = { commission: null, liberee: avant.id, le, limite, instant };
  return proposer(db, perimetre, [{ garde: source, enfants: [enfant], places: [place], contenu }], quand);
}
