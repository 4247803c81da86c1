import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { Statistique } from "../../catalogue/model.ts";
import type { Depot } from "../../depot/model.ts";
import { GENRES_TERRITOIRE, LIBELLES_GENRE } from "../../lieu/model.ts";
import { ecrireValeur } from "../../valeur/lexique.ts";
import type { Depose } from "../../valeur/model.ts";
import type { Essai } from "../essai/rules.ts";
import { MODELES } from "../lexique.ts";
import type { Feuille, Reglage } from "../model.ts";
import { type Lecture, nommerCellule } from "../rangee/rules.ts";
import { ciblesPossibles, estSupposee, libelleCible } from "../titre/rules.ts";

type Lu = {
  feuilles: readonly Feuille[];
  feuille: Feuille;
  reglage: Reglage;
  statistiques: readonly Statistique[];
  lecture: Lecture;
  essai: Essai;
  /** Quelqu'un a déjà relu et écrit une feuille aux mêmes titres. */
  relue: boolean;
  nommer: (lieu: Depose["lieu"]) => string;
};
export type ApportProps = {
  base: string;
  depot: Depot;
  lu: Lu;
  montrees: readonly number[];
  erreurs: FormErrors | undefined;
};

const EXEMPLES = 2;

/** Reconnue de mémoire, et que personne n'a encore relue. */
const supposee = ({ feuille, reglage, relue }: Lu, rang: number): boolean =>
  !relue && estSupposee(feuille.rangees[reglage.entete]?.[rang] ?? "", reglage.colonnes[rang]?.cible ?? "aucune");

type SaisieProps = {
  id: string;
  valeur: string;
  erreurs: FormErrors | undefined;
  size: number;
  list?: string;
  autocomplete?: string;
  "aria-label"?: string;
};

/** Ce qui est écrit d'une colonne : ce que l'on vient de taper, s'il y a une faute quelque part, sinon ce qui est réglé. */
const Saisie = ({ id, valeur, erreurs, ...reste }: SaisieProps) => (
  <input
    class="saisie"
    id={id}
    name={id}
    value={erreurs?.values[id] ?? valeur}
    aria-invalid={erreurs?.errors[id] ? "true" : undefined}
    {...reste}
  />
);

const UneColonne = ({ lu, rang, erreurs }: { lu: Lu; rang: number; erreurs: FormErrors | undefined }) => {
  const { feuille, reglage, statistiques } = lu;
  const titre = feuille.rangees[reglage.entete]?.[rang] ?? "";
  const exemples = feuille.rangees.slice(reglage.entete + 1).map((rangee) => rangee[rang] ?? "");
  const { cible, millesime } = reglage.colonnes[rang] ?? { cible: "aucune" as const, millesime: null };
  const id = `colonne-${rang}`;
  const nom = titre || `Colonne ${nommerCellule(1, rang).replace("1", "")}`;
  const remplit = cible === "aucune" ? "" : libelleCible(cible, statistiques);
  return (
    <tr>
      <th scope="row">
        <label for={id}>{nom}</label>
        {supposee(lu, rang) && <small class="sous">à confirmer</small>}
      </th>
      <td>
        <small>{[...new Set(exemples.filter(Boolean))].slice(0, EXEMPLES).join(" · ")}</small>
      </td>
      <td>
        <Saisie id={id} valeur={remplit} erreurs={erreurs} size={34} list="cibles" autocomplete="off" />
      </td>
      <td>
        <Saisie
          id={`annee-${rang}`}
          valeur={String(millesime ?? "")}
          erreurs={erreurs}
          size={5}
          aria-label={`Année de ${nom}`}
        />
      </td>
    </tr>
  );
};

const Reglages = ({ lu: { feuilles, reglage }, depot, erreurs }: Pick<ApportProps, "lu" | "depot" | "erreurs">) => (
  <div class="panneau formulaire">
    <Choix
      nom="feuille"
      label="Feuille"
      valeur={String(reglage.feuille)}
      erreurs={erreurs}
      options={feuilles.map(({ nom, total }, rang) => ({
        valeur: String(rang),
        libelle: `${nom} (${pluriel(total, "ligne")})`,
      }))}
    />
    <Champ nom="entete" label="Ligne des titres" type="number" valeur={String(reglage.entete + 1)} erreurs={erreurs} />
    <Champ
      nom="millesime"
      label="Année de tout le fichier"
      aide="Quand ni une colonne ni un titre ne la dit."
      valeur={reglage.millesime === null ? "" : String(reglage.millesime)}
      erreurs={erreurs}
    />
    <Choix
      nom="genre"
      label="Genre de territoire"
      aide="Utile quand des codes de département et de région se confondent."
      valeur={reglage.genre ?? ""}
      erreurs={erreurs}
      options={[
        { valeur: "", libelle: "Reconnaître ligne à ligne" },
        ...GENRES_TERRITOIRE.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE[valeur] })),
      ]}
    />
    <Champ
      nom="source"
      label="Source"
      aide="Elle se cite avec chaque chiffre."
      requis
      valeur={depot.source}
      erreurs={erreurs}
    />
  </div>
);

const termesDits = ({ valeur, numerateur, denominateur, secret }: Depose, statistique: Statistique | undefined) => {
  if (valeur != null) return ecrireValeur(valeur, statistique ?? { decimales: 1 });
  if (numerateur != null)
    return `${numerateur.toLocaleString("fr-FR")} / ${denominateur?.toLocaleString("fr-FR") ?? "?"}`;
  return secret ? "secret" : "—";
};

const APERCU = 6;
const ERREURS = 15;

const Erreurs = ({ lecture }: { lecture: Lecture }) => (
  <>
    <h3>{pluriel(lecture.erreurs.length, "cellule à revoir", "cellules à revoir")}</h3>
    <ul>
      {lecture.erreurs.slice(0, ERREURS).map(({ cellule, message }) => (
        <li>
          <b class="chiffres">{cellule}</b> {message}
        </li>
      ))}
    </ul>
    {lecture.erreurs.length > ERREURS && <p class="note">et {lecture.erreurs.length - ERREURS} de plus</p>}
    <p class="note">Le reste peut s’écrire ; corrigez le fichier et déposez-le de nouveau pour ces cellules.</p>
  </>
);

const Apercu = ({ lu: { lecture, essai, feuille, statistiques, nommer } }: { lu: Lu }) => (
  <section class="panneau" id="apercu">
    <h2>Essai à blanc : {pluriel(lecture.valeurs.length, "valeur comprise", "valeurs comprises")}</h2>
    <ul>
      <li>{pluriel(essai.neuves, "valeur neuve", "valeurs neuves")}</li>
      <li>{pluriel(essai.changees, "en changerait une autre", "en changeraient d’autres")}</li>
      <li>{pluriel(essai.memes, "déjà la même", "déjà les mêmes")}</li>
      <li>
        {pluriel(lecture.ecartees, "ligne d’un autre territoire, laissée", "lignes d’autres territoires, laissées")} sur{" "}
        {feuille.total.toLocaleString("fr-FR")}
      </li>
      {lecture.partielles > 0 && (
        <li>
          {pluriel(lecture.partielles, "ligne d’un détail", "lignes d’un détail")} (un sexe, un âge), laissées : seul le
          total se prend
        </li>
      )}
    </ul>
    {lecture.valeurs.length > 0 && (
      <Tableau
        nom="Les premières valeurs comprises"
        colonnes={["Chiffre", "Territoire", { titre: "Année", n: true }, { titre: "Valeur", n: true }]}
      >
        {lecture.valeurs.slice(0, APERCU).map((une) => {
          const statistique = statistiques.find(({ code }) => code === une.statistique);
          return (
            <tr>
              <th scope="row">{statistique?.nom}</th>
              <td>{nommer(une.lieu)}</td>
              <td class="n">{une.millesime}</td>
              <td class="n">{termesDits(une, statistique)}</td>
            </tr>
          );
        })}
      </Tableau>
    )}
    {lecture.erreurs.length > 0 && <Erreurs lecture={lecture} />}
  </section>
);

/** Dire ce que remplit chaque colonne, voir ce que cela donne, puis écrire. */
export const ApportPage = (props: ApportProps) => {
  const { base, depot, lu, montrees, erreurs } = props;
  const ici = `${base}/imports/${depot.id}`;
  const laissees = (lu.feuille.rangees[lu.reglage.entete] ?? []).length - montrees.length;
  const modele = MODELES.find(({ code }) => code === depot.modele);
  return (
    <div class="pile">
      <Tete
        titre={`Importer ${depot.nom}`}
        retour={[`${base}/imports`, "Imports de statistiques"]}
        dit={
          modele
            ? `Reconnu : ${modele.nom}. Corrigez ce qui doit l’être, regardez l’essai, puis écrivez.`
            : "Dites ce que remplit chaque colonne, regardez l’essai, puis écrivez."
        }
      >
        <a href={`${ici}/retrait`}>Abandonner cet import</a>
      </Tete>
      <Fautes erreurs={erreurs} />
      <form class="pile" method="post" action={ici}>
        <input type="hidden" name="version" value={depot.version} />
        <Reglages lu={lu} depot={depot} erreurs={erreurs} />
        <datalist id="cibles">
          {ciblesPossibles(lu.statistiques).map(({ libelle }) => (
            <option value={libelle} />
          ))}
        </datalist>
        <Tableau
          nom="Les colonnes, et ce que chacune remplit"
          colonnes={["Colonne", "Par exemple", "Ce qu’elle remplit", "Année"]}
          montre
        >
          {montrees.map((rang) => (
            <UneColonne lu={lu} rang={rang} erreurs={erreurs} />
          ))}
        </Tableau>
        {montrees.some((rang) => supposee(lu, rang)) && (
          <p class="note">
            « À confirmer » : ce nom de colonne est supposé, aucun fichier publié ne nous l’a montré. Corrigez ce
            qu’elle remplit s’il le faut ; ce que vous écrivez est retenu pour les fichiers aux mêmes titres.
          </p>
        )}
        {laissees > 0 && (
          <p class="note">{pluriel(laissees, "autre colonne non reprise", "autres colonnes non reprises")}.</p>
        )}
        <Apercu lu={lu} />
        <p class="barre">
          <button class="bouton" name="acte" value="ecrire">
            Écrire ces valeurs
          </button>
          <button class="bouton discret" name="acte" value="apercu">
            Essayer de nouveau
          </button>
        </p>
      </form>
    </div>
  );
};
