import type { Choix, Dossier, Priorite, Probleme } from "#domaines/guichet/appariement/model.ts";
import type { Instance } from "#domaines/guichet/appariement/instance/model.ts";
import { preparer } from "#domaines/guichet/appariement/instance/rules.ts";
import { attribuerAuRang } from "#domaines/guichet/appariement/tour/rules.ts";

function* ordres(choix: readonly Choix[]): Generator<Choix[]> {
  yield [];
  for (const [rang, premier] of choix.entries())
    for (const suite of ordres(choix.filter((_, autre) => autre !== rang))) yield [premier, ...suite];
}

const PRIORITES: readonly Priorite[] = ["structure", "semaine", "mois"];

/** Every other thing that a family could say of its wishes: order, truncation, what it gives up last, its reduced weeks kept quiet. */
export function* mensonges(dossier: Dossier): Generator<Dossier> {
  for (const choix of ordres(dossier.choix))
    for (const priorite of PRIORITES) {
      yield { ...dossier, choix, priorite };
      if (dossier.enfants.some(({ semaines }) => semaines.length > 1))
        yield {
          ...dossier,
          choix,
          priorite,
          enfants: dossier.enfants.map((enfant) => ({ ...enfant, semaines: enfant.semaines.slice(0, 1) })),
        };
    }
}

/** What an option gives, in words that do not depend on the rank it was asked at. */
function contenu(instance: Instance, option: number): string {
  const parts: string[] = [];
  for (let part = instance.parts[option] as number; part < (instance.parts[option + 1] as number); part++) {
    const sejour = instance.partSejour[part] as number;
    parts.push(
      `${instance.partVoie[part]} ${instance.partSemaine[part]} ${instance.sejours.de[sejour]} ${instance.partEnfant[part]}`,
    );
  }
  return parts.join(",");
}

/** For each unit of a request, what it receives and what it could have, preferred first. */
function recu(probleme: Probleme, rang: number) {
  const { instance } = preparer(probleme);
  const places = attribuerAuRang(instance);
  const unites = [...instance.uniteDossier.keys()].filter((unite) => instance.uniteDossier[unite] === rang);
  return unites.map((unite) => {
    const place = places[unite] as number;
    const options = Array.from(
      { length: (instance.options[unite + 1] as number) - (instance.options[unite] as number) },
      (_, numero) => contenu(instance, (instance.options[unite] as number) + numero),
    );
    return { eu: place < 0 ? null : contenu(instance, place), options };
  });
}

/** How many lies were tried on an instance, and how many won something: a better place by the family's true wishes. */
export function mentir(probleme: Probleme): { essais: number; gains: number } {
  let essais = 0;
  let gains = 0;
  for (const [rang, dossier] of probleme.dossiers.entries()) {
    const vrai = recu(probleme, rang);
    for (const faux of mensonges(dossier)) {
      const menti = recu({ ...probleme, dossiers: probleme.dossiers.with(rang, faux) }, rang);
      essais++;
      const mieux = menti.some(({ eu }, unite) => {
        const { eu: sien, options = [] } = vrai[unite] ?? {};
        const obtenu = eu === null ? -1 : options.indexOf(eu);
        return obtenu !== -1 && (sien === null || sien === undefined || obtenu < options.indexOf(sien));
      });
      if (mieux) gains++;
    }
  }
  return { essais, gains };
}
