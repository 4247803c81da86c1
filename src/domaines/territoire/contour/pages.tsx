import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Constat, Lot } from "./model.ts";

const nombre = (valeur: number) => valeur.toLocaleString("fr-FR");
const NOMMEES = 8;

const Noms = ({ noms }: { noms: readonly string[] }) => (
  <>
    {noms.slice(0, NOMMEES).join(", ")}
    {noms.length > NOMMEES && ` et ${pluriel(noms.length - NOMMEES, "autre")}`}
  </>
);

/** Ce que l'on a fait des communes qui ont changé depuis le fichier. */
const CeQuiAChange = ({ constat: { reunies, inconnues } }: { constat: Constat }) => (
  <>
    {reunies.length > 0 && (
      <p>
        {pluriel(reunies.length, "contour réuni", "contours réunis")} à la commune nouvelle :{" "}
        <Noms noms={reunies.map(({ nom }) => nom)} />.
      </p>
    )}
    {inconnues.length > 0 && (
      <p>
        {pluriel(inconnues.length, "contour laissé", "contours laissés")} de côté, d’une commune que le code officiel ne
        connaît plus : <Noms noms={inconnues.map(({ nom, code }) => `${nom} (${code})`)} />.
      </p>
    )}
  </>
);

const UnLot = ({ chemin, lot }: { chemin: string; lot: Lot }) => (
  <li class="panneau">
    <h2>{lot.nom}</h2>
    <p>
      {pluriel(lot.constat.communes, "commune dessinée", "communes dessinées")},{" "}
      {pluriel(lot.constat.gardes, "point gardé", "points gardés")} sur {nombre(lot.constat.points)}. {lot.source},{" "}
      {lot.millesime}.
    </p>
    <CeQuiAChange constat={lot.constat} />
    <p>
      <a href={`${chemin}/contours/${lot.id}/retrait`}>
        Retirer<span class="cache"> « {lot.nom} »</span>
      </a>
    </p>
  </li>
);

type Props = { chemin: string; lots: readonly Lot[]; erreurs?: FormErrors | undefined };

const Retour = ({ chemin }: { chemin: string }) => (
  <p class="note">
    <a href={chemin}>Territoire</a>
  </p>
);

/** Les fichiers de contours de l'espace, et de quoi en donner un autre. */
export const ContoursPage = ({ chemin, lots, erreurs }: Props) => (
  <>
    <div class="tete">
      <div>
        <Retour chemin={chemin} />
        <h1>Contours des communes</h1>
        <p>Les cartes se dessinent ici même, sans rien demander à un autre site.</p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {lots.length === 0 ? (
      <p class="vide">Aucun contour encore : donnez le fichier de votre département, les cartes s’ouvriront.</p>
    ) : (
      <ul role="list" class="pile">
        {lots.map((lot) => (
          <UnLot chemin={chemin} lot={lot} />
        ))}
      </ul>
    )}
    <form method="post" action={`${chemin}/contours`} enctype="multipart/form-data" class="formulaire pile">
      <h2>Donner un fichier</h2>
      <p>
        Du GeoJSON en degrés (WGS 84), une commune par contour, son code officiel dans « code » ; 8 Mo au plus. Le
        service public <span lang="fr">geo.api.gouv.fr</span> en donne un par département. Le trait que deux communes
        partagent n’est simplifié qu’une fois : aucune fente entre elles.
      </p>
      <div class={erreurs?.errors["fichier"] ? "champ faux" : "champ"}>
        <label for="fichier">
          Fichier de contours <span class="requis">(obligatoire)</span>
        </label>
        {erreurs?.errors["fichier"] && (
          <span class="erreur" id="fichier-erreur">
            {erreurs.errors["fichier"][0]}
          </span>
        )}
        <input
          type="file"
          id="fichier"
          name="fichier"
          accept=".geojson,.json,application/geo+json"
          required
          aria-describedby={erreurs?.errors["fichier"] ? "fichier-erreur" : undefined}
        />
      </div>
      <Champ
        nom="source"
        label="Source"
        aide="Par exemple : IGN, Admin Express, Licence Ouverte."
        erreurs={erreurs}
        requis
      />
      <Champ nom="millesime" label="Année des contours" clavier="decimal" erreurs={erreurs} requis />
      <div class="barre">
        <button class="bouton" type="submit">
          Importer ces contours
        </button>
      </div>
    </form>
  </>
);

export const RetraitPage = ({ chemin, lot }: { chemin: string; lot: Lot }) => (
  <>
    <div class="tete">
      <div>
        <Retour chemin={chemin} />
        <h1>Retirer « {lot.nom} »</h1>
      </div>
    </div>
    <p>
      Les {pluriel(lot.constat.communes, "commune")} de ce fichier n’auront plus de contour, sauf si un autre les
      dessine. Les chiffres restent.
    </p>
    <form method="post" action={`${chemin}/contours/${lot.id}/retrait`} class="barre">
      <button class="bouton" type="submit">
        Retirer ces contours
      </button>
      <a href={`${chemin}/contours`}>Les garder</a>
    </form>
  </>
);
