/** Ce qu'une fiche dit de ses voisines : des contrats ou des schémas, et d'autres actions. */
export type Liens = { contratsLies: string[]; actionsLiees: string[] };

const SIGLE =
  /(?:^|[\s(«])(?:CLS[MP]?D?|CLSPD|PEDT|PEdT|SDSF|CTG|CEJ|CDV|PLH|PLUi|PCAET|PAT|CRTE|PTRTE|PVD|ORT|PRE|CLEA|CTEA|SPPE|PRS|PDALHPD|PTSM|PMS)(?=$|[\s,;.)»/-])/;
const NOMME =
  /\b(?:contrats? (?:locaux|local|de ville|de quartier|territoria|enfance|de relance|d['’]objectifs|de r[ée]ussite)|sch[ée]mas? (?:d[ée]partementa|r[ée]giona|directeur|de coh[ée]rence|pluriannuel|de services)|projets? (?:[ée]ducatifs?|alimentaires?|r[ée]gional de sant[ée]|social de territoire)|programmes? (?:local|locaux|de r[ée]ussite|petites villes)|plans? (?:mercredi|local|locaux|d[ée]partementa|pauvret[ée]|climat|r[ée]giona)|conventions? (?:territoriale|d['’]objectifs|cadre|pluriannuelle)|pactes? (?:local|des solidarit[ée]s|territoria)|petites villes de demain|action c[oœ]e?ur de ville|cit[ée]s? [ée]ducatives?|service public de la petite enfance)/i;
const ACTION =
  /^(?:(?:la |les )?(?:fiches?|actions?)(?:[\s-]*actions?)?\b.*\d|[A-Z]{1,4}[\s.-]?\d{1,3}(?:[.-]\d{1,2})?|\d{1,2}(?:\.\d{1,2})+)$/i;

const genreDe = (item: string): keyof Liens | null => {
  if (ACTION.test(item)) return "actionsLiees";
  return SIGLE.test(item) || NOMME.test(item) ? "contratsLies" : null;
};

/** Une énumération se coupe à ses virgules et à son « et » quand chaque morceau nomme un contrat ou une action. */
function couper(item: string): string[] {
  const morceaux = item.split(/\s*,\s*|\s+(?:et|ou)\s+|\s+\/\s+/).filter((morceau) => morceau !== "");
  const complets = morceaux.map((morceau, rang) => reprendre(morceau, morceaux[rang - 1]));
  return complets.length > 1 && complets.every((morceau) => genreDe(morceau) !== null) ? complets : [item];
}

/** « Fiches 3 et 5 » : le second numéro reprend le mot du premier. */
function reprendre(morceau: string, avant: string | undefined): string {
  const tete = /^(?:fiche|action)s?(?:[\s-]*actions?)?\s*(?:n\s*°\s*)?/i.exec(avant ?? "")?.[0];
  return tete && /^(?:n\s*°\s*)?\d/.test(morceau) ? `${tete}${morceau.replace(/^n\s*°\s*/, "")}` : morceau;
}

/**
 * IMP-106 : sous un libellé de liens, un contrat ou un schéma (CLS, PEDT, schéma départemental…) est un contrat lié, une fiche ou une
 * action numérotée une action liée ; ce qui n'est ni l'un ni l'autre reste où son libellé le met.
 */
export function trierLiens(items: string[], defaut: keyof Liens): Liens {
  const liens: Liens = { contratsLies: [], actionsLiees: [] };
  for (const item of items.flatMap(couper)) liens[genreDe(item) ?? defaut].push(item);
  return liens;
}
