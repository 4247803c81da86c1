import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { estVerrouillee, getConvention } from "#domaines/convention/index.ts";
import { getBlocEquipements } from "#domaines/equipements/index.ts";
import { LIBELLES_TYPE } from "#domaines/equipements/model.ts";
import type { Statistique } from "#domaines/statistiques/catalogue/model.ts";
import {
  ecrireValeur,
  getValeurs,
  lireGeographie,
  lireTus,
  listStatistiques,
  nommerLieu,
} from "#domaines/statistiques/index.ts";
import { FRANCE, type Lieu } from "#domaines/statistiques/lieu/model.ts";
import type { Valeur } from "#domaines/statistiques/valeur/model.ts";
import type { Db } from "#platform/db/db.ts";
import { appelsDe, remplirChiffres, SECRET } from "./appel/rules.ts";
import { listApports, listEtapes } from "./demarche/store.ts";
import { blocsDiagnostic, type DossierDiagnostic } from "./document.ts";
import { listEnjeux } from "./enjeu/store.ts";
import { blocsFigure, cleDe } from "./figure/document.ts";
import { listFigures } from "./figure/store.ts";
import { findGel, insertGel } from "./gel/store.ts";
import type { DiagnosticEcrit, Figure, PartieSignee, Section } from "./model.ts";
import { completer, lieuxDe, signer, taire } from "./rules.ts";
import { listSections } from "./section/store.ts";
import { sectionDuService } from "./service/rules.ts";
import { listZones } from "./zone/store.ts";

/** Ce que l'observatoire prête : la carte d'un chiffre, commune par commune ; rien quand il n'en a pas les contours. */
export type DessinerCarte = (
  db: Db,
  perimetre: Perimetre,
  demande: { statistique: string; millesime: number | null; lieu: Lieu | null },
) => Promise<Bloc[] | null>;

type Lieux = { ici: Lieu[]; communes: Lieu[]; comparaisons: Lieu[]; noms: Map<string, string> };

/** Les territoires d'une convention : elle, ses communes, et ceux auxquels elle se compare. */
async function lireLieux(db: Db, perimetre: Perimetre, codes: readonly string[]): Promise<Lieux> {
  const geographie = await lireGeographie(db, perimetre);
  const { index, bassins } = geographie;
  const connues = codes.flatMap((code) => index.communes.get(code) ?? []);
  const epci = [...new Set(connues.map((une) => une.epci))].flatMap((code) => {
    const un = code ? index.epci.get(code) : undefined;
    return code && un ? [{ code, communes: un.membres }] : [];
  });
  const ici = lieuxDe(codes, { epci, bassins: bassins.map(({ id, communes }) => ({ code: id, communes })) });
  const communes = codes.map((code): Lieu => ({ genre: "commune", code }));
  const departements = [...new Set(connues.map(({ departement }) => departement))];
  const comparaisons = [...departements.map((code): Lieu => ({ genre: "departement", code })), FRANCE];
  const tous = [...ici, ...communes, ...comparaisons];
  return {
    ici,
    communes,
    comparaisons,
    noms: new Map(tous.map((lieu) => [cleDe(lieu), nommerLieu(geographie, lieu)])),
  };
}

async function lireAccueils(db: Db, perimetre: Perimetre, convention: string) {
  const soutiens = await getBlocEquipements(db, perimetre, convention);
  const parType = Map.groupBy(soutiens, ({ type }) => type);
  return [...parType].map(([type, siens]) => ({
    type: LIBELLES_TYPE[type],
    section: sectionDuService(type),
    noms: [...new Set(siens.map(({ nom, typeLibelle }) => nom ?? typeLibelle ?? ""))].filter(Boolean),
  }));
}

/** Dit un chiffre appelé dans un texte : la dernière année du territoire, ou de la commune nommée. */
function diseur(valeurs: readonly Valeur[], { ici, noms }: Lieux, decimales: ReadonlyMap<string, number>) {
  return (code: string, lieu: string | null): string | null => {
    const cles = lieu
      ? [...noms].filter(([, nom]) => sansAccents(nom) === sansAccents(lieu)).map(([cle]) => cle)
      : ici.map(cleDe);
    const siennes = valeurs.filter((une) => une.statistique === code && cles.includes(cleDe(une.lieu)));
    const valeur = siennes.findLast((une) => une.valeur !== null || une.secret);
    if (valeur?.secret) return SECRET;
    return valeur?.valeur == null ? null : ecrireValeur(valeur.valeur, { decimales: decimales.get(code) ?? 0 });
  };
}

type Composition = {
  valeurs: readonly Valeur[];
  catalogue: ReadonlyMap<string, Statistique>;
  noms: ReadonlyMap<string, string>;
  carte: (figure: Figure) => Promise<Bloc[] | null> | null;
};

/** Les chiffres appelés, section par section, tels qu'ils s'impriment. */
async function composerFigures(figures: readonly Figure[], { valeurs, catalogue, noms, carte }: Composition) {
  const parSection = new Map<string, Bloc[]>();
  for (const figure of figures) {
    const lue = {
      figure,
      noms,
      statistique: catalogue.get(figure.statistique) ?? null,
      valeurs: valeurs.filter(({ statistique }) => statistique === figure.statistique),
    };
    const blocs = blocsFigure(lue, await carte(figure));
    parSection.set(figure.section, [...(parSection.get(figure.section) ?? []), ...blocs]);
  }
  return parSection;
}

type Lecture = {
  dossier: DossierDiagnostic;
  inconnus: ReadonlyMap<string, readonly string[]>;
  tus: ReadonlyMap<string, readonly string[]>;
  figures: readonly Figure[];
};

type Appele = { codes: readonly string[]; lieux: Lieux; catalogue: ReadonlyMap<string, Statistique> };

/** Les chiffres appelés, tels qu'ils se publient. */
async function lireValeurs(db: Db, perimetre: Perimetre, { codes, lieux, catalogue }: Appele) {
  if (codes.length === 0) return [];
  const territoires = [...lieux.ici, ...lieux.communes, ...lieux.comparaisons];
  const statistiques = codes.flatMap((code) => catalogue.get(code) ?? []);
  const tu = await lireTus(db, perimetre, { statistiques, lieux: territoires });
  return taire(await getValeurs(db, perimetre, { codes, territoires }), tu);
}

/** Tout le diagnostic d'une convention, avec ses chiffres d'aujourd'hui. */
export async function lireDiagnostic(
  db: Db,
  tout: Perimetre,
  id: string,
  dessinerCarte: DessinerCarte,
): Promise<Lecture> {
  const perimetre = { ...tout, conventions: tout.conventions.filter((une) => une === id) };
  const { perimetre: communes } = await getConvention(db, perimetre, id);
  const lieux = await lireLieux(db, perimetre, communes);
  const sections = completer(id, await listSections(db, perimetre, id));
  const figures = await listFigures(db, perimetre, id);
  const enjeux = await listEnjeux(db, perimetre, id);
  const statistiques = await listStatistiques(db, perimetre);
  const catalogue = new Map(statistiques.map((une) => [une.code, une]));
  const appeles = sections.flatMap(({ texte }) => appelsDe(texte, statistiques));
  const codes = [...new Set([...figures.map(({ statistique }) => statistique), ...appeles])];
  const valeurs = await lireValeurs(db, perimetre, { codes, lieux, catalogue });
  const dire = diseur(valeurs, lieux, new Map([...catalogue].map(([code, { decimales }]) => [code, decimales])));
  const remplies = sections.map((section) => ({ section, ...remplirChiffres(section.texte, statistiques, dire) }));
  const carte = ({ genre, statistique, millesime }: Figure) =>
    genre === "carte" ? dessinerCarte(db, perimetre, { statistique, millesime, lieu: lieux.ici[0] ?? null }) : null;
  const parSection = await composerFigures(figures, { valeurs, catalogue, noms: lieux.noms, carte });
  return {
    figures,
    inconnus: new Map(remplies.map(({ section, inconnus }) => [section.id, inconnus])),
    tus: new Map(remplies.map(({ section, tus }) => [section.id, tus])),
    dossier: {
      sections: remplies.map(({ section, texte }): Section => ({ ...section, texte })),
      figures: parSection,
      accueils: await lireAccueils(db, perimetre, id),
      etapes: await listEtapes(db, perimetre, id),
      apports: await listApports(db, perimetre, id),
      zones: await listZones(db, perimetre, id),
      enjeux,
      nomCommune: (code) => lieux.noms.get(`commune:${code}`) ?? code,
      nomStatistique: (code) => catalogue.get(code)?.nom ?? code,
    },
  };
}

/** Quelqu'un en a déjà écrit une partie. */
export const estCommence = async (db: Db, perimetre: Perimetre, convention: string): Promise<boolean> =>
  (await listSections(db, perimetre, convention)).length > 0;

/** Ce que l'on a écrit du diagnostic d'une convention. */
export const lireEcrit = async (db: Db, perimetre: Perimetre, id: string): Promise<DiagnosticEcrit> => ({
  sections: await listSections(db, perimetre, id),
  figures: await listFigures(db, perimetre, id),
  enjeux: await listEnjeux(db, perimetre, id),
  zones: await listZones(db, perimetre, id),
});

/** Le diagnostic en mots, tel qu'il s'écrit aujourd'hui : ce que les parties signent de l'annexe 1. */
export async function lireDiagnosticSigne(db: Db, perimetre: Perimetre, id: string): Promise<PartieSignee[]> {
  const ecrit = await lireEcrit(db, perimetre, id);
  return signer({ ...ecrit, sections: completer(id, ecrit.sections) });
}

/** Ce que dit le diagnostic : figé depuis la signature, ou tel qu'il se lit aujourd'hui. */
export async function lireBlocsDiagnostic(
  db: Db,
  perimetre: Perimetre,
  id: string,
  dessinerCarte: DessinerCarte,
): Promise<{ blocs: Bloc[]; figeLe: Jour | null }> {
  const convention = await getConvention(db, perimetre, id);
  const gel = estVerrouillee(convention) ? await findGel(db, perimetre, id) : undefined;
  if (gel) return { blocs: gel.blocs, figeLe: gel.le };
  const { dossier } = await lireDiagnostic(db, perimetre, id, dessinerCarte);
  return { blocs: blocsDiagnostic(dossier), figeLe: null };
}

/** Fige le diagnostic au jour où une version est signée : ses chiffres ne suivent plus les nouvelles années. */
export async function figerDiagnostic(
  db: Db,
  perimetre: Perimetre,
  { convention, numero, le }: { convention: string; numero: number; le: Jour },
  dessinerCarte: DessinerCarte,
): Promise<void> {
  const { dossier } = await lireDiagnostic(db, perimetre, convention, dessinerCarte);
  await insertGel(db, perimetre, convention, { numero, le, blocs: blocsDiagnostic(dossier) });
}
