import { Champ, Choix, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Changement, Scenario } from "../model.ts";

type Props = {
  base: string;
  scenario: Scenario;
  sites: readonly { id: string; nom: string }[];
  communes: readonly string[];
  nomsBassins: readonly string[];
  erreurs?: FormErrors | undefined;
  faute?: string | undefined;
};

type Genre = Changement["genre"];
type Demande = "nom" | "site" | "commune" | "mode" | "places" | "bassin";

/** Chaque changement que l'on imagine, et ce qu'il demande. */
const GESTES: readonly { genre: Genre; titre: string; demande: readonly Demande[] }[] = [
  { genre: "ouvrir", titre: "Ouvrir une structure", demande: ["nom", "commune", "mode", "places"] },
  { genre: "fermer", titre: "Fermer une structure", demande: ["site"] },
  { genre: "deplacer", titre: "Déplacer une structure", demande: ["site", "commune"] },
  { genre: "places", titre: "Changer ses places", demande: ["site", "places"] },
  { genre: "reserver", titre: "Réserver ses places à son bassin", demande: ["site"] },
  { genre: "bassin", titre: "Redessiner un bassin", demande: ["commune", "bassin"] },
];

const MODES = [
  { valeur: "collectif", libelle: "Crèche, micro-crèche" },
  { valeur: "individuel", libelle: "Maison d’assistants maternels" },
];

/** Plusieurs formulaires ont les mêmes champs : seul celui qui revient avec une faute porte leurs noms nus, où mènent les fautes. */
const idDe = (genre: string, nom: string, faute: string | undefined) => (faute === genre ? nom : `${genre}-${nom}`);

type Commun = { nom: string; id: string; erreurs: FormErrors | undefined };

const CHAMPS: Record<Demande, (commun: Commun, props: Props) => unknown> = {
  nom: (commun) => <Champ {...commun} label="Nom" requis />,
  site: (commun, { sites }) => (
    <Choix {...commun} label="Structure" options={sites.map(({ id, nom }) => ({ valeur: id, libelle: nom }))} />
  ),
  commune: (commun) => <Champ {...commun} label="Commune" liste="communes" requis />,
  mode: (commun) => <Choix {...commun} label="Mode d’accueil" options={MODES} />,
  places: (commun) => <Champ {...commun} label="Places" clavier="decimal" requis />,
  bassin: (commun) => <Champ {...commun} label="Bassin où la rattacher" liste="bassins" requis />,
};

const Geste = ({ geste: { genre, titre, demande }, props }: { geste: (typeof GESTES)[number]; props: Props }) => {
  const { base, scenario, erreurs, faute } = props;
  const dites = faute === genre ? erreurs : undefined;
  return (
    <details class="panneau" open={faute === genre}>
      <summary>{titre}</summary>
      <form method="post" action={`${base}/scenarios/${scenario.id}/changements`} class="formulaire">
        <input type="hidden" name="genre" value={genre} />
        <input type="hidden" name="version" value={scenario.version} />
        {demande.map((nom) => CHAMPS[nom]({ nom, id: idDe(genre, nom, faute), erreurs: dites }, props))}
        <p>
          <button class="bouton discret">{titre}</button>
        </p>
      </form>
    </details>
  );
};

const Liste = ({ id, noms }: { id: string; noms: readonly string[] }) => (
  <datalist id={id}>
    {noms.map((nom) => (
      <option value={nom} />
    ))}
  </datalist>
);

/** De quoi imaginer : un formulaire par genre de changement, plié. */
export const Gestes = (props: Props) => (
  <>
    <Liste id="communes" noms={props.communes} />
    <Liste id="bassins" noms={props.nomsBassins} />
    {GESTES.filter(({ demande }) => !demande.includes("site") || props.sites.length > 0).map((geste) => (
      <Geste geste={geste} props={props} />
    ))}
  </>
);

/** Le nom d'un scénario et sa raison. */
export const Renommer = ({
  base,
  scenario,
  erreurs,
  faute,
}: Pick<Props, "base" | "scenario" | "erreurs" | "faute">) => {
  const dites = faute === "scenario" ? erreurs : undefined;
  return (
    <form method="post" action={`${base}/scenarios/${scenario.id}`} class="formulaire panneau">
      <h2>Nom et raison</h2>
      <input type="hidden" name="version" value={scenario.version} />
      <Champ
        nom="nom"
        id={idDe("scenario", "nom", faute)}
        label="Nom du scénario"
        valeur={scenario.nom}
        requis
        erreurs={dites}
      />
      <Zone
        nom="note"
        id={idDe("scenario", "note", faute)}
        label="Pourquoi"
        lignes={3}
        valeur={scenario.note}
        erreurs={dites}
      />
      <div class="barre">
        <button class="bouton discret">Enregistrer</button>
        <a href={`${base}/scenarios/${scenario.id}/retrait`}>Retirer ce scénario</a>
      </div>
    </form>
  );
};
