import { ecrireMontant } from "#commun/montant.ts";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { ConventionNommee } from "../actions.ts";
import { TEXTES_DITS } from "../lexique.ts";
import {
  LIBELLES_MODE_ACCUEIL,
  LIBELLES_TRAVAUX,
  MODES_ACCUEIL,
  type Quantite,
  type Schema,
  TEXTES_SCHEMA,
  TYPES_TRAVAUX,
} from "../model.ts";
import { ChoixConvention } from "../pages.tsx";
import { anneesDe, nombreDe, zonesDe } from "../rules.ts";

type Props = { base: string; schema: Schema; erreurs?: FormErrors | undefined };

const iciDe = ({ base, schema }: Props) => `${base}/schemas/${schema.id}`;
const retourDe = (props: Props) => [iciDe(props), props.schema.titre] as const;
const ecrit = (nombre: number | null) => (nombre === null ? "" : `${nombre}`.replace(".", ","));

export type Grille = "offre" | "reel";
export const TITRES_GRILLE: Record<Grille, string> = { offre: "Places prévues", reel: "Places réelles" };

const colonnesDe = (schema: Schema, grille: Grille): Quantite["annee"][] =>
  grille === "offre" ? ["depart", ...anneesDe(schema)] : anneesDe(schema);

const nomColonne = (annee: Quantite["annee"]) => (annee === "depart" ? "Au départ" : `${annee}`);

/** Une grille : un champ par mode et par année, pour une zone à la fois. */
export const GrillePage = (props: Props & { grille: Grille; zone: string }) => {
  const { schema, grille, zone, erreurs } = props;
  const quantites = grille === "offre" ? schema.contenu.offre : schema.reel;
  const annees = colonnesDe(schema, grille);
  return (
    <div class="pile">
      <Tete titre={TITRES_GRILLE[grille]} retour={retourDe(props)} dit={zone || "Tout le territoire de l’autorité"} />
      <Fautes erreurs={erreurs} />
      <form method="post" action={`${iciDe(props)}/${grille}`}>
        <input type="hidden" name="version" value={`${schema.version}`} />
        <input type="hidden" name="zone" value={zone} />
        <Tableau
          nom="Un nombre par mode et par année"
          colonnes={["Mode d’accueil", ...annees.map((annee) => ({ titre: nomColonne(annee), n: true }))]}
        >
          {MODES_ACCUEIL.map((mode) => (
            <tr>
              <th scope="row">{LIBELLES_MODE_ACCUEIL[mode]}</th>
              {annees.map((annee) => {
                const nom = `q-${mode}-${annee}`;
                return (
                  <td>
                    <input
                      id={nom}
                      name={nom}
                      size={6}
                      inputmode="decimal"
                      aria-label={`${LIBELLES_MODE_ACCUEIL[mode]}, ${nomColonne(annee).toLowerCase()}`}
                      aria-invalid={erreurs?.errors[nom] ? "true" : undefined}
                      value={erreurs?.values[nom] ?? ecrit(nombreDe(quantites, { zone, mode, annee }))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </Tableau>
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={iciDe(props)}>Ne rien changer</a>
        </p>
      </form>
      <form method="get" action={`${iciDe(props)}/${grille}`} class="formulaire panneau">
        <h2>Une autre zone</h2>
        <Champ nom="zone" label="Quartier, bassin, secteur" liste="zones" />
        <datalist id="zones">
          {zonesDe([...schema.contenu.offre, ...schema.reel]).map((une) => (
            <option value={une} />
          ))}
        </datalist>
        <p>
          <button class="bouton discret">Ouvrir sa grille</button>
        </p>
      </form>
    </div>
  );
};

/** Les textes, les métiers, et le schéma départemental avec lequel celui-ci doit s'accorder. */
export const TextesPage = (props: Props & { conventions: readonly ConventionNommee[] }) => {
  const { schema, erreurs } = props;
  const { contenu } = schema;
  const { debut, fin, compatibilite } = contenu.departemental;
  return (
    <form method="post" action={`${iciDe(props)}/textes`} class="formulaire">
      <Tete titre="Textes et métiers" retour={retourDe(props)} />
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="version" value={`${schema.version}`} />
      <Champ nom="titre" label="Titre" requis erreurs={erreurs} valeur={schema.titre} />
      <div class="cote-a-cote">
        <Champ nom="debut" label="Premier jour" type="date" requis erreurs={erreurs} valeur={schema.debut} />
        <Champ nom="fin" label="Dernier jour" type="date" requis erreurs={erreurs} valeur={schema.fin} />
      </div>
      <ChoixConvention conventions={props.conventions} valeur={schema.convention ?? ""} erreurs={erreurs} />
      {TEXTES_SCHEMA.map((cle) => (
        <Zone nom={cle} label={TEXTES_DITS[cle]} erreurs={erreurs} valeur={contenu[cle]} lignes={4} />
      ))}
      <Zone
        nom="metiers"
        label="Emplois et compétences"
        aide="Un métier par ligne : Métier ; ETP vacants ; ETP à créer."
        erreurs={erreurs}
        valeur={contenu.metiers.map((un) => `${un.metier} ; ${ecrit(un.vacants)} ; ${ecrit(un.aCreer)}`).join("\n")}
      />
      <Champ
        nom="departementalDebut"
        label="Schéma départemental : premier jour"
        type="date"
        erreurs={erreurs}
        valeur={debut ?? ""}
      />
      <Champ
        nom="departementalFin"
        label="Schéma départemental : dernier jour"
        type="date"
        erreurs={erreurs}
        valeur={fin ?? ""}
      />
      <Zone
        nom="compatibilite"
        label="En quoi les deux s’accordent"
        erreurs={erreurs}
        valeur={compatibilite}
        lignes={3}
      />
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={iciDe(props)}>Ne rien changer</a>
      </p>
    </form>
  );
};

/** Les investissements : ceux qui y sont, et un de plus. */
export const InvestissementsPage = (props: Props) => {
  const { schema, erreurs } = props;
  return (
    <div class="pile">
      <Tete titre="Investissements" retour={retourDe(props)} />
      <Fautes erreurs={erreurs} />
      {schema.contenu.investissements.length > 0 && (
        <Tableau
          nom="Les investissements écrits"
          colonnes={["Projet", "Travaux", { titre: "Coût", n: true }, { titre: "Retirer", cache: true }]}
        >
          {schema.contenu.investissements.map(({ id, nom, travaux, cout }) => (
            <tr>
              <th scope="row">{nom}</th>
              <td>{LIBELLES_TRAVAUX[travaux]}</td>
              <td class="n">{cout === null ? "—" : ecrireMontant(cout)}</td>
              <td>
                <form method="post" action={`${iciDe(props)}/investissements/${id}/retrait`}>
                  <input type="hidden" name="version" value={`${schema.version}`} />
                  <button class="bouton discret">
                    Retirer<span class="cache"> {nom}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </Tableau>
      )}
      <form method="post" action={`${iciDe(props)}/investissements`} class="formulaire panneau">
        <h2>Ajouter un investissement</h2>
        <input type="hidden" name="version" value={`${schema.version}`} />
        <Champ nom="nom" label="Projet" requis erreurs={erreurs} />
        <Choix
          nom="travaux"
          label="Travaux"
          erreurs={erreurs}
          options={TYPES_TRAVAUX.map((valeur) => ({ valeur, libelle: LIBELLES_TRAVAUX[valeur] }))}
        />
        <Champ nom="zone" label="Zone" erreurs={erreurs} />
        <Champ nom="cout" label="Coût prévu" aide="Par exemple : 850 000 €." erreurs={erreurs} />
        <Champ nom="debut" label="Première année" clavier="decimal" erreurs={erreurs} />
        <Champ nom="fin" label="Dernière année" clavier="decimal" erreurs={erreurs} />
        <Zone nom="moyens" label="Moyens humains, financiers, ingénierie" erreurs={erreurs} lignes={3} />
        <Zone nom="difficultes" label="Difficultés" erreurs={erreurs} lignes={3} />
        <Groupe
          nom="enfance"
          legende="Nature"
          type="checkbox"
          options={[{ valeur: "oui", libelle: "Un équipement de l’enfance, que la loi ne demande pas ici" }]}
          coches={[]}
        />
        <p>
          <button class="bouton">Ajouter</button>
        </p>
      </form>
    </div>
  );
};
