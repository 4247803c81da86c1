import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const dits = (texte: string) =>
  lireTexte(texte).aRevoir.flatMap(({ chemin, raison, lignes }) =>
    /annonc/.test(raison) ? [[chemin, lignes?.[0] ?? 0]] : [],
  );

test("IMP-150 : ce qu’un titre annonce et que rien n’a donné est à revoir, à sa ligne", () => {
  const texte = "Entre :\n\nANNEXE 2 – LISTE DES ÉQUIPEMENTS\n\nLes lieux du plateau.\n\nPLAN D’ACTIONS\n\nRien ici.\n";
  expect(dits(texte)).toEqual([
    ["plan", 7],
    ["equipements", 3],
    ["convention.parties", 1],
  ]);
});

test("IMP-150 : ce qui est lu, ou n’est nommé que dans une phrase, n’est pas annoncé", () => {
  const fiche = "Fiche action n° 1 : Ouvrir un relais\n\nPilote : la Ville\n\nÉchéance : 2027\n";
  expect(dits(`PLAN D’ACTIONS\n\n${fiche}`)).toEqual([]);
  expect(dits("Plan d’actions et suivi sont tenus par la Ville.\n\nLa liste des services est en mairie.\n")).toEqual(
    [],
  );
});

test("IMP-150 : une liste d’équipements dont aucun n’est lu est à revoir", () => {
  expect(dits("COMMUNE DE BRÉVONNE\n\nTYPE DE STRUCTURE\nNOM\n\nLe reste du texte.\n")).toEqual([["equipements", 3]]);
});
