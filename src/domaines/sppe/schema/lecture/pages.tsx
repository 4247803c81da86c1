import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { Tete } from "#ui/tete.tsx";
import { COHERENCES, REFUS_SCHEMA, TEXTES_DITS } from "../lexique.ts";
import { type Envoye, LIBELLES_FORME, type Schema, TEXTES_SCHEMA } from "../model.ts";
import { Bilans, DresserBilan } from "../bilan/pages.tsx";
import { Metiers, Offres, Travaux } from "../offre/pages.tsx";
import { EtatDuSchema } from "../pages.tsx";
import { bilansDe, coherenceDuree, type RefusSchema, transmettreAvant } from "../rules.ts";

const Textes = ({ schema: { contenu } }: { schema: Schema }) => (
  <>
    {TEXTES_SCHEMA.filter((cle) => contenu[cle]).map((cle) => (
      <section class="panneau">
        <h2>{TEXTES_DITS[cle]}</h2>
        {contenu[cle].split(/\n{2,}/).map((paragraphe) => (
          <p>{paragraphe}</p>
        ))}
      </section>
    ))}
  </>
);

export type SchemaProps = {
  base: string;
  ici: string;
  schema: Schema;
  convention: { id: string; nom: string } | null;
  /** Celui qu'il met à jour. */
  remplace: Schema | null;
  /** Son envoi au comité départemental, s'il est constaté. */
  envoi: Envoye | null;
  today: Jour;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
  refus?: RefusSchema | undefined;
};

const Adoption = ({ base, schema, today, erreurs }: SchemaProps) => (
  <form method="post" action={`${base}/schemas/${schema.id}/adoption`} class="formulaire panneau">
    <h2>Constater l’adoption</h2>
    <p class="note">Adopté, il ne change plus : une actualisation part de lui.</p>
    <input type="hidden" name="version" value={`${schema.version}`} />
    <Champ nom="le" label="Adopté le" type="date" requis erreurs={erreurs} valeur={today} />
    <Champ nom="acte" label="Acte" requis erreurs={erreurs} />
    <p>
      <button class="bouton">Constater l’adoption</button>
    </p>
  </form>
);

const Envoi = ({ ici, schema, envoi, avant, today }: SchemaProps & { avant: Jour }) => (
  <div>
    <dt>Au comité départemental</dt>
    <dd>
      {envoi
        ? `Envoyé le ${enLettres(envoi.envoyeLe)}`
        : `${avant < today ? "En retard : c’était jusqu’au" : "À envoyer jusqu’au"} ${enLettres(avant)}`}
      {schema.remplace !== null && ", comme toute actualisation"} ; l’envoi et sa preuve sont au{" "}
      <a href={`${ici}/bilans/transmissions`}>registre des envois</a>.
    </dd>
  </div>
);

const TientLieu = ({ schema, convention }: SchemaProps) =>
  convention && (
    <div>
      <dt>Convention qui en tient lieu</dt>
      <dd>
        {convention.nom} :{" "}
        <a href={`/conventions/${convention.id}/petite-enfance?autorite=${encodeURIComponent(schema.autorite)}`}>
          exigence par exigence
        </a>
      </dd>
    </div>
  );

const Actualise = ({ base, remplace }: SchemaProps) =>
  remplace && (
    <div>
      <dt>Actualise</dt>
      <dd>
        <a href={`${base}/schemas/${remplace.id}`}>{remplace.titre}</a>
        {remplace.adopteLe && `, adopté le ${enLettres(remplace.adopteLe)}`}
      </dd>
    </div>
  );

const Vie = (props: SchemaProps) => {
  const { schema } = props;
  const avant = transmettreAvant(schema);
  const { intermediaire, final } = bilansDe(schema);
  return (
    <dl class="identite panneau">
      <div>
        <dt>Durée</dt>
        <dd>
          Du {enLettres(schema.debut)} au {enLettres(schema.fin)}.{" "}
          {COHERENCES[coherenceDuree(schema, schema.contenu.departemental)]}
        </dd>
      </div>
      <div>
        <dt>Adoption</dt>
        <dd>{schema.adopteLe ? `${enLettres(schema.adopteLe)}, ${schema.acte}` : "Pas encore adopté"}</dd>
      </div>
      <Actualise {...props} />
      <TientLieu {...props} />
      {avant && <Envoi {...props} avant={avant} />}
      {schema.forme === "schema" && (
        <div>
          <dt>Bilans</dt>
          <dd>
            Intermédiaire vers le {enLettres(intermediaire)}, final au {enLettres(final)}.
          </dd>
        </div>
      )}
    </dl>
  );
};

const Actions = ({ base, schema, modifier }: SchemaProps) => {
  const ici = `${base}/schemas/${schema.id}`;
  if (!modifier) return <EtatDuSchema schema={schema} />;
  return (
    <p class="barre">
      <EtatDuSchema schema={schema} />
      {!schema.adopteLe && <a href={`${ici}/offre`}>Places prévues</a>}
      {!schema.adopteLe && <a href={`${ici}/textes`}>Textes et métiers</a>}
      {!schema.adopteLe && <a href={`${ici}/investissements`}>Investissements</a>}
      {schema.adopteLe && <a href={`${ici}/reel`}>Places réelles</a>}
    </p>
  );
};

/** Ce qui reste à faire d'un schéma : l'adopter, puis en dresser les bilans et l'actualiser. */
const Actes = (props: SchemaProps) =>
  props.schema.adopteLe ? (
    <>
      <DresserBilan {...props} />
      <form method="post" action={`${props.base}/schemas/${props.schema.id}/actualisation`}>
        <button class="bouton discret">Ouvrir une actualisation</button>
      </form>
    </>
  ) : (
    <>
      <Adoption {...props} />
      <p>
        <a href={`${props.base}/schemas/${props.schema.id}/retrait`}>Retirer ce schéma, ouvert par erreur</a>
      </p>
    </>
  );

/** Un schéma entier : l'offre prévue et réelle, les métiers, les travaux, les textes, sa vie. */
export const SchemaPage = (props: SchemaProps) => {
  const { base, schema, modifier, refus } = props;
  return (
    <div class="pile">
      <Tete
        titre={schema.titre}
        retour={[`${base}/schemas`, "Schémas de la petite enfance"]}
        dit={`${LIBELLES_FORME[schema.forme]}, ${schema.autoriteNom}`}
      >
        <Actions {...props} />
      </Tete>
      {refus && <Alert>{REFUS_SCHEMA[refus]}</Alert>}
      <Vie {...props} />
      <Telecharger
        base={props.ici}
        genre="schema"
        nom="Le document, à imprimer ou à joindre"
        params={[["schema", schema.id]]}
        formats={TEXTE}
      />
      <Offres schema={schema} />
      <Metiers schema={schema} />
      {schema.contenu.investissements.length > 0 && <Travaux schema={schema} />}
      <Textes schema={schema} />
      <Bilans {...props} />
      {modifier && <Actes {...props} />}
    </div>
  );
};
