import { Tableau } from "#ui/tableau.tsx";
import { REGISTRE } from "./model.ts";

export type RegistrePageProps = {
  espace: string;
  nomEspace: string;
  responsable: string | null;
  delegue: string | null;
  journal: boolean;
};

/** Le registre des données personnelles d'un espace, à lire ou à imprimer. */
export const RegistrePage = ({ espace, nomEspace, responsable, delegue, journal }: RegistrePageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Registre des données personnelles</h1>
        <p>Ce que Maillage garde des personnes dans l’espace {nomEspace}, pourquoi et combien de temps.</p>
      </div>
      {journal && <a href={`/espaces/${espace}/journal`}>Journal</a>}
    </div>
    <dl class="identite">
      <div>
        <dt>Responsable de traitement</dt>
        <dd>{responsable ?? "non renseigné : l’administrateur de l’installation peut l’écrire"}</dd>
      </div>
      <div>
        <dt>Délégué à la protection des données</dt>
        <dd>{delegue ?? "non renseigné : l’administrateur de l’installation peut l’écrire"}</dd>
      </div>
    </dl>
    <Tableau
      nom="Usages de données personnelles"
      longue
      colonnes={["Usage", "Personnes et données", "Droit", "Qui les lit", "Combien de temps"]}
    >
      {REGISTRE.map(({ nom, finalite, base, personnes, donnees, destinataires, conservation, colonnes }) => (
        <tr>
          <th scope="row">
            {nom}
            <br />
            <small>{finalite}</small>
          </th>
          <td>
            {personnes} : {donnees}
            <br />
            <small>{colonnes.join(", ")}</small>
          </td>
          <td>{base}</td>
          <td>{destinataires}</td>
          <td>{conservation}</td>
        </tr>
      ))}
    </Tableau>
  </>
);
