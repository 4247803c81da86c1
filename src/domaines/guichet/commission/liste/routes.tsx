import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { famillesLesees } from "../../appariement/index.ts";
import type { Attribution, Proposition } from "../../appariement/model.ts";
import { noterLecture } from "../../acces/actions.ts";
import { besoinsDits } from "../../demande/lexique.ts";
import { type Calcul, calculer, lireSeance, type Seance } from "../calcul/actions.ts";
import type { DossierGele } from "../gel/model.ts";
import { lireDepartage } from "../gel/actions.ts";
import { nonRecevablesDe } from "../gel/recevable/rules.ts";
import { besoinsGeles, parDepartage, pointsDans } from "../gel/rules.ts";
import { identitesDe, nomDit, nomsDuGel } from "../noms/actions.ts";
import { LIBELLES_GESTE } from "../lexique.ts";
import { phrasePlace, placeEnMots } from "../lettre/rules.ts";
import { commissionLue, conduit, iciDe, type Requete, UNE } from "../requete/actions.ts";
import { peutRetoucher, quiValent } from "../retouche/rules.ts";
import { estGelee, estTiree } from "../session/rules.ts";
import { exAequo } from "../tirage/rules.ts";
import { type LigneListe, ListePage, VUES, type Vue } from "./pages.tsx";

const memesEnfants = (a: { dossier: string; enfants: readonly number[] }, b: typeof a): boolean =>
  a.dossier === b.dossier && a.enfants.join() === b.enfants.join();

/** Le rang, parmi les choix de la famille, de la structure qu'elle reçoit. */
function rangDuVoeu({ choix }: DossierGele, { places }: Attribution): number | null {
  const rang = choix.findIndex(({ structure }) => structure === places[0]?.structure);
  return rang < 0 ? null : rang + 1;
}

/** Ce qu'une ligne dit d'une famille, sans son nom. */
function decrire(seance: Seance, { reclamations }: Proposition) {
  const dossiers = new Map(seance.etat.dossiers.map((dossier) => [dossier.id, dossier]));
  const gestes = Map.groupBy(quiValent(seance.retouches), ({ geste }) => ("dossier" in geste ? geste.dossier : ""));
  const departages = new Set(exAequo(seance.etat.dossiers).flatMap((groupe) => groupe.map(({ id }) => id)));
  const noms = nomsDuGel(seance.gel.contenu);
  return (attribution: Attribution): LigneListe | null => {
    const dossier = dossiers.get(attribution.dossier);
    if (!dossier) return null;
    const { length: enfants } = dossier.enfants;
    const dits = enfants > 1 ? `${enfants} enfants` : "";
    return {
      rang: attribution.rang,
      numero: dossier.id,
      enfants:
        attribution.enfants.length < enfants ? `Enfant ${(attribution.enfants[0] ?? 0) + 1} sur ${enfants}` : dits,
      nom: null,
      besoins: besoinsDits(besoinsGeles(dossier)),
      points: dossier.points,
      depuis: dossier.depuis,
      exAequo: departages.has(dossier.id),
      voeux: dossier.choix.length,
      proposition: attribution.places.map((place) => phrasePlace(placeEnMots(place, enfants, noms))),
      voeu: rangDuVoeu(dossier, attribution),
      gestes: (gestes.get(dossier.id) ?? []).map(
        ({ geste: { genre } }) =>
          `${LIBELLES_GESTE[genre]}${genre === "imposee" && attribution.places.length === 0 ? ", qui ne tient pas" : ""}`,
      ),
      reclame: reclamations.some((une) => memesEnfants(une, attribution)),
    };
  };
}

const FILTRES: Record<Vue, (ligne: LigneListe) => boolean> = {
  toutes: () => true,
  places: ({ proposition }) => proposition.length > 0,
  attente: ({ proposition }) => proposition.length === 0,
  changees: ({ gestes }) => gestes.length > 0,
  nonRecevables: () => false,
};

/** Les dossiers qui demandent une structure, chacun à ses points là, dans l'ordre où elle les reçoit. */
function classerDans(seance: Seance, lignes: readonly LigneListe[], structure: string): LigneListe[] {
  const tirage = (id: string) => seance.tirages.get(id) ?? 0;
  const dossiers = new Map(
    seance.etat.dossiers
      .filter(({ choix }) => choix.some((une) => une.structure === structure))
      .toSorted(
        (a, b) =>
          pointsDans(b, structure) - pointsDans(a, structure) ||
          parDepartage(a, b) ||
          tirage(a.id) - tirage(b.id) ||
          (a.id < b.id ? -1 : 1),
      )
      .map((dossier, rang) => [dossier.id, { rang: rang + 1, points: pointsDans(dossier, structure) }] as const),
  );
  return lignes
    .flatMap((ligne) => {
      const ici = dossiers.get(ligne.numero);
      return ici ? [{ ...ligne, ...ici }] : [];
    })
    .toSorted((a, b) => a.rang - b.rang);
}

/** Les lignes d'une vue, d'une structure s'il en est dit une ; les noms n'y sont pas encore. */
function lignesDe(
  seance: Seance,
  { proposition }: Calcul,
  { vue, structure }: { vue: Vue; structure: string | null },
): LigneListe[] {
  const ligneDe = decrire(seance, proposition);
  const toutes = proposition.attributions.flatMap((attribution) => ligneDe(attribution) ?? []);
  return (structure ? classerDans(seance, toutes, structure) : toutes).filter(FILTRES[vue]);
}

async function montrer(c: Requete) {
  const commission = await commissionLue(c);
  const vue = VUES.find((nom) => nom === c.req.query("vue")) ?? "toutes";
  const lisible = estTiree(commission) || (vue === "nonRecevables" && estGelee(commission));
  if (!lisible) return c.redirect(iciDe(c, commission), 303);
  const { db, perimetre } = c.var;
  const seance = await lireSeance(db, perimetre, commission);
  const calcul = calculer(seance, seance.etat);
  const structures = seance.gel.contenu.structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }));
  const structure = structures.find(({ valeur }) => valeur === c.req.query("structure"))?.valeur ?? null;
  const toutes = lignesDe(seance, calcul, { vue, structure });
  const ecartes = vue === "nonRecevables" ? nonRecevablesDe(seance) : [];
  const departage = await lireDepartage(db, perimetre, seance.gel.contenu);
  const page = pageDe(c.req.query("page"));
  const ecartesMontres = ecartes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const montrees = toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const conduire = conduit(c);
  const numeros = new Set([...montrees.map(({ numero }) => numero), ...ecartesMontres.map(({ id }) => id)]);
  const gardes = seance.gardes.filter(({ id }) => numeros.has(id));
  const identites = new Map(conduire ? await identitesDe(db, perimetre, gardes) : []);
  const nommees = [...identites.values()].map(({ famille }) => famille.id);
  await noterLecture(c, nommees, "commission");
  const nomDe = (numero: string) => {
    const identite = identites.get(numero);
    return identite ? nomDit(identite) : null;
  };
  const lignes = montrees.map((ligne) => ({ ...ligne, nom: nomDe(ligne.numero) }));
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire,
    lignes,
    vue,
    structure,
    structures,
    departage,
    page,
    total: toutes.length + ecartes.length,
    ecartes: ecartesMontres.map((ecarte) => ({ ...ecarte, nom: nomDe(ecarte.id) })),
    admettre: conduire && peutRetoucher(commission.etat, "ajout") === null,
    tiree: estTiree(commission),
    reclamations: famillesLesees(calcul.proposition.reclamations),
  };
  return c.render(<ListePage {...props} />, { titre: "Liste et proposition" });
}

/** La liste d'une séance, et la proposition du calcul à côté. */
export const listeRoutes = new Hono<Env>().get(`${UNE}/liste`, montrer);
