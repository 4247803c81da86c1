import {
  getCampagne,
  listCampagnes,
  listDemandes,
  listDemandesOuvertes,
  listEvenements,
} from "#domaines/suivi/campagne/store.ts";
import { ETATS_PAR_DEFAUT } from "#domaines/suivi/etat/model.ts";
import { listDernieres, listEtats, listSaisies, versionDe } from "#domaines/suivi/etat/store.ts";
import { listJalons } from "#domaines/suivi/jalon/store.ts";
import { photoPassee, photoPresente } from "#domaines/suivi/photo/actions.ts";
import { listVolets } from "#domaines/suivi/volet/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const ici = ({ convention }: Tirage) => `/conventions/${convention}`;
const campagnes = (tirage: Tirage) => `${ici(tirage)}/suivi/campagnes`;
const campagne = (tirage: Tirage) => `${campagnes(tirage)}/${tirage.objet("campagne")}`;
const suivi = (tirage: Tirage) => `${ici(tirage)}/plan/fiches/${tirage.objet("fiche")}/suivi`;
const reponse = (tirage: Tirage) => `${ici(tirage)}/reponses/${tirage.objet("campagne")}/${tirage.objet("fiche")}`;
const revue = (tirage: Tirage) => `${campagne(tirage)}/reponses/${tirage.objet("fiche")}`;

const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the follow-up and of its campaigns. */
export const LECTURES_SUIVI: Record<string, Lecture> = {
  "tableau de bord": lire((tirage) => `${ici(tirage)}/suivi`),
  campagnes: lire(campagnes),
  campagne: lire(campagne),
  "campagne à ouvrir": lire((tirage) => `${campagne(tirage)}/apercu`),
  "campagne à changer": lire((tirage) => `${campagne(tirage)}/preparation`),
  "réponse relue": lire(revue),
  instantané: lire((tirage) => `${campagne(tirage)}/instantane`),
  "mes fiches": lire((tirage) => `${ici(tirage)}/reponses`),
  "ma réponse": lire(reponse),
  "suivi de fiche": lire(suivi),
  "référents de fiche": lire((tirage) => `${suivi(tirage)}/volets`),
  "textes à effacer": lire((tirage) => `${suivi(tirage)}/effacement`),
  "états de fiche": lire((tirage) => `${ici(tirage)}/suivi/etats`),
  "ce qui a bougé": lire((tirage) => `${ici(tirage)}/suivi/mouvements?de=${tirage.objet("campagne")}`),
};

const CAMPAGNE = { rythme: "semestre", debut: "2026-07-01", fin: "2026-12-31", cloture: "2026-12-11", version: "0" };
const DIRE = { volet: "", etat: "enCours", le: "2026-11-20" };

/** What the walk writes there. */
export const ECRITURES_SUIVI: Record<string, Ecriture> = {
  "nouvelles de fiche": ecrire(suivi, (_tirage, texte) => ({ ...DIRE, avancees: texte })),
  "états réglés": ecrire(
    (tirage) => `${ici(tirage)}/suivi/etats`,
    (_tirage, texte) => ({
      version: versionDe(ETATS_PAR_DEFAUT),
      "code-0": "enCours",
      "libelle-0": texte,
      "libelle-1": `${texte} fini`,
      "realisee-1": "1",
    }),
  ),
  "campagne neuve": ecrire(campagnes, ({ n }, texte) => ({ ...CAMPAGNE, titre: `${texte} ${n}`, message: texte })),
  "campagne ouverte": ecrire(
    (tirage) => `${campagne(tirage)}/ouverture`,
    () => ({}),
  ),
  réponse: ecrire(reponse, (_tirage, texte) => ({ ...DIRE, acte: "repondre", avancees: texte })),
  "campagne conduite": ecrire(
    (tirage) => `${campagne(tirage)}/${tirage.n % 30 ? "validations" : "cloture"}`,
    () => ({}),
  ),
};

/** What its stores are asked. */
export const MAGASINS_SUIVI: typeof MAGASINS = {
  "suivi.listEtats": (db, perimetre) => listEtats(db, perimetre, perimetre.conventions[0] ?? ""),
  "suivi.listSaisiesDites": (db, perimetre, tirage) => listSaisies(db, perimetre, tirage.objet("fiche")),
  "suivi.listDernieres": (db, perimetre) => listDernieres(db, perimetre),
  "suivi.listVolets": (db, perimetre) => listVolets(db, perimetre),
  "suivi.listJalons": (db, perimetre) => listJalons(db, perimetre),
  "suivi.listCampagnes": (db, perimetre) => listCampagnes(db, perimetre),
  "suivi.getCampagne": (db, perimetre, tirage) => getCampagne(db, perimetre, tirage.objet("campagne")),
  "suivi.listDemandes": (db, perimetre, tirage) => listDemandes(db, perimetre, tirage.objet("campagne")),
  "suivi.listDemandesOuvertes": (db, perimetre) => listDemandesOuvertes(db, perimetre),
  "suivi.listEvenements": (db, perimetre, tirage) => listEvenements(db, perimetre, tirage.objet("campagne")),
  "suivi.photoPresente": (db, perimetre) =>
    photoPresente(db, perimetre, perimetre.conventions[0] ?? "", "2026-11-21T09:00:00.000Z"),
  "suivi.photoPassee": (db, perimetre) =>
    photoPassee(db, perimetre, perimetre.conventions[0] ?? "", "2026-11-20T09:00:00.000Z"),
};
