import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_OFFRE } from "../lexique.ts";
import type { Commission } from "../session/model.ts";
import { Cadre } from "../session/pages.tsx";
import type { Offre } from "./model.ts";

export type LigneOffre = { offre: Offre; nom: string | null; place: string };

export type OffresProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  lignes: readonly LigneOffre[];
  page: number;
  total: number;
  comptes: { attendent: number; acceptees: number; refusees: number; silences: number };
  echues: number;
  aujourdhui: Jour;
  appeles: number | null;
  refus?: string | undefined;
};

const REPONSES = [
  { valeur: "accepter", libelle: "Accepte" },
  { valeur: "refuser", libelle: "Refuse" },
  { valeur: "rester", libelle: "Refuse, mais reste en attente" },
] as const;

export const Repondre = ({ action, offre }: { action: string; offre: Offre }) => (
  <form method="post" action={action} class="barre">
    <input type="hidden" name="version" value={`${offre.version}`} />
    {REPONSES.map(({ valeur, libelle }) => (
      <button class="lien" name="reponse" value={valeur}>
        {libelle}
        <span class="cache"> : {offre.numero}</span>
      </button>
    ))}
  </form>
);

/** Les places proposées, et ce que les familles en ont dit. */
export const OffresPage = (props: OffresProps) => {
  const { ici, lignes, page, total, comptes, echues, aujourdhui, appeles } = props;
  return (
    <Cadre {...props} onglet="reponses" titre="Réponses des familles">
      <p>
        {pluriel(comptes.attendent, "famille n’a pas encore répondu", "familles n’ont pas encore répondu")},{" "}
        {comptes.acceptees} ont accepté, {comptes.refusees} ont refusé, {comptes.silences} n’ont pas répondu à temps. Un
        refus ou un silence appelle aussitôt la famille suivante.
      </p>
      {appeles !== null && (
        <Alert ton="info">
          <p>
            {appeles === 0
              ? "Réponse notée. La place rendue ne convient à aucune famille qui attend encore."
              : `Réponse notée. ${pluriel(appeles, "famille suivante est appelée", "familles suivantes sont appelées")}. La lettre part par courriel ; sans adresse, imprimez-la depuis les lettres.`}
          </p>
        </Alert>
      )}
      {echues > 0 && (
        <form method="post" action={`${ici}/reponses/silences`} class="panneau">
          <p>
            Le délai est passé pour {pluriel(echues, "famille")}.{" "}
            <button class="bouton discret">Constater leur silence et appeler les suivantes</button>
          </p>
        </form>
      )}
      <Tableau nom="Places proposées" colonnes={["Dossier", "Place", "Répond au plus tard le", "Réponse"]}>
        {lignes.map(({ offre, nom, place }) => (
          <tr>
            <th scope="row">
              {offre.numero}
              {nom && <small class="sous">{nom}</small>}
            </th>
            <td>{place}</td>
            <td>
              {enLettres(offre.limite)}
              {offre.etat === "proposee" && offre.limite < aujourdhui && <small class="sous">délai passé</small>}
            </td>
            <td>
              {LIBELLES_OFFRE[offre.etat]}
              {offre.etat === "proposee" && <Repondre action={`${ici}/reponses/${offre.id}`} offre={offre} />}
            </td>
          </tr>
        ))}
      </Tableau>
      <Pagination chemin={`${ici}/reponses`} params={new URLSearchParams()} page={page} total={total} />
    </Cadre>
  );
};
