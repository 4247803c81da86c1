import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Instance } from "../../instance/model.ts";
import { quandDit } from "../liste/pages.tsx";
import type { Seance } from "../model.ts";

type FormProps = {
  base: string;
  instance: Instance;
  seance: Seance | null;
  id: string;
  titre: string;
  erreurs?: FormErrors | undefined;
};

const VIDE = {
  titre: "",
  le: null,
  debut: null,
  etat: "preparation",
  duree: 120,
  lieu: "",
  visio: "",
  message: "",
  version: 0,
} as const;

export const titreDuForm = (seance: Seance | null): string =>
  seance ? `Modifier : ${seance.titre}` : "Préparer une réunion";

type Garde = Pick<Seance, "le" | "debut" | "duree" | "lieu" | "visio" | "message">;

const QuandEtOu = ({ garde, erreurs }: { garde: Garde; erreurs: FormErrors | undefined }) => (
  <>
    <div class="cote-a-cote">
      <Champ
        nom="le"
        label="Jour"
        aide="Vide si vous proposez plusieurs dates."
        type="date"
        erreurs={erreurs}
        valeur={garde.le ?? ""}
      />
      <Champ nom="debut" label="Heure" type="time" erreurs={erreurs} valeur={garde.debut ?? ""} />
      <Champ nom="duree" label="Durée, en minutes" type="number" erreurs={erreurs} valeur={`${garde.duree}`} />
    </div>
    <Champ nom="lieu" label="Lieu" erreurs={erreurs} valeur={garde.lieu} />
    <Champ nom="visio" label="Adresse de la visioconférence" type="url" erreurs={erreurs} valeur={garde.visio} />
    <Zone nom="message" label="Un mot dans la convocation" lignes={3} erreurs={erreurs} valeur={garde.message} />
  </>
);

/** Préparer une réunion, ou changer son jour, son lieu, son nom. */
export const ReunionForm = ({ base, instance, seance, id, titre, erreurs }: FormProps) => {
  const chez = `${base}/instances/${instance.id}`;
  const garde = seance ?? { ...VIDE, titre };
  const retour = seance ? `${chez}/reunions/${seance.id}` : chez;
  return (
    <form method="post" action={seance ? retour : `${chez}/reunions`} class="formulaire">
      <div class="tete">
        <div>
          <p class="note">
            <a href={chez}>{instance.nom}</a>
          </p>
          <h1>{titreDuForm(seance)}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {garde.etat === "convoquee" && (
        <Alert ton="attention">
          La réunion est convoquée. Si le jour, l’heure, la durée, le lieu ou le nom change, tous ceux qui ont reçu la
          convocation en recevront une nouvelle, et leurs agendas se mettront à jour.
        </Alert>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${garde.version}`} />
      <Champ nom="titre" label="Nom de la réunion" requis erreurs={erreurs} valeur={garde.titre} />
      <QuandEtOu garde={garde} erreurs={erreurs} />
      <p class="barre">
        <button class="bouton">{seance ? "Enregistrer" : "Préparer la réunion"}</button>
        <a href={retour}>Ne rien changer</a>
      </p>
    </form>
  );
};

type AnnulationProps = {
  ici: string;
  seance: Seance;
  convoques: number;
  erreurs?: FormErrors | undefined;
  refus?: string | undefined;
};

/** Annuler : qui l'apprendra, et pourquoi. */
export const AnnulationPage = ({ ici, seance, convoques, erreurs, refus }: AnnulationProps) => (
  <form method="post" action={`${ici}/annulation`} class="pile formulaire">
    <div class="tete">
      <h1>Annuler la réunion</h1>
    </div>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{refus}</Alert>}
    <p>
      {seance.titre}, {quandDit(seance)}.{" "}
      {seance.etat === "convoquee"
        ? `${pluriel(convoques, "personne convoquée recevra", "personnes convoquées recevront")} un courriel, et la réunion s’ôtera de leur agenda. Une réunion annulée ne se rétablit pas : on en prépare une autre.`
        : "Personne n’est encore convoqué : personne n’en saura rien. Son ordre du jour ne servira plus."}
    </p>
    <input type="hidden" name="version" value={`${seance.version}`} />
    <Zone nom="motif" label="Pourquoi" lignes={2} erreurs={erreurs} requis={seance.etat === "convoquee"} />
    <p class="barre">
      <button class="bouton">Annuler la réunion</button>
      <a href={ici}>La garder</a>
    </p>
  </form>
);
