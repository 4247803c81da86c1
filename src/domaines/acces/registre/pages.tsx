import { Tableau } from "#ui/tableau.tsx";
import { CHAMPS_GUICHET } from "./guichet/lexique.ts";
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
    <DonneesDesFamilles />
  </>
);

/** Ce que le guichet demande aux familles, donnée par donnée. */
const DonneesDesFamilles = () => (
  <section>
    <h2 id="familles">Demandes de place : chaque donnée, et pourquoi</h2>
    <p class="note">
      Tout le reste ne se demande pas. Le droit de chacune est la mission d’intérêt public ; aucune ne repose sur un
      consentement. La nature d’un handicap, l’origine, la religion, la nationalité et les revenus ne se demandent
      jamais.
    </p>
    <Tableau
      nom="Données demandées aux familles"
      longue
      colonnes={["Donnée", "À quoi elle sert", "Qui la lit", "Combien de temps"]}
    >
      {CHAMPS_GUICHET.map(({ nom, finalite, destinataires, conservation }) => (
        <tr>
          <th scope="row">{nom}</th>
          <td>{finalite}</td>
          <td>{destinataires}</td>
          <td>{conservation}</td>
        </tr>
      ))}
    </Tableau>
  </section>
);
