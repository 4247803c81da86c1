import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import { type FiltresEquipements, LIBELLES_TYPE, type LigneEquipement, type TypeEquipement } from "../model.ts";

type Props = {
  chemin: string;
  registre: string;
  annexes: readonly { id: string; titre: string }[];
  lignes: readonly LigneEquipement[];
  types: readonly { type: TypeEquipement; lieux: number }[];
  filtres: FiltresEquipements;
  page: number;
  compte: { lignes: number; lieux: number };
};

const Filtres = ({ chemin, filtres, types }: Pick<Props, "chemin" | "filtres" | "types">) => (
  <form method="get" action={chemin} role="search" class="barre">
    <label class="cache" for="q">
      Chercher un équipement
    </label>
    <input
      class="saisie"
      type="search"
      id="q"
      name="q"
      value={filtres.q}
      placeholder="Nom, commune, adresse"
      size={24}
    />
    <label class="cache" for="type">
      Type
    </label>
    <select class="saisie" id="type" name="type">
      <option value="">Tous les types</option>
      {types.map(({ type, lieux }) => (
        <option value={type} selected={type === filtres.type}>
          {`${LIBELLES_TYPE[type]} (${lieux})`}
        </option>
      ))}
    </select>
    <button class="bouton discret" type="submit">
      Filtrer
    </button>
    {(filtres.q || filtres.type) && <a href={chemin}>Tout montrer</a>}
  </form>
);

const Ligne = ({
  registre,
  equipement,
  nom,
  type,
  typeLibelle,
  adresse,
  autres,
}: LigneEquipement & { registre: string }) => (
  <tr>
    <th scope="row">
      <a href={`${registre}/${equipement}`}>{nom ?? "Nom à préciser"}</a>
    </th>
    <td>
      {LIBELLES_TYPE[type]}
      {typeLibelle && typeLibelle !== LIBELLES_TYPE[type] && <small class="note"> écrit « {typeLibelle} »</small>}
    </td>
    <td>{adresse}</td>
    <td>{autres.length > 0 && <small>{autres.join(", ")}</small>}</td>
  </tr>
);

/** Les lignes qui se suivent pour une même collectivité. */
function parCollectivite(
  lignes: readonly LigneEquipement[],
): { collectivite: string | null; lignes: LigneEquipement[] }[] {
  const groupes: { collectivite: string | null; lignes: LigneEquipement[] }[] = [];
  for (const ligne of lignes) {
    const dernier = groupes.at(-1);
    if (dernier && dernier.collectivite === ligne.collectivite) dernier.lignes.push(ligne);
    else groupes.push({ collectivite: ligne.collectivite, lignes: [ligne] });
  }
  return groupes;
}

const Table = ({ lignes, registre }: Pick<Props, "lignes" | "registre">) => (
  <div class="cadre" tabindex={0} role="region" aria-label="Équipements">
    <table class="table">
      <caption class="cache">Équipements, par collectivité qui les soutient</caption>
      <thead>
        <tr>
          <th scope="col">Équipement</th>
          <th scope="col">Type</th>
          <th scope="col">Adresse</th>
          <th scope="col">Soutenu aussi par</th>
        </tr>
      </thead>
      {parCollectivite(lignes).map(({ collectivite, lignes: siennes }) => (
        <tbody>
          <tr class="groupe">
            <th scope="rowgroup" colspan={4}>
              {collectivite ?? "Collectivité à préciser"}
            </th>
          </tr>
          {siennes.map((ligne) => (
            <Ligne registre={registre} {...ligne} />
          ))}
        </tbody>
      ))}
    </table>
  </div>
);

/** Les lieux cités par les conventions que l'on peut lire, groupés par la collectivité qui les soutient ; un lieu ne compte qu'une fois. */
export const SoutiensPage = ({ chemin, registre, annexes, lignes, types, filtres, page, compte }: Props) => {
  const params = new URLSearchParams(
    Object.entries(filtres).flatMap(([cle, valeur]) => (valeur ? [[cle, valeur]] : [])),
  );
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={registre}>Équipements</a>
          </p>
          <h1>Qui soutient quoi</h1>
          <p>
            Les lieux et services que les listes des conventions nomment, par collectivité : l’annexe 2 se fait d’ici.
            Un lieu soutenu par plusieurs communes ne compte qu’une fois.
          </p>
        </div>
      </div>
      {annexes.length > 0 && (
        <p class="barre">
          {annexes.map(({ id, titre }) => (
            <a href={`/conventions/${id}/texte/annexes/equipements`}>L’annexe 2 de « {titre} »</a>
          ))}
        </p>
      )}
      {types.length === 0 ? (
        <p>Il n’y a pas encore d’équipement. La liste de l’annexe 2 entre à l’import de la convention.</p>
      ) : (
        <>
          <Filtres chemin={chemin} filtres={filtres} types={types} />
          {compte.lignes === 0 ? (
            <p>Aucun équipement ne répond à ces filtres.</p>
          ) : (
            <>
              <p class="note">
                {pluriel(compte.lieux, "lieu", "lieux")}
                {compte.lignes > compte.lieux && `, cités ${compte.lignes} fois`}
              </p>
              <Table lignes={lignes} registre={registre} />
              <Pagination chemin={chemin} params={params} page={page} total={compte.lignes} />
            </>
          )}
        </>
      )}
    </>
  );
};
