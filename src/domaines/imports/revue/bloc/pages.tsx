import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { direCorrection } from "../correction/rules.ts";
import { Doutes, Images, LiensPages } from "../doute/pages.tsx";
import type { ElementEnRevue, LigneEnRevue, VueBloc } from "./model.ts";
import { change } from "./rules.ts";

/** Coché d'avance : ce qui est neuf et entier. Remplacer, retirer ou garder une place vide se coche. */
const coche = ({ etat, decision, aCompleter }: LigneEnRevue) => decision ?? (etat === "nouveau" && !aCompleter);

const GESTES = { nouveau: "Ajouter", different: "Remplacer", retire: "Retirer" } as const;
const geste = (etat: LigneEnRevue["etat"]) => (etat in GESTES ? GESTES[etat as keyof typeof GESTES] : "");

const Case = ({ ligne, children }: { ligne: LigneEnRevue; children: string }) => (
  <label>
    <input type="hidden" name="ligne" value={ligne.cle} />
    <input type="checkbox" name="accepte" value={ligne.cle} checked={coche(ligne)} />
    <span>{children}</span>
  </label>
);

/** Au-delà, un texte se replie : une page se parcourt, un article se déplie. */
const LONG = 300;

const Cotes = ({ ligne }: { ligne: LigneEnRevue }) =>
  Math.max(ligne.importe.length, ligne.deja.length) > LONG ? (
    <details>
      <summary>
        {ligne.deja ? "Comparer les deux textes" : "Lire le texte"}
        <span class="cache"> : {ligne.libelle}</span>
      </summary>
      <CoteACote ligne={ligne} />
    </details>
  ) : (
    <CoteACote ligne={ligne} />
  );

/** Ce que dit le fichier, à côté de ce qui est écrit. */
const CoteACote = ({ ligne }: { ligne: LigneEnRevue }) => (
  <div class="cote-a-cote">
    {ligne.deja && (
      <figure class="source">
        <figcaption>Déjà écrit</figcaption>
        <pre>{ligne.deja}</pre>
      </figure>
    )}
    <figure class="source">
      <figcaption>Dans le fichier</figcaption>
      <pre>{ligne.importe}</pre>
    </figure>
  </div>
);

const Ligne = ({ ligne, ouverte }: { ligne: LigneEnRevue; ouverte: boolean }) => (
  <div>
    {ouverte ? (
      <Case ligne={ligne}>{`${geste(ligne.etat)} : ${ligne.libelle}`}</Case>
    ) : (
      <span>
        {ligne.libelle}
        {ligne.decision === false && <small> laissé de côté</small>}
      </span>
    )}
    {ligne.aCompleter && <small> à compléter : corrigez-le avant de l’accepter</small>}
    {ligne.importe && <Cotes ligne={ligne} />}
  </div>
);

const Detail = ({ titre, texte }: { titre: string; texte: string }) =>
  texte.length > LONG ? (
    <details>
      <summary>
        Lire tout<span class="cache"> : {titre}</span>
      </summary>
      <pre class="texte">{texte}</pre>
    </details>
  ) : (
    <small>{texte.replaceAll("\n", " · ")}</small>
  );

/** Qui a corrigé cette ligne, et le lien qui la corrige. */
const Corriger = (props: { element: ElementEnRevue; revue: string; ouverte: boolean }) => {
  const { titre, correction } = props.element;
  if (!correction || !(props.ouverte || correction.derniere)) return null;
  return (
    <small>
      {correction.derniere && `${direCorrection(correction.derniere)} `}
      {props.ouverte && (
        <a href={`${props.revue}/corrections/${correction.vers}`} aria-label={`Corriger : ${titre}`}>
          Corriger
        </a>
      )}
    </small>
  );
};

const Element = (props: { element: ElementEnRevue; revue: string; ouverte: boolean }) => {
  const { element, ouverte } = props;
  const decidables = element.lignes.filter(change);
  const entier = decidables.length === 1 && decidables[0]?.libelle === element.titre;
  return (
    <li id={element.correction?.ancre}>
      {!entier && <strong>{element.titre}</strong>}
      {decidables.length === 0 && <small> déjà écrit ainsi</small>}
      {decidables.map((ligne) => (
        <Ligne ligne={ligne} ouverte={ouverte} />
      ))}
      {entier && element.detail && <Detail titre={element.titre} texte={element.detail} />}
      <Corriger {...props} />
      {element.pages.length > 0 && (
        <small>
          <LiensPages ici={props.revue} pages={element.pages} />
        </small>
      )}
    </li>
  );
};

const compte = ({ nombre, reste, retraits }: VueBloc["groupes"][number]) =>
  retraits > 0
    ? pluriel(retraits, "retrait possible", "retraits possibles")
    : `${pluriel(nombre, "élément")}, ${reste > 0 ? `${pluriel(reste, "ligne")} à décider` : "rien à décider"}`;

type PropsGroupe = { revue: string; vue: VueBloc; groupe: VueBloc["groupes"][number]; ouverte: boolean };
const Groupe = ({ revue, vue, groupe, ouverte }: PropsGroupe) => {
  const ici = `${revue}/blocs/${vue.nom}`;
  const { cle, titre, elements, reste } = groupe;
  return (
    <section id={cle}>
      {(titre || elements === null) && (
        <div class="barre">
          <h2>{elements === null ? <a href={`${ici}?ouvert=${cle}#${cle}`}>{titre || vue.libelle}</a> : titre}</h2>
          <small>{compte(groupe)}</small>
          {ouverte && reste > 0 && vue.groupes.length > 1 && (
            <button class="lien" type="submit" name="acte" value={`accepter:${cle}`}>
              tout accepter<span class="cache"> : {titre || vue.libelle}</span>
            </button>
          )}
        </div>
      )}
      {elements && (
        <ul role="list" class="lignes">
          {elements.map((element) => (
            <Element element={element} revue={revue} ouverte={ouverte} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Pages = ({ ici, vue }: { ici: string; vue: VueBloc }) => {
  if (vue.pages < 2) return null;
  const vers = (page: number) => `${ici}?ouvert=${vue.ouvert}&page=${page}#${vue.ouvert}`;
  return (
    <nav class="barre" aria-label="Pages">
      {vue.page > 1 && <a href={vers(vue.page - 1)}>Page précédente</a>}
      <span class="chiffres">
        Page {vue.page} sur {vue.pages}
      </span>
      {vue.page < vue.pages && <a href={vers(vue.page + 1)}>Page suivante</a>}
    </nav>
  );
};

const Actes = ({ vue }: { vue: VueBloc }) => (
  <div class="barre">
    <button class="bouton" type="submit" name="acte" value="enregistrer">
      Enregistrer ces choix
    </button>
    {vue.reste > 0 && (
      <>
        <button class="bouton discret" type="submit" name="acte" value="accepter">
          {`Tout accepter (${pluriel(vue.reste, "ligne")})`}
        </button>
        <button class="bouton discret" type="submit" name="acte" value="laisser">
          Tout laisser de côté
        </button>
      </>
    )}
  </div>
);

/** Un bloc de la convention, élément par élément : ce qui est coché s'écrit, ce qui est déjà là ne change que là où on l'accepte. */
export const BlocPage = ({ revue, base, vue }: { revue: string; base: string; vue: VueBloc }) => {
  const ici = `${revue}/blocs/${vue.nom}`;
  const ouverte = vue.entete.etat === "brouillon";
  const decidables = vue.groupes.some(({ elements }) => elements?.some(({ lignes }) => lignes.some(change)));
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/imports`}>Importer</a> › <a href={revue}>{vue.entete.fichier}</a>
          </p>
          <h1>{vue.libelle}</h1>
          <p>
            Ce qui est coché s’écrit, le reste est laissé de côté. Rien de ce qui est déjà écrit ne change sans être
            coché.
          </p>
        </div>
      </div>
      {vue.doutes.length > 0 && (
        <Alert ton="attention">
          <Doutes ici={revue} doutes={vue.doutes} />
        </Alert>
      )}
      {vue.groupes.length === 0 && <p class="vide">Le fichier n’en dit rien.</p>}
      <form class="pile" method="post" action={ici}>
        <input type="hidden" name="version" value={vue.entete.version} />
        <input type="hidden" name="ouvert" value={vue.ouvert ?? ""} />
        {ouverte && decidables && <Actes vue={vue} />}
        {vue.groupes.map((groupe) => (
          <Groupe revue={revue} vue={vue} groupe={groupe} ouverte={ouverte} />
        ))}
        <Pages ici={ici} vue={vue} />
      </form>
      <Images ici={revue} images={vue.images} />
      {vue.extraits.map(({ debut, texte }) => (
        <figure class="source">
          <figcaption>À partir de la ligne {debut}</figcaption>
          <pre>{texte}</pre>
        </figure>
      ))}
    </>
  );
};
