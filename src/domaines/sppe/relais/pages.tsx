import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../pages.tsx";
import { adresseEssai, EssaiForm, type EssaiProps } from "./essai/pages.tsx";
import { LIBELLES_MISSION, MISSIONS, type Quoi, type Relais } from "./model.ts";
import type { Annee } from "./rules.ts";

export type RelaisVu = { relais: Relais; vises: number; manque: number };
export type Simulation = { collectivite: string; annees: readonly Annee[] };

export type RelaisProps = {
  base: string;
  vus: readonly RelaisVu[];
  simulations: readonly Simulation[];
  page: number;
  total: number;
  assistantsParEtp: number;
  sansMontant: boolean;
  modifier: boolean;
  essai: EssaiProps;
  /** Ce que l'on corrige, ou ce que l'on vient de taper et qui ne s'est pas écrit. */
  erreurs?: FormErrors | undefined;
  faute?: Quoi | undefined;
  depasse?: boolean | undefined;
};

const DEPASSE =
  "Cette année est déjà écrite, ou quelqu’un vient de la changer. Ce que vous avez tapé est ci-dessous, et rien n’en est écrit : relisez le tableau, puis écrivez pour la remplacer.";

const dit = (nombre: number | null, unite = "") =>
  nombre === null ? "—" : `${nombre.toLocaleString("fr-FR")}${unite}`;
const part = (nombre: number | null) =>
  nombre === null ? "Sans 2023" : `${(nombre * 100).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} %`;

type GestesProps = { base: string; quoi: Quoi; nom: string; annee: number };

/** Corriger une année, ou la retirer : chacun nomme la sienne. */
const Gestes = ({ base, quoi, nom, annee }: GestesProps) => {
  const dite = `${new URLSearchParams({ quoi, nom, annee: `${annee}` })}`;
  return (
    <span class="barre">
      <a href={`${base}/relais?${dite}#ecrire-${quoi}`}>
        Corriger<span class="cache">{` : ${nom}, ${annee}`}</span>
      </a>
      <a href={`${base}/relais/retrait?${dite}`}>
        Retirer<span class="cache">{` : ${nom}, ${annee}`}</span>
      </a>
    </span>
  );
};

const LesRelais = ({ base, vus, modifier }: Pick<RelaisProps, "base" | "vus" | "modifier">) => (
  <Tableau
    nom="Les relais, année par année"
    colonnes={[
      "Relais",
      { titre: "Année", n: true },
      { titre: "Assistants maternels actifs", n: true },
      { titre: "ETP", n: true },
      { titre: "ETP visés", n: true },
      { titre: "Manque", n: true },
      { titre: "Familles", n: true },
      { titre: "Ateliers", n: true },
      "Missions renforcées",
      { titre: "Corriger ou retirer", cache: true },
    ]}
    montre
  >
    {vus.map(({ relais, vises, manque }) => (
      <tr>
        <th scope="row">{relais.nom}</th>
        <td class="n">{relais.annee}</td>
        <td class="n">{dit(relais.actifs)}</td>
        <td class="n">{dit(relais.etp)}</td>
        <td class="n">{dit(vises)}</td>
        <td class="n">{manque === 0 ? "Rien" : dit(manque)}</td>
        <td class="n">{dit(relais.familles)}</td>
        <td class="n">{dit(relais.ateliers)}</td>
        <td>{relais.missions.map((une) => LIBELLES_MISSION[une]).join(", ")}</td>
        <td>{modifier && <Gestes base={base} quoi="relais" nom={relais.nom} annee={relais.annee} />}</td>
      </tr>
    ))}
  </Tableau>
);

type SimulationProps = Pick<RelaisProps, "base" | "modifier"> & { simulation: Simulation };
const SANS_GESTE = { base: "", modifier: false } as const;

const UneSimulation = ({ base, modifier, simulation: { collectivite, annees } }: SimulationProps) => (
  <Tableau
    nom={`Simulation : ${collectivite}`}
    colonnes={[
      "Année",
      { titre: "Places cofinancées", n: true },
      { titre: "Depuis 2023", n: true },
      { titre: "Pas du bonus", n: true },
      { titre: "Bonus trajectoire", n: true },
      { titre: "Bonus territoire", n: true },
      { titre: "Corriger ou retirer", cache: true },
    ]}
    montre
  >
    {annees.map(({ annee, places, croissance, pas, commence, trajectoire, territoire }) => (
      <tr>
        <th scope="row">{annee}</th>
        <td class="n">{dit(places)}</td>
        <td class="n">{part(croissance)}</td>
        <td class="n">{pas ? dit(pas.montant, " € par place") : commence ? "Aucun" : "Pas avant novembre 2025"}</td>
        <td class="n">{dit(trajectoire, " €")}</td>
        <td class="n">{dit(territoire, " €")}</td>
        <td>{modifier && <Gestes base={base} quoi="places" nom={collectivite} annee={annee} />}</td>
      </tr>
    ))}
  </Tableau>
);

/** Ce que l'on a ouvert pour le corriger : une année nouvelle n'a rien ouvert. */
const Lu = ({ erreurs }: { erreurs: FormErrors | undefined }) => (
  <>
    <input type="hidden" name="version" value={erreurs?.values["version"] ?? "0"} />
    <input type="hidden" name="ouvert" value={erreurs?.values["ouvert"] ?? ""} />
  </>
);

const EcrireRelais = ({ base, erreurs, faute }: RelaisProps) => {
  const dites = faute === "relais" ? erreurs : undefined;
  return (
    <form method="post" action={`${base}/relais`} class="formulaire panneau" id="ecrire-relais">
      <Lu erreurs={dites} />
      <h2>Écrire l’année d’un relais</h2>
      <Champ nom="nom" label="Relais" requis erreurs={dites} />
      <Champ nom="annee" id="r-annee" label="Année" requis erreurs={dites} clavier="decimal" />
      <Champ
        nom="actifs"
        label="Assistants maternels actifs"
        aide="Qui gardent au moins un enfant."
        requis
        erreurs={dites}
        clavier="decimal"
      />
      <Champ nom="etp" label="ETP du relais" requis erreurs={dites} clavier="decimal" />
      <Champ nom="familles" label="Familles accompagnées" erreurs={dites} clavier="decimal" />
      <Champ nom="ateliers" label="Ateliers d’éveil" erreurs={dites} clavier="decimal" />
      <Groupe
        nom="missions"
        legende="Missions renforcées"
        type="checkbox"
        options={MISSIONS.map((valeur) => ({ valeur, libelle: LIBELLES_MISSION[valeur] }))}
        coches={dites?.values["missions"]?.split("\n") ?? []}
      />
      <p>
        <button class="bouton">Écrire cette année</button>
      </p>
    </form>
  );
};

const EcrirePlaces = ({ base, erreurs, faute }: RelaisProps) => {
  const dites = faute === "places" ? erreurs : undefined;
  return (
    <form method="post" action={`${base}/relais/places`} class="formulaire panneau" id="ecrire-places">
      <Lu erreurs={dites} />
      <h2>Écrire les places cofinancées d’une année</h2>
      <p class="note">Commencez par 2023 : c’est à elle que le bonus compare les autres.</p>
      <Champ nom="collectivite" label="Collectivité" requis erreurs={dites} />
      <Champ nom="annee" id="c-annee" label="Année" requis erreurs={dites} clavier="decimal" />
      <Champ nom="places" label="Places cofinancées" requis erreurs={dites} clavier="decimal" />
      <p>
        <button class="bouton">Écrire ces places</button>
      </p>
    </form>
  );
};

/** Ce que les places écrites feraient des bonus, et ce que feraient celles que l'on essaie. */
const LesSimulations = ({ base, modifier, simulations, sansMontant, essai }: RelaisProps) => (
  <>
    {simulations.length === 0 && <p class="vide">Aucune place cofinancée n’est écrite : la simulation part de 2023.</p>}
    {simulations.map((simulation) => (
      <>
        <UneSimulation base={base} modifier={modifier} simulation={simulation} />
        <p>
          <a href={adresseEssai(base, simulation.annees)}>
            Essayer d’autres chiffres<span class="cache">{` : ${simulation.collectivite}`}</span>
          </a>
        </p>
      </>
    ))}
    {simulations.length > 0 && sansMontant && (
      <p class="note">
        Le bonus territoire attend les montants de votre Caf : <a href={`${base}/parametres`}>écrivez-les</a>.
      </p>
    )}
    <div class="pile" id="essai">
      {essai.vues.length > 0 && (
        <UneSimulation {...SANS_GESTE} simulation={{ collectivite: "votre essai", annees: essai.vues }} />
      )}
      <EssaiForm base={base} {...essai} />
    </div>
  </>
);

/** Les relais et leur ratio ; ce que les places cofinancées feraient des bonus. */
export const RelaisPage = (props: RelaisProps) => {
  const { base, vus, assistantsParEtp, modifier, erreurs } = props;
  return (
    <div class="pile">
      <Tete
        titre="Relais et bonus"
        dit={`Un relais vise un ETP pour ${pluriel(assistantsParEtp, "assistant maternel actif", "assistants maternels actifs")}. Les bonus sont une simulation, pas un droit.`}
      />
      <Onglets base={base} ici="relais" />
      {props.depasse && <Alert>{DEPASSE}</Alert>}
      <Fautes erreurs={erreurs ?? props.essai.tape ?? undefined} />
      {vus.length === 0 ? (
        <p class="vide">Aucun relais n’est encore écrit.</p>
      ) : (
        <LesRelais base={base} vus={vus} modifier={modifier} />
      )}
      <Pagination chemin={`${base}/relais`} params={new URLSearchParams()} page={props.page} total={props.total} />
      <LesSimulations {...props} />
      {modifier && <EcrireRelais {...props} />}
      {modifier && <EcrirePlaces {...props} />}
    </div>
  );
};
