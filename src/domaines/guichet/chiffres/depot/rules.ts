/**
 * GUI-380 : le guichet compte pour l'intercommunalité d'où viennent ses demandes ; de plusieurs, pour celles où il tient une structure : d'une
 * voisine, il n'en reçoit que quelques-unes.
 */
export const intercommunalitesServies = (
  demandes: readonly string[],
  structures: readonly string[],
): readonly string[] => {
  const epci = [...new Set(demandes)];
  return epci.length < 2 ? epci : epci.filter((code) => structures.includes(code));
};
