import { pluriel } from "#commun/texte.ts";
import { direCorrection } from "../correction/rules.ts";
import { LiensPages } from "../doute/pages.tsx";
import type { BlocEnListe, NoeudEnListe, VueRevue } from "../vue/model.ts";
import { NOEUDS_PAR_PAGE } from "../vue/model.ts";

type Decidable = { cle: string; etat: string; decision: boolean | null };

const change = ({ etat }: Decidable) => etat === "nouveau" || etat === "different";

/** Coché d'avance : ce qui est neuf. Remplacer une valeur déjà là se coche. */
const coche = ({ etat, decision }: Decidable) => decision ?? etat === "nouveau";

const Case = ({ ligne, children }: { ligne: Decidable; children: string }) => (
  <>
    <input type="hidden" name="ligne" value={ligne.cle} />
    <input type="checkbox" name="accepte" value={ligne.cle} checked={coche(ligne)} />
    <span>{children}</span>
  </>
);

const combien = (nombre: number, un: string, des?: string) => nombre > 0 && pluriel(nombre, un, des);

/** Ce qu'une liste apporte, et ce qui y est décidé. */
function direListe({ nouveaux, remplaces, absents, reste, acceptes }: BlocEnListe) {
  const apporte = nouveaux + remplaces > 0;
  return [
    combien(nouveaux, "ligne neuve", "lignes neuves"),
    combien(remplaces, "valeur à remplacer", "valeurs à remplacer"),
    !apporte && "déjà écrit ainsi",
    combien(absents, "absent du fichier", "absents du fichier"),
    apporte && reste === 0 && pluriel(acceptes, "acceptée"),
  ];
}

const direValeur = ({ ligne, deja }: BlocEnListe) => [
  ligne?.etat === "identique" && "déjà écrit ainsi",
  ligne?.etat === "different" && `remplace ${deja}`,
];

const dire = (bloc: BlocEnListe): string =>
  [...(bloc.ligne ? direValeur(bloc) : direListe(bloc)), combien(bloc.doutes, "point à vérifier", "points à vérifier")]
    .filter(Boolean)
    .join(" · ");

/** The form of the blocks' own buttons is not that of the boxes: Enter in a box must not accept a whole block. */
const ACTE_BLOC = "acte-bloc";

const accepteEntier = ({ ligne, reste }: BlocEnListe, ouverte: boolean): boolean => ouverte && !ligne && reste > 0;

const Bloc = ({ bloc, ici, ouverte }: { bloc: BlocEnListe; ici: string; ouverte: boolean }) => (
  <li>
    {ouverte && bloc.ligne && change(bloc.ligne) ? (
      <label>
        <Case ligne={bloc.ligne}>{`${bloc.libelle} : ${bloc.importe}`}</Case>
      </label>
    ) : (
      <span>
        {bloc.libelle} : {bloc.importe}
      </span>
    )}{" "}
    <small>
      {dire(bloc)}{" "}
      <a href={`${ici}/blocs/${bloc.nom}`}>
        {accepteEntier(bloc, ouverte) ? `décider (${bloc.reste})` : "voir"}
        <span class="cache"> {bloc.libelle}</span>
      </a>
      <LiensPages ici={ici} pages={bloc.pages} />
      {accepteEntier(bloc, ouverte) && (
        <>
          {" "}
          <button class="lien" form={ACTE_BLOC} formaction={`${ici}/blocs/${bloc.nom}`} name="acte" value="accepter">
            tout accepter<span class="cache"> : {bloc.libelle}</span>
          </button>
        </>
      )}
    </small>
  </li>
);

type PropsNoeud = { noeud: NoeudEnListe; ici: string; ouverte: boolean; genres: Record<string, string> };

const Noeud = ({ noeud, ici, ouverte, genres }: PropsNoeud) => {
  const nom = `${noeud.code ? `${noeud.code}. ` : ""}${noeud.libelle}`;
  return (
    <li id={`noeuds-${noeud.rang + 1}`} class={`niveau-${Math.min(noeud.niveau, 4)}`}>
      {ouverte && change(noeud) ? (
        <label>
          <Case ligne={noeud}>{nom}</Case>
        </label>
      ) : (
        nom
      )}{" "}
      <small>
        {genres[noeud.genre]?.toLowerCase()}
        {noeud.fiches > 0 && `, ${pluriel(noeud.fiches, "fiche")}`}
        {noeud.etat === "identique" && ", déjà dans le plan"}
        {noeud.etat === "different" && ", impacts visés à remplacer"}
        {noeud.correction && `, ${direCorrection(noeud.correction)}`}
        <LiensPages ici={ici} pages={noeud.pages} />
        {ouverte && (
          <>
            {" "}
            <a href={`${ici}/corrections/noeuds/${noeud.rang + 1}`} aria-label={`Corriger : ${nom}`}>
              Corriger
            </a>
          </>
        )}
      </small>
    </li>
  );
};

const Muets = ({ ici, muets }: { ici: string; muets: VueRevue["muets"] }) => (
  <p class="note">
    Le document n’en dit rien, vous pouvez le taper :{" "}
    {muets.map(({ nom, libelle }, rang) => (
      <>
        {rang > 0 && ", "}
        <a href={`${ici}/corrections/${nom}`}>{libelle}</a>
      </>
    ))}
  </p>
);

const PagesArbre = ({ ici, vue }: { ici: string; vue: VueRevue }) => {
  const page = vue.noeudsDebut / NOEUDS_PAR_PAGE + 1;
  const pages = Math.ceil(vue.noeudsTotal / NOEUDS_PAR_PAGE);
  if (pages < 2) return null;
  return (
    <p class="barre">
      {page > 1 && <a href={`${ici}?arbre=${page - 1}`}>Nœuds précédents</a>}
      {page < pages && <a href={`${ici}?arbre=${page + 1}`}>Nœuds suivants</a>}
    </p>
  );
};

const Lignes = ({ ici, vue, ouverte, genres }: PropsArbre) => (
  <>
    {vue.blocs.length > 0 && (
      <>
        <h2>La convention</h2>
        <ul role="list" class="lignes">
          {vue.blocs.map((bloc) => (
            <Bloc bloc={bloc} ici={ici} ouverte={ouverte} />
          ))}
        </ul>
      </>
    )}
    {ouverte && vue.muets.length > 0 && <Muets ici={ici} muets={vue.muets} />}
    {vue.noeuds.length > 0 && (
      <>
        <h2>L’arbre</h2>
        <ul role="list" class="lignes">
          {vue.noeuds.map((noeud) => (
            <Noeud noeud={noeud} ici={ici} ouverte={ouverte} genres={genres} />
          ))}
        </ul>
        <PagesArbre ici={ici} vue={vue} />
      </>
    )}
  </>
);

type PropsArbre = { ici: string; vue: VueRevue; ouverte: boolean; genres: Record<string, string> };

/** La convention et l'arbre tels que compris : chaque ligne neuve ou autre s'accepte ou se laisse ; rien à décider, rien à envoyer. */
export const BlocsEtArbre = (props: PropsArbre) => {
  const { ici, vue, ouverte } = props;
  const valeurs = vue.blocs.flatMap(({ ligne }) => ligne ?? []);
  const decidables = ouverte && [...valeurs, ...vue.noeuds].some(change);
  return (
    <>
      {decidables ? (
        <form method="post" action={`${ici}/lignes`} class="pile">
          <input type="hidden" name="version" value={vue.entete.version} />
          <Lignes {...props} />
          <p class="note">Ce qui est coché s’écrit, le reste est laissé de côté.</p>
          <button class="bouton discret" type="submit">
            Enregistrer ces choix
          </button>
        </form>
      ) : (
        <div class="pile">
          <Lignes {...props} />
        </div>
      )}
      {vue.blocs.some((bloc) => accepteEntier(bloc, ouverte)) && (
        <form id={ACTE_BLOC} method="post" action={ici}>
          <input type="hidden" name="version" value={vue.entete.version} />
          <input type="hidden" name="retour" value="revue" />
        </form>
      )}
    </>
  );
};
