import { abaisser, type Bloc, type Imprime } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import { composerFiche, listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listMembres } from "../membre/store.ts";
import { listPoints } from "../point/store.ts";
import { blocsLisibles, releveDe, tient } from "../releve/actions.ts";
import { lireReunion, type Reunion } from "../seance/actions.ts";
import { listSeances } from "../seance/store.ts";
import { blocsEmargement, blocsOrdre, blocsPapier, blocsSuites, situer } from "./document.ts";

/** Ce que les tranches d'au-dessus joignent au dossier d'une réunion : où en est la convention, et les bilans dont elle parle. */
export type Annexer = {
  etat: (db: Db, perimetre: Perimetre, demande: Demande) => Promise<Bloc[]>;
  bilans: (db: Db, perimetre: Perimetre, quels: { ids: readonly string[]; jour: Jour }) => Promise<Bloc[]>;
};

type Contexte = { db: Db; perimetre: Perimetre; demande: Demande; reunion: Reunion };

const permise: Fabrique["permise"] = (roles) => peut(roles, "gouvernance.lire");

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });

/** La réunion tenue juste avant celle-ci, dans la même instance. */
async function suites({ db, perimetre, reunion: { seance } }: Contexte): Promise<Bloc[]> {
  const autres = await listSeances(db, perimetre, seance.instance);
  const precedente = autres.find(
    ({ id, le, etat }) =>
      id !== seance.id &&
      (etat === "tenue" || etat === "approuvee") &&
      le !== null &&
      (seance.le === null || le < seance.le),
  );
  if (!precedente) return [];
  const membres = await listMembres(db, perimetre, precedente.instance);
  const lue = await tient(db, perimetre, { seance: precedente, membres });
  return blocsSuites(precedente, await listPoints(db, perimetre, precedente.id), lue);
}

/** Les fiches-actions dont l'ordre du jour parle, entières. */
async function fiches({ db, perimetre, demande, reunion: { points } }: Contexte): Promise<Bloc[]> {
  const connues = await listCitees(db, perimetre);
  const citees = connues.filter(({ id }) => points.some(({ lien }) => lien?.split(/[/?#]/).includes(id)));
  const blocs: Bloc[] = [];
  for (const { id } of citees) {
    const ici = { ...demande, parametres: new URLSearchParams({ fiche: id }) };
    const imprime = await composerFiche(db, perimetre, ici);
    blocs.push(titre(imprime.titre), ...imprime.blocs.map(abaisser));
  }
  return blocs;
}

/** Les bilans que l'ordre du jour nomme, à la page de chacun. */
const bilansCites = ({ points }: Reunion): string[] =>
  points.flatMap(({ lien }) => /\/bilans\/([^/?#]+)/.exec(lien ?? "")?.[1] ?? []);

const blocsDossier =
  (annexer: Annexer) =>
  async (contexte: Contexte): Promise<Bloc[]> => {
    const { db, perimetre, demande, reunion } = contexte;
    const annexes = await annexer.etat(db, perimetre, demande);
    const bilans = await annexer.bilans(db, perimetre, { ids: bilansCites(reunion), jour: demande.jour });
    return [
      ...(reunion.seance.message ? [{ genre: "paragraphe" as const, texte: reunion.seance.message }] : []),
      titre("Ordre du jour"),
      ...blocsOrdre(reunion.points),
      ...(await suites(contexte)),
      ...bilans,
      ...(annexes.length > 0 ? [titre("Où en est la convention"), ...annexes.map(abaisser)] : []),
      ...(await fiches(contexte)),
      ...blocsPapier(reunion.points),
    ];
  };

type Forme = { prefixe: string; blocs: (contexte: Contexte) => Promise<Bloc[]>; sommaire?: boolean };

const deReunion =
  ({ prefixe, blocs, ...page }: Forme): Fabrique["composer"] =>
  async (db, perimetre, demande): Promise<Imprime> => {
    const reunion = await lireReunion(db, perimetre, demande.parametres.get("reunion") ?? "", demande.jour);
    return {
      ...(await cadreDe(db, perimetre, demande)),
      ...page,
      titre: `${prefixe} : ${reunion.seance.titre}`,
      sousTitre: `${reunion.instance.nom}. ${situer(reunion.seance)}`,
      sources: [],
      blocs: await blocs({ db, perimetre, demande, reunion }),
    };
  };

const blocsDuReleve = async ({ db, perimetre, reunion }: Contexte): Promise<Bloc[]> =>
  blocsLisibles(await releveDe(db, perimetre, reunion), await tient(db, perimetre, reunion));

const TEXTE: Fabrique["formats"] = ["pdf", "docx", "odt"];

/** Ce que la gouvernance sait imprimer d'une réunion : son dossier, sa feuille d'émargement, son relevé. */
export const fabriquesGouvernance = (annexer: Annexer): Fabriques => ({
  dossierSeance: {
    nom: "Dossier de séance",
    formats: TEXTE,
    permise,
    entier: false,
    composer: deReunion({ prefixe: "Dossier de séance", sommaire: true, blocs: blocsDossier(annexer) }),
  },
  emargement: {
    nom: "Feuille d’émargement",
    formats: TEXTE,
    permise,
    entier: false,
    composer: deReunion({ prefixe: "Émargement", blocs: ({ reunion }) => Promise.resolve(blocsEmargement(reunion)) }),
  },
  releve: {
    nom: "Relevé de décisions",
    formats: TEXTE,
    permise,
    entier: false,
    composer: deReunion({ prefixe: "Relevé de décisions", blocs: blocsDuReleve }),
  },
});
