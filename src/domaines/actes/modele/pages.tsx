import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { ChampFichier } from "../depot/pages.tsx";
import { type Place as PlaceLue, placeDite } from "./lexique.ts";
import { type ChampOffert, LIBELLES_NATURE_MODELE, type ModeleWord, NATURES_MODELE, type Sujet } from "./model.ts";

const Tete = ({ href, nom, titre }: { href: string; nom: string; titre: string }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={href}>{nom}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

type ModelesProps = {
  base: string;
  modeles: readonly (ModeleWord & { versions: number })[];
  ecrire: boolean;
  erreurs: FormErrors | undefined;
};

const Deposer = ({ base, erreurs }: ModelesProps) => (
  <section class="panneau" aria-labelledby="deposer">
    <h2 id="deposer">Déposer un modèle</h2>
    <p>
      Écrivez-le dans Word, avec vos styles et vos logos ; mettez un champ entre accolades là où une valeur doit venir.
      Sous un nom déjà pris, il en devient la version suivante.
    </p>
    <form method="post" action={`${base}/modeles`} enctype="multipart/form-data" class="formulaire">
      <Fautes erreurs={erreurs} />
      <Choix
        nom="nature"
        label="Que sert-il à écrire ?"
        erreurs={erreurs}
        options={NATURES_MODELE.map((valeur) => ({ valeur, libelle: LIBELLES_NATURE_MODELE[valeur] }))}
      />
      <Champ nom="nom" label="Nom du modèle" aide="Comme « Fiche de la Caf du Cantal »." erreurs={erreurs} requis />
      <ChampFichier
        label="Le fichier Word"
        aide="Un .docx sans macro, 20 Mo au plus."
        accept=".docx"
        erreurs={erreurs}
      />
      <p class="barre">
        <button class="bouton">Déposer</button>
      </p>
    </form>
    <h3>Les champs que l’on peut écrire</h3>
    <ul>
      {NATURES_MODELE.map((nature) => (
        <li>
          <a href={`${base}/modeles/champs/${nature}`}>{LIBELLES_NATURE_MODELE[nature]}</a>
        </li>
      ))}
    </ul>
  </section>
);

/** Les modèles Word d'une convention, la dernière version de chacun. */
export const ModelesPage = (props: ModelesProps) => {
  const { base, modeles, ecrire } = props;
  return (
    <>
      <Tete href={`${base}/texte`} nom="Texte de la convention" titre="Modèles Word" />
      {modeles.length === 0 ? (
        <p>Aucun modèle n’est déposé : les documents sortent dans la mise en page de Maillage.</p>
      ) : (
        <Tableau nom="Les modèles déposés" colonnes={["Modèle", "Sert à écrire", "Version"]}>
          {modeles.map(({ id, nom, nature, numero, versions }) => (
            <tr>
              <th scope="row">
                <a href={`${base}/modeles/${id}`}>{nom}</a>
              </th>
              <td>{LIBELLES_NATURE_MODELE[nature]}</td>
              <td>
                {numero} ({pluriel(versions, "gardée")})
              </td>
            </tr>
          ))}
        </Tableau>
      )}
      {ecrire && <Deposer {...props} />}
    </>
  );
};

type ModeleProps = {
  base: string;
  modele: ModeleWord;
  fichier: string;
  versions: readonly ModeleWord[];
  champs: readonly { nom: string; boucle: boolean; connu: boolean; exemple: string; place?: PlaceLue }[];
  sujets: readonly Sujet[];
  ecrire: boolean;
};

const Remplir = ({ base, modele, sujets }: ModeleProps) => {
  const aChoisir = modele.nature === "fiche" || modele.nature === "bilan";
  return (
    <section class="panneau" aria-labelledby="remplir">
      <h2 id="remplir">Remplir</h2>
      {aChoisir && sujets.length === 0 ? (
        <p>Rien à écrire encore avec ce modèle.</p>
      ) : (
        <form method="get" action={`${base}/modeles/${modele.id}/rempli`} class="formulaire">
          {aChoisir && (
            <Choix
              nom="sujet"
              label={modele.nature === "fiche" ? "Quelle fiche ?" : "Quel bilan ?"}
              options={sujets.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
            />
          )}
          <button class="bouton">Remplir et télécharger</button>
        </form>
      )}
    </section>
  );
};

const ChampsLus = ({ champs }: Pick<ModeleProps, "champs">) => {
  const inconnus = champs.filter(({ connu }) => !connu).length;
  return (
    <section>
      <h2>Ses champs</h2>
      {inconnus > 0 && (
        <p class="message attention">
          {pluriel(inconnus, "champ")} que Maillage ne connaît pas : rien ne s’écrira à leur place.
        </p>
      )}
      {champs.length === 0 && <p>Ce modèle ne nomme aucun champ : il sortira tel quel.</p>}
      {champs.length > 0 && (
        <Tableau nom="Les champs de ce modèle" colonnes={["Champ", "Ce que c’est", "Exemple"]}>
          {champs.map(({ nom, boucle, connu, exemple, place }) => (
            <tr>
              <th scope="row">
                <code>{nom}</code>
              </th>
              <td>
                {connu
                  ? boucle
                    ? "boucle ou condition"
                    : "valeur"
                  : ["inconnu", place && placeDite(place)].filter(Boolean).join(", ")}
              </td>
              <td>{exemple || "(vide)"}</td>
            </tr>
          ))}
        </Tableau>
      )}
    </section>
  );
};

/** Une version d'un modèle : le remplir, voir ses champs, retrouver les versions d'avant. */
export const ModelePage = (props: ModeleProps) => {
  const { base, modele, fichier, versions, champs, ecrire } = props;
  return (
    <>
      <Tete href={`${base}/modeles`} nom="Modèles Word" titre={`${modele.nom}, version ${modele.numero}`} />
      <p>
        Sert à écrire : {LIBELLES_NATURE_MODELE[modele.nature].toLowerCase()}.{" "}
        <a href={`${base}/modeles/${modele.id}/fichier`} download>
          {fichier}
        </a>
        {ecrire && (
          <>
            {" · "}
            <a href={`${base}/modeles/${modele.id}/retrait`}>Retirer cette version</a>
          </>
        )}
      </p>
      <Remplir {...props} />
      <ChampsLus champs={champs} />
      {versions.length > 1 && (
        <section>
          <h2>Ses versions</h2>
          <ul>
            {versions.map(({ id, numero }) => (
              <li>
                {id === modele.id ? (
                  `Version ${numero}, celle-ci`
                ) : (
                  <a href={`${base}/modeles/${id}`}>Version {numero}</a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** Les champs qu'un modèle peut nommer, avec ce qu'ils diraient aujourd'hui. */
export const ChampsPage = ({
  base,
  titre,
  champs,
}: {
  base: string;
  titre: string;
  champs: readonly ChampOffert[];
}) => (
  <>
    <Tete href={`${base}/modeles`} nom="Modèles Word" titre={titre} />
    <p>
      Une valeur s’écrit <code>{"{titre}"}</code>. Une boucle répète ce qu’elle entoure, <code>{"{#articles}"}</code> …{" "}
      <code>{"{/articles}"}</code>, et ses champs se nomment à l’intérieur. La même écriture autour d’une valeur en fait
      une condition : ce qu’elle entoure ne s’écrit que si la valeur n’est pas vide ; <code>{"{^caf}"}</code> …{" "}
      <code>{"{/caf}"}</code> dit le contraire.
    </p>
    <Tableau nom="Les champs que l’on peut écrire" colonnes={["Champ", "Dans la boucle", "Exemple"]}>
      {champs.map(({ nom, dans, boucle, exemple }) => (
        <tr>
          <th scope="row">
            <code>{boucle ? `{#${nom}} … {/${nom}}` : `{${nom}}`}</code>
          </th>
          <td>{dans}</td>
          <td>{exemple || "(vide)"}</td>
        </tr>
      ))}
    </Tableau>
  </>
);

type RetraitProps = { base: string; modele: ModeleWord; fichier: string };

/** Ce que l'on perd, avant de le perdre. */
export const RetraitPage = ({ base, modele, fichier }: RetraitProps) => (
  <form method="post" action={`${base}/modeles/${modele.id}/retrait`} class="formulaire">
    <h1>
      Retirer « {modele.nom} », version {modele.numero}
    </h1>
    <p>
      Cette version et son fichier {fichier && <strong>{fichier}</strong>} seront effacés. Les autres versions restent,
      et les documents déjà remplis ne changent pas.
    </p>
    <p class="barre">
      <button class="bouton">Retirer</button>
      <a href={`${base}/modeles/${modele.id}`}>La garder</a>
    </p>
  </form>
);
