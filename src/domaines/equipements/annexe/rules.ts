import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Soutien } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { placesDe } from "../structure/rules.ts";

/** Une ligne de l'annexe : ce qu'une collectivité soutient, et ses places si le registre les sait. */
export type LigneAnnexe = Soutien & { equipement: string; places: number | null };

export type ListeCitee = readonly (Soutien & { equipement: string })[];
export type Registre = readonly { structure: Structure; collectivites: readonly string[] }[];

/** Les parties de la convention, et le jour où elle commence. */
export type CadreAnnexe = { parties: readonly string[]; debut: Jour | null };

const placesOuRien = (structure: Structure | undefined): number | null => (structure && placesDe(structure)) || null;

const cle = (equipement: string, collectivite: string | null) => `${equipement} ${sansAccents(collectivite ?? "")}`;

const fermeeAvant = ({ ouverte }: Structure, debut: Jour | null): boolean =>
  ouverte.fin !== null && debut !== null && ouverte.fin < debut;

/**
 * EQU-26 : l'annexe dit la liste de la convention dans ses mots, avec les places du registre, puis les structures du registre qu'une
 * partie soutient et que la liste ne nomme pas, sauf celles fermées avant que la convention commence ; aucune n'y est deux fois pour la
 * même collectivité.
 */
export function lignesAnnexe(citees: ListeCitee, registre: Registre, { parties, debut }: CadreAnnexe): LigneAnnexe[] {
  const parId = new Map(registre.map(({ structure }) => [structure.id, structure]));
  const dites = new Set(citees.map(({ equipement, collectivite }) => cle(equipement, collectivite)));
  const noms = new Map(parties.map((nom) => [sansAccents(nom), nom]));
  const ajoutees = registre.flatMap(({ structure, collectivites }) =>
    fermeeAvant(structure, debut)
      ? []
      : collectivites.flatMap((collectivite): LigneAnnexe[] => {
          const partie = noms.get(sansAccents(collectivite));
          if (!partie || dites.has(cle(structure.id, collectivite))) return [];
          const { type, nom, adresse } = structure;
          return [
            {
              equipement: structure.id,
              collectivite: partie,
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
