import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { type Acteur, type FiltresActeurs, GENRES_ACTEUR, LIBELLES_GENRE, LIBELLES_SORTE, SORTES } from "../model.ts";

type ListeProps = {
  chemin: string;
  acteurs: readonly Acteur[];
  organisations: ReadonlyMap<string, string>;
  filtres: FiltresActeurs;
  page: number;
  total: number;
  peutModifier: boolean;
  peutExporter: boolean;
  aVerifier: number;
};

const OPTIONS_GENRE = [
  { valeur: "", libelle: "Tous les genres" },
  ...GENRES_ACTEUR.map((genre) => ({ valeur: genre, libelle: LIBELLES_GENRE[genre] })),
];

const Filtres = ({ chemin, filtres }: Pick<ListeProps, "chemin" | "filtres">) => (
  <form method="get" action={chemin} role="search" class="barre">
    <label class="cache" for="q">
      Chercher un acteur
    </label>
    <input class="saisie" type="search" id="q" name="q" value={filtres.q} placeholder="Nom ou sigle" size={24} />
    <label class="cache" for="sorte">
      Sorte
    </label>
    <select class="saisie" id="sorte" name="sorte">
      <option value="">Organisations et personnes</option>
      {SORTES.map((sorte) => (
        <option value={sorte} selected={sorte === filtres.sorte}>
          {LIBELLES_SORTE[sorte]}s
        </option>
      ))}
    </select>
    <label class="cache" for="genre">
      Genre
    </label>
    <select class="saisie" id="genre" name="genre">
      {OPTIONS_GENRE.map(({ valeur, libelle }) => (
        <option value={valeur} selected={valeur === (filtres.genre ?? "")}>
          {libelle}
        </option>
      ))}
    </select>
    <button class="bouton discret" type="submit">
      Filtrer
    </button>
    {(filtres.q || filtres.sorte || filtres.genre || filtres.verifiesAvant) && <a href={chemin}>Tout montrer</a>}
  </form>
);

const precision = ({ sorte, genre, qualite }: Acteur) =>
  sorte === "contact"
    ? (qualite ?? LIBELLES_SORTE.contact)
    : genre
      ? LIBELLES_GENRE[genre]
      : LIBELLES_SORTE.organisation;

const Ligne = ({
  acteur,
  chemin,
  organisation,
}: {
  acteur: Acteur;
  chemin: string;
  organisation: string | undefined;
}) => (
  <tr>
    <th scope="row">
      <a href={`${chemin}/${acteur.id}`}>{acteur.nom}</a> {acteur.nomCourt && <small>{acteur.nomCourt}</small>}
    </th>
    <td>{precision(acteur)}</td>
    <td>{organisation}</td>
  </tr>
);

const Outils = (props: ListeProps & { params: URLSearchParams }) => (
  <div class="barre outils">
    <span class="note">{pluriel(props.total, "acteur")}</span>
    {props.aVerifier > 0 && !props.filtres.verifiesAvant && (
      <a href={`${props.chemin}?averifier=1`}>{pluriel(props.aVerifier, "fiche")} à vérifier</a>
    )}
    {props.peutModifier && <a href={`${props.chemin}/doublons`}>Doublons possibles</a>}
    {props.peutExporter && (
      <>
        <a href={`${props.chemin}/export?format=xlsx`} download>
          Exporter pour Excel
        </a>
        <a href={`${props.chemin}/export?format=ods`} download>
          en OpenDocument
        </a>
        <a href={`${props.chemin}/export?format=csv`} download>
          en CSV
        </a>
      </>
    )}
  </div>
);

/** Les acteurs de l'espace, à chercher et à filtrer. */
export const ActeursPage = (props: ListeProps) => {
  const { chemin, acteurs, organisations, filtres, page, total, peutModifier } = props;
  const params = new URLSearchParams(
    Object.entries(filtres).flatMap(([cle, valeur]) => {
      if (!valeur) return [];
      return [cle === "verifiesAvant" ? ["averifier", "1"] : [cle, valeur]];
    }),
  );
  const filtre = params.size > 0;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Acteurs</h1>
          <p>Les organisations et les personnes qui portent ou accompagnent les actions de l’espace.</p>
        </div>
        <div class="barre">
          <a class="bouton discret" href={`${chemin}/referents`}>
            Référents
          </a>
          {peutModifier && (
            <a class="bouton" href={`${chemin}/nouveau`}>
              Ajouter un acteur
            </a>
          )}
        </div>
      </div>
      <Filtres chemin={chemin} filtres={filtres} />
      {total === 0 ? (
        <p>
          {filtre
            ? "Aucun acteur ne répond à ces filtres."
            : "Il n’y a pas encore d’acteur. Ceux que citent les fiches s’ajoutent d’eux-mêmes à l’import ou à la saisie."}
        </p>
      ) : (
        <>
          <Outils {...props} params={params} />
          <Tableau nom="Acteurs de l’espace, par ordre de nom" colonnes={["Nom", "C’est", "Organisation"]}>
            {acteurs.map((acteur) => (
              <Ligne acteur={acteur} chemin={chemin} organisation={organisations.get(acteur.organisation ?? "")} />
            ))}
          </Tableau>
          <Pagination chemin={chemin} params={params} page={page} total={total} />
        </>
      )}
    </>
  );
};
