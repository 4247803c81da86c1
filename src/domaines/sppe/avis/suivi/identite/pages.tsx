import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { DESTINATAIRES_DITS } from "../../lexique.ts";
import { type Avis, type Destinataire, LIBELLES_NATURE_PROJET, LIBELLES_STRUCTURE } from "../../model.ts";
import { Citees } from "../../reference/pages.tsx";
import { orientationDite } from "../../textes.ts";

/** Ce qu'est la demande, et ce qu'il en est advenu. */
export const Identite = ({ avis, commune }: { avis: Avis; commune: string }) => (
  <dl class="identite panneau">
    <div>
      <dt>Demandeur</dt>
      <dd>
        {avis.demandeur}
        {avis.contact && `, ${avis.contact}`}
      </dd>
    </div>
    <div>
      <dt>Projet</dt>
      <dd>
        {LIBELLES_NATURE_PROJET[avis.nature]} : {LIBELLES_STRUCTURE[avis.structure].toLowerCase()}
        {avis.places && `, ${pluriel(avis.places, "place")}`}, à {commune}
      </dd>
    </div>
    <div>
      <dt>Qui rend l’avis</dt>
      <dd>{avis.genre === "legal" ? orientationDite(avis.orientation) : "Le territoire, de lui-même."}</dd>
    </div>
    {avis.faits.delegue && (
      <div>
        <dt>Pour une collectivité</dt>
        <dd>Le gestionnaire porte lui-même le projet, retenu le {enLettres(avis.faits.delegue.le)}</dd>
      </div>
    )}
    {avis.faits.decision && (
      <div>
        <dt>Motivation</dt>
        <dd>{avis.faits.decision.motivation}</dd>
      </div>
    )}
    <Citees references={avis.faits.decision?.references ?? []} />
    {Object.entries(avis.faits.notifications ?? {}).map(([qui, le]) => (
      <div>
        <dt>{DESTINATAIRES_DITS[qui as Destinataire]}</dt>
        <dd>Notifié le {enLettres(le)}</dd>
      </div>
    ))}
  </dl>
);
