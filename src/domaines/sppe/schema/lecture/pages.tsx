import { enLettres, type Jour } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { Tete } from "#ui/tete.tsx";
import { COHERENCES, REFUS_SCHEMA, TEXTES_DITS } from "../lexique.ts";
import {
  type Envoye,
  LIBELLES_FORME,
  LIBELLES_MODE_ACCUEIL,
  LIBELLES_TRAVAUX,
  type Quantite,
  type Schema,
  TEXTES_SCHEMA,
} from "../model.ts";
import { Bilans, DresserBilan } from "../bilan/pages.tsx";
import { EtatDuSchema } from "../pages.tsx";
import {
  anneesDe,
  bilansDe,
  coherenceDuree,
  ecartDe,
  modesDits,
  nombreDe,
  type RefusSchema,
  transmettreAvant,
  zonesDe,
} from "../rules.ts";

const dit = (nombre: number | null) => (nombre === null ? "—" : nombre.toLocaleString("fr-FR"));

const signe = (ecart: number) => `${ecart > 0 ? "+" : ""}${ecart.toLocaleString("fr-FR")}`;

type CaseProps = { schema: Schema; une: Pick<Quantite, "zone" | "mode" | "annee"> };

/** Le prévu, puis le réel et son écart quand l'année les a. */
const Case = ({ schema, une }: CaseProps) => {
  const reel = nombreDe(schema.reel, une);
  const ecart = ecartDe(schema, une);
  return (
    <td class="n">
      {dit(nombreDe(schema.contenu.offre, une))}
      {reel !== null && (
        <small class="sous">
          réel {dit(reel)}
          {ecart !== null && ecart !== 0 && ` (${signe(ecart)})`}
        </small>
      )}
    </td>
  );
};

const Offre = ({ schema, zone }: { schema: Schema; zone: string }) => {
  const annees = anneesDe(schema);
  const toutes = [...schema.contenu.offre, ...schema.reel].filter((une) => une.zone === zone);
  const nom = zone || "Tout le territoire";
  return (
    <Tableau
      nom={`${nom} : l’offre prévue, et réelle`}
      colonnes={[
        "Mode d’accueil",
        { titre: "Au départ", n: true },
        ...annees.map((un) => ({ titre: `${un}`, n: true })),
      ]}
      montre
    >
      {modesDits(toutes).map((mode) => (
        <tr>
          <th scope="row">{LIBELLES_MODE_ACCUEIL[mode]}</th>
          <Case schema={schema} une={{ zone, mode, annee: "depart" }} />
          {annees.map((annee) => (
            <Case schema={schema} une={{ zone, mode, annee }} />
          ))}
        </tr>
      ))}
    </Tableau>
  );
};

const Travaux = ({ schema: { contenu } }: { schema: Schema }) => (
  <Tableau
    nom="Les investissements"
    colonnes={["Projet", "Travaux", "Quand", { titre: "Coût", n: true }, "Moyens et difficultés"]}
    montre
    longue
  >
    {contenu.investissements.map(({ nom, travaux, zone, debut, fin, cout, moyens, difficultes, enfance }) => (
      <tr>
        <th scope="row">
          {nom}
          {(zone || enfance) && (
            <small class="sous">{[zone, enfance && "enfance, hors schéma"].filter(Boolean).join(", ")}</small>
          )}
        </th>
        <td>{LIBELLES_TRAVAUX[travaux]}</td>
        <td>{[debut, fin].filter(Boolean).join(" à ") || "À dater"}</td>
        <td class="n">{cout === null ? "—" : ecrireMontant(cout)}</td>
        <td>{[moyens, difficultes].filter(Boolean).join(" ; ")}</td>
      </tr>
    ))}
  </Tableau>
);

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
        : `${avant < today ? "À envoyer avant le" : "À envoyer jusqu’au"} ${enLettres(avant)}`}
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

const Offres = ({ schema }: { schema: Schema }) => {
  const toutes = [...schema.contenu.offre, ...schema.reel];
  if (toutes.length === 0) return <p class="vide">Aucune place n’est encore prévue, d’aucun mode d’accueil.</p>;
  return (
    <>
      {zonesDe(toutes)
        .filter((zone) => toutes.some((une) => une.zone === zone))
        .map((zone) => (
          <Offre schema={schema} zone={zone} />
        ))}
    </>
  );
};

const Metiers = ({ schema: { contenu } }: { schema: Schema }) =>
  contenu.metiers.length > 0 && (
    <Tableau
      nom="Emplois et compétences"
      colonnes={["Métier", { titre: "ETP vacants", n: true }, { titre: "ETP à créer", n: true }]}
      montre
    >
      {contenu.metiers.map(({ metier, vacants, aCreer }) => (
        <tr>
          <th scope="row">{metier}</th>
          <td class="n">{dit(vacants)}</td>
          <td class="n">{dit(aCreer)}</td>
        </tr>
      ))}
    </Tableau>
  );

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
    <Adoption {...props} />
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
