/** Suivi : où en est chaque fiche, les campagnes qui le demandent, les indicateurs, le budget et le tableau de bord. */
