import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fiche, Raison } from "./model.ts";
import { comparer, paires } from "./rules.ts";

type Dit = Partial<Omit<Fiche, "enfant">> & { enfant?: Partial<Fiche["enfant"]> };

const fiche = (id: string, { enfant = {}, ...dit }: Dit = {}): Fiche => ({
  id,
  famille: `f-${id}`,
  dossier: `d-${id}`,
  rang: 1,
  commune: "15014",
  jumeaux: false,
  prenom: "Awa",
  nom: "Durand",
  autreParent: "",
  courriel: null,
  telephone: "",
  adresse: "",
  ...dit,
  enfant: { prenom: "Léonie", nom: "Durand", naissance: "2026-03-12", terme: null, ...enfant },
});

const UN = fiche("un", { courriel: "awa@exemple.fr", telephone: "06 12 34 56 78" });
const raisonsAvec = (autre: Dit, un: Fiche = UN) => comparer(un, fiche("autre", autre))?.raisons ?? null;

describe("GUI-220 : deux demandes se ressemblent, sans accents, à une faute de frappe près", () => {
  test.each<[string, Dit, Raison | null]>([
    ["tout pareil, sans accents ni casse", { enfant: { prenom: "LEONIE", nom: "DURAND" } }, "memePrenom"],
    ["deux lettres du prénom échangées", { enfant: { prenom: "Leoine" } }, "prenomProche"],
    ["un prénom composé dont un seul est dit", { enfant: { prenom: "Léonie Rose" } }, "prenomProche"],
    ["un nom à une lettre près", { enfant: { nom: "Durant" } }, "nomProche"],
    ["le jour et le mois échangés", { enfant: { naissance: "2026-12-03" } }, "naissanceProche"],
    ["un chiffre de la date faux", { enfant: { naissance: "2025-03-12" } }, "naissanceProche"],
    ["nom et prénom du parent échangés", { prenom: "Durand", nom: "Awa" }, "memeParent"],
    ["l’autre parent dépose", { prenom: "Karim", nom: "Benali", autreParent: "Awa Durand" }, "memeParent"],
    ["un parent à une lettre près", { prenom: "Hawa" }, "parentProche"],
    ["l’adresse étiquetée", { courriel: " AWA+creche@exemple.fr" }, "memeCourriel"],
    ["le numéro à l’internationale", { telephone: "+33 6 12 34 56 78" }, "memeTelephone"],
    [
      "deux enfants sans rien de commun que le nom",
      { prenom: "Léa", nom: "Roy", enfant: { naissance: "2024-01-30" } },
      null,
    ],
    ["un homonyme né un autre jour", { enfant: { naissance: "2025-07-30" } }, null],
  ])("%s", (_cas, autre, raison) => {
    const raisons = raisonsAvec(autre);
    expect(raison === null ? raisons : raisons?.includes(raison)).toBe(raison === null ? null : true);
  });

  test("enceinte puis née : le terme rejoint la naissance, un mois après au plus", () => {
    const attendue = fiche("attendue", {
      ...UN,
      enfant: { prenom: null, nom: null, naissance: null, terme: "2026-03-20" },
    });
    const nee = { ...UN, id: "nee", dossier: "nee" };
    expect(comparer(attendue, nee)?.raisons).toContain("neeAuTerme");
    expect(comparer({ ...attendue, enfant: { ...attendue.enfant, terme: "2026-04-20" } }, nee)).toBeNull();
  });

  test("deux termes à dix jours près se rejoignent, à onze non", () => {
    const attendue = (id: string, terme: "2026-06-01" | "2026-06-11" | "2026-06-12") =>
      fiche(id, { ...UN, id, dossier: id, enfant: { prenom: null, nom: null, naissance: null, terme } });
    expect(comparer(attendue("a", "2026-06-01"), attendue("b", "2026-06-11"))?.raisons).toContain("termeProche");
    expect(comparer(attendue("a", "2026-06-01"), attendue("b", "2026-06-12"))).toBeNull();
  });

  test("la même date de naissance ne suffit pas : il faut le seuil", () => {
    const autre = { prenom: "Inès", nom: "Roy", enfant: { prenom: null, nom: "Roy" } };
    expect(raisonsAvec(autre)).toBeNull();
    expect(raisonsAvec({ ...autre, courriel: "awa@exemple.fr" })).toEqual(["memeNaissance", "memeCourriel"]);
  });
});

describe("GUI-221 : des jumeaux, des frères et sœurs ne sont pas des doublons", () => {
  const contact = { courriel: "awa@exemple.fr", telephone: "0612345678", adresse: "3 rue du Pré" };
  const enfant = (prenom: string | null, plus: Dit = {}) => ({
    ...contact,
    ...plus,
    enfant: { prenom, ...plus.enfant },
  });
  test.each<[string, Dit, Dit]>([
    ["jumeaux d’un même dossier", enfant("Léonie", { dossier: "d" }), enfant("Gabriel", { dossier: "d", rang: 2 })],
    ["jumeaux demandés séparément", enfant("Léonie"), enfant("Gabriel")],
    ["jumelles aux prénoms presque pareils", enfant("Louise", { jumeaux: true }), enfant("Louisa", { jumeaux: true })],
    ["jumeaux à naître, chacun à son rang", enfant(null, { jumeaux: true }), enfant(null, { jumeaux: true, rang: 2 })],
    ["un aîné", enfant("Léonie"), enfant("Gabriel", { enfant: { naissance: "2024-05-02" } })],
    [
      "un aîné qui porte le même prénom de baptême",
      enfant("Marie"),
      enfant("Marie", { enfant: { naissance: "2024-05-30" } }),
    ],
    ["un aîné dont le prénom n’est pas dit", enfant("Léonie"), enfant(null, { enfant: { naissance: "2024-05-02" } })],
  ])("%s", (_cas, a, b) => expect(comparer(fiche("a", a), fiche("b", b))).toBeNull());

  test("les mêmes jumeaux demandés deux fois se retrouvent, rang à rang", () => {
    const dossier = (nom: string) =>
      ["Léonie", "Gabriel"].map((prenom, place) =>
        fiche(`${nom}${place}`, enfant(prenom, { dossier: nom, rang: place + 1, jumeaux: true })),
      );
    const trouvees = paires([...dossier("x"), ...dossier("y")]).map(({ un, autre }) => `${un} ${autre}`);
    expect(trouvees.toSorted()).toEqual(["x0 y0", "x1 y1"]);
  });
});

test("GUI-222 : chercher par indices trouve les mêmes paires que tout comparer, dans quelque ordre que ce soit", () => {
  const gens = fc.record({
    prenom: fc.constantFrom("Awa", "Inès", "Karim"),
    nom: fc.constantFrom("Durand", "Durant", "Roy"),
    courriel: fc.constantFrom(null, "a@exemple.fr", "b@exemple.fr"),
    telephone: fc.constantFrom("", "0612345678", "+33612345678"),
    enfant: fc.record({
      prenom: fc.constantFrom(null, "Léonie", "Leonie", "Gabriel"),
      naissance: fc.constantFrom("2026-03-12" as const, "2026-12-03" as const, "2024-01-30" as const),
    }),
  });
  fc.assert(
    fc.property(fc.array(gens, { maxLength: 8 }), (dits) => {
      const fiches = dits.map((dit, rang) => fiche(`${rang}`, dit));
      const toutes = fiches.flatMap((a, rang) => fiches.slice(rang + 1).filter((b) => comparer(a, b)));
      expect(paires(fiches).length).toBe(toutes.length);
      expect(paires(fiches.toReversed())).toEqual(paires(fiches));
    }),
    { numRuns: 100 },
  );
});
