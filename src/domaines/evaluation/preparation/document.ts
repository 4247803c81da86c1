import type { Bloc, BlocTableau, Rangee } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { dernierJour, ecrireEtp, reportDit } from "#domaines/suivi/index.ts";
import type { ValeurBougee } from "#domaines/suivi/mouvement/model.ts";
import type { Totaux } from "#domaines/suivi/budget/model.ts";
import { PHRASE_EN_PARTIE } from "#domaines/suivi/bord/model.ts";
import { EN_PARTIE, type EtatDefini } from "#domaines/suivi/etat/model.ts";
import type { Argent, Changement, Citee, FicheBilan, MouvementsBilan } from "./model.ts";
import { citer, nommerEtat, periodeFiche } from "./ecriture/rules.ts";
import { compterParAxe, ditsDe, indicateurUn } from "./rules.ts";

const HORS_BRANCHE = "Hors de toute branche";
export const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });
export const note = (texte: string): Bloc => ({ genre: "note", texte });

/** Combien de fiches dans chaque état, branche par branche : jamais une moyenne, et le silence à part. */
export function tableauComptes(fiches: readonly FicheBilan[], etats: readonly EtatDefini[]): Bloc[] {
  const comptes = compterParAxe(fiches, etats);
  const employes = etats.filter(({ code }) => fiches.some(({ etat }) => etat === code));
  const { fiches: toutes, realisees, silencieuses } = indicateurUn(fiches);
  const nombres = (codes: { code: string; nombre: number }[]) =>
    employes.map(({ code }) => codes.find((un) => un.code === code)?.nombre ?? 0);
  const tableau: BlocTableau = {
    genre: "tableau",
    legende: "Fiches-actions par état et par branche du plan",
    nommees: true,
    colonnes: [
      { titre: "Branche", largeur: 3 },
      { titre: "Fiches", type: "nombre" },
      ...employes.map(({ libelle }) => ({ titre: libelle, type: "nombre" as const })),
      { titre: "Sans nouvelle", type: "nombre" },
    ],
    rangees: comptes.map(({ axe, fiches: nombre, parEtat, silencieuses: muettes }) => [
      axe || HORS_BRANCHE,
      nombre,
      ...nombres(parEtat),
      muettes,
    ]),
  };
  const dites = silencieuses > 0 ? ` ; de ${pluriel(silencieuses, "fiche")}, personne n’a encore rien dit` : "";
  const partielles = fiches.some(({ etat }) => etat === EN_PARTIE.code) ? [note(PHRASE_EN_PARTIE)] : [];
  return [paragraphe(`Fiches réalisées : ${realisees} sur ${toutes}${dites}.`), tableau, ...partielles];
}

const parBranche = (fiches: readonly FicheBilan[], rangee: (fiche: FicheBilan) => Rangee): Rangee[] =>
  [...Map.groupBy(fiches, ({ axe }) => axe)].flatMap(([axe, siennes]) => [
    { groupe: axe || HORS_BRANCHE },
    ...siennes.map(rangee),
  ]);

/** « En cours, 1 sur 3, au 2 mars 2026 » : en une cellule, pour que le bilan tienne à l'écran. */
const etatDate = ({ etat, precision, volets }: FicheBilan, etats: readonly EtatDefini[]): string => {
  const le = dernierJour(volets);
  return [nommerEtat(etats, etat), etat && precision, etat && le && `au ${enLettres(le)}`].filter(Boolean).join(", ");
};

/** EVA-60 : un bilan montre de chaque fiche son dernier état et son jour ; sans état connu la cellule est vide, et le silence se compte par branche. */
export const tableauFiches = (fiches: readonly FicheBilan[], etats: readonly EtatDefini[]): Bloc => ({
  genre: "tableau",
  legende: "État de chaque fiche-action",
  nommees: true,
  colonnes: [
    { titre: "Fiche", largeur: 3 },
    { titre: "Pilotes", largeur: 2 },
    { titre: "Période" },
    { titre: "État", largeur: 2 },
  ],
  rangees: parBranche(fiches, (fiche) => [
    citer(fiche),
    fiche.pilotes.join(", "),
    [periodeFiche(fiche), reportDit(fiche.volets)].filter(Boolean).join(", "),
    etatDate(fiche, etats),
  ]),
});

/** Les derniers mots de chaque fiche. */
export function tableauDits(fiches: readonly FicheBilan[]): Bloc[] {
  const dits = ditsDe(fiches);
  if (dits.length === 0) return [note("Aucune fiche n’a encore dit ses avancées ni ses difficultés.")];
  return [
    {
      genre: "tableau",
      legende: "Les derniers mots de chaque fiche",
      nommees: true,
      colonnes: [
        { titre: "Fiche", largeur: 2 },
        { titre: "Avancées", largeur: 2.5 },
        { titre: "Difficultés", largeur: 2.5 },
      ],
      rangees: dits.map(({ fiche, nom, avancees, difficultes }) => [
        [citer(fiche), nom].filter(Boolean).join(", "),
        avancees,
        difficultes,
      ]),
    },
  ];
}

const LIENS = { bilan: "depuis", campagne: "depuis la campagne", periode: "depuis le" } as const;

const liste = (titre: string, fiches: readonly Citee[]): Bloc[] =>
  fiches.length === 0
    ? []
    : [
        { genre: "titre", niveau: 2, texte: titre },
        { genre: "liste", elements: fiches.map(citer) },
      ];

const tableauChangements = (
  legende: string,
  changements: readonly Changement[],
  dire: (valeur: string | null) => string,
): Bloc[] =>
  changements.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende,
          nommees: true,
          colonnes: [{ titre: "Fiche", largeur: 3 }, { titre: "Avant" }, { titre: "Maintenant" }],
          rangees: changements.map(({ fiche, avant, apres }) => [citer(fiche), dire(avant), dire(apres)]),
        },
      ];

const tableauValeurs = (valeurs: readonly ValeurBougee[]): Bloc[] =>
  valeurs.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende: "Les indicateurs qui ont bougé",
          nommees: true,
          colonnes: [{ titre: "Indicateur", largeur: 3 }, { titre: "Avant" }, { titre: "Maintenant" }],
          rangees: valeurs.map(({ libelle, avant, apres }) => [libelle, avant || "Rien", apres || "Rien"]),
        },
      ];

/** Ce qui a bougé : d'abord en nombre, puis fiche par fiche. */
export function blocsMouvements(mouvements: MouvementsBilan, etats: readonly EtatDefini[], entier: boolean): Bloc[] {
  const { depart, vide, nouvelles, disparues, valeurs } = mouvements;
  const quand = `${LIENS[depart.genre]} ${depart.genre === "periode" ? depart.libelle : `« ${depart.libelle} »`}`;
  if (vide)
    return [note(`Rien n’était encore écrit dans Maillage à ce moment (${quand}) : il n’y a pas de quoi comparer.`)];
  const compte = [
    pluriel(mouvements.etats.length, "état changé", "états changés"),
    pluriel(mouvements.dates.length, "fiche redatée", "fiches redatées"),
    ...(valeurs ? [pluriel(valeurs.length, "indicateur bougé", "indicateurs bougés")] : []),
    pluriel(nouvelles.length, "fiche entrée", "fiches entrées"),
    pluriel(disparues.length, "fiche sortie", "fiches sorties"),
  ].join(", ");
  const resume = paragraphe(`Ce qui a bougé ${quand} : ${compte}.`);
  if (!entier) return [resume];
  return [
    resume,
    ...tableauChangements("Les états qui ont changé", mouvements.etats, (code) => nommerEtat(etats, code)),
    ...tableauChangements("Les périodes qui ont changé", mouvements.dates, (dite) => dite || "Sans date"),
    ...tableauValeurs(valeurs ?? []),
    ...liste("Fiches entrées au plan", nouvelles),
    ...liste("Fiches sorties du plan", disparues),
  ];
}

const COLONNES_ARGENT = [
  { titre: "Prévu", type: "montant" as const },
  { titre: "Réalisé", type: "montant" as const },
  { titre: "Accordé", type: "montant" as const },
  { titre: "Versé", type: "montant" as const },
];
const montants = ({ prevu, realise, accorde, verse }: Totaux) => [prevu, realise, accorde, verse];

const tableauArgent = (
  legende: string,
  nom: string,
  lignes: readonly { nom: string; totaux: Totaux }[],
  total: Totaux,
): Bloc => ({
  genre: "tableau",
  legende,
  nommees: true,
  colonnes: [{ titre: nom, largeur: 2 }, ...COLONNES_ARGENT],
  rangees: [...lignes.map((ligne) => [ligne.nom, ...montants(ligne.totaux)]), { total: ["Total", ...montants(total)] }],
});

const direAnnees = ({ debut, fin }: { debut: number; fin: number }) =>
  debut === fin ? `l’année ${debut}` : `toutes les années de ${debut} à ${fin}`;

const etpEcrit = (centiemes: number | null) => (centiemes === null ? "" : ecrireEtp(centiemes));

/** Les emplois, année par année : d'une année à l'autre ils ne s'additionnent pas. */
const tableauEtp = (etp: NonNullable<Argent["annees"]>["etp"]): Bloc[] =>
  etp.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende: "Les emplois en équivalent temps plein, année par année",
          nommees: true,
          colonnes: [{ titre: "Année" }, { titre: "ETP prévus" }, { titre: "ETP réalisés" }],
          rangees: etp.map(({ annee, prevu, realise }) => [String(annee), etpEcrit(prevu), etpEcrit(realise)]),
        },
      ];

/** L'argent du plan, par branche et par financeur : les deux tombent sur le même total. */
export function blocsArgent({ total, axes, financeurs, annees }: Argent): Bloc[] {
  if (axes.length === 0)
    return [note(`Le budget d’aucune fiche n’est encore tenu${annees ? ` pour ${direAnnees(annees)}` : ""}.`)];
  const branches = axes.map(({ axe, totaux }) => ({ nom: axe || HORS_BRANCHE, totaux }));
  return [
    ...(annees ? [paragraphe(`Le budget de la période est celui de ${direAnnees(annees)}, en entier.`)] : []),
    tableauArgent("Le budget par branche, chaque fiche comptée une fois", "Branche", branches, total),
    tableauArgent("Le budget par financeur", "Financeur", financeurs, total),
    ...tableauEtp(annees?.etp ?? []),
  ];
}

/** L'argent de quelques fiches, fiche par fiche. */
export function blocsArgentFiches(fiches: readonly FicheBilan[], argent: Argent["fiches"], total: Totaux): Bloc[] {
  const chiffrees = fiches.flatMap((fiche) => {
    const totaux = argent[fiche.id];
    return totaux ? [{ nom: citer(fiche), totaux }] : [];
  });
  if (chiffrees.length === 0) return [note("Le budget d’aucune de ces fiches n’est encore tenu.")];
  return [tableauArgent("Le budget de chaque fiche", "Fiche", chiffrees, total)];
}
