import { GENRES_ARTICLE } from "#domaines/convention/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
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
  /** Ce qu'une autre personne a écrit pendant que l'on écrivait. */
  enPlace: string | undefined;
};

const EntreesArticle = ({ saisie, erreurs }: Pick<Props, "saisie" | "erreurs">) => (
  <>
    <Champ
      nom="numero"
      label="Numéro"
      aide="Vide pour un texte sans numéro, comme le préambule. Une suite 1, 2, 3… se refait seule."
      valeur={saisie["numero"]}
      erreurs={erreurs}
    />
    <Champ nom="titre" label="Titre" valeur={saisie["titre"]} erreurs={erreurs} requis />
    <Choix
      nom="genre"
      label="De quoi parle-t-il ?"
      aide="C’est par là qu’un autre article le cite sans dépendre de son numéro."
      valeur={saisie["genre"] ?? "autre"}
      erreurs={erreurs}
      options={GENRES_ARTICLE.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE_ARTICLE[valeur] }))}
    />
    <Zone
      nom="texte"
      label="Texte"
      aide="Une ligne vide sépare deux paragraphes ; une ligne qui commence par un tiret entre dans une liste."
      lignes={18}
      valeur={saisie["texte"]}
      erreurs={erreurs}
    />
  </>
);

const EntreesVisa = ({ saisie, erreurs }: Pick<Props, "saisie" | "erreurs">) => (
  <>
    <Zone nom="texte" label="Visa" lignes={4} valeur={saisie["texte"]} erreurs={erreurs} requis />
    <Groupe
      nom="incomplet"
      legende="Où en est-il ?"
      type="checkbox"
      coches={[saisie["incomplet"] ?? ""]}
      options={[{ valeur: "oui", libelle: "Il reste quelque chose à compléter : ne pas signer sans l’avoir fait" }]}
    />
  </>
);

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
  const { base, liste, id, titre, empreinte, saisie, places, champs, erreurs, enPlace } = props;
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
        {enPlace !== undefined && (
          <Alert ton="attention">
            <p>
              Ce texte a changé depuis que vous l’avez ouvert. Le vôtre est gardé ci-dessous ; voici celui qui est en
              place. Reprenez-en ce qu’il faut, puis enregistrez.
            </p>
            <pre class="texte">{enPlace || "(vide)"}</pre>
          </Alert>
        )}
        <input type="hidden" name="empreinte" value={empreinte} />
        {liste === "visas" ? (
          <EntreesVisa saisie={saisie} erreurs={erreurs} />
        ) : (
          <EntreesArticle saisie={saisie} erreurs={erreurs} />
        )}
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

type RetraitProps = { base: string; liste: Liste; id: string; texte: string; empreinte: string; titre: string };

/** Ce que l'on perd, avant de le perdre. */
export const RetraitPage = ({ base, liste, id, texte, empreinte, titre }: RetraitProps) => (
  <form method="post" action={`${base}/texte/${liste}/${id}/retrait`} class="formulaire">
    <h1>{titre}</h1>
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
