import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { deposerValeurs, lireGeographie } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { insertZone } from "#domaines/territoire/zone/store.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { nommer } from "../lieu/actions.ts";
import { portraitDe } from "./actions.ts";

const site = await testSite();
await site.espace("monts", "ctg");
const ICI = perimetreDe("monts", "ctg");
afterAll(() => site.engine.close());

const { communes, epci } = getTerritoires();
const SIREN = communes.get("48095")?.epci ?? "";
const membres = epci.get(SIREN)?.membres ?? [];
const EPCI: Lieu = { genre: "epci", code: SIREN };

test("OBS-27 : une intercommunalité vaut autant sur le portrait d’un bassin, d’une commune, et sur le sien : ce qui se recompose l’emporte sur ce qui est donné", async () => {
  const valeurs = await site.dans(ICI, async (db) => {
    await insertConvention(db, ICI, "ctg", {
      titre: "CTG",
      caf: null,
      debut: null,
      fin: null,
      perimetre: [...membres],
    });
    const bassin = { genre: "bassin", nom: "Haut", code: null, communes: membres.slice(0, 2) } as const;
    const { id } = await insertZone(db, ICI, { ...bassin, communes: [...bassin.communes] });
    const siennes = membres.map((code): Depose => {
      const lieu: Lieu = { genre: "commune", code };
      return { statistique: "tauxCouvertureGlobal", lieu, millesime: 2023, numerateur: 69, denominateur: 100 };
    });
    const donnee: Depose = { statistique: "tauxCouvertureGlobal", lieu: EPCI, millesime: 2023, valeur: 68.4 };
    const origine = { cle: "essai", nom: "Essai", source: "Cnaf", le: "2026-11-20T08:00:00Z" };
    await deposerValeurs(db, ICI, origine, [...siennes, donnee]);
    const geographie = await lireGeographie(db, ICI);
    const lire = async (lieu: Lieu) => {
      const [trait] = (await portraitDe(db, ICI, geographie, nommer(geographie, lieu))).traits;
      const autre = trait?.comparaisons.find((un) => un.lieu.genre === "epci");
      return autre ? autre.mesure?.valeur : trait?.mesure.valeur;
    };
    return [
      await lire({ genre: "bassin", code: id }),
      await lire({ genre: "commune", code: "48095" }),
      await lire(EPCI),
    ];
  });
  expect(valeurs).toEqual([69, 69, 69]);
});
