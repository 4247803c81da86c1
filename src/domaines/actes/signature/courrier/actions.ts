import type { Imprime } from "#commun/document.ts";
import { instantDe, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { SANS_TITRE } from "#domaines/convention/model.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { log } from "#platform/log.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { renderDocument, TYPES_DOCUMENT } from "#platform/rendu/rendre.ts";
import { FABRIQUES_AVENANT } from "../../avenant/impression/actions.ts";
import { empreinteCourante } from "../../contenu/actions.ts";
import { FABRIQUES_VERSION } from "../../version/impression/actions.ts";
import { courrielDeSignature } from "../courriels.tsx";
import type { Circuit, Signature } from "../model.ts";
import { estDepasse, seJoint } from "../rules.ts";
import { findCircuit, listSignatures } from "../store.ts";

/** Sous quel genre l'outbox garde une demande de signature à poster : une convention et une partie, jamais une adresse. */
export const DEMANDE_SIGNATURE = "actes.demande";

/** La partie à qui l'on écrit encore : on signe, elle attend, et le contenu figé est toujours celui de la convention. */
export async function findDestinataire(
  db: Db,
  perimetre: Perimetre,
  { convention, signature: id }: { convention: string; signature: string },
): Promise<{ circuit: Circuit; signature: Signature } | null> {
  const circuit = await findCircuit(db, perimetre, convention);
  if (circuit?.etat !== "ouvert") return null;
  const signature = (await listSignatures(db, perimetre, circuit)).find((une) => une.id === id);
  if (signature?.etat !== "envoyee" || signature.courriel === null) return null;
  return estDepasse(circuit, await empreinteCourante(db, perimetre, convention)) ? null : { circuit, signature };
}

/** Dépose le courriel qui demande une signature, s'il y a une adresse : il partira, et se relira, une fois la page enregistrée. */
export async function demanderSignature(db: Db, { espace }: Perimetre, convention: string, signature: Signature) {
  if (signature.courriel) await deposer(db, DEMANDE_SIGNATURE, { espace, convention, signature: signature.id });
}

export type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };
type Peuple = Awaited<ReturnType<typeof listEspacesPeuples>>[number];
/** Ce que le serveur prépare : quelle partie, de quel espace, et si c'est un rappel. */
type Envoi = { circuit: Circuit; signature: Signature; rappel: boolean };

/** L'espace d'un dépôt, s'il existe encore, et ce que le serveur y voit. */
export async function ouvrirEspace(base: Base, espace: string): Promise<[Peuple, Perimetre] | null> {
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find(({ id }) => id === espace);
  return trouve ? [trouve, { espace, compte: "systeme", conventions: trouve.conventions, roles: [] }] : null;
}

/** Ce qui se signe, daté du jour où il fut figé, que chaque partie reçoive le même document ; et qui coordonne. */
async function lireEnvoi(db: Db, perimetre: Perimetre, { nom, teinte }: Peuple, circuit: Circuit) {
  const { espace } = perimetre;
  const { convention, avenant, contenu } = circuit;
  const titre = (await getConvention(db, perimetre, convention)).titre ?? SANS_TITRE;
  const [coordination = null] = await listPersonnesAvecRole(db, { espace, convention, role: "chargeCooperation" });
  const [fabrique, parametres] = avenant
    ? [FABRIQUES_AVENANT["avenant"], new URLSearchParams({ avenant })]
    : [FABRIQUES_VERSION["version"], new URLSearchParams({ version: contenu })];
  const instant = instantDe(circuit.ouvertLe);
  const lieu = { espace, nomEspace: nom, teinte, convention: { id: convention, titre } };
  const demande = { convention, lieu, jour: jourDe(instant), instant, parametres };
  return { titre, coordination, imprime: await orNotFound(fabrique).composer(db, perimetre, demande) };
}

/** Le document à signer, s'il se fait en PDF et pèse assez peu ; une image abîmée, déposée jadis, n'empêche pas d'écrire. */
async function ecrirePdf(imprime: Imprime): Promise<Uint8Array | null> {
  try {
    const octets = await renderDocument(imprime, "pdf");
    return octets instanceof Refus || !seJoint(octets) ? null : octets;
  } catch (error) {
    log.warn({ err: error }, "un document à signer ne se fait pas en PDF");
    return null;
  }
}

/** Écrit à une partie, le document à signer joint s'il peut l'être. */
export async function posterA(
  { base, poster, adresse, maintenant }: Bureau,
  [peuple, perimetre]: [Peuple, Perimetre],
  { circuit, signature, rappel }: Envoi,
): Promise<void> {
  const lire = (db: Db) => lireEnvoi(db, perimetre, peuple, circuit);
  const { imprime, ...lu } = await inPerimeter(base, perimetre, lire, maintenant);
  const octets = await ecrirePdf(imprime);
  const pieces = octets ? [{ nom: nomFichier(imprime.titre, "pdf"), type: TYPES_DOCUMENT.pdf, octets }] : [];
  const lien = `${adresse}/conventions/${circuit.convention}/signature`;
  const a = signature.courriel ?? "";
  await poster({
    ...courrielDeSignature({ ...lu, signature, circuit, a, lien, rappel, joint: octets !== null }),
    pieces,
  });
}

/** Poste une demande de signature déposée, après avoir relu où en est la partie : jamais à qui a déjà répondu. */
export async function posterDemandeSignature(bureau: Bureau, charge: unknown): Promise<void> {
  const { espace, ...vers } = charge as { espace: string; convention: string; signature: string };
  const ici = await ouvrirEspace(bureau.base, espace);
  if (!ici) return;
  const [, perimetre] = ici;
  const a = await inPerimeter(bureau.base, perimetre, (db) => findDestinataire(db, perimetre, vers), bureau.maintenant);
  if (a) await posterA(bureau, ici, { ...a, rappel: false });
}
