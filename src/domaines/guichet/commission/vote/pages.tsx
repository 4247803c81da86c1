import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Commission } from "../session/model.ts";
import { Cadre } from "../session/pages.tsx";
import type { Vote } from "./model.ts";
import { estAdopte } from "./rules.ts";

export type VotesProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  votes: readonly Vote[];
  votee: boolean;
  presents: readonly string[];
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Voter = ({ ici, commission, erreurs }: VotesProps) => (
  <form method="post" action={`${ici}/votes`} class="panneau pile formulaire">
    <h2>Noter un vote</h2>
    <input type="hidden" name="version" value={`${commission.version}`} />
    <Choix
      nom="portee"
      label="Ce que l’on vote"
      options={[
        { valeur: "liste", libelle: "La liste entière, telle qu’elle est" },
        { valeur: "point", libelle: "Un point particulier" },
      ]}
      erreurs={erreurs}
    />
    <Champ nom="objet" label="En une phrase" valeur="Attribution des places de la séance" erreurs={erreurs} requis />
    <div class="cote-a-cote">
      <Champ nom="pour" label="Pour" type="number" erreurs={erreurs} requis />
      <Champ nom="contre" label="Contre" type="number" erreurs={erreurs} />
      <Champ nom="abstentions" label="Abstentions" type="number" erreurs={erreurs} />
    </div>
    <Choix
      nom="preside"
      label="À égalité, la voix de qui préside"
      options={[
        { valeur: "", libelle: "Sans objet" },
        { valeur: "pour", libelle: "Pour" },
        { valeur: "contre", libelle: "Contre" },
      ]}
      erreurs={erreurs}
    />
    <p>
      <button class="bouton">Noter le vote</button>
    </p>
  </form>
);

/** Les votes de la séance. */
export const VotesPage = (props: VotesProps) => {
  const { commission, conduire, votes, votee, presents } = props;
  return (
    <Cadre {...props} onglet="votes" titre="Votes">
      <p>
        {pluriel(presents.length, "personne siège", "personnes siègent")}. Le vote de la liste vaut pour la liste telle
        qu’elle est : un geste de plus, et il est à refaire.
      </p>
      {commission.etat === "tenue" && (
        <Alert ton={votee ? "info" : "attention"}>
          <p>
            {votee
              ? "La liste, telle qu’elle est, a été adoptée."
              : "La liste, telle qu’elle est, n’est pas encore adoptée."}
          </p>
        </Alert>
      )}
      {votes.length > 0 && (
        <Tableau
          nom="Votes"
          colonnes={[
            "Ce qui est voté",
            { titre: "Pour", n: true },
            { titre: "Contre", n: true },
            { titre: "Abstentions", n: true },
            "Résultat",
          ]}
        >
          {votes.map((vote) => (
            <tr>
              <th scope="row">
                {vote.objet}
                <small class="sous">{vote.portee === "liste" ? "La liste entière" : "Un point"}</small>
              </th>
              <td class="n">{vote.pour}</td>
              <td class="n">{vote.contre}</td>
              <td class="n">{vote.abstentions}</td>
              <td>{estAdopte(vote) ? "Adopté" : "Rejeté"}</td>
            </tr>
          ))}
        </Tableau>
      )}
      {conduire && commission.etat === "tenue" && <Voter {...props} />}
    </Cadre>
  );
};
