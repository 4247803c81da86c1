import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Bloc } from "#commun/document.ts";
import { Alert } from "#ui/alert.tsx";
import { Blocs } from "#ui/document.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import type { Point } from "../point/model.ts";
import type { Seance } from "../seance/model.ts";
import { etatDit } from "../seance/liste/pages.tsx";
import type { Releve } from "./model.ts";
import { type RefusReleve, releveLisible } from "./rules.ts";

export const PHRASES_RELEVE: Record<RefusReleve, string> = {
  "pas-tenue": "Un relevé s’approuve quand la réunion est tenue, et une seule fois.",
  "presences-a-noter": "La venue de chaque personne attendue n’est pas encore notée : dites qui était là ou absent.",
  "deja-envoye": "Ce relevé est déjà envoyé.",
  "pas-approuve": "Un relevé s’envoie une fois approuvé.",
};

export type ReleveProps = {
  base: string;
  ici: string;
  seance: Seance;
  blocs: readonly Bloc[];
  approuve: Releve | undefined;
  aConclure: readonly Point[];
  joignables: number;
  /** Qui la conduit, l'a présidée ou en a tenu le secrétariat : le projet se lit. */
  tient: boolean;
  conduire: boolean;
  refus?: string | undefined;
};

const AConclure = ({ ici, aConclure }: Pick<ReleveProps, "ici" | "aConclure">) => (
  <Alert ton="attention">
    <p>
      {pluriel(
        aConclure.length,
        "point attendait une conclusion et n’en a pas",
        "points attendaient une conclusion et n’en ont pas",
      )}{" "}
      :
    </p>
    <ul>
      {aConclure.map(({ id, titre }) => (
        <li>
          {titre}
          <form method="post" action={`${ici}/points/${id}/report`}>
            <button class="lien">
              Remettre à une prochaine réunion<span class="cache"> : {titre}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  </Alert>
);

const Approuver = ({ ici, seance }: Pick<ReleveProps, "ici" | "seance">) => (
  <form method="post" action={`${ici}/releve/approbation`} class="panneau">
    <p>
      Approuvé, le relevé ne change plus : ni les présences, ni les notes, ni les conclusions. Relisez-le avec la
      présidence avant.
    </p>
    <input type="hidden" name="version" value={`${seance.version}`} />
    <p class="barre">
      <button class="bouton">Approuver le relevé</button>
      <a href={`${ici}/tenue`}>Reprendre les notes</a>
    </p>
  </form>
);

const Envoyer = ({ ici, joignables }: Pick<ReleveProps, "ici" | "joignables">) => (
  <form method="post" action={`${ici}/releve/envoi`} class="panneau">
    <p>
      {pluriel(joignables, "personne recevra", "personnes recevront")} le relevé par courriel, en pièce jointe. Les
      autres le recevront sur papier.
    </p>
    <p>
      <button class="bouton">Envoyer le relevé</button>
    </p>
  </form>
);

/** Ce qu'il reste à faire du relevé, selon où il en est. */
const Suite = (props: ReleveProps) => {
  const { ici, seance, aConclure } = props;
  if (seance.etat === "approuvee") return seance.envoyeLe ? null : <Envoyer {...props} />;
  if (seance.etat !== "tenue") return null;
  return (
    <>
      {aConclure.length > 0 && <AConclure ici={ici} aConclure={aConclure} />}
      <Approuver ici={ici} seance={seance} />
    </>
  );
};

/** Le relevé d'une réunion : le relire, l'approuver, l'envoyer. */
export const RelevePage = (props: ReleveProps) => {
  const { base, ici, seance, blocs, approuve, tient, conduire, refus } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{seance.titre}</a>
          </p>
          <h1>Relevé de décisions</h1>
          <p>
            {etatDit(seance)}
            {approuve && `, approuvé le ${aLHeure(approuve.approuveLe)}`}
          </p>
        </div>
      </div>
      {refus && <Alert>{refus}</Alert>}
      {conduire && <Suite {...props} />}
      {releveLisible(Boolean(approuve), tient) && (
        <Telecharger
          base={base}
          genre="releve"
          nom="Lire comme document"
          params={[["reunion", seance.id]]}
          formats={TEXTE}
        />
      )}
      <article class="pile">
        <Blocs blocs={blocs} />
      </article>
      {approuve && (
        <p class="note">
          Empreinte du relevé approuvé : <code>{approuve.empreinte.slice(0, 16)}</code>
        </p>
      )}
    </div>
  );
};
