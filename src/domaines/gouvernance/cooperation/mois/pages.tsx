import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_MISSION, type Mois, type PartDuMois, type Poste } from "../model.ts";
import type { RefusMois } from "../rules.ts";
import { nomDuMois } from "../lexique.ts";

export const REFUS_MOIS: Record<RefusMois, string> = {
  "deja-envoye": "Ce mois est déjà envoyé : il ne change plus.",
  "mois-a-venir": "Ce mois n’est pas encore commencé.",
  "pas-cent": "Les parts doivent faire cent en tout pour s’envoyer. Gardez ce mois, ou complétez-le.",
  "mission-hors-poste": "Une de ces missions n’est pas de ce poste.",
};

export type MoisProps = {
  base: string;
  poste: Poste;
  mois: Mois;
  /** Ce que cette personne a tapé, s'il y en a. */
  sien: PartDuMois | null;
  /** Ce que d'autres ont envoyé. */
  autres: readonly (PartDuMois & { auteur: string })[];
  tenir: boolean;
  garde: boolean;
  erreurs?: FormErrors | undefined;
  refus?: RefusMois | undefined;
};

const Dites = ({ poste, part }: { poste: Poste; part: PartDuMois }) => (
  <Tableau nom="Part de chaque mission" colonnes={["Mission", { titre: "Part", n: true }]}>
    {poste.missions.map((mission) => (
      <tr>
        <th scope="row">{LIBELLES_MISSION[mission]}</th>
        <td class="n">{part.parts[mission] ?? 0} %</td>
      </tr>
    ))}
  </Tableau>
);

const Saisie = ({ base, poste, mois, sien, erreurs }: MoisProps) => (
  <form method="post" action={`${base}/cooperation/${poste.id}/mois/${mois}`} class="formulaire pile">
    <p class="note">Vous seul lisez ce mois tant que vous ne l’avez pas envoyé. Les parts font cent en tout.</p>
    <input type="hidden" name="version" value={`${sien?.version ?? 0}`} />
    {poste.missions.map((mission) => (
      <Champ
        nom={mission}
        label={`${LIBELLES_MISSION[mission]} (en %)`}
        clavier="decimal"
        valeur={`${sien?.parts[mission] ?? ""}`}
        erreurs={erreurs}
      />
    ))}
    <Zone
      nom="texte"
      label="Ce qui a compté ce mois-ci"
      aide="Ces lignes entrent dans le rapport annuel une fois le mois envoyé."
      valeur={sien?.texte}
      lignes={5}
      erreurs={erreurs}
    />
    <p class="barre">
      <button class="bouton" name="acte" value="garder">
        Garder pour moi
      </button>
      <button class="bouton discret" name="acte" value="envoyer">
        Envoyer ce mois
      </button>
    </p>
  </form>
);

/** Un mois de coordination : ce que l'on en dit, ou ce qui en a été envoyé. */
export const MoisPage = (props: MoisProps) => {
  const { base, poste, mois, sien, autres, tenir, garde, erreurs, refus } = props;
  const envoyees = [...(sien?.envoyeLe ? [{ ...sien, auteur: "Vous" }] : []), ...autres];
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/cooperation/${poste.id}`}>{poste.intitule}</a>
          </p>
          <h1>Coordination : {nomDuMois(mois)}</h1>
        </div>
      </div>
      {garde && <Alert ton="info">C’est gardé, pour vous seul.</Alert>}
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_MOIS[refus]}</Alert>}
      {tenir && !sien?.envoyeLe && <Saisie {...props} />}
      {envoyees.map((part) => (
        <section class="panneau pile">
          <h2>{part.auteur}</h2>
          <p class="note">Envoyé le {aLHeure(part.envoyeLe ?? "")}</p>
          <Dites poste={poste} part={part} />
          {part.texte && <p class="texte">{part.texte}</p>}
        </section>
      ))}
      {envoyees.length === 0 && !tenir && <p class="vide">Rien n’a encore été envoyé de ce mois.</p>}
    </div>
  );
};
