import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { newId } from "./ids.ts";
import { log } from "./log.ts";

const TITRES: Record<number, string> = {
  403: "Votre rôle ne permet pas cet acte",
  404: "Page introuvable",
  409: "Quelqu’un a modifié cette page entre-temps",
  413: "Cet envoi est trop gros",
  415: "Cet envoi ne se lit pas",
};

const CONSEILS: Record<number, string> = {
  403: "Si vous devriez pouvoir le faire, demandez-le à la chargée de coopération de cette convention.",
  404: "L’adresse est peut-être incomplète, ou cette page n’est pas de votre périmètre.",
  409: "Rien de ce que vous aviez saisi n’a été écrit. Revenez en arrière, rechargez la page et reprenez votre saisie.",
  413: "Rien n’a été écrit. Revenez en arrière et raccourcissez votre texte.",
  415: "Rien n’a été écrit. Revenez en arrière, rechargez la page et envoyez-la de nouveau.",
};

/** 404, 403 and 409 as they are; anything else is a 500 with a reference, shown and logged. `null`: nothing answered. */
export async function answerError(error: Error | null, c: Context): Promise<Response> {
  const status = error === null ? 404 : error instanceof HTTPException ? error.status : 500;
  const reference = newId().slice(-12);
  if (status >= 500)
    log.error({ reference, err: error, chemin: c.req.path.replace(/^\/liens\/[^/]+/, "/liens/…") }, "panne");
  const titre = TITRES[status] ?? "Une panne est survenue";
  c.status(status);
  return c.render(
    <div class="tete">
      <div>
        <h1>{titre}</h1>
        <p>
          {CONSEILS[status] ??
            `Rien n’a été écrit. Réessayez ; si la panne dure, donnez cette référence : ${reference}.`}
        </p>
        <p>
          <a href="/">Revenir à l’accueil</a>
        </p>
      </div>
    </div>,
    { titre, publique: true },
  );
}
