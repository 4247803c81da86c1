import { pluriel } from "#commun/texte.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import type { TexteGarde } from "../model.ts";
import { LIBELLES_EFFACE } from "../pages.tsx";
import type { Endroit } from "./model.ts";

type Props = {
  base: string;
  fiche: Fiche;
  textes: readonly TexteGarde[];
  mots: readonly string[];
  endroits: readonly Endroit[];
  /** Lit le plan : peut ouvrir ces endroits. */
  ouvre: boolean;
  demandes: string;
};

const MONTRES = 60;

const Endroits = ({ endroits, ouvre }: Pick<Props, "endroits" | "ouvre">) => {
  const nombre = pluriel(endroits.length, "endroit dit", "endroits disent");
  return (
    <>
      <Alert ton="attention">
        {nombre} encore l’un de ces mots, et ne s’effacent pas d’ici. Gardez cette liste : le texte effacé, elle ne se
        refera pas d’elle-même.
      </Alert>
      {ouvre ? (
        <ul class="lignes" role="list">
          {endroits.slice(0, MONTRES).map(({ ou, href }) => (
            <li>
              <a href={href} target="_blank" rel="noopener">
                {ou}
                <span class="cache"> (nouvel onglet)</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="note">La coordination de la convention peut les ouvrir depuis cette même page.</p>
      )}
      {ouvre && endroits.length > MONTRES && <p class="note">Et {pluriel(endroits.length - MONTRES, "autre")}.</p>}
    </>
  );
};

/** Ce qui va être effacé pour de bon, et où les mêmes mots se lisent encore. */
export const ConfirmationPage = ({ base, fiche, textes, mots, endroits, ouvre, demandes }: Props) => {
  const ici = `${base}/plan/fiches/${fiche.id}/suivi/effacement`;
  return (
    <form method="post" action={ici} class="pile formulaire">
      <p class="note">
        <a href={ici}>Effacer un texte de {intituleFiche(fiche)}</a>
      </p>
      <h1>Effacer pour de bon</h1>
      <ul class="lignes" role="list">
        {textes.map(({ cle, champ, texte }) => (
          <li>
            <input type="hidden" name="textes" value={cle} />
            <strong>{LIBELLES_EFFACE[champ]}</strong>
            <span class="texte sous">{texte}</span>
          </li>
        ))}
      </ul>
      <section class="pile" aria-labelledby="ailleurs">
        <h2 id="ailleurs">Les mêmes mots ailleurs</h2>
        {mots.length === 0 ? (
          <p class="vide">Ce texte ne porte ni nom, ni coordonnées, ni phrase entière à chercher.</p>
        ) : (
          <p class="note">
            Cherchés : {mots.map((mot) => `« ${mot} »`).join(", ")}. Dans le plan et ses commentaires, le suivi, les
            indicateurs, les décisions et les bilans ; pas dans le diagnostic, le texte de la convention, les comptes
            rendus, les pièces jointes ni le journal : cherchez-y vous-même.
          </p>
        )}
        {mots.length > 0 && endroits.length === 0 && <p>Ils ne se lisent nulle part ailleurs.</p>}
        {endroits.length > 0 && <Endroits endroits={endroits} ouvre={ouvre} />}
        <Champ nom="mots" label="D’autres mots à chercher" valeur={demandes} aide="Séparés par des virgules." />
      </section>
      <p class="barre">
        <button class="bouton" name="acte" value="effacer">
          Effacer pour de bon
        </button>
        <button class="bouton discret" name="acte" value="chercher">
          Chercher ces mots
        </button>
        <a href={ici}>Ne rien effacer</a>
      </p>
    </form>
  );
};
