import { expect, test } from "vitest";
import { MODELE_REGLEMENT } from "../../../reglement/lexique.ts";
import { questionsDe } from "../rules.ts";
import { direPiece, direQuestion } from "./rules.ts";

const questions = questionsDe(MODELE_REGLEMENT);

test("GUI-133 : chaque question du règlement proposé se lit en anglais sans un mot de français", () => {
  expect(questions.length).toBeGreaterThan(8);
  for (const question of questions)
    expect([question.code, direQuestion(question, "en").francais]).toEqual([question.code, false]);
  const activite = questions.find(({ code }) => code === "activite");
  if (!activite) throw new Error("pas d’activité");
  expect(direQuestion(activite, "en")).toMatchObject({ libelle: { texte: "Work of the parents" } });
  expect(direQuestion(activite, "en").paliers[0]?.dit.texte).toMatch(/^Each parent/);
});

test("GUI-133 : une question sans traduction se lit en français, et se dit telle", () => {
  const sans = {
    code: "x",
    libelle: "Un critère d’ici",
    aide: "",
    piece: "Un papier",
    genre: "oui",
    paliers: [],
  } as const;
  expect(direQuestion(sans, "en")).toMatchObject({
    libelle: { texte: "Un critère d’ici", francais: true },
    francais: true,
  });
  expect(direQuestion(sans, "fr").francais).toBe(false);
  expect(direPiece("Un papier", [sans], "en")).toEqual({ texte: "Un papier", francais: true });
  expect(direPiece("Attestation de la Caf ou de la MSA", questions, "en").texte).toMatch(/^Certificate/);
});
