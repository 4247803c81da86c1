import type { NomCible } from "../libelles/model.ts";

/** Les mots qui, dans un libellé qu'aucun dictionnaire ne connaît, disent de quoi il parle. Le premier trouvé l'emporte. */
export const INDICES: [RegExp, NomCible][] = [
  [/\b(?:indicateur|evalu|mesur|reussite|reussi|verron|saura|critere)/, "indicateurs"],
  [/\b(?:vigilance|risque|frein|limite|attention)/, "pointsVigilance"],
  [/\b(?:partenair|avec qui|avec$|associe|mobilise)/, "partenaires"],
  [/\b(?:pilot|porte|portage|porteur|responsable|chef de file|referent|qui fait)/, "pilotes"],
  [/\b(?:public|beneficiair|pour qui|a qui|destinatair|concerne)/, "publicCible"],
  [/\b(?:budget|financ|cout|depense|combien|enveloppe)/, "budget"],
  [/\b(?:quand|calendrier|echeanc|delai|planning|annee)/, "echeances"],
  [/\b(?:resultat|effet|changement)/, "resultatsAttendus"],
  [/\b(?:moyen|ressource|outil|faudra)/, "moyens"],
  [/\b(?:objectif|voulon|vison|viser|cherchon|cherche|recherche)/, "objectifsOperationnels"],
  [
    /\b(?:pourquoi|contexte|constat|diagnostic|besoin|enjeu|etat des lieux|point de depart|situation|on part)/,
    "diagnosticInitial",
  ],
  [/\b(?:etape|comment|mise en oeuvre|modalite|demarche)/, "modalites"],
  [/\b(?:descri|contenu|feron|faison|l on fait|on va faire|allons faire|action|projet)/, "description"],
  [/\b(?:commune|territoire|perimetre|lieu|ou)\b/, "territoiresCibles"],
];
