import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { ChampFichier } from "../pages.tsx";

type Props = {
  /** L'identifiant de la convention à venir. */
  id: string;
  espaces: { id: string; nom: string }[];
  /** Ce qui est dit du fichier. */
  refus: string | null;
  /** Ce qui est dit du reste. */
  erreurs?: FormErrors | undefined;
  nomEspace: string;
  espace: string;
};

/** « Créer une convention à partir d'un fichier » : où elle sera gardée, et le fichier ; le reste se relit. */
export const DepuisFichierPage = ({ id: aVenir, espaces, refus, erreurs, nomEspace, espace }: Props) => (
  <>
    <div>
      <p class="note">
        <a href="/conventions/nouvelle">Créer une convention</a>
      </p>
      <h1>À partir d’un fichier</h1>
      <p>
        Maillage y lit le titre, la Caf, les dates, les communes et les fiches-actions. Rien de cela n’est retenu avant
        votre relecture.
      </p>
    </div>
    {refus && (
      <Alert>
        <h2>Rien n’a été créé</h2>
        <p>
          <a href="#fichier">{refus}</a>
        </p>
      </Alert>
    )}
    <Fautes erreurs={erreurs} />
    <form class="formulaire" method="post" action="/conventions/nouvelle/fichier" enctype="multipart/form-data">
      <input type="hidden" name="id" value={aVenir} />
      <ChampFichier refus={refus} />
      <Choix
        nom="espace"
        label="Avec qui travaillez-vous sur cette convention ?"
        aide="Un espace est partagé par ceux qui y travaillent ensemble. Ce choix ne change plus ensuite."
        valeur={espace}
        erreurs={erreurs}
        options={[
          ...espaces.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
          { valeur: "nouveau", libelle: "Un nouvel espace" },
        ]}
      />
      <Champ
        nom="nomEspace"
        label="Nom du nouvel espace"
        aide="Seulement pour un nouvel espace : le nom de l’intercommunalité, par exemple."
        valeur={nomEspace}
        requis={espaces.length === 0}
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton" type="submit">
          Lire ce fichier
        </button>
      </div>
    </form>
  </>
);
