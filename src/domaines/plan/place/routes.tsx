import { Hono } from "hono";
import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { incomplete } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { creerFiche, donnerPlaces, refusPriorite } from "../fiche/actions.ts";
import { A_VENIR } from "../fiche/forms.ts";
import { updateFicheLue } from "../fiche/store.ts";
import { REFUS } from "../edition/pages.tsx";
import type { Fiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { baseDe, ecritureDe, getFicheDe, type Requete } from "../requete/actions.ts";
import { RefusPage } from "./pages.tsx";
import { changerDeColonne } from "./rules.ts";

const LUE = z.coerce.number("La version de la fiche qui était à l’écran manque.").int();
const PLACE = z.object({
  axe: z.enum(["noeud", "priorite"], "On ne sait pas si la carte change de nœud ou de priorité."),
  de: z.string("On ne sait pas de quelle colonne part la carte."),
  vers: z.string("On ne sait pas dans quelle colonne poser la carte."),
  version: LUE,
  retour: z.string().default(""),
});
const ARCHIVAGE = z.object({
  version: LUE,
  sens: z.enum(["archiver", "retour"], "On ne sait pas s’il faut archiver la fiche ou la remettre au plan."),
});

async function planModifiable(c: Requete): Promise<Fiche> {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  return getFicheDe(c);
}

async function versPriorite(c: Requete, fiche: Fiche, vers: string) {
  if (vers === "sans") return { ...fiche, priorite: null };
  const [code = "", ...valeur] = vers.split("/");
  const voulue = { schema: code, valeur: valeur.join("/") };
  const priorite = await donnerPlaces(c.var.db, c.var.perimetre, voulue, [fiche.id]);
  return priorite instanceof Refus ? priorite : { ...fiche, priorite };
}

const FICHE = "/conventions/:convention/plan/fiches/:fiche";

/** Une adresse de retour n'est suivie que si elle reste dans la convention. */
const retourSur = (c: Requete, retour: string) =>
  retour.startsWith(`${baseDe(c)}/plan/`) ? retour : `${baseDe(c)}/plan/cartes`;

function refuser(c: Requete, { titre, code, retour }: { titre: string; code: keyof typeof REFUS; retour: string }) {
  c.status(422);
  return c.render(<RefusPage titre={titre} message={REFUS[code]} retour={retour} />, { titre, erreur: true });
}

/** Quelqu'un a écrit entre la page et le geste : la fiche reste comme elle est, et l'on sait qui la tenait. */
async function prevenir(c: Requete, titre: string, retour: string) {
  const { modifiePar } = await getFicheDe(c);
  const { espace, compte } = c.var.perimetre;
  const auteur = nomParmi(await listAuteurs(c.var.db, espace, [modifiePar]), modifiePar);
  c.status(409);
  const fait =
    modifiePar === compte
      ? "Vous avez modifié cette fiche dans un autre onglet"
      : `${auteur} a modifié cette fiche entre-temps`;
  const message = `${fait} : rien n’est écrit. Revenez la voir, puis refaites votre geste s’il tient encore.`;
  return c.render(<RefusPage titre={titre} message={message} retour={retour} />, { titre, erreur: true });
}

export const placeRoutes = new Hono<Env>()
  .post(`${FICHE}/place`, async (c) => {
    const fiche = await planModifiable(c);
    const saisi = parseForm(PLACE, await c.req.formData());
    if (isFormErrors(saisi)) throw incomplete(saisi);
    const retour = retourSur(c, saisi.retour);
    const reste = "La carte reste où elle est";
    if (fiche.version !== saisi.version) return prevenir(c, reste, retour);
    const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
    const apres =
      saisi.axe === "priorite" ? await versPriorite(c, fiche, saisi.vers) : changerDeColonne(fiche, saisi, noeuds);
    if (apres instanceof Refus) return refuser(c, { titre: reste, code: apres.code, retour });
    const { instant, perimetre } = ecritureDe(c);
    const deplacee = { ...apres, modifieLe: instant, modifiePar: perimetre.compte };
    if (!(await updateFicheLue(c.var.db, fiche, deplacee, "deplacement"))) return prevenir(c, reste, retour);
    return c.redirect(retour, 303);
  })
  .post(`${FICHE}/copie`, async (c) => {
    const { sources: _s, ...fiche } = await planModifiable(c);
    const copie = { ...fiche, titre: `${fiche.titre} (copie)`, reference: null, priorite: null };
    const saisi = parseForm(A_VENIR, await c.req.formData());
    const { id } = await creerFiche(c.var.db, ecritureDe(c), copie, isFormErrors(saisi) ? undefined : saisi.id);
    return c.redirect(`${baseDe(c)}/plan/fiches/${id}?ecrit=1`, 303);
  })
  .post(`${FICHE}/archivage`, async (c) => {
    const fiche = await planModifiable(c);
    const saisi = parseForm(ARCHIVAGE, await c.req.formData());
    if (isFormErrors(saisi)) throw incomplete(saisi);
    const { instant, perimetre } = ecritureDe(c);
    const ici = `${baseDe(c)}/plan/fiches/${fiche.id}`;
    const archiver = saisi.sens === "archiver";
    const reste = archiver ? "La fiche reste au plan" : "La fiche reste archivée";
    if (fiche.version !== saisi.version) return prevenir(c, reste, ici);
    const apres = { ...fiche, archiveLe: archiver ? instant : null, modifieLe: instant, modifiePar: perimetre.compte };
    const code = archiver ? null : await refusPriorite(c.var.db, perimetre, apres);
    if (code === "plafond-atteint") return refuser(c, { titre: reste, code, retour: ici });
    if (!(await updateFicheLue(c.var.db, fiche, apres, archiver ? "archivage" : "retour")))
      return prevenir(c, reste, ici);
    return c.redirect(ici, 303);
  });
