/** Un bout de texte : resté, ôté ou mis. */
export type Mots = { sorte: "reste" | "ote" | "mis"; texte: string };
