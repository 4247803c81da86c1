import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { GENRES_OBSERVATION, LIBELLES_OBSERVATION, type Observation } from "./model.ts";

export type ObservationsProps = {
  ici: string;
  observations: readonly Observation[];
  peutSaisir: boolean;
  peutRetirer: boolean;
  aujourdhui: Jour;
  erreurs?: FormErrors | undefined;
  /** Ouvert d'avance : c'est par là que se remplit un indicateur qualitatif. */
  qualitatif: boolean;
};

const Une = ({ ici, observation, peutRetirer }: { ici: string; observation: Observation; peutRetirer: boolean }) => {
  const { id, genre, jour, texte, contexte } = observation;
  return (
    <li>
      <p class="texte">{genre === "verbatim" ? `« ${texte} »` : texte}</p>
      <small>
        {[LIBELLES_OBSERVATION[genre], enLettres(jour), contexte].filter(Boolean).join(", ")}
        {peutRetirer && (
          <form method="post" action={`${ici}/observations/${id}/retrait`}>
            <button class="lien">
              Retirer<span class="cache"> ce qui est noté le {enLettres(jour)}</span>
            </button>
          </form>
        )}
      </small>
    </li>
  );
};

const Noter = ({ ici, aujourdhui, erreurs }: Pick<ObservationsProps, "ici" | "aujourdhui" | "erreurs">) => {
  const alerte = erreurs?.values["alerte"];
  return (
    <form method="post" action={`${ici}/observations`} class="panneau formulaire">
      <h3>Noter ce qui se dit ou se voit</h3>
      <Fautes erreurs={erreurs} />
      {alerte && (
        <Alert ton="attention">
          <p>
            Ce texte {alerte}. Dites-le sans que l’on puisse reconnaître la personne ; si ce n’est pas ce que vous
            craigniez, gardez-le.
          </p>
        </Alert>
      )}
      <Choix
        nom="genre"
        label="C’est"
        erreurs={erreurs}
        options={GENRES_OBSERVATION.map((valeur) => ({ valeur, libelle: LIBELLES_OBSERVATION[valeur] }))}
      />
      <Zone
        nom="texte"
        label="Ce qui a été dit ou vu"
        aide="Sans nom ni détail qui ferait reconnaître quelqu’un : une mère, un jeune, un agent."
        lignes={3}
        erreurs={erreurs}
      />
      <Champ nom="contexte" label="Où, à quelle occasion" erreurs={erreurs} />
      <Champ nom="jour" label="Le" type="date" erreurs={erreurs} valeur={aujourdhui} />
      <p class="barre">
        <button class="bouton discret">Noter</button>
        {alerte && (
          <button class="bouton" name="confirme" value="1">
            Garder ce texte
          </button>
        )}
      </p>
    </form>
  );
};

/** Ce que les gens disent et ce que l'on voit, daté, sans nommer personne. */
export const ObservationsBloc = (props: ObservationsProps) => {
  const { ici, observations, peutSaisir, peutRetirer, qualitatif } = props;
  if (observations.length === 0 && !peutSaisir) return null;
  return (
    <section class="pile" aria-labelledby="observations">
      <h2 id="observations">Ce qui se dit, ce qui se voit</h2>
      {observations.length > 0 && (
        <ul class="reponses" role="list">
          {observations.slice(0, 25).map((observation) => (
            <Une ici={ici} observation={observation} peutRetirer={peutRetirer} />
          ))}
        </ul>
      )}
      {peutSaisir &&
        (qualitatif || props.erreurs ? (
          <Noter {...props} />
        ) : (
          <details>
            <summary>Noter une parole ou une observation</summary>
            <Noter {...props} />
          </details>
        ))}
    </section>
  );
};
