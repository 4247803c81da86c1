import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { SurQuelquun } from "../edition/pages.tsx";
import { GENRES_NOEUD, LIBELLES_GENRE, type Noeud, type SchemaPriorite, type TexteSurQuelquun } from "../model.ts";
import type { NoeudPlace } from "../vue/pages.tsx";
import { avecDescendants } from "../vue/rules.ts";
import { ecrireValeur, empreinteNoeud, empreinteSchema, rangDe } from "./rules.ts";

export const REFUS = {
  change:
    "Quelqu’un a modifié ce nœud pendant que vous écriviez. Ce qui est en place est dit ci-dessous, puis votre saisie : enregistrez-la si elle tient encore.",
  "noeud-inconnu": "Le nœud sous lequel vous le rangez n’existe plus : quelqu’un l’a retiré. Choisissez-en un autre.",
  boucle: "Un nœud ne peut pas être rangé sous lui-même ni sous l’un de ceux qu’il porte.",
  "noeud-porte": "Ce nœud porte encore des fiches, peut-être archivées, ou d’autres nœuds. Déplacez-les d’abord.",
} as const;

/** Ce que la page avait sous les yeux ; et ce que l'autre vient d'écrire, si l'on arrive second. */
const Lu = ({ noeud, noeuds, change }: { noeud: Noeud; noeuds: readonly NoeudPlace[]; change: boolean }) => (
  <>
    <input type="hidden" name="lu" value={empreinteNoeud(noeud)} />
    {change && (
      <section class="panneau" aria-label="Ce qui est en place">
        <h2>Ce qui est en place</h2>
        <p>
          {LIBELLES_GENRE[noeud.genre]} {[noeud.code, noeud.libelle].filter(Boolean).join(" ")}, rang{" "}
          {rangDe(noeuds, noeud)},{" "}
          {noeud.parent ? `sous ${noeuds.find(({ id }) => id === noeud.parent)?.libelle ?? ""}` : "à la racine du plan"}
          .
        </p>
        {noeud.impacts.length > 0 && <pre class="texte">{noeud.impacts.join("\n")}</pre>}
      </section>
    )}
  </>
);

type Props = {
  base: string;
  noeud: Noeud | null;
  noeuds: readonly NoeudPlace[];
  erreurs?: FormErrors | undefined;
  refus?: keyof typeof REFUS | undefined;
  alerte?: TexteSurQuelquun | undefined;
  /** L'identifiant du nœud à venir. */
  id: string;
};

const NEUF = { libelle: "", genre: "axe", code: "", parent: "", impacts: [] as string[] };

/** Un nœud se range sous tout autre, sauf sous ceux qu'il porte. */
const parentsPossibles = (noeuds: readonly NoeudPlace[], noeud: Noeud | null): NoeudPlace[] => {
  const siens = noeud ? avecDescendants(noeuds, [noeud.id]) : [];
  return noeuds.filter(({ id }) => !siens.includes(id));
};

const Retrait = ({ base, noeud }: { base: string; noeud: Noeud }) => (
  <form method="post" action={`${base}/plan/noeuds/${noeud.id}/retrait`} class="pile formulaire">
    <h2>Retirer ce nœud</h2>
    <p>Un nœud se retire quand il ne porte plus ni fiche ni nœud. L’histoire du plan garde sa trace.</p>
    <p>
      <button class="bouton discret">Retirer « {noeud.libelle} »</button>
    </p>
  </form>
);

/** Pourquoi la saisie revient, et ce qu'elle avait sous les yeux. */
const Retour = ({ noeud, noeuds, refus, alerte }: Omit<Props, "base" | "erreurs" | "id">) => (
  <>
    {refus && <Alert>{REFUS[refus]}</Alert>}
    {alerte && <SurQuelquun dit={alerte} />}
    {noeud && <Lu noeud={noeud} noeuds={noeuds} change={refus === "change"} />}
  </>
);

/** Un nœud du plan : son genre, son intitulé, sa place ; on le retire quand il ne porte plus rien. */
export const NoeudPage = ({ base, noeud, noeuds, erreurs, refus, alerte, id }: Props) => {
  const { libelle, genre, code, parent, impacts } = noeud ?? NEUF;
  return (
    <>
      <form
        method="post"
        action={[`${base}/plan/noeuds`, ...(noeud ? [noeud.id] : [])].join("/")}
        class="pile formulaire"
      >
        <div class="tete">
          <h1>{libelle || "Nouveau nœud du plan"}</h1>
        </div>
        {!noeud && <input type="hidden" name="id" value={id} />}
        <Fautes erreurs={erreurs} />
        <Retour noeud={noeud} noeuds={noeuds} refus={refus} alerte={alerte} />
        <Champ nom="libelle" label="Intitulé" requis erreurs={erreurs} valeur={libelle} />
        <Choix
          nom="genre"
          label="Genre"
          erreurs={erreurs}
          valeur={genre}
          options={GENRES_NOEUD.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE[valeur] }))}
        />
        <Champ
          nom="code"
          label="Code"
          aide="Si la convention en donne un, par exemple 2.1."
          erreurs={erreurs}
          valeur={code ?? ""}
        />
        <Choix
          nom="parent"
          label="Rangé sous"
          erreurs={erreurs}
          valeur={parent ?? ""}
          options={[
            { valeur: "", libelle: "Rien : c’est une racine du plan" },
            ...parentsPossibles(noeuds, noeud).map((un) => ({
              valeur: un.id,
              libelle: `${"— ".repeat(un.niveau)}${un.libelle}`,
            })),
          ]}
        />
        <Champ
          nom="ordre"
          label="Rang parmi ses frères"
          aide="1 pour le premier ; sans rien, le dernier."
          type="number"
          erreurs={erreurs}
          valeur={noeud ? `${rangDe(noeuds, noeud)}` : ""}
        />
        <Zone
          nom="impacts"
          label="Effets visés"
          aide="Un par ligne."
          lignes={3}
          erreurs={erreurs}
          valeur={impacts.join("\n")}
        />
        <p class="barre">
          <button class="bouton">{noeud ? "Enregistrer" : "Créer le nœud"}</button>
          <a href={`${base}/plan/arbre`}>Revenir à l’arbre</a>
        </p>
      </form>
      {noeud && <Retrait base={base} noeud={noeud} />}
    </>
  );
};

/** Ce que la page avait sous les yeux d'un schéma ; et ce qui est en place, si l'on arrive second. */
const SchemaLu = ({ schema, change }: { schema: SchemaPriorite; change: boolean }) => (
  <>
    <input type="hidden" name="lu" value={empreinteSchema(schema)} />
    {change && <p>En place : {schema.valeurs.map(ecrireValeur).join(" ; ")}.</p>}
  </>
);

const Gestes = ({ base, schema }: { base: string; schema: SchemaPriorite | null }) => (
  <p class="barre">
    <button class="bouton discret">{schema ? "Enregistrer ce schéma" : "Ajouter ce schéma"}</button>
    {schema && (
      <button class="lien" formaction={`${base}/plan/priorites/${schema.code}/retrait`} formnovalidate>
        Retirer ce schéma<span class="cache"> : {schema.libelle}</span>
      </button>
    )}
  </p>
);

const UnSchema = ({
  base,
  schema,
  erreurs,
  change = false,
}: {
  base: string;
  schema: SchemaPriorite | null;
  erreurs?: FormErrors | undefined;
  change?: boolean;
}) => (
  <form
    method="post"
    action={[`${base}/plan/priorites`, ...(schema ? [schema.code] : [])].join("/")}
    class="panneau formulaire"
  >
    <h2>{schema ? schema.libelle : "Ajouter un schéma"}</h2>
    {schema && <SchemaLu schema={schema} change={change} />}
    <Champ
      nom="libelle"
      id={schema ? `${schema.code}-libelle` : "libelle"}
      label="Nom du schéma"
      valeur={schema?.libelle}
      erreurs={erreurs}
    />
    <Zone
      nom="valeurs"
      id={schema ? `${schema.code}-valeurs` : "valeurs"}
      label="Valeurs"
      aide="Une par ligne, de la moins à la plus forte. « Top 5 (5 au plus) » limite le nombre de fiches."
      lignes={4}
      valeur={schema?.valeurs.map(ecrireValeur).join("\n")}
      erreurs={erreurs}
    />
    <Gestes base={base} schema={schema} />
  </form>
);

const REFUS_SCHEMA = {
  change:
    "Quelqu’un a modifié ce schéma pendant que vous écriviez. Ce qui est en place est dit au-dessus de votre saisie : enregistrez-la si elle tient encore.",
  "schema-existe": "Un schéma porte déjà ce nom. Modifiez-le plus haut, ou donnez un autre nom à celui-ci.",
  "valeur-double": "Une même valeur est écrite deux fois. Gardez-en une.",
  "valeur-employee":
    "Des fiches, peut-être archivées, portent encore une valeur que vous retirez. Changez d’abord leur priorité ; pour renommer une valeur, ajoutez la nouvelle, donnez-la à ces fiches, puis retirez l’ancienne.",
  "plafond-serre":
    "Plus de fiches portent déjà cette valeur que le nombre que vous donnez. Retirez-la d’abord à celles qui sont en trop.",
  "schema-employe":
    "Des fiches, peut-être archivées, portent encore une valeur de ce schéma. Changez d’abord leur priorité, puis retirez-le.",
  retire:
    "Ce schéma a été retiré pendant que vous écriviez. Votre saisie est ci-dessous : ajoutez-le de nouveau s’il sert encore.",
} as const;
export type RefusSchema = keyof typeof REFUS_SCHEMA;

/** Chaque schéma a ses champs : le résumé des fautes mène à ceux du schéma que l'on réglait. */
const avecAncres = (erreurs: FormErrors | undefined, code: string): FormErrors | undefined =>
  erreurs && {
    values: {},
    errors: Object.fromEntries(Object.entries(erreurs.errors).map(([nom, phrases]) => [`${code}-${nom}`, phrases])),
  };

/** Les schémas de priorité sont ceux de la convention : intérêt, phase, rang… */
export const PrioritesPage = ({
  base,
  schemas,
  code,
  erreurs,
  refus,
}: {
  base: string;
  schemas: readonly SchemaPriorite[];
  /** Le schéma que l'on réglait ; sans lui, un neuf. */
  code?: string | undefined;
  erreurs?: FormErrors | undefined;
  refus?: RefusSchema | undefined;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Schémas de priorité</h1>
        <p>Chaque convention range ses fiches à sa façon : un degré d’intérêt, des phases, un rang compté.</p>
      </div>
    </div>
    <Fautes erreurs={code === undefined ? erreurs : avecAncres(erreurs, code)} />
    {refus && <Alert>{REFUS_SCHEMA[refus]}</Alert>}
    {schemas.map((schema) => (
      <UnSchema
        base={base}
        schema={schema}
        {...(schema.code === code ? { erreurs, change: refus === "change" } : {})}
      />
    ))}
    <UnSchema base={base} schema={null} erreurs={code === undefined ? erreurs : undefined} />
  </>
);
