import { aLHeure, enLettres, instantDe, jourDe, plusMois } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { type Consultation, LIBELLES_MOTIF } from "../acces/model.ts";
import { Copie } from "./copie/pages.tsx";
import type { Noms } from "./copie/rules.ts";
import {
  type Droit,
  type Effacement,
  type ExportFamille,
  type FamilleTrouvee,
  LIBELLES_CAUSE,
  LIBELLES_DROIT,
} from "./model.ts";

type Ici = { espace: string };
const adresse = ({ espace }: Ici, famille?: string) => `/espaces/${espace}/familles${famille ? `/${famille}` : ""}`;

export type FamillesPageProps = Ici & {
  q: string;
  trouvees: readonly FamilleTrouvee[];
  droits: readonly Droit[];
  effacements: readonly Effacement[];
  fait?: string | undefined;
};

const Trouvees = ({ trouvees, ...ici }: Ici & Pick<FamillesPageProps, "trouvees">) => (
  <Tableau nom="Familles trouvées" montre colonnes={["Famille", "Courriel", { titre: "Demandes", n: true }, "Depuis"]}>
    {trouvees.map(({ id, nom, courriel, demandes, depuis }) => (
      <tr>
        <th scope="row">
          <a href={adresse(ici, id)}>{nom || "Famille sans nom"}</a>
        </th>
        <td>{courriel ?? ""}</td>
        <td class="n">{demandes}</td>
        <td>{aLHeure(depuis)}</td>
      </tr>
    ))}
  </Tableau>
);

const Droits = ({ droits, ...ici }: Ici & Pick<FamillesPageProps, "droits">) => (
  <section>
    <h2>À répondre</h2>
    {droits.length === 0 ? (
      <p class="note">Aucune famille n’attend de réponse.</p>
    ) : (
      <Tableau nom="Droits demandés par des familles" colonnes={["Droit", "Demandé le", "Réponse due le", "Dossier"]}>
        {droits.map(({ nature, demandeLe, famille }) => (
          <tr>
            <th scope="row">{LIBELLES_DROIT[nature]}</th>
            <td>{aLHeure(demandeLe)}</td>
            <td>{enLettres(plusMois(jourDe(instantDe(demandeLe)), 1))}</td>
            <td>
              <a href={adresse(ici, famille)}>
                Ouvrir<span class="cache"> le dossier de ce droit, demandé le {aLHeure(demandeLe)}</span>
              </a>
            </td>
          </tr>
        ))}
      </Tableau>
    )}
  </section>
);

const Effacements = ({ effacements }: Pick<FamillesPageProps, "effacements">) => (
  <section>
    <h2>Effacements faits</h2>
    {effacements.length === 0 ? (
      <p class="note">Aucun effacement.</p>
    ) : (
      <Tableau
        nom="Effacements"
        longue
        colonnes={[
          "Quand",
          "Pourquoi",
          { titre: "Lignes", n: true },
          { titre: "Pièces", n: true },
          "Empreinte de la preuve",
        ]}
      >
        {effacements.map(({ le, cause, compteRendu: { lignes, pieces }, empreinte }) => (
          <tr>
            <th scope="row">{aLHeure(le)}</th>
            <td>{LIBELLES_CAUSE[cause]}</td>
            <td class="n">{Object.values(lignes).reduce((somme, une) => somme + une, 0)}</td>
            <td class="n">{pieces}</td>
            <td>
              <code>{empreinte.slice(0, 16)}</code>
            </td>
          </tr>
        ))}
      </Tableau>
    )}
  </section>
);

/** Répondre aux droits des familles : chercher, exporter, effacer, purger. */
export const FamillesPage = ({ q, trouvees, fait, ...suite }: FamillesPageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Données des familles</h1>
        <p>Ce qu’une famille peut demander de ses données : les lire, les corriger, les faire effacer.</p>
      </div>
      <a href={`/espaces/${suite.espace}/purges`}>Purges</a>
    </div>
    {fait && <Alert ton="info">{fait}</Alert>}
    <form method="get" action={adresse(suite)} class="panneau" role="search">
      <Champ
        nom="q"
        label="Chercher une famille"
        aide="Numéro de demande, nom du parent ou de l’enfant, adresse de courriel."
        valeur={q}
        autocomplete="off"
      />
      <div class="barre">
        <button class="bouton">Chercher</button>
      </div>
    </form>
    {q && trouvees.length === 0 && <p class="note">Aucune famille ne répond à « {q} ».</p>}
    {trouvees.length > 0 && <Trouvees espace={suite.espace} trouvees={trouvees} />}
    <Droits espace={suite.espace} droits={suite.droits} />
    <Effacements effacements={suite.effacements} />
  </>
);

export type FamillePageProps = Ici & {
  famille: string;
  demandes: readonly { numero: string | null; etat: string }[];
  pieces: number;
  droits: readonly Droit[];
  ouvertures: readonly (Consultation & { nom: string })[];
  refus?: string | undefined;
};

/** Les ouvertures d'un dossier, telles que le délégué et la famille les lisent. */
export const Ouvertures = ({ ouvertures, nom }: Pick<FamillePageProps, "ouvertures"> & { nom: string }) => (
  <Tableau nom={nom} longue colonnes={["Jour", "Qui", "En quelle qualité", "Pourquoi", { titre: "Fois", n: true }]}>
    {ouvertures.slice(0, 25).map((une) => (
      <tr>
        <th scope="row">{enLettres(une.le)}</th>
        <td>{une.nom}</td>
        <td>{une.qualite}</td>
        <td>{LIBELLES_MOTIF[une.motif]}</td>
        <td class="n">{une.fois}</td>
      </tr>
    ))}
  </Tableau>
);

const Reponses = ({ espace, famille, droits }: Pick<FamillePageProps, "espace" | "famille" | "droits">) => (
  <section>
    <h2>Ce que la famille demande</h2>
    {droits.length === 0 && <p class="note">Rien.</p>}
    {droits.map(({ id, nature, demandeLe, reponduLe, reponse }) => (
      <div class="panneau">
        <p>
          {LIBELLES_DROIT[nature]}, demandé le {aLHeure(demandeLe)}
          {reponduLe && ` ; ${reponse === "faite" ? "fait" : "refusé"} le ${aLHeure(reponduLe)}`}.
        </p>
        {!reponduLe && nature !== "effacement" && (
          <form method="post" action={`${adresse({ espace }, famille)}/droits/${id}`} class="barre">
            <button class="bouton" name="reponse" value="faite">
              C’est fait
            </button>
            <button class="lien" name="reponse" value="refusee">
              Refuser, et le dire à la famille par écrit
            </button>
          </form>
        )}
      </div>
    ))}
  </section>
);

/** Le dossier d'une famille pour qui répond à ses droits : ce que l'on en garde, qui l'a ouvert. */
export const FamillePage = ({ demandes, pieces, ouvertures, refus, ...ici }: FamillePageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Données d’une famille</h1>
        <p>
          {demandes.length === 0 ? "Aucune demande" : demandes.map(({ numero }) => numero ?? "brouillon").join(", ")} ;{" "}
          {pieces} pièce{pieces > 1 ? "s" : ""}.
        </p>
      </div>
      <a href={adresse(ici)}>Données des familles</a>
    </div>
    {refus && <Alert>{refus}</Alert>}
    <div class="barre">
      <a class="bouton" href={`${adresse(ici, ici.famille)}/copie`}>
        Lire la copie
      </a>
      <a href={`${adresse(ici, ici.famille)}/copie.json`} download>
        Télécharger la copie (JSON, pièces comprises)
      </a>
      <a href={`${adresse(ici, ici.famille)}/effacement`}>Effacer cette famille</a>
    </div>
    <Reponses {...ici} />
    <section>
      <h2>Qui a ouvert ce dossier</h2>
      {ouvertures.length === 0 ? (
        <p class="note">Personne, depuis douze mois.</p>
      ) : (
        <Ouvertures ouvertures={ouvertures} nom="Ouvertures du dossier depuis douze mois" />
      )}
    </section>
  </>
);

/** La copie d'une famille, à lire ou à imprimer. */
export const CopiePage = (props: Ici & { famille: string; copie: ExportFamille; noms: Noms }) => (
  <>
    <div class="tete">
      <div>
        <h1>Copie des données d’une famille</h1>
        <p>Tout ce que l’espace garde d’elle, le {aLHeure(props.copie.le)}.</p>
      </div>
      <a href={adresse(props, props.famille)}>Données d’une famille</a>
    </div>
    <Copie copie={props.copie} noms={props.noms} />
  </>
);

/** Avant d'effacer : ce qui sera perdu, nommé. */
export const EffacementPage = (props: Ici & Pick<FamillePageProps, "famille" | "demandes" | "pieces" | "refus">) => (
  <>
    <h1>Effacer une famille</h1>
    {props.refus && <Alert>{props.refus}</Alert>}
    <div class="panneau">
      <p>
        Disparaîtront pour toujours : le nom et les coordonnées de la famille, {props.demandes.length} demande
        {props.demandes.length > 1 ? "s" : ""} ({props.demandes.map(({ numero }) => numero ?? "brouillon").join(", ")}),{" "}
        {props.pieces} pièce{props.pieces > 1 ? "s" : ""}, ses lettres, ce que le journal en dit et le courrier qui
        l’attend. La clé qui scellait ses pièces est détruite : personne ne pourra les relire, pas même dans une
        sauvegarde faite ensuite.
      </p>
      <p>
        Restent une preuve sans nom, et les rangs des séances de commission passées, vidés de ce qui la concerne.
        Donnez-lui d’abord <a href={`${adresse(props, props.famille)}/copie`}>sa copie</a> si elle la veut.
      </p>
      <form method="post" action={`${adresse(props, props.famille)}/effacement`} class="barre">
        <button class="bouton">Effacer pour toujours</button>
        <a href={adresse(props, props.famille)}>Ne rien changer</a>
      </form>
    </div>
  </>
);
