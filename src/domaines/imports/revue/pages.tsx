import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { LIBELLES_GENRE } from "#domaines/plan/model.ts";
import { SurQuelquunEnRevue } from "./alerte/pages.tsx";
import { BlocsEtArbre } from "./arbre/pages.tsx";
import { TropDonnees } from "./priorite/pages.tsx";
import { Doutes } from "./doute/pages.tsx";
import type { Bilan, EnteteImport } from "./model.ts";
import { FichesComprises } from "./liste/pages.tsx";
import type { Doute, VueRevue } from "./vue/model.ts";
import { direEtat } from "./vue/rules.ts";

export type Annonce = "deja" | "dejaEnRevue" | "reste" | "alerte" | "reprise" | null;

const ANNONCES: Record<Exclude<Annonce, null>, string> = {
  deja: "Ce fichier, ou un fichier au même contenu, a déjà été importé ici : rien n’a été changé.",
  dejaEnRevue: "Ce fichier est déjà en revue : vous la reprenez où elle en était.",
  reste:
    "Rien n’a été écrit : il reste à décider, ou le plan a changé depuis votre relecture. Ce qui attend est en tête de liste.",
  alerte: "Rien n’a été écrit : des textes semblent parler de quelqu’un.",
  reprise: "L’import est de nouveau en revue.",
};

const Version = ({ entete }: { entete: EnteteImport }) => <input type="hidden" name="version" value={entete.version} />;

const Acte = (props: {
  action: string;
  entete: EnteteImport;
  portee?: string;
  discret?: boolean;
  children: string;
}) => (
  <form method="post" action={props.action}>
    <Version entete={props.entete} />
    {props.portee && <input type="hidden" name="portee" value={props.portee} />}
    <button class={props.discret ? "bouton discret" : "bouton"} type="submit">
      {props.children}
    </button>
  </form>
);

/** Ce que l'on peut refaire d'un import qui n'est plus en revue. */
const REPRISES: Partial<Record<EnteteImport["etat"], string>> = {
  abandonne: "Reprendre cet import",
  ecrit: "Comparer avec le plan d’aujourd’hui",
};

const Reste = ({ vue: { reste, rien, absents, priorites } }: { vue: VueRevue }) => {
  const { fiches, lignes } = reste;
  if (rien)
    return (
      <p>
        Ce fichier ne change rien : le plan dit déjà tout ce qu’il dit.
        {absents > 0 &&
          ` Ce qu’il n’a pas (${pluriel(absents, "ligne")} de la convention) reste, sauf si vous le retirez.`}
      </p>
    );
  if (fiches + lignes === 0 && priorites.some(({ decidee }) => !decidee))
    return <p>Reste à décider : une priorité donnée à trop de fiches.</p>;
  if (fiches + lignes === 0) return <p>Tout est décidé : il ne reste qu’à écrire.</p>;
  const dits = [
    fiches > 0 && pluriel(fiches, "fiche"),
    lignes > 0 && pluriel(lignes, "ligne de la convention ou de l’arbre", "lignes de la convention ou de l’arbre"),
  ];
  return <p>Reste à décider : {dits.filter(Boolean).join(" et ")}.</p>;
};

const Actes = ({ ici, vue }: { ici: string; vue: VueRevue }) => {
  const { entete, reste, sures } = vue;
  const attend = reste.fiches + reste.lignes;
  return (
    <div class="barre">
      {sures > 0 && sures < reste.fiches && (
        <Acte action={`${ici}/acceptation`} entete={entete} portee="sur" discret>
          {`Accepter ce qui est sûr (${pluriel(sures, "fiche")})`}
        </Acte>
      )}
      {attend > 0 && (
        <Acte action={`${ici}/acceptation`} entete={entete} portee="tout" discret>
          Tout accepter
        </Acte>
      )}
      <Acte action={`${ici}/ecriture`} entete={entete}>
        Écrire dans le plan
      </Acte>
    </div>
  );
};

const Bilans = ({ bilan, base }: { bilan: Bilan; base: string }) => (
  <Alert ton="info">
    <p>
      {pluriel(bilan.fichesCreees, "fiche créée", "fiches créées")},{" "}
      {pluriel(bilan.fichesModifiees, "modifiée", "modifiées")},{" "}
      {pluriel(bilan.noeudsCrees, "nœud créé", "nœuds créés")},{" "}
      {pluriel(bilan.blocs.length, "bloc de la convention écrit", "blocs de la convention écrits")}
      {bilan.fichesLaissees > 0 && `, ${pluriel(bilan.fichesLaissees, "fiche laissée", "fiches laissées")}`}.{" "}
      <a href={`${base}/plan`}>Voir le plan</a>
    </p>
  </Alert>
);

const Perdues = ({ ici, perdues }: { ici: string; perdues: readonly Doute[] }) =>
  perdues.length > 0 && (
    <Alert ton="attention">
      <p>{pluriel(perdues.length, "page n’a pas été lue", "pages n’ont pas été lues")} : rien d’autre n’en manque.</p>
      <Doutes ici={ici} doutes={perdues} />
    </Alert>
  );

const DOUTES_MONTRES = 20;

const Panneau = ({ ici, vue }: { ici: string; vue: VueRevue }) => {
  const { entete, doutes } = vue;
  const ouverte = entete.etat === "brouillon";
  const rares = doutes.filter(({ texte }) => texte !== "");
  const montres = [...rares.slice(0, DOUTES_MONTRES), ...doutes.filter(({ texte }) => texte === "")];
  return (
    <aside class="panneau">
      <BlocsEtArbre ici={ici} vue={vue} ouverte={ouverte} genres={LIBELLES_GENRE} />
      {doutes.length > 0 && (
        <details>
          <summary>{pluriel(doutes.length, "point à vérifier", "points à vérifier")} hors des fiches</summary>
          <Doutes ici={ici} doutes={montres} />
          {rares.length > DOUTES_MONTRES && <p class="note">et {rares.length - DOUTES_MONTRES} de plus</p>}
        </details>
      )}
      {ouverte && (
        <Acte action={`${ici}/abandon`} entete={entete} discret>
          Abandonner cet import
        </Acte>
      )}
      {REPRISES[entete.etat] && (
        <Acte action={`${ici}/reprise`} entete={entete} discret>
          {REPRISES[entete.etat] ?? ""}
        </Acte>
      )}
    </aside>
  );
};

const Dite = ({ ici, entete, annonce }: { ici: string; entete: EnteteImport; annonce: Annonce }) =>
  annonce && (
    <Alert ton={annonce === "reste" || annonce === "alerte" ? "erreur" : "info"}>
      <p>{ANNONCES[annonce]}</p>
      {annonce === "deja" && (
        <Acte action={`${ici}/reprise`} entete={entete} discret>
          Comparer quand même avec le plan d’aujourd’hui
        </Acte>
      )}
    </Alert>
  );

const RienLu = ({ vue: { entete, total } }: { vue: VueRevue }) =>
  entete.etat === "abandonne" &&
  total === 0 && <p>Rien n’a été lu de ce document : sa lecture a été arrêtée, ou aucun texte n’y a été reconnu.</p>;

const ActeursCites = ({ ici, vue }: { ici: string; vue: VueRevue }) =>
  vue.entete.etat === "brouillon" &&
  vue.porteurs > 0 && (
    <p>
      <a href={`${ici}/porteurs`}>{pluriel(vue.porteurs, "acteur cité", "acteurs cités")}</a> : voir qui est reconnu,
      qui sera créé, et choisir.
    </p>
  );

const Signee = ({ ouverte, vue }: { ouverte: boolean; vue: VueRevue }) =>
  ouverte &&
  vue.signee && (
    <Alert ton="attention">
      La convention est signée : ce que ce document dit de ses dates, de ses parties et de son texte est laissé de côté,
      il faut un avenant pour le changer. Le plan, les délibérations et les équipements s’importent toujours.
    </Alert>
  );

/** La revue d'un import : ce qui a été compris, ce qui attend, et de quoi l'écrire d'un seul geste. */
export const RevuePage = ({ base, vue, annonce }: { base: string; vue: VueRevue; annonce: Annonce }) => {
  const { entete } = vue;
  const ici = `${base}/imports/${entete.id}`;
  const ouverte = entete.etat === "brouillon";
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/imports`}>Importer</a> › {direEtat(vue)}
          </p>
          <h1>{entete.fichier}</h1>
          <p>
            {pluriel(vue.total, "fiche")} et {pluriel(vue.noeudsTotal, "nœud")} compris. Déposé le{" "}
            {aLHeure(entete.creeLe)} par {entete.auteur}.
          </p>
        </div>
        {ouverte && (!vue.rien || vue.absents > 0) && <Actes ici={ici} vue={vue} />}
      </div>
      <Dite ici={ici} entete={entete} annonce={annonce} />
      <Signee ouverte={ouverte} vue={vue} />
      <Perdues ici={ici} perdues={vue.perdues} />
      {entete.bilan && <Bilans bilan={entete.bilan} base={base} />}
      {ouverte && <Reste vue={vue} />}
      <SurQuelquunEnRevue ici={ici} entete={entete} alertes={ouverte ? vue.alertes : []} />
      <ActeursCites ici={ici} vue={vue} />
      {ouverte && <TropDonnees ici={ici} entete={entete} priorites={vue.priorites} />}
      <RienLu vue={vue} />
      <div class="deux">
        <FichesComprises ici={ici} vue={vue} />
        <Panneau ici={ici} vue={vue} />
      </div>
    </>
  );
};
