import type { Child } from "hono/jsx";
import type { Mots } from "#commun/mots.ts";
import { Alert } from "./alert.tsx";
import { Groupe } from "./champs.tsx";

type Lieu = { href: string; nom: string };

const Tete = ({ lieu, titre }: { lieu: Lieu; titre: string }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={lieu.href}>{lieu.nom}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

type DepotProps = {
  action: string;
  lieu: Lieu;
  titre: string;
  refus?: string | undefined;
  aide: string;
  children?: Child;
};

/** Sends back a document that was corrected in Word. */
export const DepotRetour = ({ action, lieu, titre, refus, aide, children }: DepotProps) => (
  <form method="post" action={action} enctype="multipart/form-data" class="formulaire">
    <Tete lieu={lieu} titre={titre} />
    {children}
    {refus && <Alert>{refus}</Alert>}
    <div class="champ">
      <label for="fichier">Le fichier Word corrigé</label>
      <span class="aide" id="fichier-aide">
        {aide}
      </span>
      <input id="fichier" name="fichier" type="file" accept=".docx" aria-describedby="fichier-aide" required />
    </div>
    <p class="barre">
      <button class="bouton">Comparer</button>
      <a href={lieu.href}>Ne rien rendre</a>
    </p>
  </form>
);

/** A text that Word changed: `nom` names its fields, `apres` is what would be written. */
export type CorrectionVue = {
  nom: string;
  titre: string;
  avant: string;
  apres: string;
  suivie: boolean;
  /** What is in place was changed here since the file was sent. */
  bougee?: boolean;
  texte?: string;
  /** The same two texts word by word, when they can be read so. */
  mots?: readonly Mots[];
  /** What each choice does, when it is not to take one text or the other. */
  choix?: { accepter: string; refuser: string };
};

const COTES = { avant: { absent: "mis", Balise: "del" }, apres: { absent: "ote", Balise: "ins" } } as const;

/** One side of a corrected text, what is only on it marked. */
const CoteCorrige = ({ cote, correction }: { cote: "avant" | "apres"; correction: CorrectionVue }) => {
  const { absent, Balise } = COTES[cote];
  const { mots, [cote]: entier } = correction;
  if (!mots || entier === "") return <pre class="texte">{entier || "(vide)"}</pre>;
  return (
    <pre class="texte">
      {mots
        .filter(({ sorte }) => sorte !== absent)
        .map(({ sorte, texte }) => (sorte === "reste" ? texte : <Balise>{texte}</Balise>))}
    </pre>
  );
};
/** What came back and cannot be applied here: why, and its text when only the file has it. */
export type ResteVu = { titre: string; pourquoi: string; texte?: string | undefined };

const TEXTES = { accepter: "Le texte revenu de Word", refuser: "Le texte en place" };

const UneCorrection = ({ correction }: { correction: CorrectionVue }) => {
  const { nom, titre, suivie, bougee, texte = correction.apres, choix = TEXTES } = correction;
  return (
    <section class="panneau" aria-labelledby={`titre-${nom}`}>
      <h2 id={`titre-${nom}`}>{titre}</h2>
      {suivie && <p class="note">Corrigé en suivi des modifications, lues comme acceptées.</p>}
      {bougee && (
        <Alert ton="attention">
          Le texte en place a changé ici depuis que ce fichier est parti. Accepter celui de Word défait ce changement :
          lisez les deux, et reprenez ensuite ce qui manquerait.
        </Alert>
      )}
      <div class="cote-a-cote">
        <div>
          <h3>En place</h3>
          <CoteCorrige cote="avant" correction={correction} />
        </div>
        <div>
          <h3>Revenu de Word</h3>
          <CoteCorrige cote="apres" correction={correction} />
        </div>
      </div>
      <input type="hidden" name={`texte-${nom}`} value={texte} />
      <Groupe
        nom={`choix-${nom}`}
        legende="Que garder ?"
        type="radio"
        coches={["refuser"]}
        options={[
          { valeur: "accepter", libelle: choix.accepter },
          { valeur: "refuser", libelle: choix.refuser },
        ]}
      />
    </section>
  );
};

type ComparaisonProps = {
  action: string;
  lieu: Lieu;
  corrections: readonly CorrectionVue[];
  restes: readonly ResteVu[];
  /** The hidden fields that say on what version each text was compared. */
  children?: Child;
};

/** What Word changed, text by text: each is accepted or refused. */
export const ComparaisonRetour = ({ action, lieu, corrections, restes, children }: ComparaisonProps) => (
  <form method="post" action={action} class="pile">
    <Tete lieu={lieu} titre="Ce que Word a changé" />
    {corrections.length === 0 && (
      <Alert ton="info">Aucun des textes que vous écrivez n’a changé dans ce fichier.</Alert>
    )}
    {children}
    {corrections.map((correction) => (
      <UneCorrection correction={correction} />
    ))}
    {restes.length > 0 && (
      <section class="panneau">
        <h2>Ce qui ne s’applique pas</h2>
        <ul>
          {restes.map(({ titre, pourquoi, texte }) => (
            <li>
              <b>{titre || "Sans titre"}</b>. {pourquoi}
              {texte && <pre class="texte">{texte}</pre>}
            </li>
          ))}
        </ul>
      </section>
    )}
    <p class="barre">
      {corrections.length > 0 && <button class="bouton">Appliquer ce que j’ai accepté</button>}
      <a href={lieu.href}>Ne rien changer</a>
    </p>
  </form>
);
