/** Ce qu'un lien public ouvre : une chose d'un espace, à qui le tient, sans compte et sans rôle. */
export type GenreLienPublic = "questionnaire" | "invitation" | "acteur" | "avis" | "structure";
