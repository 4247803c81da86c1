import type { Examen } from "../../../reglement/eligibilite/rules.ts";
import type { Demande } from "../../model.ts";
import type { PointsVus } from "../../suivi/model.ts";

export type PointsProps = {
  base: string;
  demande: Demande;
  instruire: boolean;
  points: PointsVus | null;
  /** Les conditions du règlement que cette demande ne tient pas, ou qu'un agent doit juger. */
  conditions: readonly Examen[];
};

const Conditions = ({ conditions }: Pick<PointsProps, "conditions">) =>
  conditions.length > 0 && (
    <ul>
      {conditions.map(({ libelle, verifiee }) => (
        <li>
          {libelle} <small>({verifiee === false ? "condition non tenue, à relire" : "à vérifier par un agent"})</small>
        </li>
      ))}
    </ul>
  );

/** Les points de la demande ligne par ligne, les conditions à relire, et les avis d'expert. */
export const SesPoints = ({ base, demande, points, conditions, instruire }: PointsProps) =>
  points && (
    <section>
      <h2>Points</h2>
      <p class="note">D’après ce que la famille a déclaré, selon {points.version}.</p>
      <ul>
        {points.compte.lignes.map(({ libelle, raison, points: donnes }) => (
          <li>
            {libelle} : {donnes} <small>({raison})</small>
          </li>
        ))}
      </ul>
      <p>
        <strong class="chiffres">{points.compte.total}</strong> au total
      </p>
      {points.la.map(({ nom, points: donnes, lignes }) => (
        <p>
          {nom} : {donnes > 0 ? `+${donnes}` : donnes} dans cette structure seulement (
          {lignes.map(({ libelle }) => libelle).join(", ")})
        </p>
      ))}
      <Conditions conditions={conditions} />
      {instruire && <a href={`${base}/${demande.id}/avis`}>Avis d’expert</a>}
    </section>
  );
