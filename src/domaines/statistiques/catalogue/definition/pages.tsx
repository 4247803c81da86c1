import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_PRODUCTEUR, LIBELLES_THEME, PRODUCTEURS, type StatistiquePropre, THEMES } from "../model.ts";
import { GENRES_FORMULE, type GenreFormule, genreDe } from "./rules.ts";

const LIBELLES_FORMULE: Record<GenreFormule, string> = {
  compte: "Un compte : il s’additionne",
  part: "Une part, en pour cent : numérateur et dénominateur",
  moyenne: "Une moyenne : une somme et un nombre",
  donnee: "Une valeur qui ne se recompose pas",
};

type Props = { base: string; avant: StatistiquePropre | null; erreurs: FormErrors | undefined };

/** Ce que les champs montrent d'abord : ce qui est écrit, sinon ce qui va de soi. */
const montrees = (avant: StatistiquePropre | null) =>
  avant
    ? { ...avant, genre: genreDe(avant), decimales: String(avant.decimales), publique: avant.publique ? ["1"] : [] }
    : {
        nom: "",
        theme: "population",
        definition: "",
        genre: "compte",
        unite: "",
        decimales: "0",
        producteur: "territoire",
        methode: "",
        licence: "Donnée du territoire",
        publique: [],
      };

const Champs = ({ avant, erreurs }: Omit<Props, "base">) => {
  const dit = montrees(avant);
  return (
    <>
      <Champ nom="nom" label="Nom" requis erreurs={erreurs} valeur={dit.nom} />
      <Choix
        nom="theme"
        label="Thème"
        erreurs={erreurs}
        valeur={dit.theme}
        options={THEMES.map((valeur) => ({ valeur, libelle: LIBELLES_THEME[valeur] }))}
      />
      <Zone nom="definition" label="Ce qu’il compte" lignes={3} requis erreurs={erreurs} valeur={dit.definition} />
      <Choix
        nom="genre"
        label="Comment il se compose"
        erreurs={erreurs}
        valeur={dit.genre}
        options={GENRES_FORMULE.map((valeur) => ({ valeur, libelle: LIBELLES_FORMULE[valeur] }))}
      />
      <Champ nom="unite" label="Unité" aide="Trajets, places, euros…" erreurs={erreurs} valeur={dit.unite} />
      <Champ nom="decimales" label="Décimales" type="number" erreurs={erreurs} valeur={dit.decimales} />
      <Choix
        nom="producteur"
        label="Producteur"
        erreurs={erreurs}
        valeur={dit.producteur}
        options={PRODUCTEURS.map((valeur) => ({ valeur, libelle: LIBELLES_PRODUCTEUR[valeur] }))}
      />
      <Zone nom="methode" label="Comment il se relève" lignes={3} requis erreurs={erreurs} valeur={dit.methode} />
      <Champ nom="licence" label="Licence" requis erreurs={erreurs} valeur={dit.licence} />
      <Groupe
        nom="publique"
        legende="À la publication"
        type="checkbox"
        options={[{ valeur: "1", libelle: "C’est un compte public : même petit, il se publie" }]}
        coches={erreurs?.values["publique"]?.split("\n") ?? (erreurs ? [] : dit.publique)}
      />
    </>
  );
};

/** Ajouter un chiffre au catalogue de l'espace, ou le modifier. */
export const DefinitionPage = ({ base, avant, erreurs }: Props) => (
  <form class="formulaire pile" method="post" action={avant ? `${base}/${avant.code}/definition` : base}>
    <Tete
      titre={avant ? `Modifier ${avant.nom}` : "Ajouter un chiffre"}
      retour={avant ? [`${base}/${avant.code}`, avant.nom] : [base, "Statistiques"]}
      dit="Un chiffre que le catalogue n’a pas, et que votre territoire relève lui-même."
    />
    <Fautes erreurs={erreurs} />
    <input type="hidden" name="version" value={avant?.version ?? 0} />
    <Champs avant={avant} erreurs={erreurs} />
    <p class="barre">
      <button class="bouton">Enregistrer</button>
      {avant && <a href={`${base}/${avant.code}/retrait`}>Retirer ce chiffre</a>}
    </p>
  </form>
);

/** Dire ce qui part avec un chiffre, ou pourquoi il ne peut pas partir. */
export const RetraitPage = ({
  base,
  propre,
  valeurs,
}: {
  base: string;
  propre: StatistiquePropre;
  valeurs: number;
}) => (
  <form class="formulaire pile" method="post" action={`${base}/${propre.code}/retrait`}>
    <Tete titre={`Retirer ${propre.nom}`} retour={[`${base}/${propre.code}`, propre.nom]} />
    {valeurs > 0 ? (
      <p>
        Ce chiffre a {pluriel(valeurs, "valeur")} : annulez d’abord l’import ou retirez les saisies qui les ont écrites.
      </p>
    ) : (
      <>
        <p>Il n’a aucune valeur : seule sa définition s’en va.</p>
        <p class="barre">
          <button class="bouton">Retirer ce chiffre</button>
          <a href={`${base}/${propre.code}`}>Le garder</a>
        </p>
      </>
    )}
  </form>
);
