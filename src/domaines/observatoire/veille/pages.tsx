import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Onglets } from "#ui/tete.tsx";
import { ENONCES, LIBELLES_ETAT } from "./lexique.ts";
import { type CodeRegle, ETATS_TACHE, type EtatTache, type Regle, type Tache } from "./model.ts";

/** Une tâche telle qu'on la lit : son territoire nommé, le portrait où en savoir plus, ceux qu'elle concerne. */
export type TacheVue = {
  tache: Tache;
  aujourdhui: string | null;
  nom: string;
  portrait: string | null;
  concernes: readonly string[];
};

type ListeProps = {
  ici: string;
  etat: EtatTache;
  nombres: Record<EtatTache, number>;
  taches: readonly TacheVue[];
  page: number;
  peutModifier: boolean;
  vu: string | null;
};

const adresseDe = (ici: string, etat: EtatTache) => (etat === "ouverte" ? ici : `${ici}?etat=${etat}`);

const OngletsVeille = ({ ici, etat, nombres }: Pick<ListeProps, "ici" | "etat" | "nombres">) => (
  <Onglets
    nom="Tâches par état"
    ici={adresseDe(ici, etat)}
    liens={ETATS_TACHE.map((un) => [
      adresseDe(ici, un),
      <>
        {LIBELLES_ETAT[un]} <small class="chiffres">{nombres[un]}</small>
      </>,
    ])}
  />
);

const VIDES: Record<EtatTache, string> = {
  ouverte: "Rien à regarder : aucun seuil n’est franchi. La veille repasse d’elle-même plusieurs fois par jour.",
  traitee: "Aucune tâche n’a encore été traitée.",
  ecartee: "Aucune tâche n’a été écartée.",
};

const Liste = ({ ici, taches, page }: ListeProps) => (
  <Tableau nom="Tâches de la veille" colonnes={["Ce qui se passe", "Où", "Qui cela concerne", "Depuis"]}>
    {taches.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ tache, aujourdhui, nom, portrait, concernes }) => (
      <tr>
        <th scope="row">
          <a href={`${ici}/taches/${tache.id}`}>{ENONCES[tache.regle].nom}</a>
          <small class="sous">{tache.constat.phrase}</small>
          {aujourdhui && <small class="sous">{aujourdhui}</small>}
        </th>
        <td>{portrait ? <a href={portrait}>{nom}</a> : nom}</td>
        <td>{concernes.join(", ") || "Personne n’a encore ce rôle"}</td>
        <td>{enLettres(tache.ouverteLe)}</td>
      </tr>
    ))}
  </Tableau>
);

/** Ce que les chiffres et le registre disent d'alarmant, et qui doit s'en saisir. */
export const VeillePage = (props: ListeProps) => {
  const { ici, etat, taches, page, peutModifier, vu } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Veille</h1>
          <p>Ce que les chiffres et le registre disent d’alarmant, et qui doit s’en saisir.</p>
        </div>
        <div class="barre">
          <a href={`${ici}/regles`}>Règles et seuils</a>
          {peutModifier && (
            <form method="post" action={`${ici}/passage`}>
              <button class="bouton" type="submit">
                Regarder maintenant
              </button>
            </form>
          )}
        </div>
      </div>
      {vu !== null && (
        <p class="message" role="status">
          {vu === "0"
            ? "Tout a été regardé : rien de neuf."
            : `Tout a été regardé : ${pluriel(Number(vu), "tâche ouverte", "tâches ouvertes")}.`}
        </p>
      )}
      <OngletsVeille {...props} />
      {taches.length === 0 ? <p class="vide">{VIDES[etat]}</p> : <Liste {...props} />}
      <Pagination
        chemin={ici}
        params={new URLSearchParams(etat === "ouverte" ? {} : { etat })}
        page={page}
        total={taches.length}
      />
      <p>
        <a href={ici.replace(/veille$/, "instantanes")}>Portraits des années passées</a>
      </p>
    </>
  );
};

type TacheProps = {
  ici: string;
  vue: TacheVue;
  par: string | null;
  peutModifier: boolean;
  erreurs?: FormErrors | undefined;
};

const Clore = ({ ici, vue: { tache }, erreurs }: TacheProps) => (
  <form method="post" action={`${ici}/taches/${tache.id}`} class="formulaire pile">
    <h2>Clore cette tâche</h2>
    <input type="hidden" name="version" value={tache.version} />
    <Zone nom="motif" label="Ce qui a été fait, ou pourquoi cela ne compte pas" lignes={3} erreurs={erreurs} />
    <div class="barre">
      <button class="bouton" name="vers" value="traitee">
        C’est traité
      </button>
      <button class="bouton discret" name="vers" value="ecartee">
        Écarter
      </button>
    </div>
  </form>
);

const Rouvrir = ({ ici, vue: { tache } }: TacheProps) => (
  <form method="post" action={`${ici}/taches/${tache.id}`}>
    <input type="hidden" name="version" value={tache.version} />
    <button class="bouton discret" name="vers" value="ouverte">
      Rouvrir cette tâche
    </button>
  </form>
);

export const titreTache = ({ tache, nom }: TacheVue): string => `${ENONCES[tache.regle].nom} : ${nom}`;

/** Une tâche : ce qui se passe, qui cela concerne, ce que l'on en fait. */
export const TachePage = (props: TacheProps) => {
  const { ici, vue, par, peutModifier, erreurs } = props;
  const { tache, aujourdhui, nom, portrait, concernes } = vue;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>Veille</a>
          </p>
          <h1>{titreTache(vue)}</h1>
          <p>
            {LIBELLES_ETAT[tache.etat]}, ouverte le {enLettres(tache.ouverteLe)}
          </p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <p>{tache.constat.phrase}</p>
      {aujourdhui && <p class="note">{aujourdhui}</p>}
      <dl class="identite">
        <div>
          <dt>Où</dt>
          <dd>{portrait ? <a href={portrait}>{nom}</a> : nom}</dd>
        </div>
        <div>
          <dt>Qui cela concerne</dt>
          <dd>{concernes.join(", ") || "Personne n’a encore ce rôle dans l’espace"}</dd>
        </div>
        <div>
          <dt>Ce que l’on peut faire</dt>
          <dd>{ENONCES[tache.regle].suite}</dd>
        </div>
        {tache.closeLe && (
          <div>
            <dt>{LIBELLES_ETAT[tache.etat]}</dt>
            <dd>
              le {enLettres(tache.closeLe)}
              {par && ` par ${par}`} : {tache.motif}
            </dd>
          </div>
        )}
      </dl>
      {peutModifier && (tache.etat === "ouverte" ? <Clore {...props} /> : <Rouvrir {...props} />)}
    </>
  );
};

type ReglesProps = {
  ici: string;
  regles: readonly Regle[];
  peutModifier: boolean;
  fautive?: CodeRegle | undefined;
  erreurs?: FormErrors | undefined;
};

const UneRegle = ({
  ici,
  regle,
  erreurs,
  peutModifier,
}: Omit<ReglesProps, "regles" | "fautive"> & { regle: Regle }) => {
  const { code, active, seuil, duree, version } = regle;
  const { nom, regarde, seuil: quoi, duree: combien } = ENONCES[code];
  return (
    <section class="panneau" aria-labelledby={`r-${code}`}>
      <h2 id={`r-${code}`}>{nom}</h2>
      <p>{regarde}</p>
      {peutModifier ? (
        <form method="post" action={`${ici}/regles/${code}`} class="barre reglages">
          <input type="hidden" name="version" value={version} />
          <Champ
            id={`${code}-seuil`}
            nom="seuil"
            label={quoi}
            valeur={String(seuil)}
            clavier="decimal"
            erreurs={erreurs}
          />
          {combien && (
            <Champ
              id={`${code}-duree`}
              nom="duree"
              label={combien}
              valeur={String(duree)}
              clavier="decimal"
              erreurs={erreurs}
            />
          )}
          <label>
            <input type="checkbox" name="active" value="oui" checked={active} /> Surveiller
          </label>
          <button class="bouton discret" type="submit">
            Enregistrer<span class="cache"> : {nom}</span>
          </button>
        </form>
      ) : (
        <p>
          {quoi} : {seuil.toLocaleString("fr-FR")}
          {combien && ` ; ${combien.toLowerCase()} : ${duree}`}. {active ? "Surveillée." : "En sommeil."}
        </p>
      )}
    </section>
  );
};

/** Ce que l'espace surveille, et à partir de quand il prévient. */
export const ReglesPage = ({ ici, regles, peutModifier, fautive, erreurs }: ReglesProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={ici}>Veille</a>
        </p>
        <h1>Règles et seuils</h1>
        <p>Un très petit nombre n’ouvre pas de tâche ; quand le hasard suffit à expliquer un écart, la tâche le dit.</p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {regles.map((regle) => (
      <UneRegle
        ici={ici}
        regle={regle}
        peutModifier={peutModifier}
        erreurs={regle.code === fautive ? erreurs : undefined}
      />
    ))}
  </>
);
