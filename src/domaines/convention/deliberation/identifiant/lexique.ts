import type { Jour } from "#commun/jour.ts";

/** Les natures d'acte que dit un identifiant, et ce qu'elles veulent dire. */
export const NATURES_ACTE = {
  DE: "Délibération",
  AR: "Arrêté réglementaire",
  AI: "Acte individuel",
  CC: "Contrat ou convention",
  BF: "Document budgétaire ou financier",
  AU: "Autre acte",
} as const;
export type NatureActe = keyof typeof NATURES_ACTE;

type Releve = { depuis: Jour; departements: Readonly<Record<string, string>> };

const metropole = Array.from({ length: 95 }, (_, rang) => String(rang + 1).padStart(2, "0")).filter(
  (code) => code !== "20",
);

/** Le code à trois signes de chaque département, daté : le plus récent relevé qui n'est pas à venir fait foi. */
export const DEPARTEMENTS_ACTES: readonly Releve[] = [
  {
    depuis: "2011-03-31",
    departements: {
      ...Object.fromEntries(metropole.map((code) => [code, `0${code}`])),
      "2A": "02A",
      "2B": "02B",
      ...Object.fromEntries(["971", "972", "973", "974", "975", "976", "977", "978"].map((code) => [code, code])),
    },
  },
];
