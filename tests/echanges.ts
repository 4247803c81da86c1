import * as fc from "fast-check";
import {
  type Echange,
  type FicheEchange,
  FORMAT,
  GENRES_ARTICLE,
  GENRES_NOEUD,
  GENRES_PARTIE,
  TYPES_EQUIPEMENT,
} from "../src/domaines/imports/echange/model.ts";
import { ficheVide, renumeroter } from "../src/domaines/imports/echange/rules.ts";

const MOTS = "relais,crèche,Éveil,l’accueil,été,=1+1,- point,0042,« mot »,ligne\nsuite,l'an,%_,ao : x".split(",");
const texte = fc.array(fc.constantFrom(...MOTS), { minLength: 1, maxLength: 5 }).map((mots) => mots.join(" "));
const rien = <T>(valeur: fc.Arbitrary<T>) => fc.option(valeur, { nil: null });
const liste = fc.array(texte, { maxLength: 3 });
const terme = rien(fc.constantFrom("2026" as const, "2027-09" as const, "2028-01-15" as const));
const jour = rien(fc.constantFrom("2026-01-01" as const, "2030-12-31" as const));
const nombre = rien(fc.nat(500));
const lignes = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 51, max: 90 }));
const dictionnaire = <T>(valeur: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.tuple(texte, valeur), { maxLength: 3, selector: ([cle]) => cle })
    .map((paires) => Object.fromEntries(paires));

const fiche = (noeuds: readonly string[]): fc.Arbitrary<FicheEchange> =>
  fc
    .record({
      reference: rien(texte),
      titre: texte,
      noeuds: fc.subarray([...noeuds]),
      priorite: rien(fc.record({ schema: fc.constantFrom("interet", "phase"), valeur: texte })),
      diagnosticInitial: rien(texte),
      forces: liste,
      finalite: rien(texte),
      description: rien(texte),
      echeances: fc.array(fc.record({ debut: terme, fin: terme, texte: rien(texte) }), { maxLength: 2 }),
      pilotes: liste,
      partenaires: liste,
      indicateurs: fc.array(
        fc.record({ libelle: texte, nature: rien(fc.constantFrom("quantitatif" as const, "qualitatif" as const)) }),
        { maxLength: 2 },
      ),
      budget: rien(fc.record({ statut: rien(texte), montantCentimes: rien(fc.integer()), texte: rien(texte) })),
      specificitesAo: fc.array(fc.record({ ao: rien(texte), texte }), { maxLength: 2 }),
      autres: dictionnaire(texte),
      sources: dictionnaire(fc.record({ libelle: rien(texte), lignes })),
    })
    .map((contenu) => ({ ...ficheVide(contenu.titre), ...contenu }));

const noeuds = fc.array(
  fc.record({
    genre: fc.constantFrom(...GENRES_NOEUD),
    code: rien(texte),
    libelle: texte,
    impactsVises: liste,
    parent: fc.nat(20),
  }),
  { maxLength: 6 },
);

const convention = fc.record({
  titre: rien(texte),
  caf: rien(texte),
  debut: jour,
  fin: jour,
  perimetre: fc.uniqueArray(fc.constantFrom("42018", "01004", "2A004"), { maxLength: 3 }),
  parties: fc.array(
    fc.record({
      genre: fc.constantFrom(...GENRES_PARTIE),
      nom: texte,
      nomCourt: rien(texte),
      code: rien(texte),
      representants: fc.array(fc.record({ qualite: rien(texte), nom: texte }), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  visas: fc.array(fc.record({ texte, incomplet: fc.boolean() }), { maxLength: 3 }),
  articles: fc.array(
    fc.record({ numero: rien(texte), genre: fc.constantFrom(...GENRES_ARTICLE), titre: texte, texte }),
    { maxLength: 3 },
  ),
  annexes: fc.array(fc.record({ numero: rien(texte), titre: texte }), { maxLength: 2 }),
});

const deliberation = fc.record({
  collectivite: rien(texte),
  numero: rien(texte),
  dateSeance: jour,
  enExercice: nombre,
  presents: nombre,
  votants: nombre,
  pouvoirs: nombre,
  resultat: rien(fc.constantFrom("unanimite" as const, "rejet" as const)),
  identifiantActes: rien(texte),
  envoyeLe: jour,
  recuLe: jour,
  publieLe: jour,
  objet: rien(texte),
  dispositif: liste,
});
const equipement = fc.record({
  collectivite: rien(texte),
  type: fc.constantFrom(...TYPES_EQUIPEMENT),
  typeLibelle: rien(texte),
  nom: rien(texte),
  adresse: rien(texte),
});
const aRevoir = fc.record({
  chemin: fc.constantFrom("plan.fiches[0].pilotes", "convention.parties[0].code", "plan.fiches[9].titre"),
  raison: texte,
  texte,
  lignes: rien(lignes),
});

/** A document of the exchange format, in the order of its keys: whatever it says, it can enter and leave. */
export const echangeQuelconque: fc.Arbitrary<Echange> = noeuds.chain((bruts) => {
  const arbre = bruts.map(({ parent, ...noeud }, rang) => ({
    id: `n${rang + 1}`,
    parent: parent < rang ? `n${parent + 1}` : null,
    genre: noeud.genre,
    code: noeud.code,
    libelle: noeud.libelle,
    impactsVises: noeud.impactsVises,
  }));
  const source = rien(
    fc.record({ fichier: texte, sha256: fc.constant("a".repeat(64)), type: fc.constant("text/plain") }),
  );
  return fc
    .record({
      source,
      convention,
      deliberations: fc.array(deliberation, { maxLength: 2 }),
      equipements: fc.array(equipement, { maxLength: 3 }),
      fiches: fc.array(fiche(arbre.map(({ id }) => id)), { maxLength: 4 }),
      aRevoir: fc.array(aRevoir, { maxLength: 2 }),
    })
    .map(
      ({ fiches, aRevoir: revoir, source: d, ...reste }): Echange => ({
        format: FORMAT,
        source: d,
        ...reste,
        plan: renumeroter({ noeuds: arbre, fiches }),
        aRevoir: revoir,
      }),
    );
});
