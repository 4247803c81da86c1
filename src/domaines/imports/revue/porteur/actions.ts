import type { Perimetre } from "#commun/perimetre.ts";
import { listActeursEtFusionnes, reconnaitreNoms } from "#domaines/acteurs/index.ts";
import type { Reconnu } from "#domaines/acteurs/model.ts";
import type { Db } from "#platform/db/db.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import type { Revue } from "../actions.ts";
import { enteteDe } from "../vue/rules.ts";
import type { VuePorteurs } from "./model.ts";
import { moinsSurs, nomRetenu, nomsCites } from "./rules.ts";

const PROPOSES = 200;

const citesDe = ({ comparaison, importe, echange }: Revue) =>
  nomsCites(comparaison, importe.decisions, echange.plan.fiches);

/** Les noms cités, dans l'ordre du fichier : leur place les désigne dans le formulaire. */
export const nomsDe = (revue: Revue): string[] => [...citesDe(revue).keys()];

export async function vuePorteurs(db: Db, perimetre: Perimetre, revue: Revue, page: number): Promise<VuePorteurs> {
  const acteurs = await listActeursEtFusionnes(db, perimetre);
  const { decisions } = revue.importe;
  const cites = [...citesDe(revue)];
  const retenus = cites.map(([lu]) => nomRetenu(decisions, lu));
  const reconnus = reconnaitreNoms(acteurs, retenus);
  const tous = moinsSurs(
    cites.map(([lu, fiches], rang) => {
      const nom = retenus[rang] ?? lu;
      const reconnu: Reconnu = reconnus.get(nom) ?? { surete: "inconnu", proches: [] };
      return { rang, lu, choisi: nom === lu ? null : nom, fiches, reconnu };
    }),
  );
  const ici = Math.min(page, Math.max(1, Math.ceil(tous.length / PAR_PAGE)));
  return {
    entete: enteteDe(revue.importe),
    cites: tous.slice((ici - 1) * PAR_PAGE, ici * PAR_PAGE),
    total: tous.length,
    nouveaux: tous.filter(({ reconnu }) => reconnu.surete === "inconnu").length,
    page: ici,
    connus: acteurs
      .filter(({ fusionne }) => fusionne === null)
      .slice(0, PROPOSES)
      .map(({ nom }) => nom),
  };
}

/** Ce que désigne chaque nom d'une fiche, choix compris. */
export async function reconnusDe(
  db: Db,
  perimetre: Perimetre,
  { importe, echange }: Revue,
  rang: number,
): Promise<ReadonlyMap<string, Reconnu>> {
  const { pilotes = [], partenaires = [] } = echange.plan.fiches[rang] ?? {};
  const lus = [...new Set([...pilotes, ...partenaires])];
  if (lus.length === 0) return new Map();
  const retenus = lus.map((lu) => nomRetenu(importe.decisions, lu));
  const reconnus = reconnaitreNoms(await listActeursEtFusionnes(db, perimetre), retenus);
  return new Map(
    lus.map((lu, place) => [lu, reconnus.get(retenus[place] ?? lu) ?? { surete: "inconnu", proches: [] }]),
  );
}
