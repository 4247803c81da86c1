import * as fc from "fast-check";
import { expect, test } from "vitest";
import { avecIdentifiants, CLES } from "../bloc/rules.ts";
import type { BlocConvention, Identite } from "../model.ts";
import { representantsDe } from "../partie/rules.ts";
import { changements, garderIdentifiants } from "../rules.ts";
import { SANS_OPTION } from "../texte/model.ts";
import { mouvementsDe } from "../texte/rules.ts";
import type { LigneTexte, Redaction } from "./model.ts";
import { defaireTexte } from "./rules.ts";

const VIERGE: Redaction = {
  id: "ctg",
  titre: null,
  caf: null,
  debut: null,
  fin: null,
  perimetre: [],
  avenantOuvert: false,
  parties: [],
  signataires: [],
  visas: [],
  articles: [],
  annexes: [],
  options: SANS_OPTION,
  modes: [],
};

type Geste = { quoi: number; ids: readonly number[]; valeur: number };
type Fait = { apres: Redaction; lignes: Omit<LigneTexte, "objetId">[] };

const article = (id: string, valeur: number) =>
  ({ id, numero: id, genre: "autre", titre: `Article ${id}`, texte: `texte ${valeur}` }) as const;
const visa = (id: string, valeur: number) => ({ id, texte: `Vu ${id} ${valeur}`, incomplet: valeur > 2 });
const annexe = (id: string, valeur: number) => ({ id, numero: id, titre: `Annexe ${id} ${valeur}` });
const partie = (id: string) => ({ id, genre: "commune", nom: `Commune ${id}`, nomCourt: null, code: null }) as const;
const mode = (id: string, valeur: number) =>
  ({
    id,
    intitule: `Mode ${valeur}`,
    qui: "caf",
    formalite: "ecrit",
    preavisMois: valeur,
    effet: "arretImmediat",
    precisions: null,
  }) as const;
const signataire = (id: string, sienne: string, valeur: number) => ({
  id,
  partie: sienne,
  rang: 0,
  ordre: 0,
  civilite: null,
  prenom: "Anne",
  nom: `Roux ${valeur}`,
  qualite: "Maire",
  deliberation: null,
});

const un = (objet: string, action: string, valeurs: { avant?: unknown; apres?: unknown }) => [
  { objet, action, avant: null, apres: null, ...valeurs },
];
const noms = ({ ids }: Geste) => ids.map((id) => `e${id}`);
/** La liste voulue : un élément sur deux y garde ce qu'il disait. */
const voulue = <T extends { id: string }>(avant: readonly T[], geste: Geste, neuf: (id: string, valeur: number) => T) =>
  noms(geste).map((id, rang) => avant.find((ancien) => ancien.id === id && rang % 2 === 0) ?? neuf(id, geste.valeur));

function recrire(objet: string, avant: readonly { id: string }[], apres: readonly { id: string }[]) {
  const lignes = mouvementsDe({ avant, apres, action: "redaction" });
  return lignes.map(({ objetId = "ctg", ...ligne }) => ({ avant: null, apres: null, objet, objetId, ...ligne }));
}

const identite = ({ valeur, ids }: Geste): Identite => ({
  titre: `Titre ${valeur}`,
  caf: valeur % 2 ? null : "Caf",
  debut: null,
  fin: "2030-12-31",
  perimetre: ids.map((id) => `1500${id}`),
});
const representer = (parties: Redaction["parties"], signataires: Redaction["signataires"]) =>
  parties.map((une) => ({ ...une, representants: representantsDe(signataires, une.id) }));

const blocDe = ({ titre, caf, debut, fin, perimetre, ...texte }: Redaction): BlocConvention => {
  const nus = <T extends { id: string }>(liste: readonly T[]) => liste.map(({ id: _id, ...reste }) => reste);
  const listes = { visas: nus(texte.visas), articles: nus(texte.articles), annexes: nus(texte.annexes) };
  return {
    convention: { titre, caf, debut, fin, perimetre, parties: nus(texte.parties), ...listes },
    deliberations: [],
  };
};

/** Un texte qui revient d'un bloc : sans identifiants, il reprend ceux auxquels on le reconnaît. */
function reprendre(avant: Redaction, geste: Geste): Fait {
  const articles = voulue(avant.articles, geste, article);
  const annexes = voulue(avant.annexes, geste, annexe);
  const bloc = blocDe({ ...avant, ...identite(geste), articles, annexes });
  const change = changements(blocDe(avant), bloc);
  let suite = 0;
  const nouvelId = () => `n${geste.valeur}-${avant.articles.length}-${++suite}`;
  const gardes = <T>(anciens: readonly (T & { id: string })[], neufs: readonly T[], cle: (un: T) => string) =>
    garderIdentifiants(anciens, neufs, cle, nouvelId).map(({ rang: _rang, ...reste }) => reste as T & { id: string });
  const apres = {
    ...avant,
    ...identite(geste),
    articles: gardes(avant.articles, bloc.convention.articles, CLES.article),
    annexes: gardes(avant.annexes, bloc.convention.annexes, CLES.annexe),
  };
  const trace = { avant: avecIdentifiants(change?.avant ?? {}, avant), apres: change?.apres };
  return { apres, lignes: change ? un("convention", "modification", trace) : [] };
}

/** Ce qui peut arriver à un texte, et ce que le journal en garde. */
const GESTES: readonly ((avant: Redaction, geste: Geste) => Fait)[] = [
  (avant, geste) => {
    const articles = voulue(avant.articles, geste, article);
    return { apres: { ...avant, articles }, lignes: recrire("convention.article", avant.articles, articles) };
  },
  (avant, geste) => {
    const visas = voulue(avant.visas, geste, visa);
    return { apres: { ...avant, visas }, lignes: recrire("convention.visa", avant.visas, visas) };
  },
  (avant, { valeur }) => {
    const options = { presidence: valeur % 2 ? ("caf" as const) : null, secretariat: null, application: valeur > 1 };
    const trace = { avant: avant.options, apres: options };
    return { apres: { ...avant, options }, lignes: un("convention.options", "reglage", trace) };
  },
  (avant, geste) => {
    const modes = noms(geste).map((id) => mode(id, geste.valeur));
    const trace = { avant: { modes: avant.modes }, apres: { modes } };
    return { apres: { ...avant, modes }, lignes: un("convention.resiliation", "reglage", trace) };
  },
  (avant, geste) => {
    const signataires = avant.parties.map(({ id }) => signataire(`s${id}`, id, geste.valeur));
    const apres = { ...avant, signataires, parties: representer(avant.parties, signataires) };
    const trace = { avant: { signataires: avant.signataires }, apres: { signataires } };
    return { apres, lignes: un("convention", "modification", trace) };
  },
  (avant, geste) => {
    const parties = representer(
      noms(geste).map((id) => ({ ...partie(id), representants: [] })),
      avant.signataires,
    );
    const trace = { avant: { parties: avant.parties }, apres: { parties } };
    return { apres: { ...avant, parties }, lignes: un("convention", "modification", trace) };
  },
  (avant, { valeur }) => {
    const avenantOuvert = valeur % 2 === 0;
    const trace = { avant: { etat: "signee", avenantOuvert: avant.avenantOuvert }, apres: { avenantOuvert } };
    return { apres: { ...avant, avenantOuvert }, lignes: un("convention", "passage", trace) };
  },
  (avant, geste) => {
    if (avant.annexes.length > 0) return { apres: avant, lignes: [] };
    const annexes = noms(geste).map((id) => annexe(id, geste.valeur));
    return { apres: { ...avant, annexes }, lignes: un("convention.annexe", "creation", { apres: annexes }) };
  },
  reprendre,
  (avant) => ({ apres: avant, lignes: un("convention.resiliation", "creation", { apres: { mode: "m" } }) }),
];

const HISTOIRES = fc.array(
  fc.record({
    quoi: fc.nat(GESTES.length - 1),
    ids: fc.uniqueArray(fc.nat(6), { maxLength: 7 }),
    valeur: fc.nat(4),
  }),
  { minLength: 1, maxLength: 25 },
);

test("CONV-64 : à n’importe quel moment de mille histoires, le texte défait est celui de ce moment", () => {
  fc.assert(
    fc.property(HISTOIRES, fc.nat(24), (gestes, combien) => {
      let texte = VIERGE;
      let jadis = VIERGE;
      const journal: LigneTexte[] = [];
      for (const [rang, geste] of gestes.entries()) {
        if (rang === combien % gestes.length) {
          jadis = texte;
          journal.length = 0;
        }
        const { apres, lignes } = GESTES[geste.quoi]?.(texte, geste) ?? { apres: texte, lignes: [] };
        texte = apres;
        journal.push(...lignes.map((ligne) => ({ objetId: "ctg", ...ligne })));
      }
      const relu = JSON.parse(JSON.stringify(journal)) as LigneTexte[];
      expect(defaireTexte(texte, relu)).toEqual({ redaction: jadis, perdus: 0, desordre: false });
    }),
    { seed: 64, numRuns: 1000 },
  );
});

const ligne = (objet: string, action: string, valeurs: Partial<LigneTexte>): LigneTexte => ({
  objet,
  objetId: "ctg",
  action,
  avant: null,
  apres: null,
  ...valeurs,
});
const DEUX = { ...VIERGE, articles: [article("a", 1), article("b", 2)] };

test("CONV-64 : avant que la convention ne soit ouverte, il n’y a pas de texte", () => {
  expect(defaireTexte(DEUX, [ligne("convention", "création", { apres: { titre: null } })]).redaction).toBeNull();
});

test("CONV-64 : une valeur effacée se compte, sauf si l’élément est né après", () => {
  const effacee = ligne("convention.article", "redaction", { objetId: "a" });
  expect(defaireTexte(DEUX, [effacee])).toEqual({ redaction: DEUX, perdus: 1, desordre: false });
  const nee = ligne("convention.article", "creation", { objetId: "a", apres: article("a", 1) });
  expect(defaireTexte(DEUX, [nee, effacee])).toMatchObject({ perdus: 0, redaction: { articles: [{ id: "b" }] } });
});

test.each([
  ["un retrait sans place", ligne("convention.article", "retrait", { objetId: "c", avant: article("c", 1) })],
  ["un déplacement sans ordre d’avant", ligne("convention.article", "deplacement", { apres: ["b", "a"] })],
  ["un élément que l’on ne retrouve pas", ligne("convention.visa", "redaction", { objetId: "z", avant: { id: "z" } })],
] as const)("CONV-64 : %s se dit", (_cas, ancienne) => {
  expect(defaireTexte(DEUX, [ancienne]).desordre).toBe(true);
});

test("CONV-64 : un bloc d’avant sans identifiants reprend ceux auxquels on le reconnaît", () => {
  const avant = { articles: [{ ...article("x", 9), id: undefined, numero: "b", titre: "Article b" }] };
  const { redaction } = defaireTexte(DEUX, [ligne("convention", "modification", { avant })]);
  expect(redaction?.articles.map(({ id, texte }) => [id, texte])).toEqual([["b", "texte 9"]]);
});

test("CONV-65 : une liste récrite ne note que ce qui part, ce qui vient, ce qui change, et l’ordre d’avant s’il change", () => {
  const [a, b, c] = [visa("a", 1), visa("b", 1), visa("c", 1)];
  const notes = (apres: readonly (typeof a)[]) =>
    mouvementsDe({ avant: [a, b, c], apres, action: "redaction" }).map(({ action, objetId }) => [action, objetId]);
  expect(notes([a, b, c])).toEqual([]);
  expect(notes([b])).toEqual([
    ["retrait", "c"],
    ["retrait", "a"],
  ]);
  expect(notes([a, visa("d", 1), { ...b, texte: "Vu" }, c])).toEqual([
    ["creation", "d"],
    ["redaction", "b"],
  ]);
  expect(mouvementsDe({ avant: [a, b], apres: [b, a], action: "deplacement" })).toEqual([
    { action: "deplacement", avant: ["a", "b"], apres: ["b", "a"] },
  ]);
});
