import { accorder, pluriel } from "#commun/texte.ts";
import { Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Courbe, TableJumelle } from "#ui/graphiques.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { arrondi, direFourchette, direPart, pointsDe } from "../document.ts";
import { LIBELLES_DEUX_ANS } from "../ecole/model.ts";
import type { SecteurPrevu } from "../lecture/actions.ts";
import { LIBELLES_NIVEAU, NIVEAUX } from "../model.ts";
import { Onglets } from "../onglet/pages.tsx";
import type { SecteurDit } from "./model.ts";

type Props = {
  base: string;
  secteur: SecteurPrevu;
  dit: SecteurDit;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

const classesDites = (nombre: number) =>
  nombre < 2 ? "la classe reste" : `les ${nombre.toLocaleString("fr-FR")} classes restent`;

/** Ce qu'il faut retenir d'un secteur, en une phrase. */
export function phraseDe({ donnees: { effectifs, classes }, rentrees }: SecteurPrevu): string {
  const rentree = Math.max(...effectifs.ps.keys());
  const ferme = rentrees.findLast(({ niveaux }) => niveaux.ps?.ferme);
  if (effectifs.ps.size === 0 || !ferme?.niveaux.ps)
    return "Trois rentrées d’effectifs et les naissances qui y mènent permettront de prévoir.";
  const dernieres = [...classes.values()].at(-1);
  const parClasse =
    ferme.parClasse && dernieres
      ? `, ${arrondi(ferme.parClasse.central, 1)} ${accorder(ferme.parClasse.central, "élève")} par classe si ${classesDites(dernieres)}`
      : "";
  return `${effectifs.ps.get(rentree)} en petite section à la rentrée ${rentree}, ${direFourchette(ferme.niveaux.ps)} à la rentrée ${ferme.annee}${parClasse}.`;
}

const Niveaux = ({ secteur: { rentrees } }: Pick<Props, "secteur">) => (
  <Tableau
    nom="Rentrées prévues, niveau par niveau"
    colonnes={[
      "Rentrée",
      ...NIVEAUX.map((niveau) => ({ titre: LIBELLES_NIVEAU[niveau], n: true })),
      { titre: "Maternelle", n: true },
      { titre: "Par classe", n: true },
    ]}
    montre
  >
    {rentrees.map(({ annee, niveaux, total, parClasse }) => (
      <tr>
        <th scope="row">{annee}</th>
        {NIVEAUX.map((niveau) => (
          <td class="n">{direFourchette(niveaux[niveau])}</td>
        ))}
        <td class="n">{direFourchette(total)}</td>
        <td class="n">
          {parClasse
            ? `${arrondi(parClasse.central, 1)} (${arrondi(parClasse.bas, 1)} à ${arrondi(parClasse.haut, 1)})`
            : "—"}
        </td>
      </tr>
    ))}
  </Tableau>
);

const Epreuve = ({ secteur: { bilan } }: Pick<Props, "secteur">) => (
  <section class="panneau" aria-labelledby="epreuve">
    <h2 id="epreuve">L’épreuve du passé</h2>
    {bilan.epreuves.length === 0 ? (
      <p>Il faut six rentrées pour faire prévoir les trois dernières : la fourchette est à prendre avec prudence.</p>
    ) : (
      <>
        <p>
          {bilan.ecart !== null && `Écart moyen de ${direPart(bilan.ecart)}. `}
          {pluriel(bilan.dedans, "rentrée", "rentrées")} sur {bilan.epreuves.length} dans la fourchette.
        </p>
        <TableJumelle
          legende="Ce que la méthode aurait prévu, à côté de ce qui fut"
          entetes={["Rentrée", "Prévu", "Fourchette", "Ce qui fut"]}
          lignes={bilan.epreuves.map(({ annee, prevu, bas, haut, observe }) => [
            String(annee),
            arrondi(prevu, 1),
            `${arrondi(bas, 1)} à ${arrondi(haut, 1)}`,
            arrondi(observe),
          ])}
        />
      </>
    )}
  </section>
);

const Ecrire = ({ base, secteur, dit, erreurs }: Props) => (
  <form method="post" action={`${base}/secteurs/${secteur.cle}`} class="formulaire panneau">
    <h2>Ce que ce secteur sait de lui-même</h2>
    <input type="hidden" name="version" value={dit.version} />
    <Zone
      nom="naissances"
      label="Naissances du secteur"
      aide="S’il est une partie de commune : une année par ligne, « 2024 : 14 ». Vide, ce sont celles de ses communes."
      lignes={4}
      valeur={Object.entries(dit.naissances)
        .map(([annee, nombre]) => `${annee} : ${nombre}`)
        .join("\n")}
      erreurs={erreurs}
    />
    <Zone
      nom="programmes"
      label="Logements à venir"
      aide="Un programme par ligne : nom ; première rentrée ; logements ; élèves de petite section par logement (0,05 à 0,15) ; rentrées d’étalement."
      lignes={3}
      valeur={dit.programmes
        .map((un) =>
          [un.nom, un.annee, un.logements, String(un.parLogement).replace(".", ","), un.etalement].join(" ; "),
        )
        .join("\n")}
      erreurs={erreurs}
    />
    <p>
      <button class="bouton">Enregistrer</button>
    </p>
  </form>
);

/** Un secteur : ce qui fut, ce qui vient, ce que vaut la méthode chez lui. */
export const SecteurPage = (props: Props) => {
  const { base, secteur, modifier, erreurs } = props;
  const { effectifs, naissances } = secteur.donnees;
  const points = pointsDe(effectifs.ps, secteur.rentrees);
  return (
    <div class="pile">
      <Tete titre={secteur.nom} retour={[base, "Petites sections à venir"]} dit={phraseDe(secteur)} />
      <Onglets base={base} ici="" />
      <Fautes erreurs={erreurs} />
      {points.length > 0 && (
        <div class="panneau">
          <Courbe
            id="petites-sections"
            titre={`Petites sections : ${secteur.nom}`}
            description="Points pleins : rentrées connues. Points creux : rentrées prévues, le trait vertical est la fourchette. Les mêmes chiffres sont dans le tableau."
            points={points}
            ecrire={(valeur) => arrondi(valeur)}
          />
          <TableJumelle
            legende="Petites sections et naissances qui y mènent"
            entetes={["Rentrée", "Naissances", "Petite section"]}
            lignes={points.map(({ t, valeur, bas, haut }) => {
              const nees = naissances.get(t - 3);
              const fourchette = bas === undefined || haut === undefined ? "" : ` (${arrondi(bas)} à ${arrondi(haut)})`;
              return [
                String(t),
                nees === undefined ? "Pas encore connues" : arrondi(nees),
                `${arrondi(valeur)}${fourchette}`,
              ];
            })}
          />
        </div>
      )}
      {secteur.rentrees.length > 0 && <Niveaux secteur={secteur} />}
      <Epreuve secteur={secteur} />
      <section class="panneau" aria-labelledby="ses-ecoles">
        <h2 id="ses-ecoles">Ses écoles</h2>
        <ul>
          {secteur.ecoles.map(({ id, nom, deuxAns }) => (
            <li>
              <a href={`${base}/ecoles/${id}`}>{nom}</a>, à deux ans : {LIBELLES_DEUX_ANS[deuxAns].toLowerCase()}
            </li>
          ))}
        </ul>
      </section>
      {modifier && secteur.zone && <Ecrire {...props} />}
    </div>
  );
};
