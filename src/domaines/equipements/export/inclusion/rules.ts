import { ecrireMontant } from "#commun/montant.ts";
import { estSiret } from "#commun/siret.ts";
import { LIBELLES_TYPE } from "../../model.ts";
import { LIBELLES_UNITE, type Structure } from "../../structure/model.ts";
import { ouvertureOsm } from "../horaires/rules.ts";
import { type FauteInclusion, type ServiceInclusion, type StructureInclusion, THEMATIQUES } from "./model.ts";

const SOURCE = "maillage";

/** EQU-36 : un téléphone français s'écrit avec l'indicatif du pays : « 04 71 00 00 11 » devient « +33471000011 ». */
export function telephoneInternational(telephone: string | null): string | undefined {
  const chiffres = (telephone ?? "").replace(/[\s.()-]/g, "");
  if (/^0\d{9}$/.test(chiffres)) return `+33${chiffres.slice(1)}`;
  return /^\+\d{8,15}$/.test(chiffres) ? chiffres : undefined;
}

/** Sans les clés que l'on ne sait pas remplir. */
const sans = <T>(objet: { [cle in keyof T]: T[cle] | undefined }): T =>
  Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined && valeur !== "")) as T;

const ouRien = <T>(valeur: T | null): T | undefined => valeur ?? undefined;

function reseauxDe({ avip, type, gestion }: Structure): string[] {
  const reseaux = [
    ...(avip ? ["creches-avip"] : []),
    ...(type === "franceServices" ? ["france-service"] : []),
    ...(gestion === "regie" ? ["communes"] : []),
  ];
  return reseaux;
}

const lieuDe = (structure: Structure, commune: string) => ({
  commune: commune || undefined,
  code_postal: ouRien(structure.codePostal),
  code_insee: ouRien(structure.commune),
  adresse: ouRien(structure.adresse),
  longitude: ouRien(structure.lon),
  latitude: ouRien(structure.lat),
  telephone: telephoneInternational(structure.telephone),
  courriel: ouRien(structure.courriel),
  horaires_accueil: ouvertureOsm(structure.ouverture),
});

/** EQU-37 : une structure du registre est une structure d'inclusion ; sa date est celle de sa dernière vérification. */
export function versStructure(structure: Structure, commune: string): StructureInclusion {
  const reseaux = reseauxDe(structure);
  return sans<StructureInclusion>({
    source: SOURCE,
    id: `${SOURCE}--${structure.id}`,
    nom: structure.nom.replace(/\.+$/, ""),
    date_maj: structure.verifieLe ?? structure.tenueLe ?? "",
    description: structure.description,
    siret: ouRien(structure.siret),
    site_web: ouRien(structure.siteWeb),
    ...lieuDe(structure, commune),
    ...(reseaux.length > 0 ? { reseaux_porteurs: reseaux } : {}),
  });
}

const mobilisationDe = ({ telephone, courriel, adresse }: Structure): string[] => [
  ...(courriel ? ["envoyer-un-courriel"] : []),
  ...(adresse ? ["se-presenter"] : []),
  ...(telephone ? ["telephoner"] : []),
];

const fraisDe = ({ tarifs }: Structure): Pick<ServiceInclusion, "frais" | "frais_precisions"> => {
  if (tarifs.length === 0) return {};
  if (tarifs.every(({ cout }) => cout === 0)) return { frais: "gratuit" };
  const dits = tarifs.map(({ cout, unite }) => `${ecrireMontant(cout)} ${LIBELLES_UNITE[unite]}`);
  return { frais: "payant", frais_precisions: `Selon les revenus : ${dits.join(", ")}` };
};

const descriptionDe = (structure: Structure, commune: string): string =>
  structure.description ||
  [LIBELLES_TYPE[structure.type], commune && `à ${commune}`, structure.public].filter(Boolean).join(", ");

/** EQU-38 : une structure dont le type parle de garde ou de parentalité offre un service ; une autre n'en offre pas. */
export function versService(structure: Structure, commune: string): ServiceInclusion | null {
  const thematique = THEMATIQUES[structure.type];
  if (!thematique) return null;
  const { id, source, nom, date_maj } = versStructure(structure, commune);
  return sans<ServiceInclusion>({
    source,
    id: `${id}-service`,
    structure_id: id,
    nom,
    date_maj,
    description: descriptionDe(structure, commune),
    type: structure.type === "rpe" ? "information" : "accompagnement",
    thematiques: [thematique],
    ...fraisDe(structure),
    publics: ["familles"],
    publics_precisions: structure.public || undefined,
    ...lieuDe(structure, commune),
    modes_accueil: ["en-presentiel"],
    modes_mobilisation: mobilisationDe(structure),
    mobilisable_par: ["usagers"],
  });
}

/** EQU-39 : une structure part si son nom a de 3 à 150 signes, si l'on sait sa commune et quand elle fut dite (data.inclusion v1.0.8). */
export function fautesInclusion({
  nom,
  date_maj,
  code_insee,
  siret,
  code_postal,
}: StructureInclusion): FauteInclusion[] {
  const fautes: [FauteInclusion, boolean][] = [
    ["nom", nom.length < 3 || nom.length > 150],
    ["date", !/^\d{4}-\d{2}-\d{2}$/.test(date_maj)],
    ["commune", !/^\w{5}$/.test(code_insee ?? "")],
    ["siret", siret !== undefined && !estSiret(siret)],
    ["codePostal", code_postal !== undefined && !/^\d{5}$/.test(code_postal)],
  ];
  return fautes.flatMap(([faute, vraie]) => (vraie ? [faute] : []));
}
