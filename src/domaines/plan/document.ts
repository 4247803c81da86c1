import type { Bloc, BlocTableau, Morceau, Texte } from "#commun/document.ts";
import { type Champ, champsDe, type Section, SECTIONS } from "./lexique.ts";
import { type Fiche, intituleFiche, type Noeud } from "./model.ts";
import { cheminDe, enArbre, periode } from "./rules.ts";
import { lignesLues } from "./saisie/rules.ts";
import { parNoeud, periodeEcrite } from "./vue/rules.ts";

/** Ce qu'un champ dit, une ligne par élément ; un texte garde ses paragraphes. */
function lignesDe(fiche: Fiche, { nom, forme }: Champ): string[] {
  if (nom === "pilotes" || nom === "partenaires") return fiche[nom].map(({ libelle }) => libelle);
  if (nom === "indicateurs")
    return fiche.indicateurs.map(({ libelle, nature }) => (nature ? `${libelle} (${nature})` : libelle));
  return lignesLues(forme, fiche[nom])
    .map((ligne) => ligne.trim())
    .filter(Boolean);
}

const EN_TEXTE = new Set(["texte", "budget"]);

function entree(fiche: Fiche, champ: Champ): { terme: string; textes: Texte[] }[] {
  const lignes = lignesDe(fiche, champ);
  if (lignes.length === 0) return [];
  return [{ terme: champ.libelle, textes: EN_TEXTE.has(champ.forme) ? [lignes.join("\n")] : lignes }];
}

const placeDe = (fiche: Fiche, noeuds: readonly Noeud[]): string[] =>
  fiche.noeuds.map((id) =>
    cheminDe(noeuds, id)
      .map(({ libelle }) => libelle)
      .join(" › "),
  );

/** L'identité d'une fiche : sa place si rien autour ne la dit, sa priorité, sa période ; rien que ce qui est dit. */
function identite(fiche: Fiche, noeuds: readonly Noeud[], seule: boolean): Bloc {
  const faits = [
    { terme: "Place dans le plan", textes: seule || fiche.noeuds.length > 1 ? placeDe(fiche, noeuds) : [] },
    { terme: "Priorité", textes: fiche.priorite ? [fiche.priorite.valeur] : [] },
    { terme: "Période", textes: [periodeEcrite(periode(fiche.echeances))].filter(Boolean) },
  ];
  return { genre: "definitions", entrees: faits.filter(({ textes }) => textes.length > 0) };
}

type Niveau = 1 | 2 | 3 | 4;

/** Le corps d'une fiche : ses sections remplies, sous des titres de ce niveau ; une section vide ne s'imprime pas. */
export function blocsFiche(fiche: Fiche, noeuds: readonly Noeud[], niveau: Niveau): Bloc[] {
  const corps = (Object.keys(SECTIONS) as Section[]).flatMap((section): Bloc[] => {
    const entrees = champsDe(section).flatMap((champ) => entree(fiche, champ));
    if (entrees.length === 0) return [];
    const titre: Bloc = { genre: "titre", niveau, texte: SECTIONS[section] };
    return [titre, { genre: "definitions", entrees }];
  });
  return [identite(fiche, noeuds, niveau === 1), ...corps];
}

type Axe = { titre: string; ancre: string; niveau: number; fiches: Fiche[]; reprises: Fiche[] };

/** PLA-40 : un plan imprimé dit chaque fiche une fois, sous le premier de ses nœuds, et la rappelle sous les autres ; un nœud sans fiche n'y est pas. */
export function parAxes(noeuds: readonly Noeud[], fiches: readonly Fiche[]): Axe[] {
  const groupes = parNoeud(enArbre(noeuds), fiches);
  const pleins = groupes.filter((groupe) => groupe.fiches.length > 0).map(({ cle }) => cle);
  const montres = new Set([...pleins, ...pleins.flatMap((cle) => cheminDe(noeuds, cle).map(({ id }) => id))]);
  const faites = new Set<string>();
  return groupes
    .filter(({ cle }) => montres.has(cle))
    .map(({ cle, titre, niveau, fiches: portees }) => {
      const reprises = portees.filter(({ id }) => faites.has(id));
      const neuves = portees.filter(({ id }) => !faites.has(id));
      for (const { id } of neuves) faites.add(id);
      return { titre, ancre: cle, niveau, fiches: neuves, reprises };
    });
}

const rappel = (reprises: readonly Fiche[]): Bloc[] =>
  reprises.length === 0 ? [] : [{ genre: "note", texte: `Aussi ici : ${reprises.map(intituleFiche).join(" ; ")}.` }];

const SAUT: Bloc = { genre: "saut" };

function blocsAxe({ titre, ancre, niveau, fiches, reprises }: Axe, noeuds: readonly Noeud[]): Bloc[] {
  const rang = niveau === 0 ? 1 : 2;
  return [
    ...(niveau === 0 ? [SAUT] : []),
    { genre: "titre", niveau: rang, texte: titre, ancre: `noeud-${ancre}` },
    ...rappel(reprises),
    ...fiches.flatMap((fiche, ordre): Bloc[] => [
      ...(ordre > 0 ? [SAUT] : []),
      { genre: "titre", niveau: rang === 1 ? 2 : 3, texte: intituleFiche(fiche), ancre: `fiche-${fiche.id}` },
      ...blocsFiche(fiche, noeuds, rang === 1 ? 3 : 4),
    ]),
  ];
}

/** Le plan entier, ou ce qu'un filtre en garde : chaque nœud, puis ses fiches, une par page. */
export const blocsPlan = (noeuds: readonly Noeud[], fiches: readonly Fiche[]): Bloc[] =>
  parAxes(noeuds, fiches).flatMap((axe) => blocsAxe(axe, noeuds));

/** Un axe par diapositive : ce qu'il compte, ses fiches et qui les porte. */
export function blocsDiaporama(noeuds: readonly Noeud[], fiches: readonly Fiche[]): Bloc[] {
  const axes = parAxes(noeuds, fiches);
  const racines = axes.filter(({ niveau }) => niveau === 0);
  return racines.flatMap((racine, rang): Bloc[] => {
    const suivante = racines[rang + 1];
    const debut = axes.indexOf(racine);
    const siens = axes.slice(debut, suivante ? axes.indexOf(suivante) : undefined);
    const portees = siens.flatMap((axe) => axe.fiches);
    const organisations = new Set(portees.flatMap(({ pilotes }) => pilotes.map(({ libelle }) => libelle)));
    return [
      ...(rang > 0 ? [SAUT] : []),
      { genre: "titre", niveau: 1, texte: racine.titre, ancre: `noeud-${racine.ancre}` },
      {
        genre: "chiffres",
        entrees: [
          { valeur: String(portees.length), libelle: portees.length < 2 ? "fiche-action" : "fiches-actions" },
          { valeur: String(organisations.size), libelle: organisations.size < 2 ? "pilote" : "pilotes" },
        ],
      },
      { genre: "liste", elements: portees.map((fiche) => [intituleFiche(fiche), ...portePar(fiche)]) },
    ];
  });
}

const portePar = ({ pilotes }: Fiche): Morceau[] =>
  pilotes.length === 0 ? [] : [{ texte: ` (${pilotes.map(({ libelle }) => libelle).join(", ")})`, ton: "gris" }];

const noms = (porteurs: Fiche["pilotes"]) => porteurs.map(({ libelle }) => libelle).join(", ");

/** Le tableau du plan sur une feuille A3 : ce que le comité de pilotage lit sur papier. */
export function tableauPlan(noeuds: readonly Noeud[], fiches: readonly Fiche[]): BlocTableau {
  return {
    genre: "tableau",
    legende: "Les fiches-actions, dans l’ordre du plan",
    colonnes: [
      { titre: "Réf.", largeur: 0.6 },
      { titre: "Fiche-action", largeur: 2 },
      { titre: "Objectifs opérationnels", largeur: 3 },
      { titre: "Pilotes", largeur: 1.4 },
      { titre: "Partenaires", largeur: 1.6 },
      { titre: "Échéance", largeur: 0.9 },
      { titre: "Priorité", largeur: 0.9 },
      { titre: "Indicateurs", largeur: 2 },
    ],
    rangees: parAxes(noeuds, fiches).flatMap(({ titre, fiches: portees }) => [
      { groupe: titre },
      ...portees.map((fiche) => [
        fiche.reference ?? "",
        [{ texte: fiche.titre, fort: true }],
        fiche.objectifsOperationnels.join("\n"),
        noms(fiche.pilotes),
        noms(fiche.partenaires),
        periodeEcrite(periode(fiche.echeances)),
        fiche.priorite?.valeur ?? "",
        fiche.indicateurs.map(({ libelle }) => libelle).join("\n"),
      ]),
    ]),
  };
}
