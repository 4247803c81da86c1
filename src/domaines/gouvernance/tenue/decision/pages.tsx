import { pluriel } from "#commun/texte.ts";
import { Champ, Choix } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { GENRES_DECISION, LIBELLES_DECISION } from "../../decision/model.ts";
import type { DecisionRelevee } from "../../releve/model.ts";
import { ADOPTION, type ChampSeance, nomDe } from "./model.ts";

export type DecisionsProps = {
  base: string;
  seance: string;
  places: number;
  /** Déjà au registre, de cette réunion. */
  inscrites: readonly DecisionRelevee[];
  /** Un point parle d'un bilan que l'on peut adopter. */
  adoptable: boolean;
  /** Un point parle d'une fiche, qu'une autre peut remplacer. */
  remplacable: boolean;
  /** Faux d'une instance qui ne rend pas de décision : elle informe, et donne un avis. */
  decide: boolean;
  erreurs?: FormErrors | undefined;
};

const GENRES = GENRES_DECISION.map((valeur) => ({ valeur: valeur as string, libelle: LIBELLES_DECISION[valeur] }));
const SANS_REMPLACER = GENRES.filter(({ valeur }) => valeur !== "remplacement");
const SANS_DECIDER = GENRES.filter(({ valeur }) => valeur === "avis" || valeur === "information");
const ADOPTER = { valeur: ADOPTION, libelle: "Validation, et le bilan du point est adopté" };

/** Au-delà, on en donne le nombre : le registre les a toutes. */
const MONTREES = 5;

type PlaceProps = Pick<DecisionsProps, "adoptable" | "remplacable" | "decide" | "erreurs"> & { place: number };

const genresDe = ({ adoptable, remplacable, decide }: PlaceProps) => {
  if (!decide) return SANS_DECIDER;
  const genres = remplacable ? GENRES : SANS_REMPLACER;
  return adoptable ? [...genres, ADOPTER] : genres;
};

const Champs = (props: PlaceProps) => {
  const { place, remplacable, decide, erreurs } = props;
  const champ = (nom: ChampSeance, label: string) => ({ nom: nomDe(place, nom), label, erreurs });
  return (
    <div class="cote-a-cote" role="group" aria-label={`Décision ${place}`}>
      <Champ {...champ("objet", "Ce qui est décidé, en une ligne")} />
      <Choix {...champ("genre", "Genre")} valeur={decide ? "validation" : "avis"} options={genresDe(props)} />
      <Champ {...champ("point", "Point n°")} clavier="decimal" />
      <Champ {...champ("responsable", "Qui exécute")} liste="noms" />
      <Champ {...champ("avant", "Avant le")} type="date" />
      <Champ {...champ("vote", "Voix : pour, contre, abstentions")} />
      {remplacable && <Champ {...champ("par", "Si la fiche est remplacée : par laquelle")} />}
    </div>
  );
};

/** La première place est ouverte ; les autres s'ouvrent quand on en a besoin, ou qu'une y est à corriger. */
const Place = (props: PlaceProps) =>
  props.place === 1 ? (
    <Champs {...props} />
  ) : (
    <details class="plus" open={Boolean(props.erreurs?.values[nomDe(props.place, "objet")])}>
      <summary>Décision {props.place}</summary>
      <Champs {...props} />
    </details>
  );

const Inscrites = ({ base, inscrites }: Pick<DecisionsProps, "base" | "inscrites">) => (
  <>
    <ul>
      {inscrites.slice(-MONTREES).map(({ id, libelle, texte, ailleurs }) => (
        <li>
          {ailleurs ? libelle : <a href={`${base}/decisions/${id}`}>{libelle}</a>} : {texte}
        </li>
      ))}
    </ul>
    {inscrites.length > MONTREES && (
      <p class="note">{pluriel(inscrites.length, "décision")} de cette réunion, toutes au registre.</p>
    )}
  </>
);

/** Ce qui se décide pendant la réunion, sur la page même où on la tient. */
export const DecisionsSeance = ({
  base,
  seance,
  places,
  inscrites,
  adoptable,
  remplacable,
  decide,
  erreurs,
}: DecisionsProps) => (
  <section class="pile">
    <h2>Ce que l’on décide</h2>
    {!decide && <p>Cette instance ne rend pas de décision : inscrivez un avis ou une information.</p>}
    <p class="note">
      Enregistrer les inscrit au registre, avec la fiche ou le bilan dont parle leur point ; une ligne sans texte ne
      compte pas. Une autre majorité que la simple s’écrit après les voix : « 12, 3, 1, deux tiers », « absolue », «
      unanimité ».
      {remplacable &&
        " Remplacer une fiche se dit en première place : celle qui remplace, par sa référence ou le titre d’une nouvelle."}{" "}
      Corriger un champ d’une fiche :{" "}
      <a href={`${base}/decisions/nouvelle?seance=${seance}`}>sur la page du registre</a>.
    </p>
    {inscrites.length > 0 && <Inscrites base={base} inscrites={inscrites} />}
    {Array.from({ length: places }, (_, rang) => (
      <Place
        place={rang + 1}
        adoptable={adoptable && rang < 2}
        remplacable={decide && remplacable && rang === 0}
        decide={decide}
        erreurs={erreurs}
      />
    ))}
  </section>
);
