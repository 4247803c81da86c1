import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Vie } from "./cycle/pages.tsx";
import { estVerrouillee } from "./cycle/rules.ts";
import type { ConventionSuivie, Situation } from "./echeance/model.ts";
import { type BlocConvention, type Convention, SANS_TITRE } from "./model.ts";
import type { CommuneVue } from "./perimetre/model.ts";
import { ChoixCommunes, Communes, SourcePopulations } from "./perimetre/pages.tsx";
import { habitants } from "./perimetre/rules.ts";
import { Duree, Quand, Section, Texte } from "./texte/pages.tsx";

type LectureProps = {
  convention: ConventionSuivie;
  situation: Situation;
  /** Les conventions de l'espace que cette personne peut lire. */
  lisibles: readonly string[];
  bloc: BlocConvention;
  communes: readonly CommuneVue[];
  nomEspace: string;
  droits: { modifier: boolean; importer: boolean; exporter: boolean; lirePlan: boolean; reconduire: boolean };
  creee: boolean;
  tout: string | null;
};

const Creee = ({ id, espace }: Convention) => (
  <Alert ton="info">
    <p>
      La convention est créée. Vous êtes <strong>chargé de coopération</strong> de son espace : vous pouvez tout y
      écrire et <a href={`/espaces/${espace}/acces`}>y inviter d’autres personnes</a>.
    </p>
    <p>
      À écrire ? <a href={`/conventions/${id}/parties`}>Nommez les parties</a>, puis{" "}
      <a href={`/conventions/${id}/texte`}>commencez le texte</a> ; la{" "}
      <a href={`/conventions/${id}/signature`}>page de signature</a> dit à tout moment ce qui manque.
    </p>
    <p>
      Son texte est-il déjà signé ? <a href={`/conventions/${id}/imports`}>Importez-le</a> : Maillage en propose la
      lecture.
    </p>
  </Alert>
);

const Tete = ({ convention, droits }: Pick<LectureProps, "convention" | "droits">) => (
  <div class="tete">
    <div>
      <h1>{convention.titre ?? SANS_TITRE}</h1>
      <p>
        <Duree {...convention} />
      </p>
    </div>
    <div class="barre">
      {droits.modifier && !estVerrouillee(convention) && (
        <a class="bouton discret" href={`/conventions/${convention.id}/identite`}>
          Modifier
        </a>
      )}
      {droits.lirePlan && (
        <a class="bouton" href={`/conventions/${convention.id}/plan`}>
          Ouvrir le plan d’actions
        </a>
      )}
    </div>
  </div>
);

const EnBref = ({ convention, bloc, communes, nomEspace, droits }: LectureProps) => {
  const { parties, articles } = bloc.convention;
  const { id, caf, debut, fin } = convention;
  return (
    <aside class="panneau" aria-labelledby="identite">
      <h2 id="identite">En bref</h2>
      <dl class="identite">
        <Fait nom="Espace">{nomEspace}</Fait>
        <Fait nom="Caf">{caf ?? "à préciser"}</Fait>
        <Fait nom="Début">{debut ? <Quand jour={debut} /> : "à préciser"}</Fait>
        <Fait nom="Fin">{fin ? <Quand jour={fin} /> : "à préciser"}</Fait>
        <Fait nom="Périmètre">
          {pluriel(communes.length, "commune")},{" "}
          <span class="chiffres">{pluriel(habitants(communes, "municipale"), "habitant")}</span>
        </Fait>
        <Fait nom="Signataires">
          {parties.length === 0 ? (
            "à préciser"
          ) : (
            <>
              {pluriel(parties.length, "partie")} · <a href={`/conventions/${id}/documents/logos`}>leurs logos</a>
            </>
          )}
        </Fait>
      </dl>
      {droits.importer && articles.length === 0 && !estVerrouillee(convention) && (
        <a class="bouton discret" href={`/conventions/${id}/imports`}>
          Importer le texte signé
        </a>
      )}
      {droits.exporter && (
        <p class="note">
          <a href={`/conventions/${id}/export`} download>
            Emporter toute la convention (JSON)
          </a>
        </p>
      )}
    </aside>
  );
};

/** La convention à lire : son texte à gauche, sa carte d'identité à droite. */
export const ConventionPage = (props: LectureProps) => {
  const { convention, bloc, communes, creee } = props;
  return (
    <>
      <Tete {...props} />
      {creee && <Creee {...convention} />}
      <div class="deux">
        <article class="fiche">
          <Texte bloc={bloc} />
          <Section
            id="perimetre"
            titre="Les communes couvertes"
            vide={communes.length === 0 && "Aucune commune n’est encore dite."}
          >
            <p>Le périmètre est ce que la convention couvre ; ce n’est pas la liste de ceux qui la signent.</p>
            <Communes communes={communes} tout={props.tout} />
            <SourcePopulations />
          </Section>
        </article>
        <div class="pile">
          <Vie {...props} />
          <EnBref {...props} />
        </div>
      </div>
    </>
  );
};

const Fait = ({ nom, children }: { nom: string; children?: unknown }) => (
  <div>
    <dt>{nom}</dt>
    <dd>{children}</dd>
  </div>
);

/** Les champs que la création et la modification partagent. */
export const ChampsDates = ({
  debut,
  fin,
  erreurs,
}: {
  debut: string | null;
  fin: string | null;
  erreurs?: FormErrors | undefined;
}) => (
  <>
    <Champ nom="debut" label="Premier jour" type="date" valeur={debut ?? ""} erreurs={erreurs} />
    <Champ
      nom="fin"
      label="Dernier jour"
      type="date"
      aide="Au plus tard le 31 décembre de la quatrième année qui suit celle du début."
      valeur={fin ?? ""}
      erreurs={erreurs}
    />
  </>
);

type IdentiteProps = {
  convention: Convention;
  /** Les communes d'aujourd'hui, et celles que l'on vient d'ajouter ; `retenues` sont celles que l'on garde. */
  communes: readonly CommuneVue[];
  retenues: readonly string[];
  erreurs?: FormErrors | undefined;
};

export const IdentitePage = ({ convention, communes, retenues, erreurs }: IdentiteProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`/conventions/${convention.id}`}>Convention</a>
        </p>
        <h1>Modifier la convention</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={`/conventions/${convention.id}/identite`} class="formulaire">
      <input type="hidden" name="version" value={convention.version} />
      <Champ nom="titre" label="Titre" valeur={convention.titre ?? ""} erreurs={erreurs} />
      <Champ nom="caf" label="Caf" valeur={convention.caf ?? ""} erreurs={erreurs} />
      <ChampsDates debut={convention.debut} fin={convention.fin} erreurs={erreurs} />
      <ChoixCommunes communes={communes} retenues={retenues} erreurs={erreurs} />
      <div class="barre">
        <button class="bouton" type="submit">
          Enregistrer
        </button>
        <a href={`/conventions/${convention.id}`}>Ne rien changer</a>
      </div>
    </form>
  </>
);
