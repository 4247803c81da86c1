import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { FREQUENCES, LIBELLES_FREQUENCE } from "../../periode/model.ts";
import {
  DECOMPTES,
  type Indicateur,
  LIBELLES_DECOMPTE,
  LIBELLES_MESURE,
  LIBELLES_SENS,
  LIBELLES_VENTILATION,
  MESURES,
  SENS,
  VENTILATIONS,
} from "../model.ts";
import type { RefusDefinition } from "../rules.ts";
import type { TexteDefinition } from "../saisie/rules.ts";

/** Où se corrige chaque refus, et ce qu'on en dit. */
export const REFUS: Record<RefusDefinition, { champ: string; phrase: string }> = {
  "depart-sans-tout": {
    champ: "departSur",
    phrase: "Un pourcentage garde sa part et son tout : donnez aussi le tout de la valeur de départ",
  },
  "niveaux-manquants": { champ: "niveaux", phrase: "Une échelle a au moins deux niveaux, un par ligne" },
  "modalites-manquantes": { champ: "modalites", phrase: "Donnez au moins deux modalités, une par ligne" },
  "bornes-croisees": { champ: "minimum", phrase: "Le minimum est au-dessus du maximum" },
  "decompte-impossible": { champ: "decompte", phrase: "Seul un nombre se compte depuis les séances" },
  "cible-sans-modalite": {
    champ: "cibles",
    phrase: "Une cible nomme une modalité que l’indicateur n’a pas : écrivez-la comme dans sa liste",
  },
  "cumul-impossible": { champ: "mesure", phrase: "Des niveaux et des observations ne s’additionnent pas" },
};

export type DefinitionProps = {
  base: string;
  indicateur: Indicateur | null;
  saisie: TexteDefinition;
  fiches: readonly { id: string; libelle: string }[];
  services: readonly { id: string; nom: string }[];
  erreurs?: FormErrors | undefined;
  change?: boolean;
};

const optionsDe = <Code extends string>(codes: readonly Code[], libelles: Record<Code, string>) =>
  codes.map((valeur) => ({ valeur, libelle: libelles[valeur] }));

const Releve = ({ saisie, erreurs }: DefinitionProps) => {
  const commun = (nom: string) => ({ nom, erreurs, valeur: saisie[nom] });
  return (
    <section class="panneau" aria-labelledby="releve">
      <h2 id="releve">Ce que l’on relève</h2>
      <Choix {...commun("mesure")} label="On relève" options={optionsDe(MESURES, LIBELLES_MESURE)} />
      <Champ {...commun("unite")} label="Unité" aide="Par exemple enfants, familles, heures." />
      <Choix {...commun("frequence")} label="À quel rythme" options={optionsDe(FREQUENCES, LIBELLES_FREQUENCE)} />
      <Choix {...commun("sens")} label="On veut le voir" options={optionsDe(SENS, LIBELLES_SENS)} />
      <Groupe
        nom="cumul"
        legende="Ce que l’on montre"
        type="checkbox"
        options={[{ valeur: "1", libelle: "Les valeurs des périodes s’additionnent : on montre le total" }]}
        coches={[erreurs ? (erreurs.values["cumul"] ?? "") : (saisie["cumul"] ?? "")]}
      />
      <Zone
        {...commun("niveaux")}
        label="Niveaux de l’échelle"
        aide="Pour une échelle seulement : un niveau par ligne, du plus faible au plus fort."
        lignes={4}
      />
    </section>
  );
};

const Chemin = ({ saisie, erreurs }: DefinitionProps) => {
  const commun = (nom: string) => ({ nom, erreurs, valeur: saisie[nom] });
  return (
    <section class="panneau" aria-labelledby="chemin">
      <h2 id="chemin">D’où l’on part, où l’on va</h2>
      <div class="cote-a-cote">
        <Champ {...commun("depart")} label="Valeur de départ" aide="Avant l’action. Pour un pourcentage, la part." />
        <Champ {...commun("departSur")} label="Sur combien" aide="Pour un pourcentage, le tout." />
        <Champ {...commun("departLe")} label="Relevée le" type="date" />
      </div>
      <Zone
        {...commun("cibles")}
        label="Cibles"
        aide="Une par ligne : 2027 : 60 pour la fin de l’année, ou 2027-06-30 : 45. Pour une seule modalité : Condat, 2027 : 12."
        lignes={3}
      />
      <div class="cote-a-cote">
        <Champ {...commun("minimum")} label="Jamais moins de" aide="En dessous, on demandera si c’est juste." />
        <Champ {...commun("maximum")} label="Jamais plus de" aide="Au-dessus, on demandera si c’est juste." />
      </div>
    </section>
  );
};

const Detail = ({ saisie, erreurs, services }: DefinitionProps) => {
  const commun = (nom: string) => ({ nom, erreurs, valeur: saisie[nom] });
  return (
    <section class="panneau" aria-labelledby="detail">
      <h2 id="detail">D’où viennent les chiffres, et leur détail</h2>
      <Champ {...commun("source")} label="Source" aide="Qui donne le chiffre : le relais, la Caf, l’Insee…" />
      <div class="cote-a-cote">
        <Champ
          {...commun("statistique")}
          label="Statistique du territoire"
          aide="Son nom ou son code dans le catalogue : ses valeurs annuelles se reprennent alors d’un geste."
        />
        <Champ {...commun("millesime")} label="Millésime" aide="L’année des chiffres." />
      </div>
      <Choix
        {...commun("decompte")}
        label="Comment il se remplit"
        options={[{ valeur: "", libelle: "On le saisit" }, ...optionsDe(DECOMPTES, LIBELLES_DECOMPTE)]}
      />
      {services.length > 0 && (
        <Choix
          {...commun("service")}
          label="Séances comptées"
          options={[
            { valeur: "", libelle: "Celles de tous les services" },
            ...services.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
          ]}
        />
      )}
      <Choix {...commun("ventilation")} label="Détail" options={optionsDe(VENTILATIONS, LIBELLES_VENTILATION)} />
      <Zone
        {...commun("modalites")}
        label="Modalités du détail"
        aide="Une par ligne. Sans rien écrire, « par commune » prend celles de la convention."
        lignes={4}
      />
    </section>
  );
};

/** La définition d'un indicateur, en une page : seul son intitulé est obligatoire. */
export const DefinitionPage = (props: DefinitionProps) => {
  const { base, indicateur, saisie, fiches, erreurs, change } = props;
  const ici = `${base}/indicateurs${indicateur ? `/${indicateur.id}` : ""}`;
  return (
    <form method="post" action={indicateur ? `${ici}/definition` : ici} class="pile formulaire">
      <div class="tete">
        <h1>{indicateur ? `Définir « ${indicateur.libelle} »` : "Nouvel indicateur"}</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {change && (
        <Alert>
          Quelqu’un a modifié cet indicateur pendant que vous écriviez. Votre saisie est ci-dessous : relisez la page de
          l’indicateur, puis enregistrez-la si elle tient encore.
        </Alert>
      )}
      <input type="hidden" name="version" value={saisie["version"]} />
      <Champ nom="libelle" label="Ce que l’indicateur mesure" requis erreurs={erreurs} valeur={saisie["libelle"]} />
      <Releve {...props} />
      <Chemin {...props} />
      <Detail {...props} />
      {fiches.length > 0 && (
        <details class="panneau" open={!indicateur}>
          <summary>Fiches qu’il éclaire</summary>
          <div class="choix serre">
            <Groupe
              nom="fiches"
              legende="Il se saisit une fois pour toutes ces fiches"
              type="checkbox"
              options={fiches.map(({ id, libelle }) => ({ valeur: id, libelle }))}
              coches={(erreurs?.values["fiches"] ?? saisie["fiches"] ?? "").split("\n")}
            />
          </div>
        </details>
      )}
      <p class="barre">
        <button class="bouton">{indicateur ? "Enregistrer" : "Créer l’indicateur"}</button>
        <a href={ici}>Revenir sans enregistrer</a>
      </p>
    </form>
  );
};
