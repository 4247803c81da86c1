import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import { Etat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Assistante, FiltresAssistantes } from "./model.ts";
import { estAgreee, parait } from "./rules.ts";

export type AssistantesProps = {
  chemin: string;
  assistantes: readonly Assistante[];
  commune: (code: string | null) => string;
  filtres: FiltresAssistantes;
  page: number;
  total: number;
  today: Jour;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

function placesDites({ libres, libresDes, monenfant }: Assistante) {
  if (libres !== null)
    return `${libres === 0 ? "Aucune" : libres}${libresDes && libres > 0 ? `, dès le ${enLettres(libresDes)}` : ""}`;
  return monenfant ? <a href={monenfant}>Sur monenfant.fr</a> : <span class="note">Pas dites</span>;
}

const Paraitre = ({ assistante, today }: { assistante: Assistante; today: Jour }) => {
  if (!estAgreee(assistante, today)) return <Etat forme="fin" libelle="Agrément terminé" />;
  return parait(assistante) ? <Etat forme="marche" libelle="Paraît" /> : <Etat forme="pause" libelle="Ne paraît pas" />;
};

const Rangee = ({ assistante, ...props }: Omit<AssistantesProps, "assistantes"> & { assistante: Assistante }) => {
  const { id, nom, quartier, agrement, telephone } = assistante;
  return (
    <tr>
      <th scope="row">{props.modifier ? <a href={`${props.chemin}/assistantes/${id}`}>{nom}</a> : nom}</th>
      <td>{[props.commune(assistante.commune), quartier].filter(Boolean).join(", ")}</td>
      <td>{telephone}</td>
      <td class="n">{agrement}</td>
      <td>{placesDites(assistante)}</td>
      {props.modifier && (
        <td>
          <Paraitre assistante={assistante} today={props.today} />
        </td>
      )}
    </tr>
  );
};

const Disponibilites = ({ chemin, erreurs }: Pick<AssistantesProps, "chemin" | "erreurs">) => (
  <details class="plus" open={Boolean(erreurs)}>
    <summary>Reprendre des disponibilités</summary>
    <form method="post" action={`${chemin}/assistantes/disponibilites`} class="formulaire">
      <Zone
        nom="lignes"
        label="Disponibilités"
        aide="Une par ligne : Nom ; places ; dès le. Une colonne copiée d’un tableur convient. Rien ne s’écrit si une ligne est fausse."
        lignes={6}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton discret">Reprendre</button>
      </p>
    </form>
  </details>
);

/** Les assistantes maternelles de l'espace : toutes à qui les tient, sinon celles qui consentent à paraître. */
export const AssistantesPage = (props: AssistantesProps) => {
  const { chemin, assistantes, filtres, page, total, modifier, erreurs } = props;
  const params = new URLSearchParams({
    ...(filtres.q && { q: filtres.q }),
    ...(filtres.libres && { libres: "1" }),
  });
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Équipements</a>
          </p>
          <h1>Assistantes maternelles</h1>
          <p>Seules paraissent celles qui y consentent. Leurs places se tiennent aussi sur monenfant.fr.</p>
        </div>
        {modifier && (
          <a class="bouton" href={`${chemin}/assistantes/nouvelle`}>
            Ajouter une assistante
          </a>
        )}
      </div>
      <Fautes erreurs={erreurs} />
      <form method="get" action={`${chemin}/assistantes`} role="search" class="barre">
        <label class="cache" for="q">
          Chercher une assistante
        </label>
        <input class="saisie" type="search" id="q" name="q" value={filtres.q} placeholder="Nom, quartier" />
        <label>
          <input type="checkbox" name="libres" value="1" checked={filtres.libres} /> Avec une place
        </label>
        <button class="bouton discret">Filtrer</button>
      </form>
      {total === 0 ? (
        <p class="vide">Aucune assistante maternelle à montrer.</p>
      ) : (
        <>
          <p class="note">{pluriel(total, "assistante")}</p>
          <Tableau
            nom="Assistantes maternelles"
            colonnes={[
              "Nom",
              "Où",
              "Téléphone",
              { titre: "Agrément", n: true },
              "Places libres",
              ...(modifier ? ["Paraître"] : []),
            ]}
          >
            {assistantes.map((assistante) => (
              <Rangee {...props} assistante={assistante} />
            ))}
          </Tableau>
        </>
      )}
      <Pagination chemin={`${chemin}/assistantes`} params={params} page={page} total={total} />
      {modifier && <Disponibilites chemin={chemin} erreurs={erreurs} />}
    </>
  );
};

export type AssistanteProps = {
  chemin: string;
  assistante: Assistante | null;
  commune: string;
  mams: readonly { id: string; nom: string }[];
  erreurs?: FormErrors | undefined;
};

/** Ce que l'on sait d'elle, à relire : vide d'une neuve. */
const ecrite = (assistante: Assistante | null): Record<string, string> =>
  Object.fromEntries(Object.entries(assistante ?? {}).map(([nom, valeur]) => [nom, String(valeur ?? "")]));

const ChampsPersonne = ({ assistante, commune, mams, erreurs }: AssistanteProps) => (
  <>
    <Champ nom="nom" label="Nom" valeur={assistante?.nom} erreurs={erreurs} requis />
    <Champ nom="commune" label="Commune" aide="Son nom, ou son code." valeur={commune} erreurs={erreurs} requis />
    <Champ nom="quartier" label="Quartier" aide="Sans numéro ni rue." valeur={assistante?.quartier} erreurs={erreurs} />
    <Champ nom="telephone" label="Téléphone" type="tel" valeur={ecrite(assistante)["telephone"]} erreurs={erreurs} />
    <Champ nom="courriel" label="Courriel" type="email" valeur={ecrite(assistante)["courriel"]} erreurs={erreurs} />
    {mams.length > 0 && (
      <Choix
        nom="mam"
        label="Elle exerce"
        valeur={ecrite(assistante)["mam"]}
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Chez elle" },
          ...mams.map(({ id, nom }) => ({ valeur: id, libelle: `Dans la maison « ${nom} »` })),
        ]}
      />
    )}
  </>
);

const ChampsPlaces = ({ assistante, erreurs }: AssistanteProps) => (
  <>
    <Champ
      nom="agrement"
      label="Agrément"
      aide="Combien d’enfants elle peut accueillir à la fois."
      valeur={ecrite(assistante)["agrement"]}
      erreurs={erreurs}
      requis
    />
    <Champ
      nom="agrementFin"
      label="Agréée jusqu’au"
      type="date"
      valeur={ecrite(assistante)["agrementFin"]}
      erreurs={erreurs}
    />
    <Champ
      nom="libres"
      label="Places libres"
      aide="Vide : on ne sait pas, ou elle le dit elle-même sur monenfant.fr."
      valeur={ecrite(assistante)["libres"]}
      erreurs={erreurs}
    />
    <Champ
      nom="libresDes"
      label="Libres dès le"
      type="date"
      valeur={ecrite(assistante)["libresDes"]}
      erreurs={erreurs}
    />
    <Champ
      nom="precisions"
      label="Précisions"
      aide="Horaires, jours, âges."
      valeur={assistante?.precisions}
      erreurs={erreurs}
    />
    <Champ
      nom="monenfant"
      label="Sa page sur monenfant.fr"
      type="url"
      valeur={ecrite(assistante)["monenfant"]}
      erreurs={erreurs}
    />
  </>
);

const coche = ({ assistante, erreurs }: AssistanteProps) =>
  erreurs ? "consent" in erreurs.values : assistante !== null && parait(assistante);

/** Quand elle a consenti, quand elle s'est retirée. */
const Consentement = (props: AssistanteProps) => (
  <>
    <label class="barre">
      <input type="checkbox" name="consent" value="1" checked={coche(props)} />
      <span>Elle consent à ce que son nom, sa commune et ses places paraissent</span>
    </label>
    {props.assistante?.consentieLe && (
      <p class="note">Consentement noté le {enLettres(props.assistante.consentieLe)}.</p>
    )}
    {props.assistante?.retireeLe && (
      <Alert ton="attention">Elle ne paraît plus depuis le {enLettres(props.assistante.retireeLe)}.</Alert>
    )}
  </>
);

/** Une assistante maternelle : qui elle est, ses places, si elle consent à paraître. */
export const AssistantePage = (props: AssistanteProps) => {
  const { chemin, assistante, erreurs } = props;
  const liste = `${chemin}/assistantes`;
  const sienne = assistante && `${liste}/${assistante.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={liste}>Assistantes maternelles</a>
          </p>
          <h1>{assistante?.nom ?? "Ajouter une assistante"}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <form method="post" action={sienne ?? liste} class="formulaire">
        <input type="hidden" name="version" value={assistante?.version ?? 1} />
        <ChampsPersonne {...props} />
        <ChampsPlaces {...props} />
        <Consentement {...props} />
        <div class="barre">
          <button class="bouton">{sienne ? "Enregistrer" : "Ajouter"}</button>
          <a href={liste}>Ne rien changer</a>
          {sienne && <a href={`${sienne}/retrait`}>L’ôter de Maillage</a>}
        </div>
      </form>
    </>
  );
};

/** Ce que l'on perd en l'ôtant. */
export const RetraitAssistantePage = ({ chemin, assistante }: { chemin: string; assistante: Assistante }) => (
  <>
    <h1>Ôter {assistante.nom} ?</h1>
    <p>
      Son nom, ses coordonnées, son agrément et ses places s’effacent, et ne se retrouvent pas. Pour qu’elle ne paraisse
      plus, il suffit de décocher son consentement.
    </p>
    <form method="post" action={`${chemin}/assistantes/${assistante.id}/retrait`} class="barre">
      <input type="hidden" name="version" value={assistante.version} />
      <button class="bouton">L’ôter</button>
      <a href={`${chemin}/assistantes/${assistante.id}`}>La garder</a>
    </form>
  </>
);
