import { type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { type Convention, SANS_TITRE } from "../model.ts";
import type { PartieEcrite } from "../partie/model.ts";
import { Quand } from "../texte/pages.tsx";
import {
  type CodeDevoir,
  type Devoir,
  LIBELLES_EFFET,
  LIBELLES_FORMALITE,
  LIBELLES_QUI,
  type ModeEcrit,
  type Resiliation,
} from "./model.ts";

export const Tete = ({
  convention,
  titre,
  sous = false,
}: {
  convention: Convention;
  titre: string;
  sous?: boolean;
}) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`/conventions/${convention.id}`}>{convention.titre ?? SANS_TITRE}</a>
        {sous && (
          <>
            {" › "}
            <a href={`/conventions/${convention.id}/resiliation`}>Comment elle peut finir</a>
          </>
        )}
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

export const preavis = ({ preavisMois }: Pick<ModeEcrit, "preavisMois">): string =>
  preavisMois === null ? "Sans délai" : `${preavisMois} mois`;

const Modes = ({ convention, modes, modifier }: Pick<Props, "convention" | "modes" | "modifier">) => (
  <Tableau nom="Les façons d’y mettre fin" montre longue colonnes={["Quand", "Qui", "Formalité", "Délai", "Effet"]}>
    {modes.map((mode) => (
      <tr>
        <th scope="row">
          {modifier ? (
            <a href={`/conventions/${convention.id}/resiliation/modes/${mode.id}`}>{mode.intitule}</a>
          ) : (
            mode.intitule
          )}
          {mode.precisions && <small class="sous">{mode.precisions}</small>}
        </th>
        <td>{LIBELLES_QUI[mode.qui]}</td>
        <td>{LIBELLES_FORMALITE[mode.formalite]}</td>
        <td>{preavis(mode)}</td>
        <td>{LIBELLES_EFFET[mode.effet]}</td>
      </tr>
    ))}
  </Tableau>
);

const SansMode = ({ convention, modifier }: Pick<Props, "convention" | "modifier">) => (
  <section class="panneau vide">
    <h2>Rien ne dit encore comment elle peut finir</h2>
    <p>Chaque convention a ses façons de finir avant son terme : qui peut y recourir, comment, avec quel délai.</p>
    {!modifier && convention.signeeLe !== null && (
      <p>
        Elle fut signée sans les dire : elles s’ajoutent par{" "}
        <a href={`/conventions/${convention.id}/avenants`}>un avenant</a>.
      </p>
    )}
    {modifier && (
      <form method="post" action={`/conventions/${convention.id}/resiliation/modes/proposes`}>
        <input type="hidden" name="version" value={convention.version} />
        <button class="bouton">Partir des façons habituelles</button>
      </form>
    )}
  </section>
);

const QUI_DOIT: Record<Devoir["qui"], string> = {
  auteur: "La partie qui résilie",
  autres: "La partie mise en cause",
  toutes: "Toutes les parties",
};

const DEVOIRS: Record<CodeDevoir, string> = {
  mettreEnDemeure: "Mettre l’autre en demeure par lettre recommandée, en disant ce qui n’est pas tenu",
  reparer: "Tenir ce qui ne l’était pas : la convention continue alors, et la résiliation se lève",
  ecrire: "Le notifier par écrit à toutes les autres parties",
  recommander: "Le notifier à toutes les autres parties par lettre recommandée avec avis de réception",
  constater: "Constater par écrit que la convention cesse",
  cesser: "Cesser ce à quoi la convention les engage",
  menerATerme: "Ne rien engager de nouveau, et mener à son terme ce qui l’est déjà",
  bilan: "Arrêter ensemble le bilan de ce qui a été fait, et le présenter au comité de pilotage",
};

export type Calcule = {
  mode: ModeEcrit;
  notifieeLe: Jour;
  effetLe: Jour;
  avantTerme: boolean;
  devoirs: readonly Devoir[];
  /** Celles qui peuvent recourir à ce mode. */
  parties: readonly PartieEcrite[];
};

const Resultat = ({
  convention,
  calcule,
  inscrire,
}: {
  convention: Convention;
  calcule: Calcule;
  inscrire: boolean;
}) => {
  const { mode, notifieeLe, effetLe, avantTerme, devoirs, parties } = calcule;
  return (
    <section class="panneau" aria-labelledby="calcul">
      <h2 id="calcul">{mode.intitule}</h2>
      {avantTerme ? (
        <p>
          Notifiée le <Quand jour={notifieeLe} />, elle prend effet le{" "}
          <strong>
            <Quand jour={effetLe} />
          </strong>
          .
        </p>
      ) : (
        <Alert ton="attention">
          Le délai finirait le <Quand jour={effetLe} />, après le dernier jour de la convention
          {convention.fin && (
            <>
              , le <Quand jour={convention.fin} />
            </>
          )}
          : elle ira à son terme.
        </Alert>
      )}
      <p class="note">
        Peut y recourir : {parties.length > 0 ? parties.map(({ nom }) => nom).join(", ") : LIBELLES_QUI[mode.qui]}.
      </p>
      {avantTerme && (
        <Tableau nom="Ce que chacun doit faire" colonnes={["Qui", "Quoi", "Pour le"]}>
          {devoirs.map(({ qui, quoi, pour }) => (
            <tr>
              <th scope="row">{QUI_DOIT[qui]}</th>
              <td>{DEVOIRS[quoi]}</td>
              <td>
                <Quand jour={pour} />
              </td>
            </tr>
          ))}
        </Tableau>
      )}
      {inscrire && avantTerme && <Inscrire convention={convention} calcule={calcule} />}
    </section>
  );
};

const Inscrire = ({ convention, calcule }: { convention: Convention; calcule: Calcule }) => (
  <form method="post" action={`/conventions/${convention.id}/resiliation`} class="formulaire">
    <input type="hidden" name="version" value={convention.version} />
    <input type="hidden" name="mode" value={calcule.mode.id} />
    <input type="hidden" name="le" value={calcule.notifieeLe} />
    <Zone nom="motif" label="Motif, tel qu’il a été notifié" lignes={2} />
    <p class="note">
      La convention cessera ce jour-là pour tout le monde. Jusque-là, elle s’applique, et la résiliation peut se lever.
    </p>
    <div class="barre">
      <button class="bouton">Elle a été notifiée : l’inscrire</button>
    </div>
  </form>
);

const Calcul = ({
  convention,
  modes,
  valeurs,
  erreurs,
}: Pick<Props, "convention" | "modes" | "valeurs" | "erreurs">) => (
  <form method="get" action={`/conventions/${convention.id}/resiliation`} class="formulaire">
    <h2>Calculer quand elle finirait</h2>
    <Choix
      nom="mode"
      label="Comment"
      valeur={valeurs["mode"]}
      erreurs={erreurs}
      options={modes.map(({ id, intitule }) => ({ valeur: id, libelle: intitule }))}
    />
    <Champ nom="le" label="Notifiée le" type="date" valeur={valeurs["le"]} erreurs={erreurs} />
    <div class="barre">
      <button class="bouton discret">Calculer</button>
    </div>
  </form>
);

const Prise = ({
  convention,
  prise,
  modes,
  levable,
}: Pick<Props, "convention" | "modes" | "levable"> & { prise: Resiliation }) => (
  <Alert ton="attention">
    <p>
      Résiliée : {modes.find(({ id }) => id === prise.mode)?.intitule}. Notifiée le <Quand jour={prise.notifieeLe} />,
      elle prend effet le <Quand jour={prise.effetLe} />.
    </p>
    {prise.motif && <p>{prise.motif}</p>}
    {levable && (
      <form method="post" action={`/conventions/${convention.id}/resiliation/levee`}>
        <input type="hidden" name="version" value={convention.version} />
        <button class="bouton discret">Lever la résiliation : la convention continue</button>
      </form>
    )}
  </Alert>
);

type Props = {
  convention: Convention;
  modes: readonly ModeEcrit[];
  prise: Resiliation | null;
  calcule: Calcule | null;
  valeurs: Record<string, string>;
  /** Les façons de finir se modifient encore. */
  modifier: boolean;
  inscrire: boolean;
  levable: boolean;
  erreurs?: FormErrors | undefined;
};

/** Comment la convention peut finir avant son terme, et quand. */
export const ResiliationPage = (props: Props) => {
  const { convention, modes, prise, calcule, modifier, inscrire, erreurs } = props;
  return (
    <>
      <Tete convention={convention} titre="Comment elle peut finir" />
      <Fautes erreurs={erreurs} />
      {prise && <Prise {...props} prise={prise} />}
      {modes.length === 0 ? <SansMode {...props} /> : <Modes {...props} />}
      {modifier && (
        <p>
          <a class="bouton discret" href={`/conventions/${convention.id}/resiliation/modes/nouveau`}>
            Ajouter une façon de finir
          </a>
        </p>
      )}
      {modes.length > 0 && <Calcul {...props} />}
      {calcule && <Resultat convention={convention} calcule={calcule} inscrire={inscrire} />}
    </>
  );
};
