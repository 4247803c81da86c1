import { enLettres, type Jour } from "#commun/jour.ts";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_STRUCTURE, STRUCTURES } from "../avis/model.ts";
import { Onglets } from "../pages.tsx";
import { LIBELLES_PARTICIPANT, LIBELLES_SUITE, PARTICIPANTS, type ProjetAccueil, SUITES } from "./model.ts";

export type ProjetVu = { projet: ProjetAccueil; nomCommune: string };

type ListeProps = {
  base: string;
  vus: readonly ProjetVu[];
  page: number;
  taille: number;
  params: URLSearchParams;
  modifier: boolean;
};

/** Ceux que le guichet partenarial a reçus, avant toute demande. */
export const ProjetsPage = ({ base, vus, page, taille, params, modifier }: ListeProps) => (
  <>
    <Tete
      titre="Porteurs de projet"
      dit="Le guichet partenarial (PMI, Caf, autorité organisatrice) les reçoit avant toute demande."
    >
      {modifier && (
        <a class="bouton" href={`${base}/projets/nouveau`}>
          Recevoir un porteur
        </a>
      )}
    </Tete>
    <Onglets base={base} ici="projets" />
    {vus.length === 0 ? (
      <p class="vide">Aucun porteur reçu. Ce qui s’y dit servira à la demande d’avis, si elle vient.</p>
    ) : (
      <Tableau nom="Les porteurs reçus" colonnes={["Projet", "Porteur", "Commune", "Reçu le", "Où il en est"]}>
        {vus.slice((page - 1) * taille, page * taille).map(({ projet, nomCommune }) => (
          <tr>
            <th scope="row">
              <a href={`${base}/projets/${projet.id}`}>{projet.nom}</a>
            </th>
            <td>{projet.porteur}</td>
            <td>{nomCommune}</td>
            <td>{enLettres(projet.recuLe)}</td>
            <td>{LIBELLES_SUITE[projet.suite]}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/projets`} params={params} page={page} total={vus.length} />
  </>
);

export type ProjetProps = {
  base: string;
  projet: ProjetAccueil;
  neuf: boolean;
  today: Jour;
  communes: readonly { code: string; nom: string }[];
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

const choix = <T extends string>(valeurs: readonly T[], libelles: Record<T, string>) =>
  valeurs.map((valeur) => ({ valeur, libelle: libelles[valeur] }));

const Champs = ({ projet, communes, erreurs }: ProjetProps) => (
  <>
    <Champ nom="nom" label="Nom du projet" requis erreurs={erreurs} valeur={projet.nom} />
    <Champ nom="porteur" label="Porteur" requis erreurs={erreurs} valeur={projet.porteur} />
    <Champ nom="contact" label="Contact" erreurs={erreurs} valeur={projet.contact} />
    <Choix
      nom="commune"
      label="Commune"
      options={communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
      erreurs={erreurs}
      valeur={projet.commune}
    />
    <Choix
      nom="structure"
      label="Accueil projeté"
      options={choix(STRUCTURES, LIBELLES_STRUCTURE)}
      erreurs={erreurs}
      valeur={projet.structure}
    />
    <Champ nom="places" label="Places" clavier="decimal" erreurs={erreurs} valeur={`${projet.places ?? ""}`} />
    <Champ nom="recuLe" label="Reçu le" type="date" requis erreurs={erreurs} valeur={projet.recuLe} />
    <Groupe
      nom="participants"
      legende="Qui était là"
      type="checkbox"
      options={choix(PARTICIPANTS, LIBELLES_PARTICIPANT)}
      coches={erreurs?.values["participants"]?.split("\n") ?? projet.participants}
    />
    <Zone nom="echange" label="Ce qui s’est dit" erreurs={erreurs} valeur={projet.echange} lignes={6} />
    <Choix
      nom="suite"
      label="Où il en est"
      options={choix(SUITES, LIBELLES_SUITE)}
      erreurs={erreurs}
      valeur={projet.suite}
    />
  </>
);

/** Un porteur reçu ; sa demande d'avis part de ce que l'on en sait. */
export const ProjetPage = (props: ProjetProps) => {
  const { base, projet, neuf, modifier, erreurs } = props;
  const titre = neuf ? "Recevoir un porteur" : projet.nom;
  const contenu = (
    <>
      <Tete titre={titre} retour={[`${base}/projets`, "Porteurs de projet"]}>
        {!neuf && modifier && (
          <a class="bouton discret" href={`${base}/avis/nouveau?projet=${projet.id}`}>
            Inscrire sa demande d’avis
          </a>
        )}
      </Tete>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={projet.id} />
      <input type="hidden" name="version" value={`${projet.version}`} />
      <fieldset class="nue" disabled={!modifier}>
        <legend class="cache">Le projet</legend>
        <Champs {...props} />
      </fieldset>
      {modifier && (
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/projets`}>Ne rien changer</a>
        </p>
      )}
    </>
  );
  return modifier ? (
    <form method="post" action={neuf ? `${base}/projets` : `${base}/projets/${projet.id}`} class="formulaire">
      {contenu}
    </form>
  ) : (
    <div class="formulaire">{contenu}</div>
  );
};
