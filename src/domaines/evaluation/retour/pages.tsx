import { comparerMots } from "#commun/mots.ts";
import { ComparaisonRetour, type CorrectionVue, DepotRetour } from "#ui/retour.tsx";
import type { Bilan } from "../bilan/model.ts";
import { type CodeSection, SECTIONS } from "../section/lexique.ts";
import type { Correction, Rendue, Retour } from "./model.ts";

const ici = (base: string, { id }: Bilan) => `${base}/bilans/${id}`;
const lieuDe = (base: string, bilan: Bilan) => ({ href: ici(base, bilan), nom: bilan.titre });

/** Rendre un bilan corrigé dans Word. */
export const DepotPage = ({ base, bilan, refus }: { base: string; bilan: Bilan; refus?: string | undefined }) => (
  <DepotRetour
    action={`${ici(base, bilan)}/retour`}
    lieu={lieuDe(base, bilan)}
    titre="Un bilan corrigé dans Word"
    aide="Un fichier .docx de 2 Mo au plus."
    refus={refus}
  >
    <p>
      Téléchargez le bilan en Word, faites-le corriger, avec ou sans suivi des modifications, puis rendez-le ici. Vous
      verrez ce qui a changé, texte par texte, avant d’accepter quoi que ce soit. Un texte que l’on a changé ici depuis
      le téléchargement se signale : il reste tel qu’il est, sauf si le fichier le corrige aussi et que vous l’acceptez.
    </p>
  </DepotRetour>
);

const vueDe = ({ section, champ, avant, apres, suivie, bougee = false }: Correction): CorrectionVue => ({
  nom: `${section}.${champ.nom}`,
  titre: `${SECTIONS[section].titre} : ${champ.libelle}`,
  avant,
  apres,
  suivie,
  bougee,
  mots: comparerMots(avant, apres),
});

const POURQUOI: Record<Rendue["etat"], string> = {
  inchangee:
    "Ce texte a changé ici depuis que ce fichier est parti, et personne n’y a touché dans Word : il reste tel quel.",
  modifiee: "Maillage tient cette part, ou son titre : elle se corrige là où elle se tient.",
  ajoutee: "Cette part n’est pas du bilan : recopiez-la dans la section qui convient.",
  retiree: "Cette part manque dans le fichier ; elle reste dans le bilan.",
};

type Props = { base: string; bilan: Bilan; retour: Retour; versions: Partial<Record<CodeSection, number>> };

/** Ce que Word a changé, texte par texte : chacun s'accepte ou se refuse. */
export const ComparaisonPage = ({ base, bilan, retour, versions }: Props) => (
  <ComparaisonRetour
    action={`${ici(base, bilan)}/retour/choix`}
    lieu={lieuDe(base, bilan)}
    corrections={retour.corrections.map(vueDe)}
    restes={retour.autres.map(({ titre, etat, apres }) => ({
      titre,
      pourquoi: POURQUOI[etat],
      texte: etat === "ajoutee" ? apres.join("\n") : undefined,
    }))}
  >
    {[...new Set(retour.corrections.map(({ section }) => section))].map((section) => (
      <input type="hidden" name={`version-${section}`} value={`${versions[section] ?? 0}`} />
    ))}
  </ComparaisonRetour>
);
