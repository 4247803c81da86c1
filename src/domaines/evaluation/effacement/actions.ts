import type { ListerTextes, TexteSitue } from "#domaines/suivi/index.ts";
import { listAjustements } from "../ajustement/store.ts";
import { listBilans } from "../bilan/store.ts";
import { listNotes } from "../critere/store.ts";
import { estSection, SECTIONS } from "../section/lexique.ts";
import { listEcrits } from "../section/store.ts";

/** Ce que les bilans d'une convention disent de la main de quelqu'un : leurs sections, leurs notes, leurs ajustements. */
export const listTextesDesBilans: ListerTextes = async (db, perimetre, convention) => {
  const bilans = (await listBilans(db, perimetre)).filter((un) => un.convention === convention);
  const textes: TexteSitue[] = [];
  for (const bilan of bilans) {
    const href = `/conventions/${convention}/bilans/${bilan.id}`;
    const nom = `Bilan « ${bilan.titre} »${bilan.etat === "fige" ? ", figé" : ""}`;
    for (const [code, ecrite] of Object.entries(await listEcrits(db, perimetre, bilan)))
      if (estSection(code))
        textes.push({
          ou: `${nom}, ${SECTIONS[code].titre}`,
          href: `${href}/sections/${code}`,
          texte: Object.values(ecrite.saisie).join("\n"),
        });
    for (const { commentaire, preuve } of await listNotes(db, perimetre, bilan))
      textes.push({ ou: `${nom}, note d’un critère`, href, texte: `${commentaire}\n${preuve}` });
  }
  if (bilans.length === 0) return textes;
  const titres = new Map(bilans.map(({ id, titre }) => [id, titre]));
  const ajustements = await listAjustements(db, perimetre, bilans);
  return [
    ...textes,
    ...ajustements.map(({ bilan, texte }) => ({
      ou: `Bilan « ${titres.get(bilan) ?? ""} », ajustement`,
      href: `/conventions/${convention}/bilans/${bilan}`,
      texte,
    })),
  ];
};
