import { intituleFiche } from "#domaines/plan/model.ts";
import { aLHeure } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { accorder, pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import {
  ANNEES,
  type Exercice,
  LIBELLES_MONTANT,
  LIBELLES_NATURE,
  type Ligne,
  MONTANTS,
  type Totaux,
} from "../model.ts";
import { additionner, ecrireEtp, partPropre, resteAFinancer, totauxDe } from "../rules.ts";
import type { BudgetDit } from "../sommes/model.ts";
import { ecrireCellule, ecrireDit } from "../vue/rules.ts";
import type { MouvementBudget } from "./model.ts";

export type FicheCitee = { id: string; reference: string | null; titre: string; budget: BudgetDit | null };

export const intitule = ({ reference, titre }: Pick<FicheCitee, "reference" | "titre">) =>
  intituleFiche({ reference, titre });

type Props = {
  base: string;
  fiche: FicheCitee;
  exercices: readonly Exercice[];
  mouvements: readonly MouvementBudget[];
  peutModifier: boolean;
  ecrit: string | null;
  anneeProposee: number;
  horsAnnees: boolean;
};

const ici = ({ base, fiche }: Pick<Props, "base" | "fiche">) => `${base}/plan/fiches/${fiche.id}/budget`;

const Reprendre = ({ props, montant }: { props: Props; montant: number }) => (
  <p>
    <a class="bouton" href={`${ici(props)}?annee=${props.anneeProposee}&reprendre=1`}>
      Reprendre {ecrireMontant(montant)} comme première ligne
    </a>
  </p>
);

/** Les mots du plan, tels qu'il les dit : le budget chiffré ne les remplace pas. */
const DitPlan = ({ props }: { props: Props }) => {
  const { budget } = props.fiche;
  if (!budget || ecrireDit(budget) === "") return null;
  const { statut, montantCentimes: montant, texte } = budget;
  return (
    <section class="panneau" aria-labelledby="dit">
      <h2 id="dit">Ce que dit le plan</h2>
      {statut && <p>{statut}</p>}
      {montant !== null && <p class="chiffres">{ecrireMontant(montant)}</p>}
      {texte && <p class="prose">{texte}</p>}
      {montant !== null && props.peutModifier && props.exercices.length === 0 && (
        <Reprendre props={props} montant={montant} />
      )}
    </section>
  );
};

const Montants = ({ totaux }: { totaux: Record<(typeof MONTANTS)[number], number | null> }) => (
  <>
    {MONTANTS.map((nom) => (
      <td class="n">{ecrireCellule(totaux[nom], undefined)}</td>
    ))}
  </>
);

const UneLigne = ({ ligne }: { ligne: Ligne }) => (
  <tr>
    <th scope="row" class="niveau-1">
      {ligne.nom}
      <small class="sous">
        {LIBELLES_NATURE[ligne.nature]}
        {ligne.libelle && `, ${ligne.libelle}`}
      </small>
    </th>
    <Montants totaux={ligne} />
  </tr>
);

const etpDit = ({ etpPrevu, etpRealise }: Exercice): string =>
  [
    etpPrevu !== null && `${ecrireEtp(etpPrevu)} ${accorder(etpPrevu, "prévu")}`,
    etpRealise !== null && `${ecrireEtp(etpRealise)} ${accorder(etpRealise, "réalisé")}`,
  ]
    .filter(Boolean)
    .join(", ");

const UneAnnee = ({ exercice, props }: { exercice: Exercice; props: Props }) => (
  <tbody>
    <tr class="groupe">
      <th scope="rowgroup">
        {exercice.annee}{" "}
        {props.peutModifier && (
          <a href={`${ici(props)}?annee=${exercice.annee}`}>
            Modifier<span class="cache"> {exercice.annee}</span>
          </a>
        )}
        {etpDit(exercice) && (
          <small class="sous">
            <abbr title="équivalent temps plein">ETP</abbr> : {etpDit(exercice)}
          </small>
        )}
      </th>
      <Montants totaux={totauxDe(exercice.lignes)} />
    </tr>
    {exercice.lignes.map((ligne) => (
      <UneLigne ligne={ligne} />
    ))}
  </tbody>
);

const Tuiles = ({ total }: { total: Totaux }) => {
  const tuiles: [number | null, string][] = [
    [total.prevu, "prévus, toutes années"],
    [total.accorde, "accordés par les financeurs"],
    [partPropre(total), "de part propre (prévu moins accordé)"],
    [resteAFinancer(total), "restent à financer, la part propre annoncée retirée"],
  ];
  return (
    <div class="tuiles">
      {tuiles.map(([montant, libelle]) => (
        <p class="tuile">
          <b class="chiffres">{montant === null ? "—" : ecrireMontant(montant)}</b>
          <span>{libelle}</span>
        </p>
      ))}
    </div>
  );
};

const Tableau = ({ props, total }: { props: Props; total: Totaux }) => (
  <div class="cadre" tabindex={0} role="region" aria-label="Montants année par année">
    <table class="table longue budget">
      <caption>Montants en euros, année par année</caption>
      <thead>
        <tr>
          <th scope="col">Financeur et nature</th>
          {MONTANTS.map((nom) => (
            <th scope="col" class="n">
              {LIBELLES_MONTANT[nom]}
            </th>
          ))}
        </tr>
      </thead>
      {props.exercices.map((exercice) => (
        <UneAnnee exercice={exercice} props={props} />
      ))}
      <tfoot>
        <tr class="total">
          <th scope="row">Total de la fiche</th>
          <Montants totaux={total} />
        </tr>
      </tfoot>
    </table>
  </div>
);

const AutreAnnee = ({ props }: { props: Props }) => (
  <form class="barre bas" action={ici(props)}>
    <div class="champ">
      <label for="annee">Saisir une autre année</label>
      <input
        id="annee"
        name="annee"
        type="number"
        min={ANNEES.premiere}
        max={ANNEES.derniere}
        value={`${(props.exercices.at(-1)?.annee ?? props.anneeProposee) + 1}`}
        required
      />
    </div>
    <button class="bouton discret">Ouvrir cette année</button>
  </form>
);

const Histoire = ({ mouvements }: Pick<Props, "mouvements">) =>
  mouvements.length === 0 ? null : (
    <section class="pile" aria-labelledby="histoire">
      <h2 id="histoire">Histoire de ce budget</h2>
      <ol class="fil">
        {mouvements.map(({ le, auteur, annee, phrases }) => (
          <li>
            <p>
              {auteur} a écrit {annee === null ? "une année" : `l’année ${annee}`}
            </p>
            <time datetime={le}>{aLHeure(le)}</time>
            {phrases.length === 0 && <p class="vide">Ces valeurs ont été effacées.</p>}
            {phrases.map((phrase) => (
              <p class="note">{phrase}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );

/** Le budget d'une fiche : ce que dit le plan, ce qui est chiffré année par année, et son histoire. */
export const BudgetFichePage = (props: Props) => {
  const { base, fiche, exercices, peutModifier, ecrit, anneeProposee } = props;
  const total = additionner(exercices.map(({ lignes }) => totauxDe(lignes)));
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/budget`}>Budget de la convention</a> ›{" "}
            <a href={`${base}/plan/fiches/${fiche.id}`}>{intitule(fiche)}</a>
          </p>
          <h1>Budget de {intitule(fiche)}</h1>
          <p>{pluriel(exercices.length, "année chiffrée", "années chiffrées")}</p>
        </div>
        {peutModifier && (
          <div class="barre">
            <a class="bouton" href={`${ici(props)}?annee=${anneeProposee}`}>
              Saisir {anneeProposee}
            </a>
          </div>
        )}
      </div>
      {props.horsAnnees && (
        <Alert>
          Une année de budget est entre {ANNEES.premiere} et {ANNEES.derniere}.
        </Alert>
      )}
      {ecrit && (
        <Alert ton="info">L’année {ecrit} est écrite. L’histoire, plus bas, garde ce qu’elle disait avant.</Alert>
      )}
      <DitPlan props={props} />
      {exercices.length === 0 ? (
        <p class="vide">
          Aucune année n’est encore chiffrée. Ici viendront les montants prévus, demandés, accordés, versés et réalisés,
          par financeur.
        </p>
      ) : (
        <>
          <Tuiles total={total} />
          <Tableau props={props} total={total} />
        </>
      )}
      {peutModifier && <AutreAnnee props={props} />}
      <Histoire mouvements={props.mouvements} />
    </>
  );
};
