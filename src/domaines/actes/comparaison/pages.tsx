import { adresse } from "#commun/adresse.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Groupe } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import type { Liste } from "../contenu/model.ts";
import { nomVersion, type Signee } from "../version/model.ts";
import { Onglets } from "../version/pages.tsx";
import type { EcartLu, GroupeEcarts } from "./ecart/model.ts";
import { AUJOURDHUI, type Reserve } from "./model.ts";
import type { Mots } from "#commun/mots.ts";

type Reglages = { de: string; a: string; deLe: string; aLe: string; avenant: boolean };

type Props = {
  base: string;
  signees: readonly Signee[];
  reglages: Reglages;
  /** Rien quand l'un des deux jours n'est pas encore venu. */
  cotes: { de: string; a: string } | null;
  parts: readonly { liste: Liste; titre: string; nombre: number }[];
  liste: Liste | null;
  groupes: readonly GroupeEcarts[];
  /** Les parts de la convention que l'un des deux côtés ne sait pas. */
  tues: readonly string[];
  reserves: readonly { nom: string; reserve: Reserve }[];
  total: number;
  page: number;
  params: URLSearchParams;
};

const Regler = ({ base, signees, reglages }: Props) => {
  const options = [
    { valeur: AUJOURDHUI, libelle: "Aujourd’hui" },
    ...signees.toReversed().map((une) => ({
      valeur: une.id,
      libelle: `${nomVersion(une)} (${enLettres(une.signeeLe)})`,
    })),
  ];
  return (
    <form method="get" action={`${base}/comparaison`} class="panneau">
      <div class="cote-a-cote">
        <div>
          <Choix nom="de" label="Comparer" options={options} valeur={reglages.de} />
          <Champ nom="deLe" label="ou ce qu’elle disait le" type="date" valeur={reglages.deLe} />
        </div>
        <div>
          <Choix nom="a" label="à" options={options} valeur={reglages.a} />
          <Champ nom="aLe" label="ou à ce qu’elle disait le" type="date" valeur={reglages.aLe} />
        </div>
      </div>
      <Groupe
        nom="avenant"
        legende="Entre deux signatures"
        type="checkbox"
        options={[{ valeur: "oui", libelle: "Lire l’avenant qui s’écrivait, plutôt que le texte signé" }]}
        coches={reglages.avenant ? ["oui"] : []}
      />
      <p>
        <button class="bouton">Comparer</button>
      </p>
    </form>
  );
};

const COTES = { de: { absent: "mis", marque: "ote" }, a: { absent: "ote", marque: "mis" } } as const;

const Cote = ({ cote, mots }: { cote: keyof typeof COTES; mots: readonly Mots[] }) => {
  const { absent, marque } = COTES[cote];
  const Balise = cote === "de" ? "del" : "ins";
  return (
    <p class="texte">
      {mots
        .filter(({ sorte }) => sorte !== absent)
        .map(({ sorte, texte }) => (sorte === marque ? <Balise>{texte}</Balise> : texte))}
    </p>
  );
};

const Nu = ({ texte, Balise }: { texte: string | null; Balise: "del" | "ins" }) => (
  <p class="texte">{texte ? <Balise>{texte}</Balise> : "(rien)"}</p>
);

const UnEcart = ({ ecart: { quoi, avant, apres, mots } }: { ecart: EcartLu }) => (
  <div class="changement ecart">
    <h4>{quoi}</h4>
    <div class="cote-a-cote">
      <div>{mots ? <Cote cote="de" mots={mots} /> : <Nu texte={avant} Balise="del" />}</div>
      <div>{mots ? <Cote cote="a" mots={mots} /> : <Nu texte={apres} Balise="ins" />}</div>
    </div>
  </div>
);

const Parts = ({ base, parts, liste, params }: Props) => (
  <nav class="onglets" aria-label="Part de la convention">
    <a
      href={adresse(`${base}/comparaison`, params, { liste: null })}
      aria-current={liste === null ? "page" : undefined}
    >
      Tout
    </a>
    {parts.map((part) => (
      <a
        href={adresse(`${base}/comparaison`, params, { liste: part.liste })}
        aria-current={part.liste === liste ? "page" : undefined}
      >
        {part.titre} ({part.nombre})
      </a>
    ))}
  </nav>
);

const RESERVES: Record<Exclude<Reserve["genre"], "planNonSuivi" | "perdus" | "textesPerdus">, string> = {
  projet: "aucune version signée ne valait encore ici. On lit son projet, tel qu’il était écrit ce soir-là.",
  pasOuverte: "la convention n’était pas encore ouverte ici. De son texte, on ne sait rien.",
  avenantLu: "on lit l’avenant qui s’écrivait, qui ne valait pas encore.",
  avenantTu: "un avenant s’écrivait ; on lit le texte signé, qui valait. La case du formulaire montre l’autre.",
  desordre: "une part de ses articles ou de ses visas, ou leur ordre, ne se retrouve pas.",
};

function reserveDite(reserve: Reserve): string {
  if (reserve.genre === "textesPerdus")
    return `${pluriel(reserve.combien, "élément")} du texte ${reserve.combien > 1 ? "ont" : "a"} eu des valeurs effacées depuis : on les montre telles qu’on les retrouve ensuite.`;
  if (reserve.genre === "perdus")
    return `${pluriel(reserve.combien, "fiche ou axe", "fiches ou axes")} du plan ${reserve.combien > 1 ? "ont" : "a"} eu des valeurs effacées depuis : on les montre telles qu’on les retrouve ensuite.`;
  if (reserve.genre !== "planNonSuivi") return RESERVES[reserve.genre];
  return reserve.depuis === null
    ? "le plan n’était pas encore écrit ici."
    : `le plan n’est suivi ici que depuis le ${enLettres(reserve.depuis)}. Avant, on montre celui de la version signée, s’il y en a une.`;
}

/** Ce que l'on ne peut pas savoir, avant ce que l'on compare. */
const Reserves = ({ reserves, tues }: Props) =>
  reserves.length + tues.length > 0 && (
    <Alert ton="attention">
      <ul>
        {reserves.map(({ nom, reserve }) => (
          <li>
            {nom} : {reserveDite(reserve)}
          </li>
        ))}
        {tues.length > 0 && <li>Ne se comparent donc pas : {tues.join(" ; ").toLowerCase()}.</li>}
      </ul>
    </Alert>
  );

const Resultat = (props: Props & { cotes: { de: string; a: string } }) => {
  const { base, cotes, groupes, total, page, params, parts } = props;
  if (parts.length === 0)
    return (
      <>
        <Reserves {...props} />
        <p class="panneau vide">
          {props.tues.length === 0
            ? `« ${cotes.de} » et « ${cotes.a} » disent exactement la même chose.`
            : "De ce qui se compare, rien n’a changé ; du reste, on ne sait rien."}
        </p>
      </>
    );
  return (
    <>
      <Reserves {...props} />
      <p>
        À gauche : {cotes.de}. À droite : {cotes.a}. Ce qui n’est pas pareil : {pluriel(total, "élément")}.
      </p>
      <Parts {...props} />
      {groupes.map((groupe) => (
        <section class="panneau" aria-label={groupe.objet}>
          <h3>{groupe.objet}</h3>
          {groupe.ecarts.map((ecart) => (
            <UnEcart ecart={ecart} />
          ))}
        </section>
      ))}
      <Pagination chemin={`${base}/comparaison`} params={params} page={page} total={total} />
    </>
  );
};

/** Deux moments d'une convention, côte à côte : son texte et son plan. */
export const ComparaisonPage = (props: Props) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Comparer deux moments</h1>
        <p>
          Ce que la convention disait un jour, à côté de ce qu’elle disait un autre : le texte qui valait, ou son projet
          avant toute signature, et le plan tel qu’il était écrit ce soir-là.
        </p>
      </div>
    </div>
    <Onglets base={props.base} ici="comparaison" />
    <Regler {...props} />
    <h2>Ce qui a changé</h2>
    {props.cotes ? (
      <Resultat {...props} cotes={props.cotes} />
    ) : (
      <Alert ton="attention">
        L’un de ces jours n’est pas encore venu, ou n’est pas une date. Choisissez un jour jusqu’à aujourd’hui.
      </Alert>
    )}
  </div>
);
