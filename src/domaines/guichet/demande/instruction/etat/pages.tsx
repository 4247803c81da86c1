import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import { FORMES, LIBELLES_ETAT, LIBELLES_SOLUTION } from "../../lexique.ts";
import type { Demande, EtatDemande } from "../../model.ts";
import { Version } from "../pages.tsx";

const CONSEQUENCES: Partial<Record<EtatDemande, string>> = {
  enAttente: "Elle entre dans la file, avec l’ancienneté qu’elle a.",
  pourvue: "Elle n’attend plus de place ; la famille peut la rouvrir.",
  retiree: "Elle n’attend plus de place ; la famille peut la rouvrir.",
  archivee: "Elle est close pour de bon : plus rien ne la rouvre, et ses données s’effacent un an après.",
};

type EtatProps = { base: string; demande: Demande; proposes: readonly EtatDemande[]; refus: string | null };

/** Changer l'état d'une demande : ce que chaque choix fait, avant de le faire. */
export const EtatPage = ({ base, demande, proposes, refus }: EtatProps) => (
  <form method="post" action={`${base}/${demande.id}/etat`} class="formulaire pile">
    <h1>Changer l’état de la demande {demande.numero}</h1>
    <p>
      Aujourd’hui : <Etat forme={FORMES[demande.etat]} libelle={LIBELLES_ETAT[demande.etat]} />
    </p>
    {refus && <Alert>{refus}</Alert>}
    <Version demande={demande} />
    <fieldset class="choix">
      <legend>Nouvel état</legend>
      {proposes.map((etat) => (
        <label>
          <input type="radio" name="etat" value={etat} />
          <span>
            {LIBELLES_ETAT[etat]}
            <br />
            <small>{CONSEQUENCES[etat]}</small>
          </span>
        </label>
      ))}
    </fieldset>
    {proposes.includes("pourvue") && (
      <div class="champ">
        <label for="motif">Si elle a trouvé ailleurs, où ?</label>
        <select id="motif" name="motif">
          {Object.entries(LIBELLES_SOLUTION).map(([valeur, libelle]) => (
            <option value={valeur}>{libelle}</option>
          ))}
        </select>
      </div>
    )}
    <p class="barre">
      <button class="bouton">Changer l’état</button>
      <a href={`${base}/${demande.id}`}>Ne rien changer</a>
    </p>
  </form>
);
