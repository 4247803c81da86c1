import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listValeurs } from "../choix/store.ts";
import type { LireEtats } from "../etat/actions.ts";
import { dansCesEtats } from "../etat/rules.ts";
import { listFiches } from "../fiche/store.ts";
import type { Fiche, Noeud } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { vuePour } from "../vue/actions.ts";
import type { Vue } from "../vue/model.ts";
import { direSelection } from "../vue/nom/rules.ts";
import { avecDescendants, estFiltree } from "../vue/rules.ts";

/** Ce qu'une adresse garde du plan : ses fiches, dans l'ordre qu'elle montre, et ce qu'un document en dit. */
export type Selection = { noeuds: Noeud[]; fiches: Fiche[]; vue: Vue; filtree: boolean; dite: string };

type Ou = { convention: string; parametres: URLSearchParams };

async function nomsActeurs(db: Db, perimetre: Perimetre, { filtres }: Vue): Promise<Map<string, string>> {
  const choix = [
    ...(filtres.pilotes.length > 0 ? await listValeurs(db, perimetre, "pilote") : []),
    ...(filtres.partenaires.length > 0 ? await listValeurs(db, perimetre, "partenaire") : []),
  ];
  return new Map(choix.map(({ valeur, libelle }) => [valeur, libelle]));
}

/** Les fiches que la vue garde, avec tous ses filtres, dans l'ordre qu'elle montre, ou dans celui du plan. */
export const choisir =
  (lireEtats: LireEtats) =>
  async (db: Db, perimetre: Perimetre, { convention, parametres }: Ou): Promise<Selection> => {
    const noeuds = await listNoeuds(db, perimetre);
    const vue = vuePour(perimetre, parametres);
    const { filtres, etats: codes, tri } = vue;
    const etats = codes.length > 0 ? await lireEtats(db, perimetre, convention) : null;
    const gardes = {
      ...filtres,
      noeuds: avecDescendants(noeuds, filtres.noeuds),
      ...(etats ? { parmi: dansCesEtats(etats, codes) } : {}),
    };
    const rangNoeuds = noeuds.map(({ id }) => id);
    const fiches = await listFiches(db, perimetre, { filtres: gardes, tri: { ...tri, rangNoeuds } });
    const noms = { etats, noeuds, nomsActeurs: await nomsActeurs(db, perimetre, vue) };
    return { noeuds, fiches, vue, filtree: estFiltree(vue), dite: direSelection(vue, fiches.length, noms) };
  };
