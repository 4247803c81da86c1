import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Echange } from "../../echange/model.ts";
import { decisionLigne, estInchangee, etatFiche, resteADecider } from "../decision/rules.ts";
import { LIBELLES_BLOC } from "../lexique.ts";
import type { Blocs, Comparaison, Decisions, LigneBloc } from "../model.ts";
import type { BlocEnListe, Doute, Extrait, FicheEnListe, Filtre, NoeudEnListe } from "./model.ts";

type FicheComparee = Comparaison["fiches"][number];

/** Les lignes du document, numérotées comme la personne les compte. */
export function extraire(lignes: readonly string[], [debut, fin]: readonly [number, number]): Extrait | null {
  const choisies = lignes.slice(debut - 1, fin);
  if (choisies.length === 0) return null;
  const largeur = String(fin).length;
  const texte = choisies.map((ligne, rang) => `${String(debut + rang).padStart(largeur)}  ${ligne}`).join("\n");
  return { debut, fin: debut + choisies.length - 1, texte };
}

const AUTRES: Partial<Record<LigneBloc["nom"], readonly [string, string]>> = {
  perimetre: ["commune", "communes"],
  parties: ["partie", "parties"],
  visas: ["visa", "visas"],
  articles: ["article", "articles"],
  annexes: ["annexe", "annexes"],
  deliberations: ["délibération", "délibérations"],
  equipements: ["équipement", "équipements"],
};

/** Un bloc en une ligne : un jour en toutes lettres, une liste par son nombre. */
export function resumer(nom: LigneBloc["nom"], valeur: unknown): string {
  if (Array.isArray(valeur)) {
    const [un, des] = AUTRES[nom] ?? ["élément", "éléments"];
    return valeur.length === 0 ? "" : pluriel(valeur.length, un, des);
  }
  if (!valeur) return "";
  return nom === "debut" || nom === "fin" ? enLettres(valeur as Jour) : String(valeur);
}

const DOUTE_BLOC = /^(?:convention\.(\w+)|(deliberations|equipements))/;

/** Le bloc dont parle une ligne à revoir ; rien si elle parle de l'arbre ou d'une fiche. */
export const blocDouteux = (chemin: string): string | null => {
  const [, interne, racine] = DOUTE_BLOC.exec(chemin) ?? [];
  return interne ?? racine ?? null;
};

export function listerBlocs(
  comparaison: Comparaison,
  decisions: Decisions,
  echange: Echange,
  actuels: Blocs,
): BlocEnListe[] {
  const importes: Blocs = {
    ...echange.convention,
    deliberations: echange.deliberations,
    equipements: echange.equipements,
  };
  const douteux = echange.aRevoir.map(({ chemin }) => blocDouteux(chemin));
  return comparaison.blocs
    .filter(({ etat }) => etat !== "absent")
    .map((bloc) => ({
      nom: bloc.nom,
      cle: bloc.cle,
      libelle: LIBELLES_BLOC[bloc.nom],
      importe: resumer(bloc.nom, importes[bloc.nom]),
      deja: resumer(bloc.nom, actuels[bloc.nom]),
      etat: bloc.etat,
      decision: decisionLigne(bloc, decisions),
      doutes: douteux.filter((nom) => nom === bloc.nom).length,
    }));
}

/** L'arbre comme on l'a compris, chaque nœud avec le nombre de fiches qu'il porte. */
export function listerNoeuds(comparaison: Comparaison, decisions: Decisions, { plan }: Echange): NoeudEnListe[] {
  const lignes = new Map(comparaison.noeuds.map((ligne) => [ligne.id, ligne]));
  const enfants = Map.groupBy(plan.noeuds, ({ parent }) => parent);
  const parcourir = (parent: string | null, niveau: number): NoeudEnListe[] =>
    (enfants.get(parent) ?? []).flatMap(({ id, genre, code, libelle }) => {
      const ligne = lignes.get(id);
      const fiches = plan.fiches.filter(({ noeuds }) => noeuds.includes(id)).length;
      const vue = ligne && {
        id,
        cle: ligne.cle,
        niveau,
        genre,
        code,
        libelle,
        fiches,
        etat: ligne.etat,
        decision: decisionLigne(ligne, decisions),
      };
      return [...(vue ? [vue] : []), ...parcourir(id, niveau + 1)];
    });
  return parcourir(null, 0);
}

const PREDICATS: Record<Filtre, (fiche: FicheComparee, decisions: Decisions) => boolean> = {
  aDecider: (fiche, decisions) => etatFiche(fiche, decisions) === "aDecider",
  douteuses: ({ doutes }) => doutes > 0,
  nouvelles: ({ plan }) => plan === null,
  modifiees: (fiche) => fiche.plan !== null && !estInchangee(fiche),
  inchangees: (fiche, decisions) => etatFiche(fiche, decisions) === "inchangee",
  laissees: (fiche, decisions) => ["laisse", "joint"].includes(etatFiche(fiche, decisions)),
};

export const compter = ({ fiches }: Comparaison, decisions: Decisions): Record<Filtre, number> =>
  Object.fromEntries(
    Object.entries(PREDICATS).map(([filtre, garde]) => [
      filtre,
      fiches.filter((fiche) => garde(fiche, decisions)).length,
    ]),
  ) as Record<Filtre, number>;

/** IMP-69 : on relit d'abord ce qui attend et où la lecture a douté, puis ce qui attend, puis le reste, dans l'ordre du document. */
export function ordreDeRevue({ fiches }: Comparaison, decisions: Decisions): FicheComparee[] {
  const poids = (fiche: FicheComparee) => {
    if (etatFiche(fiche, decisions) !== "aDecider") return 2;
    return fiche.doutes > 0 ? 0 : 1;
  };
  return fiches.toSorted((a, b) => poids(a) - poids(b) || a.rang - b.rang);
}

export function listerFiches(
  comparaison: Comparaison,
  decisions: Decisions,
  echange: Echange,
  filtre: Filtre | null,
): FicheEnListe[] {
  const noeuds = new Map(echange.plan.noeuds.map(({ id, libelle }) => [id, libelle]));
  const garde = filtre ? PREDICATS[filtre] : () => true;
  return ordreDeRevue(comparaison, decisions)
    .filter((fiche) => garde(fiche, decisions))
    .flatMap((comparee) => {
      const fiche = echange.plan.fiches[comparee.rang];
      if (!fiche) return [];
      const { rang, doutes, plan, lignes } = comparee;
      const { reference, titre } = fiche;
      const place = fiche.noeuds.map((id) => noeuds.get(id) ?? "").join(", ");
      const remplace = lignes.filter(({ etat }) => etat === "different").length;
      return [
        {
          rang,
          reference,
          titre,
          place,
          etat: etatFiche(comparee, decisions),
          nouvelle: plan === null,
          doutes,
          remplace,
        },
      ];
    });
}

/** La fiche qui attend après celle-ci, dans l'ordre de la revue ; la première de toutes s'il n'y en a plus après. */
export function suivanteADecider(comparaison: Comparaison, decisions: Decisions, rang: number): number | null {
  const attendent = new Set(resteADecider(comparaison, decisions).fiches);
  const ordre = ordreDeRevue(comparaison, decisions)
    .map((fiche) => fiche.rang)
    .filter((r) => attendent.has(r) && r !== rang);
  return ordre.find((r) => r > rang) ?? ordre[0] ?? null;
}

/** Les doutes de la lecture qui ne parlent d'aucune fiche. */
export const doutesHorsFiches = ({ aRevoir }: Echange): Doute[] =>
  aRevoir
    .filter(({ chemin }) => !chemin.startsWith("plan.fiches["))
    .map(({ raison, texte, lignes }) => ({ raison, texte, lignes }));
