import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import { CIVILITES, LIBELLES_CIVILITE, type PartieEcrite } from "../model.ts";
import { Boutons, type Cadre, Tete, Version } from "../pages.tsx";

type SignataireProps = Cadre & {
  id: string | null;
  /** Ce que l'on sait déjà de la personne, champ par champ. */
  valeurs: Record<string, string>;
  parties: readonly PartieEcrite[];
  deliberations: readonly { id: string; nom: string }[];
};

/** Une personne qui signe, à ajouter ou à modifier. */
export const SignatairePage = (props: SignataireProps) => {
  const { convention, titre, id, valeurs, parties, deliberations, erreurs } = props;
  const ici = `/conventions/${convention.id}/signataires`;
  return (
    <>
      <Tete convention={convention} titre={titre} parties />
      <p>La même personne peut signer pour deux parties : ajoutez-la une fois pour chacune.</p>
      <Fautes erreurs={erreurs} />
      <form method="post" action={id ? `${ici}/${id}` : ici} class="formulaire">
        <Version convention={convention} />
        <Choix
          nom="partie"
          label="Pour qui"
          valeur={valeurs["partie"]}
          erreurs={erreurs}
          options={parties.map((une) => ({ valeur: une.id, libelle: une.nom }))}
        />
        <Choix
          nom="civilite"
          label="Civilité"
          aide="Elle accorde l’acte : « dûment autorisé » ou « dûment autorisée »."
          valeur={valeurs["civilite"]}
          erreurs={erreurs}
          options={[
            { valeur: "", libelle: "À préciser" },
            ...CIVILITES.map((civilite) => ({ valeur: civilite, libelle: LIBELLES_CIVILITE[civilite] })),
          ]}
        />
        <Champ nom="prenom" label="Prénom" valeur={valeurs["prenom"]} erreurs={erreurs} />
        <Champ nom="nom" label="Nom" valeur={valeurs["nom"]} erreurs={erreurs} requis />
        <Champ
          nom="qualite"
          label="Qualité"
          aide="Ce au nom de quoi elle signe : maire, présidente, directeur."
          valeur={valeurs["qualite"]}
          erreurs={erreurs}
        />
        <Choix
          nom="deliberation"
          label="Délibération qui l’autorise"
          valeur={valeurs["deliberation"]}
          erreurs={erreurs}
          options={[
            { valeur: "", libelle: "Aucune encore" },
            ...deliberations.map((une) => ({ valeur: une.id, libelle: une.nom })),
          ]}
        />
        <Boutons
          retour={`/conventions/${convention.id}/parties`}
          retrait={id ? `${ici}/${id}/retrait` : null}
          quoi="ce signataire"
        />
      </form>
    </>
  );
};
