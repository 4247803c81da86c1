import { sql } from "kysely";
import { expect, test } from "vitest";
import { testBase } from "../../../../tests/base.ts";
import { CHAMPS_GUICHET } from "./guichet/lexique.ts";
import { SANS_DONNEE } from "./lexique.ts";
import { REGISTRE } from "./model.ts";

const { base } = await testBase();
const { rows } = await sql<{ colonne: string }>`
  select c.table_name || '.' || c.column_name as colonne
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
   order by 1`.execute(base);
const colonnes = rows.map(({ colonne }) => colonne);
const declarees = REGISTRE.flatMap((traitement) => traitement.colonnes);

/** The names that a column holding personal data bears in this house. */
const SENSIBLE =
  /\.(nom|nom_cle|nom_court|court_cle|prenom|courriel\w*|telephone|compte|auteur|\w+_par|adresse|representants|mentions|appareil|navigateur|saisie|contenu|lignes|fichier|texte|avant|apres|charge|responsable|delegue|presents|votants|pouvoirs|qualite|organisation|demonstration|acteur|qui_signe)$/;

test("chaque colonne qui porte un nom de donnée personnelle est au registre, ou dite sans donnée", () => {
  const sensibles = colonnes.filter((colonne) => SENSIBLE.test(colonne));
  expect(sensibles.length).toBeGreaterThan(30);
  expect(sensibles.filter((colonne) => !declarees.includes(colonne) && !(colonne in SANS_DONNEE))).toEqual([]);
});

test("le registre ne parle que de colonnes qui existent, chacune une fois", () => {
  const dites = [...declarees, ...Object.keys(SANS_DONNEE)];
  expect(dites.filter((colonne) => !colonnes.includes(colonne))).toEqual([]);
  expect(dites.length).toBe(new Set(dites).size);
});

test("chaque usage dit pourquoi, de quel droit, pour qui et combien de temps", () => {
  const vides = REGISTRE.filter((traitement) => Object.values(traitement).some((valeur) => valeur.length === 0));
  expect(vides).toEqual([]);
});

/** What a row holds to be a row, and says nothing of anyone. */
const TECHNIQUE =
  /^(espace|id|famille|demande|dossier|rang|numero|etat|origine|version|cree_le|change_le|etapes|demandee_le|recue_le)$/;

test("GUI-351 : chaque colonne d’une demande est au registre, avec sa raison, ses lecteurs et son terme", () => {
  const tables = ["guichet_famille", "guichet_demande", "guichet_voeu", "guichet_piece"];
  const deLaDemande = colonnes.filter((colonne) => tables.includes(colonne.split(".")[0] ?? ""));
  const dites = CHAMPS_GUICHET.flatMap((champ) => champ.colonnes);
  expect(dites.length).toBeGreaterThan(30);
  const muettes = deLaDemande.filter(
    (colonne) => !dites.includes(colonne) && !TECHNIQUE.test(colonne.split(".")[1] ?? ""),
  );
  expect(muettes).toEqual([]);
  const vides = CHAMPS_GUICHET.filter((champ) => Object.values(champ).some((valeur) => valeur.length === 0));
  expect(vides).toEqual([]);
});
