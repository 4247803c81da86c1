import { type Jour, joursEntre, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { GenrePartie, Partie } from "#domaines/convention/model.ts";
import type { AvisRendu } from "#domaines/sppe/avis/model.ts";
import { LIBELLES_BILAN_SCHEMA, type Schema } from "#domaines/sppe/schema/model.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Envoi, Envoyeur, GenreTransmission, TransmissionCdsf } from "./model.ts";

export type AccordRequis = "aucun" | "collectivites" | "signataires";

/**
 * EVA-40 : un signataire envoie sans demander ; la Caf n'envoie qu'avec l'accord exprès des collectivités pour le schéma et ce qui s'y
 * rattache (convention nationale, art. 6), et de tous les signataires pour les bilans (art. 9).
 */
export function accordRequis(genre: GenreTransmission, envoyePar: Envoyeur): AccordRequis {
  if (envoyePar === "signataire") return "aucun";
  return genre === "bilanIntermediaire" || genre === "bilanFinal" ? "signataires" : "collectivites";
}

const COLLECTIVITES: readonly GenrePartie[] = ["epci", "commune", "syndicat", "departement"];

/** EVA-41 : les collectivités sont les communes, leurs groupements et le département ; les signataires, toutes les parties hors la Caf qui envoie. */
export function partiesRequises(requis: AccordRequis, parties: readonly Pick<Partie, "genre" | "nom">[]): string[] {
  if (requis === "aucun") return [];
  const tous = parties.filter(({ genre }) => genre !== "caf");
  return (requis === "signataires" ? tous : tous.filter(({ genre }) => COLLECTIVITES.includes(genre))).map(
    ({ nom }) => nom,
  );
}

export type RefusEnvoi =
  | "pas-envoye"
  | "motif-manquant"
  | "deja-envoye"
  | "envoi-a-venir"
  | "envoi-avant-adoption"
  | "parties-inconnues"
  | "accord-manquant"
  | "accord-apres-envoi";

function jugerAccords(
  { envoyeLe, accords }: Envoi,
  requises: readonly string[],
): Refus<"accord-manquant" | "accord-apres-envoi"> | null {
  const donnes = requises.map((nom) => accords.find(({ partie }) => partie === nom));
  if (donnes.some((accord) => accord === undefined)) return refus("accord-manquant");
  return donnes.some((accord) => accord && accord.le > envoyeLe) ? refus("accord-apres-envoi") : null;
}

/** EVA-42 : un envoi se constate une fois, après l'adoption, avec tous les accords qu'il lui fallait, donnés au plus tard ce jour-là. */
export function envoyer(
  transmission: TransmissionCdsf,
  envoi: Envoi,
  parties: readonly Pick<Partie, "genre" | "nom">[],
  aujourdhui: Jour,
): TransmissionCdsf | Refus<RefusEnvoi> {
  if (transmission.envoi) return refus("deja-envoye");
  if (envoi.envoyeLe > aujourdhui) return refus("envoi-a-venir");
  if (envoi.envoyeLe < transmission.adopteLe) return refus("envoi-avant-adoption");
  const requis = accordRequis(transmission.genre, envoi.envoyePar);
  const requises = partiesRequises(requis, parties);
  if (requis !== "aucun" && requises.length === 0) return refus("parties-inconnues");
  const accords = envoi.accords.filter(({ partie }) => requises.includes(partie));
  return jugerAccords(envoi, requises) ?? { ...transmission, envoi: { ...envoi, accords } };
}

/** EVA-52 : un envoi constaté par erreur se reprend en disant pourquoi ; ce qui était écrit reste au journal, et l'envoi attend de nouveau. */
export function reprendre(
  transmission: TransmissionCdsf,
  motif: string,
): TransmissionCdsf | Refus<"pas-envoye" | "motif-manquant"> {
  if (!transmission.envoi) return refus("pas-envoye");
  return motif.trim() === "" ? refus("motif-manquant") : { ...transmission, envoi: null };
}

/** EVA-43 : le schéma et ses actualisations s'envoient dans le mois de leur adoption (CASF, art. L. 214-2) ; le reste n'a pas de délai dit. */
export const echeanceDe = ({ genre, adopteLe }: Pick<TransmissionCdsf, "genre" | "adopteLe">): Jour | null =>
  genre === "schema" || genre === "actualisation" ? plusMois(adopteLe, 1) : null;

export type Situation =
  | { genre: "aEnvoyer"; avant: Jour | null; jours: number | null }
  | { genre: "enRetard"; avant: Jour; jours: number }
  | { genre: "envoye"; tard: boolean };

/** EVA-44 : ce qui n'est pas parti attend, puis est en retard le lendemain de son échéance ; ce qui est parti l'est à temps ou non. */
export function situationDe(
  transmission: Pick<TransmissionCdsf, "genre" | "adopteLe" | "envoi">,
  aujourdhui: Jour,
): Situation {
  const avant = echeanceDe(transmission);
  if (transmission.envoi) return { genre: "envoye", tard: avant !== null && transmission.envoi.envoyeLe > avant };
  if (avant === null) return { genre: "aEnvoyer", avant, jours: null };
  const jours = joursEntre(aujourdhui, avant);
  return jours < 0 ? { genre: "enRetard", avant, jours: -jours } : { genre: "aEnvoyer", avant, jours };
}

/** EVA-45 : un bilan intermédiaire ou final adopté attend que sa part petite enfance soit inscrite à l'envoi ; un point d'étape n'y va pas. */
export const bilansAInscrire = (
  bilans: readonly Bilan[],
  transmissions: readonly Pick<TransmissionCdsf, "bilan">[],
): Bilan[] =>
  bilans.filter(
    ({ id, genre, adopteLe }) =>
      genre !== "pointEtape" && adopteLe !== null && !transmissions.some(({ bilan }) => bilan === id),
  );

type SchemaAdopte = Pick<Schema, "id" | "titre" | "adopteLe" | "remplace" | "forme" | "bilans">;

/** Ce que l'on propose d'inscrire, sous une clé qui le retrouve. */
export type AInscrire = Pick<TransmissionCdsf, "genre" | "objet" | "adopteLe"> & { cle: string };
type Inscrits = readonly Pick<TransmissionCdsf, "cle">[];

/** Ce qu'aucun envoi ne nomme encore. */
const pasEncore = (proposes: readonly AInscrire[], inscrits: Inscrits): AInscrire[] =>
  proposes.filter(({ cle }) => !inscrits.some((un) => un.cle === cle));

/**
 * EVA-63 : ce que l'on inscrit sans l'avoir pris dans la liste est la chose proposée qui en a le genre, l'intitulé et le jour, s'il n'y en a
 * qu'une ; entre deux du même titre, rien ne se devine.
 */
export function reconnaitre(
  saisi: Pick<TransmissionCdsf, "genre" | "objet" | "adopteLe">,
  proposes: readonly AInscrire[],
): AInscrire | null {
  const memes = proposes.filter(
    ({ genre, objet, adopteLe }) => genre === saisi.genre && objet === saisi.objet && adopteLe === saisi.adopteLe,
  );
  return memes.length === 1 ? (memes[0] ?? null) : null;
}

/**
 * EVA-53 : un schéma adopté, ou sa mise à jour, va au comité départemental dans le mois : il attend d'être inscrit tant qu'aucun envoi ne le nomme ;
 * un document de forme libre n'y va pas (CASF, art. L. 214-2).
 */
export const schemasAInscrire = (schemas: readonly SchemaAdopte[], inscrits: Inscrits): AInscrire[] =>
  pasEncore(
    schemas.flatMap(({ id, titre, adopteLe, remplace, forme }) => {
      const genre = remplace === null ? ("schema" as const) : ("actualisation" as const);
      return adopteLe && forme === "schema" ? [{ cle: id, genre, objet: titre, adopteLe }] : [];
    }),
    inscrits,
  );

const GENRES_BILAN = { intermediaire: "bilanIntermediaire", final: "bilanFinal" } as const;

/** EVA-54 : les bilans d'un schéma vont au comité départemental comme lui : chacun attend d'être inscrit (CASF, art. L. 214-2). */
export const bilansDeSchemaAInscrire = (schemas: readonly SchemaAdopte[], inscrits: Inscrits): AInscrire[] =>
  pasEncore(
    schemas
      .filter(({ forme }) => forme === "schema")
      .flatMap(({ id, titre, bilans }) =>
        bilans.map(({ genre, le }) => ({
          cle: `${id}.${genre}`,
          genre: GENRES_BILAN[genre],
          objet: `${LIBELLES_BILAN_SCHEMA[genre]} : ${titre}`,
          adopteLe: le,
        })),
      ),
    inscrits,
  );

const ISSUES: Record<AvisRendu["issue"], string> = {
  favorable: "Avis favorable",
  tacite: "Avis favorable par silence",
  defavorable: "Avis défavorable",
};

/** Ce qu'un avis devint, tel qu'un envoi le porte : le refus que le silence a emporté depuis est un autre envoi. */
export const cleAvis = ({ id, issue }: Pick<AvisRendu, "id" | "issue">): string => `${id}.${issue}`;

/** EVA-55 : un avis rendu sur un projet privé, par acte ou par silence, est porté au comité départemental ; celui qui y fut déjà porté n'est plus proposé. */
export const avisAInscrire = (rendus: readonly AvisRendu[], inscrits: Inscrits): AInscrire[] =>
  pasEncore(
    rendus
      .filter(({ communique }) => !communique)
      .map(({ id, objet, issue, le }) => ({
        cle: cleAvis({ id, issue }),
        genre: "avis" as const,
        objet: `${ISSUES[issue]} : ${objet}`,
        adopteLe: le,
      })),
    inscrits,
  );
