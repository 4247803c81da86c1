/** Ce que l'on dit à qui fusionne ou retire une structure que le guichet cite. */
export const PHRASES_SUITE = {
  gelee: (nom: string): string =>
    `La liste de la commission « ${nom} » est gelée avec l’une de ces structures : fusionnez-les quand elle sera close.`,
  reglement:
    "Le règlement d’attribution nomme la structure à absorber : publiez d’abord une version qui ne la nomme plus, ou gardez celle-là.",
  citations: {
    voeux: "des demandes de familles",
    seances: "une commission",
    places: "des places proposées, libérées ou reprises d’un doublon",
    reglement: "le règlement d’attribution",
  },
};
