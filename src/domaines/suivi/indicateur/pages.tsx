import type { Child } from "hono/jsx";
import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Barres, Courbe, Jauge, TableJumelle } from "#ui/graphiques.tsx";
import { ecrireNombre } from "../valeur/nombre/rules.ts";
import { type EtatIndicateur, valeurDe } from "../valeur/rules.ts";
import {
  type Indicateur,
  LIBELLES_DECOMPTE,
  LIBELLES_MESURE,
  LIBELLES_SENS,
  LIBELLES_VENTILATION,
  natureDe,
} from "./model.ts";
import { LIBELLES_FREQUENCE } from "../periode/model.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import { descriptionDe, direValeur, phraseDe, pointsDe, type Suivi } from "./phrase/rules.ts";
import { cibleEnLettres } from "./saisie/rules.ts";

const Entree = ({ terme, children }: { terme: string; children: Child }) => (
  <div>
    <dt>{terme}</dt>
    <dd>{children}</dd>
  </div>
);

const Chemin = ({ indicateur, etat }: Suivi) => {
  const { mesure, depart, cibles } = indicateur;
  return (
    <>
      <Entree terme={natureDe(mesure) === "quantitatif" ? "Quantitatif" : "Qualitatif"}>
        {LIBELLES_MESURE[mesure]}
      </Entree>
      <Entree terme="Rythme">{LIBELLES_FREQUENCE[indicateur.frequence]}</Entree>
      {mesure !== "observation" && <Entree terme="On veut le voir">{LIBELLES_SENS[indicateur.sens]}</Entree>}
      {depart && etat.depart !== null && (
        <Entree terme="Départ">
          {direValeur(indicateur, etat.depart)}, le {enLettres(depart.le)}
        </Entree>
      )}
      {cibles.some(({ modalite }) => modalite === undefined) && (
        <Entree terme="Cibles">
          {indicateur.cibles
            .filter(({ modalite }) => modalite === undefined)
            .map((cible) => `${direValeur(indicateur, cible.valeur)} ${cibleEnLettres(cible)}`)
            .join(", ")}
        </Entree>
      )}
    </>
  );
};

const Provenance = ({ decompte, ventilation, source, statistique, millesime }: Indicateur) => (
  <>
    {decompte && <Entree terme="Se remplit seul">{LIBELLES_DECOMPTE[decompte]}</Entree>}
    {ventilation !== "aucune" && <Entree terme="Détail">{LIBELLES_VENTILATION[ventilation]}</Entree>}
    {source && <Entree terme="Source">{source}</Entree>}
    {statistique && (
      <Entree terme="Statistique du territoire">{[statistique, millesime].filter(Boolean).join(", ")}</Entree>
    )}
  </>
);

const Questionnaires = ({ base, questionnaires }: Pick<IndicateurProps, "base" | "questionnaires">) =>
  questionnaires.length > 0 && (
    <Entree terme="Questionnaires qui le nourrissent">
      <ul>
        {questionnaires.map(({ id, titre }) => (
          <li>
            <a href={`${base}/indicateurs/questionnaires/${id}`}>{titre}</a>
          </li>
        ))}
      </ul>
    </Entree>
  );

const Carte = ({ base, indicateur, etat, fiches, questionnaires, peutDefinir }: IndicateurProps) => {
  return (
    <section class="panneau" aria-labelledby="identite">
      <h2 id="identite">Définition</h2>
      <dl class="identite">
        <Chemin indicateur={indicateur} etat={etat} />
        <Provenance {...indicateur} />
        <Entree terme="Fiches qu’il éclaire">
          {fiches.length === 0 ? (
            "Aucune encore"
          ) : (
            <ul>
              {fiches.map(({ id, libelle }) => (
                <li>
                  <a href={`${base}/plan/fiches/${id}/indicateurs`}>{libelle}</a>
                </li>
              ))}
            </ul>
          )}
        </Entree>
        <Questionnaires base={base} questionnaires={questionnaires} />
      </dl>
      {peutDefinir && (
        <p class="barre">
          <a href={`${base}/indicateurs/${indicateur.id}/definition`}>Modifier la définition</a>
        </p>
      )}
      {peutDefinir && (
        <form method="post" action={`${base}/indicateurs/${indicateur.id}/retrait`}>
          <button class="lien" name="vers" value={indicateur.retireLe ? "enCours" : "retire"}>
            {indicateur.retireLe ? "Remettre parmi les indicateurs" : "Mettre de côté"}
          </button>
        </form>
      )}
    </section>
  );
};

export type IndicateurProps = {
  base: string;
  indicateur: Indicateur;
  /** L'indicateur que celui-ci continue, sous la convention précédente. */
  avant: Indicateur | null;
  etat: EtatIndicateur;
  fiches: readonly { id: string; libelle: string }[];
  questionnaires: readonly { id: string; titre: string }[];
  peutDefinir: boolean;
  ecrit: boolean;
};

const reperesDe = ({ indicateur, etat: { cible, depart } }: Suivi) => [
  ...(cible ? [{ libelle: `Cible ${cibleEnLettres(cible)}`, valeur: cible.valeur }] : []),
  ...(depart !== null && !indicateur.cumul ? [{ libelle: "Départ", valeur: depart }] : []),
];

const Avancee = ({ indicateur, etat }: Suivi) => {
  const part = etat.progression?.part ?? null;
  const phrase = phraseDe({ indicateur, etat });
  return (
    <>
      {etat.montre !== null && (
        <p class="grand">
          <b class="chiffres">{direValeur(indicateur, etat.montre)}</b> {indicateur.cumul && "au total"}
          {etat.dernier && !indicateur.cumul && <small>{periodeEnLettres(etat.dernier.periode)}</small>}
          {etat.enCours && <small>, période en cours</small>}
        </p>
      )}
      <p>{phrase}</p>
      {part !== null && (
        <Jauge id="chemin-fait" titre="Chemin fait du départ vers la cible" description={phrase} part={part} />
      )}
    </>
  );
};

/** Le détail de la dernière période, quand il y en a un. */
const Detail = ({ indicateur, etat }: Suivi) => {
  const { dernier } = etat;
  if (!dernier || dernier.modalites.length < 2) return null;
  const barres = dernier.modalites.map((part) => ({ libelle: part.modalite, valeur: valeurDe(indicateur, part) ?? 0 }));
  const titre = `Le détail, ${periodeEnLettres(dernier.periode)}`;
  return (
    <>
      <h3>{titre}</h3>
      <Barres
        id="detail-periode"
        titre={titre}
        description={barres.map(({ libelle, valeur }) => `${libelle} : ${ecrireNombre(valeur)}`).join(", ")}
        barres={barres.toSorted((a, b) => b.valeur - a.valeur).slice(0, 20)}
        ecrire={(valeur) => direValeur(indicateur, valeur)}
      />
    </>
  );
};

/** Ce que vise chaque modalité qui a sa cible, à côté de ce qu'elle a. */
const Vises = ({ indicateur, etat }: Suivi) =>
  etat.vises.length === 0 ? null : (
    <>
      <h3>Les cibles du détail</h3>
      <TableJumelle
        legende={`${indicateur.libelle}, chaque modalité et sa cible`}
        entetes={["Modalité", "Valeur", "Cible", "Où elle en est"]}
        lignes={etat.vises.map(({ modalite, valeur, cible, atteinte }) => [
          modalite,
          valeur === null ? "Pas encore de valeur" : direValeur(indicateur, valeur),
          `${direValeur(indicateur, cible.valeur)} ${cibleEnLettres(cible)}`,
          valeur === null ? "" : atteinte ? "Atteinte" : "Pas encore",
        ])}
      />
    </>
  );

const Trace = ({ indicateur, etat }: Suivi) => (
  <section class="panneau" aria-labelledby="ou-il-en-est">
    <h2 id="ou-il-en-est">Où il en est</h2>
    <Avancee indicateur={indicateur} etat={etat} />
    <figure>
      <Courbe
        id="courbe"
        titre={indicateur.libelle}
        description={descriptionDe({ indicateur, etat })}
        points={pointsDe(indicateur, etat.serie)}
        reperes={reperesDe({ indicateur, etat })}
        ecrire={(valeur) => (indicateur.mesure === "pourcentage" ? `${ecrireNombre(valeur)} %` : ecrireNombre(valeur))}
      />
      {etat.serie.some(({ validee }) => !validee) && (
        <figcaption class="note">Un rond vide : la valeur attend d’être validée.</figcaption>
      )}
    </figure>
    <details>
      <summary>Les mêmes chiffres en tableau</summary>
      <TableJumelle
        legende={`${indicateur.libelle}, par période`}
        entetes={["Période", "Valeur"]}
        lignes={etat.serie
          .toReversed()
          .slice(0, 25)
          .map(({ periode, valeur }) => [periodeEnLettres(periode), direValeur(indicateur, valeur)])}
      />
    </details>
    <Detail indicateur={indicateur} etat={etat} />
    <Vises indicateur={indicateur} etat={etat} />
  </section>
);

/** Un indicateur : à gauche son chemin et ses valeurs, à droite ce qu'il est. */
export const IndicateurPage = ({
  saisie,
  children,
  ...props
}: IndicateurProps & { saisie: Child; children: Child }) => {
  const { base, indicateur, etat, ecrit } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/indicateurs`}>Indicateurs</a>
          </p>
          <h1>{indicateur.libelle}</h1>
        </div>
      </div>
      {ecrit && <Alert ton="info">C’est écrit. Chaque valeur et chaque correction restent dans l’histoire.</Alert>}
      {indicateur.retireLe && (
        <Alert ton="attention">Cet indicateur est mis de côté : il n’est plus demandé, rien n’en est perdu.</Alert>
      )}
      <div class="deux">
        <div class="pile">
          {indicateur.mesure !== "observation" && etat.serie.length > 0 && (
            <Trace indicateur={indicateur} etat={etat} />
          )}
          {props.avant && (
            <p class="note">
              La série continue celle de{" "}
              <a href={`/conventions/${props.avant.convention}/indicateurs/${props.avant.id}`}>{props.avant.libelle}</a>
              , sous la convention précédente.
            </p>
          )}
          {saisie}
          {children}
        </div>
        <aside class="pile" aria-label="Définition de l’indicateur">
          <Carte {...props} />
        </aside>
      </div>
    </>
  );
};
