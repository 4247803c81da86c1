import { pluriel } from "#commun/texte.ts";
import { Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { AReprendre, Bout } from "./model.ts";
import { intituleFiche } from "../model.ts";

export type ReprisePageProps = {
  base: string;
  /** La convention qu'elle renouvelle ; rien si elle n'en renouvelle aucune, ou si l'on n'en lit pas le plan. */
  precedente: { id: string; titre: string } | null;
  fiches: readonly AReprendre[];
  /** Celles d'ici qui n'en continuent aucune. */
  libres: readonly { id: string; intitule: string }[];
  faites: number;
  erreurs?: FormErrors | undefined;
};

const Ligne = ({ fiche, base }: { fiche: AReprendre; base: string }) =>
  fiche.suite === null ? (
    <li>
      <label>
        <input type="checkbox" name="fiche" value={fiche.id} /> {fiche.intitule}
      </label>
    </li>
  ) : (
    <li class="ecart">
      <span>
        {fiche.intitule} <span class="note">continuée par {fiche.suite}</span>
      </span>
      <button class="lien" formaction={`${base}/plan/reprise/defaire`} name="precedente" value={fiche.id}>
        Défaire<span class="cache"> la suite de {fiche.intitule}</span>
      </button>
    </li>
  );

const Relier = ({ base, fiches, libres, erreurs }: ReprisePageProps) => (
  <section class="panneau" aria-labelledby="relier">
    <h2 id="relier">Relier une fiche déjà écrite ici</h2>
    <form method="post" action={`${base}/plan/reprise/liens`} class="formulaire">
      <Choix
        nom="precedente"
        label="La fiche de la convention précédente"
        options={[
          { valeur: "", libelle: "Choisir" },
          ...fiches.filter(({ suite }) => !suite).map(({ id, intitule }) => ({ valeur: id, libelle: intitule })),
        ]}
        erreurs={erreurs}
      />
      <Choix
        nom="suivante"
        label="Celle qui la continue"
        options={[
          { valeur: "", libelle: "Choisir" },
          ...libres.map(({ id, intitule }) => ({ valeur: id, libelle: intitule })),
        ]}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton discret">Relier</button>
      </p>
    </form>
  </section>
);

const Fiches = (props: ReprisePageProps) => (
  <>
    <section class="panneau" aria-labelledby="fiches">
      <h2 id="fiches">{pluriel(props.fiches.length, "fiche")} de la convention précédente</h2>
      <form method="post" action={`${props.base}/plan/reprise`} class="formulaire">
        <ul class="lignes" role="list">
          {props.fiches.map((fiche) => (
            <Ligne fiche={fiche} base={props.base} />
          ))}
        </ul>
        <p class="note">
          Une fiche reprise garde tout ce qu’elle disait, sauf ses échéances et sa priorité. Les nœuds qui manquent ici
          s’ajoutent. Son suivi et ses indicateurs continuent ceux d’avant.
        </p>
        <p>
          <button class="bouton">Reprendre les fiches cochées</button>
        </p>
      </form>
    </section>
    {props.libres.length > 0 && <Relier {...props} />}
  </>
);

/** Ce qui continue d'une convention à la suivante. */
export const ReprisePage = (props: ReprisePageProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${props.base}/plan`}>Plan d’actions</a>
        </p>
        <h1>Reprendre des fiches</h1>
        {props.precedente && (
          <p>
            De <a href={`/conventions/${props.precedente.id}`}>{props.precedente.titre}</a>.
          </p>
        )}
      </div>
    </div>
    <Fautes erreurs={props.erreurs} />
    {props.faites > 0 && <p role="status">{pluriel(props.faites, "fiche reprise", "fiches reprises")} dans ce plan.</p>}
    {props.precedente && props.fiches.length > 0 ? (
      <Fiches {...props} />
    ) : (
      <p class="vide">
        {props.precedente
          ? "Le plan de la convention précédente n’a pas de fiche."
          : "Cette convention n’en renouvelle aucune dont vous lisez le plan : il n’y a rien à reprendre."}
      </p>
    )}
  </>
);

/** D'où vient une fiche et qui la continue, sur sa page. */
export const SuitesFiche = ({ avant, apres }: { avant: Bout | undefined; apres: Bout | undefined }) => (
  <>
    {avant && (
      <p class="note">
        Continue <a href={`/conventions/${avant.convention}/plan/fiches/${avant.id}`}>{intituleFiche(avant)}</a>, de la
        convention précédente.
      </p>
    )}
    {apres && (
      <p class="note">
        Continuée par <a href={`/conventions/${apres.convention}/plan/fiches/${apres.id}`}>{intituleFiche(apres)}</a>,
        dans la convention suivante.
      </p>
    )}
  </>
);
