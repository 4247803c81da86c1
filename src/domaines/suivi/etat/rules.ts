import { annee, type Jour, joursEntre } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import {
  type Dire,
  EN_PARTIE,
  type EtatDefini,
  type EtatDeFiche,
  NON_CONCERNEE,
  type Saisie,
  type Volet,
} from "./model.ts";

/** Ce qu'une cellule montre quand il n'y a rien à y montrer. */
const SANS_OBJET = "—";

/** Le dernier jour dont on ait dit quelque chose ; rien si l'on n'en a rien dit. */
export const dernierJour = (dites: readonly Pick<Dire, "le">[]): Jour | null =>
  dites
    .map(({ le }) => le)
    .toSorted()
    .at(-1) ?? null;

/** Les états que l'on peut dire aujourd'hui. */
export const offerts = (etats: readonly EtatDefini[]): EtatDefini[] => etats.filter(({ retire }) => !retire);

export type RefusEtat =
  | "etat-inconnu"
  | "date-future"
  | "nouvelle-date-manquante"
  | "nouvelle-date-passee"
  | "decision-manquante"
  | "decision-inconnue"
  | "non-concernee-seule";

const jugerDecision = (sobre: Dire, decision: string | null): Dire | Refus<"decision-manquante"> =>
  /\d/.test(decision ?? "") ? { ...sobre, decision } : refus("decision-manquante");

/** SUI-1 : un état reporté demande une date nouvelle, à venir ; un état qui arrête la fiche demande la décision d'une instance, et son jour ou son numéro. */
export function dire(
  etats: readonly EtatDefini[],
  dit: Dire,
  { volet, aujourdhui }: { volet: string; aujourdhui: Jour },
): Dire | Refus<RefusEtat> {
  if (dit.le > aujourdhui) return refus("date-future");
  const sobre = { ...dit, nouvelleDate: null, decision: null };
  if (dit.etat === NON_CONCERNEE) return volet === "" ? refus("non-concernee-seule") : sobre;
  const etat = offerts(etats).find(({ code }) => code === dit.etat);
  if (!etat) return refus("etat-inconnu");
  if (etat.exige === "nouvelleDate") {
    if (!dit.nouvelleDate) return refus("nouvelle-date-manquante");
    if (!aVenir(dit.nouvelleDate, aujourdhui)) return refus("nouvelle-date-passee");
    return { ...sobre, nouvelleDate: dit.nouvelleDate };
  }
  return etat.exige === "decision" ? jugerDecision(sobre, dit.decision) : sobre;
}

/** Une année, un mois ou un jour qui n'est pas encore passé tout entier. */
const aVenir = (terme: string, aujourdhui: Jour) => terme >= aujourdhui.slice(0, terme.length);

/** Du plus en marche au plus arrêté : ce que l'on retient quand les volets ne disent pas la même chose. */
const ELAN = ["marche", "attente", "pause", "fin", "faite"] as const;

function commun(etats: readonly EtatDefini[]): EtatDefini | null {
  const [premier] = etats;
  if (!premier || etats.every(({ code }) => code === premier.code)) return premier ?? null;
  const restants = etats.filter(({ realisee }) => !realisee);
  if (restants.length === 0) return premier;
  return restants.toSorted((a, b) => ELAN.indexOf(a.forme) - ELAN.indexOf(b.forme))[0] ?? null;
}

/**
 * SUI-2 : une fiche à plusieurs volets est réalisée quand chaque collectivité concernée dit l'être ; sinon elle a l'état le plus
 * en marche de celles qui restent, et l'on dit combien ont abouti. Le silence n'est pas un accord : tant qu'une collectivité se tait,
 * ce que les autres ont fini ne finit pas la fiche, qui est « dite en partie ».
 */
export function replier(
  etats: readonly EtatDefini[],
  volets: readonly Pick<Volet, "volet">[],
  dernieres: readonly Pick<Saisie, "volet" | "etat" | "instant">[],
): EtatDeFiche {
  const attendus = volets.length > 0 ? volets.map(({ volet }) => volet) : [""];
  const dites = attendus.flatMap((volet) => dernieres.filter((saisie) => saisie.volet === volet));
  const concernees = dites.filter(({ etat }) => etat !== NON_CONCERNEE);
  const connus = concernees.flatMap(({ etat }) => etats.filter(({ code }) => code === etat));
  const horsChamp = dites.length - concernees.length;
  const compte = {
    concernes: attendus.length - horsChamp,
    realises: connus.filter(({ realisee }) => realisee).length,
    dits: concernees.length,
    horsChamp,
  };
  const dit = commun(connus);
  const fini = dit !== null && (dit.realisee || estFinie(dit));
  return {
    etat: fini && connus.length < compte.concernes ? EN_PARTIE : dit,
    realisee: compte.concernes > 0 && compte.realises === compte.concernes,
    compte,
    precision: attendus.length > 1 ? `${compte.realises} sur ${compte.concernes}` : null,
    derniere:
      dites
        .map(({ instant }) => instant)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** SUI-263 : une fiche à plusieurs volets dit en mots ce que son décompte compte, et ce que le silence ne dit pas. */
export function direRepli({ concernes, realises, dits }: EtatDeFiche["compte"]): string | null {
  if (concernes < 2) return null;
  const compte = `${realises} sur ${concernes} : le nombre de collectivités concernées qui disent la fiche réalisée.`;
  const muettes = concernes - dits;
  if (muettes === 0) return compte;
  return `${compte} De ${pluriel(muettes, "collectivité")}, rien n’est encore venu : ce que leur silence ne dit pas n’est compté nulle part, et la fiche n’est ni réalisée ni arrêtée tant qu’il dure.`;
}

/** Une fiche aboutie ou arrêtée : on ne lui demande plus rien. Une action récurrente vit encore. */
export const estFinie = (etat: Pick<EtatDefini, "forme"> | null): boolean =>
  etat?.forme === "faite" || etat?.forme === "fin";

/** SUI-3 : une fiche est silencieuse quand elle n'est pas finie et que rien n'en a été dit depuis plus de cent jours. */
export const estSilencieuse = (
  { etat, derniere }: Pick<EtatDeFiche, "etat" | "derniere">,
  { aujourdhui, depuis }: { aujourdhui: Jour; depuis: string },
): boolean => !estFinie(etat) && joursEntre((derniere ?? depuis).slice(0, 10) as Jour, aujourdhui) > 100;

/** SUI-4 : une fiche est en retard quand la dernière année de ses échéances est passée et qu'elle n'est ni réalisée ni arrêtée. */
export const estEnRetard = (
  { etat, realisee }: Pick<EtatDeFiche, "etat" | "realisee">,
  { fin, nouvelleDate, aujourdhui }: { fin: number | null; nouvelleDate: string | null; aujourdhui: Jour },
): boolean => {
  if (realisee || estFinie(etat)) return false;
  if (nouvelleDate) return !aVenir(nouvelleDate, aujourdhui);
  return fin !== null && fin < annee(aujourdhui);
};

/** SUI-5 : une fiche est bloquée quand ce qu'on en a dit de dernier nomme ce qui la débloquerait, et qu'elle n'est pas finie. */
export const estBloquee = (
  { etat }: Pick<EtatDeFiche, "etat">,
  dernieres: readonly Pick<Saisie, "deblocage">[],
): boolean => !estFinie(etat) && dernieres.some(({ deblocage }) => deblocage !== "");

/** SUI-6 : la liste d'une convention garde au moins un état réalisé et un qui ne l'est pas, chacun d'un nom différent. */
export function reglerEtats(
  etats: readonly EtatDefini[],
): readonly EtatDefini[] | Refus<"liste-vide" | "sans-realise" | "doublon"> {
  if (etats.length === 0) return refus("liste-vide");
  const noms = new Set(etats.map(({ libelle }) => libelle.toLowerCase()));
  if (noms.size < etats.length) return refus("doublon");
  const deux = etats.some(({ realisee }) => realisee) && etats.some(({ realisee }) => !realisee);
  return deux ? etats : refus("sans-realise");
}

/** SUI-264 : un état ôté de la liste, s'il a servi, est retiré : on ne le propose plus, ce qui l'a dit le nomme encore. */
export function retirer(
  avant: readonly EtatDefini[],
  apres: readonly EtatDefini[],
  servis: ReadonlySet<string>,
): EtatDefini[] {
  const gardes = new Set(apres.map(({ code }) => code));
  const otes = avant.filter(({ code }) => servis.has(code) && !gardes.has(code));
  return [...apres, ...otes.map((etat) => ({ ...etat, retire: true }))];
}

/**
 * SUI-278 : ce que d'autres que la coordination lisent d'une fiche, page ou document, est son dernier état connu et son jour ; s'il n'y
 * en a pas, rien : le silence se compte par axe et ne se dit pas fiche par fiche, à côté de qui la porte.
 */
export function etatEcrit(etats: readonly EtatDefini[], code: string | null, precision: string | null = null): string {
  if (code === NON_CONCERNEE) return "Non concernée";
  const libelle = etats.find((un) => un.code === code)?.libelle;
  if (!libelle) return SANS_OBJET;
  return precision ? `${libelle} (${precision})` : libelle;
}
