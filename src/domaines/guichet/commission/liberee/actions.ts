import type { Jour } from "#commun/jour.ts";
import { moisDuJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { listStructures, type Structure } from "#domaines/equipements/index.ts";
import { listCentres } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listDemandes } from "../../demande/store.ts";
import type { Contenu } from "../../reglement/model.ts";
import { getReglementPublie } from "../../reglement/store.ts";
import { dossiersDe, nomsDe } from "../gel/actions.ts";
import { listDossiersEnCours } from "../gel/store.ts";
import { LIBELLES_SECTION } from "../lexique.ts";
import { rediger, reglesEnMots } from "../lettre/redaction/rules.ts";
import { listLangues } from "../noms/store.ts";
import { appeler } from "../offre/actions.ts";
import type { EtatOffre, Offre } from "../offre/model.ts";
import { listOffres } from "../offre/store.ts";
import { limiteDe } from "../offre/rules.ts";
import type { PlaceLiberee } from "./model.ts";
import { type Candidat, candidatDe, proposerPlace, rangerCandidats, type RefusLiberee } from "./rules.ts";
import { updateLiberee } from "./store.ts";

/** Un candidat, d'où il vient, et s'il a déjà refusé cette place. */
export type Appelable = Candidat & { source: { id: string; dossier: string; demandes: string[] }; refuse: boolean };

export type Offrir = {
  structure: Structure | undefined;
  candidats: Appelable[];
  delai: number;
  contenu: Contenu | null;
};

const DELAI = 10;

const REFUSEES: readonly EtatOffre[] = ["refusee", "sansReponse"];

/** Les demandes à qui cette place fut proposée, et qui l'ont refusée ou laissée sans réponse. */
async function demandesQuiRefusent(db: Db, perimetre: Perimetre, { id }: Pick<PlaceLiberee, "id">) {
  const offres = await listOffres(db, perimetre, { liberee: id });
  return new Set(offres.flatMap(({ etat, demandes }) => (REFUSEES.includes(etat) ? demandes : [])));
}

/** Qui a déjà refusé la place vient après tous les autres : il peut s'être ravisé. */
const quiRefusentApres = (candidats: readonly Appelable[]): Appelable[] =>
  candidats.toSorted((a, b) => Number(a.refuse) - Number(b.refuse));

/** Qui pourrait prendre une place libérée, le mieux classé d'abord, aux points d'aujourd'hui ; un dossier qu'une séance examine n'en est pas. */
export async function candidatsDe(db: Db, perimetre: Perimetre, place: PlaceLiberee, au: Jour): Promise<Offrir> {
  const toutes = await listStructures(db, perimetre, { le: au });
  const noms = nomsDe(toutes);
  const structures = toutes.filter(({ sections }) => sections.length > 0);
  const structure = structures.find(({ id }) => id === place.structure);
  const reglement = await getReglementPublie(db, perimetre, au);
  const contenu = reglement?.contenu ?? null;
  const delai = contenu?.delaiReponse ?? DELAI;
  if (!structure) return { structure, candidats: [], delai, contenu };
  const tenus = await listDossiersEnCours(db, perimetre);
  const refusent = await demandesQuiRefusent(db, perimetre, place);
  const demandes = await listDemandes(db, perimetre, {
    etats: ["enAttente"],
    mode: "collectif",
    entreeA: place.mois < moisDuJour(au) ? moisDuJour(au) : place.mois,
  });
  const centres = await listCentres(db, perimetre);
  const libres = demandes.filter(({ dossier, occasionnelSeul }) => !occasionnelSeul && !tenus.has(dossier));
  const tous = dossiersDe(libres, { structures, reglement, centres, noms, au }).flatMap(
    ({ contenu: gele, dossier, demandes: ids }) => {
      const candidat = gele.nonRecevable ? null : candidatDe(place, gele, structure.sections);
      return candidat ? [{ ...candidat, source: { id: gele.id, dossier, demandes: ids } }] : [];
    },
  );
  const sources = new Map(tous.map((un) => [un.dossier.id, un.source]));
  const candidats = rangerCandidats(tous, structure.id).flatMap((candidat) => {
    const source = sources.get(candidat.dossier.id);
    return source ? [{ ...candidat, source, refuse: refusent.has(source.demandes[candidat.enfant] ?? "") }] : [];
  });
  return { structure, candidats: quiRefusentApres(candidats), delai, contenu };
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
  const { structure, candidats, delai, contenu: reglement } = await candidatsDe(db, perimetre, avant, le);
  const choisi = candidats.find(({ source }) => source.id === numero);
  if (!choisi || !structure) return refus("pas-candidat");
  await updateLiberee(db, perimetre, { avant, apres, action: "proposition" });
  const { dossier, enfant, semaine, entree, source } = choisi;
  const limite = limiteDe(le, delai);
  const langues = await listLangues(db, perimetre, [source]);
  const appele = {
    rang: 1,
    dossier: numero,
    enfants: [enfant],
    places: [{ enfant, structure: structure.id, reserve: null, semaine, entree }],
    voeu: null,
  };
  const contenu = rediger(appele, {
    seance: "",
    le,
    limite,
    dossiers: new Map([[numero, dossier]]),
    admis: new Map(),
    dernierDe: () => null,
    motifsDe: () => [],
    noms: { structure: () => structure.nom, section: (code) => LIBELLES_SECTION[code] ?? code },
    regles: (t) => reglesEnMots(reglement, 0, t),
    reglement,
    langueDe: () => langues.get(numero) ?? "fr",
  });
  if (!contenu) return refus("pas-candidat");
  const quand = { commission: null, liberee: avant.id, le, limite, instant };
  return appeler(db, perimetre, [{ garde: source, enfants: [enfant], places: appele.places, contenu }], quand);
}
