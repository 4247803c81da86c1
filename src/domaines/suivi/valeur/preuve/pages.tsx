import type { Fichier } from "#domaines/documents/fichier/model.ts";
import { Alert } from "#ui/alert.tsx";
import { periodeEnLettres } from "../../periode/rules.ts";
import type { Periode } from "../../periode/model.ts";

const adresseDe = (ici: string, periode: Periode) => `${ici}/preuves/${periode}`;

/** Le lien de la pièce d'une période, dans la liste des valeurs. */
export const LienPreuve = ({ ici, periode, nom }: { ici: string; periode: Periode; nom: string }) => (
  <small class="sous">
    <a href={adresseDe(ici, periode)}>
      {nom}
      <span class="cache">, la pièce de {periodeEnLettres(periode)}</span>
    </a>
  </small>
);

type JoindreProps = { ici: string; periode: Periode; fichier: Pick<Fichier, "nom" | "sha256"> | undefined };

/** Joindre la pièce d'une période qui a une valeur, ou remplacer celle qui y est ; `piece` dit laquelle on lisait. */
export const JoindrePreuve = ({ ici, periode, fichier }: JoindreProps) => (
  <section class="panneau" aria-labelledby="joindre-preuve">
    <h2 id="joindre-preuve">Une pièce à l’appui : {periodeEnLettres(periode)}</h2>
    {fichier && (
      <form class="barre" method="post" action={`${adresseDe(ici, periode)}/retrait`}>
        <a href={adresseDe(ici, periode)}>{fichier.nom}</a>
        <input type="hidden" name="piece" value={fichier.sha256} />
        <button class="lien">
          Retirer<span class="cache"> cette pièce</span>
        </button>
      </form>
    )}
    <form class="pile" method="post" action={adresseDe(ici, periode)} enctype="multipart/form-data">
      <input type="hidden" name="piece" value={fichier?.sha256 ?? ""} />
      <div class="champ">
        <label for="fichier">{fichier ? "La remplacer par" : "Fichier"}</label>
        <span class="aide" id="fichier-aide">
          PDF, image, Word ou OpenDocument, 20 Mo au plus. Qui lit l’indicateur lit sa pièce : sans nom de famille ni
          d’enfant.
        </span>
        <input
          id="fichier"
          name="fichier"
          type="file"
          required
          aria-describedby="fichier-aide"
          accept=".pdf,.png,.jpg,.jpeg,.docx,.odt"
        />
      </div>
      <p>
        <button class="bouton discret">Joindre</button>
      </p>
    </form>
  </section>
);

/** Une pièce qui n'est pas reçue, et pourquoi. */
export const PreuveRefusee = ({ retour, phrase }: { retour: string; phrase: string }) => (
  <>
    <h1>Cette pièce n’est pas jointe</h1>
    <Alert>{phrase}</Alert>
    <p>
      <a href={retour}>Revenir à l’indicateur</a>
    </p>
  </>
);
