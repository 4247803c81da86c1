import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_NIVEAU, NIVEAUX } from "../model.ts";
import { Onglets } from "../onglet/pages.tsx";
import { ACCUEILS_DEUX_ANS, type Ecole, type Effectif, LIBELLES_DEUX_ANS } from "./model.ts";

type Nomme = { id: string; nom: string };
type Choisir = { secteurs: readonly Nomme[]; communes: readonly string[] };

export type EcoleVue = { ecole: Ecole; commune: string; secteur: string; dernier: Effectif | null };

const dit = (nombre: number | null | undefined) => nombre ?? "—";

const Champs = ({
  ecole,
  commune,
  secteurs,
  communes,
  erreurs,
}: Choisir & { ecole: Ecole | null; commune: string; erreurs?: FormErrors | undefined }) => (
  <>
    <Champ nom="nom" label="Nom de l’école" valeur={ecole?.nom} requis erreurs={erreurs} />
    <Champ nom="commune" label="Commune" liste="communes" valeur={commune} requis erreurs={erreurs} />
    <datalist id="communes">
      {communes.map((nom) => (
        <option value={nom} />
      ))}
    </datalist>
    <Choix
      nom="secteur"
      label="Secteur scolaire"
      aide="Un secteur est une zone du territoire ; sans secteur, l’école est de celui de sa commune."
      valeur={ecole?.secteur ?? ""}
      erreurs={erreurs}
      options={[
        { valeur: "", libelle: "Celui de sa commune" },
        ...secteurs.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
      ]}
    />
    <Choix
      nom="deuxAns"
      label="Accueille-t-elle les enfants de deux ans ?"
      valeur={ecole?.deuxAns ?? "inconnu"}
      erreurs={erreurs}
      options={ACCUEILS_DEUX_ANS.map((valeur) => ({ valeur, libelle: LIBELLES_DEUX_ANS[valeur] }))}
    />
    <Choix
      nom="publique"
      label="Statut"
      valeur={ecole && !ecole.publique ? "non" : "oui"}
      options={[
        { valeur: "oui", libelle: "Publique" },
        { valeur: "non", libelle: "Privée sous contrat" },
      ]}
    />
  </>
);

type ListeProps = Choisir & {
  base: string;
  vues: readonly EcoleVue[];
  total: number;
  page: number;
  params: URLSearchParams;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

/** Les écoles : leur secteur, leur accueil à deux ans, leur dernière rentrée. */
export const EcolesPage = ({ base, vues, total, page, params, modifier, erreurs, secteurs, communes }: ListeProps) => (
  <div class="pile">
    <Tete titre="Écoles" dit="Leur secteur, ce qu’elles font à deux ans, leurs effectifs de maternelle.">
      {modifier && <a href={`${base}/ecoles/tableau`}>Toutes les rentrées d’un tableau</a>}
    </Tete>
    <Onglets base={base} ici="/ecoles" />
    <Fautes erreurs={erreurs} />
    {total === 0 ? (
      <p class="vide">Aucune école n’est encore écrite.</p>
    ) : (
      <Tableau
        nom="Les écoles de l’espace"
        colonnes={[
          "École",
          "Commune",
          "Secteur",
          "À deux ans",
          { titre: "Rentrée", n: true },
          { titre: "Petite section", n: true },
          { titre: "Classes de maternelle", n: true },
        ]}
      >
        {vues.map(({ ecole, commune, secteur, dernier }) => (
          <tr>
            <th scope="row">
              <a href={`${base}/ecoles/${ecole.id}`}>{ecole.nom}</a>
            </th>
            <td>{commune}</td>
            <td>{secteur}</td>
            <td>{LIBELLES_DEUX_ANS[ecole.deuxAns]}</td>
            <td class="n">{dit(dernier?.rentree)}</td>
            <td class="n">{dit(dernier?.ps)}</td>
            <td class="n">{dit(dernier?.classes)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination chemin={`${base}/ecoles`} params={params} page={page} total={total} />
    {modifier && (
      <form method="post" action={`${base}/ecoles`} class="formulaire panneau">
        <h2>Ajouter une école</h2>
        <Champs ecole={null} commune="" secteurs={secteurs} communes={communes} erreurs={erreurs} />
        <p>
          <button class="bouton">Ajouter</button>
        </p>
      </form>
    )}
  </div>
);

const Rentrees = ({ effectifs }: { effectifs: readonly Effectif[] }) =>
  effectifs.length === 0 ? (
    <p class="vide">Aucune rentrée n’est encore comptée.</p>
  ) : (
    <Tableau
      nom="Effectifs, rentrée par rentrée"
      colonnes={[
        "Rentrée",
        ...NIVEAUX.map((niveau) => ({ titre: LIBELLES_NIVEAU[niveau], n: true })),
        { titre: "Classes", n: true },
      ]}
      montre
    >
      {effectifs.slice(0, PAR_PAGE).map((un) => (
        <tr>
          <th scope="row">{un.rentree}</th>
          {NIVEAUX.map((niveau) => (
            <td class="n">{dit(un[niveau])}</td>
          ))}
          <td class="n">{dit(un.classes)}</td>
        </tr>
      ))}
    </Tableau>
  );

const Compter = ({ base, ecole, erreurs }: { base: string; ecole: Ecole; erreurs?: FormErrors | undefined }) => (
  <form method="post" action={`${base}/ecoles/${ecole.id}/effectifs`} class="formulaire panneau">
    <h2>Compter une rentrée</h2>
    <Champ nom="rentree" label="Rentrée de septembre" clavier="decimal" requis erreurs={erreurs} />
    {NIVEAUX.map((niveau) => (
      <Champ nom={niveau} label={LIBELLES_NIVEAU[niveau]} clavier="decimal" erreurs={erreurs} />
    ))}
    <Champ nom="classes" label="Classes de maternelle" clavier="decimal" erreurs={erreurs} />
    <p>
      <button class="bouton">Écrire cette rentrée</button>
    </p>
  </form>
);

type EcoleProps = Choisir & {
  base: string;
  ecole: Ecole;
  commune: string;
  effectifs: readonly Effectif[];
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

/** Une école : ses rentrées, et de quoi les compter. */
export const EcolePage = ({ base, ecole, commune, effectifs, modifier, erreurs, secteurs, communes }: EcoleProps) => (
  <div class="pile">
    <Tete
      titre={ecole.nom}
      retour={[`${base}/ecoles`, "Écoles"]}
      dit={`${commune}. À deux ans : ${LIBELLES_DEUX_ANS[ecole.deuxAns].toLowerCase()}.`}
    />
    <Onglets base={base} ici="/ecoles" />
    <Fautes erreurs={erreurs} />
    <Rentrees effectifs={effectifs} />
    {modifier && <Compter base={base} ecole={ecole} erreurs={erreurs} />}
    {modifier && (
      <form method="post" action={`${base}/ecoles/${ecole.id}`} class="formulaire panneau">
        <h2>Ce qu’elle est</h2>
        <input type="hidden" name="version" value={ecole.version} />
        <Champs ecole={ecole} commune={commune} secteurs={secteurs} communes={communes} erreurs={erreurs} />
        <div class="barre">
          <button class="bouton discret">Enregistrer</button>
          <a href={`${base}/ecoles/${ecole.id}/retrait`}>Retirer cette école</a>
        </div>
      </form>
    )}
  </div>
);

export const RetraitEcolePage = ({ base, ecole, rentrees }: { base: string; ecole: Ecole; rentrees: number }) => (
  <div class="pile">
    <Tete titre={`Retirer « ${ecole.nom} »`} />
    <p>
      Ses effectifs s’en vont avec elle ({rentrees.toLocaleString("fr-FR")} {rentrees < 2 ? "rentrée" : "rentrées"}) ;
      son secteur sera prévu sans elle.
    </p>
    <form method="post" action={`${base}/ecoles/${ecole.id}/retrait`} class="barre">
      <button class="bouton">Retirer cette école</button>
      <a href={`${base}/ecoles/${ecole.id}`}>La garder</a>
    </form>
  </div>
);
