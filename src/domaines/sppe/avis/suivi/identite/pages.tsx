import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { ACTES_DITS, DESTINATAIRES_DITS, MOTIFS_DITS } from "../../lexique.ts";
import {
  type Avis,
  type Decision,
  type Destinataire,
  LIBELLES_NATURE_PROJET,
  LIBELLES_STRUCTURE,
} from "../../model.ts";
import { Citees } from "../../reference/pages.tsx";
import { orientationDite } from "../../textes.ts";

/** Le sens de l'avis, l'acte qui le dit, ses motifs. */
const Rendu = ({ decision: { sens, acte, reference, le, delegation, motifs, motivation } }: { decision: Decision }) => (
  <>
    <div>
      <dt>Avis rendu</dt>
      <dd>
        {sens === "favorable" ? "Favorable" : "Défavorable"}, {ACTES_DITS[acte].toLowerCase()}
        {reference && ` ${reference}`}, le {enLettres(le)}
        {delegation && ` (délégation : ${delegation})`}
      </dd>
    </div>
    {motifs.length > 0 && (
      <div>
        <dt>Motifs</dt>
        <dd>
          <ul>
            {motifs.map((motif) => (
              <li>{MOTIFS_DITS[motif]}</li>
            ))}
          </ul>
        </dd>
      </div>
    )}
    <div>
      <dt>Motivation</dt>
      <dd class="texte">{motivation}</dd>
    </div>
  </>
);

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
        <dd>
          {avis.faits.delegue.collectivite
            ? "La collectivité porte le projet : aucun avis de la loi n’est dû, retenu le "
            : "Le gestionnaire porte lui-même le projet, retenu le "}
          {enLettres(avis.faits.delegue.le)}
        </dd>
      </div>
    )}
    {avis.faits.decision && <Rendu decision={avis.faits.decision} />}
    <Citees references={avis.faits.decision?.references ?? []} />
    {Object.entries(avis.faits.notifications ?? {}).map(([qui, le]) => (
      <div>
        <dt>{DESTINATAIRES_DITS[qui as Destinataire]}</dt>
        <dd>Notifié le {enLettres(le)}</dd>
      </div>
    ))}
  </dl>
);
