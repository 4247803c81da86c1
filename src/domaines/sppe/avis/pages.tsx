import { enLettres, type Jour } from "#commun/jour.ts";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../pages.tsx";
import { type AFaire, resteANotifier } from "./etape/rules.ts";
import { type Avis, type EtatAvis, LIBELLES_ETAT_AVIS, LIBELLES_GENRE_AVIS } from "./model.ts";
import { aFaireDit } from "./textes.ts";

const FORMES: Record<EtatAvis, FormeEtat> = {
  recue: "attente",
  transmise: "marche",
  sansObjet: "fin",
  incomplete: "pause",
  caduque: "fin",
  complete: "marche",
  favorable: "faite",
  favorableTacite: "faite",
  defavorable: "fin",
  perime: "fin",
  retiree: "fin",
};

export const EtatDeLAvis = ({ etat }: { etat: EtatAvis }) => (
  <Etat forme={FORMES[etat]} libelle={LIBELLES_ETAT_AVIS[etat]} />
);

export type AvisVu = { avis: Avis; commune: string; etat: EtatAvis; suite: AFaire };

const Rangee = ({ base, vu: { avis, commune, etat, suite } }: { base: string; vu: AvisVu }) => (
  <tr>
    <th scope="row">
      <a href={`${base}/avis/${avis.id}`}>{avis.objet}</a>
      {avis.genre === "opportunite" && <small class="sous">{LIBELLES_GENRE_AVIS.opportunite}</small>}
    </th>
    <td>{commune}</td>
    <td>{enLettres(avis.recueLe)}</td>
    <td>
      <EtatDeLAvis etat={etat} />
    </td>
    <td>{aFaireDit(suite, resteANotifier(avis))}</td>
  </tr>
);

export type ListeProps = {
  base: string;
  vus: readonly AvisVu[];
  page: number;
  taille: number;
  params: URLSearchParams;
  modifier: boolean;
};

/** Les demandes d'avis : où en est chacune, et ce qu'elle attend. */
export const ListePage = ({ base, vus, page, taille, params, modifier }: ListeProps) => (
  <>
    <Tete
      titre="Avis sur les projets d’accueil"
      dit="Chaque projet privé, de la demande à l’avis, avec ses délais de la loi."
    >
      {modifier && (
        <a class="bouton" href={`${base}/avis/nouveau`}>
          Inscrire une demande
        </a>
      )}
    </Tete>
    <Onglets base={base} ici="avis" />
    {vus.length === 0 ? (
      <p class="vide">Aucune demande d’avis. La première inscrite ouvrira ses délais du jour où elle fut reçue.</p>
    ) : (
      <Tableau
        nom="Les demandes d’avis"
        colonnes={["Projet", "Commune", "Reçue le", "Où elle en est", "À faire"]}
        longue
      >
        {vus.slice((page - 1) * taille, page * taille).map((vu) => (
          <Rangee base={base} vu={vu} />
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/avis`} params={params} page={page} total={vus.length} />
  </>
);

/** Ce que dit un jour, passé ou à venir, sans dépendre d'une couleur. */
export const jourDit = (le: Jour, passe: boolean): string => (passe ? enLettres(le) : `${enLettres(le)} (à venir)`);
