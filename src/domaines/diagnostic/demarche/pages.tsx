import { enLettres } from "#commun/jour.ts";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import {
  type Apport,
  type Etape,
  GENRES_ETAPE,
  LIBELLES_ETAPE,
  LIBELLES_ORIGINE,
  LIBELLES_THEME,
  ORIGINES,
  THEMES,
} from "../model.ts";
import { participantsDe, participantsDu, participantsParPublic } from "../rules.ts";
import type { SaisieProps } from "../requete/actions.tsx";

export const THEMES_DITS = THEMES.map((theme) => ({ valeur: theme, libelle: LIBELLES_THEME[theme] }));

const quand = ({ debut, fin }: Etape): string => {
  if (!debut) return "";
  return fin && fin !== debut ? `${enLettres(debut)} – ${enLettres(fin)}` : enLettres(debut);
};

type DemarcheProps = {
  base: string;
  etapes: readonly Etape[];
  apports: readonly Apport[];
  page: number;
  ecrit: boolean;
};

const Etapes = ({ base, etapes, ecrit }: DemarcheProps) => (
  <Tableau
    nom="Les moments de la démarche"
    colonnes={["Moment", "Quand", "Avec qui", "Participants", "Ce qui en ressort"]}
    longue
  >
    {etapes.map((etape) => (
      <tr>
        <th scope="row">
          {ecrit ? <a href={`${base}/etapes/${etape.id}`}>{etape.titre}</a> : etape.titre}
          <small class="sous">{LIBELLES_ETAPE[etape.genre]}</small>
        </th>
        <td>{quand(etape)}</td>
        <td>{etape.public}</td>
        <td class="n">{participantsDu(etape) ?? ""}</td>
        <td>{etape.constats}</td>
      </tr>
    ))}
  </Tableau>
);

/** Ceux que l'on a écoutés, public par public. */
const Publics = ({ etapes }: Pick<DemarcheProps, "etapes">) => (
  <Tableau
    nom="Qui l’on a écouté"
    montre
    colonnes={["Public", { titre: "Participants", n: true }, { titre: "Moments", n: true }]}
  >
    {participantsParPublic(etapes).map(({ public: nom, nombre, moments }) => (
      <tr>
        <th scope="row">{nom}</th>
        <td class="n">{nombre}</td>
        <td class="n">{moments}</td>
      </tr>
    ))}
    <tr>
      <th scope="row">Ensemble</th>
      <td class="n">{participantsDe(etapes)}</td>
      <td class="n">{etapes.length}</td>
    </tr>
  </Tableau>
);

const Apports = ({ base, apports, page, ecrit }: DemarcheProps) => (
  <>
    <Tableau nom="Les apports au diagnostic" colonnes={["Apport", "Thème", "D’où il vient"]} longue>
      {apports.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((apport) => (
        <tr>
          <th scope="row">{ecrit ? <a href={`${base}/apports/${apport.id}`}>{apport.texte}</a> : apport.texte}</th>
          <td>{LIBELLES_THEME[apport.theme]}</td>
          <td>{LIBELLES_ORIGINE[apport.origine]}</td>
        </tr>
      ))}
    </Tableau>
    <Pagination chemin={`${base}/demarche`} params={new URLSearchParams()} page={page} total={apports.length} />
  </>
);

/** Comment le diagnostic s'est fait, et ce que chacun y a apporté. */
export const DemarchePage = (props: DemarcheProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={props.base}>Diagnostic partagé</a>
        </p>
        <h1>La démarche du diagnostic</h1>
        <p>Qui l’on a réuni ou écouté, combien, et ce qui en ressort. Aucun nom ici.</p>
      </div>
    </div>
    <section class="pile" aria-labelledby="moments">
      <div class="tete">
        <h2 id="moments">Les moments</h2>
        {props.ecrit && (
          <a class="bouton discret" href={`${props.base}/etapes/nouvelle`}>
            Ajouter un moment
          </a>
        )}
      </div>
      {props.etapes.length === 0 ? <p class="vide">Aucun moment n’est encore dit.</p> : <Etapes {...props} />}
      {participantsDe(props.etapes) > 0 && <Publics etapes={props.etapes} />}
    </section>
    <section class="pile" aria-labelledby="apports">
      <div class="tete">
        <h2 id="apports">Ce que chacun a apporté</h2>
        {props.ecrit && (
          <a class="bouton discret" href={`${props.base}/apports/nouveau`}>
            Ajouter un apport
          </a>
        )}
      </div>
      {props.ecrit && (
        <p class="note">
          Pour écouter les habitants sans les réunir :{" "}
          <a href={`${props.base.replace(/\/diagnostic$/, "")}/indicateurs/questionnaires`}>un questionnaire</a>, son
          lien et son code à photographier. Vous en versez ici ce que vous retenez.
        </p>
      )}
      {props.apports.length === 0 ? <p class="vide">Rien n’est encore noté.</p> : <Apports {...props} />}
    </section>
  </>
);

const Bas = ({ base, retrait }: { base: string; retrait: string | null }) => (
  <p class="barre">
    <button class="bouton">Enregistrer</button>
    <a href={`${base}/demarche`}>Revenir</a>
    {retrait && <a href={retrait}>Retirer</a>}
  </p>
);

export const EtapePage = ({ base, id, ligne, erreurs }: SaisieProps<Etape>) => {
  const commun = (nom: keyof Etape) => ({ nom, erreurs, valeur: String(ligne?.[nom] ?? "") });
  return (
    <form method="post" action={`${base}/etapes`} class="formulaire pile">
      <h1>{ligne?.titre ?? "Ajouter un moment de la démarche"}</h1>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${ligne?.version ?? 0}`} />
      <Choix
        {...commun("genre")}
        label="De quoi il s’agit"
        options={GENRES_ETAPE.map((genre) => ({ valeur: genre, libelle: LIBELLES_ETAPE[genre] }))}
      />
      <Champ {...commun("titre")} label="Titre" requis />
      <div class="cote-a-cote">
        <Champ {...commun("debut")} label="Du" type="date" />
        <Champ {...commun("fin")} label="Au" type="date" />
      </div>
      <Champ
        {...commun("public")}
        label="Avec qui"
        aide="Des parents, des collégiens… jamais un nom. Plusieurs publics : chacun avec son nombre, « Parents : 12 ; élus : 4 »."
      />
      <Champ
        {...commun("participants")}
        label="Participants"
        aide="En tout. Laissez vide si chaque public a son nombre."
        clavier="decimal"
      />
      <Zone {...commun("constats")} label="Ce qui en ressort" lignes={4} />
      <Bas base={base} retrait={ligne && `${base}/etapes/${id}/retrait`} />
    </form>
  );
};

export const ApportPage = (props: SaisieProps<Apport> & { etapes: readonly Etape[] }) => {
  const { base, id, ligne, erreurs, etapes } = props;
  const commun = (nom: keyof Apport) => ({ nom, erreurs, valeur: String(ligne?.[nom] ?? "") });
  return (
    <form method="post" action={`${base}/apports`} class="formulaire pile">
      <h1>{ligne ? "Un apport au diagnostic" : "Ajouter un apport au diagnostic"}</h1>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${ligne?.version ?? 0}`} />
      <Zone {...commun("texte")} label="Ce qui a été dit ou montré" lignes={4} requis />
      <Choix
        {...commun("origine")}
        label="D’où cela vient"
        options={ORIGINES.map((origine) => ({ valeur: origine, libelle: LIBELLES_ORIGINE[origine] }))}
      />
      <Choix {...commun("theme")} label="Thème" options={THEMES_DITS} />
      <Choix
        {...commun("etape")}
        label="À quel moment"
        options={[
          { valeur: "", libelle: "Aucun en particulier" },
          ...etapes.map((etape) => ({ valeur: etape.id, libelle: etape.titre })),
        ]}
      />
      <Bas base={base} retrait={ligne && `${base}/apports/${id}/retrait`} />
    </form>
  );
};
