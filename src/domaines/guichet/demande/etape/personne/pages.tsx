import { Choix, Ligne, Liste, type Partie } from "../champ/pages.tsx";

const ouiOuNon = (oui: string, non: string) => [
  { valeur: "oui", libelle: oui },
  { valeur: "non", libelle: non },
];

const AutreEnfant = ({ ecran }: Partie) => {
  const { etapes, commun } = ecran.t;
  return (
    <Choix
      ecran={ecran}
      nom="autre"
      legende={etapes.enfant.autre}
      type="radio"
      options={ouiOuNon(commun.oui, commun.non)}
      gardes={["non"]}
    >
      <span class="aide">{etapes.enfant.autreAide}</span>
    </Choix>
  );
};

const Identite = ({ ecran, demande }: Partie) => {
  const { enfant } = ecran.t.etapes;
  const { prenom, nom, naissance } = demande.enfant;
  return (
    <fieldset class="pile">
      <legend>{enfant.neOui}</legend>
      <Ligne ecran={ecran} nom="prenom" label={enfant.prenom} garde={prenom ?? ""} />
      <Ligne ecran={ecran} nom="nom" label={enfant.nom} garde={nom ?? ""} />
      <Ligne ecran={ecran} nom="naissance" type="date" label={enfant.naissance} garde={naissance ?? ""} />
    </fieldset>
  );
};

export const Enfant = (partie: Partie) => {
  const { ecran, demande, dossier, base } = partie;
  const { enfant } = ecran.t.etapes;
  const { terme } = demande.enfant;
  const repondu = demande.etapes.includes("enfant") ? [terme ? "non" : "oui"] : [];
  const brouillon = demande.etat === "brouillon";
  return (
    <>
      <Choix
        ecran={ecran}
        nom="ne"
        legende={enfant.ne}
        type="radio"
        options={ouiOuNon(enfant.neOui, enfant.neNon)}
        gardes={repondu}
      />
      <Identite {...partie} />
      <fieldset class="pile">
        <legend>{enfant.neNon}</legend>
        <Ligne ecran={ecran} nom="terme" type="date" label={enfant.terme} aide={enfant.termeAide} garde={terme ?? ""} />
      </fieldset>
      {brouillon && dossier.demandes.at(-1)?.id === demande.id && <AutreEnfant {...partie} />}
      {brouillon && demande.rang > 1 && (
        <button class="lien" formaction={`${base}/${demande.id}/oubli`} formnovalidate>
          {enfant.retirer}
        </button>
      )}
    </>
  );
};

export const Vous = ({ ecran, dossier, demande, lieux, commune }: Partie) => {
  const { vous } = ecran.t.etapes;
  const { famille } = dossier;
  const papier = demande.origine === "papier";
  return (
    <>
      <Ligne
        ecran={ecran}
        nom="prenom"
        label={vous.prenom}
        garde={famille.prenom}
        autocomplete="given-name"
        facultatif
      />
      <Ligne ecran={ecran} nom="nom" label={vous.nom} garde={famille.nom} autocomplete="family-name" />
      <Ligne ecran={ecran} nom="autreParent" label={vous.autreParent} garde={famille.autreParent} facultatif />
      <Ligne
        ecran={ecran}
        nom="courriel"
        type="email"
        label={vous.courriel}
        aide={vous.courrielAide}
        garde={famille.courriel ?? ""}
        autocomplete="email"
        facultatif={papier}
      />
      <Ligne
        ecran={ecran}
        nom="telephone"
        type="tel"
        label={vous.telephone}
        aide={vous.telephoneAide}
        garde={famille.telephone}
        autocomplete="tel"
        facultatif
      />
      {papier && (
        <Ligne
          ecran={ecran}
          nom="adresse"
          label={vous.adresse}
          garde={famille.adresse}
          autocomplete="street-address"
          facultatif
        />
      )}
      <Ligne
        ecran={ecran}
        nom="commune"
        label={vous.commune}
        garde={commune}
        liste="communes"
        autocomplete="address-level2"
      />
      {lieux.communes.length <= 60 && (
        <datalist id="communes">
          {lieux.communes.map(({ nom }) => (
            <option value={nom} />
          ))}
        </datalist>
      )}
      {lieux.quartiers.length > 0 && (
        <Liste
          ecran={ecran}
          nom="quartier"
          label={vous.quartier}
          garde={demande.quartier ?? ""}
          options={[
            { valeur: "", libelle: vous.sansQuartier },
            ...lieux.quartiers.map((nom) => ({ valeur: nom, libelle: nom })),
          ]}
        />
      )}
    </>
  );
};
