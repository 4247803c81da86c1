import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { statusOf } from "./errors.ts";
import { newId } from "./ids.ts";
import { log } from "./log.ts";

/** What a page says when nothing could be done, in one language: by status, then for any other. */
export type Panne = {
  titres: Readonly<Record<number, string>>;
  conseils: Readonly<Record<number, string>>;
  autre: string;
  panne: string;
  recommencer: string;
  reference: (reference: string) => string;
  retour: { href: string; libelle: string };
  langue?: string;
};

const RECHARGER = "Rien n’a été écrit. Revenez en arrière et rechargez la page.";
const RECOMMENCER = "Rien n’a été écrit. Revenez en arrière, rechargez la page et recommencez votre geste.";

/** Sent to an address that names nothing any more: most often it was removed meanwhile, from another window or by someone else. */
const PLUS_LA: Pick<Panne, "titres" | "conseils"> = {
  titres: { 404: "Ce que vous vouliez changer n’est plus là" },
  conseils: {
    404: "Rien n’a été écrit. Quelqu’un vient peut-être de le retirer, ou ce n’est pas de votre périmètre. Revenez en arrière et rechargez la page.",
  },
};

const FRANCAIS: Panne = {
  titres: {
    400: "Il manque quelque chose à cet envoi",
    403: "Votre rôle ne permet pas cet acte",
    404: "Page introuvable",
    409: "Quelqu’un a modifié cette page entre-temps",
    413: "Cet envoi est trop gros",
    415: "Cet envoi ne se lit pas",
  },
  conseils: {
    403: "Vous devriez pouvoir le faire ? Demandez-le à la chargée de coopération de cette convention.",
    404: "L’adresse est peut-être incomplète, ou cette page n’est pas de votre périmètre.",
    409: "Rien de ce que vous aviez saisi n’a été écrit. Revenez en arrière, rechargez la page et reprenez votre saisie.",
    413: "Rien n’a été écrit. Revenez en arrière et raccourcissez votre texte.",
    415: "Rien n’a été écrit. Revenez en arrière, rechargez la page et envoyez-la de nouveau.",
  },
  autre: "Cette demande n’a pas abouti",
  panne: "Une panne est survenue",
  recommencer: RECOMMENCER,
  reference: (reference) => `Rien n’a été écrit. Réessayez ; si la panne dure, donnez cette référence : ${reference}.`,
  retour: { href: "/", libelle: "Revenir à l’accueil" },
};

/** The token of a link, wherever an address bears one. */
const SECRET = /\/[\w-]{40,}(?=\/|$)/g;

/** A breakdown, logged under the reference that the page shows. */
function logBreakdown(error: Error | null, c: Context): string {
  const reference = newId().slice(-12);
  log.error({ reference, err: error, chemin: c.req.path.replace(SECRET, "/…") }, "panne");
  return reference;
}

const wordsOf = (status: number, c: Context): Panne =>
  status === 404 && c.req.method === "POST" ? { ...FRANCAIS, ...PLUS_LA } : FRANCAIS;

/** Its title and its advice; a conflict that is not of two writers says what it is. */
function direDe(
  status: number,
  panne: Panne,
  reference: () => string,
  propre: string,
): [titre: string, conseil: string] {
  if (status >= 500) return [panne.panne, panne.reference(reference())];
  if (status === 409 && propre !== "" && propre !== FRANCAIS.titres[409]) return [propre, RECHARGER];
  return [panne.titres[status] ?? panne.autre, panne.conseils[status] ?? panne.recommencer];
}

/**
 * What the person may mend is said (of a 400, what was wrong); anything else is a 500 with a reference, shown and logged. A null error:
 * nothing answered. `panne`: what the pages of this address say instead, to those who read them.
 */
export async function answerError(error: Error | null, c: Context, panne: Panne | null = null): Promise<Response> {
  const status = statusOf(error);
  const { langue, retour, ...dite } = panne ?? wordsOf(status, c);
  const propre = error instanceof HTTPException && !langue ? error.message.replace(/\.$/, "") : "";
  const [titre, conseil] = direDe(status, { ...dite, retour }, () => logBreakdown(error, c), propre);
  const manque = status === 400 && !langue ? error?.message : "";
  c.status(status);
  return c.render(
    <div class="tete">
      <div>
        <h1>{titre}</h1>
        {manque && <p>{manque}</p>}
        <p>{conseil}</p>
        <p>
          <a href={retour.href}>{retour.libelle}</a>
        </p>
      </div>
    </div>,
    { titre, publique: true, ...(langue ? { langue } : {}) },
  );
}
