import { pluriel } from "#commun/texte.ts";
import { Champ } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { quandDit } from "../liste/pages.tsx";
import type { Seance } from "../model.ts";
import { dateTrouvee, retenueParmi, type Tendance } from "../rules.ts";

type Props = {
  ici: string;
  seance: Seance;
  tendances: readonly Tendance[];
  modifiable: boolean;
  neufs: { date: string };
  erreursDate?: FormErrors | undefined;
};

type LigneProps = { ici: string; une: Tendance; modifiable: boolean; retenue: boolean };

const LigneDate = ({ ici, une, modifiable, retenue }: LigneProps) => (
  <tr>
    <th scope="row">{quandDit(une.date)}</th>
    <td class="n">{une.oui}</td>
    <td class="n">{une.siBesoin}</td>
    <td class="n">{une.non}</td>
    <td class="n">{une.sansReponse}</td>
    <td>
      {retenue && "Retenue"}
      {modifiable && (
        <div class="barre">
          {!retenue && (
            <form method="post" action={`${ici}/dates/${une.date.id}/choix`}>
              <button class="lien">
                Retenir<span class="cache"> le {quandDit(une.date)}</span>
              </button>
            </form>
          )}
          <form method="post" action={`${ici}/dates/${une.date.id}/retrait`}>
            <button class="lien">
              Retirer<span class="cache"> le {quandDit(une.date)}</span>
            </button>
          </form>
        </div>
      )}
    </td>
  </tr>
);

const ProposerDate = ({ ici, neufs, erreursDate }: Props) => (
  <form method="post" action={`${ici}/dates`} class="formulaire">
    <input type="hidden" name="id" value={neufs.date} />
    <div class="cote-a-cote">
      <Champ nom="dateLe" label="Jour proposé" type="date" erreurs={erreursDate} />
      <Champ nom="dateDebut" label="Heure proposée" type="time" erreurs={erreursDate} />
    </div>
    <p>
      <button class="bouton discret">Proposer cette date</button>
    </p>
  </form>
);

/** Plusieurs dates, et à combien chacune convient ; en retenir une fixe la réunion. */
export const DatesProposees = (props: Props) => {
  const { ici, seance, tendances, modifiable } = props;
  const retenue = retenueParmi(
    seance,
    tendances.map(({ date }) => date),
  );
  return (
    <section class="pile">
      <h2>Dates proposées</h2>
      {tendances.length === 0 ? (
        <p class="vide">
          {seance.le ? "La date est fixée." : "Fixez le jour en modifiant la réunion, ou proposez-en plusieurs ici."}
        </p>
      ) : (
        <Tableau
          nom="À combien chaque date convient"
          colonnes={[
            "Date",
            { titre: "Oui", n: true },
            { titre: "S’il le faut", n: true },
            { titre: "Non", n: true },
            { titre: "Sans réponse", n: true },
            { titre: "Ce que l’on en fait", cache: true },
          ]}
        >
          {tendances.map((une) => (
            <LigneDate ici={ici} une={une} modifiable={modifiable} retenue={une.date === retenue} />
          ))}
        </Tableau>
      )}
      {modifiable && (
        <details class="panneau" open={props.erreursDate !== undefined}>
          <summary>Proposer une date</summary>
          <ProposerDate {...props} />
        </details>
      )}
      {modifiable && tendances.length > 0 && !dateTrouvee(seance) && (
        <p class="barre">
          <a href={`${ici}/souhaits`}>Noter les réponses reçues</a>
          <form method="post" action={`${ici}/sondage`}>
            <button class="lien">
              Demander à{" "}
              {pluriel(
                tendances[0]
                  ? tendances[0].oui + tendances[0].siBesoin + tendances[0].non + tendances[0].sansReponse
                  : 0,
                "membre",
              )}{" "}
              quelle date leur convient
            </button>
          </form>
        </p>
      )}
    </section>
  );
};
