import type { ColonneRangee } from "../../rangee/model.ts";
import { Rangees } from "../../rangee/pages.tsx";
import {
  GENRES_QUALITE,
  LIBELLES_QUALITE,
  LIBELLES_SECTION,
  LIBELLES_TEMPS,
  LIBELLES_UNITE,
  TEMPS,
  UNITES_TARIF,
} from "../../structure/model.ts";
import type { ChampsProps } from "../identite/pages.tsx";
import { type Financement, LIBELLES_NATURE, LIBELLES_PAYEUR, NATURES_FINANCEMENT, PAYEURS } from "../model.ts";

const options = <T extends string>(valeurs: readonly T[], libelles: Record<T, string>) =>
  valeurs.map((valeur) => ({ valeur, libelle: libelles[valeur] }));
const nombre = (valeur: number | null) => (valeur === null ? "" : String(valeur));
const euros = (centimes: number | null) => (centimes === null ? "" : (centimes / 100).toFixed(2).replace(".", ","));

const PERIODE: readonly ColonneRangee[] = [
  { nom: "debut", titre: "Du", type: "date" },
  { nom: "fin", titre: "Au", type: "date" },
];
const MOTIF: ColonneRangee = { nom: "motif", titre: "Pourquoi", large: true };

export const ChampsFermetures = ({ structure, erreurs }: Omit<ChampsProps, "commune">) => (
  <Rangees nom="Semaines de fermeture" colonnes={[...PERIODE, MOTIF]} lignes={structure.fermetures} erreurs={erreurs} />
);

export const ChampsModulations = ({ structure, erreurs }: ChampsProps) => (
  <>
    <p class="note">
      Quand l’autorisation module la capacité : un nombre de places pour toute la semaine, ou dix, du lundi matin au
      vendredi après-midi. D’abord les sections et leur capacité ordinaire.
    </p>
    <Rangees
      nom="Périodes où la capacité est une autre"
      colonnes={[
        {
          nom: "code",
          titre: "Section",
          options: structure.sections.map(({ code }) => ({ valeur: code, libelle: LIBELLES_SECTION[code] })),
        },
        ...PERIODE,
        { nom: "capacites", titre: "Places", large: true },
        MOTIF,
      ]}
      lignes={structure.sections.flatMap(({ code, modulations }) =>
        modulations.map(({ debut, fin, capacites, motif }) => ({
          code,
          debut,
          fin,
          motif,
          capacites: new Set(capacites).size === 1 ? String(capacites[0]) : capacites.join(" "),
        })),
      )}
      erreurs={erreurs}
    />
  </>
);

export const ChampsTarifs = ({
  structure,
  prefixe = "",
  erreurs,
}: Omit<ChampsProps, "commune"> & { prefixe?: string }) => (
  <>
    <p class="note">Les revenus sont ceux du foyer, par mois. Vide d’un côté : la tranche n’y a pas de borne.</p>
    <Rangees
      nom="Coût pour la famille"
      colonnes={[
        { nom: `${prefixe}de`, titre: "Revenus de", type: "number" },
        { nom: `${prefixe}a`, titre: "à", type: "number" },
        { nom: `${prefixe}cout`, titre: "Coût", type: "number" },
        { nom: `${prefixe}unite`, titre: "Pour", options: options(UNITES_TARIF, LIBELLES_UNITE) },
        { nom: `${prefixe}aides`, titre: "Aides", large: true },
      ]}
      lignes={structure.tarifs.map(({ de, a, cout, unite, aides }) => ({
        [`${prefixe}unite`]: unite,
        [`${prefixe}aides`]: aides,
        [`${prefixe}de`]: euros(de),
        [`${prefixe}a`]: euros(a),
        [`${prefixe}cout`]: euros(cout),
      }))}
      erreurs={erreurs}
    />
  </>
);

export const ChampsLoisirs = ({ structure, erreurs }: ChampsProps) => (
  <Rangees
    nom="Places et enfants, par âge et par jour"
    colonnes={[
      { nom: "ageDe", titre: "De (ans)", type: "number" },
      { nom: "ageA", titre: "À (ans)", type: "number" },
      { nom: "temps", titre: "Quand", options: options(TEMPS, LIBELLES_TEMPS) },
      { nom: "capacite", titre: "Places", type: "number" },
      { nom: "presents", titre: "Enfants en moyenne", type: "number" },
      { nom: "annee", titre: "Année", type: "number" },
    ]}
    lignes={structure.accueils.map(({ ageDe, ageA, temps, capacite, presents, annee }) => ({
      temps,
      ageDe: nombre(ageDe),
      ageA: nombre(ageA),
      capacite: nombre(capacite),
      presents: nombre(presents),
      annee: nombre(annee),
    }))}
    erreurs={erreurs}
  />
);

export const ChampsQualite = ({ structure, erreurs }: ChampsProps) => (
  <>
    <p class="note">
      Charte, référentiel, actions : ce qui est engagé, ce qui est fait, et où s’en trouve la preuve (une adresse, une
      cote). Un fichier se joint ensuite, ligne à ligne, depuis la page de la structure ; il s’en va avec sa ligne.
    </p>
    <Rangees
      nom="Ce qui soutient la qualité"
      colonnes={[
        { nom: "genre", titre: "Genre", options: options(GENRES_QUALITE, LIBELLES_QUALITE) },
        { nom: "intitule", titre: "Quoi", large: true },
        { nom: "le", titre: "Fait le", type: "date" },
        { nom: "preuve", titre: "Preuve", large: true },
      ]}
      lignes={structure.qualite.map(({ genre, intitule, le, preuve }) => ({ genre, intitule, le: le ?? "", preuve }))}
      erreurs={erreurs}
    />
  </>
);

export const ChampsFinancement = ({
  financements,
  erreurs,
}: ChampsProps & { financements: readonly Financement[] }) => (
  <>
    <p class="note">
      Ce que chaque collectivité continue de payer chaque année, et ce que la Caf verse directement à la structure : la
      PSU, la Paje, le bonus territoire.
    </p>
    <Rangees
      nom="Qui paie quoi"
      colonnes={[
        { nom: "annee", titre: "Année", type: "number" },
        { nom: "payeur", titre: "Qui paie", options: options(PAYEURS, LIBELLES_PAYEUR) },
        { nom: "collectivite", titre: "Quelle collectivité", large: true },
        { nom: "nature", titre: "Quoi", options: options(NATURES_FINANCEMENT, LIBELLES_NATURE) },
        { nom: "montant", titre: "Montant", type: "number" },
      ]}
      lignes={financements.map(({ annee, payeur, collectivite, nature, montant }) => ({
        payeur,
        nature,
        annee: nombre(annee),
        collectivite: collectivite ?? "",
        montant: euros(montant),
      }))}
      erreurs={erreurs}
    />
  </>
);
