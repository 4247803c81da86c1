import { instantDe, jourDe, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { findGuichet, frapperLienFamille } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Message, Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { findSealer, sealerFor } from "#platform/vault/vault.ts";
import { ENTRE_RAPPELS, GRACE } from "../confirmation/rules.ts";
import { lireLieux } from "../etape/actions.ts";
import type { Question } from "../etape/model.ts";
import { direPiece } from "../etape/question/rules.ts";
import { jourEnMots } from "../etape/recapitulatif/textes.ts";
import { cleDuCourriel, getFamille } from "../famille/store.ts";
import type { Demande, Famille, PerimetreFamille } from "../model.ts";
import { listSesDemandes } from "../store.ts";
import { TEXTES } from "../textes.ts";
import { ADIEU, courrielDAdieu, courrielDeFamille, type Modele } from "./courriels.tsx";

/** Sous quel genre l'outbox garde un courriel à une famille : qui et lequel, jamais une adresse ni un secret. */
export const COURRIEL_FAMILLE = "guichet.famille";

/**
 * `autres` : les autres dossiers de la même adresse, dont le même courriel donne le lien ; `quittee` : l'adresse que la famille n'a plus,
 * scellée sous sa clé : effacée, elle ne s'ouvre plus nulle part.
 */
type Charge = PerimetreFamille & { modele: Modele | typeof ADIEU; autres?: readonly string[]; quittee?: string };

const LIEU_QUITTEE = "courriel.quittee";

/** Demande qu'un courriel parte à cette famille ; le lien n'est frappé qu'au moment d'écrire. */
export const ecrireALaFamille = (
  db: Db,
  { espace, famille }: PerimetreFamille,
  modele: Modele,
  autres: readonly string[] = [],
): Promise<void> =>
  deposer(db, COURRIEL_FAMILLE, {
    espace,
    famille,
    modele,
    ...(autres.length > 0 ? { autres } : {}),
  } satisfies Charge);

/** Dit à l'adresse que la famille vient de quitter qu'elle n'y recevra plus rien : ce courriel n'ouvre rien. */
export async function prevenirAncienne(
  db: Db,
  { espace, famille }: PerimetreFamille,
  adresse: string,
  instant: Date,
): Promise<void> {
  const coffre = await sealerFor(db, { espace, sujet: famille }, instant);
  const quittee = coffre.seal(adresse, LIEU_QUITTEE).toString("base64");
  await deposer(db, COURRIEL_FAMILLE, { espace, famille, modele: ADIEU, quittee } satisfies Charge);
}

/** L'adresse scellée d'un adieu ; nulle si la clé de la famille est détruite. */
async function lireQuittee(db: Db, { espace, famille, quittee }: Charge): Promise<string | null> {
  const coffre = quittee ? await findSealer(db, { espace, sujet: famille }) : null;
  return quittee && coffre ? coffre.unseal(Buffer.from(quittee, "base64"), LIEU_QUITTEE).toString() : null;
}

/** Au nom de qui travaille ce qui n'est demandé par personne. */
export const systemeDe = (espace: string): Perimetre => ({ espace, compte: "systeme", conventions: [], roles: [] });

type Lu = { famille: Famille; demandes: Demande[] };

async function lire(db: Db, foyer: PerimetreFamille): Promise<Lu | null> {
  const famille = await getFamille(db, foyer).catch(() => null);
  return famille && { famille, demandes: await listSesDemandes(db, foyer) };
}

export type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

const numeroDe = ({ demandes }: Lu): string => demandes.flatMap(({ numero }) => numero ?? []).at(-1) ?? "";

const memeAdresse = (une: Famille, autre: Famille): boolean =>
  cleDuCourriel(une.courriel ?? "") === cleDuCourriel(autre.courriel ?? "");

/** Frappe le lien d'un autre dossier de la même adresse, et le nomme. */
async function autreLien(db: Db, espace: string, lu: Lu, { adresse, le }: { adresse: string; le: Date }) {
  const { lien, code } = await frapperLienFamille(db, { espace, famille: lu.famille.id }, { adresse, le });
  const t = TEXTES[lu.famille.langue];
  const commencee = jourEnMots(jourDe(instantDe(lu.famille.creeLe)), t);
  return { href: lien, code, libelle: t.courriels.autre(numeroDe(lu), commencee) };
}

/** Ce que dit un courriel d'une famille, hors de ses liens. */
function direDe({ famille, demandes }: Lu, { le, questions }: { le: Date; questions: readonly Question[] }) {
  const manquent = demandes
    .flatMap(({ pieces }) => pieces)
    .filter(({ etat }) => etat === "demandee" || etat === "refusee");
  return {
    langue: famille.langue,
    famille: famille.id,
    numero: numeroDe({ famille, demandes }),
    pieces: [...new Set(manquent.map(({ nature }) => direPiece(nature, questions, famille.langue).texte))],
    cloture: jourEnMots(plusJours(jourDe(le), ENTRE_RAPPELS + GRACE), TEXTES[famille.langue]),
  };
}

/** Compose le courriel déposé ; nul si plus personne ne l'attend. */
async function composer({ base, adresse, maintenant }: Bureau, charge: Charge): Promise<Message | null> {
  const { espace, famille, modele, autres = [] } = charge;
  const le = maintenant();
  const { lus, questions, quittee } = await inPerimeter(
    base,
    systemeDe(espace),
    async (db) => {
      const tous: Lu[] = [];
      const lieux = modele === "pieces" ? await lireLieux(db, systemeDe(espace), jourDe(le), "pieces") : null;
      for (const id of [famille, ...autres])
        tous.push(...[await lire(db, { espace, famille: id })].filter((lu) => !!lu));
      return { lus: tous, questions: lieux?.questions ?? [], quittee: await lireQuittee(db, charge) };
    },
    maintenant,
  );
  const lu = lus.find((un) => un.famille.id === famille);
  const a = modele === ADIEU ? quittee : lu?.famille.courriel;
  if (!lu || !a) return null;
  return inAnnuaire(base, async (db) => {
    const guichet = await findGuichet(db, espace);
    if (!guichet) return null;
    const dit = { ...direDe(lu, { le, questions }), a, organisme: guichet.nomEspace, contact: guichet.contact };
    if (modele === ADIEU)
      return courrielDAdieu({
        ...dit,
        le: jourEnMots(jourDe(le), TEXTES[dit.langue]),
        guichet: `${adresse}/espaces/${encodeURIComponent(espace)}/place`,
      });
    const frappe = await frapperLienFamille(db, { espace, famille }, { adresse, le });
    const liens: Awaited<ReturnType<typeof autreLien>>[] = [];
    for (const un of lus)
      if (un !== lu && memeAdresse(un.famille, lu.famille))
        liens.push(await autreLien(db, espace, un, { adresse, le }));
    return courrielDeFamille({ ...dit, ...frappe, modele, autres: liens });
  });
}

/** Poste un courriel déposé : il relit la famille, frappe un lien neuf, écrit ; une famille effacée, ou sans adresse, n'en reçoit pas. */
export async function posterAFamille(bureau: Bureau, charge: unknown): Promise<void> {
  const message = await composer(bureau, charge as Charge);
  if (message) await bureau.poster(message);
}
