import { Champ, Choix, Fautes, Groupe, Zone as Texte } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { THEMES_DITS } from "../demarche/pages.tsx";
import { GENRES_ZONE, LIBELLES_THEME, LIBELLES_ZONE, type Zone } from "../model.ts";
import type { SaisieProps } from "../requete/actions.tsx";

type ZonesProps = { base: string; zones: readonly Zone[]; nomCommune: (code: string) => string; ecrit: boolean };

/** Les zones où l'offre manque ou s'atteint mal. */
export const ZonesPage = ({ base, zones, nomCommune, ecrit }: ZonesProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={base}>Diagnostic partagé</a>
        </p>
        <h1>Les zones où l’on manque</h1>
        <p>Là où l’offre est insuffisante, et là où elle existe sans que l’on puisse l’atteindre.</p>
      </div>
      {ecrit && (
        <a class="bouton" href={`${base}/zones/nouvelle`}>
          Ajouter une zone
        </a>
      )}
    </div>
    {zones.length === 0 ? (
      <p class="vide">Aucune zone n’est encore dite.</p>
    ) : (
      <Tableau nom="Les zones où l’on manque" colonnes={["Zone", "Ce qui manque", "Communes", "Constat"]} longue>
        {zones.map((zone) => (
          <tr>
            <th scope="row">
              {ecrit ? <a href={`${base}/zones/${zone.id}`}>{zone.nom}</a> : zone.nom}
              <small class="sous">{LIBELLES_THEME[zone.theme]}</small>
            </th>
            <td>{LIBELLES_ZONE[zone.genre]}</td>
            <td>{zone.communes.map(nomCommune).join(", ")}</td>
            <td>{zone.constat}</td>
          </tr>
        ))}
      </Tableau>
    )}
  </>
);

export const ZonePage = (props: SaisieProps<Zone> & { communes: readonly { code: string; nom: string }[] }) => {
  const { base, id, ligne, erreurs, communes } = props;
  const commun = (nom: keyof Zone) => ({ nom, erreurs, valeur: String(ligne?.[nom] ?? "") });
  const coches = erreurs ? (erreurs.values["communes"] ?? "").split("\n") : (ligne?.communes ?? []);
  return (
    <form method="post" action={`${base}/zones`} class="formulaire pile">
      <h1>{ligne?.nom ?? "Ajouter une zone où l’on manque"}</h1>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${ligne?.version ?? 0}`} />
      <Champ {...commun("nom")} label="Nom de la zone" requis />
      <Choix
        {...commun("genre")}
        label="Ce qui manque"
        options={GENRES_ZONE.map((genre) => ({ valeur: genre, libelle: LIBELLES_ZONE[genre] }))}
      />
      <Choix {...commun("theme")} label="Thème" options={THEMES_DITS} />
      <Groupe
        nom="communes"
        legende="Communes"
        type="checkbox"
        options={communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
        coches={coches}
      />
      <Texte {...commun("constat")} label="Ce que l’on y constate" lignes={4} />
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={`${base}/zones`}>Revenir</a>
        {ligne && <a href={`${base}/zones/${id}/retrait`}>Retirer</a>}
      </p>
    </form>
  );
};
