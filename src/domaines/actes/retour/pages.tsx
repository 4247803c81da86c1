import { ComparaisonRetour, type CorrectionVue, DepotRetour } from "#ui/retour.tsx";
import { comparerMots } from "../comparaison/mots/rules.ts";
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
      Vous verrez ce qui a changé, article par article, avant d’accepter quoi que ce soit.
    </p>
  </DepotRetour>
);

const POURQUOI: Record<Rendue["etat"], string> = {
  inchangee: "",
  modifiee: "Maillage fait cette part de ses données : elle se corrige là où elle se tient.",
  ajoutee: "Cette part n’est pas de la convention : ajoutez un article, ou recopiez-la dans celui qui convient.",
  retiree:
    "Cette part manque dans le fichier ; elle reste dans la convention. Retirez l’article de sa page s’il le faut.",
};

function corrections({ articles, visas }: Retour): CorrectionVue[] {
  const desVisas = visas ? [{ nom: "visas", titre: "Visas", ...visas }] : [];
  return [...desVisas, ...articles.map(({ id, ...article }) => ({ nom: id, ...article }))].map((une) => ({
    ...une,
    mots: comparerMots(une.avant, une.apres),
  }));
}

type Props = { base: string; retour: Retour; empreintes: Record<string, string> };

/** Ce que Word a changé, article par article. */
export const ComparaisonPage = ({ base, retour, empreintes }: Props) => (
  <ComparaisonRetour
    action={`${base}/texte/retour/choix`}
    lieu={lieuDe(base)}
    corrections={corrections(retour)}
    restes={retour.autres.map(({ titre, etat, apres }) => ({
      titre,
      pourquoi: POURQUOI[etat],
      texte: etat === "ajoutee" ? apres.join("\n") : undefined,
    }))}
  >
    {corrections(retour).map(({ nom }) => (
      <input type="hidden" name={`empreinte-${nom}`} value={empreintes[nom] ?? ""} />
    ))}
    {retour.articles.map(
      ({ id, intitule }) => intitule && <input type="hidden" name={`titre-${id}`} value={intitule} />,
    )}
  </ComparaisonRetour>
);
