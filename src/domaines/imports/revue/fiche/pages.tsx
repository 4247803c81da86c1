import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ as Ligne, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Doutes, Images } from "../doute/pages.tsx";
import { type ChampEnRevue, type Choix, type Extrait, LIBELLES_FICHE, type VueFiche } from "../vue/model.ts";

const lignesDe = ({ debut, fin }: Extrait) => (debut === fin ? `Ligne ${debut}` : `Lignes ${debut} à ${fin}`);

/** Lines of the document as they are, beside what was understood. */
const Source = ({ source }: { source: NonNullable<ChampEnRevue["source"]> }) => (
  <figure class="source">
    <figcaption>
      {lignesDe(source)}
      {source.libelle && ` · « ${source.libelle} »`}
    </figcaption>
    <pre>{source.texte}</pre>
  </figure>
);

/** The height that shows the whole text, about eighty letters a line. */
const hauteur = (texte: string) =>
  Math.min(24, texte.split("\n").reduce((lignes, ligne) => lignes + Math.max(1, Math.ceil(ligne.length / 78)), 0) + 1);

const Place = ({ champ, noeuds }: { champ: ChampEnRevue; noeuds: Choix[] }) => {
  const choisis = champ.saisie.split("\n");
  return (
    <div class="champ">
      <label for="champ-noeuds">{champ.libelle}</label>
      <select id="champ-noeuds" name="champ-noeuds" multiple size={Math.min(8, Math.max(3, noeuds.length))}>
        {noeuds.map(({ valeur, libelle }) => (
          <option value={valeur} selected={choisis.includes(valeur)}>
            {libelle}
          </option>
        ))}
      </select>
    </div>
  );
};

const Saisie = ({
  champ,
  noeuds,
  erreurs,
}: {
  champ: ChampEnRevue;
  noeuds: Choix[];
  erreurs: FormErrors | undefined;
}) => {
  if (champ.forme === "noeuds") return <Place champ={champ} noeuds={noeuds} />;
  const commun = { nom: `champ-${champ.nom}`, label: champ.libelle, valeur: champ.saisie, erreurs };
  if (champ.forme === "ligne") return <Ligne {...commun} requis={champ.nom === "titre"} />;
  return <Zone {...commun} lignes={hauteur(champ.saisie)} />;
};

const DejaLa = ({ champ }: { champ: ChampEnRevue }) => (
  <div class="choix serre">
    <label>
      <input type="checkbox" name="remplace" value={champ.nom} checked={champ.remplace} />
      <span>Remplacer ce que dit le plan ({champ.libelle})</span>
    </label>
    <pre class="texte">{champ.deja || "(une valeur que l’import vide)"}</pre>
  </div>
);

type PropsChamp = { ici: string; champ: ChampEnRevue; noeuds: Choix[]; erreurs: FormErrors | undefined };
const UnChamp = (props: PropsChamp) => {
  const { champ } = props;
  return (
    <div class={champ.doutes.length > 0 ? "regard doute" : "regard"}>
      <div class="pile">
        <Saisie {...props} />
        {champ.porteurs.length > 0 && (
          <ul class="note">
            {champ.porteurs.map((phrase) => (
              <li>{phrase}</li>
            ))}
            <li>
              <a href={`${props.ici}/porteurs`}>Choisir les acteurs</a>
            </li>
          </ul>
        )}
        {champ.corrige && <p class="note">Corrigé à la main.</p>}
        {champ.conflit && <p class="note">Changé dans le tableur et dans le plan depuis l’export : choisissez.</p>}
        {champ.etat === "different" && <DejaLa champ={champ} />}
        {champ.doutes.length > 0 && (
          <Alert ton="attention">
            <Doutes ici={props.ici} doutes={champ.doutes} />
          </Alert>
        )}
      </div>
      {champ.source && <Source source={champ.source} />}
    </div>
  );
};

const Actes = ({ vue }: { vue: VueFiche }) => (
  <div class="barre">
    <button class="bouton" type="submit" name="acte" value="accepter">
      Accepter cette fiche
    </button>
    <button class="bouton discret" type="submit" name="acte" value="laisser">
      Laisser de côté
    </button>
    {vue.jointes.length === 0 && <a href={`${vue.rang + 1}/jonction`}>Joindre à une autre</a>}
    {vue.etat !== "aDecider" && vue.etat !== "inchangee" && (
      <button class="bouton discret" type="submit" name="acte" value="rouvrir">
        Revenir sur la décision
      </button>
    )}
  </div>
);

const Entete = ({ base, vue }: { base: string; vue: VueFiche }) => {
  const ici = `${base}/imports/${vue.entete.id}`;
  const ouverte = vue.entete.etat === "brouillon";
  return (
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/imports`}>Importer</a> › <a href={ici}>{vue.entete.fichier}</a> › fiche {vue.rang + 1} sur{" "}
          {vue.total}
        </p>
        <h1>{vue.titre}</h1>
        <p>
          {LIBELLES_FICHE[vue.etat]}
          {vue.plan ? (
            <>
              {" · "}déjà dans le plan : <a href={`${base}/plan/fiches/${vue.plan.id}`}>{vue.plan.titre}</a>
            </>
          ) : (
            ouverte && " · nouvelle"
          )}
          {vue.jointeA && (
            <>
              {" · "}complète <a href={`${ici}/fiches/${vue.jointeA.rang + 1}`}>{vue.jointeA.titre}</a>
            </>
          )}
          {vue.jointes.map(({ rang, titre }) => (
            <>
              {" · "}complétée par <a href={`${ici}/fiches/${rang + 1}`}>{titre}</a>
            </>
          ))}
        </p>
      </div>
      <div class="barre">
        {vue.precedente !== null && <a href={`${ici}/fiches/${vue.precedente + 1}`}>Précédente</a>}
        {vue.rang + 1 < vue.total && <a href={`${ici}/fiches/${vue.rang + 2}`}>Suivante</a>}
        {ouverte && vue.suivante !== null && <a href={`${ici}/fiches/${vue.suivante + 1}`}>Suivante à décider</a>}
      </div>
    </div>
  );
};

type PropsFiche = { base: string; vue: VueFiche; erreurs?: FormErrors };

const Champs = ({ base, vue, erreurs }: PropsFiche) => {
  const ici = `${base}/imports/${vue.entete.id}`;
  const champ = (un: ChampEnRevue) => <UnChamp ici={ici} champ={un} noeuds={vue.noeuds} erreurs={erreurs} />;
  return (
    <>
      {vue.champs.map(champ)}
      {vue.vides.length > 0 && (
        <details>
          <summary>{pluriel(vue.vides.length, "champ")} dont le document ne dit rien</summary>
          <div class="pile">{vue.vides.map(champ)}</div>
        </details>
      )}
    </>
  );
};

/** Une fiche devant ses lignes : chaque champ se corrige, la fiche s'accepte, se joint ou se laisse. */
export const FicheEnRevuePage = (props: PropsFiche) => {
  const { base, vue, erreurs } = props;
  const ici = `${base}/imports/${vue.entete.id}`;
  const ouverte = vue.entete.etat === "brouillon";
  return (
    <>
      <Entete base={base} vue={vue} />
      <Fautes erreurs={erreurs} />
      {vue.doutes.length > 0 && (
        <Alert ton="attention">
          <Doutes ici={ici} doutes={vue.doutes} />
        </Alert>
      )}
      {ouverte ? (
        <form class="pile" method="post" action={`${ici}/fiches/${vue.rang + 1}`}>
          <input type="hidden" name="version" value={vue.entete.version} />
          <Actes vue={vue} />
          <Champs {...props} />
          <div class="barre">
            <button class="bouton" type="submit" name="acte" value="accepter">
              Accepter cette fiche
            </button>
          </div>
        </form>
      ) : (
        <fieldset class="pile" disabled>
          <legend class="cache">Ce que le fichier disait de cette fiche</legend>
          <Champs {...props} />
        </fieldset>
      )}
      <Images ici={ici} images={vue.images} />
      {vue.extrait && (
        <details>
          <summary>Tout le passage du document ({lignesDe(vue.extrait).toLowerCase()})</summary>
          <figure class="source">
            <pre>{vue.extrait.texte}</pre>
          </figure>
        </details>
      )}
    </>
  );
};
