import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { type Erreurs, Tete } from "../pages.tsx";
import { type DepotVu, type EtatDepot, natureDe } from "./model.ts";
import { etatDeDepot, peutAgir } from "./rules.ts";

const CHEMIN = "/administration/courrier";
const PHRASES: Record<EtatDepot, string> = {
  attend: "dès que possible",
  part: "en ce moment",
  reviendra: "",
  abandonne: "plus jamais : abandonné après vingt essais",
};

const Gestes = ({ depot }: { depot: DepotVu }) => {
  const { libelle, perte } = natureDe(depot.genre);
  const lequel = `${libelle.toLowerCase()}, du ${aLHeure(depot.creeLe)}`;
  if (!peutAgir(depot)) return null;
  return (
    <div class="barre">
      <form method="post" action={`${CHEMIN}/${depot.id}/essai`}>
        <button class="lien">
          Réessayer maintenant<span class="cache"> : {lequel}</span>
        </button>
      </form>
      {perte && (
        <a href={`${CHEMIN}/${depot.id}/abandon`}>
          Abandonner<span class="cache"> : {lequel}</span>
        </a>
      )}
    </div>
  );
};

const Ligne = ({ depot, maintenant }: { depot: DepotVu; maintenant: Date }) => {
  const etat = etatDeDepot(depot, maintenant);
  return (
    <tr>
      <th scope="row">
        {natureDe(depot.genre).libelle}
        <br />
        <small>déposé le {aLHeure(depot.creeLe)}</small>
      </th>
      <td class="n">{depot.essais}</td>
      <td>{etat === "reviendra" ? aLHeure(depot.aPartir) : PHRASES[etat]}</td>
      <td>{depot.erreur ?? "aucune"}</td>
      <td>
        <Gestes depot={depot} />
      </td>
    </tr>
  );
};

export type CourrierPageProps = Erreurs & {
  depots: readonly DepotVu[];
  comptes: { attendent: number; abandonnes: number; prevus: number };
  page: number;
  maintenant: Date;
};

/** Ce qui attend de partir et ce qui n'est pas parti : où cela en est, jamais à qui ni ce que cela dit. */
export const CourrierPage = ({ depots, comptes, page, maintenant, ...suite }: CourrierPageProps) => {
  const { attendent, abandonnes, prevus } = comptes;
  return (
    <>
      <Tete ici={CHEMIN} {...suite} />
      <p>
        {attendent} en attente, {pluriel(abandonnes, "abandonné")}, {pluriel(prevus, "prévu")} pour plus tard. Un échec
        est retenté de plus en plus tard, vingt fois en trois jours. Ni l’adresse ni le contenu ne se lisent ici.
      </p>
      {depots.length === 0 ? (
        <p>Rien n’attend : tout ce qui devait partir est parti.</p>
      ) : (
        <Tableau
          nom="Ce qui n’est pas parti"
          montre
          longue
          colonnes={[
            "Dépôt",
            { titre: "Essais", n: true },
            "Prochain essai",
            "Dernière erreur",
            { titre: "Gestes", cache: true },
          ]}
        >
          {depots.map((depot) => (
            <Ligne depot={depot} maintenant={maintenant} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={CHEMIN} params={new URLSearchParams()} page={page} total={attendent + abandonnes} />
    </>
  );
};

/** Avant d'abandonner un dépôt : ce qui sera perdu, nommé. */
export const AbandonPage = ({ depot }: { depot: DepotVu }) => {
  const { libelle, perte } = natureDe(depot.genre);
  return (
    <>
      <h1>Abandonner un envoi</h1>
      <div class="panneau">
        <p>
          {libelle}, déposé le {aLHeure(depot.creeLe)}, {pluriel(depot.essais, "essai")}. {perte}
        </p>
        <p>Cela ne se défait pas.</p>
        <form method="post" action={`${CHEMIN}/${depot.id}/abandon`} class="barre">
          <button class="bouton">Abandonner cet envoi</button>
          <a href={CHEMIN}>Ne rien changer</a>
        </form>
      </div>
    </>
  );
};
