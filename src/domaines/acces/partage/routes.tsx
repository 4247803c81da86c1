import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { noter } from "#platform/journal.ts";
import { newId } from "#platform/ids.ts";
import { orNotFound } from "#platform/errors.ts";
import { wasRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { getEspace, listConventions } from "../espace/store.ts";
import { inviter } from "../jeton/actions.ts";
import { annulerJetons } from "../jeton/store.ts";
import { peut } from "../rules.ts";
import { listMesLieux } from "../store.ts";
import { type Invitable, type PretsPartage, partager } from "./actions.ts";
import { invitationForm, PHRASES_PARTAGE, type SaisieInvitation } from "./forms.ts";
import type { Attribution, Porteur } from "./model.ts";
import { AccesPage, RetraitPage } from "./pages.tsx";
import { collectiviteDe, peutDonner, retirer } from "./rules.ts";
import { deleteRole, getPorteur, listPorteurs, lockCharges } from "./store.ts";

type C = Context<Env>;

/** Ce que fait cette requête dans l'annuaire, puis elle revient dans l'espace. */
const annuaire = <T,>(c: C, work: (db: Db) => Promise<T>) => stepToAnnuaire(c.var.db, c.var.perimetre.espace, work);

/** Ce que la page montre : tous les rôles de l'espace que l'on peut connaître, et où l'on peut en donner. */
async function lirePartage(c: C) {
  const { espace, compte, roles } = c.var.perimetre;
  forbid(peut(roles, "acces.gerer"));
  return annuaire(c, async (db) => {
    const tous = await listPorteurs(db, espace);
    const miennes = tous.filter((porteur) => porteur.compte === compte);
    const conventions = (await listConventions(db, espace)).filter(({ id }) => peutDonner(miennes, id));
    const porteurs = tous
      .map((porteur) => ({ ...porteur, modifiable: peutDonner(miennes, porteur.convention) }))
      .filter(({ modifiable, convention }) => modifiable || convention === null);
    const toutLEspace = peutDonner(miennes, null);
    return { espace, nomEspace: (await getEspace(db, espace)).nom, tous, miennes, porteurs, conventions, toutLEspace };
  });
}

const FAITS: Record<string, string> = {
  invite: "C’est fait : le courriel part.",
  pilote: "C’est fait : le courriel part. Reste à dire quelles fiches cette personne pilote.",
  relie:
    "C’est fait : le courriel part. Cette personne est liée à l’acteur que l’espace connaissait : les fiches qu’elle pilote, elle ou son organisation, sont les siennes dès maintenant.",
  renvoye: "L’invitation repart ; la précédente ne vaut plus.",
  retire: "Le rôle est retiré.",
};

/** Celui que l'on invite depuis sa page d'acteur, s'il est à inviter. */
const lireInvite = async (c: C, { findInvitable }: PretsPartage, id: string): Promise<Invitable | null> =>
  (id && (await findInvitable(c.var.db, c.var.perimetre, id))) || null;

async function renderAcces(c: C, prets: PretsPartage, erreurs?: FormErrors) {
  const { tous: _tous, miennes: _miennes, ...partage } = await lirePartage(c);
  const props = {
    ...partage,
    id: newId(),
    collectivites: await prets.listCollectivites(c.var.db, c.var.perimetre),
    invite: await lireInvite(c, prets, erreurs?.values["acteur"] ?? c.req.query("acteur") ?? ""),
    fait: FAITS[c.req.query("fait") ?? ""],
    pilote: c.req.query("fait") === "pilote",
  };
  c.status(erreurs ? 422 : 200);
  return c.render(<AccesPage {...props} erreurs={erreurs} />, { titre: "Accès", erreur: Boolean(erreurs) });
}

const valeursDe = ({ id: _envoi, ...saisie }: SaisieInvitation): Record<string, string> => saisie;
const faute = (saisie: SaisieInvitation, champ: string, phrase: string): FormErrors => ({
  values: valeursDe(saisie),
  errors: { [champ]: [phrase] },
});

const PHRASE_COLLECTIVITE = "Choisissez la commune ou l’intercommunalité que cette personne représente.";

/** Où le rôle demandé vaudra et pour quelle collectivité, ou ce qui l'empêche. */
async function placeDe(c: C, { listCollectivites }: PretsPartage, saisie: SaisieInvitation) {
  const { miennes, conventions, espace } = await lirePartage(c);
  const convention = saisie.portee || null;
  const titre = conventions.find(({ id }) => id === convention)?.titre ?? null;
  if (!peutDonner(miennes, convention) || (convention !== null && titre === null))
    return faute(saisie, "portee", "Vous ne pouvez inviter que là où vous êtes chargé de coopération.");
  const codes = (await listCollectivites(c.var.db, c.var.perimetre)).map(({ code }) => code);
  const collectivite = collectiviteDe(saisie.role, saisie.collectivite, codes);
  if (collectivite instanceof Refus) return faute(saisie, "collectivite", PHRASE_COLLECTIVITE);
  return { espace, convention, titre, collectivite };
}

function noterDon(c: C, { id, compte, role, convention, collectivite }: Attribution): void {
  const apres = { compte, role, convention, collectivite };
  noter(c.var.db, { action: "don", objet: "role", objetId: id, convention, apres });
}

/** Donne le rôle demandé et dit ce qui est fait, ou ce qui l'empêche. */
async function inviterSur(c: C, prets: PretsPartage, saisie: SaisieInvitation): Promise<FormErrors | string> {
  const place = await placeDe(c, prets, saisie);
  if (isFormErrors(place)) return place;
  const { id: envoi, nom, courriel, role } = saisie;
  const contexte = { invitant: c.var.compte.id, adresse: c.var.adresse, maintenant: c.var.maintenant() };
  const donne = await annuaire(c, (db) => partager(db, { ...place, envoi, role, nom, courriel }, contexte));
  if (donne instanceof Refus) return faute(saisie, "courriel", PHRASES_PARTAGE[donne.code]);
  if (donne.neuf) noterDon(c, donne);
  const invite = donne.neuf ? await lireInvite(c, prets, saisie.acteur) : null;
  const qui = { id: donne.compte, nom: donne.nom, courriel };
  if (await prets.relier(c.var.db, c.var.perimetre, qui, invite?.id ?? null)) return "relie";
  return role === "pilote" ? "pilote" : "invite";
}

/** Le rôle que nomme l'adresse, si l'on peut le retirer : là où l'on n'est pas chargé de coopération, il n'existe pas. */
async function lireRole(c: C) {
  const { miennes, tous, espace } = await lirePartage(c);
  const porteur = await annuaire(c, (db) => getPorteur(db, espace, c.req.param("role") ?? ""));
  orNotFound(peutDonner(miennes, porteur.convention) || undefined);
  const presents = tous.filter(({ ferme }) => !ferme);
  return { espace, porteur, refus: retirer(porteur, presents), reste: garde(porteur, tous) };
}

const garde = ({ id, compte }: Porteur, tous: readonly Porteur[]) =>
  tous.some((autre) => autre.compte === compte && autre.id !== id);

const DERNIER = "C’est le dernier rôle de chargé de coopération ici : donnez-le d’abord à quelqu’un d’autre.";

/** Qui a quel rôle dans l'espace : inviter, donner, retirer. */
export const partageRoutes = (prets: PretsPartage) =>
  new Hono<Env>()
    .get("/espaces/:espace/acces", (c) => renderAcces(c, prets))
    .post("/espaces/:espace/acces", async (c) => {
      const saisie = parseForm(invitationForm, await c.req.formData());
      if (isFormErrors(saisie)) return renderAcces(c, prets, saisie);
      const fait = await inviterSur(c, prets, saisie);
      if (typeof fait !== "string") return renderAcces(c, prets, fait);
      return c.redirect(`/espaces/${c.req.param("espace")}/acces?fait=${fait}`, 303);
    })
    .post("/espaces/:espace/acces/roles/:role/invitation", async (c) => {
      const { espace, porteur } = await lireRole(c);
      orNotFound((porteur.enAttente && !porteur.ferme) || undefined);
      const maintenant = c.var.maintenant();
      await annuaire(c, async (db) => {
        await annulerJetons(db, porteur.compte, maintenant, ["invitation"]);
        await inviter(db, porteur.compte, c.var.compte.id, maintenant);
      });
      return c.redirect(`/espaces/${espace}/acces?fait=renvoye`, 303);
    })
    .get("/espaces/:espace/acces/roles/:role/retrait", async (c) => {
      const { espace, porteur, reste } = await lireRole(c);
      return c.render(<RetraitPage espace={espace} porteur={porteur} reste={reste} />, { titre: "Retirer un rôle" });
    })
    .post("/espaces/:espace/acces/roles/:role/retrait", async (c) => {
      await annuaire(c, (db) => lockCharges(db, c.var.perimetre.espace));
      if (await wasRemoved(c.var, "role", c.req.param("role")))
        return c.redirect(`/espaces/${(await lirePartage(c)).espace}/acces?fait=retire`, 303);
      const { espace, porteur, reste, refus } = await lireRole(c);
      if (refus instanceof Refus) {
        c.status(422);
        const page = <RetraitPage espace={espace} porteur={porteur} reste={reste} refus={DERNIER} />;
        return c.render(page, { titre: "Retirer un rôle", erreur: true });
      }
      await annuaire(c, async (db) => {
        await deleteRole(db, espace, porteur.id);
        const rien = (await listMesLieux(db, porteur.compte)).length === 0;
        if (rien) await annulerJetons(db, porteur.compte, c.var.maintenant(), ["invitation"]);
      });
      const { id, compte, role, convention, collectivite } = porteur;
      noter(c.var.db, {
        action: "retrait",
        objet: "role",
        objetId: id,
        convention,
        avant: { compte, role, convention, collectivite },
      });
      const encoreLa = compte !== c.var.compte.id || reste;
      return c.redirect(encoreLa ? `/espaces/${espace}/acces?fait=retire` : "/", 303);
    });
