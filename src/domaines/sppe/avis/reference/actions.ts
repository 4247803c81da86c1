import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listEnjeux } from "#domaines/diagnostic/index.ts";
import { champDe, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { ecrireValeur, getValeurs, lireTus, listStatistiques } from "#domaines/statistiques/index.ts";
import type { Lieu, Statistique, Valeur } from "#domaines/statistiques/model.ts";
import type { Db } from "#platform/db/db.ts";
import { enLettres } from "#commun/jour.ts";
import { estAdopte } from "../../schema/rules.ts";
import { listSchemas } from "../../schema/store.ts";
import type { Avis, Reference } from "../model.ts";
import { nomCommune } from "../suivi/actions.ts";
import { derniers } from "./rules.ts";

/** Au-delà, on choisit moins bien. */
const PAR_GENRE = 25;

async function schemasCites(db: Db, perimetre: Perimetre, { orientation, recueLe }: Avis): Promise<Reference[]> {
  if (orientation.genre === "sansObjet") return [];
  const siens = (await listSchemas(db, perimetre)).filter((un) => un.autorite === orientation.cle);
  return siens
    .filter((un) => estAdopte(un, recueLe))
    .map(({ id, titre, acte, adopteLe }) => ({
      genre: "schema",
      cle: `schema-${id}`,
      texte: titre,
      source: [acte, adopteLe && `adopté le ${enLettres(adopteLe)}`].filter(Boolean).join(", "),
    }));
}

async function fichesCitees(db: Db, perimetre: Perimetre): Promise<Reference[]> {
  const noeuds = await listNoeuds(db, perimetre);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return fiches
    .filter((fiche) => champDe(fiche, noeuds) === "petiteEnfance")
    .slice(0, PAR_GENRE)
    .map((fiche) => ({
      genre: "fiche",
      cle: `fiche-${fiche.id}`,
      texte: intituleFiche(fiche),
      source: "Plan d’actions",
    }));
}

async function enjeuxCites(db: Db, perimetre: Perimetre): Promise<Reference[]> {
  const tous = [];
  for (const convention of perimetre.conventions) tous.push(...(await listEnjeux(db, perimetre, convention)));
  return tous
    .filter(({ theme }) => theme === "petiteEnfance")
    .slice(0, PAR_GENRE)
    .map(({ id, texte }) => ({ genre: "enjeu", cle: `enjeu-${id}`, texte, source: "Diagnostic partagé" }));
}

const lieuxDe = ({ commune, orientation }: Avis): Lieu[] => {
  const autorite = orientation.genre === "sansObjet" ? null : /^epci:(\d+)$/.exec(orientation.cle)?.[1];
  return [{ genre: "commune", code: commune }, ...(autorite ? [{ genre: "epci" as const, code: autorite }] : [])];
};

function chiffreCite({ nom, unite, ...statistique }: Statistique, valeur: Valeur, lieu: string): Reference {
  const dit = valeur.valeur === null ? "" : ecrireValeur(valeur.valeur, statistique);
  return {
    genre: "chiffre",
    cle: `chiffre-${statistique.code}-${valeur.lieu.genre}-${valeur.lieu.code}`,
    texte: `${nom}, ${lieu} : ${[dit, unite].filter(Boolean).join(" ")}`,
    source: [valeur.source, valeur.millesime].filter(Boolean).join(", "),
  };
}

/** Un avis se notifie et se publie : n'y entre aucun nombre que l'on cache à la publication. */
async function chiffresCites(db: Db, perimetre: Perimetre, avis: Avis, jour: Jour): Promise<Reference[]> {
  const statistiques = (await listStatistiques(db, perimetre)).filter(({ theme }) => theme === "petiteEnfance");
  const codes = statistiques.map(({ code }) => code);
  const lieux = lieuxDe(avis);
  const tu = await lireTus(db, perimetre, { statistiques, lieux, jour });
  const lues = await getValeurs(db, perimetre, { codes, territoires: lieux });
  const valeurs = lues.filter(({ statistique, lieu, millesime }) => !tu(statistique, lieu, millesime));
  const autorite = avis.orientation.genre === "sansObjet" ? "" : avis.orientation.nom;
  const parCode = new Map(statistiques.map((une) => [une.code, une]));
  return derniers(valeurs, annee(jour)).flatMap((valeur) => {
    const statistique = parCode.get(valeur.statistique);
    const lieu = valeur.lieu.genre === "commune" ? nomCommune(avis.commune) : autorite;
    return statistique ? [chiffreCite(statistique, valeur, lieu)] : [];
  });
}

/** Ce qu'un avis peut citer : la planification de qui le rend, les fiches et les enjeux de la petite enfance, les chiffres de la commune et de l'autorité. */
export async function lireReferences(db: Db, perimetre: Perimetre, avis: Avis, jour: Jour): Promise<Reference[]> {
  return [
    ...(await schemasCites(db, perimetre, avis)),
    ...(await chiffresCites(db, perimetre, avis, jour)).slice(0, PAR_GENRE),
    ...(await enjeuxCites(db, perimetre)),
    ...(await fichesCitees(db, perimetre)),
  ];
}
