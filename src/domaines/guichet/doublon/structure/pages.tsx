import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { enfantEnMots } from "../../demande/etape/recapitulatif/textes.ts";
import type { EtatDemande } from "../../demande/model.ts";
import { TEXTES } from "../../demande/textes.ts";
import { RAISONS_DITES } from "../lexique.ts";
import type { Signalee } from "./rules.ts";

type Props = { demandes: string; base: string; signalees: readonly Signalee[]; page: number; taille: number };

/** Ce que l'on dit de l'autre demande : si l'enfant attend encore, ou si une place l'attend déjà. */
const autreDite = (etat: EtatDemande): string => {
  if (etat === "acceptee") return "A déjà accepté une place";
  return etat === "proposee" ? "Une place lui est proposée" : "Attend aussi";
};

/** Les demandes d'une structure qui en doublent une autre ; de l'autre, rien ne se lit que cela. */
export const SignaleesPage = ({ demandes, base, signalees, page, taille }: Props) => (
  <div class="pile">
    <h1>Doublons</h1>
    <p>
      Des demandes qui citent vos structures ressemblent à une autre. Le guichet juge et réunit ; l’autre demande ne se
      lit pas ici.
    </p>
    {signalees.length === 0 ? (
      <p class="vide">Aucune demande de vos structures n’en double une autre.</p>
    ) : (
      <Tableau
        nom="Demandes qui en doublent une autre"
        colonnes={["Demande", "Ce qui se ressemble", "L’autre demande"]}
      >
        {signalees.slice((page - 1) * taille, page * taille).map(({ sienne, raisons, autre }) => (
          <tr>
            <th scope="row">
              <a href={`${demandes}/${sienne.id}`}>{sienne.numero ?? "Sans numéro"}</a>
              <small class="sous">{enfantEnMots(sienne, TEXTES.fr)}</small>
            </th>
            <td>{raisons.map((raison) => RAISONS_DITES[raison]).join(", ")}</td>
            <td>{autreDite(autre)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={base} params={new URLSearchParams()} page={page} total={signalees.length} />
  </div>
);
