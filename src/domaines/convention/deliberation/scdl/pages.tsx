import { pluriel } from "#commun/texte.ts";
import { Tableau } from "#ui/tableau.tsx";
import { PHRASES_SCDL } from "../lexique.ts";
import type { ActeEcrit } from "../model.ts";
import { nomActe } from "../pages.tsx";
import { type FauteScdl, LIBELLES_SCDL } from "./model.ts";

export type Examinee = { acte: ActeEcrit; fautes: readonly FauteScdl[] };

const fauteDite = ({ colonne, code }: FauteScdl) => `${LIBELLES_SCDL[colonne]} : ${PHRASES_SCDL[code]}`;

/** Ce qui part en données ouvertes, et ce qui attend encore. */
export const DonneesPage = ({
  base,
  justes,
  fautives,
}: {
  base: string;
  justes: number;
  fautives: readonly Examinee[];
}) => (
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
      {justes > 0 && (
        <a class="bouton" href={`${base}/export`} download>
          Télécharger le CSV
        </a>
      )}
    </div>
    {fautives.length > 0 && (
      <>
        <p>
          {pluriel(fautives.length, "délibération attend", "délibérations attendent")} d’être complétées pour y entrer.
        </p>
        <Tableau nom="Ce qui manque à chaque délibération" colonnes={["Délibération", "Ce qui manque"]}>
          {fautives.slice(0, 100).map(({ acte, fautes }) => (
            <tr>
              <th scope="row">
                <a href={`${base}/${acte.id}`}>{nomActe(acte)}</a>
              </th>
              <td>
                <ul>
                  {fautes.map((faute) => (
                    <li>{fauteDite(faute)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Tableau>
      </>
    )}
  </>
);
