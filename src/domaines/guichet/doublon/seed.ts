import { annee, instantDe, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { ETAPES } from "../demande/etape/model.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande, Famille } from "../demande/model.ts";
import { familleVide, moisCivilDe, nouvelleDemande, numeroDe } from "../demande/rules.ts";
import { insertDemandes, prendreRang } from "../demande/store.ts";
import { CHAMPS_FUSION, type Choix, type Doublon } from "./fusion/model.ts";
import { insertDoublon } from "./store.ts";

const ESPACE = "trois-rivieres";
const [GALETS, COQUELICOTS] = ["structure-petits-galets", "structure-coquelicots"];
const SANS_MERCREDI = 1023 - 48;

type Dite = {
  famille: Partial<Famille>;
  /** Prénom de l'enfant ; rien : à naître. */
  prenom: string | null;
  nom: string;
  /** Jours depuis la naissance, ou avant le terme s'il est négatif. */
  age: number;
  deposee: number;
  plus?: Partial<Demande>;
};

const FABRE = {
  prenom: "Camille",
  nom: "Fabre",
  courriel: "camille.fabre@familles.example",
  telephone: "06 00 00 01 01",
};
const BRUNEL = {
  prenom: "Sacha",
  nom: "Brunel",
  courriel: "sacha.brunel@familles.example",
  telephone: "06 00 00 01 03",
};

const PRUNIER = {
  prenom: "Maxence",
  nom: "Prunier",
  courriel: "maxence.prunier@familles.example",
  telephone: "06 00 00 01 05",
};

/** Deux enfants demandés deux fois, en crèche puis chez une assistante maternelle ; des jumeaux, que rien ne doit réunir ; et deux demandes déjà réunies. */
const DITES: readonly Dite[] = [
  { famille: FABRE, prenom: "Adèle", nom: "Fabre", age: 200, deposee: 110, plus: { voeux: [GALETS, COQUELICOTS] } },
  {
    famille: { prenom: "Théo", nom: "Lemoine", autreParent: "Camille Fabre", telephone: "+33 6 00 00 01 01" },
    prenom: "Adele",
    nom: "Fabre Lemoine",
    age: 200,
    deposee: 30,
    plus: { modes: ["individuel"], voeux: ["plusProche"], origine: "papier" },
  },
  {
    famille: { prenom: "Jeanne", nom: "Aubert", courriel: "jeanne.aubert@familles.example" },
    prenom: null,
    nom: "",
    age: -5,
    deposee: 140,
    plus: { voeux: [COQUELICOTS] },
  },
  {
    famille: { prenom: "Aubert", nom: "Jeanne", courriel: "Jeanne.Aubert+creche@familles.example" },
    prenom: "Milo",
    nom: "Aubert",
    age: 9,
    deposee: 4,
    plus: { voeux: [GALETS] },
  },
  { famille: BRUNEL, prenom: "Nino", nom: "Brunel", age: 260, deposee: 60, plus: { jumeaux: true, voeux: [GALETS] } },
  { famille: BRUNEL, prenom: "Lila", nom: "Brunel", age: 260, deposee: 60, plus: { jumeaux: true, voeux: [GALETS] } },
  { famille: PRUNIER, prenom: "Basile", nom: "Prunier", age: 310, deposee: 80, plus: { voeux: [COQUELICOTS, GALETS] } },
  {
    famille: { ...PRUNIER, courriel: null, adresse: "12 rue Haute" },
    prenom: "Bazile",
    nom: "Prunier",
    age: 310,
    deposee: 21,
    plus: { voeux: [GALETS], origine: "papier", etat: "retiree" },
  },
];

/** La dernière paire est déjà réunie, sans rien changer de celle qui reste : l'agent peut encore la défaire. */
const REUNIE = { un: "demande-double-6", autre: "demande-double-7", gardee: "demande-double-6" };
const TOUT_GARDER = Object.fromEntries(CHAMPS_FUSION.map((champ) => [champ, "gardee"])) as Choix;

const reunieLe = (le: Jour): Doublon => ({
  ...REUNIE,
  id: "doublon-reuni",
  decision: "fusionne",
  choix: TOUT_GARDER,
  avant: { gardee: {}, absorbee: { etat: "enAttente", faits: {} } },
  versions: { gardee: 1, absorbee: 1 },
  motif: "",
  decideLe: `${plusJours(le, -20)}T09:00:00Z`,
  decidePar: "maud-kerbrat",
  defaitLe: null,
  defaitPar: null,
  version: 1,
});

function demandeDe({ prenom, nom, age, deposee, plus }: Dite, rang: number, ici: Ici): Demande {
  const { le, commune, premier } = ici;
  const depose = plusJours(le, -deposee);
  const jour = plusJours(le, -age);
  const id = `demande-double-${rang}`;
  return {
    ...nouvelleDemande({ id, famille: `famille-double-${rang}`, le: instantDe(`${depose}T09:00:00Z`) }),
    etat: "enAttente",
    numero: numeroDe(le, premier + rang),
    enfant: prenom
      ? { prenom, nom, naissance: jour, terme: null }
      : { prenom: null, nom: null, naissance: null, terme: jour },
    commune,
    semaine: SANS_MERCREDI,
    entree: moisCivilDe(plusMois(le, 5)),
    etapes: [...ETAPES],
    deposeeLe: depose,
    completeLe: depose,
    confirmeeLe: depose,
    attendDepuis: depose,
    ...plus,
    ...(plus?.etat === "retiree" ? { faits: { retireeLe: plusJours(le, -20), motif: "doublon" } } : {}),
  };
}

type Ici = { le: Jour; commune: string; premier: number };

/** Deux paires à juger, une déjà réunie, et deux jumeaux qui n'en sont pas une. */
export async function seedDoublons(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  const [convention] = perimetre.conventions;
  if (perimetre.espace !== ESPACE || !convention) return;
  const [commune = ""] = (await getConvention(db, perimetre, convention)).perimetre;
  const premier = await prendreRang(db, perimetre, annee(le), DITES.length);
  const lot = DITES.map((dite, rang) => {
    const demande = demandeDe(dite, rang, { le, commune, premier });
    const instant = instantDe(demande.creeLe);
    const famille = { ...familleVide(demande.famille, instant), courrielConfirmeLe: demande.creeLe, ...dite.famille };
    return { demande, famille };
  });
  await insertFamilles(
    db,
    perimetre,
    lot.map(({ famille }) => famille),
  );
  await insertDemandes(db, perimetre, lot);
  await insertDoublon(db, perimetre, reunieLe(le));
}
