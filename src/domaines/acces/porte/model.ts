/** Une porte ouverte par courriel à qui n'a pas de compte : un sujet d'une convention, rien d'autre. Seules ses empreintes se gardent. */
export type Porte = {
  id: string;
  espace: string;
  convention: string;
  /** Qui répond : l'acteur au nom de qui elle s'ouvre. */
  sujet: string;
  nom: string;
  code: string | null;
  /** L'empreinte du témoin du navigateur qui la demande, s'il l'a déjà ouverte ; sinon celle d'un autre, si elle le fut. */
  navigateur: string | null;
  /** Jusqu'où ce navigateur-là l'a ouverte. */
  jusquA: string | null;
  essais: number;
  expireLe: string;
};

/** Ce que la page d'une porte peut proposer. */
export type EtatDePorte = "geste" | "code" | "epuisee" | "passee";

/** Ce qu'un téléphone installe de la page où l'on répond : elle s'ouvre là, compte ou non, et ne dit rien de plus que son adresse. */
export const applicationDe = (convention: string) => {
  const depart = `/conventions/${encodeURIComponent(convention)}/reponses`;
  const image = { type: "image/png", purpose: "any" };
  return {
    id: depart,
    name: "Mes fiches, Maillage",
    short_name: "Mes fiches",
    lang: "fr",
    start_url: depart,
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#1f5c55",
    icons: [
      { src: "/statique/icone-180.png", sizes: "180x180", ...image },
      { src: "/statique/icone-512.png", sizes: "512x512", ...image },
      { src: "/statique/icone-pleine.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
    ],
  };
};
export const manifesteDe = (convention: string): string => `/reponses/application/${encodeURIComponent(convention)}`;

/** Ce que l'outbox transporte sous ce genre : la porte à frapper de nouveau, jamais son secret. */
export const PORTE = "acces.porte";

export const TEMOIN_PORTE = "maillage-porte";

/** Le temps d'une ouverture depuis le dernier geste, et celui pendant lequel une réponse déjà écrite est encore reçue, en minutes. */
export const OUVERTURE = 10;
export const RECEPTION = 120;
