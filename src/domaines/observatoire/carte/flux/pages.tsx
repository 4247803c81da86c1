import { pluriel } from "#commun/texte.ts";
import type { Lot, Trace } from "#domaines/territoire/model.ts";
import { Carte } from "#ui/carte.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { etiqueter, rayon, reperesDe } from "../rules.ts";
import type { Bilan, FluxVu } from "./model.ts";
import { courber, direFlux, largeurDe, SEUIL_DISCRET, traitsDe } from "./rules.ts";

type Serie = { theme: string; millesime: number };

export type FluxProps = {
  ici: string;
  series: readonly Serie[];
  serie: Serie;
  flux: readonly FluxVu[];
  bilan: Bilan;
  noms: ReadonlyMap<string, string>;
  sources: readonly string[];
  dessin: { trace: Trace; lots: readonly Lot[] } | null;
  page: number;
  params: URLSearchParams;
  peutModifier: boolean;
};

const adresse = (ici: string, { theme, millesime }: Serie) =>
  `${ici}?${new URLSearchParams({ theme, annee: String(millesime) })}`;

const enPhrase = ({ total, restent, partent, premiere, tus }: Bilan): string => {
  if (total === 0) return "Aucun nombre ne se dit : chacun est trop petit.";
  const part = Math.round((partent / total) * 100);
  const ou = premiere ? ` ; ${premiere.nom} en reçoit le plus (${premiere.nombre.toLocaleString("fr-FR")})` : "";
  const sans = tus > 0 ? `, sans ${pluriel(tus, "trajet trop petit", "trajets trop petits")}` : "";
  return `${total.toLocaleString("fr-FR")} en tout${sans} : ${restent.toLocaleString("fr-FR")} sur place, ${partent.toLocaleString("fr-FR")} ailleurs (${part} %)${ou}.`;
};

type PlancheProps = { trace: Trace } & Pick<FluxProps, "flux" | "bilan" | "serie" | "noms">;

const PLUS_GRAND = 0.03;
const ECART_NOM = 16;
const LONGUEUR_TRAIT = 45;

/** Les disques de ceux qui restent, les flèches de ceux qui partent, et ce qu'en dit la légende. */
function peindreFlux({ trace, flux }: PlancheProps) {
  const formes = new Map(trace.formes.map((forme) => [forme.code, forme]));
  const partent = flux.filter(({ de, vers }) => de !== vers && formes.has(de) && formes.has(vers));
  const dits = partent.filter(({ discret }) => !discret);
  const maximum = Math.max(1, ...partent.map(({ nombre }) => nombre));
  const surPlace = flux.filter(({ de, vers, discret }) => de === vers && !discret);
  const plusSurPlace = Math.max(1, ...surPlace.map(({ nombre }) => nombre));
  const rayonDe = (nombre: number) => rayon(nombre, plusSurPlace, trace.large * PLUS_GRAND);
  const rayons = new Map(surPlace.map(({ de, nombre }) => [de, rayonDe(nombre)]));
  const symboles = surPlace.flatMap((un) => {
    const forme = formes.get(un.de);
    return forme ? [{ code: un.de, x: forme.x, y: forme.y, r: rayonDe(un.nombre), titre: direFlux(un) }] : [];
  });
  const fleches = partent.flatMap((un) => {
    const [de, vers] = [formes.get(un.de), formes.get(un.vers)];
    if (!de || !vers) return [];
    return [{ d: courber(de, vers, rayons.get(un.vers)), large: largeurDe(un, maximum), titre: direFlux(un) }];
  });
  const disques = symboles.length > 0 ? reperesDe(plusSurPlace).slice(0, 2) : [];
  const traits = dits.length > 0 ? traitsDe(maximum) : [];
  return {
    symboles,
    fleches,
    rayons,
    reperes: [
      ...disques.map((nombre) => ({ r: rayonDe(nombre), libelle: `${nombre.toLocaleString("fr-FR")} sur place` })),
      ...traits.map(({ nombre, large }) => ({
        r: LONGUEUR_TRAIT,
        large,
        libelle: `${nombre.toLocaleString("fr-FR")} ailleurs`,
      })),
    ],
  };
}

const Planche = (props: PlancheProps) => {
  const { trace, flux, bilan, serie, noms } = props;
  const { symboles, fleches, rayons, reperes } = peindreFlux(props);
  const nommees = new Map(
    flux.flatMap(({ de, vers, nomDe, nomVers }) => [[de, nomDe] as const, [vers, nomVers] as const]),
  );
  const poids = (code: string) =>
    flux.filter(({ vers, discret }) => vers === code && !discret).reduce((somme, { nombre }) => somme + nombre, 0);
  return (
    <Carte
      id="flux"
      titre={`${serie.theme}, ${serie.millesime}`}
      description={enPhrase(bilan)}
      fond={trace}
      zones={trace.formes.map(({ code, d }) => ({ code, d, teinte: "sol" as const, titre: noms.get(code) ?? code }))}
      symboles={symboles}
      flux={fleches}
      reperes={reperes}
      etiquettes={etiqueter(
        trace.formes.flatMap(({ code, x, y }) => {
          const nom = nommees.get(code);
          const haut = Math.max(ECART_NOM, rayons.get(code) ?? 0) + ECART_NOM;
          return nom ? [{ code, x, y: Math.round(y - haut), nom, poids: poids(code) }] : [];
        }),
        trace.large,
      )}
    />
  );
};

const TITRE = "Où vont les familles";

const Tete = ({ ici, peutModifier }: { ici: string; peutModifier: boolean }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={ici.replace(/flux$/, "cartes")}>Cartes</a>
      </p>
      <h1>{TITRE}</h1>
    </div>
    {peutModifier && (
      <a class="bouton" href={`${ici}/ecriture`}>
        Écrire des flux
      </a>
    )}
  </div>
);

/** Qui va d'une commune à l'autre, en flèches et en tableau. */
export const FluxPage = (props: FluxProps) => {
  const { ici, series, serie, flux, bilan, sources, dessin, page, params, peutModifier } = props;
  return (
    <>
      <Tete ici={ici} peutModifier={peutModifier} />
      {series.length > 1 && (
        <nav class="onglets" aria-label="Séries de flux">
          {series.slice(0, 12).map((une) => (
            <a href={adresse(ici, une)} aria-current={une === serie ? "page" : undefined}>
              {une.theme}, {une.millesime}
            </a>
          ))}
        </nav>
      )}
      <h2>
        {serie.theme}, {serie.millesime}
      </h2>
      <p>{enPhrase(bilan)}</p>
      {dessin ? (
        <Planche trace={dessin.trace} flux={flux} bilan={bilan} serie={serie} noms={props.noms} />
      ) : (
        <p class="vide">Aucune commune n’a encore de contour : les flux ne sont que dans le tableau.</p>
      )}
      <p class="note">
        La largeur d’une flèche est proportionnelle au nombre, l’aire d’un disque à ceux qui restent. Un nombre
        au-dessous de {SEUIL_DISCRET} ne se dit pas. Source : {sources.join(" ; ")}, {serie.millesime}.
      </p>
      <Tableau
        nom={`${serie.theme}, de commune à commune, ${serie.millesime}`}
        colonnes={["De", "Vers", { titre: "Combien", n: true }]}
      >
        {flux.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ de, vers, nomDe, nomVers, nombre, discret }) => (
          <tr>
            <th scope="row">{nomDe}</th>
            <td>{de === vers ? "sur place" : nomVers}</td>
            <td class="n">{discret ? `moins de ${SEUIL_DISCRET}` : nombre.toLocaleString("fr-FR")}</td>
          </tr>
        ))}
      </Tableau>
      <Pagination chemin={ici} params={params} page={page} total={flux.length} />
      {peutModifier && (
        <p>
          <a href={adresse(`${ici}/correction`, serie)}>Corriger cette série</a>{" "}
          <a href={adresse(`${ici}/retrait`, serie)}>Retirer cette série</a>
        </p>
      )}
    </>
  );
};

export const FluxVidePage = ({ ici, peutModifier }: { ici: string; peutModifier: boolean }) => (
  <>
    <Tete ici={ici} peutModifier={peutModifier} />
    <p class="vide">
      Cette page montre combien d’enfants vont d’une commune à l’autre pour être accueillis, ou à l’école. Aucun nombre
      n’y est encore.
    </p>
  </>
);

type EcritureFluxProps = {
  ici: string;
  /** La série que l'on corrige, telle qu'on la retape. */
  ecrite?: { theme: string; millesime: string; source: string; lignes: string; lue: string };
  erreurs?: FormErrors | undefined;
};

export const EcritureFluxPage = ({ ici, ecrite, erreurs }: EcritureFluxProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={ici}>{TITRE}</a>
        </p>
        <h1>{ecrite ? "Corriger des flux" : "Écrire des flux"}</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={ici} class="formulaire pile">
      <input type="hidden" name="lue" value={erreurs?.values["lue"] ?? ecrite?.lue ?? ""} />
      <Champ
        nom="theme"
        label="Ce qui va d’une commune à l’autre"
        aide="Par exemple : Enfants accueillis en crèche."
        valeur={ecrite?.theme}
        erreurs={erreurs}
        requis
      />
      <Champ nom="millesime" label="Année" clavier="decimal" valeur={ecrite?.millesime} erreurs={erreurs} requis />
      <Champ
        nom="source"
        label="Source"
        aide="Par exemple : guichet unique, décembre 2025."
        valeur={ecrite?.source}
        erreurs={erreurs}
        requis
      />
      <Zone
        nom="lignes"
        label="Nombres"
        aide="Une ligne par trajet : commune de départ ; commune d’arrivée ; combien. La même commune deux fois : ceux qui restent."
        valeur={ecrite?.lignes}
        lignes={10}
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton" type="submit">
          Enregistrer ces flux
        </button>
        <a href={ici}>Ne rien changer</a>
      </div>
    </form>
  </>
);

export const RetraitFluxPage = ({
  ici,
  serie,
  nombre,
}: {
  ici: string;
  serie: Serie & { lue: string };
  nombre: number;
}) => (
  <>
    <div class="tete">
      <h1>
        Retirer « {serie.theme}, {serie.millesime} »
      </h1>
    </div>
    <p>{pluriel(nombre, "trajet disparaîtra", "trajets disparaîtront")} ; le journal garde ce qu’ils étaient.</p>
    <form method="post" action={`${ici}/retrait`} class="barre">
      <input type="hidden" name="theme" value={serie.theme} />
      <input type="hidden" name="annee" value={serie.millesime} />
      <input type="hidden" name="lue" value={serie.lue} />
      <button class="bouton" type="submit">
        Retirer ces flux
      </button>
      <a href={ici}>Les garder</a>
    </form>
  </>
);
