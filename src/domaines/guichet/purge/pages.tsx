import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { seriesDe } from "./document.ts";
import { type Conservation, LIBELLES_MOTIF_PURGE, LIBELLES_PURGE, type LignePurge, type Purge } from "./model.ts";

type Ici = { espace: string };
const base = ({ espace }: Ici) => `/espaces/${espace}/purges`;

export type PurgesPageProps = Ici & {
  purges: readonly Purge[];
  dues: number;
  conservation: Conservation;
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Durees = ({ conservation, erreurs, ...ici }: Ici & Pick<PurgesPageProps, "conservation" | "erreurs">) => (
  <form method="post" action={`${base(ici)}/durees`} class="panneau">
    <h2>Combien de temps on garde</h2>
    <Champ
      nom="brouillonJours"
      label="Brouillon jamais envoyé, en jours"
      aide="Il s’efface de lui-même."
      valeur={String(conservation.brouillonJours)}
      erreurs={erreurs}
    />
    <Champ
      nom="closeMois"
      label="Demande close sans accueil, en mois"
      valeur={String(conservation.closeMois)}
      erreurs={erreurs}
    />
    <Champ
      nom="accueilMois"
      label="Enfant accueilli, en mois après son départ"
      valeur={String(conservation.accueilMois)}
      erreurs={erreurs}
    />
    <Champ
      nom="tableau"
      label="Tableau de gestion des archives"
      aide="Sa référence, si la direction des archives départementales en a fixé un."
      valeur={conservation.tableau}
      erreurs={erreurs}
    />
    <div class="barre">
      <button class="bouton">Enregistrer</button>
    </div>
  </form>
);

/** Les purges d'un espace, ce qui a passé son terme, combien de temps on garde. */
export const PurgesPage = ({ purges, dues, refus, ...suite }: PurgesPageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Purges</h1>
        <p>Ce qui a passé son terme s’élimine en quatre temps : proposé, visé par les archives, exécuté, certifié.</p>
      </div>
      <a href={`/espaces/${suite.espace}/familles`}>Données des familles</a>
    </div>
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={suite.erreurs} />
    <form method="post" action={base(suite)} class="panneau">
      <p>
        {dues === 0
          ? "Aucune famille n’a passé son terme."
          : `${dues} famille${dues > 1 ? "s ont" : " a"} passé ${dues > 1 ? "leur" : "son"} terme.`}
      </p>
      <div class="barre">
        <button class="bouton">Proposer une purge</button>
      </div>
    </form>
    {purges.length > 0 && (
      <Tableau nom="Purges" montre colonnes={["Numéro", "État", "Arrêtée au"]}>
        {purges.map(({ id, numero, etat, arret }) => (
          <tr>
            <th scope="row">
              <a href={`${base(suite)}/${id}`}>Purge n° {numero}</a>
            </th>
            <td>{LIBELLES_PURGE[etat]}</td>
            <td>{enLettres(arret)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Durees {...suite} />
  </>
);

export type PurgePageProps = Ici & {
  purge: Purge;
  lignes: readonly (LignePurge & { numero: string | undefined })[];
  conservation: Conservation;
  aujourdhui: Jour;
  page: { numero: number; nombre: number };
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Series = ({ lignes, conservation }: Pick<PurgePageProps, "lignes" | "conservation">) => (
  <Tableau
    nom="Ce qui sera éliminé"
    montre
    colonnes={["Série", { titre: "Dossiers", n: true }, "Du", "Au", "Durée d’utilité"]}
  >
    {seriesDe({ lignes, conservation }).map(({ titre, nombre, de, a, duree }) => (
      <tr>
        <th scope="row">{titre}</th>
        <td class="n">{nombre}</td>
        <td>{enLettres(de)}</td>
        <td>{enLettres(a)}</td>
        <td>{duree}</td>
      </tr>
    ))}
  </Tableau>
);

const PAR_PAGE = 25;

/** Les dossiers, par numéro de demande : en écarter un, c'est le garder. */
const Ecarts = ({ purge, lignes, page, ...ici }: PurgePageProps) => {
  const vues = lignes.slice((page.numero - 1) * PAR_PAGE, page.numero * PAR_PAGE);
  return (
    <form method="post" action={`${base(ici)}/${purge.id}/ecarts?page=${page.numero}`} class="panneau">
      <h2>Garder un dossier</h2>
      <p class="note">Un recours, une enquête, un doute : cochez ce qu’il faut garder, cela ne sera pas effacé.</p>
      <fieldset class="choix">
        <legend>Dossiers à garder</legend>
        {vues.map(({ famille, numero, motif, depuis, retenue }) => (
          <label>
            <input type="checkbox" name="garder" value={famille} checked={!retenue} />
            <span>
              Demande {numero ?? "sans numéro"}, {LIBELLES_MOTIF_PURGE[motif].toLowerCase()}, depuis le{" "}
              {enLettres(depuis)}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="barre">
        <button class="bouton">Enregistrer</button>
        {page.numero > 1 && <a href={`?page=${page.numero - 1}`}>Page précédente</a>}
        {page.numero < page.nombre && <a href={`?page=${page.numero + 1}`}>Page suivante</a>}
      </div>
    </form>
  );
};

const Viser = ({ purge, erreurs, ...ici }: PurgePageProps) => (
  <form method="post" action={`${base(ici)}/${purge.id}/visa`} class="panneau">
    <h2>Noter le visa des archives</h2>
    <input type="hidden" name="version" value={String(purge.version)} />
    <Champ nom="viseeLe" label="Jour du visa" type="date" valeur={ici.aujourdhui} erreurs={erreurs} requis />
    <Champ
      nom="autorite"
      label="Qui a visé"
      aide="Par exemple : direction des archives départementales."
      erreurs={erreurs}
      requis
    />
    <Champ nom="reference" label="Référence du visa" erreurs={erreurs} requis />
    <div class="barre">
      <button class="bouton">Noter le visa</button>
    </div>
  </form>
);

const Executer = ({ purge, lignes, ...ici }: PurgePageProps) => {
  const nombre = lignes.filter(({ retenue }) => retenue).length;
  return (
    <form method="post" action={`${base(ici)}/${purge.id}/execution`} class="panneau">
      <h2>Exécuter</h2>
      <p>
        {nombre} dossier{nombre > 1 ? "s" : ""} {nombre > 1 ? "seront effacés" : "sera effacé"} pour toujours, pièces et
        journal compris. Une demande rouverte depuis la proposition sera gardée.
      </p>
      <input type="hidden" name="version" value={String(purge.version)} />
      <div class="barre">
        <button class="bouton">Effacer pour toujours</button>
      </div>
    </form>
  );
};

const Abandon = ({ purge, ...ici }: PurgePageProps) => (
  <form method="post" action={`${base(ici)}/${purge.id}/abandon`} class="barre">
    <input type="hidden" name="version" value={String(purge.version)} />
    <button class="lien">Abandonner cette purge : rien ne sera effacé</button>
  </form>
);

const Documents = ({ purge, ...ici }: Ici & { purge: Purge }) => {
  const [adresse, nom] = purge.certificat
    ? (["certificat", "Certificat"] as const)
    : (["bordereau", "Bordereau"] as const);
  return (
    <p class="barre">
      <a class="bouton" href={`${base(ici)}/${purge.id}/${adresse}`}>
        Lire le {nom.toLowerCase()}
      </a>
      {(["pdf", "odt", "docx"] as const).map((format) => (
        <a href={`${base(ici)}/${purge.id}/${adresse}?format=${format}`} download>
          {nom} ({format.toUpperCase()})
        </a>
      ))}
    </p>
  );
};

/** Une purge : ce qu'elle porte, où elle en est, ce qui reste à faire. */
export const PurgePage = (props: PurgePageProps) => {
  const { purge, refus, erreurs } = props;
  const ouverte = purge.etat === "proposee" || purge.etat === "visee";
  return (
    <>
      <div class="tete">
        <div>
          <h1>Purge n° {purge.numero}</h1>
          <p>
            {LIBELLES_PURGE[purge.etat]} ; proposée le {aLHeure(purge.proposeeLe)}
            {purge.visa &&
              `, visée le ${enLettres(purge.visa.viseeLe)} (${purge.visa.autorite}, ${purge.visa.reference})`}
            {purge.executeeLe && `, exécutée le ${aLHeure(purge.executeeLe)}`}.
          </p>
        </div>
        <a href={base(props)}>Purges</a>
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={erreurs} />
      <Series {...props} />
      {purge.etat !== "abandonnee" && <Documents espace={props.espace} purge={purge} />}
      {purge.etat === "proposee" && <Viser {...props} />}
      {purge.etat === "visee" && <Executer {...props} />}
      {ouverte && <Ecarts {...props} />}
      {ouverte && <Abandon {...props} />}
    </>
  );
};
