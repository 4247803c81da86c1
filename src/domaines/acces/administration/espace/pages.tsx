import { Champ, Choix } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Espace } from "../../espace/model.ts";
import { type Erreurs, Tete } from "../pages.tsx";

const TEINTES = [
  { valeur: "168", libelle: "Vert d’eau" },
  { valeur: "130", libelle: "Vert" },
  { valeur: "60", libelle: "Ocre" },
  { valeur: "20", libelle: "Brique" },
  { valeur: "330", libelle: "Framboise" },
  { valeur: "280", libelle: "Violet" },
  { valeur: "230", libelle: "Bleu" },
];

type EspacesProps = Erreurs & {
  espaces: readonly Espace[];
  /** L'identifiant de l'espace à venir. */
  id: string;
};

export const EspacesPage = ({ espaces, id: aVenir, ...suite }: EspacesProps) => (
  <>
    <Tete ici="/administration" {...suite} />
    {espaces.length === 0 ? (
      <p>
        Aucun espace encore. Un espace réunit ceux qui travaillent ensemble, le plus souvent un EPCI et ses communes.
        Ouvrez-en un ici, ou <a href="/conventions/nouvelle">créez une convention</a> : son espace s’ouvre avec elle, et
        vous en devenez chargé de coopération.
      </p>
    ) : (
      <Tableau
        nom="Espaces ouverts"
        montre
        longue
        colonnes={["Espace", "Responsable de traitement", "Délégué à la protection des données"]}
      >
        {espaces.map(({ id, nom, responsable, delegue }) => (
          <tr>
            <th scope="row">
              <a href={`/administration/espaces/${id}`}>{nom}</a>
            </th>
            <td>{responsable ?? "à renseigner"}</td>
            <td>{delegue ?? "à renseigner"}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <form method="post" action="/administration/espaces" class="panneau">
      <h2>Ouvrir un espace</h2>
      <input type="hidden" name="id" value={aVenir} />
      <Champ nom="nom" label="Nom de l’espace" aide="Souvent celui de l’EPCI." erreurs={suite.erreurs} requis />
      <Choix nom="teinte" label="Couleur du territoire" options={TEINTES} erreurs={suite.erreurs} />
      <div class="barre">
        <button class="bouton">Ouvrir cet espace</button>
      </div>
    </form>
  </>
);

export const EspacePage = ({ espace, ...suite }: Erreurs & { espace: Espace }) => (
  <>
    <Tete ici="/administration" {...suite} />
    <form method="post" action={`/administration/espaces/${espace.id}`} class="panneau">
      <h2>{espace.nom}</h2>
      <p>Ces deux lignes se lisent sur la page publique « Qui héberge cette installation ».</p>
      <Champ
        nom="responsable"
        label="Responsable de traitement"
        aide="L’organisme qui décide de ce qui s’écrit ici : nom et adresse."
        valeur={espace.responsable ?? ""}
        erreurs={suite.erreurs}
      />
      <Champ
        nom="delegue"
        label="Délégué à la protection des données"
        aide="Une adresse de service suffit."
        valeur={espace.delegue ?? ""}
        erreurs={suite.erreurs}
      />
      <div class="barre">
        <button class="bouton">Enregistrer</button>
        <a href="/administration">Revenir aux espaces</a>
      </div>
    </form>
  </>
);
