/** The bookmark that a word processor keeps on a section: letters, digits and underscores, forty at most. */
export const signetDe = (ancre: string): string => `m_${ancre.replace(/[^A-Za-z0-9]/g, "_")}`.slice(0, 40);
