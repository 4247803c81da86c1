import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Membre } from "../membre/model.ts";
import { MembresTable } from "../membre/pages.tsx";
import type { Seance } from "../seance/model.ts";
import { SeancesTable } from "../seance/liste/pages.tsx";
import { type Instance, LIBELLES_NATURE, LIBELLES_PRESIDENCE, LIBELLES_QUORUM, LIBELLES_SECRETARIAT } from "./model.ts";

export type Rythme = { tenues: number; aVenir: number; prevues: number | null };

export const rythmeDit = ({ tenues, aVenir, prevues }: Rythme, an: number) =>
  [
    `${pluriel(tenues, "tenue")} en ${an}`,
    aVenir > 0 ? `${aVenir} à venir` : "",
    prevues === null ? "" : `${pluriel(prevues, "prévue")} par an`,
  ]
    .filter(Boolean)
    .join(", ");

export type InstanceProps = {
  base: string;
  instance: Instance;
  membres: readonly Membre[];
  seances: readonly Seance[];
  parite: string | null;
  rythme: Rythme;
  an: number;
  aujourdhui: Jour;
  conduire: boolean;
  nomDe: (code: string) => string;
  /** Which page of the members. */
  page: number;
  refus?: string | undefined;
};

const quorumDit = ({ quorum, quorumNombre }: Instance) =>
  quorum === "nombre" ? `${pluriel(quorumNombre ?? 1, "membre")} qui ont voix` : LIBELLES_QUORUM[quorum];

const Identite = ({ instance, rythme, an, parite }: Pick<InstanceProps, "instance" | "rythme" | "an" | "parite">) => (
  <dl class="identite panneau">
    {(
      [
        ["Rôle", instance.objet],
        ["Parité", parite ?? ""],
        ["Présidence", instance.presidence && LIBELLES_PRESIDENCE[instance.presidence]],
        ["Secrétariat", instance.secretariat && LIBELLES_SECRETARIAT[instance.secretariat]],
        ["Réunions", rythmeDit(rythme, an)],
        ["Quorum", quorumDit(instance)],
        ["Décisions", instance.decide ? "" : "Cette instance n’en rend pas : elle prépare ou coordonne"],
      ] as const
    )
      .filter(([, texte]) => texte)
      .map(([terme, texte]) => (
        <div>
          <dt>{terme}</dt>
          <dd>{texte}</dd>
        </div>
      ))}
  </dl>
);

const Fin = ({ base, instance, seances }: Pick<InstanceProps, "base" | "instance" | "seances">) => {
  const ici = `${base}/instances/${instance.id}`;
  return (
    <p class="barre">
      <a href={`${ici}/modifier`}>Modifier l’instance</a>
      {instance.closeLe === null && <a href={`${ici}/cloture`}>Clôturer l’instance</a>}
      {seances.length === 0 && <a href={`${ici}/suppression`}>Effacer l’instance</a>}
      {instance.closeLe && (
        <form method="post" action={`${ici}/reouverture`}>
          <button class="lien">Rouvrir l’instance</button>
        </form>
      )}
    </p>
  );
};

const DERNIERES = 12;

const Reunions = ({ base, instance, seances }: InstanceProps) => (
  <section>
    <h2>Réunions</h2>
    {seances.length === 0 ? (
      <p class="vide">Aucune réunion n’y a encore été préparée.</p>
    ) : (
      <SeancesTable base={base} lignes={seances.slice(0, DERNIERES).map((seance) => ({ seance, instance }))} />
    )}
    {seances.length > DERNIERES && (
      <p>
        <a href={`${base}/reunions`}>Les {seances.length} réunions de cette instance, et les autres</a>
      </p>
    )}
  </section>
);

/** Une instance : ce qu'elle est, qui y siège, ses réunions. */
export const InstancePage = (props: InstanceProps) => {
  const { base, instance, membres, conduire, refus } = props;
  const ici = `${base}/instances/${instance.id}`;
  const ouverte = conduire && instance.closeLe === null;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/instances`}>Instances</a>
          </p>
          <h1>{instance.nom}</h1>
          <p>
            {LIBELLES_NATURE[instance.nature] !== instance.nom && LIBELLES_NATURE[instance.nature]}
            {instance.conventions.length > 1 && `, pour ${instance.conventions.length} conventions`}
            {instance.closeLe && `. Close le ${enLettres(instance.closeLe)}`}
          </p>
        </div>
        {ouverte && (
          <a class="bouton" href={`${ici}/reunions/nouvelle`}>
            Préparer une réunion
          </a>
        )}
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Identite {...props} />
      <Reunions {...props} />
      <section>
        <div class="tete">
          <h2>Composition</h2>
          {ouverte && (
            <a class="bouton discret" href={`${ici}/membres/nouveau`}>
              Ajouter un membre
            </a>
          )}
        </div>
        <MembresTable {...props} membres={membres} ici={ici} />
      </section>
      {conduire && <Fin {...props} />}
    </div>
  );
};
