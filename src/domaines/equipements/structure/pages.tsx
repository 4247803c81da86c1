import type { Child } from "hono/jsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LIBELLES_TYPE, TYPES_EQUIPEMENT } from "../model.ts";
import { type Financement, type NomVolet, TITRES_VOLET, voletsDe } from "../volet/model.ts";
import type { Structure } from "./model.ts";
import {
  FaitsAgrement,
  FaitsCoordonnees,
  FaitsIdentite,
  ListeFermetures,
  TableFinancement,
  TableHoraires,
  TableLoisirs,
  TableModulations,
  TableQualite,
  TableSections,
  TableTarifs,
} from "./panneau/pages.tsx";
import { estOuverte, placesDe } from "./rules.ts";

export type StructureProps = {
  chemin: string;
  structure: Structure;
  commune: string;
  financements: readonly Financement[];
  collectivites: readonly string[];
  /** La preuve jointe à chaque ligne de qualité, dans leur ordre. */
  preuves: readonly { code: string; fichier: string | null }[];
  /** Les noms des structures fusionnées avec elle. */
  absorbees: readonly string[];
  today: Jour;
  droits: { modifier: boolean; places: boolean };
  /** Fraîcheur, arrêts : ce que d'autres pages disent d'elle. */
  cote: Child;
};

const CONTENUS: Record<NomVolet, (props: StructureProps) => Child> = {
  identite: ({ structure }) => <FaitsIdentite structure={structure} />,
  coordonnees: ({ structure, commune }) => <FaitsCoordonnees structure={structure} commune={commune} />,
  agrement: ({ structure, today }) => <FaitsAgrement structure={structure} today={today} />,
  sections: ({ structure }) => <TableSections structure={structure} />,
  modulations: ({ structure }) => <TableModulations structure={structure} />,
  horaires: ({ structure }) => <TableHoraires structure={structure} />,
  fermetures: ({ structure }) => <ListeFermetures structure={structure} />,
  financement: ({ financements }) => <TableFinancement financements={financements} />,
  tarifs: ({ structure }) => <TableTarifs structure={structure} />,
  loisirs: ({ structure }) => <TableLoisirs structure={structure} />,
  qualite: ({ structure, chemin, preuves, droits }) => (
    <TableQualite
      structure={structure}
      ici={`${chemin}/${structure.id}/preuves`}
      preuves={preuves}
      joindre={droits.modifier}
    />
  ),
  soutiens: ({ collectivites }) =>
    collectivites.length === 0 ? (
      <p class="note">Rien n’en est encore dit.</p>
    ) : (
      <p>{collectivites.join(", ")}. La structure, ses places et ses enfants ne comptent qu’une fois.</p>
    ),
};

const Volet = (props: StructureProps & { nom: NomVolet }) => {
  const { nom, chemin, structure, droits } = props;
  return (
    <section class="pile" aria-labelledby={nom}>
      <div class="tete">
        <h2 id={nom}>{TITRES_VOLET[nom]}</h2>
        {droits.modifier && (
          <a href={`${chemin}/${structure.id}/modifier/${nom}`}>
            Modifier<span class="cache"> : {TITRES_VOLET[nom]}</span>
          </a>
        )}
      </div>
      {CONTENUS[nom](props)}
    </section>
  );
};

function etatDe({ ouverte, tenueLe }: Structure, today: Jour): string | null {
  if (!tenueLe)
    return "Une convention la cite. Décrivez-la pour la garder au registre, même quand plus aucune liste ne la citera.";
  if (estOuverte(ouverte, today)) return null;
  if (ouverte.debut && ouverte.debut > today) return `Elle ouvrira le ${enLettres(ouverte.debut)}.`;
  return `Elle est fermée depuis le ${enLettres(ouverte.fin ?? today)} : elle reste ici pour mémoire.`;
}

/** Une structure : tout ce que l'on en sait, chaque part à modifier de son côté. */
export const StructurePage = (props: StructureProps) => {
  const { chemin, structure, absorbees, today, droits, cote } = props;
  const etat = etatDe(structure, today);
  const places = placesDe(structure);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Équipements</a>
          </p>
          <h1>{structure.nom}</h1>
          <p>
            {LIBELLES_TYPE[structure.type]}
            {places > 0 && `, ${pluriel(places, "place")}`}
          </p>
          {absorbees.length > 0 && <p class="note">Fusionnée avec : {absorbees.join(", ")}.</p>}
        </div>
        {structure.sections.length > 0 && (
          <a class="bouton discret" href={`${chemin}/${structure.id}/places`}>
            {droits.places ? "Dire les places libres" : "Places libres"}
          </a>
        )}
      </div>
      {etat && <Alert ton="info">{etat}</Alert>}
      <div class="deux">
        <div class="pile">
          {voletsDe(structure.type).map((nom) => (
            <Volet {...props} nom={nom} />
          ))}
        </div>
        <div class="pile">
          {cote}
          {droits.modifier && (
            <p class="barre">
              <a href={`${chemin}/${structure.id}/fusion`}>Fusionner avec une autre</a>
              <a href={`${chemin}/${structure.id}/retrait`}>Retirer</a>
            </p>
          )}
        </div>
      </div>
    </>
  );
};

/** Ajouter une structure : son nom et ce qu'elle est, le reste se dit ensuite. */
export const NouvellePage = ({ chemin, erreurs }: { chemin: string; erreurs?: FormErrors | undefined }) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={chemin}>Équipements</a>
        </p>
        <h1>Ajouter une structure</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={chemin} class="formulaire">
      <Champ nom="nom" label="Nom" erreurs={erreurs} requis />
      <Choix
        nom="type"
        label="C’est"
        erreurs={erreurs}
        options={TYPES_EQUIPEMENT.map((valeur) => ({ valeur, libelle: LIBELLES_TYPE[valeur] }))}
      />
      <Champ nom="adresse" label="Adresse" erreurs={erreurs} />
      <Champ nom="commune" label="Commune" aide="Son nom, ou son code." erreurs={erreurs} />
      <div class="barre">
        <button class="bouton">Ajouter</button>
        <a href={chemin}>Ne rien ajouter</a>
      </div>
    </form>
  </>
);
