import { aLHeure } from "#commun/jour.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { ExportFamille } from "../model.ts";
import { type Noms, voletsDe } from "./rules.ts";

/** Au-delà, la page devient longue : la copie en données, elle, tient tout. */
const LIGNES_MONTREES = 25;

const Pieces = ({ pieces }: Pick<ExportFamille, "pieces">) => (
  <section>
    <h2>Pièces déposées</h2>
    <ul>
      {pieces.map(({ nom, taille, deposeLe }) => (
        <li>
          {nom ?? "illisible"} ({Math.ceil(taille / 1024)} ko), déposée le {aLHeure(deposeLe)}
        </li>
      ))}
    </ul>
  </section>
);

const Journal = ({ journal }: Pick<ExportFamille, "journal">) => (
  <section>
    <h2>Ce qui a été écrit, et quand</h2>
    {journal.length > LIGNES_MONTREES && (
      <p class="note">Les {LIGNES_MONTREES} dernières ; la copie en données les tient toutes.</p>
    )}
    <Tableau nom="Journal du dossier" colonnes={["Quand", "Acte", "Sur quoi"]}>
      {journal
        .slice(-LIGNES_MONTREES)
        .toReversed()
        .map(({ le, action, objet }) => (
          <tr>
            <td>{aLHeure(le)}</td>
            <td>{action}</td>
            <td>{objet.replace(/^guichet\./, "")}</td>
          </tr>
        ))}
    </Tableau>
  </section>
);

/** Tout ce que l'on garde d'une famille, à lire ou à imprimer. */
export const Copie = ({ copie, noms }: { copie: ExportFamille; noms: Noms }) => (
  <>
    {voletsDe(copie, noms).map(({ titre, lignes }) => (
      <section>
        <h2>{titre}</h2>
        {lignes.slice(0, LIGNES_MONTREES).map((ligne) => (
          <dl class="identite">
            {ligne.map(({ nom, valeur }) => (
              <div>
                <dt>{nom}</dt>
                <dd>{valeur}</dd>
              </div>
            ))}
          </dl>
        ))}
      </section>
    ))}
    {copie.pieces.length > 0 && <Pieces pieces={copie.pieces} />}
    {copie.journal.length > 0 && <Journal journal={copie.journal} />}
  </>
);
