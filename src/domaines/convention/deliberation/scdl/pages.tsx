import { pluriel } from "#commun/texte.ts";
import { Tableau } from "#ui/tableau.tsx";
import { PHRASES_NON_PUBLIE, PHRASES_SCDL } from "../lexique.ts";
import type { ActeEcrit } from "../model.ts";
import { nomActe } from "../pages.tsx";
import { type FauteScdl, LIBELLES_SCDL, type MotifNonPublie } from "./model.ts";

export type Examinee = { acte: ActeEcrit; motif: MotifNonPublie | null; fautes: readonly FauteScdl[] };

const fauteDite = ({ colonne, code }: FauteScdl) => `${LIBELLES_SCDL[colonne]} : ${PHRASES_SCDL[code]}`;

const Rangees = ({ base, actes, dites }: { base: string; actes: readonly Examinee[]; dites: Dites }) => (
  <>
    {actes.slice(0, 100).map((examinee) => (
      <tr>
        <th scope="row">
          <a href={`${base}/${examinee.acte.id}`}>{nomActe(examinee.acte)}</a>
        </th>
        <td>
          <ul>
            {dites(examinee).map((phrase) => (
              <li>{phrase}</li>
            ))}
          </ul>
        </td>
      </tr>
    ))}
  </>
);
type Dites = (examinee: Examinee) => readonly string[];

/** Ce qui n'y entrera pas, et pourquoi. */
const Ecartees = ({ base, ecartees }: { base: string; ecartees: readonly Examinee[] }) => (
  <>
    <p>{pluriel(ecartees.length, "acte n’y entre pas", "actes n’y entrent pas")}.</p>
    <Tableau nom="Ce qui n’entre pas dans les données ouvertes" colonnes={["Acte", "Pourquoi"]}>
      <Rangees base={base} actes={ecartees} dites={({ motif }) => (motif ? [PHRASES_NON_PUBLIE[motif]] : [])} />
    </Tableau>
  </>
);

/** Ce qui part en données ouvertes, et ce qui attend encore. */
export const DonneesPage = ({
  base,
  justes,
  emporter,
  autres,
}: {
  base: string;
  justes: number;
  /** Vrai si l'on peut les télécharger. */
  emporter: boolean;
  autres: readonly Examinee[];
}) => {
  const fautives = autres.filter(({ motif }) => motif === null);
  const ecartees = autres.filter(({ motif }) => motif !== null);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={base}>Délibérations</a>
          </p>
          <h1>Données ouvertes des délibérations</h1>
          <p>
            {justes === 0
              ? "Aucune délibération n’est encore complète au format commun des données locales (SCDL Délibérations)."
              : `${pluriel(justes, "délibération complète", "délibérations complètes")} au format commun des données locales (SCDL Délibérations).`}
          </p>
        </div>
        {emporter && justes > 0 && (
          <a class="bouton" href={`${base}/export`} download>
            Télécharger le CSV
          </a>
        )}
      </div>
      {fautives.length > 0 && (
        <>
          <p>
            {pluriel(fautives.length, "délibération attend", "délibérations attendent")} d’être complétées pour y
            entrer.
          </p>
          <Tableau nom="Ce qui manque à chaque délibération" colonnes={["Délibération", "Ce qui manque"]}>
            <Rangees base={base} actes={fautives} dites={({ fautes }) => fautes.map(fauteDite)} />
          </Tableau>
        </>
      )}
      {ecartees.length > 0 && <Ecartees base={base} ecartees={ecartees} />}
    </>
  );
};
