import type { Bloc, Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { LireEtats } from "../etat/actions.ts";
import { blocsDiaporama, blocsFiche, blocsPlan, tableauPlan } from "../document.ts";
import { getFiche } from "../fiche/store.ts";
import { intituleFiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { choisir, type Selection } from "../selection/actions.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "plan.lire");

type Forme = { titre: string; blocs: (plan: Selection) => Bloc[] } & Pick<Imprime, "feuille" | "sommaire">;

const duPlan =
  (lire: ReturnType<typeof choisir>, { titre, blocs, ...page }: Forme): Fabrique["composer"] =>
  async (db, perimetre, demande) => {
    const plan = await lire(db, perimetre, demande);
    const cadre = await cadreDe(db, perimetre, demande);
    return { ...cadre, ...page, titre, sousTitre: plan.dite, sources: [], blocs: blocs(plan) };
  };

/** Une fiche seule, entière. */
export async function composerFiche(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const fiche = await getFiche(db, perimetre, demande.parametres.get("fiche") ?? "");
  const noeuds = await listNoeuds(db, perimetre);
  const cadre = await cadreDe(db, perimetre, demande);
  return { ...cadre, titre: intituleFiche(fiche), sources: [], blocs: blocsFiche(fiche, noeuds, 1) };
}

const FICHE: Fabrique = {
  nom: "Fiche-action",
  formats: ["pdf", "docx", "odt"],
  permise,
  court: true,
  entier: false,
  composer: composerFiche,
};

/** Ce que le plan sait imprimer : une fiche, le plan, son tableau A3, un diaporama par axe. */
export const fabriquesPlan = (lireEtats: LireEtats): Fabriques => {
  const du = (forme: Forme) => duPlan(choisir(lireEtats), forme);
  return {
    fiche: FICHE,
    plan: {
      nom: "Plan d’actions",
      formats: ["pdf", "docx", "odt"],
      permise,
      composer: du({
        titre: "Plan d’actions",
        sommaire: true,
        blocs: ({ noeuds, fiches }) => blocsPlan(noeuds, fiches),
      }),
    },
    diaporamaPlan: {
      nom: "Diaporama, un axe par page",
      formats: ["pptx", "pdf"],
      permise,
      composer: du({
        titre: "Le plan d’actions, axe par axe",
        feuille: "a4paysage",
        blocs: ({ noeuds, fiches }) => blocsDiaporama(noeuds, fiches),
      }),
    },
    tableauPlan: {
      nom: "Tableau du plan (A3)",
      formats: ["pdf", "docx", "odt"],
      permise,
      composer: du({
        titre: "Tableau du plan d’actions",
        feuille: "a3paysage",
        blocs: ({ noeuds, fiches }) => [tableauPlan(noeuds, fiches)],
      }),
    },
  };
};
