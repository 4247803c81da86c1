import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { enfantEnMots } from "../etape/recapitulatif/textes.ts";
import { LIBELLES_CANAL } from "../lexique.ts";
import { TEXTES } from "../textes.ts";
import type { ARelancer } from "./actions.ts";

type Props = { base: string; lignes: readonly ARelancer[]; page: number; total: number };

const Geste = ({ base, ligne }: { base: string; ligne: ARelancer }) => {
  const { demande, confirmation } = ligne;
  if (confirmation.genre === "injoignable")
    return (
      <a href={`${base}/demandes/${demande.id}/vous`}>
        Trouver une autre façon de la joindre<span class="cache"> : {demande.numero}</span>
      </a>
    );
  if (confirmation.genre !== "aRelancer") return null;
  return (
    <form method="post" action={`${base}/demandes/${demande.id}/relance`}>
      <input type="hidden" name="version" value={`${demande.version}`} />
      <input type="hidden" name="canal" value={confirmation.canal} />
      <button class="lien">
        {confirmation.canal === "telephone" ? "Appelée aujourd’hui" : "Courrier parti aujourd’hui"}
        <span class="cache"> : {demande.numero}</span>
      </button>
    </form>
  );
};

const joindre = ({ famille, confirmation }: ARelancer) =>
  confirmation.genre === "aRelancer" && confirmation.canal === "telephone" ? famille.telephone : famille.adresse;

/** Les familles que seul un agent peut rappeler : un appel, un courrier, noté le jour où il est fait. */
export const RelancesPage = ({ base, lignes, page, total }: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={base}>Demandes de place</a>
        </p>
        <h1>Familles à rappeler</h1>
        <p>{pluriel(total, "famille")}. Le premier rappel part par courriel ; le second se fait d’une autre façon.</p>
      </div>
    </div>
    {lignes.length === 0 ? (
      <p class="vide">Personne à rappeler aujourd’hui.</p>
    ) : (
      <Tableau nom="Familles à rappeler" longue colonnes={["Numéro", "Famille", "Comment", "Déjà rappelée", "Fait"]}>
        {lignes.map((ligne) => (
          <tr>
            <th scope="row">
              <a href={`${base}/demandes/${ligne.demande.id}`}>{ligne.demande.numero}</a>
            </th>
            <td>
              {[ligne.famille.prenom, ligne.famille.nom].filter(Boolean).join(" ")}
              <br />
              <small>{enfantEnMots(ligne.demande, TEXTES.fr)}</small>
            </td>
            <td>{joindre(ligne) || "Une seule façon connue"}</td>
            <td>
              {ligne.demande.relances.map(({ le, canal }) => `${LIBELLES_CANAL[canal]} le ${enLettres(le)}`).join(", ")}
            </td>
            <td>
              <Geste base={base} ligne={ligne} />
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/relances`} params={new URLSearchParams()} page={page} total={total} />
  </>
);
