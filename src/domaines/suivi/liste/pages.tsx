import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import { EXIGENCES, type EtatDefini, FORMES, LIBELLES_EXIGENCE, LIBELLES_FORME } from "../etat/model.ts";

type Ligne = Partial<EtatDefini>;

const Choix = ({
  nom,
  libelle,
  options,
  valeur,
}: {
  nom: string;
  libelle: string;
  options: readonly [string, string][];
  valeur: string;
}) => (
  <select name={nom} aria-label={libelle} class="saisie">
    {options.map(([code, texte]) => (
      <option value={code} selected={code === valeur}>
        {texte}
      </option>
    ))}
  </select>
);

const LigneEtat = ({ ligne, rang }: { ligne: Ligne; rang: number }) => {
  const qui = ligne.libelle ?? `nouvel état ${rang + 1}`;
  return (
    <tr>
      <td>
        {ligne.code && <input type="hidden" name={`code-${rang}`} value={ligne.code} />}
        <input
          class="saisie"
          name={`libelle-${rang}`}
          value={ligne.libelle ?? ""}
          aria-label={`Nom de l’état, ${qui}`}
        />
      </td>
      <td>
        <label>
          <input type="checkbox" name={`realisee-${rang}`} value="1" checked={ligne.realisee ?? false} /> Oui
          <span class="cache"> pour {qui}</span>
        </label>
      </td>
      <td>
        <Choix
          nom={`exige-${rang}`}
          libelle={`Ce que demande ${qui}`}
          options={EXIGENCES.map((une) => [une, LIBELLES_EXIGENCE[une]])}
          valeur={ligne.exige ?? "rien"}
        />
      </td>
      <td>
        <Choix
          nom={`forme-${rang}`}
          libelle={`Élan de ${qui}`}
          options={FORMES.map((une) => [une, LIBELLES_FORME[une]])}
          valeur={ligne.forme ?? "attente"}
        />
      </td>
    </tr>
  );
};

/** La liste qu'une autre personne vient d'enregistrer. */
const EnPlace = ({ etats }: { etats: readonly EtatDefini[] }) => (
  <>
    <Alert>
      Quelqu’un a enregistré une autre liste pendant que vous écriviez la vôtre. La vôtre est plus bas, telle que vous
      l’avez écrite, et n’est pas encore gardée : reprenez-y ce qu’il faut, puis enregistrez.
    </Alert>
    <section class="panneau" aria-labelledby="en-place">
      <h2 id="en-place">La liste qui est en place</h2>
      <ul class="lignes" role="list">
        {etats.map(({ forme, libelle, realisee, exige }) => (
          <li>
            <Etat forme={forme} libelle={libelle} />{" "}
            <span class="note">
              {[realisee ? "compte comme réalisée" : "", exige === "rien" ? "" : LIBELLES_EXIGENCE[exige].toLowerCase()]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  </>
);

type EtatsProps = {
  base: string;
  etats: readonly EtatDefini[];
  vides: number;
  version: string;
  refus?: string;
  enPlace?: readonly EtatDefini[];
};

/** La liste d'états d'une convention : ses mots à elle, et ce que chacun veut dire au bilan. */
export const EtatsPage = ({ base, etats, vides, version, refus, enPlace }: EtatsProps) => (
  <form method="post" action={`${base}/suivi/etats`} class="pile">
    <input type="hidden" name="version" value={version} />
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/suivi/campagnes`}>Campagnes de suivi</a>
        </p>
        <h1>Les états d’une fiche</h1>
        <p>
          Ce sont vos mots. Effacer un nom ôte l’état de la liste : on ne le propose plus, ce qui l’a déjà dit le nomme
          encore. Changer un nom vaut pour tout ce qui l’a dit, sauf ce qu’une campagne close a figé.
        </p>
      </div>
    </div>
    {enPlace && <EnPlace etats={enPlace} />}
    {refus && <Alert>{refus}</Alert>}
    <p class="barre">
      {(enPlace ? [] : etats).map(({ forme, libelle }) => (
        <Etat forme={forme} libelle={libelle} />
      ))}
    </p>
    <div class="cadre" tabindex={0} role="region" aria-label="États">
      <table class="table">
        <caption class="cache">Liste des états</caption>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Compte comme réalisée</th>
            <th scope="col">Demande</th>
            <th scope="col">Élan</th>
          </tr>
        </thead>
        <tbody>
          {[...etats, ...Array.from({ length: vides }, (): Ligne => ({}))].map((ligne, rang) => (
            <LigneEtat ligne={ligne} rang={rang} />
          ))}
        </tbody>
      </table>
    </div>
    <p class="barre">
      <button class="bouton">Enregistrer la liste</button>
      <a href={`${base}/suivi/campagnes`}>Revenir sans enregistrer</a>
    </p>
  </form>
);
