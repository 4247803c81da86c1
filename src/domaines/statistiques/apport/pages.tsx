import type { Statistique } from "../catalogue/model.ts";
import { enLettres, instantDe, jourDe } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Fautes } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { Depot, EtatDepot } from "../depot/model.ts";
import { Onglets } from "../pages.tsx";
import { MODELES } from "./lexique.ts";

const LIBELLES_ETAT: Record<EtatDepot, string> = { prepare: "À relire", ecrit: "Écrit", annule: "Annulé" };

const jourDit = (instant: string) => enLettres(jourDe(instantDe(instant)));
const anneesDites = ({ millesimes }: Depot["bilan"]) =>
  millesimes.length > 2 ? `${millesimes[0]} à ${millesimes.at(-1)}` : millesimes.join(" et ");

const Deposer = ({ base, refus }: { base: string; refus: string | null }) => (
  <form class="panneau formulaire" method="post" action={`${base}/imports`} enctype="multipart/form-data">
    <h2>Déposer un fichier</h2>
    <div class={refus ? "champ faux" : "champ"}>
      <label for="fichier">Fichier CSV, XLSX ou ODS</label>
      <span class="aide" id="fichier-aide">
        Un fichier national convient : on n’en garde que vos départements et ceux auxquels vous vous comparez.
      </span>
      {refus && (
        <span class="erreur" id="fichier-erreur">
          {refus}
        </span>
      )}
      <input
        id="fichier"
        name="fichier"
        type="file"
        accept=".csv,.xlsx,.ods,.txt"
        aria-describedby={refus ? "fichier-aide fichier-erreur" : "fichier-aide"}
      />
    </div>
    <p>
      <button class="bouton">Lire ce fichier</button>
    </p>
  </form>
);

const Modeles = ({ base }: { base: string }) => (
  <details class="panneau">
    <summary>Quels fichiers sont reconnus</summary>
    <ul>
      {MODELES.map(({ nom, aide, releve, supposes }) => (
        <li>
          <b>{nom}</b>. {aide}
          {releve && <small> Colonnes relevées le {enLettres(releve)}.</small>}
          {supposes && (
            <small>
              {" "}
              <b>Non vérifié</b> : les noms des colonnes {supposes}, qu’aucun fichier publié ne nous a montrés ; elles
              sont à confirmer à l’écran de relecture.
            </small>
          )}
        </li>
      ))}
    </ul>
    <p>
      Une autre disposition se lit aussi : à l’écran de relecture, dites ce que remplit chaque colonne. Ce que vous
      écrivez est retenu pour les fichiers aux mêmes titres.
    </p>
    <p>
      <a href={`${base}/imports/modele.csv`}>Télécharger un tableau à remplir, avec vos communes (CSV)</a>
    </p>
  </details>
);

export type ImportsProps = {
  base: string;
  imports: readonly Depot[];
  page: number;
  total: number;
  params: URLSearchParams;
  modifier: boolean;
  refus: string | null;
};

/** Les fichiers importés, et de quoi en déposer un autre. */
export const ImportsPage = ({ base, imports, page, total, params, modifier, refus }: ImportsProps) => (
  <div class="pile">
    <Tete
      titre="Imports de statistiques"
      dit="Un fichier se lit, se relit, s’essaie à blanc, puis s’écrit d’un coup ; il s’annule de même."
    />
    <Onglets base={base} ici="imports" />
    <Fautes erreurs={refus ? { values: {}, errors: { fichier: [refus] } } : undefined} />
    {modifier && <Deposer base={base} refus={refus} />}
    {modifier && <Modeles base={base} />}
    {imports.length === 0 ? (
      <p class="vide">Aucun fichier n’a encore été importé.</p>
    ) : (
      <Tableau
        nom="Fichiers importés"
        colonnes={["Fichier", "État", { titre: "Valeurs", n: true }, "Années", "Par", "Le"]}
        montre
      >
        {imports.map((depot) => (
          <tr>
            <th scope="row">
              <a href={`${base}/imports/${depot.id}`}>{depot.nom}</a>
            </th>
            <td>{LIBELLES_ETAT[depot.etat]}</td>
            <td class="n">{depot.bilan.valeurs.toLocaleString("fr-FR")}</td>
            <td>{anneesDites(depot.bilan) || "—"}</td>
            <td>{depot.auteur}</td>
            <td>{jourDit(depot.deposeLe)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/imports`} params={params} page={page} total={total} />
  </div>
);

type EcritProps = {
  base: string;
  depot: Depot;
  statistiques: readonly Pick<Statistique, "code" | "nom">[];
  modifier: boolean;
};

/** Ce qu'un import a écrit, et de quoi l'annuler. */
export const EcritPage = ({ base, depot, statistiques, modifier }: EcritProps) => (
  <div class="pile">
    <Tete titre={depot.nom} retour={[`${base}/imports`, "Imports de statistiques"]}>
      {modifier && depot.genre === "import" && depot.etat === "ecrit" && (
        <a class="bouton discret" href={`${base}/imports/${depot.id}/retrait`}>
          Annuler cet import
        </a>
      )}
    </Tete>
    <dl class="identite panneau">
      <div>
        <dt>État</dt>
        <dd>{LIBELLES_ETAT[depot.etat]}</dd>
      </div>
      <div>
        <dt>Déposé</dt>
        <dd>
          par {depot.auteur}, le {jourDit(depot.deposeLe)}
        </dd>
      </div>
      <div>
        <dt>Source</dt>
        <dd>{depot.source || "Non dite"}</dd>
      </div>
      <div>
        <dt>Valeurs écrites</dt>
        <dd>{depot.bilan.valeurs.toLocaleString("fr-FR")}</dd>
      </div>
      <div>
        <dt>Années</dt>
        <dd>{anneesDites(depot.bilan) || "—"}</dd>
      </div>
      <div>
        <dt>Lignes d’autres territoires</dt>
        <dd>{depot.bilan.ecartees.toLocaleString("fr-FR")}</dd>
      </div>
    </dl>
    <ul class="liens">
      {depot.bilan.statistiques.map((code) => (
        <li>
          <a href={`${base}/${code}`}>{statistiques.find((une) => une.code === code)?.nom ?? code}</a>
        </li>
      ))}
    </ul>
  </div>
);

/** Dire ce qu'une annulation emporte, avant qu'elle ne l'emporte. */
export const AnnulationPage = ({ base, depot }: { base: string; depot: Depot }) => (
  <form class="formulaire pile" method="post" action={`${base}/imports/${depot.id}/retrait`}>
    <input type="hidden" name="version" value={depot.version} />
    <Tete titre={`Annuler ${depot.nom}`} retour={[`${base}/imports/${depot.id}`, depot.nom]} />
    <p>
      {depot.etat === "prepare"
        ? "Rien n’est encore écrit : ce que vous avez réglé sera perdu."
        : `${pluriel(depot.bilan.valeurs, "valeur s’en ira", "valeurs s’en iront")}. Celles que cet import avait remplacées parleront de nouveau.`}
    </p>
    <p class="barre">
      <button class="bouton">{depot.etat === "prepare" ? "Abandonner cet import" : "Annuler cet import"}</button>
      <a href={`${base}/imports/${depot.id}`}>Le garder</a>
    </p>
  </form>
);
