/** OKLCH to sRGB, as the browser and Typst do it: the territory's hue keeps the contrast of the site's tokens. */
function rgbOf(l: number, c: number, h: number): [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function channel(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, "0");
}

/** `RRGGBB`, without `#`. */
const hex = (l: number, c: number, h: number): string => rgbOf(l, c, h).map(channel).join("");

export type Couleurs = { accent: string; voile: string; encre: string; douce: string; filet: string; fond: string };

/** The colours of a document, from the hue of its territory. */
export const couleursDe = (teinte = 168): Couleurs => ({
  accent: hex(0.45, 0.085, teinte),
  voile: hex(0.965, 0.014, teinte),
  encre: "1e2430",
  douce: "4d5665",
  filet: "d5d6d8",
  fond: "f6f6f4",
});

/** The colours of a state or of a callout, never its only sign. */
export const TONS = { bleu: "1d5694", vert: "1c6a3f", ocre: "7a5200", rouge: "a3242b", gris: "565c66" } as const;

/** The rule of a callout, by what it says. */
export const couleurEncadre = (ton: "info" | "attention" | "decision", { accent }: Couleurs): string =>
  ({ info: accent, attention: TONS.ocre, decision: TONS.bleu })[ton];
