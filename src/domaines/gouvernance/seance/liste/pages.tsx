import { enLettres, nomDuJour } from "#commun/jour.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Instance } from "../../instance/model.ts";
import { LIBELLES_SEANCE, type Seance } from "../model.ts";

export const heureDite = (debut: string): string => `${Number(debut.slice(0, 2))} h ${debut.slice(3)}`;

/** « jeudi 3 décembre 2026 à 14 h 00 ». */
export const quandDit = ({ le, debut }: Pick<Seance, "le" | "debut">): string =>
  le === null ? "Date à fixer" : `${nomDuJour(le)} ${enLettres(le)}${debut ? ` à ${heureDite(debut)}` : ""}`;

export const adresseSeance = (base: string, { instance, id }: Pick<Seance, "instance" | "id">): string =>
  `${base}/instances/${instance}/reunions/${id}`;

export type LigneSeance = { seance: Seance; instance: Pick<Instance, "nom"> };

export const etatDit = ({ etat, envoyeLe }: Pick<Seance, "etat" | "envoyeLe">): string =>
  etat === "approuvee" && envoyeLe ? "Relevé envoyé" : LIBELLES_SEANCE[etat];

/** Des réunions, chacune avec son instance quand il y en a plusieurs. */
export const SeancesTable = ({
  base,
  lignes,
  instances = false,
}: {
  base: string;
  lignes: readonly LigneSeance[];
  instances?: boolean;
}) => (
  <Tableau nom="Les réunions" colonnes={["Réunion", "Quand", "Où", "Où en est-on"]}>
    {lignes.map(({ seance, instance }) => (
      <tr>
        <th scope="row">
          <a href={adresseSeance(base, seance)}>{seance.titre}</a>
          {instances && <small class="sous">{instance.nom}</small>}
        </th>
        <td>{quandDit(seance)}</td>
        <td>{seance.lieu || (seance.visio ? "À distance" : "")}</td>
        <td>{etatDit(seance)}</td>
      </tr>
    ))}
  </Tableau>
);
