import type { Child } from "hono/jsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { Tableau } from "#ui/tableau.tsx";
import {
  type Horaire,
  LIBELLES_COMPTAGE,
  LIBELLES_GESTION,
  LIBELLES_QUALITE,
  LIBELLES_SECTION,
  LIBELLES_TEMPS,
  LIBELLES_UNITE,
  DEMI_JOURNEES_COURTES,
  type Structure,
  type Tarif,
} from "../model.ts";
import { structureParait } from "../rules.ts";
import { compteDesPlaces, LIBELLES_NATURE, LIBELLES_PAYEUR, type Financement } from "../../volet/model.ts";

type Fait = readonly [nom: string, valeur: Child];

export const Faits = ({ faits }: { faits: readonly Fait[] }) => (
  <dl class="identite">
    {faits.map(([nom, valeur]) =>
      valeur ? (
        <div>
          <dt>{nom}</dt>
          <dd>{valeur}</dd>
        </div>
      ) : null,
    )}
  </dl>
);

const RIEN = <p class="note">Rien n’en est encore dit.</p>;

export const FaitsIdentite = ({ structure }: { structure: Structure }) => {
  const { gestion, gestionnaire, siret, description, ouverte, itinerante } = structure;
  return (
    <Faits
      faits={[
        ["Gestion", gestion && LIBELLES_GESTION[gestion]],
        ["Gestionnaire", gestionnaire],
        ["Siret", siret],
        ["Public", structure.public],
        ["Ce qu’elle propose", description],
        ["Ouverte le", ouverte.debut && enLettres(ouverte.debut)],
        ["Fermée depuis le", ouverte.fin && enLettres(ouverte.fin)],
        ["Itinérante", itinerante ? "Oui, d’un arrêt à l’autre" : null],
      ]}
    />
  );
};

export const FaitsCoordonnees = ({ structure, commune }: { structure: Structure; commune: string }) => {
  const { adresse, codePostal, lat, lon, telephone, courriel, siteWeb } = structure;
  return (
    <Faits
      faits={[
        ["Adresse", [adresse, [codePostal, commune].filter(Boolean).join(" ")].filter(Boolean).join(", ")],
        ["Coordonnées", lat === null ? null : `${lat} ; ${lon}`.replaceAll(".", ",")],
        ["Téléphone", telephone],
        ["Courriel", courriel && <a href={`mailto:${courriel}`}>{courriel}</a>],
        ["Site", siteWeb && <a href={siteWeb}>{siteWeb}</a>],
      ]}
    />
  );
};

/** Depuis quand, ou à partir de quand, une maison d'assistants maternels accepte de paraître. */
function paraitreDit(structure: Structure, today: Jour): string {
  if (!structure.consentieLe) return "Pas encore demandé, ou non";
  return `${structureParait(structure, today) ? "Depuis le" : "À partir du"} ${enLettres(structure.consentieLe)}`;
}

function attributionDite({ centraliseeLe, centralisee }: Structure): string {
  if (!centraliseeLe) return "La structure garde sa propre commission";
  return `Centralisées ${centralisee ? "depuis le" : "à partir du"} ${enLettres(centraliseeLe)}`;
}

/** Ce qui ne se dit que d'un mode d'accueil dont les places se comptent. */
const faitsPlaces = (structure: Structure, today: Jour): Fait[] =>
  compteDesPlaces(structure.type)
    ? [
        ["Attribution des places", attributionDite(structure)],
        ["Surnombre", structure.surnombre ? "Pratiqué, dans la limite du code" : "Non"],
        ["Places libres", LIBELLES_COMPTAGE[structure.comptage]],
        ["Crèche à vocation d’insertion professionnelle (AVIP)", structure.avip ? "Oui" : null],
        ["Accepte de paraître", structure.type === "mam" ? paraitreDit(structure, today) : null],
      ]
    : [];

export const FaitsAgrement = ({ structure, today }: { structure: Structure; today: Jour }) => {
  const { autorisation, handicap } = structure;
  const faits: Fait[] = [
    ["Autorisation", autorisation.numero],
    ["Donnée le", autorisation.date && enLettres(autorisation.date)],
    ["Jusqu’au", autorisation.fin && enLettres(autorisation.fin)],
    ...faitsPlaces(structure, today),
    ["Accueil du handicap", handicap],
  ];
  return faits.some(([, valeur]) => valeur) ? <Faits faits={faits} /> : RIEN;
};

const DEMIS = DEMI_JOURNEES_COURTES.map((titre) => ({ titre, n: true }));

export const TableSections = ({ structure }: { structure: Structure }) =>
  structure.sections.length === 0 ? (
    RIEN
  ) : (
    <Tableau nom="Places autorisées, par section et demi-journée" colonnes={["Section", ...DEMIS]}>
      {structure.sections.map(({ code, avantMois, capacites }) => (
        <tr>
          <th scope="row">
            {LIBELLES_SECTION[code]}
            {avantMois && <small class="sous">jusqu’à {avantMois} mois</small>}
          </th>
          {capacites.map((places) => (
            <td class="n">{places}</td>
          ))}
        </tr>
      ))}
    </Tableau>
  );

export const TableModulations = ({ structure }: { structure: Structure }) => {
  const lignes = structure.sections.flatMap(({ code, modulations }) => modulations.map((une) => ({ code, ...une })));
  if (lignes.length === 0) return <p class="note">La capacité est la même toute l’année.</p>;
  return (
    <Tableau nom="Périodes où la capacité est une autre" colonnes={["Section", "Du", "Au", "Places", "Pourquoi"]}>
      {lignes.map(({ code, debut, fin, capacites, motif }) => (
        <tr>
          <th scope="row">{LIBELLES_SECTION[code]}</th>
          <td>{enLettres(debut)}</td>
          <td>{enLettres(fin)}</td>
          <td>{new Set(capacites).size === 1 ? `${capacites[0]} chaque demi-journée` : capacites.join(" ")}</td>
          <td>{motif}</td>
        </tr>
      ))}
    </Tableau>
  );
};

const heures = (horaire: Horaire | undefined) => (horaire ? `${horaire.de} à ${horaire.a}` : "Fermé");

export const TableHoraires = ({ structure: { ouverture } }: { structure: Structure }) =>
  ouverture.some(Boolean) ? (
    <Tableau nom="Heures d’ouverture" colonnes={["Jour", "Matin", "Après-midi"]}>
      {["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"].map((jour, rang) => (
        <tr>
          <th scope="row">{jour}</th>
          <td>{heures(ouverture[rang * 2])}</td>
          <td>{heures(ouverture[rang * 2 + 1])}</td>
        </tr>
      ))}
    </Tableau>
  ) : (
    RIEN
  );

export const ListeFermetures = ({ structure: { fermetures } }: { structure: Structure }) =>
  fermetures.length === 0 ? (
    RIEN
  ) : (
    <ul>
      {fermetures.map(({ debut, fin, motif }) => (
        <li>
          Du {enLettres(debut)} au {enLettres(fin)}
          {motif && ` : ${motif}`}
        </li>
      ))}
    </ul>
  );

export const TableFinancement = ({ financements }: { financements: readonly Financement[] }) =>
  financements.length === 0 ? (
    RIEN
  ) : (
    <Tableau nom="Qui paie quoi" colonnes={["Année", "Qui", "Quoi", { titre: "Montant", n: true }]}>
      {financements.map(({ annee, payeur, collectivite, nature, montant }) => (
        <tr>
          <th scope="row">{annee}</th>
          <td>{collectivite ?? LIBELLES_PAYEUR[payeur]}</td>
          <td>{LIBELLES_NATURE[nature]}</td>
          <td class="n">{ecrireMontant(montant)}</td>
        </tr>
      ))}
    </Tableau>
  );

function trancheDe({ de, a }: Tarif): string {
  if (de === null && a === null) return "Tous les revenus";
  if (de === null) return `Jusqu’à ${ecrireMontant(a ?? 0)} par mois`;
  return a === null
    ? `Plus de ${ecrireMontant(de)} par mois`
    : `De ${ecrireMontant(de)} à ${ecrireMontant(a)} par mois`;
}

export const TableTarifs = ({ structure: { tarifs } }: { structure: Structure }) =>
  tarifs.length === 0 ? (
    RIEN
  ) : (
    <Tableau nom="Coût pour la famille" colonnes={["Revenus de la famille", { titre: "Coût", n: true }, "Aides"]}>
      {tarifs.map((tarif) => (
        <tr>
          <th scope="row">{trancheDe(tarif)}</th>
          <td class="n">
            {ecrireMontant(tarif.cout)} {LIBELLES_UNITE[tarif.unite]}
          </td>
          <td>{tarif.aides}</td>
        </tr>
      ))}
    </Tableau>
  );

export const TableLoisirs = ({ structure: { accueils } }: { structure: Structure }) =>
  accueils.length === 0 ? (
    RIEN
  ) : (
    <Tableau
      nom="Places et enfants, par âge et par jour"
      colonnes={[
        "Âge",
        "Quand",
        "Année",
        { titre: "Places", n: true },
        { titre: "Enfants", n: true },
        { titre: "Rempli", n: true },
      ]}
    >
      {accueils.map(({ ageDe, ageA, temps, annee, capacite, presents }) => (
        <tr>
          <th scope="row">
            {ageDe} à {ageA} ans
          </th>
          <td>{LIBELLES_TEMPS[temps]}</td>
          <td>{annee}</td>
          <td class="n">{capacite}</td>
          <td class="n">{presents ?? ""}</td>
          <td class="n">{presents !== null && capacite > 0 ? `${Math.round((presents / capacite) * 100)} %` : ""}</td>
        </tr>
      ))}
    </Tableau>
  );

type PropsQualite = {
  structure: Structure;
  ici: string;
  preuves: readonly { code: string; fichier: string | null }[];
  joindre: boolean;
};

const Jointe = ({
  ici,
  joindre,
  preuve,
  quoi,
}: Omit<PropsQualite, "structure" | "preuves"> & {
  preuve: PropsQualite["preuves"][number] | undefined;
  quoi: string;
}) => (
  <>
    {preuve?.fichier && (
      <small class="sous">
        <a href={`${ici}/${preuve.code}`} download>
          {preuve.fichier}
        </a>
      </small>
    )}
    {preuve && joindre && (
      <small class="sous">
        <a href={`${ici}/${preuve.code}/depot`}>
          {preuve.fichier ? "Remplacer le fichier" : "Joindre un fichier"}
          <span class="cache"> : {quoi}</span>
        </a>
      </small>
    )}
  </>
);

export const TableQualite = ({ structure: { qualite }, ici, preuves, joindre }: PropsQualite) =>
  qualite.length === 0 ? (
    RIEN
  ) : (
    <Tableau nom="Ce qui soutient la qualité" colonnes={["Quoi", "Genre", "Quand", "Preuve"]}>
      {qualite.map(({ genre, intitule, le, preuve }, rang) => (
        <tr>
          <th scope="row">{intitule}</th>
          <td>{LIBELLES_QUALITE[genre]}</td>
          <td>{le ? enLettres(le) : "Engagé"}</td>
          <td>
            {/^https?:\/\//.test(preuve) ? <a href={preuve}>{preuve}</a> : preuve}
            <Jointe ici={ici} joindre={joindre} preuve={preuves[rang]} quoi={intitule} />
          </td>
        </tr>
      ))}
    </Tableau>
  );
