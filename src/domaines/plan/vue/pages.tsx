import type { Child } from "hono/jsx";
import { pluriel } from "#commun/texte.ts";
import { CLASSEUR, DIAPORAMA, DIAPOS, TEXTE, Telecharger } from "#ui/telecharger.tsx";
import type { EtatsLus } from "../etat/model.ts";
import type { Noeud, SchemaPriorite } from "../model.ts";
import { ActionsCommunes, type ActionCommuneVue } from "../partage/pages.tsx";
import { type CleFiltre, FILTRES_LISTES, LIBELLES_FILTRE, type Vue } from "./model.ts";
import { nomDe } from "./nom/rules.ts";
import { adresse, estFiltree } from "./rules.ts";

export type NoeudPlace = Noeud & { niveau: number };

/** Ce que toute vue du plan sait : où elle est, ce que dit l'adresse, et combien de fiches y répondent. */
export type Contexte = {
  base: string;
  /** Ce que le papier dit et que l'écran a déjà en haut : la convention, l'espace, le jour. */
  lieu?: string;
  vueNom: NomVue;
  params: URLSearchParams;
  vue: Vue;
  total: number;
  /** Combien de fiches a le plan, quand des filtres n'en montrent qu'une part. */
  sur?: number;
  /** Ce qu'une modification par lot vient de faire : combien de fiches, ou « rien ». */
  lot?: string | null;
  noeuds: NoeudPlace[];
  schemas: SchemaPriorite[];
  peutModifier: boolean;
  options: OptionsFiltre | null;
  nomsActeurs: ReadonlyMap<string, string>;
  /** Rien quand la vue réunit plusieurs conventions : chacune a ses états. */
  etats: EtatsLus | null;
  /** Le titre de chaque convention, quand la vue en réunit plusieurs. */
  titres: ReadonlyMap<string, string>;
  /** Les actions communes qui se tiennent dans une autre convention. */
  communes?: readonly ActionCommuneVue[];
};
/** Les choix d'un filtre ; `tues` : combien ne sont pas montrés. */
export type OptionsFiltre = { cle: CleFiltre | "etat"; choix: { valeur: string; libelle: string }[]; tues: number };

export const VUES = {
  arbre: "Arbre",
  tableau: "Tableau",
  cartes: "Cartes",
  calendrier: "Calendrier",
  synthese: "Synthèse à imprimer",
} as const;
export type NomVue = keyof typeof VUES;

export const chemin = ({ base, vueNom }: Contexte) => `${base}/plan/${vueNom}`;

/** Entre plusieurs conventions, les nœuds communs sont les champs nationaux. */
const libelleFiltre = ({ titres }: Contexte, cle: CleFiltre | "etat") =>
  cle === "noeud" && titres.size > 0 ? "Champ national" : LIBELLES_FILTRE[cle];

const clesDe = ({ etats }: Contexte): (CleFiltre | "etat")[] => [
  ...(etats ? (["etat"] as const) : []),
  ...(Object.keys(FILTRES_LISTES) as CleFiltre[]),
];

/** Les filtres en place, chacun avec de quoi l'ôter, et ceux que l'on peut ouvrir. */
const Puces = ({ contexte }: { contexte: Contexte }) => {
  const { params } = contexte;
  const actifs = clesDe(contexte).filter((cle) => params.has(cle));
  const libres = clesDe(contexte).filter((cle) => !params.has(cle));
  return (
    <>
      {actifs.map((cle) => (
        <a class="puce" href={adresse(chemin(contexte), params, { [cle]: null, filtre: null })}>
          {libelleFiltre(contexte, cle)}{" "}
          <b>
            {params
              .getAll(cle)
              .map((valeur) => nomDe(contexte, cle, valeur))
              .join(", ")}
          </b>{" "}
          <span aria-hidden="true">✕</span>
          <span class="cache">ôter ce filtre</span>
        </a>
      ))}
      {libres.map((cle) => (
        <a class="puce" href={`${adresse(chemin(contexte), params, { filtre: cle })}#filtre`}>
          {libelleFiltre(contexte, cle)}
        </a>
      ))}
    </>
  );
};

/** Imprimée, une vue dit d'où elle vient, de quel jour, et quels filtres l'ont réduite. */
const Papier = ({ contexte }: { contexte: Contexte }) => {
  const { lieu, params, vue } = contexte;
  const filtres = clesDe(contexte)
    .filter((cle) => params.has(cle))
    .map((cle) => {
      const choisis = params.getAll(cle).map((valeur) => nomDe(contexte, cle, valeur));
      return `${libelleFiltre(contexte, cle)} : ${choisis.join(", ")}`;
    });
  const mots = vue.filtres.q && `mots : ${vue.filtres.q}`;
  return <p class="au-papier">{[lieu, ...filtres, mots].filter(Boolean).join(" · ")}</p>;
};

/** Les choix d'un filtre, ouverts à la demande : des cases, puis « Filtrer ». */
const PanneauFiltre = ({ contexte, options }: { contexte: Contexte; options: OptionsFiltre }) => {
  const { params } = contexte;
  const coches = params.getAll(options.cle);
  const gardes = [...params].filter(([cle]) => cle !== options.cle && cle !== "filtre" && cle !== "page");
  return (
    <form class="panneau" id="filtre" action={chemin(contexte)}>
      {gardes.map(([cle, valeur]) => (
        <input type="hidden" name={cle} value={valeur} />
      ))}
      <fieldset class="choix serre">
        <legend>{libelleFiltre(contexte, options.cle)}</legend>
        {options.choix.length === 0 && <p class="note">Aucune fiche n’en porte encore.</p>}
        {options.choix.map(({ valeur, libelle }) => (
          <label>
            <input type="checkbox" name={options.cle} value={valeur} checked={coches.includes(valeur)} />
            <span>{libelle}</span>
          </label>
        ))}
      </fieldset>
      {options.tues > 0 && (
        <p class="note">
          Seuls les choix que partagent le plus de territoires sont montrés :{" "}
          {pluriel(options.tues, "autre se cherche par ses mots", "autres se cherchent par leurs mots")}, ou depuis une
          convention.
        </p>
      )}
      <p class="barre">
        <button class="bouton">Filtrer</button>
        <a href={adresse(chemin(contexte), params, { filtre: null })}>Fermer sans filtrer</a>
      </p>
    </form>
  );
};

const Onglets = ({ contexte }: { contexte: Contexte }) => (
  <nav class="onglets" aria-label="Vues du plan">
    {(Object.entries(VUES) as [NomVue, string][]).map(([nom, libelle]) => (
      <a
        href={adresse(`${contexte.base}/plan/${nom}`, contexte.params, { filtre: null, ouvert: null })}
        aria-current={nom === contexte.vueNom ? "page" : undefined}
      >
        {libelle}
      </a>
    ))}
  </nav>
);

const EXPORTS = {
  xlsx: "Classeur Excel (XLSX)",
  ods: "Classeur OpenDocument (ODS)",
  csv: "Texte (CSV)",
  json: "Données (JSON)",
};

const Exporter = ({ contexte }: { contexte: Contexte }) => (
  <details class="menu">
    <summary class="bouton discret">Exporter ce qui est affiché</summary>
    <ul role="list">
      {Object.entries(EXPORTS)
        .filter(([format]) => format !== "json" || contexte.titres.size > 0)
        .map(([format, libelle]) => (
          <li>
            <a href={adresse(`${contexte.base}/plan/export`, contexte.params, { format, filtre: null })}>{libelle}</a>
          </li>
        ))}
      {contexte.titres.size === 0 && (
        <li>
          <a href={`${contexte.base}/export`}>Toute la convention (JSON de Maillage)</a>
        </li>
      )}
    </ul>
  </details>
);

/** Ce que le suivi imprime des mêmes fiches. */
const SUIVIS = [
  ["tableauSuivi", "Le tableau de suivi A3", [...TEXTE, ...CLASSEUR]],
  ["bord", "Le tableau de bord", [...TEXTE, ...DIAPORAMA, ...CLASSEUR]],
  ["copil", "Le diaporama du copil", DIAPOS],
] as const;

/** Ce que la vue garde, à imprimer : le plan, son tableau, un diaporama ; d'un plan à la fois. */
const Documents = ({ contexte: { base, params, titres } }: { contexte: Contexte }) =>
  titres.size > 0 ? null : (
    <details class="menu">
      <summary class="bouton discret">Télécharger</summary>
      <div>
        <Telecharger base={base} genre="plan" nom="Le plan" params={params} formats={TEXTE} />
        <Telecharger base={base} genre="tableauPlan" nom="Le tableau A3" params={params} formats={TEXTE} />
        <Telecharger base={base} genre="diaporamaPlan" nom="Axe par axe" params={params} formats={DIAPOS} />
        {SUIVIS.map(([genre, nom, formats]) => (
          <Telecharger base={base} genre={genre} nom={nom} params={params} formats={formats} />
        ))}
      </div>
    </details>
  );

/** Le haut de toute vue du plan : ce qu'elle compte, les onglets, la recherche, les filtres. */
export const CadrePlan = ({ contexte, children }: { contexte: Contexte; children?: Child }) => {
  const { base, params, total, vue, noeuds, peutModifier, options } = contexte;
  const caches = [...params].filter(([cle]) => cle !== "q" && cle !== "page" && cle !== "filtre");
  return (
    <>
      <div class="tete">
        <div>
          <h1>{contexte.titres.size > 0 ? "Tous mes plans d’actions" : "Plan d’actions"}</h1>
          <p>
            {pluriel(total, "fiche")}
            {contexte.sur !== undefined && ` sur ${contexte.sur}`},{" "}
            {contexte.titres.size > 0 ? pluriel(contexte.titres.size, "convention") : pluriel(noeuds.length, "nœud")}
          </p>
          <Papier contexte={contexte} />
        </div>
        <div class="barre">
          <Documents contexte={contexte} />
          <Exporter contexte={contexte} />
          {peutModifier && (
            <a class="bouton" href={`${base}/plan/fiches/nouvelle`}>
              Nouvelle fiche
            </a>
          )}
        </div>
      </div>
      <Onglets contexte={contexte} />
      <search>
        <form class="barre" action={chemin(contexte)}>
          {caches.map(([cle, valeur]) => (
            <input type="hidden" name={cle} value={valeur} />
          ))}
          <label class="cache" for="q">
            Chercher dans le plan
          </label>
          <input class="saisie" id="q" name="q" type="search" value={vue.filtres.q} size={24} />
          <button class="bouton discret">Chercher</button>
          <div class="puces">
            <Puces contexte={contexte} />
            {vue.filtres.archivees && (
              <a class="puce" href={adresse(chemin(contexte), params, { archivees: null })}>
                Fiches archivées <span aria-hidden="true">✕</span>
              </a>
            )}
          </div>
        </form>
      </search>
      {options && <PanneauFiltre contexte={contexte} options={options} />}
      {children}
      <ActionsCommunes communes={contexte.communes ?? []} />
    </>
  );
};

/** Aucune fiche ne répond : on dit pourquoi et par où commencer. */
export const Vide = ({ contexte }: { contexte: Contexte }) => {
  const filtree = estFiltree(contexte.vue);
  return (
    <div class="panneau vide">
      {filtree ? (
        <p>
          Aucune fiche ne répond à ces filtres. <a href={chemin(contexte)}>Voir tout le plan</a>
        </p>
      ) : (
        <>
          <h2>Le plan est encore vide</h2>
          <p>
            Ici viendront les nœuds du plan et ses fiches-actions, en arbre, en tableau, en cartes et au calendrier.
          </p>
          {contexte.peutModifier && (
            <p class="barre">
              <a class="bouton" href={`${contexte.base}/imports`}>
                Importer la convention signée
              </a>
              <a href={`${contexte.base}/plan/fiches/nouvelle`}>Écrire une première fiche</a>
            </p>
          )}
        </>
      )}
    </div>
  );
};
