import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Choix } from "#ui/champs.tsx";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_TYPE } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import type { Paire, Part } from "./model.ts";

type DoublonsProps = {
  chemin: string;
  paires: readonly Paire[];
  commune: (code: string | null) => string;
  page: number;
};

const Lieu = ({ chemin, structure, commune }: Pick<DoublonsProps, "chemin" | "commune"> & { structure: Structure }) => (
  <>
    <a href={`${chemin}/${structure.id}`}>{structure.nom}</a>
    <small class="sous">{[structure.adresse, commune(structure.commune)].filter(Boolean).join(", ")}</small>
  </>
);

/** Les structures qui sont peut-être la même, deux par deux. */
export const DoublonsStructuresPage = ({ chemin, paires, commune, page }: DoublonsProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={chemin}>Équipements</a>
        </p>
        <h1>Structures en double</h1>
        <p>
          {paires.length === 0
            ? "Aucune structure ne ressemble à une autre du même type dans sa commune."
            : `${pluriel(paires.length, "paire")} à regarder. Rien ne se fusionne tout seul.`}
        </p>
      </div>
    </div>
    {paires.length > 0 && (
      <Tableau nom="Les paires qui se ressemblent" colonnes={["L’une", "L’autre", { titre: "Geste", cache: true }]}>
        {paires.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(([une, autre]) => (
          <tr>
            <th scope="row">
              <Lieu chemin={chemin} structure={une} commune={commune} />
            </th>
            <td>
              <Lieu chemin={chemin} structure={autre} commune={commune} />
            </td>
            <td>
              <a href={`${chemin}/${autre.id}/fusion?avec=${une.id}`}>
                Comparer
                <span class="cache">
                  {" "}
                  {une.nom} et {autre.nom}
                </span>
              </a>
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${chemin}/doublons`} params={new URLSearchParams()} page={page} total={paires.length} />
  </>
);

type ChoisirProps = { chemin: string; structure: Structure; autres: readonly Structure[] };

/** Avec laquelle la fusionner : une autre du même type. */
export const ChoisirFusionPage = ({ chemin, structure, autres }: ChoisirProps) => (
  <>
    <h1>Fusionner {structure.nom}</h1>
    {autres.length === 0 ? (
      <p class="vide">Aucune autre structure n’est du même type : {LIBELLES_TYPE[structure.type]}.</p>
    ) : (
      <form method="get" action={`${chemin}/${structure.id}/fusion`} class="formulaire">
        <Choix
          nom="avec"
          label="Avec laquelle ?"
          aide="Celle que l’on garde. On peut échanger les deux à la page suivante."
          options={autres.map(({ id, nom, adresse }) => ({
            valeur: id,
            libelle: adresse ? `${nom}, ${adresse}` : nom,
          }))}
        />
        <div class="barre">
          <button class="bouton">Comparer</button>
          <a href={`${chemin}/${structure.id}`}>Ne rien changer</a>
        </div>
      </form>
    )}
  </>
);

type FusionProps = {
  chemin: string;
  garde: Structure;
  doublon: Structure;
  parts: readonly Part[];
  suivent: readonly string[];
  refus: string | null;
};

const Parts = ({ garde, doublon, parts }: Pick<FusionProps, "garde" | "doublon" | "parts">) =>
  parts.length === 0 ? (
    <p class="note">Sa fiche ne dit rien que {garde.nom} ne dise déjà.</p>
  ) : (
    <Tableau nom="Qui garde quoi" montre longue colonnes={["Ce qui se garde", garde.nom, doublon.nom, "Après"]}>
      {parts.map(({ titre, gardee, autre, reprise }) => (
        <tr>
          <th scope="row">{titre}</th>
          <td>{gardee}</td>
          <td>{autre}</td>
          <td>{reprise ? `Reprise de ${doublon.nom}` : `Celle de ${garde.nom} ; l’autre reste au journal`}</td>
        </tr>
      ))}
    </Tableau>
  );

/** Avant de fusionner : laquelle reste, qui garde quoi, ce qui suit. */
export const FusionPage = ({ chemin, garde, doublon, parts, suivent, refus }: FusionProps) => (
  <>
    <h1>Fusionner {doublon.nom}</h1>
    {refus && <Alert>{refus}</Alert>}
    <p>
      <strong>{garde.nom}</strong> reste ; <strong>{doublon.nom}</strong> quitte le registre, et son nom désignera{" "}
      {garde.nom} aux prochains imports. <a href={`${chemin}/${garde.id}/fusion?avec=${doublon.id}`}>Garder l’autre</a>
    </p>
    <Parts garde={garde} doublon={doublon} parts={parts} />
    <p>
      {suivent.length === 0
        ? "Rien d’autre ne la cite."
        : `Désigneront ${garde.nom} : ${suivent.join(", ")}. Un enfant inscrit dans les deux listes y sera deux fois : relisez-les ensuite.`}
    </p>
    <Alert ton="info">
      Ce qui est payé ou soutenu deux fois de la même façon ne compte qu’une fois. On ne sépare pas ensuite deux
      structures fusionnées : le journal garde ce que disait chacune.
    </Alert>
    <form method="post" action={`${chemin}/${doublon.id}/fusion`} class="barre">
      <input type="hidden" name="garde" value={garde.id} />
      <input type="hidden" name="versionGarde" value={garde.version} />
      <input type="hidden" name="version" value={doublon.version} />
      <button class="bouton">Garder {garde.nom}</button>
      <a href={`${chemin}/${doublon.id}`}>Ne rien changer</a>
    </form>
  </>
);

type RetraitProps = { chemin: string; structure: Structure; pertes: readonly string[]; refus: string | null };

/** Avant de retirer une structure entrée par erreur : ce qui s'en va, nommé ; ou pourquoi elle ne se retire pas. */
export const RetraitStructurePage = ({ chemin, structure, pertes, refus }: RetraitProps) => (
  <>
    <h1>Retirer {structure.nom}</h1>
    {refus ? (
      <>
        <Alert ton="attention">{refus}</Alert>
        <p class="barre">
          <a href={`${chemin}/${structure.id}/fusion`}>La fusionner avec une autre</a>
          <a href={`${chemin}/${structure.id}`}>Revenir à sa fiche</a>
        </p>
      </>
    ) : (
      <div class="panneau">
        <p>Rien ne la cite. S’en vont avec elle : {pertes.join(", ")}. Le journal garde ce qu’elle disait.</p>
        <form method="post" action={`${chemin}/${structure.id}/retrait`} class="barre">
          <input type="hidden" name="version" value={structure.version} />
          <button class="bouton">Retirer cette structure</button>
          <a href={`${chemin}/${structure.id}`}>Ne rien retirer</a>
        </form>
      </div>
    )}
  </>
);
