/** Le diagnostic de la démonstration, court et inventé. */
export const DIAGNOSTIC = `Le territoire perd des habitants mais garde ses naissances : une trentaine chaque année, dispersées entre dix-sept communes.

Ce qui manque aux familles :
- une place d’accueil à moins de vingt minutes pour la moitié nord, où les assistantes maternelles partent à la retraite ;
- des activités le mercredi et l’été hors des deux bourgs ;
- une aide de proximité pour les démarches en ligne.

Ce qui tient : un relais petite enfance actif, un centre social reconnu, des communes habituées à travailler ensemble.`;

/** Une page, écrite à la main : de quoi montrer qu'un document se garde et se reprend. */
export const CHARTE_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 73>>stream
BT /F1 18 Tf 72 760 Td (Charte des partenaires \\(demonstration\\)) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
`;
