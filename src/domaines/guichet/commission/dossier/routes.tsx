import { Hono } from "hono";
import { moisEnLettres } from "#commun/mois.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { motifsDe, preferees } from "../../appariement/index.ts";
import { noterLecture } from "../../acces/actions.ts";
import { calculer, lireSeance } from "../calcul/actions.ts";
import type { StructureGelee } from "../gel/model.ts";
import { moisDesReglages } from "../gel/rules.ts";
import { motifsParStructure, phrasePlace, placeEnMots } from "../lettre/rules.ts";
import { identitesDe, nomDit, nomsDuGel } from "../noms/actions.ts";
import { commissionLue, conduit, iciDe, type Requete, UNE } from "../requete/actions.ts";
import { peutRetoucher, quiValent } from "../retouche/rules.ts";
import { estTiree } from "../session/rules.ts";
import { DossierPage } from "./pages.tsx";

/** Les places gardées des structures de la séance, chacune une fois. */
const reservesDites = (structures: readonly StructureGelee[]) =>
  [...new Map(structures.flatMap(({ reserves }) => reserves.map(({ code, libelle }) => [code, libelle] as const)))].map(
    ([valeur, libelle]) => ({ valeur, libelle }),
  );

async function montrer(c: Requete) {
  const commission = await commissionLue(c);
  if (!estTiree(commission)) return c.redirect(iciDe(c, commission), 303);
  const { db, perimetre } = c.var;
  const seance = await lireSeance(db, perimetre, commission);
  const dossier = orNotFound(seance.etat.dossiers.find(({ id }) => id === c.req.param("dossier")));
  const { verdict, proposition } = calculer(seance, seance.etat);
  const siennes = proposition.attributions.filter((une) => une.dossier === dossier.id);
  const conduire = conduit(c);
  const gardes = seance.gardes.filter(({ id }) => id === dossier.id);
  const identite = conduire ? (await identitesDe(db, perimetre, gardes)).get(dossier.id) : undefined;
  if (identite) await noterLecture(c, [identite.famille.id], "commission");
  const noms = nomsDuGel(seance.gel.contenu);
  const enMots = (place: (typeof siennes)[number]["places"][number]) =>
    placeEnMots(place, dossier.enfants.length, noms);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire,
    dossier,
    noms,
    nom: identite ? nomDit(identite) : null,
    rang: siennes[0]?.rang ?? 0,
    places: siennes.flatMap(({ places }) => places).map(enMots),
    motifs: motifsParStructure(motifsDe(verdict, dossier.id)),
    reclame: preferees(proposition.reclamations)
      .filter((une) => une.dossier === dossier.id)
      .map(({ places }) => places.map((place) => phrasePlace(enMots(place))).join(", ")),
    gestes: quiValent(seance.retouches).filter(({ geste }) => "dossier" in geste && geste.dossier === dossier.id),
    structures: seance.etat.structures,
    malgre: seance.gardes.find(({ id }) => id === dossier.id)?.contenu?.nonRecevable ?? [],
    mois: moisDesReglages(seance.gel.contenu.reglages).map((mois) => ({ valeur: mois, libelle: moisEnLettres(mois) })),
    reserves: reservesDites(seance.etat.structures),
    enSeance: peutRetoucher(commission.etat, "imposee") === null,
    retirable: peutRetoucher(commission.etat, "retrait") === null,
  };
  return c.render(<DossierPage {...props} />, { titre: `Dossier ${dossier.id}` });
}

/** Un dossier de la liste. */
export const dossierRoutes = new Hono<Env>().get(`${UNE}/dossiers/:dossier`, montrer);
