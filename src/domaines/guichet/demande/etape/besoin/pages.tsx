import { compter } from "../../../appariement/semaine/rules.ts";
import { HORAIRES, MODES } from "../../model.ts";
import { Choix, Grille, Liste, type Partie } from "../champ/pages.tsx";
import { moisEnMots } from "../recapitulatif/textes.ts";
import { moisProposes, peutChanger, souplesseDe } from "../rules.ts";

export const SemainePartie = ({ ecran, demande }: Partie) => (
  <>
    <p>{ecran.t.etapes.semaine.aide}</p>
    <Grille ecran={ecran} nom="d" legende={ecran.t.etapes.semaine.legende} garde={demande.semaine} />
  </>
);

export const Souplesse = ({ ecran, demande }: Partie) => {
  const { souplesse } = ecran.t.etapes;
  const nombre = compter(demande.semaine);
  const { auMoins, dont } = souplesseDe(demande);
  const nombres = Array.from({ length: Math.max(0, nombre - 1) }, (_, rang) => nombre - 1 - rang);
  return (
    <>
      <p>{souplesse.aide}</p>
      <Liste
        ecran={ecran}
        nom="auMoins"
        label={souplesse.auMoins}
        garde={demande.reduites.length > 0 ? `${auMoins}` : ""}
        options={[
          { valeur: "", libelle: souplesse.tout(nombre) },
          ...nombres.map((n) => ({ valeur: `${n}`, libelle: `${n}` })),
        ]}
      />
      <Grille ecran={ecran} nom="dont" legende={souplesse.dont} garde={dont} parmi={demande.semaine} />
      <Choix
        ecran={ecran}
        nom="priorite"
        legende={souplesse.priorite}
        type="radio"
        options={Object.entries(souplesse.priorites).map(([valeur, libelle]) => ({ valeur, libelle }))}
        gardes={[demande.priorite]}
      />
      <Choix
        ecran={ecran}
        nom="mixte"
        legende={souplesse.mixte}
        type="checkbox"
        options={[{ valeur: "oui", libelle: souplesse.mixteOui }]}
        gardes={demande.mixte ? ["oui"] : []}
      />
    </>
  );
};

export const Entree = ({ ecran, demande, dossier, lieux, aujourdhui }: Partie) => {
  const { entree } = ecran.t.etapes;
  return (
    <>
      <Liste
        ecran={ecran}
        nom="entree"
        label={entree.mois}
        aide={entree.aide}
        garde={demande.entree}
        options={moisProposes(aujourdhui).map((mois) => ({ valeur: mois, libelle: moisEnMots(mois, ecran.t) }))}
      />
      <Liste
        ecran={ecran}
        nom="tolerance"
        label={entree.tolerance}
        garde={`${demande.toleranceMois}`}
        options={[0, 1, 2, 3, 6].map((mois) => ({ valeur: `${mois}`, libelle: entree.tolerances(mois) }))}
      />
      {peutChanger(dossier.demandes) && lieux.structures.length > 0 && (
        <Liste
          ecran={ecran}
          nom="actuelle"
          label={entree.actuelle}
          aide={entree.actuelleAide}
          garde={demande.actuelle ?? ""}
          options={[
            { valeur: "", libelle: ecran.t.commun.non },
            ...lieux.structures.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
          ]}
        />
      )}
    </>
  );
};

export const Accueil = ({ ecran, demande }: Partie) => {
  const { accueil } = ecran.t.etapes;
  const { occasionnel, occasionnelSeul, urgence } = demande;
  const besoins = [
    ...(occasionnelSeul ? ["occasionnelSeul"] : occasionnel ? ["occasionnel"] : []),
    ...(urgence ? ["urgence"] : []),
  ];
  return (
    <>
      <Choix
        ecran={ecran}
        nom="modes"
        legende={accueil.modes}
        type="checkbox"
        gardes={demande.modes}
        options={MODES.map((mode) => ({ valeur: mode, libelle: accueil.mode[mode] }))}
      />
      <Choix
        ecran={ecran}
        nom="besoins"
        legende={accueil.besoins}
        type="checkbox"
        gardes={besoins}
        options={[
          { valeur: "occasionnel", libelle: accueil.occasionnel },
          { valeur: "occasionnelSeul", libelle: accueil.occasionnelSeul },
          { valeur: "urgence", libelle: accueil.urgence },
        ]}
      />
      <Choix
        ecran={ecran}
        nom="horaires"
        legende={accueil.horaires}
        type="checkbox"
        gardes={demande.horaires}
        options={HORAIRES.map((un) => ({ valeur: un, libelle: accueil.horaire[un] }))}
      />
    </>
  );
};

export const FratriePartie = ({ ecran, demande }: Partie) => (
  <Choix
    ecran={ecran}
    nom="fratrie"
    legende={ecran.t.etapes.fratrie.question}
    type="radio"
    options={Object.entries(ecran.t.etapes.fratrie.choix).map(([valeur, libelle]) => ({ valeur, libelle }))}
    gardes={[demande.fratrie ?? "siPossible"]}
  />
);
