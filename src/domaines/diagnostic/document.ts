import type { Bloc } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Apport, Enjeu, Etape, Section, SectionModele, Zone } from "./model.ts";
import { LIBELLES_ETAPE, LIBELLES_ORIGINE, LIBELLES_PRIORITE, LIBELLES_THEME, LIBELLES_ZONE } from "./model.ts";
import { participantsDe, participantsDu, participantsParPublic, partieDe, rangerEnjeux } from "./rules.ts";

/** Tout ce que dit un diagnostic, prêt à s'écrire : le texte des sections a ses chiffres, `figures` ce qu'elles appellent. */
export type DossierDiagnostic = {
  sections: readonly Section[];
  figures: ReadonlyMap<string, readonly Bloc[]>;
  /** Les modes d'accueil et les services du registre, par type, et la partie où chacun se lit. */
  accueils: readonly { type: string; section: SectionModele; noms: readonly string[] }[];
  etapes: readonly Etape[];
  apports: readonly Apport[];
  zones: readonly Zone[];
  enjeux: readonly Enjeu[];
  nomCommune: (code: string) => string;
  nomStatistique: (code: string) => string;
};

const titre = (niveau: 2 | 3 | 4, texte: string): Bloc => ({ genre: "titre", niveau, texte });

const paragraphes = (texte: string): Bloc[] =>
  texte
    .split("\n")
    .map((ligne) => ligne.trim())
    .filter(Boolean)
    .map((ligne) => ({ genre: "paragraphe", texte: ligne }));

const listeDite = (terme: string, elements: readonly string[]): Bloc[] =>
  elements.length === 0 ? [] : [titre(4, terme), { genre: "liste", elements }];

/** Un besoin, et le jour où il fut dit ; ceux d'avant que l'on ne le garde n'en ont pas. */
const besoinDit = ({ besoinsDepuis }: Section, besoin: string): string => {
  const le = Object.hasOwn(besoinsDepuis, besoin) ? besoinsDepuis[besoin] : undefined;
  return le ? `${besoin} (dit le ${enLettres(le)})` : besoin;
};

function accueilsDits({ modele }: Section, { accueils }: DossierDiagnostic): Bloc[] {
  const siens = accueils.filter(({ section }) => section === modele);
  return siens.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende: modele === "petiteEnfance" ? "Les modes d’accueil" : "Les services",
          nommees: true,
          colonnes: [{ titre: "Type" }, { titre: "Nombre", type: "nombre" }, { titre: "Lesquels", largeur: 3 }],
          rangees: siens.map(({ type, noms }) => [type, noms.length, noms.join(", ")]),
        },
      ];
}

function zonesDites({ zones, nomCommune }: DossierDiagnostic, voulues: readonly Zone[] = zones): Bloc[] {
  if (voulues.length === 0) return [];
  return [
    {
      genre: "tableau",
      legende: "Les zones où l’on manque",
      nommees: true,
      colonnes: [
        { titre: "Zone" },
        { titre: "Ce qui manque" },
        { titre: "Communes", largeur: 2 },
        { titre: "Constat", largeur: 2 },
      ],
      rangees: voulues.map(({ nom, genre, communes, constat }) => [
        nom,
        LIBELLES_ZONE[genre],
        communes.map(nomCommune).join(", "),
        constat,
      ]),
    },
  ];
}

/** Une partie du diagnostic, son titre d'abord ; rien si elle n'est pas écrite. */
export function blocsSection(section: Section, dossier: DossierDiagnostic): Bloc[] {
  const petiteEnfance = section.modele === "petiteEnfance";
  const corps = [
    ...paragraphes(section.texte),
    ...accueilsDits(section, dossier),
    ...(dossier.figures.get(section.id) ?? []),
    ...listeDite("Forces", section.forces),
    ...listeDite("Faiblesses", section.faiblesses),
    ...listeDite(
      "Besoins",
      section.besoins.map((besoin) => besoinDit(section, besoin)),
    ),
    ...(petiteEnfance
      ? zonesDites(
          dossier,
          dossier.zones.filter(({ theme }) => theme === "petiteEnfance"),
        )
      : []),
  ];
  return corps.length === 0 ? [] : [titre(3, section.titre), ...corps];
}

const quand = ({ debut, fin }: Etape): string => {
  if (!debut) return "";
  return fin && fin !== debut ? `${enLettres(debut)} – ${enLettres(fin)}` : enLettres(debut);
};

/** Ceux que l'on a écoutés, public par public, dès qu'il y en a deux. */
function publicsDits(etapes: readonly Etape[]): Bloc[] {
  const publics = participantsParPublic(etapes);
  if (publics.length < 2) return [];
  return [
    {
      genre: "tableau",
      legende: "Qui l’on a écouté",
      nommees: true,
      colonnes: [
        { titre: "Public", largeur: 3 },
        { titre: "Participants", type: "nombre" },
        { titre: "Moments", type: "nombre" },
      ],
      rangees: publics.map(({ public: nom, nombre, moments }) => [nom, nombre, moments]),
    },
  ];
}

const avecQui = (etape: Etape): string => {
  const nombre = participantsDu(etape);
  return [etape.public, nombre !== null && pluriel(nombre, "participant")].filter(Boolean).join(", ");
};

function blocsDemarche({ etapes, apports }: DossierDiagnostic): Bloc[] {
  if (etapes.length === 0) return [];
  return [
    titre(2, "La démarche"),
    {
      genre: "paragraphe",
      texte: `${pluriel(etapes.length, "moment")}, ${pluriel(participantsDe(etapes), "participation")}, ${pluriel(apports.length, "apport")}.`,
    },
    {
      genre: "tableau",
      legende: "Comment le diagnostic s’est fait",
      nommees: true,
      colonnes: [
        { titre: "Moment", largeur: 2 },
        { titre: "Quand", largeur: 1.5 },
        { titre: "Avec qui", largeur: 1.5 },
        { titre: "Ce qui en ressort", largeur: 3 },
      ],
      rangees: etapes.map((etape) => [
        `${LIBELLES_ETAPE[etape.genre]} : ${etape.titre}`,
        quand(etape),
        avecQui(etape),
        etape.constats,
      ]),
    },
    ...publicsDits(etapes),
  ];
}

const appuisDits = (enjeu: Enjeu, { apports, zones, nomStatistique }: DossierDiagnostic): string =>
  [
    ...enjeu.statistiques.map(nomStatistique),
    ...new Set(apports.filter(({ id }) => enjeu.apports.includes(id)).map(({ origine }) => LIBELLES_ORIGINE[origine])),
    ...zones.filter(({ id }) => enjeu.zones.includes(id)).map(({ nom }) => nom),
  ].join(" ; ");

function blocsEnjeux(dossier: DossierDiagnostic): Bloc[] {
  if (dossier.enjeux.length === 0) return [];
  return [
    titre(2, "Les enjeux"),
    {
      genre: "tableau",
      legende: "Ce que le territoire a à faire",
      nommees: true,
      colonnes: [
        { titre: "Enjeu", largeur: 3 },
        { titre: "Thème" },
        { titre: "Priorité" },
        { titre: "Ce qui le montre", largeur: 2 },
      ],
      rangees: rangerEnjeux(dossier.enjeux).map((enjeu) => [
        enjeu.texte,
        LIBELLES_THEME[enjeu.theme],
        enjeu.priorite ? LIBELLES_PRIORITE[enjeu.priorite] : "",
        appuisDits(enjeu, dossier),
      ]),
    },
  ];
}

/** Le diagnostic entier, partie par partie : ce qui n'est pas écrit n'y a pas de titre. */
export function blocsDiagnostic(dossier: DossierDiagnostic): Bloc[] {
  const parties = [...new Set(dossier.sections.map(partieDe))];
  const corps = parties.flatMap((partie) => {
    const siennes = dossier.sections.filter((section) => partieDe(section) === partie);
    const blocs = siennes.flatMap((section) => blocsSection(section, dossier));
    return blocs.length > 0 ? [titre(2, partie), ...blocs] : [];
  });
  const ailleurs = dossier.zones.filter(({ theme }) => theme !== "petiteEnfance");
  return [
    ...corps,
    ...(ailleurs.length > 0 ? [titre(2, "Les zones où l’on manque"), ...zonesDites(dossier, ailleurs)] : []),
    ...blocsEnjeux(dossier),
    ...blocsDemarche(dossier),
  ];
}
