/** What one family does: the steps of the form, one after the other, as a browser without scripts would. */

/** What the server has answered for: this family's request, and the steps that it has acknowledged. */
export type Parcours = { demande: string | null; etapes: string[]; numero: boolean };

/** How long each answer took, and what went wrong; a request cut by the killed server is neither. */
export type Releve = { durees: number[]; erreurs: string[]; coupees: number };

const SAISIES: Record<string, [string, string][]> = {
  enfant: [
    ["ne", "oui"],
    ["prenom", "Enfant"],
    ["nom", "Essai"],
    ["naissance", "2026-05-04"],
  ],
  semaine: ["0", "1", "2", "3", "6", "7"].map((jour) => ["d", jour]),
  souplesse: [["priorite", "structure"]],
  entree: [
    ["entree", "2027-09"],
    ["tolerance", "2"],
  ],
  accueil: [["modes", "collectif"]],
  voeux: [["proche", "1"]],
};

const saisieDe = (etape: string, rang: number): [string, string][] =>
  etape === "vous"
    ? [
        ["prenom", "Parent"],
        ["nom", `Essai ${rang}`],
        ["courriel", `essai${rang}@exemple.fr`],
        ["commune", "Mende"],
      ]
    : (SAISIES[etape] ?? []);

type Reglages = { base: string; espace: string; rang: number; pense: () => number; ouvert: () => boolean };

const dormir = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One browser: its cookies, and each answer timed. While the server is down it tries again, as a person would. */
class Navigateur {
  readonly #temoins = new Map<string, string>();
  readonly #reglages: Reglages;
  readonly #releve: Releve;
  constructor(reglages: Reglages, releve: Releve) {
    this.#reglages = reglages;
    this.#releve = releve;
  }

  #retenir(reponse: Response): void {
    for (const temoin of reponse.headers.getSetCookie()) {
      const [, nom = "", valeur = ""] = /^([^=]+)=([^;]*)/.exec(temoin) ?? [];
      this.#temoins.set(nom, valeur);
    }
  }

  #demande(saisie: readonly [string, string][] | undefined): RequestInit {
    const cookie = [...this.#temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join("; ");
    const { base, rang } = this.#reglages;
    const source = `10.0.${rang >> 8}.${rang & 255}`; // each family at home, behind the installation's own proxy
    const headers = { cookie, origin: base, "sec-fetch-site": "same-origin", "x-forwarded-for": source };
    if (!saisie) return { headers, redirect: "manual" };
    const body = new URLSearchParams(saisie.map(([nom, valeur]) => [nom, valeur]));
    return { method: "POST", headers, redirect: "manual", body };
  }

  async aller(chemin: string, saisie?: readonly [string, string][]): Promise<{ statut: number; vers: string } | null> {
    const { base, ouvert } = this.#reglages;
    const debut = performance.now();
    try {
      const reponse = await fetch(base + chemin, this.#demande(saisie));
      await reponse.arrayBuffer();
      this.#releve.durees.push(performance.now() - debut);
      this.#retenir(reponse);
      if (reponse.status >= 400)
        this.#releve.erreurs.push(`${chemin.replaceAll(/[\w-]{30,}/g, "…")} : ${reponse.status}`);
      return { statut: reponse.status, vers: new URL(reponse.headers.get("location") ?? "/", base).pathname };
    } catch (error) {
      if (ouvert()) this.#releve.erreurs.push(String(error));
      else this.#releve.coupees += 1;
      return null;
    }
  }
}

const etapeDe = (chemin: string) => chemin.split("/").at(-1) ?? "";
const demandeDe = (chemin: string) => /\/demandes\/([^/]+)\//.exec(chemin)?.[1] ?? null;

/** Fills the form to its end, or until `assez` says that the trial is over. */
export async function remplir(
  reglages: Reglages,
  releve: Releve,
  { parcours, assez }: { parcours: Parcours; assez: () => boolean },
): Promise<void> {
  const navigateur = new Navigateur(reglages, releve);
  await dormir(reglages.pense());
  let ici = `/espaces/${reglages.espace}/place`;
  await navigateur.aller(ici);
  let saisie: [string, string][] = [];
  while (!assez() && !ici.endsWith("/recu")) {
    await dormir(reglages.pense());
    const reponse = await navigateur.aller(ici, saisie);
    if (!reponse) {
      await dormir(200);
      continue; // not acknowledged: sent again
    }
    if (reponse.statut !== 303) return;
    const faite = demandeDe(ici) ? etapeDe(ici) : null;
    if (faite === "envoi") parcours.numero = true;
    else if (faite) parcours.etapes.push(faite);
    parcours.demande = demandeDe(reponse.vers) ?? parcours.demande;
    ici = reponse.vers;
    saisie = saisieDe(etapeDe(ici), reglages.rang);
    await navigateur.aller(ici);
  }
}
