import type { Message } from "#platform/mail.ts";

/** Le courriel à une personne mentionnée : qui, à propos de quoi, où répondre. Le commentaire n'y est pas : il a son audience. */
export function courrielMention({
  a,
  par,
  fiche,
  adresse,
}: {
  a: string;
  par: string;
  fiche: string;
  adresse: string;
}): Message {
  const pourquoi = `${par} vous mentionne dans un commentaire de la fiche « ${fiche} ».`;
  return {
    a,
    sujet: "Maillage : on vous mentionne dans une fiche-action",
    texte: `${pourquoi}\n\nLire et répondre : ${adresse}\n`,
    html: String(
      <>
        <p>{pourquoi}</p>
        <p>
          <a href={adresse}>Lire et répondre</a>
        </p>
      </>,
    ),
  };
}
