import type { Bloc, BlocTableau } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { type BlocConvention, mention, type Signataire } from "#domaines/convention/index.ts";
import { type AnnexeFaite, estAnnexe } from "../annexe/model.ts";
import { blocsAnnexe, type DossierAnnexes } from "../annexe/document.ts";
import { blocsTexte } from "../texte/document.ts";
import { nomAnnexe, nomArticle } from "../texte/rules.ts";

type AvecId<T> = T & { id: string };

/** Une convention telle qu'elle s'imprime : ses champs remplis, ses annexes, qui la signe et dans quel ordre. */
export type ConventionImprimee = {
  parties: readonly AvecId<BlocConvention["convention"]["parties"][number]>[];
  visas: readonly { texte: string }[];
  articles: readonly AvecId<{ numero: string | null; titre: string; texte: string }>[];
  annexes: readonly { numero: string | null; titre: string; genre: AnnexeFaite | "autre" }[];
  signataires: readonly Signataire[];
  /** La délibération qui autorise un signataire, en clair. */
  autorisations: ReadonlyMap<string, string>;
  dossier: DossierAnnexes;
};

const CIVILITES = { madame: "Madame", monsieur: "Monsieur" } as const;

export const nomSignataire = ({ civilite, prenom, nom }: Pick<Signataire, "civilite" | "prenom" | "nom">): string =>
  [civilite && CIVILITES[civilite], prenom, nom].filter(Boolean).join(" ");

const titre = (texte: string, ancre: string): Bloc => ({ genre: "titre", niveau: 1, texte, ancre });

/** Comme l'acte nomme qui signe, et ce qui l'y autorise, accordé avec sa civilité ; sans elle, aucun accord à faire. */
export function signataireDit(un: Signataire, autorisations: ReadonlyMap<string, string>): string {
  const autorisation = (un.deliberation && autorisations.get(un.deliberation)) || null;
  const sansAccord = un.civilite === null && autorisation && `sur le fondement de la ${autorisation}`;
  return [mention(un, autorisation), sansAccord].filter(Boolean).join(", ");
}

/** De qui est l'acte, qui signe pour chacun, et de quel droit. */
export type QuiSigne = Pick<ConventionImprimee, "parties" | "signataires" | "autorisations">;

export function partiesDites({ parties, signataires, autorisations }: QuiSigne): Bloc[] {
  const elements = parties.map(({ id, nom, nomCourt }) => {
    const siens = signataires.filter(({ partie }) => partie === id);
    const personnes = siens.map((un) => signataireDit(un, autorisations));
    const suite = [
      personnes.length > 0 && ` : ${personnes.join(" ; ")}`,
      nomCourt && `. Ci-après : « ${nomCourt} »`,
    ].filter(Boolean);
    return [{ texte: nom, fort: true }, ...suite.map(String), "."];
  });
  return elements.length === 0 ? [] : [titre("Les parties", "parties"), { genre: "liste", elements }];
}

const ANCRE_VISAS = "visas";

const visasDits = ({ visas }: ConventionImprimee): Bloc[] =>
  visas.length === 0
    ? []
    : [
        titre("Visas", ANCRE_VISAS),
        ...visas.map(
          ({ texte }): Bloc => ({ genre: "paragraphe", texte: /[;.,]$/.test(texte) ? texte : `${texte} ;` }),
        ),
      ];

/** Chaque article sous l'ancre de son identifiant : par elle, un texte corrigé dans Word retrouve le sien. */
const articlesDits = ({ articles }: ConventionImprimee): Bloc[] =>
  articles.flatMap((article) => [titre(nomArticle(article), article.id), ...blocsTexte(article.texte)]);

const TRAIT = "……………………………";
/** De quoi signer à la main. */
const PLACE = "\u{A0}\n\u{A0}\n\u{A0}";

export function signaturesDites({ parties, signataires }: Omit<QuiSigne, "autorisations">): Bloc[] {
  const nomDe = (id: string) => parties.find((partie) => partie.id === id)?.nom ?? "";
  const sans = parties.filter(({ id }) => !signataires.some(({ partie }) => partie === id));
  const rangees = [
    ...signataires.map((un) => [nomDe(un.partie), [nomSignataire(un), un.qualite].filter(Boolean).join("\n"), PLACE]),
    ...sans.map(({ nom }) => [nom, "", PLACE]),
  ];
  if (rangees.length === 0) return [];
  const tableau: BlocTableau = {
    genre: "tableau",
    legende: "Signatures, dans l’ordre où elles se donnent",
    nommees: true,
    colonnes: [
      { titre: "Partie", largeur: 1.4 },
      { titre: "Qui signe", largeur: 1.4 },
      { titre: "Date et signature", largeur: 1.6 },
    ],
    rangees,
  };
  const fait = `Fait à ${TRAIT}, le ${TRAIT}, un exemplaire pour chaque partie.`;
  return [titre("Signatures", "signatures"), { genre: "paragraphe", texte: fait }, tableau];
}

const HORS = "Cette annexe se joint à la convention.";

const annexesDites = ({ annexes, dossier }: ConventionImprimee): Bloc[] =>
  annexes.flatMap(({ numero, titre: nom, genre }, rang): Bloc[] => {
    const blocs = estAnnexe(genre) ? blocsAnnexe(genre, dossier) : [];
    const entete = nomAnnexe({ numero, titre: nom });
    const vide: Bloc[] = blocs.length === 0 ? [{ genre: "paragraphe", texte: HORS }] : [];
    return [{ genre: "saut" }, titre(entete, `annexe-${rang + 1}`), ...blocs, ...vide];
  });

/** La convention entière, des parties à la dernière annexe. */
export const blocsConvention = (convention: ConventionImprimee): Bloc[] => [
  ...partiesDites(convention),
  ...visasDits(convention),
  ...(convention.articles.length > 0
    ? [{ genre: "paragraphe" as const, texte: "Les parties conviennent de ce qui suit." }]
    : []),
  ...articlesDits(convention),
  ...signaturesDites(convention),
  ...annexesDites(convention),
];

export const sousTitreDe = (signeeLe: Jour | null, jour: Jour): string =>
  signeeLe
    ? `Signée le ${enLettres(signeeLe)}. Annexes et plan tels qu’ils sont le ${enLettres(jour)} : ce qui fut signé se lit parmi les versions signées.`
    : `Projet, état du ${enLettres(jour)}`;
