import type { Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tete } from "#ui/tete.tsx";
import {
  GENRES_AVIS,
  GESTIONS,
  LIBELLES_GENRE_AVIS,
  LIBELLES_GESTION,
  LIBELLES_NATURE_PROJET,
  LIBELLES_STRUCTURE,
  NATURES,
  STRUCTURES,
} from "../model.ts";
import type { RefusDemande } from "../rules.ts";

export type DemandeProps = {
  base: string;
  id: string;
  today: Jour;
  communes: readonly { code: string; nom: string }[];
  depart: { projet: string; objet: string; demandeur: string; contact: string; commune: string; places: string };
  erreurs?: FormErrors | undefined;
  refus?: RefusDemande | undefined;
};

const SANS_AVIS: Record<RefusDemande, string> = {
  public:
    "L’avis de la loi ne porte que sur un projet de droit privé. Pour un projet public, inscrivez un avis d’opportunité.",
  "plus-de-six-ans":
    "L’avis de la loi ne porte que sur l’accueil d’enfants de moins de six ans. Pour un autre, inscrivez un avis d’opportunité.",
  delegation:
    "Pour un gestionnaire privé qui agit pour une collectivité, les textes ne tranchent pas. Si la collectivité décide du projet et porte les locaux, aucun avis n’est dû : inscrivez un avis d’opportunité. Si le gestionnaire porte lui-même le projet, confirmez-le ci-dessous ; la page le gardera.",
};

/** Ce que seule l'autorité peut dire d'un gestionnaire qui agit pour une collectivité. */
const Porte = () => (
  <Groupe
    nom="porte"
    legende="À confirmer"
    type="checkbox"
    options={[{ valeur: "oui", libelle: "Le gestionnaire porte lui-même le projet : l’avis est demandé" }]}
    coches={[]}
  />
);

const choix = <T extends string>(valeurs: readonly T[], libelles: Record<T, string>) =>
  valeurs.map((valeur) => ({ valeur, libelle: libelles[valeur] }));

/** Inscrire une demande : le jour de sa réception ouvre les délais. */
export const DemandePage = ({ base, id, today, communes, depart, erreurs, refus }: DemandeProps) => (
  <form method="post" action={`${base}/avis`} class="formulaire">
    <Tete titre="Inscrire une demande d’avis" retour={[`${base}/avis`, "Avis sur les projets d’accueil"]} />
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{SANS_AVIS[refus]}</Alert>}
    {refus === "delegation" && <Porte />}
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="projet" value={depart.projet} />
    <Choix nom="genre" label="Avis demandé" options={choix(GENRES_AVIS, LIBELLES_GENRE_AVIS)} erreurs={erreurs} />
    <Champ nom="objet" label="Nom du projet" requis erreurs={erreurs} valeur={depart.objet} />
    <Champ nom="demandeur" label="Demandeur" requis erreurs={erreurs} valeur={depart.demandeur} />
    <Champ
      nom="contact"
      label="Contact"
      aide="Courriel ou téléphone professionnel."
      erreurs={erreurs}
      valeur={depart.contact}
    />
    <Choix
      nom="commune"
      label="Commune d’implantation"
      options={communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
      erreurs={erreurs}
      valeur={depart.commune}
    />
    <Choix nom="nature" label="Nature" options={choix(NATURES, LIBELLES_NATURE_PROJET)} erreurs={erreurs} />
    <Choix nom="structure" label="Accueil projeté" options={choix(STRUCTURES, LIBELLES_STRUCTURE)} erreurs={erreurs} />
    <Choix
      nom="prive"
      label="Gestionnaire de droit privé"
      options={choix(GESTIONS, LIBELLES_GESTION)}
      erreurs={erreurs}
    />
    <Choix
      nom="moinsDeSix"
      label="Enfants de moins de six ans"
      options={[
        { valeur: "oui", libelle: "Oui" },
        { valeur: "non", libelle: "Non" },
      ]}
      erreurs={erreurs}
    />
    <Champ nom="places" label="Places" clavier="decimal" erreurs={erreurs} valeur={depart.places} />
    <Champ
      nom="recueLe"
      label="Reçue par la commune le"
      aide="La date certaine de l’écrit ; les délais partent de ce jour et ne bougeront plus."
      type="date"
      requis
      erreurs={erreurs}
      valeur={today}
    />
    <p class="barre">
      <button class="bouton">Inscrire la demande</button>
      <a href={`${base}/avis`}>Ne rien inscrire</a>
    </p>
  </form>
);
