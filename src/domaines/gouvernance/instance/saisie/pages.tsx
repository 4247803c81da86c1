import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import {
  type Instance,
  LIBELLES_NATURE,
  LIBELLES_PRESIDENCE,
  LIBELLES_QUORUM,
  LIBELLES_SECRETARIAT,
  NATURES_INSTANCE,
  PRESIDENCES,
  QUORUMS,
  SECRETARIATS,
} from "../model.ts";

type ConventionNommee = { id: string; titre: string };

type Saisie = {
  instance: Instance | null;
  id: string;
  conventions: readonly ConventionNommee[];
  erreurs?: FormErrors | undefined;
};

type Parties = { instance: Omit<Instance, "id">; erreurs: FormErrors | undefined };

/** Ce que montre le formulaire d'une instance qui n'existe pas encore. */
const NEUVE: Omit<Instance, "id"> = {
  nature: "copil",
  nom: "",
  objet: "",
  parite: false,
  decide: true,
  presidence: null,
  secretariat: null,
  frequence: null,
  quorum: "aucun",
  quorumNombre: null,
  closeLe: null,
  conventions: [],
  version: 0,
};

const options = <T extends string>(valeurs: readonly T[], libelles: Record<T, string>, vide?: string) => [
  ...(vide ? [{ valeur: "", libelle: vide }] : []),
  ...valeurs.map((valeur) => ({ valeur, libelle: libelles[valeur] })),
];

const cochees = (erreurs: FormErrors | undefined, nom: string, gardees: readonly string[]) =>
  erreurs ? (erreurs.values[nom] ?? "").split("\n") : gardees;

/** L'article 6 de la convention : parité, présidence, secrétariat. */
const Article6 = ({ instance, erreurs }: Parties) => (
  <>
    <Groupe
      nom="parite"
      legende="Parité"
      type="checkbox"
      options={[{ valeur: "1", libelle: "La convention veut autant de membres d’un côté que de l’autre" }]}
      coches={cochees(erreurs, "parite", instance.parite ? ["1"] : [])}
    />
    <Choix
      nom="presidence"
      label="Présidence"
      aide="Les trois options de l’article 6 de la convention nationale."
      erreurs={erreurs}
      valeur={instance.presidence ?? ""}
      options={options(PRESIDENCES, LIBELLES_PRESIDENCE, "La convention ne le dit pas")}
    />
    <Choix
      nom="secretariat"
      label="Secrétariat"
      erreurs={erreurs}
      valeur={instance.secretariat ?? ""}
      options={options(SECRETARIATS, LIBELLES_SECRETARIAT, "Non dit")}
    />
  </>
);

const Rythmes = ({ instance, erreurs }: Parties) => (
  <>
    <Champ
      nom="frequence"
      label="Réunions prévues dans une année"
      type="number"
      erreurs={erreurs}
      valeur={`${instance.frequence ?? ""}`}
    />
    <Choix
      nom="quorum"
      label="Quorum"
      aide="Aucun texte n’en impose à un comité de pilotage : c’est son règlement qui le dit."
      erreurs={erreurs}
      valeur={instance.quorum}
      options={options(QUORUMS, LIBELLES_QUORUM)}
    />
    <Champ
      nom="quorumNombre"
      label="Si c’est un nombre, combien de membres"
      type="number"
      erreurs={erreurs}
      valeur={`${instance.quorumNombre ?? ""}`}
    />
    <Groupe
      nom="decide"
      legende="Décisions"
      type="checkbox"
      options={[{ valeur: "1", libelle: "Cette instance rend des décisions" }]}
      coches={cochees(erreurs, "decide", instance.decide ? ["1"] : [])}
    />
  </>
);

/** Créer une instance, ou changer ce qu'elle est. */
export const InstanceForm = ({ base, instance, id, conventions, erreurs }: Saisie & { base: string }) => {
  const garde = instance ?? NEUVE;
  const retour = instance ? `${base}/instances/${instance.id}` : `${base}/instances`;
  return (
    <form method="post" action={instance ? retour : `${base}/instances`} class="formulaire">
      <div class="tete">
        <h1>{instance ? `Modifier : ${instance.nom}` : "Créer une instance"}</h1>
      </div>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${garde.version}`} />
      <Choix
        nom="nature"
        label="Sorte d’instance"
        erreurs={erreurs}
        valeur={garde.nature}
        options={options(NATURES_INSTANCE, LIBELLES_NATURE)}
      />
      <Champ nom="nom" label="Nom" requis erreurs={erreurs} valeur={garde.nom} />
      <Zone nom="objet" label="Son rôle" lignes={3} erreurs={erreurs} valeur={garde.objet} />
      <Article6 instance={garde} erreurs={erreurs} />
      <Rythmes instance={garde} erreurs={erreurs} />
      {conventions.length > 1 && (
        <Groupe
          nom="conventions"
          legende="Les conventions qu’elle sert"
          type="checkbox"
          options={conventions.map((une) => ({ valeur: une.id, libelle: une.titre }))}
          coches={cochees(erreurs, "conventions", garde.conventions)}
        />
      )}
      <p class="barre">
        <button class="bouton">{instance ? "Enregistrer" : "Créer l’instance"}</button>
        <a href={retour}>Ne rien changer</a>
      </p>
    </form>
  );
};
