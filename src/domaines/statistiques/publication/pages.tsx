import { Choix } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { Statistique } from "../catalogue/model.ts";
import { ecrireValeur } from "../valeur/lexique.ts";
import type { CellulePubliee, LignePubliee, Periode } from "./rules.ts";

/** Une cellule publiée, en mots. */
export function dire(cellule: CellulePubliee, ecrire: (valeur: number) => string): string {
  if (cellule === "cache") return "secret";
  return cellule === "inconnu" ? "—" : ecrire(cellule);
}

export type PublicationProps = {
  base: string;
  statistique: Statistique;
  periodes: readonly Periode[];
  periode: number | null;
  annees: readonly number[];
  seuil: number | null;
  lignes: readonly LignePubliee[];
  sources: readonly string[];
};

/** Une page montre autant de communes ; l'export les a toutes. */
const MONTREES = 40;

const Rangee = ({ ligne, statistique, somme }: { ligne: LignePubliee; statistique: Statistique; somme: boolean }) => {
  const ecrire = (valeur: number) => ecrireValeur(valeur, statistique);
  const nom = ligne.total ? <b>Total, {ligne.nom}</b> : ligne.nom;
  return (
    <tr>
      <th scope="row">{nom}</th>
      {ligne.annees.map((cellule) => (
        <td class="n">{dire(cellule, ecrire)}</td>
      ))}
      {somme && <td class="n">{ligne.somme === null ? "" : dire(ligne.somme, ecrire)}</td>}
    </tr>
  );
};

const Regle = ({ seuil, base }: { seuil: number | null; base: string }) =>
  seuil === null ? (
    <p class="note">C’est un chiffre public : il se publie tel quel, même petit.</p>
  ) : (
    <p class="note">
      Sous {seuil}, un nombre est caché, et avec lui ce qui le laisserait déduire d’un total. Zéro se montre. Le seuil
      est celui du producteur : <a href={`${base}/seuils`}>le voir ou le changer</a>.
    </p>
  );

/** Un chiffre tel qu'il peut se publier. */
export const PublicationPage = (props: PublicationProps) => {
  const { base, statistique, periodes, periode, annees, seuil, lignes, sources } = props;
  const chemin = `${base}/${statistique.code}`;
  const somme = lignes.some((ligne) => ligne.somme !== null);
  return (
    <div class="pile">
      <Tete
        titre={`Publier : ${statistique.nom}`}
        retour={[chemin, statistique.nom]}
        dit="Commune par commune, ce qui peut sortir de l’espace sans que l’on reconnaisse personne."
      >
        {lignes.length > 0 && (
          <a class="bouton" href={`${chemin}/publication.csv?periode=${periode}`}>
            Télécharger (CSV)
          </a>
        )}
      </Tete>
      {periodes.length > 1 && (
        <form class="barre" action={`${chemin}/publication`}>
          <Choix
            nom="periode"
            label="Années"
            valeur={String(periode)}
            options={periodes.map(({ debut, annees: siennes }) => ({
              valeur: String(debut),
              libelle: `${debut} à ${siennes.at(-1)}`,
            }))}
          />
          <button class="bouton discret">Montrer</button>
        </form>
      )}
      {annees.length === 0 ? (
        <p class="vide">Aucune valeur n’est connue commune par commune : il n’y a rien à publier.</p>
      ) : (
        <Tableau
          nom={`${statistique.nom}, à publier`}
          colonnes={[
            "Territoire",
            ...annees.map((annee) => ({ titre: String(annee), n: true })),
            ...(somme ? [{ titre: "Somme des trois ans", n: true }] : []),
          ]}
          montre
        >
          {lignes.slice(0, MONTREES).map((ligne) => (
            <Rangee ligne={ligne} statistique={statistique} somme={somme} />
          ))}
        </Tableau>
      )}
      {lignes.length > MONTREES && <p class="note">Les {MONTREES} premières lignes ; le fichier les a toutes.</p>}
      <Regle seuil={seuil} base={base} />
      {sources.length > 0 && <p class="note">Sources : {sources.join(" ; ")}.</p>}
    </div>
  );
};
