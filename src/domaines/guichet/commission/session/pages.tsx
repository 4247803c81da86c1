import type { Child } from "hono/jsx";
import { enLettres } from "#commun/jour.ts";
import { apresDe, moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_COMMISSION } from "../lexique.ts";
import type { Commission, EtatCommission } from "./model.ts";
import { estGelee, estTiree } from "./rules.ts";

const FORMES: Record<EtatCommission, FormeEtat> = {
  preparee: "attente",
  gelee: "pause",
  tiree: "marche",
  tenue: "marche",
  close: "faite",
  annulee: "fin",
};

export const EtatSeance = ({ etat }: Pick<Commission, "etat">) => (
  <Etat forme={FORMES[etat]} libelle={LIBELLES_COMMISSION[etat]} />
);

export const moisDits = ({ deMois, aMois }: Pick<Commission, "deMois" | "aMois">): string =>
  deMois === aMois
    ? `entrées ${apresDe(moisEnLettres(deMois))}`
    : `entrées ${apresDe(moisEnLettres(deMois))} à ${moisEnLettres(aMois)}`;

type Onglet = "seance" | "liste" | "places" | "tirage" | "gestes" | "votes" | "proces-verbal" | "lettres" | "reponses";

const ONGLETS: readonly [Onglet, string, (commission: Commission) => boolean][] = [
  ["seance", "Séance", () => true],
  ["places", "Places", estGelee],
  ["tirage", "Tirage", estGelee],
  ["liste", "Liste", estTiree],
  ["gestes", "Gestes", estGelee],
  ["votes", "Votes", ({ etat }) => etat === "tenue" || etat === "close"],
  ["proces-verbal", "Procès-verbal", ({ etat }) => etat === "tenue" || etat === "close"],
  ["lettres", "Lettres", ({ etat }) => etat === "close"],
  ["reponses", "Réponses", ({ etat }) => etat === "close"],
];

const DES_AGENTS: readonly Onglet[] = ["lettres", "reponses"];

type CadreProps = {
  ici: string;
  commission: Commission;
  onglet: Onglet;
  titre: string;
  conduire: boolean;
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
  children?: Child;
};

/** Ce que toutes les pages d'une séance ont en haut : où elle en est, ses onglets, ce qui n'allait pas. */
export const Cadre = ({ ici, commission, onglet, titre, conduire, refus, erreurs, children }: CadreProps) => (
  <div class="pile">
    <div class="tete">
      <div>
        <p class="note">
          {onglet === "seance" ? (
            <a href={ici.replace(/\/[^/]*$/, "")}>Commissions</a>
          ) : (
            <a href={ici}>{commission.nom}</a>
          )}
        </p>
        <h1>{titre}</h1>
        <p>
          <EtatSeance etat={commission.etat} /> {enLettres(commission.le)}, {moisDits(commission)}.
        </p>
      </div>
    </div>
    <nav class="onglets" aria-label="Séance">
      {ONGLETS.filter(([nom, , visible]) => visible(commission) && (conduire || !DES_AGENTS.includes(nom))).map(
        ([nom, libelle]) => (
          <a href={nom === "seance" ? ici : `${ici}/${nom}`} aria-current={nom === onglet ? "page" : undefined}>
            {libelle}
          </a>
        ),
      )}
    </nav>
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={erreurs} />
    {children}
  </div>
);

type ListeProps = {
  base: string;
  commissions: readonly Commission[];
  page: number;
  total: number;
  conduire: boolean;
};

/** Les commissions de l'espace. */
export const CommissionsPage = ({ base, commissions, page, total, conduire }: ListeProps) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Commissions d’attribution</h1>
        <p>La commission décide ; le calcul propose, et dit à chacun pourquoi.</p>
      </div>
      {conduire && (
        <div class="barre">
          <a class="bouton" href={`${base}/nouvelle`}>
            Préparer une séance
          </a>
          <a class="bouton discret" href={`${base}/liberees`}>
            Places libérées entre deux séances
          </a>
        </div>
      )}
    </div>
    {commissions.length === 0 ? (
      <div class="panneau vide">
        <p>
          Ici viendront les séances : quels mois d’entrée, quelles structures, qui a reçu quoi.{" "}
          {conduire ? "Préparez la première." : "L’agent du guichet prépare la première."}
        </p>
      </div>
    ) : (
      <Tableau nom="Commissions" colonnes={["Séance", "Siège le", "Entrées", { titre: "Structures", n: true }, "État"]}>
        {commissions.map((commission) => (
          <tr>
            <th scope="row">
              <a href={`${base}/${commission.id}`}>{commission.nom}</a>
            </th>
            <td>{enLettres(commission.le)}</td>
            <td>{moisDits(commission)}</td>
            <td class="n">{commission.structures.length}</td>
            <td>
              <EtatSeance etat={commission.etat} />
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={base} params={new URLSearchParams()} page={page} total={total} />
  </div>
);

export type SaisieCommission = {
  base: string;
  commission: Commission;
  neuve: boolean;
  structures: readonly { id: string; nom: string }[];
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const RISQUES = [
  { valeur: "0", libelle: "Aucune : on ne propose que les places libres" },
  { valeur: "0.05", libelle: "Tant que le risque reste sous 5 %" },
  { valeur: "0.1", libelle: "Tant que le risque reste sous 10 %" },
  { valeur: "0.2", libelle: "Tant que le risque reste sous 20 %" },
];

/** Préparer une séance : quand, pour quels mois, où, avec quelle sur-attribution. */
export const SaisieCommissionPage = ({ base, commission, neuve, structures, refus, erreurs }: SaisieCommission) => {
  const choisies = erreurs?.values["structures"]?.split("\n") ?? commission.structures;
  return (
    <form method="post" action={neuve ? base : `${base}/${commission.id}/modification`} class="pile formulaire">
      <div class="tete">
        <h1>{neuve ? "Préparer une séance" : `Modifier ${commission.nom}`}</h1>
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={commission.id} />
      <input type="hidden" name="version" value={`${commission.version}`} />
      <Champ nom="nom" label="Nom de la séance" valeur={commission.nom} erreurs={erreurs} requis />
      <Champ nom="le" label="Siège le" type="date" valeur={commission.le} erreurs={erreurs} requis />
      <div class="cote-a-cote">
        <Champ
          nom="deMois"
          label="Premier mois d’entrée"
          type="month"
          valeur={commission.deMois}
          erreurs={erreurs}
          requis
        />
        <Champ
          nom="aMois"
          label="Dernier mois d’entrée"
          type="month"
          valeur={commission.aMois}
          erreurs={erreurs}
          requis
        />
      </div>
      {structures.length === 0 ? (
        <Alert ton="attention">
          <p>Aucune structure n’a confié ses places à la commission : dites-le dans le registre des équipements.</p>
        </Alert>
      ) : (
        <Groupe
          nom="structures"
          legende="Structures dont la séance donne les places"
          type="checkbox"
          options={structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
          coches={choisies}
        />
      )}
      <Champ
        nom="delai"
        label="Jours pour répondre à une proposition"
        type="number"
        valeur={`${commission.delai}`}
        erreurs={erreurs}
        requis
      />
      <Choix
        nom="risque"
        label="Sur-attribution"
        aide="Proposer plus de places que de libres, parce que des familles refuseront : le risque se lit dans les refus passés."
        valeur={`${commission.risque}`}
        erreurs={erreurs}
        options={RISQUES}
      />
      <p class="barre">
        <button class="bouton">{neuve ? "Préparer la séance" : "Enregistrer"}</button>
        <a href={neuve ? base : `${base}/${commission.id}`}>Ne rien changer</a>
      </p>
    </form>
  );
};

/** « 3 places de plus » et leur risque, ligne à ligne. */
export type LigneRisque = { enPlus: number; depassement: number; attendues: number };

const LE_MOINS_DIT = 0.001;

/** Un risque n'est jamais nul : le plus petit se dit comme tel. */
const pourCent = (part: number): string =>
  `${part > 0 && part < LE_MOINS_DIT ? "moins de 0,1" : (100 * part).toLocaleString("fr-FR", { maximumFractionDigits: 1 })}\u{A0}%`;

/** Le risque d'une sur-attribution, lu dans les refus passés. */
export const Risques = (props: {
  libres: number;
  proposees: number;
  refusees: number;
  lignes: readonly LigneRisque[];
}) => (
  <details>
    <summary>Ce que risquerait une sur-attribution</summary>
    <p>
      {props.proposees === 0
        ? "Aucune réponse passée : le risque tient compte de ce que l’on ne sait rien."
        : `${pluriel(props.proposees, "proposition passée", "propositions passées")}, dont ${pluriel(props.refusees, "refusée ou laissée sans réponse", "refusées ou laissées sans réponse")}.`}{" "}
      Pour {pluriel(props.libres, "place libre", "places libres")} :
    </p>
    <Tableau
      nom="Risque de la sur-attribution"
      colonnes={[
        { titre: "Places en plus", n: true },
        { titre: "Risque d’avoir à en retirer une", n: true },
        { titre: "À retirer, en moyenne", n: true },
      ]}
    >
      {props.lignes.map(({ enPlus, depassement, attendues }) => (
        <tr>
          <th scope="row" class="n">
            {enPlus}
          </th>
          <td class="n">{pourCent(depassement)}</td>
          <td class="n">{attendues.toLocaleString("fr-FR", { maximumFractionDigits: 2 })}</td>
        </tr>
      ))}
    </Tableau>
  </details>
);
