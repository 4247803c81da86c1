import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { verifierMotDePasse } from "./rules.ts";

const MOTS = ["Claire Vasseur", "claire.vasseur@trois-rivieres.example", "Communauté de communes des Trois-Rivières"];

test.each([
  ["de 15 caractères", "un chat gris mu", "accepte"],
  ["de 14 caractères", "un chat gris m", "trop-court"],
  ["de 15 signes, dont un emoji et des espaces", "🐱 dort sur le t", "accepte"],
  ["de 256 caractères", "le vent du large pousse ".repeat(11).slice(0, 256), "accepte"],
  ["de 257 caractères", "le vent du large pousse ".repeat(11).slice(0, 257), "trop-long"],
  ["fait d'une phrase à soi", "Trois poules noires dans ma cuisine", "accepte"],
  ["fait d'un mot du métier et de l'année", "Maillage-CTG-2026!", "trop-previsible"],
  ["du nom de la collectivité", "communauté de communes 2026", "trop-previsible"],
  ["du nom de son territoire", "les-trois-rivieres-2027", "trop-previsible"],
  ["de son propre nom", "claire.vasseur.1984", "trop-previsible"],
  ["d'une suite du clavier", "azertyuiopqsdfghjklm", "trop-previsible"],
  ["d'une suite à rebours", "poiuytrezamlkjhgfdsq", "trop-previsible"],
  ["d'un caractère redit", "aaaaaaaaaaaaaaaa", "trop-previsible"],
  ["d'un mot redit", "soleilsoleilsoleil", "trop-previsible"],
  ["d'un tirage de huit lettres redit", "xkrvbzpfxkrvbzpf", "trop-previsible"],
  ["d'un mot déguisé en chiffres", "M0tD3P4ss3-2026!!", "trop-previsible"],
  ["de chiffres à la suite", "123456789012345678", "trop-previsible"],
] as const)("ACC-5 : un mot de passe %s est jugé (%s → %s)", (_cas, motDePasse, attendu) => {
  expect(verifierMotDePasse(motDePasse, MOTS)).toEqual(attendu === "accepte" ? null : refus(attendu));
});
