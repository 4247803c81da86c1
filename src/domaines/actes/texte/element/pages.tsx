import { differe } from "#commun/texte.ts";
import { GENRES_ARTICLE } from "#domaines/convention/model.ts";
import type { Child } from "hono/jsx";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import { Conflit } from "#ui/conflit.tsx";
import type { FormErrors } from "#ui/form.ts";
import { ELEMENTS, LIBELLES_GENRE_ARTICLE } from "../lexique.ts";
import { ChampsDits, type ChampDit } from "../pages.tsx";

type Liste = "articles" | "visas";
type Props = {
  base: string;
  liste: Liste;
  id: string | null;
  titre: string;
  empreinte: string;
  saisie: Record<string, string>;
  /** Où poser un texte neuf. */
  places: readonly { id: string; nom: string }[];
  champs: readonly ChampDit[];
  erreurs: FormErrors | undefined;
};

type Entree = {
  nom: string;
  libelle: string;
  /** La valeur gardée, telle qu'elle se lit ; elle-même si rien n'est dit. */
  dire?: (valeur: string) => string;
  poser: (label: string, saisie: Props["saisie"], erreurs?: FormErrors) => Child;
};

const INCOMPLET = "Il reste quelque chose à compléter : ne pas signer sans l’avoir fait";

/** Ce que l'on écrit d'un article ou d'un visa, champ par champ. */
const ENTREES: Record<Liste, readonly Entree[]> = {
  articles: [
    {
      nom: "numero",
      libelle: "Numéro",
      poser: (label, saisie, erreurs) => (
        <Champ
          nom="numero"
          label={label}
          aide="Vide pour un texte sans numéro, comme le préambule. Une suite 1, 2, 3… se refait seule."
          valeur={saisie["numero"]}
          erreurs={erreurs}
        />
      ),
    },
    {
      nom: "titre",
      libelle: "Titre",
      poser: (label, saisie, erreurs) => (
        <Champ nom="titre" label={label} valeur={saisie["titre"]} erreurs={erreurs} requis />
      ),
    },
    {
      nom: "genre",
      libelle: "De quoi parle-t-il ?",
      dire: (valeur) => LIBELLES_GENRE_ARTICLE[GENRES_ARTICLE.find((genre) => genre === valeur) ?? "autre"],
      poser: (label, saisie, erreurs) => (
        <Choix
          nom="genre"
          label={label}
          aide="C’est par là qu’un autre article le cite sans dépendre de son numéro."
          valeur={saisie["genre"] ?? "autre"}
          erreurs={erreurs}
          options={GENRES_ARTICLE.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE_ARTICLE[valeur] }))}
        />
      ),
    },
    {
      nom: "texte",
      libelle: "Texte",
      poser: (label, saisie, erreurs) => (
        <Zone
          nom="texte"
          label={label}
          aide="Une ligne vide sépare deux paragraphes ; une ligne qui commence par un tiret entre dans une liste."
          lignes={18}
          valeur={saisie["texte"]}
          erreurs={erreurs}
        />
      ),
    },
  ],
  visas: [
    {
      nom: "texte",
      libelle: "Visa",
      poser: (label, saisie, erreurs) => (
        <Zone nom="texte" label={label} lignes={4} valeur={saisie["texte"]} erreurs={erreurs} requis />
      ),
    },
    {
      nom: "incomplet",
      libelle: "Où en est-il ?",
      dire: (valeur) => (valeur ? INCOMPLET : "Rien à compléter"),
      poser: (label, saisie) => (
        <Groupe
          nom="incomplet"
          legende={label}
          type="checkbox"
          coches={[saisie["incomplet"] ?? ""]}
          options={[{ valeur: "oui", libelle: INCOMPLET }]}
        />
      ),
    },
  ],
};

const Place = ({ liste, places, saisie }: Pick<Props, "liste" | "places" | "saisie">) => (
  <Choix
    nom="apres"
    label="Où le placer ?"
    valeur={saisie["apres"] ?? "fin"}
    options={[
      { valeur: "fin", libelle: "À la fin" },
      { valeur: "", libelle: "Au début" },
      ...places.map(({ id, nom }) => ({ valeur: id, libelle: `Après ${liste === "visas" ? nom.toLowerCase() : nom}` })),
    ]}
  />
);

/** Un visa ou un article, à écrire ; ses champs sous les yeux. */
export const ElementPage = (props: Props) => {
  const { base, liste, id, titre, empreinte, saisie, places, champs, erreurs } = props;
  const ici = `${base}/texte/${liste}/${id ?? "nouveau"}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/texte${id ? `#${id}` : ""}`}>Texte de la convention</a>
          </p>
          <h1>{titre}</h1>
        </div>
      </div>
      <form method="post" action={ici} class="formulaire">
        <Fautes erreurs={erreurs} />
        <input type="hidden" name="empreinte" value={empreinte} />
        {ENTREES[liste].map(({ libelle, poser }) => poser(libelle, saisie, erreurs))}
        {id === null && <Place liste={liste} places={places} saisie={saisie} />}
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/texte`}>Ne rien changer</a>
        </p>
      </form>
      <details>
        <summary>Les champs que l’on peut écrire</summary>
        <ChampsDits champs={champs} />
      </details>
    </>
  );
};

type ConflitProps = Pick<Props, "base" | "liste" | "titre" | "empreinte" | "saisie"> & {
  id: string;
  /** Ce qu'une autre personne a écrit pendant que l'on écrivait. */
  enPlace: Record<string, string>;
};

/** Deux personnes ont écrit le même article ou le même visa : champ par champ, chaque texte à côté de l'autre. */
export const ElementDispute = ({ base, liste, id, titre, empreinte, saisie, enPlace }: ConflitProps) => {
  const changes = ENTREES[liste].filter(({ nom }) => differe(saisie[nom], enPlace[nom]));
  return (
    <Conflit
      action={`${base}/texte/${liste}/${id}`}
      caches={{ empreinte, ...saisie }}
      retour={`${base}/texte#${id}`}
      note={{ href: `${base}/texte#${id}`, nom: "Texte de la convention" }}
      titre={titre}
      ecarts={changes.map(({ nom, libelle, dire, poser }) => ({
        nom,
        libelle,
        enPlace: dire ? dire(enPlace[nom] ?? "") : (enPlace[nom] ?? ""),
        entree: (label) => poser(label, saisie),
      }))}
    />
  );
};

type RetraitProps = {
  base: string;
  liste: Liste;
  id: string;
  texte: string;
  empreinte: string;
  titre: string;
  change?: boolean;
};

/** Ce que l'on perd, avant de le perdre. */
export const RetraitPage = ({ base, liste, id, texte, empreinte, titre, change = false }: RetraitProps) => (
  <form method="post" action={`${base}/texte/${liste}/${id}/retrait`} class="formulaire">
    <h1>{titre}</h1>
    {change && (
      <Alert ton="attention">
        Quelqu’un l’a modifié depuis que vous l’avez ouvert : rien n’est retiré. Relisez ce qu’il dit maintenant.
      </Alert>
    )}
    <p>
      {ELEMENTS[liste].perdu} Le journal garde ce qu’il disait. Les renvois à son numéro, s’il y en a, seront signalés.
    </p>
    <pre class="texte">{texte || "(vide)"}</pre>
    <input type="hidden" name="empreinte" value={empreinte} />
    <p class="barre">
      <button class="bouton">Retirer</button>
      <a href={`${base}/texte#${id}`}>Le garder</a>
    </p>
  </form>
);
