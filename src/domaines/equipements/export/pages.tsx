import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { CODES_RELUS } from "./scdl/model.ts";

type Manque = { id: string; nom: string; phrases: readonly string[] };
export type ExportProps = {
  chemin: string;
  editeur: { nom: string; siret: string };
  scdl: { partent: number; restent: readonly Manque[] };
  inclusion: { partent: number; services: number; restent: readonly Manque[] };
  erreurs?: FormErrors | undefined;
};

const MONTREES = 25;

const Restent = ({ chemin, nom, restent }: { chemin: string; nom: string; restent: readonly Manque[] }) =>
  restent.length === 0 ? null : (
    <>
      <Tableau nom={nom} colonnes={["Structure", "Ce qui manque"]}>
        {restent.slice(0, MONTREES).map(({ id, nom: sien, phrases }) => (
          <tr>
            <th scope="row">
              <a href={`${chemin}/${id}`}>{sien}</a>
            </th>
            <td>{phrases.join(" ; ")}</td>
          </tr>
        ))}
      </Tableau>
      {restent.length > MONTREES && (
        <p class="note">Et {pluriel(restent.length - MONTREES, "autre structure", "autres structures")}.</p>
      )}
    </>
  );

const Scdl = ({ chemin, editeur, scdl }: ExportProps) => (
  <section class="pile" aria-labelledby="scdl">
    <h2 id="scdl">Équipements, au schéma SCDL 0.1.5</h2>
    <p>
      {pluriel(scdl.partent, "structure part", "structures partent")}
      {scdl.restent.length > 0 && `, ${pluriel(scdl.restent.length, "reste", "restent")} : il y manque quelque chose`}.
    </p>
    {CODES_RELUS.le === null && (
      <p class="note">
        Le schéma cite une nomenclature à huit chiffres qu’il ne publie pas : nos codes s’arrêtent à la famille (04 pour
        le social et l’animation), la suite est à zéro. Précisez-les dans le fichier si votre plateforme les contrôle.
      </p>
    )}
    {scdl.partent > 0 && (
      <p>
        <a href={`${chemin}/export/scdl.csv?${new URLSearchParams(editeur)}`} download>
          Télécharger le fichier CSV
        </a>
      </p>
    )}
    <Restent chemin={chemin} nom="Ne partent pas au schéma SCDL" restent={scdl.restent} />
  </section>
);

const Inclusion = ({ chemin, inclusion }: ExportProps) => (
  <section class="pile" aria-labelledby="inclusion">
    <h2 id="inclusion">Structures et services, au format data.inclusion 1.0.8</h2>
    <p>
      {pluriel(inclusion.partent, "structure part", "structures partent")}, avec{" "}
      {pluriel(inclusion.services, "service")} de garde ou de soutien à la parentalité.
    </p>
    {inclusion.partent > 0 && (
      <p class="barre">
        <a href={`${chemin}/export/structures.json`} download>
          Télécharger les structures
        </a>
        <a href={`${chemin}/export/services.json`} download>
          Télécharger les services
        </a>
      </p>
    )}
    <Restent chemin={chemin} nom="Ne partent pas au format data.inclusion" restent={inclusion.restent} />
  </section>
);

/** Publier le registre : seules partent les structures ouvertes où rien ne manque ; les autres disent quoi. */
export const ExportPage = (props: ExportProps) => {
  const { chemin, editeur, erreurs } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Équipements</a>
          </p>
          <h1>Publier les équipements</h1>
          <p>Seules partent les structures ouvertes, décrites au registre, où rien d’obligatoire ne manque.</p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <form method="get" action={`${chemin}/export`} class="panneau formulaire">
        <h2>Qui publie</h2>
        <Champ nom="nom" label="Nom de la collectivité" valeur={editeur.nom} erreurs={erreurs} />
        <Champ
          nom="siret"
          label="Siret de la collectivité"
          aide="Quatorze chiffres."
          valeur={editeur.siret}
          erreurs={erreurs}
        />
        <p>
          <button class="bouton discret">Vérifier</button>
        </p>
      </form>
      <Scdl {...props} />
      <Inclusion {...props} />
    </>
  );
};
