import { pluriel } from "#commun/texte.ts";
import { Pagination } from "#ui/pagination.tsx";
import type { PorteurCite, VuePorteurs } from "./model.ts";
import { direReconnu } from "./rules.ts";

const Ligne = ({ cite, ouverte }: { cite: PorteurCite; ouverte: boolean }) => {
  const id = `acteur-${cite.rang}`;
  return (
    <tr>
      <th scope="row">
        {ouverte ? <label for={id}>{cite.lu}</label> : cite.lu}
        <br />
        <small>{pluriel(cite.fiches, "fiche")}</small>
      </th>
      <td>
        {ouverte ? (
          <input class="saisie" id={id} name={id} list="acteurs" value={cite.choisi ?? cite.lu} autocomplete="off" />
        ) : (
          (cite.choisi ?? cite.lu)
        )}
        <br />
        <small>
          {cite.choisi && "choisi ; "}
          {direReconnu(cite.reconnu)}
        </small>
      </td>
    </tr>
  );
};

const Cites = ({ vue, ouverte }: { vue: VuePorteurs; ouverte: boolean }) => (
  <div class="cadre" tabindex={0} role="region" aria-label="Acteurs cités, les moins sûrs d’abord">
    <table class="table">
      <caption class="cache">Acteurs cités, les moins sûrs d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Tel qu’écrit dans le fichier</th>
          <th scope="col">L’acteur qu’il désigne</th>
        </tr>
      </thead>
      <tbody>
        {vue.cites.map((cite) => (
          <Ligne cite={cite} ouverte={ouverte} />
        ))}
      </tbody>
    </table>
  </div>
);

/** Qui le fichier cite, qui est reconnu et à quoi, qui sera créé : on choisit avant d'écrire. */
export const PorteursPage = ({ base, vue }: { base: string; vue: VuePorteurs }) => {
  const ici = `${base}/imports/${vue.entete.id}`;
  const ouverte = vue.entete.etat === "brouillon";
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/imports`}>Importer</a> › <a href={ici}>{vue.entete.fichier}</a>
          </p>
          <h1>Acteurs cités</h1>
          <p>
            {pluriel(vue.total, "nom")}, dont {pluriel(vue.nouveaux, "à créer", "à créer")}. Pour qu’un nom désigne un
            acteur déjà là, tapez ou choisissez le sien ; la fiche garde le nom tel qu’il est écrit.
          </p>
        </div>
      </div>
      {vue.total === 0 ? (
        <p class="vide">Aucune fiche à écrire ne cite d’acteur.</p>
      ) : !ouverte ? (
        <Cites vue={vue} ouverte={ouverte} />
      ) : (
        <form class="pile" method="post" action={`${ici}/porteurs`}>
          <input type="hidden" name="version" value={vue.entete.version} />
          <input type="hidden" name="page" value={vue.page} />
          <datalist id="acteurs">
            {vue.connus.map((nom) => (
              <option value={nom} />
            ))}
          </datalist>
          <Cites vue={vue} ouverte={ouverte} />
          <div class="barre">
            <button class="bouton" type="submit">
              Enregistrer ces choix
            </button>
            <a href={ici}>Revenir à la revue</a>
          </div>
        </form>
      )}
      <Pagination chemin={`${ici}/porteurs`} params={new URLSearchParams()} page={vue.page} total={vue.total} />
    </>
  );
};
