import type { Options } from "#domaines/convention/texte/model.ts";
import type { Instance } from "#domaines/gouvernance/instance/model.ts";
import { PRESIDENCES, SECRETARIATS } from "#domaines/convention/texte/model.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Groupe } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { Accords } from "./accord/pages.tsx";
import type { TexteLu } from "./actions.ts";
import { LIBELLES_PRESIDENCE, LIBELLES_SECRETARIAT, PHRASES_MANQUE } from "./lexique.ts";
import type { Manque } from "./model.ts";
import { nomAnnexe, nomArticle } from "./rules.ts";

/** `modeles` : qui lit le plan remplit un modèle Word ; `emporter` : qui exporte prend le document. */
type Props = {
  base: string;
  texte: TexteLu;
  ecrire: boolean;
  vide: boolean;
  modeles: boolean;
  emporter: boolean;
};

const UnManque = ({ ici, manque, ecrire }: { ici: string; manque: Manque; ecrire: boolean }) => {
  const { code, extrait, lieu } = manque;
  const href = ecrire || lieu.liste === "annexes" ? `${ici}/${lieu.liste}/${lieu.id}` : `#${lieu.id}`;
  return (
    <li>
      <a href={href}>{lieu.nom}</a>. {PHRASES_MANQUE[code]} : <q>{extrait}</q>
    </li>
  );
};

const MONTRES = 25;

/** Ce qui empêche de signer, avec le lien qui y mène. */
export const Manques = ({ ici, manques, ecrire }: { ici: string; manques: readonly Manque[]; ecrire: boolean }) => (
  <section id="manques" class="panneau" aria-labelledby="titre-manques">
    <h2 id="titre-manques">Avant de signer</h2>
    {manques.length === 0 ? (
      <p>Rien ne manque au texte : aucune place vide, aucun renvoi perdu.</p>
    ) : (
      <>
        <p>{pluriel(manques.length, "point")} à régler ; tant qu’il en reste un, la convention ne se signe pas.</p>
        <ul>
          {manques.slice(0, MONTRES).map((manque) => (
            <UnManque ici={ici} manque={manque} ecrire={ecrire} />
          ))}
        </ul>
        {manques.length > MONTRES && <p class="note">Et {pluriel(manques.length - MONTRES, "autre")}, à la suite.</p>}
      </>
    )}
  </section>
);

type Ordre = { ici: string; liste: "articles" | "visas"; id: string; nom: string; premier: boolean; dernier: boolean };

/** Les gestes d'un visa ou d'un article : l'écrire, le changer de place, le retirer. */
const Gestes = ({ ici, liste, id, nom, premier, dernier }: Ordre) => (
  <form class="barre" method="post" action={`${ici}/${liste}/${id}/place`}>
    <a href={`${ici}/${liste}/${id}`}>
      Modifier<span class="cache"> : {nom}</span>
    </a>
    {!premier && (
      <button class="lien" name="sens" value="monter">
        Monter<span class="cache"> : {nom}</span>
      </button>
    )}
    {!dernier && (
      <button class="lien" name="sens" value="descendre">
        Descendre<span class="cache"> : {nom}</span>
      </button>
    )}
    <a href={`${ici}/${liste}/${id}/retrait`}>
      Retirer<span class="cache"> : {nom}</span>
    </a>
  </form>
);

const Visas = ({ base, texte: { visas }, ecrire }: Props) => (
  <section id="visas">
    <h2>Visas</h2>
    {visas.length === 0 && <p class="note">Aucun visa n’est écrit.</p>}
    <ol>
      {visas.map(({ id, texte, incomplet }, rang) => (
        <li id={id}>
          {texte} {incomplet && <span class="etat suspendue">à compléter</span>}
          {ecrire && (
            <Gestes
              ici={`${base}/texte`}
              liste="visas"
              id={id}
              nom={`visa ${rang + 1}`}
              premier={rang === 0}
              dernier={rang === visas.length - 1}
            />
          )}
        </li>
      ))}
    </ol>
    {ecrire && <a href={`${base}/texte/visas/nouveau`}>Ajouter un visa</a>}
  </section>
);

const Articles = ({ base, texte: { articles }, ecrire }: Props) => (
  <section id="articles">
    <h2>Préambule et articles</h2>
    {articles.length === 0 && <p class="note">Aucun article n’est écrit.</p>}
    {articles.map((un, rang) => (
      <article id={un.id}>
        <h3>{nomArticle(un)}</h3>
        <p class="prose">{un.texte}</p>
        {ecrire && (
          <Gestes
            ici={`${base}/texte`}
            liste="articles"
            id={un.id}
            nom={nomArticle(un)}
            premier={rang === 0}
            dernier={rang === articles.length - 1}
          />
        )}
      </article>
    ))}
    {ecrire && <a href={`${base}/texte/articles/nouveau`}>Ajouter un article</a>}
  </section>
);

const Annexes = ({ base, texte: { annexes }, ecrire }: Props) => (
  <section id="annexes">
    <h2>Annexes</h2>
    {annexes.length === 0 && <p class="note">La convention n’a pas d’annexe.</p>}
    {annexes.length === 0 && ecrire && (
      <form method="post" action={`${base}/texte/annexes`}>
        <button class="bouton discret">Ajouter les cinq annexes du modèle</button>
      </form>
    )}
    <ul>
      {annexes.map(({ numero, titre, genre }) => (
        <li>
          {genre === "autre" ? (
            nomAnnexe({ numero, titre })
          ) : (
            <a href={`${base}/texte/annexes/${genre}`}>{nomAnnexe({ numero, titre })}</a>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const Commencer = ({ base }: { base: string }) => (
  <section class="panneau" aria-labelledby="commencer">
    <h2 id="commencer">Commencer le texte</h2>
    <p>
      Le modèle de Maillage a un article pour chaque sujet du modèle national, dans des mots simples. Il se remplit de
      ce que la convention sait déjà : ses parties, ses dates, son territoire. Tout s’y corrige ensuite.
    </p>
    <form method="post" action={`${base}/texte/trame`}>
      <button class="bouton">Partir du modèle</button>
    </form>
    <p class="note">
      Le texte existe déjà ? <a href={`${base}/imports`}>Importez-le</a>.
    </p>
  </section>
);

const Emporter = ({ base, ecrire, modeles, emporter }: Omit<Props, "texte" | "vide">) => (
  <section class="panneau" aria-labelledby="emporter">
    <h2 id="emporter">Lire et emporter</h2>
    {emporter && <Telecharger base={base} genre="convention" nom="La convention entière" params={[]} formats={TEXTE} />}
    {ecrire && <a href={`${base}/texte/retour`}>Rendre un Word corrigé</a>}
    <p class="note">
      <a href={`${base}/bibliotheque`}>La bibliothèque</a> garde ce qui l’entoure
      {modeles && (
        <>
          {" "}
          ; <a href={`${base}/modeles`}>vos modèles Word</a> l’écrivent dans votre mise en page
        </>
      )}
      .
    </p>
  </section>
);

/** Le texte d'une convention : à gauche ce qu'il dit, à droite ce qui lui manque et ce que l'on en fait. */
export const TextePage = (props: Props) => {
  const { base, texte, ecrire, vide } = props;
  return (
    <>
      <div class="tete">
        <h1>Texte de la convention</h1>
        {ecrire && (
          <p class="barre">
            <a class="bouton discret" href={`${base}/texte/options`}>
              Options et champs
            </a>
          </p>
        )}
      </div>
      {texte.verrouillee && (
        <Alert ton="info">La convention est signée : son texte se lit. Pour le modifier, ouvrez un avenant.</Alert>
      )}
      <div class="deux">
        <article class="fiche">
          {vide && ecrire ? (
            <Commencer base={base} />
          ) : (
            <>
              <Visas {...props} />
              <Articles {...props} />
              <Annexes {...props} />
            </>
          )}
        </article>
        <aside class="pile">
          {!vide && !texte.verrouillee && <Manques ici={`${base}/texte`} manques={texte.manques} ecrire={ecrire} />}
          <Emporter base={base} ecrire={ecrire} modeles={props.modeles} emporter={props.emporter} />
        </aside>
      </div>
    </>
  );
};

export type ChampDit = { nom: string; libelle: string; valeur: string | null };

export const ChampsDits = ({ champs }: { champs: readonly ChampDit[] }) => (
  <>
    <p>
      Écrits entre accolades dans un visa ou un article, ils suivent ce que la convention dit d’elle-même.{" "}
      <code>{"{article.suivi}"}</code> et <code>{"{annexe.plan}"}</code> donnent un numéro qui reste juste quand l’ordre
      change.
    </p>
    <Tableau nom="Les champs du texte" colonnes={["Champ", "Ce qu’il remplace", "Ce qu’il dit aujourd’hui"]}>
      {champs.map(({ nom, libelle, valeur }) => (
        <tr>
          <th scope="row">
            <code>{`{${nom}}`}</code>
          </th>
          <td>{libelle}</td>
          <td>{valeur === null ? "rien encore" : valeur || "(rien : la clause est écartée)"}</td>
        </tr>
      ))}
    </Tableau>
  </>
);

const AUCUN = { valeur: "", libelle: "Pas encore choisi" };
const ditBooleen = (valeur: boolean | null) => (valeur === null ? "" : valeur ? "oui" : "non");

type OptionsProps = {
  base: string;
  options: Options;
  version: number;
  champs: readonly ChampDit[];
  copils: readonly Instance[];
  conduit: boolean;
};

/** Ce que l'on choisit une fois, et qui s'écrit partout où le texte le nomme. */
export const OptionsPage = (props: OptionsProps) => {
  const { base, options, version, champs } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/texte`}>Texte de la convention</a>
          </p>
          <h1>Options et champs du texte</h1>
        </div>
      </div>
      <Accords {...props} />
      <form method="post" action={`${base}/texte/options`} class="formulaire">
        <input type="hidden" name="version" value={`${version}`} />
        <Groupe
          nom="presidence"
          legende="Qui préside le comité de pilotage ?"
          type="radio"
          coches={[options.presidence ?? ""]}
          options={[AUCUN, ...PRESIDENCES.map((valeur) => ({ valeur, libelle: LIBELLES_PRESIDENCE[valeur] }))]}
        />
        <Groupe
          nom="secretariat"
          legende="Qui tient son secrétariat ?"
          type="radio"
          coches={[options.secretariat ?? ""]}
          options={[AUCUN, ...SECRETARIATS.map((valeur) => ({ valeur, libelle: LIBELLES_SECRETARIAT[valeur] }))]}
        />
        <Groupe
          nom="application"
          legende="La clause sur l’application de suivi de la branche Famille"
          type="radio"
          coches={[ditBooleen(options.application)]}
          options={[AUCUN, { valeur: "oui", libelle: "Elle y est" }, { valeur: "non", libelle: "Elle n’y est pas" }]}
        />
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/texte`}>Ne rien changer</a>
        </p>
      </form>
      <h2>Les champs</h2>
      <ChampsDits champs={champs} />
    </>
  );
};
