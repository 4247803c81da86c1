import type { Imprime } from "#commun/document.ts";
import { annee } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listMois } from "../mois/store.ts";
import { anneeDe, moisAttendus, repartir } from "../rules.ts";
import { getPoste, listAffectations } from "../store.ts";
import { blocsRapport } from "./document.ts";

/** Un rapport ne lit que ce qui est envoyé, fût-il demandé par qui a tapé le reste. */
async function composer(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const { parametres, jour } = demande;
  const poste = await getPoste(db, perimetre, parametres.get("poste") ?? "");
  const demandee = Number(parametres.get("annee"));
  const an = demandee >= 2000 && demandee <= annee(jour) ? demandee : annee(jour);
  const attendus = moisAttendus(poste, an, jour);
  const mois = (await listMois(db, perimetre, poste)).filter(
    (un) => un.envoyeLe !== null && attendus.includes(un.mois),
  );
  const affectations = await listAffectations(db, perimetre, [poste]);
  const rapport = { poste, affectations, mois, periode: anneeDe(an, jour), repartition: repartir(mois, attendus) };
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: `Rapport de coordination ${an}`,
    sousTitre: `${poste.intitule}, ${poste.employeur}`,
    sources: ["Parts de temps envoyées chaque mois par la coordination"],
    blocs: blocsRapport(rapport),
  };
}

export const FABRIQUES_COOPERATION: Fabriques = {
  cooperation: {
    nom: "Rapport de coordination",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "cooperation.lire"),
    entier: false,
    composer,
  },
};
