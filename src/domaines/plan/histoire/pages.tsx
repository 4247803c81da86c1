import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { CHAMPS } from "../lexique.ts";
import type { Fiche } from "../model.ts";
import type { Evenement } from "./rules.ts";

const ACTIONS: Record<string, string> = {
  creation: "a créé la fiche",
  modification: "a modifié",
  archivage: "a archivé la fiche",
  retour: "a remis la fiche au plan",
  retablissement: "a rétabli",
  deplacement: "a déplacé la fiche",
  lot: "a modifié, parmi plusieurs fiches,",
  import: "a modifié, par un import,",
  effacement: "a effacé des valeurs de l’histoire",
};

const AUTRES: Record<string, string> = {
  noeuds: "Place dans le plan",
  priorite: "Priorité",
  archiveLe: "Archivage",
  ordre: "Rang",
};

export const libelleChamp = (nom: string) => CHAMPS.find((champ) => champ.nom === nom)?.libelle ?? AUTRES[nom] ?? nom;

export const REFUS = {
  impossible:
    "Cette valeur ne se rétablit pas : elle a été effacée, elle est déjà en place, ou la convention ne la permet plus.",
  change:
    "Quelqu’un a modifié cette fiche pendant que vous lisiez son histoire : la voici à jour. Rétablissez la valeur si c’est encore voulu.",
} as const;

type Props = {
  base: string;
  fiche: Fiche;
  evenements: Evenement[];
  peutModifier: boolean;
  refus: keyof typeof REFUS | undefined;
};

const Changement = ({
  ici,
  version,
  evenement,
  champ,
  peutModifier,
}: {
  ici: string;
  version: number;
  evenement: Evenement;
  champ: Evenement["champs"][number];
  peutModifier: boolean;
}) => (
  <div class="changement">
    <h3>{libelleChamp(champ.nom)}</h3>
    <div class="cote-a-cote">
      {evenement.action !== "creation" && (
        <div>
          <small>Avant</small>
          <pre class="texte">{champ.avant || "(vide)"}</pre>
        </div>
      )}
      <div>
        {evenement.action !== "creation" && <small>Après</small>}
        <pre class="texte">{champ.apres || "(vide)"}</pre>
      </div>
    </div>
    {peutModifier && champ.retablissable && (
      <form method="post" action={`${ici}/retablissement`}>
        <input type="hidden" name="version" value={`${version}`} />
        <input type="hidden" name="rang" value={`${evenement.rang}`} />
        <input type="hidden" name="champ" value={champ.nom} />
        <button class="lien">
          Rétablir ce qu’il y avait avant<span class="cache"> : {libelleChamp(champ.nom)}</span>
        </button>
      </form>
    )}
  </div>
);

/** L'histoire d'une fiche, champ par champ, la plus récente d'abord ; chaque valeur passée se rétablit. */
export const HistoirePage = ({ base, fiche, evenements, peutModifier, refus }: Props) => {
  const ici = `${base}/plan/fiches/${fiche.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{fiche.titre}</a>
          </p>
          <h1>Histoire de la fiche</h1>
        </div>
      </div>
      {refus && <Alert>{REFUS[refus]}</Alert>}
      <ol class="fil">
        {evenements.map((evenement) => (
          <li>
            <h2>
              {evenement.auteur} {ACTIONS[evenement.action] ?? evenement.action}
            </h2>
            <time datetime={evenement.le}>{aLHeure(evenement.le)}</time>
            {evenement.champs.map((champ) => (
              <Changement
                ici={ici}
                version={fiche.version}
                evenement={evenement}
                champ={champ}
                peutModifier={peutModifier}
              />
            ))}
          </li>
        ))}
      </ol>
    </>
  );
};
