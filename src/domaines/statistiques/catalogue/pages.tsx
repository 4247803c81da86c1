import { Champ, Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../pages.tsx";
import { ecrireValeur } from "../valeur/lexique.ts";
import type { Valeur } from "../valeur/model.ts";
import { LIBELLES_PRODUCTEUR, LIBELLES_THEME, type Statistique, THEMES, type Theme } from "./model.ts";

type Filtre = { theme: Theme | null; q: string; connues: boolean };
type Ligne = {
  statistique: Statistique;
  annees: { premier: number; dernier: number } | null;
  derniere: Valeur | null;
};

export type CatalogueProps = {
  base: string;
  filtre: Filtre;
  page: number;
  total: number;
  params: URLSearchParams;
  lieu: string;
  lignes: readonly Ligne[];
  vide: boolean;
  modifier: boolean;
};

const Filtres = ({ base, filtre }: Pick<CatalogueProps, "base" | "filtre">) => (
  <form class="barre" action={base}>
    <Champ nom="q" label="Chercher un chiffre" type="search" valeur={filtre.q} />
    <Choix
      nom="theme"
      label="Thème"
      valeur={filtre.theme ?? ""}
      options={[
        { valeur: "", libelle: "Tous les thèmes" },
        ...THEMES.map((valeur) => ({ valeur, libelle: LIBELLES_THEME[valeur] })),
      ]}
    />
    <Choix
      nom="connues"
      label="Montrer"
      valeur={filtre.connues ? "1" : ""}
      options={[
        { valeur: "", libelle: "Tout le catalogue" },
        { valeur: "1", libelle: "Ce que l’on connaît déjà" },
      ]}
    />
    <button class="bouton discret">Filtrer</button>
  </form>
);

const Derniere = ({ statistique, derniere }: Ligne) => {
  if (!derniere) return <>—</>;
  if (derniere.valeur === null) return <>{derniere.secret ? "Secret" : "Non calculé"}</>;
  return <>{ecrireValeur(derniere.valeur, statistique)}</>;
};

const anneesDites = ({ annees, derniere }: Ligne) => {
  if (annees && annees.premier !== annees.dernier) return `${annees.premier} à ${annees.dernier}`;
  return annees?.dernier ?? derniere?.millesime ?? "—";
};

const Rangee = ({ base, ligne }: { base: string; ligne: Ligne }) => {
  const { code, nom, unite, producteur } = ligne.statistique;
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/${code}`}>{nom}</a>
      </th>
      <td class="n">
        <Derniere {...ligne} />
      </td>
      <td>{unite}</td>
      <td class="n">{anneesDites(ligne)}</td>
      <td>{LIBELLES_PRODUCTEUR[producteur]}</td>
    </tr>
  );
};

/** Le catalogue : chaque chiffre, ce que l'on en connaît, sa dernière valeur dans l'EPCI de l'espace. */
export const CataloguePage = (props: CatalogueProps) => {
  const { base, lignes, page, total, params, lieu, vide, modifier } = props;
  return (
    <div class="pile">
      <Tete
        titre="Statistiques"
        dit="Chaque chiffre du diagnostic : ce qu’il compte, d’où il vient, et ce qu’il vaut dans chaque territoire, année par année."
      >
        {modifier && (
          <div class="barre">
            <a class="bouton" href={`${base}/imports`}>
              Importer un fichier
            </a>
            <a class="bouton discret" href={`${base}/nouvelle`}>
              Ajouter un chiffre
            </a>
          </div>
        )}
      </Tete>
      <Onglets base={base} ici="catalogue" />
      {vide && (
        <p class="vide">
          Aucune valeur n’est encore écrite. Importez un fichier de l’Insee, de la Caf ou le vôtre : les chiffres de vos
          communes et ceux auxquels vous les comparez y sont pris, le reste est laissé.
        </p>
      )}
      <Filtres base={base} filtre={props.filtre} />
      {lignes.length === 0 ? (
        <p class="vide">Aucun chiffre ne répond à ce filtre.</p>
      ) : (
        <Tableau
          nom="Les chiffres du catalogue"
          colonnes={[
            "Chiffre",
            { titre: lieu ? `Dernière valeur : ${lieu}` : "Dernière valeur", n: true },
            "Unité",
            { titre: "Années connues", n: true },
            "Producteur",
          ]}
        >
          {lignes.map((ligne) => (
            <Rangee base={base} ligne={ligne} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={base} params={params} page={page} total={total} />
      <p class="note">
        <a href={`${base}/export.csv`}>Télécharger toutes les valeurs (CSV)</a>
      </p>
    </div>
  );
};
