import assert from "node:assert/strict";
import { COURRIEL_FAMILLE, posterAFamille } from "#domaines/guichet/demande/courrier/actions.ts";
import type { Message } from "#platform/mail.ts";
import type { testSite, Visiteur } from "./app.ts";

type Site = Awaited<ReturnType<typeof testSite>>;
type Reponses = Record<string, Record<string, string>>;

export const PLACE = "/espaces/monts/place";

/** What a family answers to each step, unless the test says otherwise. */
export const REPONSES: Reponses = {
  enfant: { ne: "non", terme: "2027-03-01", autre: "non" },
  vous: {
    nom: "Marchetti",
    prenom: "Inès",
    courriel: "ines@exemple.fr",
    telephone: "06 11 22 33 44",
    commune: "Aurillac",
  },
  semaine: { d: "0" },
  souplesse: { auMoins: "", priorite: "structure" },
  entree: { entree: "2027-09", tolerance: "2" },
  accueil: { modes: "collectif" },
  voeux: { "rang-e2": "1", "rang-e1": "2", proche: "oui" },
  situations: {},
  pieces: {},
  envoi: {},
};

export const lienDe = ({ texte }: Pick<Message, "texte">): string =>
  /\/espaces\/monts\/place\/liens\/[\w-]+/.exec(texte)?.[0] ?? "";
export const codeDe = ({ texte }: Pick<Message, "texte">): string => /: (\d{6})/.exec(texte)?.[1] ?? "";

/** Where an accepted form leads. */
export async function suite(reponse: Promise<Response>): Promise<string> {
  const { status, headers } = await reponse;
  assert.equal(status, 303);
  return headers.get("location") ?? "";
}

/** Answers each step where the one before leads, reading each page on the way if asked; gives where it ends. */
export async function remplir(
  famille: Visiteur,
  depart: string,
  { plus = {}, lire = false }: { plus?: Reponses; lire?: boolean } = {},
): Promise<string> {
  let ici = depart;
  for (let pas = 0; pas < 30; pas += 1) {
    const etape = ici.split("/").at(-1) ?? "";
    const reponse = plus[etape] ?? REPONSES[etape];
    if (!reponse) return ici;
    if (lire) assert.equal((await famille.get(ici)).status, 200);
    ici = await suite(famille.post(ici, reponse));
  }
  return ici;
}

/** An espace that receives families, and two structures to choose from. */
async function ouvrirEspace(site: Site): Promise<void> {
  await site.espace("monts", "ctg");
  await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]); // an installation with no one in it only shows its first step
  const guichet = { guichet: "ouvert", guichet_contact: "guichet@monts.example" } as const;
  await site.base.updateTable("acces_espace").set(guichet).where("id", "=", "monts").execute();
  const creche = { espace: "monts", type: "eajePsu", nom: "Les Petits Galets", adresse: "3 place" } as const;
  await site.base
    .insertInto("equipements_equipement")
    .values(
      ["e1", "e2"].map((id) => ({ ...creche, tenu_le: "2026-01-01", commune: "15014", id, cle: id, recherche: id })),
    )
    .execute();
}

/** A site open to families, and the mails that its pages leave. */
export async function ouvrirPlace(site: Site, maintenant: () => Date) {
  await ouvrirEspace(site);
  const recus: Message[] = [];
  /** Posts what the pages left; gives the last mail. */
  async function relever(): Promise<Message> {
    const depots = await site.base
      .selectFrom("outbox")
      .selectAll()
      .where("genre", "=", COURRIEL_FAMILLE)
      .orderBy("id")
      .execute();
    const poster = async (message: Message) => void recus.push(message);
    for (const { id, charge } of depots) {
      await posterAFamille({ base: site.base, poster, adresse: "", maintenant }, charge);
      await site.base.deleteFrom("outbox").where("id", "=", id).execute();
    }
    const dernier = recus.at(-1);
    assert.ok(dernier, "aucun courriel");
    return dernier;
  }
  /** A family whose request is sent and whose address is confirmed; its browser, and where its request is. */
  async function envoyee(courriel: string, situations: Record<string, string> = {}): Promise<[Visiteur, string]> {
    const famille = site.navigateur();
    const plus: Reponses = { vous: { ...REPONSES["vous"], courriel } as Record<string, string>, situations };
    const recu = await remplir(famille, await suite(famille.post(PLACE)), { plus });
    await suite(famille.post(lienDe(await relever())));
    return [famille, recu.replace(/\/recu$/, "")];
  }
  return { recus, relever, envoyee };
}
