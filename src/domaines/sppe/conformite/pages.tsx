import { Alert } from "#ui/alert.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { Tete } from "#ui/tete.tsx";
import type { Autorite } from "../competence/model.ts";
import { ITEMS_DITS, OU_DIT } from "./lexique.ts";
import { ITEMS, type Ligne, type Ou, type Reponse } from "./model.ts";
import { type Taille, tailleDite, tientLieu } from "./rules.ts";

const REPONSES: Record<Reponse, { forme: FormeEtat; libelle: string }> = {
  tenue: { forme: "faite", libelle: "Oui" },
  dite: { forme: "marche", libelle: "Affirmé" },
  manque: { forme: "attente", libelle: "Manque" },
};

/** Où écrire ce qui manque ; `depart` : les places au départ du schéma, où un mode sans place s'écrit 0. */
export type Liens = Record<Ou | "depart", string>;

export type ConformiteProps = {
  base: string;
  liens: Liens;
  /** Quel schéma la liste lit, dit par son nom. */
  schemaLu: string | null;
  autorites: readonly Autorite[];
  autorite: Autorite | null;
  taille: Taille | null;
  lignes: readonly Ligne[];
  modifier: boolean;
};

const Rangee = ({ ligne: { item, reponse, preuve, ou }, liens }: { ligne: Ligne; liens: Liens }) => (
  <tr>
    <th scope="row">
      {ITEMS_DITS[item].libelle}
      <small class="sous">{ITEMS_DITS[item].texte}</small>
    </th>
    <td>
      <Etat {...REPONSES[reponse]} />
    </td>
    <td>
      {preuve}
      {reponse === "manque" && (
        <>
          {preuve && " "}
          <a href={liens[ou]}>À écrire dans {OU_DIT[ou]}</a>
          {item === "existant" && (
            <>
              , ou <a href={liens.depart}>au départ du schéma</a>
            </>
          )}
        </>
      )}
    </td>
  </tr>
);

const Choisir = ({ base, autorites, autorite }: Pick<ConformiteProps, "base" | "autorites" | "autorite">) => (
  <form method="get" action={base} class="barre">
    <Choix
      nom="autorite"
      label="Autorité qui planifie"
      valeur={autorite?.cle ?? ""}
      options={autorites.map(({ cle, nom }) => ({ valeur: cle, libelle: nom }))}
    />
    <button class="bouton discret">Voir</button>
  </form>
);

const Dire = ({ base, autorite }: { base: string; autorite: Autorite }) => (
  <form method="post" action={base} class="formulaire panneau">
    <h2>Dire où la convention le porte</h2>
    <p class="note">Pour ce que Maillage ne lit pas de lui-même. Un texte vide retire ce qui fut dit.</p>
    <input type="hidden" name="autorite" value={autorite.cle} />
    <Choix
      nom="item"
      label="Exigence"
      options={ITEMS.map((valeur) => ({ valeur, libelle: ITEMS_DITS[valeur].libelle }))}
    />
    <Champ nom="texte" label="Où" aide="Par exemple : annexe 1, partie III, page 24." />
    <p>
      <button class="bouton">Enregistrer</button>
    </p>
  </form>
);

/** « Votre CTG tient lieu de schéma » : chaque exigence du décret, sa preuve dans la convention, ou où l'écrire. */
export const ConformitePage = (props: ConformiteProps) => {
  const { base, liens, autorites, autorite, schemaLu, taille, lignes, modifier } = props;
  return (
    <div class="pile">
      <Tete
        titre="La convention tient-elle lieu de schéma ?"
        dit="Au-delà de 10 000 habitants, une convention dont le contenu y répond dispense d’un schéma pluriannuel."
      />
      {autorite ? (
        <>
          <Choisir base={base} autorites={autorites} autorite={autorite} />
          {taille && <p>{tailleDite(taille)}</p>}
          <p>{schemaLu}</p>
          <Alert ton={tientLieu(lignes) ? "info" : "attention"}>
            {tientLieu(lignes)
              ? `Rien ne manque pour ${autorite.nom} : le contenu de la convention répond à celui d’un schéma.`
              : `Il manque ${lignes.filter(({ reponse }) => reponse === "manque").length} exigences sur ${lignes.length} pour ${autorite.nom}.`}
          </Alert>
          <Tableau
            nom={`Les exigences pour ${autorite.nom}`}
            colonnes={["Exigence", "Réponse", "Preuve, ou où l’écrire"]}
            longue
          >
            {lignes.map((ligne) => (
              <Rangee ligne={ligne} liens={liens} />
            ))}
          </Tableau>
          <Telecharger
            base={base.replace(/\/petite-enfance$/, "")}
            genre="conformite"
            nom="Le rapport, à joindre ou à imprimer"
            params={[["autorite", autorite.cle]]}
            formats={TEXTE}
          />
          {modifier && <Dire base={base} autorite={autorite} />}
        </>
      ) : (
        <p class="vide">
          Personne ne planifie encore ici : écrivez d’abord qui exerce cette compétence, dans « Petite enfance ».
        </p>
      )}
      <p>
        <a href={`${base}/fiches`}>Ce que servent les fiches de la petite enfance</a>, compétence par compétence.
      </p>
    </div>
  );
};
