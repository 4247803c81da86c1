/** Ce qu'un règlement ne peut ni demander ni compter. */
export const MOTIFS_INTERDITS = [
  "sexe",
  "origine",
  "religion",
  "nom",
  "langue",
  "opinion",
  "apparence",
  "natureHandicap",
] as const;
export type MotifInterdit = (typeof MOTIFS_INTERDITS)[number];

export const PHRASES_INTERDIT: Record<MotifInterdit, string> = {
  sexe: "Le sexe d’un enfant ou d’un parent ne se demande ni ne se compte",
  origine: "L’origine, la nationalité, le lieu de naissance ne se demandent ni ne se comptent",
  religion: "La religion, et ce qui la laisse deviner, ne se demande ni ne se compte",
  nom: "Le nom n’est pas un critère",
  langue: "La langue que l’on parle ne se demande ni ne se compte",
  opinion: "Les opinions et les engagements ne se demandent ni ne se comptent",
  apparence: "L’apparence et les caractères génétiques ne se demandent ni ne se comptent",
  natureHandicap:
    "La nature d’un handicap ou d’une maladie ne se demande jamais : dites « besoins particuliers », sans rien de plus",
};

/**
 * Les mots qui trahissent chaque motif, sur un texte sans accents ni casse où tout ce qui n'est ni lettre ni chiffre est une espace.
 * Une tournure que le service emploie sans rien de discriminant (« politique de la ville ») est mise à part.
 */
export const MOTS_INTERDITS: Record<MotifInterdit, RegExp> = {
  sexe: /\b(sex(es?|ue\w*)|genres?(?! d (accueil|contrat))|males?|femelles?|demoiselles?|monsieur|madame|fill(es?|ettes?)|garcon(s|net\w*)?|masculins?|feminin\w*|parite|hommes?|femmes?|mamans?|papas?|meres?|peres?|trans(genre\w*|exuel\w*)|homosexu\w*|heterosexu\w*|lgbt\w*)\b/,
  origine:
    /\b(origines?|originaires?|ethni\w*|rac(es?|iaux|iale?s?)|nationalites?|nationaux|etrang(er|ers|ere|eres)|expatrie\w*|im+igr\w*|migrant\w*|migratoires?|naturalis\w*|citoyennete|francais\w*|europeen\w*|extracommunautaires?|passeports?|(titres?|cartes?|permis) de sejour|sans papiers|refugie\w*|demandeurs? d asile|(lieux?|villes?|communes?|pays|departements?|regions?) de (la )?naissance|pays de provenance|nee?s? en (?!\d)|nee?s? (aux|hors|a l etranger|au (?!\d|cours|debut|plus|moins))|couleurs?|peau|roms?|tsiganes?|gitans?|gens du voyage|outre mer|accents?|ressortissants?|primo arriva\w*|binational\w*|nati(f|fs|ve|ves)|autochtones?|indigenes?|asile|exile(e|s|es)?|maghreb\w*|africain\w*|arabes?|asiatiques?|antillais\w*|creoles?|metis\w*|manouches?|yeniches?|harkis?|(?<!montagnes? )(?<!forets? )noir(s|es?)|(?<!zones? )blanc(s|hes?)|basanee?s?|blacks?)\b/,
  religion:
    /\b(religi\w*|confession\w*|cult(es?|uelle?s?)|croyan\w*|(?<!bonne )(?<!mauvaise )foi|bapt\w*|catholi\w*|chretien\w*|protestan\w*|evangeli\w*|musulman\w*|islam\w*|jui(fs?|ves?)|judai\w*|boudd?hi\w*|hindou\w*|athee?s?|laic\w*|laiq\w*|halal|[ck]asher|sans porc|regimes? alimentaires?|voiles?|voilee?s?|foulards?|mosquees?|eglises?|synagogues?|temples?|paroiss\w*|prieres?|ramadan|circonci\w*|pratiquant\w*|messes?|catechis\w*|aumoner\w*|bibles?|evangiles?|coran\w*|imams?|rabbins?|cures?|kippas?|hijabs?|burqas?|sunnit\w*|chiit\w*|orthodox\w*|sikhs?|agnosti\w*|sectes?|temoins? de jehovah)\b/,
  nom: /\b((?<!sans )(?<!au )noms?|prenoms?|patronym\w*|initiales?|(ordre )?alphabetique)\b/,
  langue: /\b(langues?|langages?|linguisti\w*|\w+phones?(?<!telephones?)|bilingu\w*|parle(r|nt)?)\b/,
  opinion:
    /\b(opinions?|politiques?(?! de la ville)|syndica(l|le|les|ux|lis\w*)|syndiques?|syndicats?(?! (inter|mixte|de communes))|partis?|militant\w*|electeurs?|listes? electorales?|votes?)\b/,
  apparence: /\b(apparences?|physiques?|beaute|look|corpulence|obes\w*|poids|geneti\w*|adn)\b/,
  natureHandicap:
    /\b((natures?|types?|genres?|categories?|degres?) ((de|du|d) )?((l|la|un) )?(handicaps?|maladies?|invalidite|deficiences?)|diagnosti\w*|patholog\w*|maladies?|troubles?|syndromes?|autis\w*|trisomi\w*|cecite|aveugles?|malvoyant\w*|malentendant\w*|sourd\w*|surdite|handicap\w* (moteurs?|mental\w*|mentaux|psychi\w*|sensoriel\w*|visuel\w*|auditif\w*|cogniti\w*)|deficien\w*|polyhandicap\w*|infirmit\w*|epilep\w*|diabet\w*|allerg\w*|asthm\w*|cancers?|fauteuils?|taux d (incapacite|invalidite)|ordonnances?|certificats? medica\w*|traitements? medica\w*|medicaments?|etat de sante)\b/,
};
