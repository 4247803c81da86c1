import { jourDe, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { findGuichet, frapperLienFamille } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { ENTRE_RAPPELS, GRACE } from "../confirmation/rules.ts";
import { jourEnMots } from "../etape/recapitulatif/textes.ts";
import { getFamille } from "../famille/store.ts";
import type { PerimetreFamille } from "../model.ts";
import { listSesDemandes } from "../store.ts";
import { TEXTES } from "../textes.ts";
import { courrielDeFamille, type Modele } from "./courriels.tsx";

/** Sous quel genre l'outbox garde un courriel à une famille : qui et lequel, jamais une adresse ni un secret. */
export const COURRIEL_FAMILLE = "guichet.famille";

type Charge = PerimetreFamille & { modele: Modele };

/** Demande qu'un courriel parte à cette famille ; le lien n'est frappé qu'au moment d'écrire. */
export const ecrireALaFamille = (db: Db, { espace, famille }: PerimetreFamille, modele: Modele): Promise<void> =>
  deposer(db, COURRIEL_FAMILLE, { espace, famille, modele } satisfies Charge);

/** Au nom de qui travaille ce qui n'est demandé par personne. */
export const systemeDe = (espace: string): Perimetre => ({ espace, compte: "systeme", conventions: [], roles: [] });

async function lire(db: Db, foyer: PerimetreFamille) {
  const famille = await getFamille(db, foyer).catch(() => null);
  return famille && { famille, demandes: await listSesDemandes(db, foyer) };
}

export type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

/** Poste un courriel déposé : il relit la famille, frappe un lien neuf, écrit ; une famille effacée, ou sans adresse, n'en reçoit pas. */
export async function posterAFamille({ base, poster, adresse, maintenant }: Bureau, charge: unknown): Promise<void> {
  const { modele, ...foyer } = charge as Charge;
  const lu = await inPerimeter(base, systemeDe(foyer.espace), (db) => lire(db, foyer), maintenant);
  const a = lu?.famille.courriel;
  if (!lu || !a) return;
  const { famille, demandes } = lu;
  const { langue } = famille;
  const le = maintenant();
  const manquent = demandes
    .flatMap(({ pieces }) => pieces)
    .filter(({ etat }) => etat === "demandee" || etat === "refusee");
  const message = await inAnnuaire(base, async (db) => {
    const guichet = await findGuichet(db, foyer.espace);
    if (!guichet) return null;
    const frappe = await frapperLienFamille(db, foyer, { adresse, le });
    return courrielDeFamille({
      ...frappe,
      a,
      langue,
      modele,
      organisme: guichet.nomEspace,
      contact: guichet.contact,
      numero: demandes.flatMap(({ numero }) => numero ?? []).at(-1) ?? "",
      pieces: [...new Set(manquent.map(({ nature }) => nature))],
      cloture: jourEnMots(plusJours(jourDe(le), ENTRE_RAPPELS + GRACE), TEXTES[langue]),
    });
  });
  if (message) await poster(message);
}
