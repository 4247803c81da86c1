import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { Statistique } from "../../catalogue/model.ts";
import { LIBELLES_GENRE, type LieuNomme } from "../../lieu/model.ts";
import { ecrireValeur } from "../lexique.ts";
import type { Gardee } from "../model.ts";

type Vue = Gardee & { nom: string };
export type SaisieProps = {
  base: string;
  statistique: Statistique;
  lieux: readonly LieuNomme[];
  saisies: readonly Vue[];
  erreurs: FormErrors | undefined;
};

const dite = ({ valeur, numerateur, denominateur }: Vue, statistique: Statistique) => {
  if (valeur !== null) return ecrireValeur(valeur, statistique);
  return numerateur === null
    ? "secret"
    : `${numerateur.toLocaleString("fr-FR")} / ${denominateur?.toLocaleString("fr-FR")}`;
};

const Saisies = ({
  chemin,
  statistique,
  saisies,
}: { chemin: string } & Pick<SaisieProps, "statistique" | "saisies">) => (
  <Tableau
    nom="Ce qui est écrit à la main"
    colonnes={[
      "Territoire",
      { titre: "Année", n: true },
      { titre: "Valeur", n: true },
      "Source",
      { titre: "Gestes", cache: true },
    ]}
    montre
  >
    {saisies.map((une) => (
      <tr>
        <th scope="row">{une.nom}</th>
        <td class="n">{une.millesime}</td>
        <td class="n">{dite(une, statistique)}</td>
        <td>{une.source}</td>
        <td>
          <form method="post" action={`${chemin}/${une.depot}/retrait`}>
            <button class="lien">
              Retirer
              <span class="cache">
                {" "}
                la valeur de {une.nom} en {une.millesime}
              </span>
            </button>
          </form>
        </td>
      </tr>
    ))}
  </Tableau>
);

const Termes = ({ statistique, erreurs }: Pick<SaisieProps, "statistique" | "erreurs">) => (
  <>
    <Champ nom="numerateur" label="Numérateur" erreurs={erreurs} clavier="decimal" />
    <Champ
      nom="denominateur"
      label="Dénominateur"
      aide={`${statistique.nom} se recalcule de ces deux termes ; sans eux, la valeur donnée reste telle quelle.`}
      erreurs={erreurs}
      clavier="decimal"
    />
  </>
);

/** Écrire une valeur à la main ; voir et retirer celles qui l'ont été. */
export const SaisiePage = ({ base, statistique, lieux, saisies, erreurs }: SaisieProps) => {
  const chemin = `${base}/${statistique.code}/saisie`;
  return (
    <div class="pile">
      <Tete
        titre={`Écrire une valeur : ${statistique.nom}`}
        retour={[`${base}/${statistique.code}`, statistique.nom]}
        dit={statistique.definition}
      />
      <Fautes erreurs={erreurs} />
      <form class="formulaire panneau" method="post" action={chemin}>
        <Choix
          nom="lieu"
          label="Territoire"
          erreurs={erreurs}
          options={lieux.map(({ genre, code, nom }) => ({
            valeur: `${genre}:${code}`,
            libelle:
              genre === "commune" || genre === "france" ? nom : `${nom} (${LIBELLES_GENRE[genre].toLowerCase()})`,
          }))}
        />
        <Champ nom="millesime" label="Année" requis erreurs={erreurs} clavier="decimal" />
        <Champ
          nom="valeur"
          label="Valeur"
          aide={statistique.unite || "Sans unité"}
          erreurs={erreurs}
          clavier="decimal"
        />
        {statistique.formule.genre === "rapport" && <Termes statistique={statistique} erreurs={erreurs} />}
        <Groupe
          nom="secret"
          legende="Secret"
          type="checkbox"
          options={[{ valeur: "1", libelle: "Le producteur ne donne pas ce chiffre : trop petit" }]}
          coches={erreurs?.values["secret"]?.split("\n") ?? []}
        />
        <Champ
          nom="contour"
          label="Contour"
          aide="Si le territoire n’était pas tout à fait celui d’aujourd’hui."
          erreurs={erreurs}
        />
        <Champ
          nom="rupture"
          label="Rupture de méthode"
          aide="Si l’on ne peut pas comparer avec l’année d’avant."
          erreurs={erreurs}
        />
        <Champ nom="source" label="Source" requis erreurs={erreurs} />
        <p>
          <button class="bouton">Écrire cette valeur</button>
        </p>
      </form>
      {saisies.length > 0 && <Saisies chemin={chemin} statistique={statistique} saisies={saisies} />}
    </div>
  );
};
