import { intituleFiche } from "#domaines/plan/model.ts";
import { adresse } from "#commun/adresse.ts";
import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import { APERCU, ETAPES, type Etape, type Fil, type Orphelin } from "./model.ts";

export type TraceProps = {
  base: string;
  params: URLSearchParams;
  fils: readonly Fil[];
  page: number;
  total: number;
  orphelins: Record<Etape, readonly Orphelin[]>;
  etape: Etape | null;
  comptes: { enjeux: number; effets: number; objectifs: number; fiches: number; indicateurs: number; releves: number };
};

const LIENS: Record<Orphelin["genre"], (base: string, id: string) => string> = {
  enjeu: (base) => `${base}/plan/enjeux`,
  fiche: (base, id) => `${base}/plan/fiches/${id}`,
  noeud: (base, id) => `${base}/plan/tableau?noeud=${id}`,
  indicateur: (base, id) => `${base}/indicateurs/${id}`,
};

const Chaine = ({ comptes }: Pick<TraceProps, "comptes">) => {
  const maillons: [number, string][] = [
    [comptes.enjeux, "enjeux du diagnostic"],
    [comptes.effets, "effets visés par le plan"],
    [comptes.objectifs, "objectifs du plan"],
    [comptes.fiches, "fiches-actions"],
    [comptes.indicateurs, "indicateurs définis"],
    [comptes.releves, "indicateurs qui ont une valeur"],
  ];
  return (
    <div class="tuiles">
      {maillons.map(([nombre, libelle]) => (
        <p class="tuile">
          <b class="chiffres">{nombre}</b>
          <span>{libelle}</span>
        </p>
      ))}
    </div>
  );
};

const Liste = ({ props, etape }: { props: TraceProps; etape: Etape }) => {
  const liste = props.orphelins[etape];
  if (liste.length === 0) return null;
  const montres = props.etape === etape ? liste : liste.slice(0, APERCU);
  const reste = liste.length - montres.length;
  return (
    <section class="panneau" aria-labelledby={etape} id={`s-${etape}`}>
      <h2 id={etape}>
        {ETAPES[etape]} <span class="chiffres">({liste.length})</span>
      </h2>
      <ul>
        {montres.map(({ genre, id, nom, precision }) => (
          <li>
            <a href={LIENS[genre](props.base, id)}>{nom}</a>
            {precision && ` (${precision})`}
          </li>
        ))}
      </ul>
      {reste > 0 && (
        <p>
          <a href={`${adresse(`${props.base}/trace`, props.params, { etape })}#s-${etape}`}>
            Voir {pluriel(reste, "autre", "autres")}
            <span class="cache"> : {ETAPES[etape]}</span>
          </a>
        </p>
      )}
    </section>
  );
};

const dire = (liste: readonly string[]) => (liste.length === 0 ? "—" : liste.join(", "));

const direIndicateurs = ({ definis, ecrits }: Fil): string => {
  if (definis > 0) return pluriel(definis, "défini");
  return ecrits > 0 ? `${pluriel(ecrits, "écrit")}, aucun défini` : "—";
};

const LigneFil = ({ fil, base }: { fil: Fil; base: string }) => (
  <tr>
    <td>{dire(fil.enjeux)}</td>
    <td>{dire(fil.objectifs)}</td>
    <th scope="row">
      <a href={`${base}/plan/fiches/${fil.fiche.id}`}>{intituleFiche(fil.fiche)}</a>
    </th>
    <td>{direIndicateurs(fil)}</td>
    <td>{fil.definis === 0 ? "—" : `${fil.releves} sur ${fil.definis}`}</td>
  </tr>
);

const Fils = ({ props }: { props: TraceProps }) => (
  <>
    <div class="cadre" tabindex={0} role="region" aria-label="Le fil, fiche par fiche">
      <table class="table longue">
        <caption>Le fil, fiche par fiche</caption>
        <thead>
          <tr>
            <th scope="col">Enjeu</th>
            <th scope="col">Objectif</th>
            <th scope="col">Fiche-action</th>
            <th scope="col">Indicateurs</th>
            <th scope="col">Avec une valeur</th>
          </tr>
        </thead>
        <tbody>
          {props.fils.map((fil) => (
            <LigneFil fil={fil} base={props.base} />
          ))}
        </tbody>
      </table>
    </div>
    <Pagination chemin={`${props.base}/trace`} params={props.params} page={props.page} total={props.total} />
  </>
);

/** De l'enjeu à la valeur : ce qui se suit d'un bout à l'autre, et ce qui ne tient à rien. */
export const TracePage = (props: TraceProps) => {
  const etapes = Object.keys(ETAPES) as Etape[];
  const seuls = etapes.reduce((somme, etape) => somme + props.orphelins[etape].length, 0);
  return (
    <>
      <div class="tete">
        <div>
          <h1>De l’enjeu à la valeur</h1>
          <p>
            {seuls === 0
              ? "Chaque maillon tient au suivant."
              : `${pluriel(seuls, "maillon ne tient", "maillons ne tiennent")} à rien : ils sont nommés sous le tableau.`}
          </p>
        </div>
      </div>
      <p class="note">
        Les enjeux lus ici sont ceux du diagnostic, que{" "}
        <a href={`${props.base}/plan/enjeux`}>le plan relie à ses axes</a>, le diagnostic initial et les points faibles
        des fiches, et les effets visés par les nœuds du plan.
      </p>
      <Chaine comptes={props.comptes} />
      <Fils props={props} />
      <div class="cote-a-cote">
        {etapes.map((etape) => (
          <Liste props={props} etape={etape} />
        ))}
      </div>
    </>
  );
};
