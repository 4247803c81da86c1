import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type {
  AncienNom,
  Circonscription,
  Cog,
  Commune,
  Departement,
  Epci,
  IndexTerritoire,
  NatureEpci,
} from "./model.ts";
import { indexer } from "./rules.ts";

type Lieu = {
  code: string;
  nom: string;
  type: string;
  departement: string;
  region: string;
  population?: number | null;
  chefLieu?: string;
  commune?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
};
type Membre = { code: string; populationTotale: number; populationMunicipale: number };
type Groupement = {
  code: string;
  nom: string;
  type: NatureEpci;
  membres: Membre[];
  populationTotale: number;
  populationMunicipale: number;
};
type Article = { code: string; nom: string; region: string; typeLiaison: number; zone: string };

const require = createRequire(import.meta.url);

/** Reads a file of the package record by record (one a line): a third of the memory of reading it whole. */
function* read<T>(nom: string): Generator<T> {
  const bytes = readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${nom}.json`));
  const [comma, newline, bracket] = [0x2c, 0x0a, 0x5d];
  for (let at = bytes.indexOf(newline) + 1; at < bytes.length && bytes[at] !== bracket; ) {
    const end = bytes.indexOf(newline, at);
    yield JSON.parse(bytes.toString("utf8", at, bytes[end - 1] === comma ? end - 1 : end)) as T;
    at = end + 1;
  }
}

const parseEpci = ({ code, nom, type, membres, populationTotale, populationMunicipale }: Groupement): Epci => ({
  siren: code,
  nom,
  nature: type,
  membres: membres.map((membre) => membre.code),
  municipale: populationMunicipale,
  totale: populationTotale,
});

const circonscription = ({ code, nom, typeLiaison }: Article): Circonscription => ({ code, nom, liaison: typeLiaison });
const departement = (article: Article): Departement => ({ ...circonscription(article), region: article.region });

type Rattachement = Membre & { epci: string };

const parseCommune = (
  { code, nom, departement: dep, region, population = null }: Lieu,
  membre?: Rattachement,
): Commune =>
  membre
    ? {
        code,
        nom,
        departement: dep,
        region,
        epci: membre.epci,
        municipale: membre.populationMunicipale,
        totale: membre.populationTotale,
        insee: population,
      }
    : { code, nom, departement: dep, region, epci: null, municipale: population, totale: null, insee: population };

const ajouter = (codes: Set<string>, autres: readonly string[] = []) => autres.forEach((code) => codes.add(code));

/** The communes of today, the names and the codes of those that joined one. */
function parseCommunes(
  membres: ReadonlyMap<string, Rattachement>,
): Pick<Cog, "communes" | "anciens" | "reunies" | "postaux"> {
  const communes: Commune[] = [];
  const anciens: AncienNom[] = [];
  const reunies = new Map<string, string>();
  const postaux = new Set<string>();
  for (const lieu of read<Lieu>("communes")) {
    const actuelle = lieu.chefLieu ?? lieu.commune;
    ajouter(postaux, lieu.codesPostaux);
    for (const code of lieu.anciensCodes ?? []) reunies.set(code, lieu.code);
    if (actuelle && actuelle !== lieu.code) reunies.set(lieu.code, actuelle);
    if (lieu.type === "commune-actuelle") communes.push(parseCommune(lieu, membres.get(lieu.code)));
    else if (actuelle) anciens.push({ code: lieu.code, nom: lieu.nom, commune: actuelle });
  }
  return { communes, anciens, reunies, postaux };
}

function parseCog(): Cog {
  const membres = new Map<string, Rattachement>();
  const epci: Epci[] = [];
  for (const groupement of read<Groupement>("epci")) {
    epci.push(parseEpci(groupement));
    for (const membre of groupement.membres) membres.set(membre.code, { ...membre, epci: groupement.code });
  }
  const departements = [...read<Article>("departements")].filter(({ zone }) => zone !== "com");
  return {
    millesime: 2026,
    ...parseCommunes(membres),
    epci: [...epci, ...[...read<Groupement>("ept")].map(parseEpci)],
    departements: departements.map(departement),
    regions: [...read<Article>("regions")].map(circonscription),
  };
}

let lu: IndexTerritoire | undefined;

/** Le code officiel géographique de 2026, lu du paquet d'Etalab à la première demande et gardé en mémoire. */
export function getTerritoires(): IndexTerritoire {
  lu ??= indexer(parseCog());
  return lu;
}
