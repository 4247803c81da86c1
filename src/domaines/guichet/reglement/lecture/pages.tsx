import { pluriel } from "#commun/texte.ts";
import type { Bloc } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import { Blocs } from "#ui/document.tsx";
import { Etat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { MANQUEMENTS, REFUS_PUBLICATION, SITUATIONS } from "../lexique.ts";
import type { Reglement } from "../model.ts";
import type { Manquement, RefusPublication, Situation } from "../publication/rules.ts";

const FORMES = { brouillon: "attente", aVenir: "pause", enVigueur: "marche", remplace: "fin" } as const;

const EtatDuReglement = ({ situation }: { situation: Situation }) => (
  <Etat forme={FORMES[situation]} libelle={SITUATIONS[situation]} />
);

export type Version = { reglement: Reglement; situation: Situation };

type VersionsProps = { base: string; versions: readonly Version[]; tenir: boolean; refus?: string | undefined };

const Ouvrir = ({ base, versions }: VersionsProps) =>
  versions.some(({ situation }) => situation === "brouillon") ? null : (
    <form method="post" action={base}>
      <button class="bouton">{versions.length > 0 ? "Préparer la version suivante" : "Partir du modèle"}</button>
    </form>
  );

/** Les versions du règlement : celle qui s'applique, celle qui vient, celle qui s'écrit, celles d'avant. */
export const VersionsPage = (props: VersionsProps) => {
  const { base, versions, tenir, refus } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Règlement d’attribution</h1>
          <p>Les critères, les points et l’ordre par lesquels les places sont attribuées, les mêmes pour tous.</p>
        </div>
        {tenir && <Ouvrir {...props} />}
      </div>
      {refus && <Alert>{refus}</Alert>}
      {versions.length === 0 ? (
        <p class="vide">Aucun règlement. Le modèle proposé se relit, se change et se fait voter avant d’être publié.</p>
      ) : (
        <Tableau nom="Les versions" colonnes={["Version", "S’applique depuis", "Acte", "État"]}>
          {versions.map(({ reglement, situation }) => (
            <tr>
              <th scope="row">
                <a href={`${base}/${reglement.id}`}>
                  {reglement.titre}, version {reglement.numero}
                </a>
              </th>
              <td>{reglement.depuis ? enLettres(reglement.depuis) : "—"}</td>
              <td>{reglement.acte || "—"}</td>
              <td>
                <EtatDuReglement situation={situation} />
              </td>
            </tr>
          ))}
        </Tableau>
      )}
    </>
  );
};

export type ReglementProps = Version & {
  base: string;
  convention: string | null;
  blocs: readonly Bloc[];
  tenir: boolean;
  today: Jour;
  manques: readonly Manquement[];
  erreurs?: FormErrors | undefined;
  refus?: RefusPublication | undefined;
};

const SECTIONS = [
  ["cadre", "Cadre et délais"],
  ["criteres", "Critères et points"],
  ["groupes", "Groupes"],
  ["conditions", "Qui peut demander"],
  ["reserves", "Places gardées"],
  ["calendrier", "Calendrier"],
] as const;

const Ecrire = ({ base, reglement }: ReglementProps) => (
  <nav class="onglets" aria-label="Écrire le règlement">
    {SECTIONS.map(([section, nom]) => (
      <a href={`${base}/${reglement.id}/${section}`}>{nom}</a>
    ))}
    <a href={`${base.replace(/reglement$/, "simulation")}?reglement=${reglement.id}`}>Simuler</a>
  </nav>
);

const Publication = ({ base, reglement, manques, today, erreurs, refus }: ReglementProps) => (
  <form method="post" action={`${base}/${reglement.id}/publication`} class="formulaire panneau">
    <h2>Publier cette version</h2>
    <p class="note">
      Publiée, elle ne change plus jamais : ce qui change ensuite est une version nouvelle. Les familles la lisent dès
      qu’elle s’applique.
    </p>
    {refus && <Alert>{REFUS_PUBLICATION[refus]}</Alert>}
    {manques.length > 0 && (
      <ul>
        {manques.map((un) => (
          <li>{MANQUEMENTS[un]}</li>
        ))}
      </ul>
    )}
    <Fautes erreurs={erreurs} />
    <input type="hidden" name="version" value={`${reglement.version}`} />
    <Champ nom="depuis" label="S’applique à partir du" type="date" requis erreurs={erreurs} valeur={today} />
    <Champ
      nom="acte"
      label="Acte qui l’adopte"
      aide="Par exemple : délibération du 12 novembre 2026."
      requis
      erreurs={erreurs}
    />
    <p>
      <button class="bouton">Publier pour toujours</button>
    </p>
  </form>
);

const Abandon = ({ base, reglement }: ReglementProps) => (
  <p>
    <a href={`${base}/${reglement.id}/abandon`}>Renoncer à ce brouillon</a>
  </p>
);

export const titreDe = ({ titre, numero }: Pick<Reglement, "titre" | "numero">): string =>
  `${titre}, version ${numero}`;

/** Une version, en mots ; un brouillon s'écrit et se publie. */
export const ReglementPage = (props: ReglementProps) => {
  const { base, reglement, situation, convention, blocs, tenir } = props;
  const brouillon = situation === "brouillon";
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={base}>Règlement d’attribution</a>
          </p>
          <h1>{titreDe(reglement)}</h1>
          <p>
            {reglement.depuis
              ? `S’applique depuis le ${enLettres(reglement.depuis)} : ${reglement.acte}`
              : "Brouillon : rien ne s’applique encore."}
          </p>
        </div>
        <EtatDuReglement situation={situation} />
      </div>
      {brouillon && tenir && <Ecrire {...props} />}
      {convention && (
        <Telecharger
          base={`/conventions/${convention}`}
          genre="reglement"
          nom="Le règlement"
          params={[["reglement", reglement.id]]}
          formats={TEXTE}
        />
      )}
      <article class="document pile">
        <Blocs blocs={blocs} />
      </article>
      {brouillon && tenir && <Publication {...props} />}
      {brouillon && tenir && <Abandon {...props} />}
    </div>
  );
};

/** Avant de perdre un brouillon : ce qui le sera. */
export const AbandonPage = ({ base, reglement }: { base: string; reglement: Reglement }) => (
  <form method="post" action={`${base}/${reglement.id}/abandon`} class="formulaire">
    <h1>Renoncer à ce brouillon</h1>
    <p>
      {titreDe(reglement)} : {pluriel(reglement.contenu.criteres.length, "critère")} et tout ce qui y fut écrit seront
      perdus. Les versions publiées restent.
    </p>
    <input type="hidden" name="version" value={`${reglement.version}`} />
    <p class="barre">
      <button class="bouton">Renoncer au brouillon</button>
      <a href={`${base}/${reglement.id}`}>Le garder</a>
    </p>
  </form>
);
