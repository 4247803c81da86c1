import { enLettres, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import {
  type ActeEcrit,
  annoncerSignature,
  autoriserPar,
  type Convention,
  doitVoter,
  estVerrouillee,
  fixerTexte,
  getConvention,
  listDeliberations,
  listParties,
  listSignataires,
  manquesSignature,
  ouvrirAvenant,
  partieDe,
  passerConvention,
  type Signataire,
  type Situation,
  situations,
} from "#domaines/convention/index.ts";
import type { Papier } from "#domaines/convention/cycle/model.ts";
import type { CodeManque } from "#domaines/convention/partie/model.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { type Ecarts, lireEcarts, modificationsDe } from "../avenant/actions.ts";
import { type Avenant, nomAvenant } from "../avenant/model.ts";
import { findAvenantOuvert, getAvenant, updateAvenant } from "../avenant/store.ts";
import { empreinteDe, empreintesVotees, lireContenu } from "../contenu/actions.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { autorisationsDe } from "../impression/actions.ts";
import { lireManques } from "../texte/actions.ts";
import type { Manque } from "../texte/model.ts";
import type { Modification } from "../version/model.ts";
import { insertReference, insertVersion, listSignees } from "../version/store.ts";
import type { Circuit } from "./model.ts";
import { bloquants, empechements, preparerSignatures, type RefusOuverture, signeeLe } from "./rules.ts";
import { findCircuit, insertCircuit, listSignatures, updateCircuit } from "./store.ts";

/** Ce que l'on signerait si l'on mettait à la signature maintenant, et tout ce qui l'empêche. */
export type ASigner = {
  convention: Convention;
  contenu: ContenuVersion;
  empreinte: string;
  avenant: Avenant | null;
  modifications: Modification[];
  manques: Manque[];
  votes: string[];
  /** Qui signe, et l'acte qui l'y autorise. */
  quiSigne: Signataire[];
  /** Ce qui manque à qui signe, partie par partie, et l'acte qui pourrait l'autoriser. */
  signataires: string[];
  empechements: RefusOuverture[];
  signatures: ReturnType<typeof preparerSignatures>;
};

const avenantDit = (modifications: readonly Modification[]) => ({
  ecarts: modifications.length,
  sansMotif: modifications.filter(({ motif, decision }) => decision === null && motif === "").length,
});

type Vote = { contenu: ContenuVersion; avenant: Avenant | null; le: Jour };

const MANQUE_A: Record<CodeManque, string> = {
  sansSignataire: "personne ne signe pour elle",
  sansCivilite: "civilité à dire",
  sansQualite: "qualité à dire",
  sansAutorisation: "aucune délibération liée ne l’autorise à signer",
};

const acteDit = ({ numero, dateSeance }: ActeEcrit): string =>
  ["délibération", numero && `n° ${numero}`, dateSeance && `du ${enLettres(dateSeance)}`].filter(Boolean).join(" ");

/** Qui ne peut pas encore signer, et pourquoi ; à qui manque l'autorisation, l'acte de son conseil qui la donne peut-être. */
async function lireSignatairesManquants(db: Db, perimetre: Perimetre, convention: string): Promise<string[]> {
  const tour = await listParties(db, perimetre, convention);
  const manques = bloquants(manquesSignature(tour));
  const actes = manques.length > 0 ? await listDeliberations(db, perimetre, convention) : [];
  return manques.map(({ partie, signataire, code }) => {
    const nom = tour.parties.find(({ id }) => id === partie)?.nom ?? "";
    const qui = tour.signataires.find(({ id }) => id === signataire)?.nom;
    const siens = actes.filter(({ collectivite }) => partieDe(collectivite, tour.parties)?.id === partie);
    const acte = code === "sansAutorisation" ? siens.at(-1) : undefined;
    const dit = [nom, qui].filter(Boolean).join(", ");
    return `${dit} : ${MANQUE_A[code]}${acte ? ` (à lier : ${acteDit(acte)})` : ""}`;
  });
}

/** Où en est chaque partie du vote de ce contenu-là. */
async function lireVotes(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  { contenu, avenant, le }: Vote,
): Promise<Situation<ContenuVersion["parties"][number]>[]> {
  const actes = await listDeliberations(db, perimetre, convention);
  const question = avenant ? { genre: "avenant" as const, nom: nomAvenant(avenant) } : { genre: "convention" as const };
  return situations(contenu.parties, actes, question, { empreintes: empreintesVotees(contenu), le });
}

type Etats = Awaited<ReturnType<typeof lireVotes>>;

/** Qui signe : un avenant, sur le vote qui l'approuve. */
const quiSignera = (signataires: Signataire[], avenant: Avenant | null, etats: Etats): Signataire[] =>
  avenant ? autoriserPar(signataires, etats) : signataires;

export async function preparer(db: Db, perimetre: Perimetre, id: string, le: Jour): Promise<ASigner> {
  const convention = await getConvention(db, perimetre, id);
  const avenant = (await findAvenantOuvert(db, perimetre, id)) ?? null;
  const ecarts: Ecarts | null = avenant && (await lireEcarts(db, perimetre, id));
  const contenu = ecarts?.actuel ?? (await lireContenu(db, perimetre, id));
  const modifications = avenant && ecarts ? modificationsDe(avenant, ecarts) : [];
  const empreinte = empreinteDe(contenu);
  const [manques, circuit] = [await lireManques(db, perimetre, id), await findCircuit(db, perimetre, id)];
  const etats = await lireVotes(db, perimetre, id, { contenu, avenant, le });
  const votes = etats.filter(doitVoter).map(({ partie }) => partie.nom);
  const tous = await listSignataires(db, perimetre, id);
  const quiSigne = quiSignera(tous, avenant, etats);
  const signataires = await lireSignatairesManquants(db, perimetre, id);
  const dits = {
    circuitOuvert: circuit?.etat === "ouvert",
    verrouillee: estVerrouillee(convention),
    datee: convention.debut !== null && convention.fin !== null,
    parties: contenu.parties.length,
    sansSignataire: signataires.length,
    articles: contenu.articles.length,
    manques: manques.length,
    votesManquants: votes.length,
    avenant: avenant && avenantDit(modifications),
  };
  const signatures = preparerSignatures(contenu.parties, tous);
  const prete = { convention, contenu, empreinte, avenant, modifications, manques, votes, quiSigne, signataires };
  return { ...prete, signatures, empechements: empechements(dits) };
}

/** Fige le contenu, et qui le signe, et ouvre le circuit ; faux, sans rien écrire, si quelqu'un vient de le faire. */
export async function mettreALaSignature(
  db: Db,
  perimetre: Perimetre,
  { convention: { id: convention }, contenu, avenant, modifications, quiSigne, signatures }: ASigner,
  instant: string,
): Promise<boolean> {
  const id = newId();
  const qui = {
    signataires: quiSigne,
    autorisations: [...(await autorisationsDe(db, perimetre, convention))],
  };
  await insertVersion(db, perimetre, { id, convention, avenant: avenant?.id ?? null, contenu, modifications }, instant);
  return insertCircuit(db, perimetre, { convention, contenu: id, ouvertLe: instant, signatures, qui });
}

/** Ce qui se passe quand la dernière partie a signé : la version vaut, la convention ou l'avenant est signé. */
async function conclure(
  db: Db,
  perimetre: Perimetre,
  circuit: Circuit,
  { le, instant }: { le: Jour; instant: string },
) {
  const { convention, contenu } = circuit;
  const numero = ((await listSignees(db, perimetre, convention)).at(-1)?.numero ?? 0) + 1;
  await updateCircuit(db, perimetre, circuit, { etat: "signe", closLe: instant });
  await insertReference(db, perimetre, { convention, numero, contenu, signeeLe: le });
  await fixerTexte(db, perimetre, convention);
  if (circuit.avenant) {
    const avant = await getAvenant(db, perimetre, circuit.avenant);
    const apres = { ...avant, etat: "signe" as const, closLe: le };
    await updateAvenant(db, perimetre, { avant, apres, action: "signature" });
    await ouvrirAvenant(db, perimetre, convention, false);
    await annoncerSignature(db, perimetre, { convention, numero });
    return;
  }
  const { version } = await getConvention(db, perimetre, convention);
  const refus = await passerConvention(db, perimetre, { convention, version }, { etat: "signee", le });
  if (refus instanceof Refus) throw new Error(`la convention ${convention} ne passe pas : ${refus.code}`);
}

/** Conclut le circuit si toutes les parties ont signé ; le jour de la dernière signature, sinon rien. */
export async function conclureSiSignee(
  db: Db,
  perimetre: Perimetre,
  circuit: Circuit,
  instant: string,
): Promise<Jour | null> {
  const le = signeeLe(await listSignatures(db, perimetre, circuit));
  if (le) await conclure(db, perimetre, circuit, { le, instant });
  return le;
}

/** Ce qui manque à une convention que l'on dit signée sur papier : ce qui l'empêcherait de se signer ici, dates et parties à part. */
export async function lirePapier(db: Db, perimetre: Perimetre, id: string, le: Jour): Promise<Papier> {
  const { empechements: codes, manques, votes, signataires } = await preparer(db, perimetre, id, le);
  const dits = [
    codes.includes("texte-absent") && "le texte de ses articles",
    manques.length > 0 && `${pluriel(manques.length, "place")} à remplir ou à compléter dans le texte`,
    votes.length > 0 && `le vote de ${votes.join(", ")}`,
    signataires.length > 0 && `qui signe (${signataires.join(" ; ")})`,
  ];
  return { circuitOuvert: codes.includes("circuit-ouvert"), manques: dits.filter((dit) => dit !== false) };
}
