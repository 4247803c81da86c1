import { Alert } from "#ui/alert.tsx";
import { Groupe } from "#ui/champs.tsx";
import type { Bilan } from "../bilan/model.ts";
import { type CodeSection, SECTIONS } from "../section/lexique.ts";
import type { Correction, Rendue, Retour } from "./model.ts";

const Tete = ({ base, bilan, titre }: { base: string; bilan: Bilan; titre: string }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`${base}/bilans/${bilan.id}`}>{bilan.titre}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

/** Rendre un bilan corrigé dans Word. */
export const DepotPage = ({ base, bilan, refus }: { base: string; bilan: Bilan; refus?: string | undefined }) => (
  <form method="post" action={`${base}/bilans/${bilan.id}/retour`} enctype="multipart/form-data" class="formulaire">
    <Tete base={base} bilan={bilan} titre="Un bilan corrigé dans Word" />
    <p>
      Téléchargez le bilan en Word, faites-le corriger, avec ou sans suivi des modifications, puis rendez-le ici. Vous
      verrez ce qui a changé, texte par texte, avant d’accepter quoi que ce soit.
    </p>
    {refus && <Alert>{refus}</Alert>}
    <div class="champ">
      <label for="fichier">Le fichier Word corrigé</label>
      <span class="aide" id="fichier-aide">
        Un fichier .docx de 2 Mo au plus.
      </span>
      <input id="fichier" name="fichier" type="file" accept=".docx" aria-describedby="fichier-aide" required />
    </div>
    <p class="barre">
      <button class="bouton">Comparer</button>
      <a href={`${base}/bilans/${bilan.id}`}>Revenir au bilan</a>
    </p>
  </form>
);

const nomDe = ({ section, champ }: Correction) => `${section}.${champ.nom}`;

const UneCorrection = ({ correction }: { correction: Correction }) => {
  const { section, champ, avant, apres, suivie } = correction;
  const nom = nomDe(correction);
  return (
    <section class="panneau" aria-labelledby={`titre-${nom}`}>
      <h2 id={`titre-${nom}`}>
        {SECTIONS[section].titre} : {champ.libelle}
      </h2>
      {suivie && <p class="note">Corrigé en suivi des modifications, lues comme acceptées.</p>}
      <div class="cote-a-cote">
        <div>
          <h3>En place</h3>
          <pre class="texte">{avant}</pre>
        </div>
        <div>
          <h3>Revenu de Word</h3>
          <pre class="texte">{apres || "(vide)"}</pre>
        </div>
      </div>
      <input type="hidden" name={`texte-${nom}`} value={apres} />
      <Groupe
        nom={`choix-${nom}`}
        legende="Que garder ?"
        type="radio"
        coches={["refuser"]}
        options={[
          { valeur: "accepter", libelle: "Le texte revenu de Word" },
          { valeur: "refuser", libelle: "Le texte en place" },
        ]}
      />
    </section>
  );
};

const POURQUOI: Record<Rendue["etat"], string> = {
  inchangee: "",
  modifiee: "Maillage tient cette part de ses données : elle se corrige là où elle se tient.",
  ajoutee: "Cette part n’est pas du bilan : recopiez-la dans la section qui convient.",
  retiree: "Cette part manque dans le fichier ; elle reste dans le bilan.",
};

const Autre = ({ rendue }: { rendue: Rendue }) => (
  <li>
    <b>{rendue.titre || "Sans titre"}</b>. {POURQUOI[rendue.etat]}
    {rendue.etat === "ajoutee" && <pre class="texte">{rendue.apres.join("\n")}</pre>}
  </li>
);

/** Ce que Word a changé, texte par texte : chacun s'accepte ou se refuse. */
export const ComparaisonPage = ({
  base,
  bilan,
  retour,
  versions,
}: {
  base: string;
  bilan: Bilan;
  retour: Retour;
  versions: Partial<Record<CodeSection, number>>;
}) => (
  <form method="post" action={`${base}/bilans/${bilan.id}/retour/choix`} class="pile">
    <Tete base={base} bilan={bilan} titre="Ce que Word a changé" />
    {retour.corrections.length === 0 && (
      <Alert ton="info">Aucun des textes que vous écrivez n’a changé dans ce fichier.</Alert>
    )}
    {[...new Set(retour.corrections.map(({ section }) => section))].map((section) => (
      <input type="hidden" name={`version-${section}`} value={`${versions[section] ?? 0}`} />
    ))}
    {retour.corrections.map((correction) => (
      <UneCorrection correction={correction} />
    ))}
    {retour.autres.length > 0 && (
      <section class="panneau">
        <h2>Ce qui ne s’applique pas</h2>
        <ul>
          {retour.autres.map((rendue) => (
            <Autre rendue={rendue} />
          ))}
        </ul>
      </section>
    )}
    <p class="barre">
      {retour.corrections.length > 0 && <button class="bouton">Appliquer ce que j’ai accepté</button>}
      <a href={`${base}/bilans/${bilan.id}`}>Revenir au bilan sans rien changer</a>
    </p>
  </form>
);
