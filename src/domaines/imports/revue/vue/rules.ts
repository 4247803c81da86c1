import type { ARevoir, Echange } from "../../echange/model.ts";
import { pagesDe } from "../../numerise/rules.ts";
import { estPagePerdue } from "../../reconnu/rules.ts";
import { resumer } from "../bloc/enonce/rules.ts";
import { change, estListe } from "../bloc/rules.ts";
import { correctionsDe } from "../correction/rules.ts";
import { attend, decisionLigne, estInchangee, etatFiche, resteADecider } from "../decision/rules.ts";
import { LIBELLES_BLOC } from "../lexique.ts";
import {
  type Blocs,
  type Comparaison,
  type Decisions,
  type EnteteImport,
  type EtatLigne,
  type Import,
  LIBELLES_ETAT,
} from "../model.ts";
import { blocsDe } from "../rules.ts";
import type { BlocEnListe, Doute, EtatFiche, Extrait, FicheEnListe, Filtre, NoeudEnListe } from "./model.ts";

type FicheComparee = Comparaison["fiches"][number];

/** Où en est un import : en revue, sauf s'il ne change rien. */
export const direEtat = ({ entete: { etat }, rien }: { entete: EnteteImport; rien: boolean }): string =>
  etat === "brouillon" && rien ? "Rien à écrire" : LIBELLES_ETAT[etat];

/** Un import sans ce qu'il contient. */
export const enteteDe = ({
  pages: _p,
  lignes: _l,
  identites: _i,
  echange: _e,
  decisions: _d,
  espace: _s,
  ...entete
}: Import): EnteteImport => entete;

/** Les lignes du document, numérotées comme la personne les compte. */
export function extraire(lignes: readonly string[], [debut, fin]: readonly [number, number]): Extrait | null {
  const choisies = lignes.slice(debut - 1, fin);
  if (choisies.length === 0) return null;
  const largeur = String(fin).length;
  const texte = choisies.map((ligne, rang) => `${String(debut + rang).padStart(largeur)}  ${ligne}`).join("\n");
  return { debut, fin: debut + choisies.length - 1, texte };
}

const DOUTE_BLOC = /^(?:convention\.(\w+)|(deliberations|equipements))/;

const DOUTE_LIGNE = /^(?:convention\.)?(\w+)\[(\d+)\]/;

const DOUTE_NOEUD = /^plan\.noeuds\[(\d+)\]/;

/** Ce que la lecture a laissé douteux : un nœud, un élément par son rang, ou tout un bloc. */
export function lignesDouteuses({ aRevoir, plan }: Pick<Echange, "aRevoir" | "plan">): ReadonlySet<string> {
  return new Set(
    aRevoir.flatMap(({ chemin }) => {
      const noeud = plan.noeuds[Number(DOUTE_NOEUD.exec(chemin)?.[1])];
      if (noeud) return [`noeud.${noeud.id}`];
      const [, liste, rang] = DOUTE_LIGNE.exec(chemin) ?? [];
      const bloc = blocDouteux(chemin);
      return bloc === null ? [] : [bloc === liste ? `${liste}.${rang}` : bloc];
    }),
  );
}

/** Le bloc dont parle une ligne à revoir ; rien si elle parle de l'arbre ou d'une fiche. */
export const blocDouteux = (chemin: string): string | null => {
  const [, interne, racine] = DOUTE_BLOC.exec(chemin) ?? [];
  return interne ?? racine ?? null;
};

type Pages = Import["pages"];

/** Une ligne à revoir comme on la montre, avec les pages où la voir. */
export const enDoute =
  (pages: Pages) =>
  ({ raison, texte, lignes }: ARevoir): Doute => ({
    raison,
    texte,
    lignes,
    pages: pages && lignes ? pagesDe(pages, lignes) : [],
  });

/** Les pages du document où sont les valeurs que désignent ces chemins. */
export function pagesOu({ aRevoir }: Pick<Echange, "aRevoir">, pages: Pages, est: (chemin: string) => boolean) {
  if (!pages) return [];
  const ici = aRevoir.filter(({ chemin }) => est(chemin)).flatMap((ligne) => enDoute(pages)(ligne).pages);
  return [...new Set(ici)].toSorted((a, b) => a - b);
}

/** Ce qui est à ce chemin, ou dedans. */
export const dans = (ici: string) => (chemin: string) => chemin === ici || chemin.startsWith(`${ici}.`);

/** Chaque bloc dont le fichier parle : une valeur, ou une liste et ce qui y attend. */
export function listerBlocs(
  comparaison: Comparaison,
  { decisions, pages }: Pick<Import, "decisions" | "pages">,
  echange: Echange,
  actuels: Blocs,
): BlocEnListe[] {
  const importes = blocsDe(echange);
  const douteux = echange.aRevoir.map(({ chemin }) => blocDouteux(chemin));
  const parBloc = Map.groupBy(
    comparaison.blocs.filter(({ etat }) => etat !== "absent"),
    ({ nom }) => nom,
  );
  return [...parBloc].map(([nom, lignes]) => {
    const decisionsPrises = lignes.filter(change).map((ligne) => decisionLigne(ligne, decisions));
    const combien = (etat: EtatLigne) => lignes.filter((ligne) => ligne.etat === etat).length;
    const [premiere] = lignes;
    return {
      nom,
      libelle: LIBELLES_BLOC[nom],
      importe: resumer(nom, importes[nom]),
      deja: resumer(nom, actuels[nom]),
      ligne: premiere && !estListe(nom) ? { ...premiere, decision: decisionLigne(premiere, decisions) } : null,
      nouveaux: combien("nouveau"),
      remplaces: combien("different"),
      absents: combien("retire"),
      reste: lignes.filter((ligne) => attend(ligne, decisions)).length,
      acceptes: decisionsPrises.filter((prise) => prise === true).length,
      doutes: douteux.filter((douteuse) => douteuse === nom).length,
      pages: estListe(nom) ? [] : pagesOu(echange, pages, (chemin) => blocDouteux(chemin) === nom),
    };
  });
}

/** Les valeurs de la convention que le fichier n'a pas dites. */
export const blocsMuets = ({ blocs }: Comparaison) =>
  blocs.flatMap(({ nom, rang, etat }) =>
    etat === "absent" && rang === null ? [{ nom, libelle: LIBELLES_BLOC[nom] }] : [],
  );

/** L'arbre comme on l'a compris, chaque nœud avec le nombre de fiches qu'il porte. */
export function listerNoeuds(
  comparaison: Comparaison,
  { decisions, pages }: Pick<Import, "decisions" | "pages">,
  echange: Echange,
): NoeudEnListe[] {
  const { plan } = echange;
  const lignes = new Map(comparaison.noeuds.map((ligne) => [ligne.id, ligne]));
  const enfants = Map.groupBy(plan.noeuds, ({ parent }) => parent);
  const rangs = new Map(plan.noeuds.map(({ id }, rang) => [id, rang]));
  const portees = Map.groupBy(
    plan.fiches.flatMap(({ noeuds }) => [...new Set(noeuds)]),
    (id) => id,
  );
  const parcourir = (parent: string | null, niveau: number): NoeudEnListe[] =>
    (enfants.get(parent) ?? []).flatMap(({ id, genre, code, libelle }) => {
      const ligne = lignes.get(id);
      const fiches = portees.get(id)?.length ?? 0;
      const rang = rangs.get(id) ?? 0;
      const vue = ligne && {
        id,
        rang,
        correction: correctionsDe(decisions, { nom: "noeuds", rang })[0],
        cle: ligne.cle,
        niveau,
        genre,
        code,
        libelle,
        fiches,
        etat: ligne.etat,
        decision: decisionLigne(ligne, decisions),
        pages: pagesOu(echange, pages, dans(`plan.noeuds[${rang}]`)),
      };
      return [...(vue ? [vue] : []), ...parcourir(id, niveau + 1)];
    });
  return parcourir(null, 0);
}

type Prises = Pick<Import, "etat" | "decisions">;

/** IMP-143 : un import qui n'est plus en revue dit ce qui a été décidé, quoi que le plan soit devenu depuis. */
export function etatMontre(fiche: FicheComparee, { etat, decisions }: Prises): EtatFiche {
  if (etat !== "ecrit" && etat !== "abandonne") return etatFiche(fiche, decisions);
  const decision = decisions.fiches[fiche.rang];
  if (!decision) return etat === "ecrit" ? "inchangee" : "nonDecidee";
  if (decision.sort !== "accepte" || etat === "abandonne") return decision.sort;
  return decision.contre === null ? "creee" : "modifiee";
}

const PREDICATS: Record<Filtre, (fiche: FicheComparee, importe: Prises) => boolean> = {
  aDecider: (fiche, importe) => etatMontre(fiche, importe) === "aDecider",
  douteuses: ({ doutes }) => doutes > 0,
  nouvelles: (fiche, importe) =>
    importe.etat === "ecrit" ? etatMontre(fiche, importe) === "creee" : fiche.plan === null,
  modifiees: (fiche, importe) =>
    importe.etat === "ecrit" ? etatMontre(fiche, importe) === "modifiee" : fiche.plan !== null && !estInchangee(fiche),
  inchangees: (fiche, importe) => etatMontre(fiche, importe) === "inchangee",
  laissees: (fiche, importe) => ["laisse", "joint"].includes(etatMontre(fiche, importe)),
};

export const compter = ({ fiches }: Comparaison, importe: Prises): Record<Filtre, number> =>
  Object.fromEntries(
    Object.entries(PREDICATS).map(([filtre, garde]) => [
      filtre,
      fiches.filter((fiche) => garde(fiche, importe)).length,
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
  importe: Prises,
  echange: Echange,
  filtre: Filtre | null,
): FicheEnListe[] {
  const noeuds = new Map(echange.plan.noeuds.map(({ id, libelle }) => [id, libelle]));
  const garde = filtre ? PREDICATS[filtre] : () => true;
  return ordreDeRevue(comparaison, importe.decisions)
    .filter((fiche) => garde(fiche, importe))
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
          etat: etatMontre(comparee, importe),
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

/** Les pages dont rien n'a été lu. */
export const pagesPerdues = ({ aRevoir }: Echange, pages: Pages): Doute[] =>
  aRevoir.filter(estPagePerdue).map(enDoute(pages));

/** Les doutes de la lecture qui ne parlent d'aucune fiche. */
export const doutesHorsFiches = ({ aRevoir }: Echange, pages: Pages): Doute[] =>
  aRevoir.filter((ligne) => !ligne.chemin.startsWith("plan.fiches[") && !estPagePerdue(ligne)).map(enDoute(pages));
