import type { Child } from "hono/jsx";
import type { Bloc } from "#commun/document.ts";
import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Blocs } from "#ui/document.tsx";
import { DIAPORAMA, Telecharger, TEXTE } from "#ui/telecharger.tsx";
import type { Dossier, Sceau } from "../../dossier/model.ts";
import type { CodeBrouillon } from "../../brouillon/model.ts";
import { type CodeSection, SECTIONS } from "../../section/lexique.ts";
import { type Exigence, resteADire, type Tenue } from "../../section/rules.ts";
import { type Bilan, LIBELLES_GENRE_BILAN } from "../model.ts";
import { EtatDuBilan } from "../pages.tsx";
import { peutEcrire, periodeDite } from "../rules.ts";

export type LectureProps = {
  base: string;
  dossier: Dossier;
  sceau: Sceau | null;
  parSection: readonly { section: CodeSection; blocs: Bloc[]; depliable: boolean }[];
  tenues: readonly Tenue[];
  compte: { tenues: number; demandees: number };
  droits: { rediger: boolean; noter: boolean };
  brouillons: readonly CodeBrouillon[];
  ouvert: string;
  adoption: string;
};

const ADRESSES: Partial<Record<CodeSection, { chemin: string; nom: string; de: "rediger" | "noter" }[]>> = {
  criteres: [{ chemin: "notes", nom: "Noter", de: "noter" }],
  ajustements: [{ chemin: "ajustements", nom: "Ajuster", de: "rediger" }],
};

/** Où cette personne retrouve ce qu'elle écrivait d'une section quand le bilan fut adopté. */
export const restesDe = (section: CodeSection, brouillons: readonly CodeBrouillon[]): string[] => [
  ...(brouillons.includes(section) ? [`sections/${section}`] : []),
  ...(section === "criteres" && brouillons.includes("notes") ? ["notes"] : []),
  ...(section === "ajustements" && brouillons.includes("ajuster") ? ["ajustements"] : []),
];

const Gestes = ({ section, props }: { section: CodeSection; props: LectureProps }) => {
  const { base, dossier, droits, brouillons } = props;
  const ici = `${base}/bilans/${dossier.bilan.id}`;
  if (!peutEcrire(dossier.bilan))
    return (
      <span class="barre">
        {restesDe(section, brouillons).map((chemin) => (
          <a href={`${ici}/${chemin}`}>
            Votre brouillon, resté hors du bilan<span class="cache"> : {SECTIONS[section].titre}</span>
          </a>
        ))}
      </span>
    );
  const autres = (ADRESSES[section] ?? []).filter(({ de }) => droits[de]);
  return (
    <span class="barre">
      {autres.map(({ chemin, nom }) => (
        <a href={`${ici}/${chemin}`}>{nom}</a>
      ))}
      {droits.rediger && (
        <a href={`${ici}/sections/${section}`}>
          {brouillons.includes(section) ? "Reprendre le brouillon" : "Écrire"}
          <span class="cache"> : {SECTIONS[section].titre}</span>
        </a>
      )}
    </span>
  );
};

/** Une section ouverte ligne par ligne prend la place des tableaux des autres. */
const montresDe = ({ section, blocs }: LectureProps["parSection"][number], ouvert: string): Bloc[] =>
  ouvert === "" || ouvert === section ? blocs : blocs.filter(({ genre }) => genre !== "tableau" && genre !== "figure");

const Partie = ({ partie, props }: { partie: LectureProps["parSection"][number]; props: LectureProps }) => {
  const { section, blocs, depliable } = partie;
  const tenue = props.tenues.find((une) => une.section === section);
  const reste = tenue ? resteADire(props.dossier.bilan, tenue) : [];
  const ouverte = props.ouvert === section;
  const montres = montresDe(partie, props.ouvert);
  return (
    <section id={section}>
      <header>
        <h2>{SECTIONS[section].titre}</h2>
        <Gestes section={section} props={props} />
      </header>
      {reste.length > 0 && <p class="note">Il y manque : {reste.join(" ; ")}.</p>}
      {blocs.length === 0 && <p class="vide">Rien n’est encore écrit ici.</p>}
      <Blocs blocs={montres} />
      {montres.length < blocs.length && (
        <p class="note">Ses tableaux reviennent quand la section ouverte est repliée.</p>
      )}
      {depliable && (
        <p class="outils">
          <a href={ouverte ? `?#${section}` : `?ouvert=${section}#${section}`}>
            {ouverte ? "Replier" : "Lire ligne par ligne"}
            <span class="cache"> : {SECTIONS[section].titre}</span>
          </a>
        </p>
      )}
    </section>
  );
};

const MARQUES: Record<Exigence, string> = { demandee: "à compléter", utile: "facultative", sansObjet: "" };

const marque = ({ exigence, manque }: Tenue): string => (manque.length === 0 ? "tenue" : MARQUES[exigence]);

const Sommaire = ({ props }: { props: LectureProps }) => {
  const { parSection, tenues, compte } = props;
  const ouvert = peutEcrire(props.dossier.bilan);
  return (
    <nav class="panneau" aria-labelledby="sommaire">
      <h2 id="sommaire">
        {ouvert
          ? `${pluriel(compte.tenues, "section tenue", "sections tenues")} sur ${pluriel(compte.demandees, "demandée")}`
          : "Sommaire"}
      </h2>
      {ouvert && <meter min={0} max={compte.demandees} value={compte.tenues} aria-labelledby="sommaire" />}
      <ul role="list">
        {parSection.map(({ section }) => {
          const tenue = tenues.find((une) => une.section === section);
          return (
            <li>
              <a href={`#${section}`}>{SECTIONS[section].titre}</a>{" "}
              {ouvert && tenue && tenue.exigence !== "sansObjet" && <small class="note">{marque(tenue)}</small>}
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

const Textes = ({ tenues }: { tenues: readonly Tenue[] }) => (
  <details class="plus">
    <summary>Ce que les textes demandent</summary>
    <dl class="identite">
      {tenues
        .filter(({ exigence }) => exigence === "demandee")
        .map(({ section, source }) => (
          <div>
            <dt>{SECTIONS[section].titre}</dt>
            <dd>{source}</dd>
          </div>
        ))}
    </dl>
  </details>
);

const TABLEUR = [
  { format: "xlsx", nom: "Excel" },
  { format: "ods", nom: "Classeur OpenDocument" },
];

/** Le bilan en entier, à lire ou à emporter. */
const Emporter = ({ base, bilan, rediger }: { base: string; bilan: Bilan; rediger: boolean }) => {
  const commun = { base, params: [["bilan", bilan.id] as const] };
  return (
    <section class="panneau" aria-labelledby="emporter">
      <h2 id="emporter">En entier</h2>
      <Telecharger {...commun} genre="bilan" nom="Tout le bilan" formats={TEXTE} />
      {bilan.genre !== "pointEtape" && (
        <Telecharger {...commun} genre="petiteEnfance" nom="Part petite enfance" formats={TEXTE} />
      )}
      <Telecharger {...commun} genre="diaporamaBilan" nom="Pour le comité de pilotage" formats={DIAPORAMA} />
      <Telecharger {...commun} genre="chiffresBilan" nom="Les tableaux" formats={TABLEUR} />
      {rediger && peutEcrire(bilan) && (
        <p>
          <a href={`${base}/bilans/${bilan.id}/retour`}>Rendre un bilan corrigé dans Word</a>
        </p>
      )}
    </section>
  );
};

const Scelle = ({ sceau }: { sceau: Sceau }) =>
  sceau.intact ? (
    <Alert ton="info">
      <p>
        Ce bilan est figé depuis le {aLHeure(sceau.instant)} : rien n’y change plus. Son empreinte est au journal :{" "}
        <code>{sceau.empreinte.slice(0, 16)}</code>
      </p>
    </Alert>
  ) : (
    <Alert>
      Ce bilan figé ne correspond plus à l’empreinte gardée au journal : quelqu’un l’a changé hors de Maillage.
    </Alert>
  );

/** Un bilan, qui se lit comme le document qu'il sera. */
export const LecturePage = ({ children, ...props }: LectureProps & { children?: Child }) => {
  const { base, dossier, sceau, adoption, tenues, droits } = props;
  const { bilan } = dossier;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/bilans`}>Bilans</a>
          </p>
          <h1>{bilan.titre}</h1>
          <p>
            {LIBELLES_GENRE_BILAN[bilan.genre]}, {periodeDite(bilan)} <EtatDuBilan etat={bilan.etat} />
          </p>
        </div>
        {droits.rediger && bilan.etat !== "fige" && (
          <a class="bouton" href={`${base}/bilans/${bilan.id}/suite`}>
            Faire avancer
          </a>
        )}
      </div>
      {sceau && <Scelle sceau={sceau} />}
      {children}
      <div class="deux">
        <article class="fiche bilan">
          {props.parSection.map((partie) => (
            <Partie partie={partie} props={props} />
          ))}
        </article>
        <aside class="pile" aria-label="Résumé du bilan">
          <Sommaire props={props} />
          <section class="panneau" aria-labelledby="adoption">
            <h2 id="adoption">Adoption</h2>
            <p>{adoption}</p>
            {droits.rediger && peutEcrire(bilan) && (
              <p>
                <a href={`${base}/bilans/${bilan.id}/identite`}>Changer le titre ou la période</a>
              </p>
            )}
          </section>
          <Emporter base={base} bilan={bilan} rediger={droits.rediger} />
          <Textes tenues={tenues} />
        </aside>
      </div>
    </>
  );
};
