import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Soutien } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { placesDe } from "../structure/rules.ts";

/** Une ligne de l'annexe : ce qu'une collectivité soutient, et ses places si le registre les sait. */
export type LigneAnnexe = Soutien & { equipement: string; places: number | null };

export type ListeCitee = readonly (Soutien & { equipement: string })[];
export type Registre = readonly { structure: Structure; collectivites: readonly string[] }[];

/** Le nom de la partie qu'un nom écrit désigne, s'il en désigne une, et le jour où la convention commence. */
export type CadreAnnexe = { partie: (nom: string) => string | null; debut: Jour | null };

const placesOuRien = (structure: Structure | undefined): number | null => (structure && placesDe(structure)) || null;

const cle = (equipement: string, collectivite: string | null) => `${equipement} ${sansAccents(collectivite ?? "")}`;

const fermeeAvant = ({ ouverte }: Structure, debut: Jour | null): boolean =>
  ouverte.fin !== null && debut !== null && ouverte.fin < debut;

/**
 * EQU-26 : l'annexe dit la liste de la convention dans ses mots, avec les places du registre, puis les structures du registre qu'une
 * partie soutient, sous quelque nom qu'on l'y écrive, et que la liste ne nomme pas, sauf celles fermées avant que la convention commence ; aucune n'y est deux fois pour la
 * même collectivité.
 */
export function lignesAnnexe(citees: ListeCitee, registre: Registre, { partie, debut }: CadreAnnexe): LigneAnnexe[] {
  const parId = new Map(registre.map(({ structure }) => [structure.id, structure]));
  const de = (nom: string | null) => (nom && partie(nom)) ?? nom;
  const dites = new Set(citees.map(({ equipement, collectivite }) => cle(equipement, de(collectivite))));
  const ajoutees = registre.flatMap(({ structure, collectivites }) =>
    fermeeAvant(structure, debut)
      ? []
      : [...new Set(collectivites.map(partie))].flatMap((collectivite): LigneAnnexe[] => {
          if (!collectivite || dites.has(cle(structure.id, collectivite))) return [];
          const { type, nom, adresse } = structure;
          return [
            {
              equipement: structure.id,
              collectivite,
              type,
              typeLibelle: null,
              nom,
              adresse,
              places: placesOuRien(structure),
            },
          ];
        }),
  );
  return [...citees.map((ligne) => ({ ...ligne, places: placesOuRien(parId.get(ligne.equipement)) })), ...ajoutees];
}
