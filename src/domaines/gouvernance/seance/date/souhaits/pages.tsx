import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Membre } from "../../../membre/model.ts";
import { quandDit } from "../../liste/pages.tsx";
import { type DateProposee, LIBELLES_SOUHAIT, type Seance, SOUHAITS, type Souhait } from "../../model.ts";

const Reponse = ({ nom, label, choisie }: { nom: string; label: string; choisie: string }) => (
  <select name={nom} aria-label={label} class="saisie">
    <option value="">Pas de réponse</option>
    {SOUHAITS.map((valeur) => (
      <option value={valeur} selected={valeur === choisie}>
        {LIBELLES_SOUHAIT[valeur]}
      </option>
    ))}
  </select>
);

type Props = {
  ici: string;
  seance: Seance;
  attendus: readonly Membre[];
  dates: readonly DateProposee[];
  souhaits: readonly Souhait[];
  /** Combien de courriels viennent de partir. */
  demandes: number | null;
};

/** Noter, membre par membre, les dates qui conviennent. */
export const SouhaitsPage = ({ ici, seance, attendus, dates, souhaits, demandes }: Props) => {
  const de = (membre: string, date: string) =>
    souhaits.find((un) => un.membre === membre && un.date === date)?.reponse ?? "";
  return (
    <form method="post" action={`${ici}/souhaits`} class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{seance.titre}</a>
          </p>
          <h1>Les dates qui conviennent</h1>
        </div>
      </div>
      {demandes !== null && (
        <Alert ton="info">
          {pluriel(demandes, "personne reçoit", "personnes reçoivent")} un courriel avec un lien pour répondre. Les
          réponses des liens arrivent ici seules.
        </Alert>
      )}
      <div class="cadre" tabindex={0} role="region" aria-label="Les réponses aux dates">
        <table class="table">
          <caption class="cache">Les réponses aux dates</caption>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              {dates.map((date) => (
                <th scope="col">{quandDit(date)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attendus.map(({ id, nom }) => (
              <tr>
                <th scope="row">{nom}</th>
                {dates.map((date) => (
                  <td>
                    <Reponse nom={`${id}-${date.id}`} label={`${nom}, ${quandDit(date)}`} choisie={de(id, date.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={ici}>Revenir à la réunion</a>
      </p>
    </form>
  );
};
