import { accorder, pluriel } from "#commun/texte.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { arrondi, direFourchette, direPart } from "./document.ts";
import type { SecteurPrevu } from "./lecture/actions.ts";
import { HYPOTHESES } from "./lexique.ts";
import { Onglets } from "./onglet/pages.tsx";

type Props = {
  base: string;
  prevus: readonly SecteurPrevu[];
  page: number;
  params: URLSearchParams;
  modifier: boolean;
};

const derniere = ({ donnees: { effectifs } }: SecteurPrevu) => {
  const rentree = Math.max(...effectifs.ps.keys());
  return effectifs.ps.size === 0 ? null : { rentree, ps: effectifs.ps.get(rentree) ?? 0 };
};

/** Ce que l'on retient de tous les secteurs : combien perdent des petits d'ici la dernière rentrée dont les naissances sont connues. */
export function phraseDe(prevus: readonly SecteurPrevu[]): string {
  const lus = prevus.flatMap((secteur) => {
    const avant = derniere(secteur);
    const ferme = secteur.rentrees.findLast(({ niveaux }) => niveaux.ps?.ferme);
    return avant && ferme?.niveaux.ps ? [{ avant: avant.ps, apres: ferme.niveaux.ps.central, annee: ferme.annee }] : [];
  });
  if (lus.length === 0)
    return "Rien à prévoir encore : il faut trois rentrées d’effectifs et les naissances qui y mènent.";
  const [avant, apres] = [
    lus.reduce((somme, un) => somme + un.avant, 0),
    lus.reduce((somme, un) => somme + un.apres, 0),
  ];
  const baisse = lus.filter((un) => un.apres < un.avant).length;
  const annee = Math.max(...lus.map((un) => un.annee));
  return `De ${arrondi(avant)} ${accorder(Math.round(avant), "enfant")} en petite section à ${arrondi(apres)} d’ici la rentrée ${annee} : ${pluriel(baisse, "secteur baisse", "secteurs baissent")} sur ${lus.length}.`;
}

const Ligne = ({ base, secteur }: { base: string; secteur: SecteurPrevu }) => {
  const [premiere, deuxieme, troisieme] = secteur.rentrees;
  const connue = derniere(secteur);
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/secteurs/${secteur.cle}`}>{secteur.nom}</a>
      </th>
      <td class="n">{connue ? `${connue.ps} en ${connue.rentree}` : "—"}</td>
      {[premiere, deuxieme, troisieme].map((rentree) => (
        <td class="n">{direFourchette(rentree?.niveaux.ps)}</td>
      ))}
      <td class="n">{premiere?.parClasse ? arrondi(premiere.parClasse.central, 1) : "—"}</td>
      <td class="n">{troisieme?.parClasse ? arrondi(troisieme.parClasse.central, 1) : "—"}</td>
      <td class="n">{secteur.bilan.ecart === null ? "Pas assez d’années" : direPart(secteur.bilan.ecart)}</td>
    </tr>
  );
};

export const Methode = () => (
  <section class="panneau" aria-labelledby="methode">
    <h2 id="methode">Comment c’est prévu</h2>
    <p>
      Un enfant entre en petite section à la rentrée de l’année de ses trois ans. On prend le rapport entre les petites
      sections des {HYPOTHESES.anneesMin} à {HYPOTHESES.annees} dernières rentrées et les naissances qui y menaient : il
      contient les arrivées, les départs et les autres écoles. Un petit secteur emprunte au taux de l’ensemble (
      {HYPOTHESES.rappel} naissances). Les classes d’âge montent ensuite au taux de passage constaté.
    </p>
    <p>
      La fourchette contient quatre années sur cinq, si la méthode est juste. Avant de la montrer, on lui fait prévoir
      les
      {` ${HYPOTHESES.epreuves}`} dernières rentrées avec ce que l’on savait alors : c’est l’écart de l’épreuve. Au-delà
      des naissances connues, on suppose la moyenne des {HYPOTHESES.naissancesSupposees} dernières années, et l’on
      marque « supposé ».
    </p>
    <p class="note">{HYPOTHESES.source}</p>
  </section>
);

/** Les petites sections à venir, secteur par secteur. */
export const ProjectionsPage = ({ base, prevus, page, params, modifier }: Props) => {
  const rentrees = prevus.find(({ rentrees: une }) => une.length > 0)?.rentrees ?? [];
  const annees = [0, 1, 2].map((rang) => rentrees[rang]?.annee);
  return (
    <div class="pile">
      <Tete titre="Petites sections à venir" dit={phraseDe(prevus)} />
      <Onglets base={base} ici="" />
      {prevus.length === 0 ? (
        <p class="vide">
          Aucune école encore. {modifier && <a href={`${base}/ecoles`}>Écrivez-en une</a>} : elle a son secteur, ou
          celui de sa commune.
        </p>
      ) : (
        <Tableau
          nom="Petites sections, secteur par secteur"
          colonnes={[
            "Secteur",
            { titre: "Dernière rentrée", n: true },
            ...annees.map((annee, rang) => ({ titre: annee ? `Rentrée ${annee}` : `Rentrée + ${rang + 1}`, n: true })),
            { titre: "Par classe, demain", n: true },
            { titre: "Par classe, dans trois ans", n: true },
            { titre: "Écart de l’épreuve", n: true },
          ]}
        >
          {prevus.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((secteur) => (
            <Ligne base={base} secteur={secteur} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={base} params={params} page={page} total={prevus.length} />
      <Methode />
    </div>
  );
};
