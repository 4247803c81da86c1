import { pluriel } from "#commun/texte.ts";
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

const Bloc = ({ bloc, ici, ouverte }: { bloc: BlocEnListe; ici: string; ouverte: boolean }) => (
  <li>
    {ouverte && change(bloc) ? (
      <label>
        <Case ligne={bloc}>{`${bloc.libelle} : ${bloc.importe}`}</Case>
      </label>
    ) : (
      <span>
        {bloc.libelle} : {bloc.importe}
      </span>
    )}{" "}
    <small>
      {bloc.etat === "identique" && "déjà écrit ainsi"}
      {bloc.etat === "different" && `remplace ${bloc.deja}`}
      {bloc.doutes > 0 && ` · ${pluriel(bloc.doutes, "point à vérifier", "points à vérifier")}`}{" "}
      <a href={`${ici}/blocs/${bloc.nom}`}>
        voir<span class="cache"> {bloc.libelle}</span>
      </a>
    </small>
  </li>
);

const Noeud = ({
  noeud,
  ouverte,
  genres,
}: {
  noeud: NoeudEnListe;
  ouverte: boolean;
  genres: Record<string, string>;
}) => {
  const nom = `${noeud.code ? `${noeud.code}. ` : ""}${noeud.libelle}`;
  return (
    <li class={`niveau-${Math.min(noeud.niveau, 4)}`}>
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
      </small>
    </li>
  );
};

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

/** La convention et l'arbre tels que compris : chaque ligne neuve ou autre s'accepte ou se laisse. */
export const BlocsEtArbre = (props: {
  ici: string;
  vue: VueRevue;
  ouverte: boolean;
  genres: Record<string, string>;
}) => {
  const { ici, vue, ouverte, genres } = props;
  const decidables = ouverte && [...vue.blocs, ...vue.noeuds].some(change);
  return (
    <form method="post" action={`${ici}/lignes`} class="pile">
      <input type="hidden" name="version" value={vue.entete.version} />
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
      {vue.noeuds.length > 0 && (
        <>
          <h2>L’arbre</h2>
          <ul role="list" class="lignes">
            {vue.noeuds.map((noeud) => (
              <Noeud noeud={noeud} ouverte={ouverte} genres={genres} />
            ))}
          </ul>
          <PagesArbre ici={ici} vue={vue} />
        </>
      )}
      {decidables && (
        <>
          <p class="note">Ce qui est coché s’écrit, le reste est laissé de côté.</p>
          <button class="bouton discret" type="submit">
            Enregistrer ces choix
          </button>
        </>
      )}
    </form>
  );
};
