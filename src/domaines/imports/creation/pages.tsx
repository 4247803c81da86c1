import { Alert } from "#ui/alert.tsx";
import { Choix } from "#ui/champs.tsx";
import { ChampFichier } from "../pages.tsx";

type Props = { espaces: { id: string; nom: string }[]; refus: string | null; nomEspace: string; espace: string };

/** « Créer une convention à partir d'un fichier » : où elle sera gardée, et le fichier ; le reste se relit. */
export const DepuisFichierPage = ({ espaces, refus, nomEspace, espace }: Props) => (
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
    <form class="formulaire" method="post" action="/conventions/nouvelle/fichier" enctype="multipart/form-data">
      <ChampFichier refus={refus} />
      <Choix
        nom="espace"
        label="Avec qui travaillez-vous sur cette convention ?"
        aide="Un espace est partagé par ceux qui y travaillent ensemble. Ce choix ne change plus ensuite."
        valeur={espace}
        options={[
          ...espaces.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
          { valeur: "nouveau", libelle: "Un nouvel espace" },
        ]}
      />
      <div class="champ">
        <label for="nomEspace">Nom du nouvel espace</label>
        <span class="aide" id="nomEspace-aide">
          Seulement pour un nouvel espace : le nom de l’intercommunalité, par exemple.
        </span>
        <input id="nomEspace" name="nomEspace" value={nomEspace} aria-describedby="nomEspace-aide" />
      </div>
      <div class="barre">
        <button class="bouton" type="submit">
          Lire ce fichier
        </button>
      </div>
    </form>
  </>
);
