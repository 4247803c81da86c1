import { type Bloc, type Imprime, textesBloc } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { CHAMPS, cheminDe, type Fiche, type Noeud, saisieDe } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { Corps } from "#platform/rendu/corps-word.ts";
import type { Valeurs } from "#platform/rendu/modele-word.ts";
import { estAnnexe } from "../annexe/model.ts";
import { blocsAnnexe } from "../annexe/document.ts";
import { blocsTexte } from "../texte/document.ts";
import { type ConventionImprimee, nomSignataire, signataireDit } from "../impression/document.ts";

const lignes = (texte: string): { texte: string }[] =>
  texte
    .split("\n")
    .filter((ligne) => ligne.trim() !== "")
    .map((ligne) => ({ texte: ligne.trim() }));

/** Une liste dont on connaît les champs même quand rien n'y est encore : pour dire à quoi elle sert, pas pour remplir. */
const enExemple = (liste: { texte: string }[]): { texte: string }[] => (liste.length > 0 ? liste : [{ texte: "" }]);

/** Des noms à points deviennent des valeurs emboîtées : un modèle les nomme comme le texte. */
export function emboiter(champs: Readonly<Record<string, string | null>>): Valeurs {
  const valeurs: { [nom: string]: string | null | { [nom: string]: string | null } } = {};
  for (const [nom, valeur] of Object.entries(champs)) {
    const [tete = "", suite] = nom.split(".");
    if (suite === undefined) valeurs[tete] = valeur;
    else {
      const dessous = valeurs[tete];
      valeurs[tete] = { ...(typeof dessous === "object" ? dessous : {}), [suite]: valeur };
    }
  }
  return valeurs;
}

/** Ce que tout document d'une convention peut dire d'elle ; ce qu'elle ne sait pas encore reste à compléter. */
export function valeursEnTete(champs: Readonly<Record<string, string | null>>, titre: string, jour: Jour): Valeurs {
  const gardes = Object.entries(champs).filter(([nom]) => !nom.includes(".") && nom !== "parties");
  return { titre, aujourdhui: enLettres(jour), nomsParties: champs["parties"] ?? null, ...Object.fromEntries(gardes) };
}

/** La convention : ses champs, ses parties et qui signe, ses visas, ses articles, ses annexes. */
export function valeursConvention(
  convention: ConventionImprimee,
  { champs, titre, jour }: { champs: Readonly<Record<string, string | null>>; titre: string; jour: Jour },
): Valeurs {
  const { parties, visas, articles, annexes, signataires, autorisations, dossier } = convention;
  const { parties: _noms, ...dits } = emboiter(champs);
  const signe = (un: (typeof signataires)[number]) => ({
    nom: nomSignataire(un),
    qualite: un.qualite ?? "",
    mention: signataireDit(un, autorisations),
  });
  return {
    ...dits,
    ...valeursEnTete(champs, titre, jour),
    parties: parties.map(({ id, nom, nomCourt }) => ({
      nom,
      nomCourt: nomCourt ?? "",
      signataires: signataires.filter(({ partie }) => partie === id).map(signe),
    })),
    visas: visas.map(({ texte }) => ({ texte })),
    articles: articles.map(({ numero, titre: nom, texte }) => ({
      numero: numero ?? "",
      titre: nom,
      texte: new Corps(blocsTexte(texte), { enLignes: true }),
    })),
    annexes: annexes.map(({ numero, titre: nom, genre }) => ({
      numero: numero ?? "",
      titre: nom,
      texte: estAnnexe(genre) ? new Corps(blocsAnnexe(genre, dossier)) : "",
    })),
  };
}

const ditDe = (fiche: Fiche | null, { nom, forme }: (typeof CHAMPS)[number]): string => {
  if (!fiche) return "";
  if (nom === "pilotes" || nom === "partenaires") return fiche[nom].map(({ libelle }) => libelle).join("\n");
  return saisieDe(forme, fiche[nom]);
};

/** Une fiche : chaque champ en texte sous son nom, et ligne par ligne dans `listes` ; sans fiche, les mêmes noms, vides. */
export function valeursFiche(fiche: Fiche | null, noeuds: readonly Noeud[], exemple = false): Valeurs {
  const enListe = (texte: string) => (exemple ? enExemple(lignes(texte)) : lignes(texte));
  const dits = CHAMPS.map((champ) => [champ.nom, ditDe(fiche, champ)] as const);
  const place = fiche ? cheminDe(noeuds, fiche.noeuds[0] ?? "").map(({ libelle }) => libelle) : [];
  return {
    intitule: fiche ? intituleFiche(fiche) : "",
    place: place.join(" › "),
    ...Object.fromEntries(dits),
    listes: Object.fromEntries(dits.map(([nom, texte]) => [nom, enListe(texte)])),
    remplis: CHAMPS.flatMap((champ) => {
      const texte = ditDe(fiche, champ);
      return texte && champ.nom !== "titre" && champ.nom !== "reference" ? [{ nom: champ.libelle, texte }] : [];
    }),
  };
}

/** Le plan : ses fiches dans l'ordre, et ses branches, chacune avec les siennes. */
export function valeursPlan(fiches: readonly Fiche[], noeuds: readonly Noeud[], exemple = false): Valeurs {
  const racineDe = (fiche: Fiche) => cheminDe(noeuds, fiche.noeuds[0] ?? "")[0]?.id;
  const racines = noeuds.filter(({ parent }) => parent === null);
  const dites = new Map(fiches.map((fiche) => [fiche.id, valeursFiche(fiche, noeuds, exemple)]));
  const deLa = (racine: string | undefined) =>
    fiches.filter((fiche) => racineDe(fiche) === racine).flatMap(({ id }) => dites.get(id) ?? []);
  return {
    nombreFiches: fiches.length,
    axes: racines.map(({ id, code, libelle }) => ({
      titre: [code, libelle].filter(Boolean).join(" "),
      fiches: deLa(id),
    })),
    fiches: [...dites.values()],
  };
}

/** Un document que Maillage sait écrire, section par section, avec ses titres, ses listes et ses tableaux : de quoi remplir le modèle d'un bilan. */
export function valeursImprime({ titre, sousTitre, blocs }: Imprime): Valeurs {
  const sections: { titre: string; corps: Bloc[] }[] = [];
  for (const bloc of blocs) {
    if (bloc.genre === "titre" && bloc.niveau === 1) sections.push({ titre: bloc.texte, corps: [] });
    else if (textesBloc(bloc).length > 0) sections.at(-1)?.corps.push(bloc);
  }
  const dites = sections.map(({ titre: nom, corps }) => ({
    titre: nom,
    texte: corps.length > 0 ? new Corps(corps) : "",
    paragraphes: corps.map((bloc) => ({ texte: new Corps([bloc]) })),
  }));
  return { titre, sousTitre: sousTitre ?? "", sections: dites };
}
