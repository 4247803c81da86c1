import { type Citation, type Citer, peut } from "#domaines/acces/index.ts";
import { listNomsActeurs } from "#domaines/acteurs/index.ts";
import { listCitations } from "#domaines/plan/index.ts";

/** Names, for the journal, what each slice wrote: only what this reader may open. */
export const citer: Citer = async (db, perimetre, ids) => {
  const citees = new Map<string, Citation>();
  if (ids.length === 0) return citees;
  for (const { id, titre, href } of await listCitations(db, perimetre, ids)) citees.set(id, { titre, href });
  const acteurs = peut(perimetre.roles, "acteurs.lire") ? await listNomsActeurs(db, perimetre, ids) : [];
  for (const { id, nom } of acteurs) citees.set(id, { titre: nom, href: `/espaces/${perimetre.espace}/acteurs/${id}` });
  return citees;
};
