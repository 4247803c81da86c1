import { Champ, Choix, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LIBELLES_TYPE, TYPES_EQUIPEMENT } from "../../model.ts";
import { compteDesPlaces } from "../model.ts";
import { COMPTAGES, GESTIONS, LIBELLES_COMPTAGE, LIBELLES_GESTION, type Structure } from "../../structure/model.ts";

export type ChampsProps = { structure: Structure; commune: string; erreurs?: FormErrors | undefined };

/** Une case à cocher ; un formulaire revenu en faute dit ce qui était coché. */
const Case = ({
  nom,
  label,
  coche,
  erreurs,
}: {
  nom: string;
  label: string;
  coche: boolean;
  erreurs?: FormErrors | undefined;
}) => (
  <label class="barre">
    <input type="checkbox" name={nom} value="1" checked={erreurs ? nom in erreurs.values : coche} />
    <span>{label}</span>
  </label>
);

export const ChampsIdentite = ({ structure, erreurs }: ChampsProps) => (
  <>
    <Champ nom="nom" label="Nom" valeur={structure.nom} erreurs={erreurs} requis />
    <Choix
      nom="type"
      label="C’est"
      valeur={structure.type}
      erreurs={erreurs}
      options={TYPES_EQUIPEMENT.map((valeur) => ({ valeur, libelle: LIBELLES_TYPE[valeur] }))}
    />
    <Choix
      nom="gestion"
      label="Gestion"
      valeur={structure.gestion ?? ""}
      erreurs={erreurs}
      options={[
        { valeur: "", libelle: "À préciser" },
        ...GESTIONS.map((valeur) => ({ valeur, libelle: LIBELLES_GESTION[valeur] })),
      ]}
    />
    <Champ nom="gestionnaire" label="Gestionnaire" valeur={structure.gestionnaire ?? ""} erreurs={erreurs} />
    <Champ nom="siret" label="Siret" aide="Quatorze chiffres." valeur={structure.siret ?? ""} erreurs={erreurs} />
    <Champ
      nom="public"
      label="Public"
      aide="Par exemple : enfants de 10 semaines à 3 ans."
      valeur={structure.public}
      erreurs={erreurs}
    />
    <Zone nom="description" label="Ce qu’elle propose" valeur={structure.description} lignes={4} erreurs={erreurs} />
    <Champ nom="debut" label="Ouverte le" type="date" valeur={structure.ouverte.debut ?? ""} erreurs={erreurs} />
    <Champ
      nom="fin"
      label="Dernier jour, si elle ferme"
      type="date"
      valeur={structure.ouverte.fin ?? ""}
      erreurs={erreurs}
    />
    <Case nom="itinerante" label="Elle va d’un arrêt à l’autre" coche={structure.itinerante} erreurs={erreurs} />
  </>
);

const decimal = (nombre: number | null) => (nombre === null ? "" : String(nombre).replace(".", ","));

export const ChampsCoordonnees = ({ structure, commune, erreurs }: ChampsProps) => (
  <>
    <Champ nom="adresse" label="Adresse" aide="Numéro et voie." valeur={structure.adresse ?? ""} erreurs={erreurs} />
    <Champ nom="codePostal" label="Code postal" valeur={structure.codePostal ?? ""} erreurs={erreurs} />
    <Champ nom="commune" label="Commune" aide="Son nom, ou son code." valeur={commune} erreurs={erreurs} />
    <Champ nom="lat" label="Latitude" clavier="decimal" valeur={decimal(structure.lat)} erreurs={erreurs} />
    <Champ nom="lon" label="Longitude" clavier="decimal" valeur={decimal(structure.lon)} erreurs={erreurs} />
    <Champ nom="telephone" label="Téléphone" type="tel" valeur={structure.telephone ?? ""} erreurs={erreurs} />
    <Champ
      nom="courriel"
      label="Courriel de la structure"
      aide="C’est à cette adresse que partira la demande de vérifier la fiche."
      type="email"
      valeur={structure.courriel ?? ""}
      erreurs={erreurs}
    />
    <Champ nom="siteWeb" label="Site" type="url" valeur={structure.siteWeb ?? ""} erreurs={erreurs} />
  </>
);

const ChampsPlaces = ({ structure, erreurs }: Omit<ChampsProps, "commune">) => (
  <>
    <Champ
      nom="centraliseeLe"
      label="La commission attribue ses places depuis le"
      aide="Vide : la structure garde sa propre commission."
      type="date"
      valeur={structure.centraliseeLe ?? ""}
      erreurs={erreurs}
    />
    <Choix
      nom="comptage"
      label="D’où viennent ses places libres"
      valeur={structure.comptage}
      erreurs={erreurs}
      options={COMPTAGES.map((valeur) => ({ valeur, libelle: LIBELLES_COMPTAGE[valeur] }))}
    />
    <Case
      nom="surnombre"
      label="Elle accueille en surnombre, dans la limite du code"
      coche={structure.surnombre}
      erreurs={erreurs}
    />
    <Case
      nom="avip"
      label="Crèche à vocation d’insertion professionnelle (AVIP)"
      coche={structure.avip}
      erreurs={erreurs}
    />
  </>
);

export const ChampsAgrement = ({ structure, erreurs }: ChampsProps) => (
  <>
    <Champ
      nom="numero"
      label="Numéro de l’autorisation"
      valeur={structure.autorisation.numero ?? ""}
      erreurs={erreurs}
    />
    <Champ nom="date" label="Donnée le" type="date" valeur={structure.autorisation.date ?? ""} erreurs={erreurs} />
    <Champ
      nom="terme"
      label="Valable jusqu’au"
      aide="Depuis 2025, une autorisation a un terme."
      type="date"
      valeur={structure.autorisation.fin ?? ""}
      erreurs={erreurs}
    />
    {compteDesPlaces(structure.type) && <ChampsPlaces structure={structure} erreurs={erreurs} />}
    {structure.type === "mam" && (
      <Champ
        nom="consentieLe"
        label="La maison accepte de paraître depuis le"
        aide="Vide : ni les familles qui choisissent, ni les données ouvertes ne la nomment."
        type="date"
        valeur={structure.consentieLe ?? ""}
        erreurs={erreurs}
      />
    )}
    <Zone
      nom="handicap"
      label="Accueil du handicap"
      aide="Comment la structure s’y prend ; jamais la situation de quelqu’un."
      valeur={structure.handicap}
      lignes={3}
      erreurs={erreurs}
    />
  </>
);
