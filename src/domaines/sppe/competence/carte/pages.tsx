import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Lot, Trace } from "#domaines/territoire/model.ts";
import { Carte, LegendeCarte } from "#ui/carte.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { type Competence, COMPETENCES, LIBELLES_COMPETENCE } from "../model.ts";
import { CLASSES, type CommuneClassee, LIBELLES_CLASSE, peindre, TEINTES } from "./rules.ts";

export type CarteProps = {
  base: string;
  espace: string;
  jour: Jour;
  competence: Competence;
  classees: readonly CommuneClassee[];
  dessin: { trace: Trace; lots: readonly Lot[] } | null;
  page: number;
  taille: number;
  params: URLSearchParams;
};

const compter = (classees: readonly CommuneClassee[]) =>
  CLASSES.map((classe) => ({ classe, nombre: classees.filter((une) => une.classe === classe).length })).filter(
    ({ nombre }) => nombre > 0,
  );

const Planche = ({ competence, jour, classees, dessin }: CarteProps) => {
  if (!dessin) return null;
  const lacunes = classees.filter(({ classe }) => classe === "personne").map(({ nom }) => nom);
  const lots = dessin.lots.map(({ source, millesime }) => `${source}, ${millesime}`).join(" ; ");
  return (
    <div class="avec-legende">
      <Carte
        id="carte"
        titre={`${LIBELLES_COMPETENCE[competence]}, au ${enLettres(jour)}`}
        description={
          lacunes.length === 0 ? "Toutes les communes sont couvertes." : `Personne n’exerce à : ${lacunes.join(", ")}.`
        }
        fond={dessin.trace}
        {...peindre(dessin.trace, classees)}
      />
      <LegendeCarte
        titre={LIBELLES_COMPETENCE[competence]}
        lignes={compter(classees).map(({ classe, nombre }) => ({
          teinte: TEINTES[classe],
          libelle: LIBELLES_CLASSE[classe],
          nombre: `${nombre}`,
        }))}
      >
        <p class="note">Après chaque ligne, le nombre de communes. Contours : {lots}.</p>
      </LegendeCarte>
    </div>
  );
};

const Reglages = ({ base, competence, jour }: CarteProps) => (
  <form method="get" action={`${base}/carte`} class="barre">
    <Choix
      nom="competence"
      label="Compétence"
      valeur={competence}
      options={COMPETENCES.map((valeur) => ({ valeur, libelle: LIBELLES_COMPETENCE[valeur] }))}
    />
    <Champ nom="le" label="Au" type="date" valeur={jour} />
    <button class="bouton discret">Voir</button>
  </form>
);

/** Une compétence sur la carte : qui l'exerce, et où personne ne le fait. */
export const CompetenceCartePage = (props: CarteProps) => {
  const { base, espace, classees, dessin, page, taille, params } = props;
  const lacunes = classees.filter(({ classe }) => classe === "personne").length;
  const ordre = [...classees].toSorted((a, b) => CLASSES.indexOf(b.classe) - CLASSES.indexOf(a.classe));
  return (
    <div class="pile">
      <Tete
        titre="Les compétences sur la carte"
        retour={[base, "Petite enfance"]}
        dit={
          lacunes === 0
            ? "Personne ne manque : chaque commune est couverte."
            : `${pluriel(lacunes, "commune où", "communes où")} personne n’exerce cette compétence.`
        }
      />
      <Reglages {...props} />
      {!dessin && classees.length > 0 && (
        <p class="message attention">
          L’espace n’a pas de contours de communes : la carte attend qu’on les{" "}
          <a href={`/espaces/${espace}/territoire/contours`}>importe</a>. Le tableau dit la même chose.
        </p>
      )}
      <Planche {...props} />
      {classees.length === 0 ? (
        <p class="vide">Aucune convention de cet espace ne dit encore ses communes.</p>
      ) : (
        <Tableau nom="Les mêmes communes, les lacunes d’abord" colonnes={["Commune", "Cette compétence"]} montre>
          {ordre.slice((page - 1) * taille, page * taille).map(({ nom, classe }) => (
            <tr>
              <th scope="row">{nom}</th>
              <td>{LIBELLES_CLASSE[classe]}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <Pagination chemin={`${base}/carte`} params={params} page={page} total={classees.length} />
    </div>
  );
};
