import type { Bloc, Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { LireEtats } from "../etat/actions.ts";
import { dansCesEtats } from "../etat/rules.ts";
import { blocsDiaporama, blocsFiche, blocsPlan, tableauPlan } from "../document.ts";
import { getFiche, listFiches } from "../fiche/store.ts";
import { type Fiche, intituleFiche, type Noeud } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { parseVue } from "../vue/forms.ts";
import { avecDescendants } from "../vue/rules.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "plan.lire");

type Plan = { noeuds: Noeud[]; fiches: Fiche[] };

type Lire = (db: Db, perimetre: Perimetre, demande: Demande) => Promise<Plan>;

/** Les fiches que la vue garde, avec tous ses filtres, dans l'ordre qu'elle montre, ou dans celui du plan. */
const lirePlan =
  (lireEtats: LireEtats): Lire =>
  async (db, perimetre, { parametres, convention }) => {
    const noeuds = await listNoeuds(db, perimetre);
    const { filtres, etats, tri } = parseVue(parametres);
    const gardes = {
      ...filtres,
      noeuds: avecDescendants(noeuds, filtres.noeuds),
      ...(etats.length > 0 ? { parmi: dansCesEtats(await lireEtats(db, perimetre, convention), etats) } : {}),
    };
    const rangNoeuds = noeuds.map(({ id }) => id);
    return { noeuds, fiches: await listFiches(db, perimetre, { filtres: gardes, tri: { ...tri, rangNoeuds } }) };
  };

const partie = ({ fiches }: Plan, { parametres }: Demande) => {
  const filtree = [...parametres.keys()].some((cle) => !["tri", "sens", "groupe", "col", "par"].includes(cle));
  return filtree ? `${pluriel(fiches.length, "fiche")}, d’après les filtres choisis` : pluriel(fiches.length, "fiche");
};

type Forme = { titre: string; blocs: (plan: Plan) => Bloc[] } & Pick<Imprime, "feuille" | "sommaire">;

const duPlan =
  (lire: Lire, { titre, blocs, ...page }: Forme): Fabrique["composer"] =>
  async (db, perimetre, demande) => {
    const plan = await lire(db, perimetre, demande);
    const cadre = await cadreDe(db, perimetre, demande);
    return { ...cadre, ...page, titre, sousTitre: partie(plan, demande), sources: [], blocs: blocs(plan) };
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
  const du = (forme: Forme) => duPlan(lirePlan(lireEtats), forme);
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
