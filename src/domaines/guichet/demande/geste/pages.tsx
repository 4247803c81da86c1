import { Choix, type Ecran, Ligne, Resume } from "../etape/champ/pages.tsx";
import { enfantEnMots } from "../etape/recapitulatif/textes.ts";
import type { Demande } from "../model.ts";
import type { Textes } from "../textes.ts";
import { champPrenom } from "./rules.ts";

/** Les gestes qui se confirment, et leur adresse. */
export const GESTES = {
  retrait: "retirer",
  solution: "pourvue",
  naissance: "naissance",
  reouverture: "rouvrir",
  abandon: "brouillon",
} as const;
export type Geste = keyof typeof GESTES;
export const estGeste = (texte: string): texte is Geste => Object.hasOwn(GESTES, texte);

type Props = {
  ecran: Ecran;
  geste: Geste;
  action: string;
  suivi: string;
  version: string;
  /** Les enfants à qui le geste s'applique. */
  concernes: readonly Demande[];
  /** Ceux dont la naissance se dit ensemble. */
  attendus: number;
};

/** Plusieurs enfants : rien n'est coché d'avance, la famille dit pour qui. */
const Qui = ({ ecran, concernes }: Pick<Props, "ecran" | "concernes">) => (
  <Choix
    ecran={ecran}
    nom="qui"
    legende={ecran.t.gestes.qui}
    type="checkbox"
    options={concernes.map((demande) => ({ valeur: demande.id, libelle: enfantEnMots(demande, ecran.t) }))}
    gardes={[]}
  />
);

const Solution = ({ ecran }: { ecran: Ecran }) => {
  const { question, choix } = ecran.t.gestes.pourvue;
  return (
    <Choix
      ecran={ecran}
      nom="motif"
      legende={question}
      type="radio"
      options={Object.entries(choix).map(([valeur, libelle]) => ({ valeur, libelle }))}
      gardes={[]}
    />
  );
};

const Naissance = ({ ecran, attendus }: { ecran: Ecran; attendus: number }) => {
  const { enfant } = ecran.t.etapes;
  const prenoms = Array.from({ length: Math.max(1, attendus) }, (_, rang) => champPrenom(rang));
  return (
    <>
      {prenoms.map((nom, rang) => (
        <Ligne
          ecran={ecran}
          nom={nom}
          label={prenoms.length > 1 ? `${enfant.prenom} ${rang + 1}` : enfant.prenom}
          facultatif={rang > 0}
          garde=""
        />
      ))}
      <Ligne ecran={ecran} nom="nom" label={enfant.nom} garde="" />
      <Ligne ecran={ecran} nom="naissance" type="date" label={enfant.naissance} garde="" />
    </>
  );
};

/** Un geste qui change tout : ce qu'il fait, puis un bouton. */
export const GestePage = ({ ecran, geste, action, suivi, version, concernes, attendus }: Props) => {
  const textes: Textes["gestes"] = ecran.t.gestes;
  const { titre, quoi, bouton } = textes[GESTES[geste]];
  return (
    <>
      <h1>{titre}</h1>
      <Resume ecran={ecran} />
      <form method="post" action={action} class="pile">
        <p>{quoi}</p>
        <input type="hidden" name="version" value={version} />
        {concernes.length > 1 && <Qui ecran={ecran} concernes={concernes} />}
        {geste === "solution" && <Solution ecran={ecran} />}
        {geste === "naissance" && <Naissance ecran={ecran} attendus={attendus} />}
        <p class="barre">
          <button class="bouton">{bouton}</button>
          <a href={suivi}>{ecran.t.commun.annuler}</a>
        </p>
      </form>
    </>
  );
};
