import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Commission } from "../session/model.ts";
import { type Ecarte, Ecartes } from "../gel/recevable/pages.tsx";
import { Cadre } from "../session/pages.tsx";

/** Une ligne de la liste : son rang par points puis date, ce que propose le calcul, ce que la commission y a changé. */
export type LigneListe = {
  rang: number;
  numero: string;
  enfants: string;
  nom: string | null;
  besoins: readonly string[];
  points: number;
  depuis: Jour;
  exAequo: boolean;
  voeux: number;
  proposition: string[];
  voeu: number | null;
  gestes: string[];
  reclame: boolean;
};

export const VUES = ["toutes", "places", "attente", "changees", "nonRecevables"] as const;
export type Vue = (typeof VUES)[number];

export type ListeProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  lignes: readonly LigneListe[];
  vue: Vue;
  page: number;
  total: number;
  /** La structure dont on lit le classement, et toutes celles de la séance. */
  structure: string | null;
  structures: readonly { valeur: string; libelle: string }[];
  reclamations: number;
  /** Ce qui, à points égaux, passe avant la date. */
  departage: readonly string[];
  /** Ce que montre la vue des non recevables, à la place des lignes. */
  ecartes: readonly Ecarte[];
  admettre: boolean;
  /** Les rangs sont faits : avant le tirage, seuls les non recevables se lisent. */
  tiree: boolean;
};

const NOMS_VUES: Record<Vue, string> = {
  toutes: "Toutes",
  places: "Avec une place",
  attente: "Sans place",
  changees: "Changées à la main",
  nonRecevables: "Non recevables",
};

const rangDit = (voeu: number | null): string => (voeu === null ? "" : voeu === 1 ? "1er vœu" : `${voeu}e vœu`);

const Ligne = ({ ici, ligne, noms }: { ici: string; ligne: LigneListe; noms: boolean }) => (
  <tr>
    <td class="n">{ligne.rang}</td>
    <th scope="row">
      <a href={`${ici}/dossiers/${encodeURIComponent(ligne.numero)}`}>{ligne.numero}</a>
      {ligne.enfants && <small class="sous">{ligne.enfants}</small>}
      {ligne.besoins.length > 0 && <small class="sous">{ligne.besoins.join(", ")}</small>}
      {noms && ligne.nom && <small class="sous">{ligne.nom}</small>}
    </th>
    <td class="n">{ligne.points}</td>
    <td>
      {enLettres(ligne.depuis)}
      {ligne.exAequo && <small class="sous">départagé par tirage</small>}
    </td>
    <td class="n">{ligne.voeux}</td>
    <td>
      {ligne.proposition.length === 0 ? "Attend" : ligne.proposition.join(" ; ")}
      {ligne.voeu !== null && <small class="sous">{rangDit(ligne.voeu)}</small>}
    </td>
    <td>
      {ligne.gestes.join(" ; ")}
      {ligne.reclame && <strong>Réclamation vue par l’audit</strong>}
    </td>
  </tr>
);

const Lignes = ({ ici, lignes, noms }: Pick<ListeProps, "ici" | "lignes"> & { noms: boolean }) =>
  lignes.length === 0 ? (
    <div class="panneau vide">
      <p>Aucun dossier ici.</p>
    </div>
  ) : (
    <Tableau
      nom="Liste par points puis date, et proposition"
      longue
      colonnes={[
        { titre: "Rang", n: true },
        "Dossier",
        { titre: "Points", n: true },
        "En attente depuis",
        { titre: "Vœux", n: true },
        "Proposition du calcul",
        "La commission",
      ]}
    >
      {lignes.map((ligne) => (
        <Ligne ici={ici} ligne={ligne} noms={noms} />
      ))}
    </Tableau>
  );

/** Ce qu'est la liste, ce que l'audit en dit, et ce que l'on en montre. */
const Entete = ({ ici, conduire, vue, structure, structures, reclamations, departage }: ListeProps) => (
  <>
    <p>
      {structure
        ? "Les dossiers qui demandent cette structure, rangés par les points qu’ils y ont"
        : "La liste est rangée par points"}
      {[...departage, "date", "tirage"].map((un) => `, puis par ${un}`).join("")}. À côté, la proposition du calcul est
      un second avis : la commission décide.{" "}
      {conduire && "Les noms ne se lisent que d’ici ; les membres n’en voient aucun."}
    </p>
    <p>
      {reclamations === 0
        ? "L’audit ne voit aucune réclamation fondée."
        : `L’audit donnerait raison à ${pluriel(reclamations, "famille")} : aux points, un vœu préféré tiendrait à côté des seules familles mieux classées.`}
    </p>
    <nav class="onglets" aria-label="Lignes montrées">
      {VUES.map((nom) => (
        <a
          href={`${ici}/liste?${new URLSearchParams({ vue: nom, ...(structure ? { structure } : {}) })}`}
          aria-current={nom === vue ? "page" : undefined}
        >
          {NOMS_VUES[nom]}
        </a>
      ))}
    </nav>
    <form method="get" action={`${ici}/liste`} class="barre">
      {vue !== "toutes" && <input type="hidden" name="vue" value={vue} />}
      <Choix
        nom="structure"
        label="Le classement d’une structure"
        options={[{ valeur: "", libelle: "Toutes" }, ...structures]}
        valeur={structure ?? ""}
      />
      <button class="bouton discret">Lire</button>
    </form>
  </>
);

/** La liste par points puis date, et à côté la proposition du calcul ; avant le tirage, ce que le règlement n'a pas laissé examiner. */
export const ListePage = (props: ListeProps) => {
  const { ici, commission, conduire, lignes, vue, page, total, structure, tiree } = props;
  return (
    <Cadre ici={ici} commission={commission} conduire={conduire} onglet="liste" titre="Liste et proposition">
      {tiree ? (
        <Entete {...props} />
      ) : (
        <p>Les rangs se feront au tirage. Voici ce qui n’est pas recevable, et pourquoi.</p>
      )}
      {vue === "nonRecevables" ? <Ecartes {...props} /> : <Lignes ici={ici} lignes={lignes} noms={conduire} />}
      <Pagination
        chemin={`${ici}/liste`}
        params={new URLSearchParams({ ...(vue === "toutes" ? {} : { vue }), ...(structure ? { structure } : {}) })}
        page={page}
        total={total}
      />
    </Cadre>
  );
};
