import type { Bloc, Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { blocsDiaporama, blocsFiche, blocsPlan, tableauPlan } from "../document.ts";
import { ORDRE_DU_PLAN } from "../fiche/model.ts";
import { getFiche, listFiches } from "../fiche/store.ts";
import { type Fiche, intituleFiche, type Noeud } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { parseVue } from "../vue/forms.ts";
import { avecDescendants } from "../vue/rules.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "plan.lire");

type Plan = { noeuds: Noeud[]; fiches: Fiche[] };

/** Les fiches que la vue garde, avec ses filtres, dans l'ordre du plan. */
async function lirePlan(db: Db, perimetre: Perimetre, { parametres }: Demande): Promise<Plan> {
  const noeuds = await listNoeuds(db, perimetre);
  const { filtres } = parseVue(parametres);
  const gardes = { ...filtres, noeuds: avecDescendants(noeuds, filtres.noeuds) };
  return { noeuds, fiches: await listFiches(db, perimetre, { filtres: gardes, tri: ORDRE_DU_PLAN }) };
}

const partie = ({ fiches }: Plan, { parametres }: Demande) => {
  const filtree = [...parametres.keys()].some((cle) => !["tri", "sens", "groupe", "col", "par"].includes(cle));
  return filtree ? `${pluriel(fiches.length, "fiche")}, d’après les filtres choisis` : pluriel(fiches.length, "fiche");
};

type Forme = { titre: string; blocs: (plan: Plan) => Bloc[] } & Pick<Imprime, "feuille" | "sommaire">;

const duPlan =
  ({ titre, blocs, ...page }: Forme): Fabrique["composer"] =>
  async (db, perimetre, demande) => {
    const plan = await lirePlan(db, perimetre, demande);
    const cadre = await cadreDe(db, perimetre, demande);
    return { ...cadre, ...page, titre, sousTitre: partie(plan, demande), sources: [], blocs: blocs(plan) };
  };

async function composerFiche(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const fiche = await getFiche(db, perimetre, demande.parametres.get("fiche") ?? "");
  const noeuds = await listNoeuds(db, perimetre);
  const cadre = await cadreDe(db, perimetre, demande);
  return { ...cadre, titre: intituleFiche(fiche), sources: [], blocs: blocsFiche(fiche, noeuds, 1) };
}

/** Ce que le plan sait imprimer : une fiche, le plan, son tableau A3, un diaporama par axe. */
export const FABRIQUES_PLAN: Fabriques = {
  fiche: {
    nom: "Fiche-action",
    formats: ["pdf", "docx", "odt"],
    permise,
    court: true,
    entier: false,
    composer: composerFiche,
  },
  plan: {
    nom: "Plan d’actions",
    formats: ["pdf", "docx", "odt"],
    permise,
    composer: duPlan({
      titre: "Plan d’actions",
      sommaire: true,
      blocs: ({ noeuds, fiches }) => blocsPlan(noeuds, fiches),
    }),
  },
  diaporamaPlan: {
    nom: "Diaporama, un axe par page",
    formats: ["pptx", "pdf"],
    permise,
    composer: duPlan({
      titre: "Le plan d’actions, axe par axe",
      feuille: "a4paysage",
      blocs: ({ noeuds, fiches }) => blocsDiaporama(noeuds, fiches),
    }),
  },
  tableauPlan: {
    nom: "Tableau du plan (A3)",
    formats: ["pdf", "docx", "odt"],
    permise,
    composer: duPlan({
      titre: "Tableau du plan d’actions",
      feuille: "a3paysage",
      blocs: ({ noeuds, fiches }) => [tableauPlan(noeuds, fiches)],
    }),
  },
};
