import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { newId } from "./ids.ts";
import { log } from "./log.ts";

const TITRES: Record<number, string> = {
  400: "Il manque quelque chose à cet envoi",
  403: "Votre rôle ne permet pas cet acte",
  404: "Page introuvable",
  409: "Quelqu’un a modifié cette page entre-temps",
  413: "Cet envoi est trop gros",
  415: "Cet envoi ne se lit pas",
};

const RECOMMENCER = "Rien n’a été écrit. Revenez en arrière, rechargez la page et recommencez votre geste.";

const CONSEILS: Record<number, string> = {
  400: RECOMMENCER,
  403: "Vous devriez pouvoir le faire ? Demandez-le à la chargée de coopération de cette convention.",
  404: "L’adresse est peut-être incomplète, ou cette page n’est pas de votre périmètre.",
  409: "Rien de ce que vous aviez saisi n’a été écrit. Revenez en arrière, rechargez la page et reprenez votre saisie.",
  413: "Rien n’a été écrit. Revenez en arrière et raccourcissez votre texte.",
  415: "Rien n’a été écrit. Revenez en arrière, rechargez la page et envoyez-la de nouveau.",
};

/** The token of a link, wherever an address bears one. */
const SECRET = /\/[\w-]{40,}(?=\/|$)/g;

/** A breakdown, logged under the reference that the page shows. */
function logBreakdown(error: Error | null, c: Context): string {
  const reference = newId().slice(-12);
  log.error({ reference, err: error, chemin: c.req.path.replace(SECRET, "/…") }, "panne");
  return `Rien n’a été écrit. Réessayez ; si la panne dure, donnez cette référence : ${reference}.`;
}

/**
 * What the person may mend is said (of a 400, what was wrong); anything else is a 500 with a reference, shown and logged. `null`:
 * nothing answered.
 */
export async function answerError(error: Error | null, c: Context): Promise<Response> {
  const status = error === null ? 404 : error instanceof HTTPException ? error.status : 500;
  const titre = TITRES[status] ?? (status < 500 ? "Cette demande n’a pas abouti" : "Une panne est survenue");
  const conseil = status < 500 ? (CONSEILS[status] ?? RECOMMENCER) : logBreakdown(error, c);
  c.status(status);
  return c.render(
    <div class="tete">
      <div>
        <h1>{titre}</h1>
        {status === 400 && error?.message && <p>{error.message}</p>}
        <p>{conseil}</p>
        <p>
          <a href="/">Revenir à l’accueil</a>
        </p>
      </div>
    </div>,
    { titre, publique: true },
  );
}
