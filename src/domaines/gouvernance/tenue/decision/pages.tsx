import { pluriel } from "#commun/texte.ts";
import { Champ, Choix } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LIBELLES_DECISION } from "../../decision/model.ts";
import { ADOPTION, type ChampSeance, GENRES_EN_SEANCE, nomDe } from "./model.ts";

export type DecisionsProps = {
  base: string;
  seance: string;
  places: number;
  /** Déjà au registre, de cette réunion. */
  inscrites: readonly { id: string; libelle: string; texte: string }[];
  /** Un point parle d'un bilan que l'on peut adopter. */
  adoptable: boolean;
  erreurs?: FormErrors | undefined;
};

const GENRES = GENRES_EN_SEANCE.map((valeur) => ({ valeur: valeur as string, libelle: LIBELLES_DECISION[valeur] }));
const ADOPTER = { valeur: ADOPTION, libelle: "Validation, et le bilan du point est adopté" };

/** Au-delà, on en donne le nombre : le registre les a toutes. */
const MONTREES = 5;

type PlaceProps = Pick<DecisionsProps, "adoptable" | "erreurs"> & { place: number };

const Place = ({ place, adoptable, erreurs }: PlaceProps) => {
  const champ = (nom: ChampSeance, label: string) => ({ nom: nomDe(place, nom), label, erreurs });
  return (
    <details class="plus" open={place === 1 || Boolean(erreurs?.values[nomDe(place, "objet")])}>
      <summary>Décision {place}</summary>
      <div class="cote-a-cote" role="group" aria-label={`Décision ${place}`}>
        <Champ {...champ("objet", "Ce qui est décidé, en une ligne")} />
        <Choix {...champ("genre", "Genre")} valeur="validation" options={adoptable ? [...GENRES, ADOPTER] : GENRES} />
        <Champ {...champ("point", "Point n°")} clavier="decimal" />
        <Champ {...champ("responsable", "Qui exécute")} liste="noms" />
        <Champ {...champ("avant", "Avant le")} type="date" />
        <Champ {...champ("vote", "Voix : pour, contre, abstentions")} />
      </div>
    </details>
  );
};

const Inscrites = ({ base, inscrites }: Pick<DecisionsProps, "base" | "inscrites">) => (
  <>
    <ul>
      {inscrites.slice(-MONTREES).map(({ id, libelle, texte }) => (
        <li>
          <a href={`${base}/decisions/${id}`}>{libelle}</a> : {texte}
        </li>
      ))}
    </ul>
    {inscrites.length > MONTREES && (
      <p class="note">{pluriel(inscrites.length, "décision")} de cette réunion, toutes au registre.</p>
    )}
  </>
);

/** Ce qui se décide pendant la réunion, sur la page même où on la tient. */
export const DecisionsSeance = ({ base, seance, places, inscrites, adoptable, erreurs }: DecisionsProps) => (
  <section class="pile">
    <h2>Ce que l’on décide</h2>
    <p class="note">
      Enregistrer les inscrit au registre, avec la fiche ou le bilan dont parle leur point ; une ligne sans texte ne
      compte pas. Remplacer une fiche, en corriger un champ, une autre majorité :{" "}
      <a href={`${base}/decisions/nouvelle?seance=${seance}`}>sur la page du registre</a>.
    </p>
    {inscrites.length > 0 && <Inscrites base={base} inscrites={inscrites} />}
    {Array.from({ length: places }, (_, rang) => (
      <Place place={rang + 1} adoptable={adoptable} erreurs={erreurs} />
    ))}
  </section>
);
