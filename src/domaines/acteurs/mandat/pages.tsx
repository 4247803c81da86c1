import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Acteur } from "../model.ts";
import { LIBELLES_ROLE_MANDAT, LIBELLES_THEME, type Mandat, ROLES_MANDAT, THEMES, type Theme } from "./model.ts";
import { estEnCours } from "./rules.ts";

type Noms = { commune: (code: string) => string; convention: (id: string) => string };

const dates = ({ debut, fin }: Mandat): string =>
  [debut && `depuis le ${enLettres(debut)}`, fin && `jusqu’au ${enLettres(fin)}`].filter(Boolean).join(", ");

const portee = ({ theme, commune }: Mandat, noms: Noms): string =>
  [theme ? LIBELLES_THEME[theme] : "tous les thèmes", commune ? noms.commune(commune) : "toutes les communes"].join(
    ", ",
  );

type PanneauProps = {
  chemin: string;
  acteur: Acteur;
  mandats: readonly Mandat[];
  noms: Noms;
  today: Jour;
  plusieurs: boolean;
  peutModifier: boolean;
};

const Ligne = ({ mandat, noms, plusieurs }: Pick<PanneauProps, "noms" | "plusieurs"> & { mandat: Mandat }) => (
  <>
    <strong>{LIBELLES_ROLE_MANDAT[mandat.role]}</strong>
    <small class="sous">{portee(mandat, noms)}</small>
    {plusieurs && <small class="sous">{noms.convention(mandat.convention)}</small>}
    {dates(mandat) && <small class="sous">{dates(mandat)}</small>}
  </>
);

const Arret = ({
  chemin,
  acteur,
  mandat,
  today,
}: Pick<PanneauProps, "chemin" | "acteur" | "today"> & { mandat: Mandat }) => (
  <details class="plus">
    <summary>
      L’arrêter<span class="cache"> : {LIBELLES_ROLE_MANDAT[mandat.role]}</span>
    </summary>
    <form method="post" action={`${chemin}/${acteur.id}/mandats/${mandat.id}/arret`} class="pile">
      <input type="hidden" name="version" value={mandat.version} />
      <div class="champ">
        <label for={`fin-${mandat.id}`}>Son dernier jour</label>
        <input type="date" id={`fin-${mandat.id}`} name="fin" value={today} />
      </div>
      <button class="bouton discret">Arrêter ce rôle</button>
    </form>
  </details>
);

/** Les rôles d'un acteur dans les conventions : ceux d'aujourd'hui, puis l'histoire. */
export const MandatsPanneau = (props: PanneauProps) => {
  const { chemin, acteur, mandats, today, peutModifier } = props;
  const enCours = mandats.filter((mandat) => estEnCours(mandat, today) || (mandat.debut ?? "") > today);
  const passes = mandats.filter((mandat) => !enCours.includes(mandat));
  return (
    <section class="panneau" aria-labelledby="mandats">
      <h2 id="mandats">Ses rôles</h2>
      {enCours.length === 0 && <p class="note">Aucun rôle en cours dans une convention.</p>}
      <ul role="list" class="pile">
        {enCours.map((mandat) => (
          <li>
            <Ligne {...props} mandat={mandat} />
            {peutModifier && <Arret {...props} mandat={mandat} />}
          </li>
        ))}
      </ul>
      {passes.length > 0 && (
        <details class="plus">
          <summary>{pluriel(passes.length, "rôle passé", "rôles passés")}</summary>
          <ul role="list" class="pile">
            {passes.map((mandat) => (
              <li>
                <Ligne {...props} mandat={mandat} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {peutModifier && (
        <a class="bouton discret" href={`${chemin}/${acteur.id}/mandats/nouveau`}>
          Ajouter un rôle
        </a>
      )}
    </section>
  );
};

type SaisieProps = {
  chemin: string;
  acteur: Acteur;
  id: string;
  conventions: readonly { id: string; titre: string }[];
  communes: readonly { code: string; nom: string }[];
  today: Jour;
  erreurs?: FormErrors | undefined;
};

const THEMES_DITS = [
  { valeur: "", libelle: "Tous les thèmes" },
  ...THEMES.map((theme) => ({ valeur: theme, libelle: LIBELLES_THEME[theme] })),
];

/** Donner un rôle à un acteur dans une convention. */
export const MandatPage = ({ chemin, acteur, id, conventions, communes, today, erreurs }: SaisieProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${chemin}/${acteur.id}`}>{acteur.nom}</a>
        </p>
        <h1>Ajouter un rôle</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={`${chemin}/${acteur.id}/mandats`} class="formulaire">
      <input type="hidden" name="id" value={id} />
      <Choix
        nom="convention"
        label="Convention"
        erreurs={erreurs}
        valeur={conventions[0]?.id ?? ""}
        options={conventions.map((une) => ({ valeur: une.id, libelle: une.titre }))}
      />
      <Choix
        nom="role"
        label="Rôle"
        erreurs={erreurs}
        valeur="referent"
        options={ROLES_MANDAT.map((role) => ({ valeur: role, libelle: LIBELLES_ROLE_MANDAT[role] }))}
      />
      <Choix nom="theme" label="Thème" erreurs={erreurs} options={THEMES_DITS} />
      <Champ nom="commune" label="Commune" aide="Vide : toutes." liste="communes" erreurs={erreurs} />
      <datalist id="communes">
        {communes.map(({ nom }) => (
          <option value={nom} />
        ))}
      </datalist>
      <div class="cote-a-cote">
        <Champ nom="debut" label="Depuis le" type="date" erreurs={erreurs} valeur={today} />
        <Champ nom="fin" label="Jusqu’au" type="date" erreurs={erreurs} />
      </div>
      <div class="barre">
        <button class="bouton">Ajouter</button>
        <a href={`${chemin}/${acteur.id}`}>Ne rien ajouter</a>
      </div>
    </form>
  </>
);

export type RelaisProps = {
  chemin: string;
  relais: readonly { mandat: Mandat; acteur: { id: string; nom: string } }[];
  communes: readonly string[];
  choix: { commune: string; theme: Theme | null };
  sansPersonne: readonly Theme[];
  noms: Noms;
  plusieurs: boolean;
  page: number;
};

const Filtres = ({ chemin, communes, choix, noms }: RelaisProps) => (
  <form method="get" action={`${chemin}/referents`} role="search" class="barre">
    <label class="cache" for="commune">
      Commune
    </label>
    <select class="saisie" id="commune" name="commune">
      <option value="">Toutes les communes</option>
      {communes.map((code) => (
        <option value={code} selected={code === choix.commune}>
          {noms.commune(code)}
        </option>
      ))}
    </select>
    <label class="cache" for="theme">
      Thème
    </label>
    <select class="saisie" id="theme" name="theme">
      {THEMES_DITS.map(({ valeur, libelle }) => (
        <option value={valeur} selected={valeur === (choix.theme ?? "")}>
          {libelle}
        </option>
      ))}
    </select>
    <button class="bouton discret">Filtrer</button>
  </form>
);

/** Qui est référent ou personne-relais, pour quelle commune et sur quel thème. */
export const RelaisPage = (props: RelaisProps) => {
  const { chemin, relais, choix, sansPersonne, noms, plusieurs, page } = props;
  const params = new URLSearchParams(Object.entries(choix).flatMap(([cle, valeur]) => (valeur ? [[cle, valeur]] : [])));
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Acteurs</a>
          </p>
          <h1>Référents et personnes-relais</h1>
          <p>À qui s’adresser, commune par commune et thème par thème. Qui n’exclut aucune commune vaut pour toutes.</p>
        </div>
      </div>
      <Filtres {...props} />
      {sansPersonne.length > 0 && (
        <p class="note">Sans personne : {sansPersonne.map((theme) => LIBELLES_THEME[theme]).join(", ")}.</p>
      )}
      {relais.length === 0 ? (
        <p class="vide">Personne n’a ce rôle ici. Il se donne depuis la page d’un acteur.</p>
      ) : (
        <Tableau nom="Référents et personnes-relais d’aujourd’hui" colonnes={["Qui", "Rôle", "Pour", "Dates"]}>
          {relais.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ mandat, acteur }) => (
            <tr>
              <th scope="row">
                <a href={`${chemin}/${acteur.id}`}>{acteur.nom}</a>
              </th>
              <td>{LIBELLES_ROLE_MANDAT[mandat.role]}</td>
              <td>
                {portee(mandat, noms)}
                {plusieurs && <small class="sous">{noms.convention(mandat.convention)}</small>}
              </td>
              <td>{dates(mandat)}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <Pagination chemin={`${chemin}/referents`} params={params} page={page} total={relais.length} />
    </>
  );
};
