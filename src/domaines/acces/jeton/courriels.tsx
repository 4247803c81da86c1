import type { Message } from "#platform/mail.ts";
import { ecrireLettre, type Lettre } from "#ui/lettre.tsx";
import { type GenreDeLien, type Jeton, VIE_DU_LIEN } from "./model.ts";

/** De qui vient la lettre, où mène le lien, et le code s'il y en a un. */
export type Envoi = {
  jeton: Jeton;
  organisme: string;
  lien: string;
  code: string | null;
  invitant: string | null;
  lieux: readonly string[];
};

const SUJETS: Record<GenreDeLien, string> = {
  connexion: "votre lien pour entrer",
  reinitialisation: "choisissez un nouveau mot de passe",
  invitation: "ouvrez votre compte",
};

const RIEN_DEMANDE = "Vous n’avez rien demandé ? Laissez ce courriel : sans votre geste, il ne se passe rien.";

const vie = (genre: GenreDeLien) => {
  const minutes = VIE_DU_LIEN[genre];
  return minutes < 120 ? `${minutes} minutes` : `${minutes / (24 * 60)} jours`;
};

function lettre({ jeton, organisme, lien, code, invitant, lieux }: Envoi): Lettre {
  const { genre, nom } = jeton;
  const titre = `${organisme} : ${SUJETS[genre]}`;
  const bonjour = `Bonjour ${nom},`;
  const duree = `Ce lien sert une fois, pendant ${vie(genre)}.`;
  if (genre === "invitation") {
    const qui = invitant ? `${invitant} vous invite` : "Vous êtes invité";
    const ou = lieux.length > 0 ? ` à suivre : ${lieux.join(" ; ")}` : "";
    return {
      titre,
      bonjour,
      paragraphes: [
        `${qui} dans Maillage${ou}.`,
        "Maillage est l’outil où se conduit la convention territoriale globale.",
      ],
      action: { href: lien, libelle: "Ouvrir mon compte" },
      fin: [duree, "Vous ne connaissez pas cet organisme ? Laissez ce courriel, aucun compte ne s’ouvrira."],
    };
  }
  const connexion = genre === "connexion";
  return {
    titre,
    bonjour,
    paragraphes: [
      connexion
        ? "Vous recevez ce courriel parce que vous avez demandé à entrer dans Maillage sans mot de passe."
        : "Vous recevez ce courriel parce que vous avez demandé à changer votre mot de passe dans Maillage.",
    ],
    action: { href: lien, libelle: connexion ? "Entrer dans Maillage" : "Choisir un nouveau mot de passe" },
    code: code === null ? undefined : { phrase: "Si la page demande un code, le voici :", valeur: code },
    fin: [duree, RIEN_DEMANDE],
  };
}

/** Le courriel d'un lien. */
export function courrielDuLien(envoi: Envoi): Message {
  const ecrite = lettre(envoi);
  return { a: envoi.jeton.courriel, sujet: ecrite.titre, ...ecrireLettre(ecrite) };
}

/** Prévient que le mot de passe a changé : si ce n'est pas elle, la personne doit le savoir. */
export function courrielMotDePasseChange(compte: { nom: string; courriel: string }, adresse: string): Message {
  const titre = "Maillage : votre mot de passe a changé";
  return {
    a: compte.courriel,
    sujet: titre,
    ...ecrireLettre({
      titre,
      bonjour: `Bonjour ${compte.nom},`,
      paragraphes: [
        "Le mot de passe de votre compte vient de changer. Vos autres sessions sont fermées, et vos jetons d’API révoqués.",
      ],
      action: { href: `${adresse}/connexion`, libelle: "Ce n’est pas vous ? Demandez un lien et changez-le" },
      fin: ["Si c’est bien vous, vous n’avez rien à faire."],
    }),
  };
}

/** Prévient qui a déjà un compte qu'une convention de plus lui est ouverte. */
export function courrielRoleDonne(
  compte: { nom: string; courriel: string },
  { organisme, lieu, role, adresse }: { organisme: string; lieu: string; role: string; adresse: string },
): Message {
  const titre = `${organisme} : ouvrez « ${lieu} »`;
  return {
    a: compte.courriel,
    sujet: titre,
    ...ecrireLettre({
      titre,
      bonjour: `Bonjour ${compte.nom},`,
      paragraphes: [`Vous avez maintenant le rôle « ${role} » sur « ${lieu} ».`],
      action: { href: adresse, libelle: "Ouvrir Maillage" },
      fin: ["Vous gardez le même compte et les mêmes moyens d’entrer."],
    }),
  };
}
