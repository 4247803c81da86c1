/** La forme qui sert à retrouver un compte par son adresse : sans espace autour ni majuscule. */
export const cleDe = (courriel: string): string => courriel.trim().normalize("NFC").toLowerCase();
