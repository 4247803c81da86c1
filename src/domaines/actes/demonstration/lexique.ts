/** Le diagnostic de la démonstration, court et inventé. */
export const DIAGNOSTIC = `Le territoire perd des habitants et des naissances : une cinquantaine chaque année, dispersées entre dix-sept communes.

Ce qui manque aux familles :
- une place d’accueil à moins de vingt minutes pour la moitié nord, où les assistantes maternelles partent à la retraite ;
- des activités le mercredi et l’été hors des deux bourgs ;
- une aide de proximité pour les démarches en ligne.

Ce qui tient : un relais petite enfance actif, un centre social reconnu, des communes habituées à travailler ensemble.`;

/** Une page d'un titre sans accents, écrite à la main : de quoi montrer qu'un document se garde et se reprend. */
const feuille = (titre: string): string => {
  const texte = `BT /F1 18 Tf 72 760 Td (${titre}) Tj ET`;
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${texte.length + 1}>>stream
${texte}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
`;
};

export const CHARTE_PDF = feuille("Charte des partenaires \\(demonstration\\)");

/** La copie signée que chaque partie a rendue. */
export const COPIE_PDF = feuille("Avenant 1, copie signee \\(demonstration\\)");
