import { annee, instantDe, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import { familleVide, moisCivilDe, nouvelleDemande, numeroDe } from "../demande/rules.ts";
import { insertDemandes, prendreRang } from "../demande/store.ts";
import { deposer, lireChiffres, lireZones } from "./actions.ts";
import { publierChiffres } from "./publication/rules.ts";
import { insertPublication } from "./store.ts";

const ESPACE = "trois-rivieres";
const IL_Y_A = 100;

/** Des familles qui ont trouvé ailleurs, d'autres qui ont retiré leur demande : de quoi compter. */
const CLOSES = 27;
const COMMUNES = 3;

async function semerCloses(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  const { perimetre: communes } = await getConvention(db, perimetre, perimetre.conventions[0] ?? "");
  const premier = await prendreRang(db, perimetre, annee(le), CLOSES);
  const lot = Array.from({ length: CLOSES }, (_, rang) => {
    const depose = plusJours(le, -IL_Y_A - 10 - rang);
    const instant = instantDe(`${depose}T09:00:00Z`);
    const famille = { ...familleVide(`famille-close-${rang}`, instant), prenom: "Famille", nom: `Close ${rang + 1}` };
    const pourvue = rang % COMMUNES !== 2;
    const demande = {
      ...nouvelleDemande({ id: `demande-close-${rang}`, famille: famille.id, le: instant }),
      etat: pourvue ? ("pourvue" as const) : ("retiree" as const),
      faits: pourvue ? { motif: "assistante" } : { retireeLe: plusJours(depose, 5) },
      numero: numeroDe(le, premier + rang),
      enfant: { prenom: "Enfant", nom: famille.nom, naissance: plusMois(depose, -3 - rang), terme: null },
      commune: communes[rang % (COMMUNES + 1)] ?? "",
      semaine: 1023,
      entree: moisCivilDe(plusMois(depose, 3)),
      deposeeLe: depose,
      completeLe: depose,
      attendDepuis: depose,
    };
    return { demande, famille };
  });
  await insertFamilles(
    db,
    perimetre,
    lot.map(({ famille }) => famille),
  );
  await insertDemandes(db, perimetre, lot);
}

/** Des demandes closes, et des chiffres publiés il y a plus de trois mois : d'autres peuvent l'être. */
export async function seedChiffres(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  if (perimetre.espace !== ESPACE) return;
  await semerCloses(db, perimetre, le);
  const au = plusJours(le, -IL_Y_A);
  const chiffres = await lireChiffres(db, perimetre, { annee: annee(le), au });
  const contenu = publierChiffres(chiffres, await lireZones(db, perimetre));
  await insertPublication(db, perimetre, {
    id: "chiffres-demonstration",
    annee: annee(le),
    au,
    contenu,
    publiePar: perimetre.compte,
  });
  await deposer(db, perimetre, contenu, `${au}T09:00:00Z`);
}
