import { Hono } from "hono";
import { listStatistiques } from "#domaines/statistiques/index.ts";
import { estVerrouillee } from "#domaines/convention/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { lireDiagnostic } from "./actions.ts";
import { ApportPage, DemarchePage, EtapePage } from "./demarche/pages.tsx";
import { listApports, listEtapes } from "./demarche/store.ts";
import { EnjeuPage, EnjeuxPage } from "./enjeu/pages.tsx";
import { getEnjeu, listEnjeux, saveEnjeu } from "./enjeu/store.ts";
import { APPORT, ENJEU, ETAPE, ZONE } from "./forms.ts";
import { findGel } from "./gel/store.ts";
import type { Apport, Enjeu, Etape, Section, Zone } from "./model.ts";
import { DiagnosticPage, RetraitPage } from "./pages.tsx";
import { baseDe, conventionDe, ecrire, lire, type Requete, tenir, versionLue } from "./requete/actions.tsx";
import { deleteLigne } from "./requete/store.ts";
import { direGel, estEcrite, manquesPetiteEnfance, partieDe, rangerEnjeux, sansAppui } from "./rules.ts";
import { ZonePage, ZonesPage } from "./zone/pages.tsx";
import { listZones } from "./zone/store.ts";

const DIAGNOSTIC = "/conventions/:convention/diagnostic";
const nomCommune = (code: string) => getTerritoires().communes.get(code)?.nom ?? code;

/** Les appels d'un texte à revoir, partie par partie. */
const appelsPar = (sections: readonly Section[], dits: ReadonlyMap<string, readonly string[]>) =>
  sections.flatMap(({ id, titre }) => {
    const appels = dits.get(id) ?? [];
    return appels.length > 0 ? [{ titre, appels }] : [];
  });

async function montrerTout(c: Requete) {
  const { db, perimetre } = c.var;
  const { convention, ecrit } = await lire(c);
  const { dossier, figures, inconnus, tus } = await lireDiagnostic(db, perimetre, convention.id, async () => null);
  const gel = estVerrouillee(convention) ? await findGel(db, perimetre, convention.id) : undefined;
  const { sections, enjeux, etapes, apports, zones, accueils } = dossier;
  const vues = sections.map((section) => {
    const nombre = figures.filter((une) => une.section === section.id).length;
    return {
      id: section.id,
      partie: partieDe(section),
      titre: section.titre,
      ecrite: estEcrite(section, nombre),
      figures: nombre,
    };
  });
  const petiteEnfance = sections.find(({ modele }) => modele === "petiteEnfance");
  const toutPetits = accueils.filter(({ section }) => section === "petiteEnfance").length;
  const page = (
    <DiagnosticPage
      convention={convention.id}
      base={baseDe(c)}
      sections={vues}
      nombres={{
        enjeux: enjeux.length,
        sansAppui: enjeux.filter(sansAppui).length,
        etapes: etapes.length,
        apports: apports.length,
        zones: zones.length,
      }}
      manques={ecrit && petiteEnfance ? manquesPetiteEnfance(petiteEnfance, { structures: toutPetits, zones }) : []}
      inconnus={ecrit ? appelsPar(sections, inconnus) : []}
      tus={ecrit ? appelsPar(sections, tus) : []}
      fige={gel ? direGel(gel, convention.signeeLe) : null}
      ecrit={ecrit}
    />
  );
  return c.render(page, { titre: "Diagnostic partagé" });
}

async function appuisDe(c: Requete) {
  const { db, perimetre } = c.var;
  const id = conventionDe(c);
  return {
    apports: await listApports(db, perimetre, id),
    zones: await listZones(db, perimetre, id),
    chiffres: await listStatistiques(db, perimetre),
  };
}

async function montrerEnjeu(c: Requete, id: string, enjeu: Enjeu | null, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <EnjeuPage base={baseDe(c)} id={id} enjeu={enjeu} erreurs={erreurs} {...(await appuisDe(c))} />;
  const titre = enjeu ? "Un enjeu du diagnostic" : "Ajouter un enjeu au diagnostic";
  return c.render(page, { titre, erreur: Boolean(erreurs) });
}

const connu = (lignes: readonly { id: string }[]) => (un: string) => lignes.some(({ id }) => id === un);

async function enregistrerEnjeu(c: Requete) {
  const { id: convention } = await ecrire(c);
  const { db, perimetre } = c.var;
  const form = await c.req.formData();
  const id = String(form.get("id") ?? "");
  const avant = Number(form.get("version") ?? 0) > 0 ? await getEnjeu(db, perimetre, id) : null;
  const saisi = parseForm(ENJEU, form);
  if (isFormErrors(saisi)) return montrerEnjeu(c, id || newId(), avant, saisi);
  const { apports, zones, chiffres } = await appuisDe(c);
  const apres: Enjeu = {
    ...saisi,
    convention,
    apports: saisi.apports.filter(connu(apports)),
    zones: saisi.zones.filter(connu(zones)),
    statistiques: saisi.statistiques.filter((code) => chiffres.some((un) => un.code === code)),
  };
  await saveEnjeu(db, perimetre, { avant: avant && { ...avant, version: saisi.version }, apres });
  return c.redirect(`${baseDe(c)}/enjeux`, 303);
}

const enjeuIci = async (c: Requete) => {
  const enjeu = await getEnjeu(c.var.db, c.var.perimetre, c.req.param("enjeu") ?? "");
  return orNotFound(enjeu.convention === conventionDe(c) ? enjeu : undefined);
};

const app = new Hono<Env>()
  .get(DIAGNOSTIC, montrerTout)
  .get(`${DIAGNOSTIC}/demarche`, async (c) => {
    const { ecrit } = await lire(c);
    const { db, perimetre } = c.var;
    const page = (
      <DemarchePage
        base={baseDe(c)}
        etapes={await listEtapes(db, perimetre, conventionDe(c))}
        apports={await listApports(db, perimetre, conventionDe(c))}
        page={pageDe(c.req.query("page"))}
        ecrit={ecrit}
      />
    );
    return c.render(page, { titre: "La démarche du diagnostic" });
  })
  .get(`${DIAGNOSTIC}/zones`, async (c) => {
    const { ecrit } = await lire(c);
    const zones = await listZones(c.var.db, c.var.perimetre, conventionDe(c));
    const page = <ZonesPage base={baseDe(c)} zones={zones} nomCommune={nomCommune} ecrit={ecrit} />;
    return c.render(page, { titre: "Les zones où l’on manque" });
  })
  .get(`${DIAGNOSTIC}/enjeux`, async (c) => {
    const { ecrit } = await lire(c);
    const enjeux = rangerEnjeux(await listEnjeux(c.var.db, c.var.perimetre, conventionDe(c)));
    const plan = `/conventions/${conventionDe(c)}/plan/enjeux`;
    const props = { base: baseDe(c), enjeux, plan, page: pageDe(c.req.query("page")), ecrit, ...(await appuisDe(c)) };
    return c.render(<EnjeuxPage {...props} />, { titre: "Les enjeux du diagnostic" });
  })
  .get(`${DIAGNOSTIC}/enjeux/nouveau`, async (c) => {
    await ecrire(c);
    return montrerEnjeu(c, newId(), null);
  })
  .get(`${DIAGNOSTIC}/enjeux/:enjeu`, async (c) => {
    await ecrire(c);
    const enjeu = await enjeuIci(c);
    return montrerEnjeu(c, enjeu.id, enjeu);
  })
  .post(`${DIAGNOSTIC}/enjeux`, enregistrerEnjeu)
  .get(`${DIAGNOSTIC}/enjeux/:enjeu/retrait`, async (c) => {
    await ecrire(c);
    const { id, version } = await enjeuIci(c);
    const retour = `${baseDe(c)}/enjeux`;
    const page = <RetraitPage nom="cet enjeu" ici={`${retour}/${id}`} retour={retour} version={version} />;
    return c.render(page, { titre: "Retirer cet enjeu" });
  })
  .post(`${DIAGNOSTIC}/enjeux/:enjeu/retrait`, async (c) => {
    await ecrire(c);
    const enjeu = { ...(await enjeuIci(c)), version: await versionLue(c) };
    await deleteLigne(c.var.db, c.var.perimetre, "diagnostic_enjeu", enjeu);
    return c.redirect(`${baseDe(c)}/enjeux`, 303);
  });

tenir<Etape>(app, {
  chemin: "/etapes",
  neuf: "nouvelle",
  titreNeuf: "Ajouter un moment de la démarche",
  retour: "/demarche",
  table: "diagnostic_etape",
  lister: listEtapes,
  form: ETAPE,
  nommer: ({ titre }) => titre,
  page: async (_c, props) => <EtapePage {...props} />,
});
tenir<Apport>(app, {
  chemin: "/apports",
  neuf: "nouveau",
  titreNeuf: "Ajouter un apport au diagnostic",
  retour: "/demarche",
  table: "diagnostic_apport",
  lister: listApports,
  form: APPORT,
  nommer: () => "Un apport au diagnostic",
  page: async (c, props) => (
    <ApportPage {...props} etapes={await listEtapes(c.var.db, c.var.perimetre, conventionDe(c))} />
  ),
});
tenir<Zone>(app, {
  chemin: "/zones",
  neuf: "nouvelle",
  titreNeuf: "Ajouter une zone où l’on manque",
  retour: "/zones",
  table: "diagnostic_zone",
  lister: listZones,
  form: ZONE,
  nommer: ({ nom }) => nom,
  page: async (c, props) => {
    const { convention } = await lire(c);
    const communes = convention.perimetre.map((code) => ({ code, nom: nomCommune(code) }));
    return <ZonePage {...props} communes={communes} />;
  },
});

/** Le diagnostic partagé d'une convention, et ce qui l'entoure. */
export const diagnosticRoutes = app;
