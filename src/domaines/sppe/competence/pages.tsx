import type { Child } from "hono/jsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../pages.tsx";
import { DEVOIRS_DITS, ECARTS_DITS } from "./lexique.ts";
import {
  type AutoriteEtDevoirs,
  COMPETENCES,
  type CommuneSituee,
  ECARTS,
  type EtatCompetence,
  type Habitants,
  LIBELLES_COMPETENCE,
  type Situation,
} from "./model.ts";

export type CommuneVue = Pick<CommuneSituee, "code" | "nom"> & { habitants: Habitants; situations: Situation[] };

const FORMES: Record<EtatCompetence, FormeEtat> = {
  exercee: "faite",
  facultative: "faite",
  transferee: "marche",
  personne: "attente",
  horsRegime: "fin",
};

/** Ce que dit une compétence : toujours un mot, jamais une forme seule. */
export function situationDite(situation: Situation): string {
  const { etat, obligatoire, autorite } = situation;
  const facultative = obligatoire === false && etat !== "personne" ? ", facultative" : "";
  if (etat === "transferee") return `Transférée à ${autorite?.nom ?? "un groupement"}${facultative}`;
  return etat === "horsRegime" ? "Sans objet avant 2025" : `${motDe(situation)}${facultative}`;
}

/** La même chose en un mot : une page de tableau n'a pas la place d'une phrase. */
const MOTS: Record<EtatCompetence, string> = {
  exercee: "Exercée",
  facultative: "Exercée",
  transferee: "Transférée",
  personne: "Personne",
  horsRegime: "Sans objet",
};

function motDe({ etat, exercice, obligatoire }: Situation): string {
  if (etat === "exercee" && !exercice) return "Exercée d’office";
  return etat === "personne" && obligatoire === null ? "On ne sait pas" : MOTS[etat];
}

function precisionDe({ etat, obligatoire, ecart, autorite }: Situation, plusieurs: boolean): string {
  const a = etat === "transferee" && plusieurs ? (autorite?.nom ?? "") : "";
  const facultative = obligatoire === false && (etat === "transferee" || etat === "facultative") ? "facultative" : "";
  const refusee = ecart === "obligatoireRefusee" ? "dite non exercée" : "";
  return [a, facultative, refusee].filter(Boolean).join(", ");
}

const Case = ({ situation, plusieurs }: { situation: Situation; plusieurs: boolean }) => {
  const precision = precisionDe(situation, plusieurs);
  return (
    <td>
      <Etat forme={FORMES[situation.etat]} libelle={motDe(situation)} />
      {precision && <small class="sous">{precision}</small>}
    </td>
  );
};

const titulairesDe = (communes: readonly CommuneVue[]): string[] => [
  ...new Set(
    communes.flatMap(({ situations }) =>
      situations.flatMap(({ etat, autorite }) => (etat === "transferee" && autorite ? [autorite.nom] : [])),
    ),
  ),
];

export function habitantsDits({ nombre, millesime, aDefaut }: Habitants): string {
  if (nombre === null) return "Inconnus";
  return `${nombre.toLocaleString("fr-FR")}${aDefaut ? ` (à défaut, ${millesime})` : ""}`;
}

const Rangee = (props: { base: string; commune: CommuneVue; le: string; plusieurs: boolean }) => (
  <tr>
    <th scope="row">
      <a href={`${props.base}/communes/${props.commune.code}${props.le}`}>{props.commune.nom}</a>
    </th>
    <td class="n">{habitantsDits(props.commune.habitants)}</td>
    {props.commune.situations.map((situation) => (
      <Case situation={situation} plusieurs={props.plusieurs} />
    ))}
  </tr>
);

/** Le jour où l'on regarde : toute la page en dépend. */
export const ChoisirJour = ({ chemin, jour }: { chemin: string; jour: Jour }) => (
  <form method="get" action={chemin} class="barre">
    <Champ nom="le" label="Au" type="date" valeur={jour} />
    <button class="bouton discret">Voir ce jour-là</button>
  </form>
);

const Legende = () => (
  <details>
    <summary>Lire le tableau</summary>
    <ul>
      <li>« Exercée d’office » : la loi l’impose à la commune, aucun acte n’a été écrit ici.</li>
      <li>
        « Facultative » : la commune compte 3 500 habitants ou moins, elle a choisi de l’exercer ou de la transférer.
      </li>
      <li>« Personne » : facultative, ni exercée ni transférée.</li>
      <li>
        Les habitants sont la population totale du millésime en vigueur ce jour-là ; « à défaut » dit qu’il manque.
      </li>
    </ul>
  </details>
);

const Ecarts = ({ communes }: { communes: readonly CommuneVue[] }) => {
  const trouves = communes.flatMap(({ nom, situations }) =>
    situations.flatMap(({ ecart, competence }) => (ecart ? [{ ecart, competence, nom }] : [])),
  );
  const groupes = ECARTS.map((ecart) => ({ ecart, lot: trouves.filter((un) => un.ecart === ecart) }));
  return (
    <>
      {groupes
        .filter(({ lot }) => lot.length > 0)
        .map(({ ecart, lot }) => (
          <Alert ton="attention">
            <p>{ECARTS_DITS[ecart]}</p>
            <ul>
              {COMPETENCES.map((competence) => {
                const noms = lot.filter((un) => un.competence === competence).map(({ nom }) => nom);
                return noms.length > 0 ? (
                  <li>
                    {LIBELLES_COMPETENCE[competence]} : {noms.slice(0, 12).join(", ")}
                    {noms.length > 12 && `, et ${pluriel(noms.length - 12, "autre")}`}
                  </li>
                ) : null;
              })}
            </ul>
          </Alert>
        ))}
    </>
  );
};

export type CompetencesProps = {
  base: string;
  jour: Jour;
  communes: readonly CommuneVue[];
  page: number;
  taille: number;
  params: URLSearchParams;
  document: Child;
  modifier: boolean;
};

/** Commune par commune, qui exerce quoi un jour donné. */
export const CompetencesPage = (props: CompetencesProps) => {
  const { base, jour, communes, page, taille, params, document, modifier } = props;
  const le = params.has("le") ? `?le=${jour}` : "";
  const titulaires = titulairesDe(communes);
  return (
    <>
      <Tete titre="Petite enfance" dit="Qui recense, informe, planifie et soutient la qualité, commune par commune.">
        {modifier && communes.length > 0 && (
          <a class="bouton" href={`${base}/actes/nouveau`}>
            Écrire un acte
          </a>
        )}
      </Tete>
      <Onglets base={base} ici="competences" />
      <ChoisirJour chemin={base} jour={jour} />
      {communes.length === 0 ? (
        <p class="vide">
          Aucune convention de cet espace ne dit encore ses communes. Complétez le périmètre d’une convention : ses
          communes viendront ici.
        </p>
      ) : (
        <>
          <Tableau
            nom={`Les compétences au ${enLettres(jour)}`}
            colonnes={[
              "Commune",
              { titre: "Habitants", n: true },
              ...COMPETENCES.map((une) => LIBELLES_COMPETENCE[une]),
            ]}
            montre
          >
            {communes.slice((page - 1) * taille, page * taille).map((commune) => (
              <Rangee base={base} commune={commune} le={le} plusieurs={titulaires.length > 1} />
            ))}
          </Tableau>
          <Pagination chemin={base} params={params} page={page} total={communes.length} />
          {titulaires.length === 1 && <p class="note">« Transférée » : à {titulaires[0]}.</p>}
          <Legende />
          <p>
            <a href={`${base}/carte${le}`}>Sur la carte</a>
          </p>
          {document}
          <Ecarts communes={communes} />
        </>
      )}
    </>
  );
};

const Devoirs = ({ dit: { autorite, tient, devoirs, aExaminer } }: { dit: AutoriteEtDevoirs }) => (
  <tr>
    <th scope="row">{autorite.nom}</th>
    <td>
      <ul class="nue">
        {COMPETENCES.map((competence) => {
          const somme = tient[competence];
          return somme ? (
            <li>
              {LIBELLES_COMPETENCE[competence]} : {pluriel(somme.nombre, "habitant")}
              {somme.communes > 1 && `, ${pluriel(somme.communes, "commune")}`}
              {somme.inconnues > 0 && `, ${pluriel(somme.inconnues, "commune inconnue", "communes inconnues")}`}
            </li>
          ) : null;
        })}
      </ul>
    </td>
    <td>
      <ul class="nue">
        {devoirs.map(({ devoir, du }) => (
          <li>
            {DEVOIRS_DITS[devoir].libelle}
            {du === null && " (à vérifier : une population manque)"}
          </li>
        ))}
        {aExaminer.map((competence) => (
          <li>
            À examiner : {LIBELLES_COMPETENCE[competence].toLowerCase()} pour toutes ses communes, au-delà de 3 500
            habitants
          </li>
        ))}
      </ul>
    </td>
  </tr>
);

const Fondements = () => (
  <details>
    <summary>Les règles et les textes</summary>
    <dl class="identite">
      {Object.values(DEVOIRS_DITS).map(({ libelle, regle, texte }) => (
        <div>
          <dt>{libelle}</dt>
          <dd>
            {texte} (règle {regle})
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

/** Chaque autorité organisatrice, pour combien d'habitants, et ce qu'elle doit. */
export const DevoirsPage = (props: {
  base: string;
  jour: Jour;
  autorites: readonly AutoriteEtDevoirs[];
  page: number;
  taille: number;
  params: URLSearchParams;
}) => {
  const { base, jour, autorites, page, taille, params } = props;
  return (
    <>
      <Tete
        titre="Ce que chaque autorité doit"
        dit="Organiser n’oblige pas à fournir une place : voici ce que la loi demande, pour combien d’habitants."
      />
      <Onglets base={base} ici="devoirs" />
      <ChoisirJour chemin={`${base}/devoirs`} jour={jour} />
      {autorites.length === 0 ? (
        <p class="vide">Ce jour-là, personne n’est autorité organisatrice ici.</p>
      ) : (
        <Tableau
          nom={`Les autorités organisatrices au ${enLettres(jour)}`}
          colonnes={["Autorité", "Ce qu’elle tient", "Ce qu’elle doit"]}
          montre
          longue
        >
          {autorites.slice((page - 1) * taille, page * taille).map((dit) => (
            <Devoirs dit={dit} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={`${base}/devoirs`} params={params} page={page} total={autorites.length} />
      <Fondements />
    </>
  );
};
