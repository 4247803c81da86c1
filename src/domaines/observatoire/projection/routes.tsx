import { Hono } from "hono";
import { annee } from "#commun/jour.ts";
import type { Env } from "#platform/http.ts";
import { pageDe } from "#ui/pagination.tsx";
import { lireAccesParCommune } from "../accessibilite/requete/actions.ts";
import { DemandePage, type LigneDemande } from "./demande/pages.tsx";
import { demander, sommerDemandes, type Tranche, tranchesDe } from "./demande/rules.ts";
import { DEMANDE, HYPOTHESES } from "./lexique.ts";
import { lireNaissances, lirePrevisions, type SecteurPrevu } from "./lecture/actions.ts";
import { type LigneLien, QuestionPage } from "./lien/pages.tsx";
import { deuxAnsEnPlus, lierAccesEtEntree } from "./lien/rules.ts";
import { ProjectionsPage } from "./pages.tsx";
import { BASE, baseDe, exigerLire, peutModifier, type Requete } from "./requete/actions.ts";
import { sommesDuTaux } from "./rules.ts";

const ANNEES = 3;

/** Une part écrite en pour cent dans l'adresse, de 1 à 100. */
const partDe = (texte = ""): number | null => (/^[1-9]\d?$|^100$/.test(texte) ? Number(texte) / 100 : null);

async function montrer(c: Requete) {
  exigerLire(c);
  const { prevus } = await lirePrevisions(c.var.db, c.var.perimetre);
  const props = {
    base: baseDe(c),
    prevus,
    page: pageDe(c.req.query("page")),
    params: new URLSearchParams(),
    modifier: peutModifier(c),
  };
  return c.render(<ProjectionsPage {...props} />, { titre: "Petites sections à venir" });
}

function paramsDe(c: Requete): URLSearchParams {
  const params = new URLSearchParams(c.req.query());
  params.delete("page");
  return params;
}

const avecUsage = (tranches: readonly Tranche[], usage: number | null): Tranche[] =>
  tranches.map((une) => ({ ...une, usage: usage ?? une.usage }));

async function montrerDemande(c: Requete) {
  exigerLire(c);
  const acces = await lireAccesParCommune(c);
  const naissances = await lireNaissances(c.var.db, c.var.perimetre, [...acces.keys()]);
  const depuis = annee(c.var.today);
  const usage = partDe(c.req.query("usage"));
  const occupation = partDe(c.req.query("occupation")) ?? DEMANDE.occupation;
  const annees = Array.from({ length: ANNEES }, (_, rang) => depuis + rang);
  const lignes = [...acces].flatMap(([code, { nom, atteintes }]): LigneDemande[] => {
    const demandes = annees.flatMap((une) => {
      const lues = tranchesDe(naissances.get(code) ?? new Map(), une);
      return lues
        ? [{ annee: une, demande: demander(avecUsage(lues.tranches, usage), occupation), connues: lues.connues }]
        : [];
    });
    return demandes.length === ANNEES ? [{ code, nom, demandes, atteintes }] : [];
  });
  const total = lignes.length > 0 ? sommerDemandes(lignes.flatMap(({ demandes }) => demandes[0]?.demande ?? [])) : null;
  const props = {
    base: baseDe(c),
    lignes,
    annees,
    total,
    page: pageDe(c.req.query("page")),
    params: paramsDe(c),
    usage,
    occupation,
  };
  return c.render(<DemandePage {...props} />, { titre: "Demande d’accueil à venir" });
}

/** La part d'une classe d'âge de deux ans qui va à l'école, là où on l'accueille. */
function partDeuxAns(prevus: readonly SecteurPrevu[], avant: number): number | null {
  const sommes = prevus
    .filter(({ donnees }) => donnees.deuxAns)
    .map(({ donnees }) => sommesDuTaux(donnees.effectifs.tps, donnees.naissances, avant, HYPOTHESES.ageTps));
  const origine = sommes.reduce((somme, une) => somme + une.origine, 0);
  const part = origine > 0 ? sommes.reduce((somme, une) => somme + une.effectif, 0) / origine : 0;
  return part > 0 ? part : null;
}

type Acces = Awaited<ReturnType<typeof lireAccesParCommune>>;

/** L'accès d'un secteur : les places que ses communes atteignent, sur leurs enfants. */
function accesDe({ communes }: SecteurPrevu, acces: Acces): number | null {
  const lues = communes.flatMap((code) => acces.get(code) ?? []);
  const enfants = lues.reduce((somme, une) => somme + une.enfants, 0);
  return enfants > 0 ? lues.reduce((somme, une) => somme + une.atteintes, 0) / enfants : null;
}

/** Ce qu'un secteur gagnerait d'élèves à accueillir à deux ans ; rien s'il le fait déjà. */
function enPlusDe({ donnees, rentrees }: SecteurPrevu, part: number | null): number | null {
  const nes =
    donnees.naissances.get((rentrees[2]?.annee ?? 0) - HYPOTHESES.ageTps) ?? [...donnees.naissances.values()].at(-1);
  return donnees.deuxAns || part === null || nes === undefined ? null : deuxAnsEnPlus(nes, part);
}

function ligneDe(secteur: SecteurPrevu, acces: Acces, part: number | null): LigneLien {
  const { cle, nom, ecoles, donnees, rentrees, entree } = secteur;
  const troisieme = rentrees[2];
  return {
    cle,
    nom,
    deuxAns: ecoles.map((une) => une.deuxAns),
    acces: accesDe(secteur, acces),
    entree: entree?.taux ?? null,
    ps: donnees.effectifs.ps.get(Math.max(...donnees.effectifs.ps.keys())) ?? null,
    prevue: troisieme?.niveaux.ps,
    parClasse: troisieme?.parClasse?.central ?? null,
    deuxAnsEnPlus: enPlusDe(secteur, part),
  };
}

const repereDe = (texte = ""): number | null =>
  /^\d{1,2}([.,]\d)?$/.test(texte) ? Number(texte.replace(",", ".")) : null;

async function montrerQuestion(c: Requete) {
  exigerLire(c);
  const { prevus, avant } = await lirePrevisions(c.var.db, c.var.perimetre);
  const acces = await lireAccesParCommune(c);
  const part = partDeuxAns(prevus, avant);
  const lignes = prevus.map((secteur) => ligneDe(secteur, acces, part));
  const points = lignes.flatMap((une) =>
    une.acces === null || une.entree === null ? [] : [{ acces: une.acces, entree: une.entree }],
  );
  const props = {
    base: baseDe(c),
    acces: `/espaces/${c.var.perimetre.espace}/observatoire/accessibilite?mode=total`,
    lignes,
    lien: lierAccesEtEntree(points),
    repere: repereDe(c.req.query("repere")),
    part,
  };
  return c.render(<QuestionPage {...props} />, { titre: "Le mode de garde change-t-il l’entrée à l’école ?" });
}

/** Ce qui vient : petites sections, classes, demande d'accueil, et ce que l'un fait à l'autre. */
export const projectionRoutes = new Hono<Env>()
  .get(BASE, montrer)
  .get(`${BASE}/demande`, montrerDemande)
  .get(`${BASE}/question`, montrerQuestion);
