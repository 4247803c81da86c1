import { html } from "hono/html";
import { deuxPoints } from "./typographie.ts";

/** A mail as the reader sees it: why it comes, one action, and a code to type if the link opens elsewhere. */
export type Lettre = {
  titre: string;
  bonjour: string;
  paragraphes: readonly string[];
  /** Nothing to do: a mail that only tells. */
  action?: { href: string; libelle: string };
  code?: { phrase: string; valeur: string } | undefined;
  /** The same action on other things, each with its own code. */
  autres?: readonly { href: string; libelle: string; code: string }[];
  fin: readonly string[];
  langue?: string;
};

/** The same sentences twice: plain text, and HTML that reads without image nor style sheet. */
export function ecrireLettre(lettre: Lettre): { texte: string; html: string } {
  const { bonjour, paragraphes, action, code, autres = [], fin } = lettre;
  const suivi = deuxPoints(lettre.langue);
  const corps = [bonjour, ...paragraphes, ...(action ? [`${action.libelle}${suivi}${action.href}`] : [])];
  const suite = autres.map(({ libelle, href, code: sien }) => `${libelle}${suivi}${href} (${sien})`);
  const texte = [...corps, ...(code ? [`${code.phrase} ${code.valeur}`] : []), ...suite, ...fin].join("\n\n");
  return { texte: `${texte}\n`, html: String(html`<!doctype html>${<Page {...lettre} />}`) };
}

const Page = ({ titre, bonjour, paragraphes, action, code, autres = [], fin, langue = "fr" }: Lettre) => (
  <html lang={langue}>
    <head>
      <meta charset="utf-8" />
      <title>{titre}</title>
    </head>
    <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36rem; margin: 1.5rem auto; padding: 0 1rem">
      <p>{bonjour}</p>
      {paragraphes.map((phrase) => (
        <p>{phrase}</p>
      ))}
      {action && (
        <p>
          <a href={action.href} style="font-weight: bold">
            {action.libelle}
          </a>
        </p>
      )}
      {code && (
        <p>
          {code.phrase} <strong style="font-size: 20px; letter-spacing: 2px">{code.valeur}</strong>
        </p>
      )}
      {autres.map(({ href, libelle, code: sien }) => (
        <p>
          <a href={href}>{libelle}</a> ({sien})
        </p>
      ))}
      {fin.map((phrase) => (
        <p style="color: #555">{phrase}</p>
      ))}
    </body>
  </html>
);
