import { ComparaisonRetour, type CorrectionVue, DepotRetour } from "#ui/retour.tsx";
import { comparerMots } from "#commun/mots.ts";
import type { Rendue, Retour } from "./model.ts";

const lieuDe = (base: string) => ({ href: `${base}/texte`, nom: "Texte de la convention" });

/** Rendre la convention corrigée dans Word. */
export const DepotPage = ({ base, refus }: { base: string; refus?: string | undefined }) => (
  <DepotRetour
    action={`${base}/texte/retour`}
    lieu={lieuDe(base)}
    titre="Une convention corrigée dans Word"
    aide="Un fichier .docx de 20 Mo au plus."
    refus={refus}
  >
    <p>
      Téléchargez la convention en Word, faites-la corriger, avec ou sans suivi des modifications, puis rendez-la ici.
      Vous verrez ce qui a changé, article par article, avant d’accepter quoi que ce soit. Un article que l’on a changé
      ici depuis le téléchargement se signale : il reste tel qu’il est, sauf si le fichier le corrige aussi et que vous
      l’acceptez.
    </p>
  </DepotRetour>
);

const POURQUOI: Record<Rendue["etat"], string> = {
  inchangee:
    "Ce texte a changé ici depuis que ce fichier est parti, et personne n’y a touché dans Word : il reste tel quel.",
  modifiee: "Maillage fait cette part de ses données : elle se corrige là où elle se tient.",
  ajoutee: "Cette part n’est pas à la place d’un article : recopiez-la dans celui qui convient.",
  retiree: "Cette part manque dans le fichier, et Maillage la fait de ses données : elle reste dans la convention.",
};

type Props = {
  base: string;
  retour: Retour;
  empreintes: Record<string, string>;
  /** Comment se nomme l'article de cet identifiant. */
  nommer: (id: string) => string;
};

const RETIRER = { accepter: "Retirer cet article", refuser: "Le garder" };

/** Sous quel nom de champ voyage un article ajouté. */
const nomAjout = (rang: number): string => `ajout-${rang}`;

function ajouts({ retour, nommer }: Props): CorrectionVue[] {
  return retour.ajouts.map(({ numero, titre, texte, apres, suivie }, rang) => ({
    nom: nomAjout(rang),
    titre: `Article ajouté dans Word, ou ôté ici depuis : ${titre}`,
    avant: "",
    apres: [numero ? `Article ${numero} : ${titre}` : titre, texte].join("\n"),
    texte,
    suivie,
    choix: {
      accepter: apres ? `L’ajouter après « ${nommer(apres)} »` : "L’ajouter avant le premier article",
      refuser: "Ne pas l’ajouter",
    },
  }));
}

function corrections(props: Props): CorrectionVue[] {
  const { articles, retraits, visas } = props.retour;
  const desVisas = visas ? [{ nom: "visas", titre: "Visas", ...visas }] : [];
  return [
    ...[...desVisas, ...articles.map(({ id, ...article }) => ({ nom: id, ...article }))].map((une) => ({
      ...une,
      mots: comparerMots(une.avant, une.apres),
    })),
    ...ajouts(props),
    ...retraits.map(({ id, titre, avant }) => {
      return {
        nom: id,
        titre: `Article ôté dans Word, ou écrit ici depuis : ${titre}`,
        avant,
        apres: "",
        suivie: false,
        choix: RETIRER,
      };
    }),
  ];
}

/** Ce qu'il faut pour poser un article ajouté, ou en retirer un. */
const Places = ({ retour: { ajouts: neufs, retraits } }: Props) => (
  <>
    {neufs.map(({ numero, titre, apres }, rang) => (
      <>
        <input type="hidden" name={`numero-${nomAjout(rang)}`} value={numero ?? ""} />
        <input type="hidden" name={`titre-${nomAjout(rang)}`} value={titre} />
        <input type="hidden" name={`place-${nomAjout(rang)}`} value={apres ?? ""} />
      </>
    ))}
    {retraits.map(({ id }) => (
      <input type="hidden" name={`retrait-${id}`} value="oui" />
    ))}
  </>
);

/** Ce que Word a changé, article par article. */
export const ComparaisonPage = (props: Props) => {
  const { base, retour, empreintes } = props;
  const siennes = corrections(props);
  return (
    <ComparaisonRetour
      action={`${base}/texte/retour/choix`}
      lieu={lieuDe(base)}
      corrections={siennes}
      restes={retour.autres.map(({ titre, etat, apres }) => ({
        titre,
        pourquoi: POURQUOI[etat],
        texte: etat === "ajoutee" ? apres.join("\n") : undefined,
      }))}
    >
      <input type="hidden" name="empreinte-suite" value={empreintes["suite"] ?? ""} />
      <Places {...props} />
      {siennes.map(({ nom }) => (
        <input type="hidden" name={`empreinte-${nom}`} value={empreintes[nom] ?? ""} />
      ))}
      {retour.articles.map(
        ({ id, intitule }) => intitule && <input type="hidden" name={`titre-${id}`} value={intitule} />,
      )}
    </ComparaisonRetour>
  );
};
