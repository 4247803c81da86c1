import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import type { GroupeEcarts } from "../comparaison/ecart/model.ts";
import { EcartVu } from "../comparaison/ecart/pages.tsx";
import { Couvertes, type CouverteVue, Groupes, PHRASES_AVENANT } from "./liste/pages.tsx";
import { type Avenant, LIBELLES_AVENANT, nomAvenant } from "./model.ts";
import type { RefusAvenant } from "./rules.ts";

type NouveauProps = {
  base: string;
  id: string;
  proposes?: readonly string[];
  erreurs?: FormErrors | undefined;
  refus?: RefusAvenant | undefined;
};

/** Ouvrir un avenant : son objet, et la liste de ce que l'on veut changer. */
export const NouveauPage = ({ base, id, proposes = [], erreurs, refus }: NouveauProps) => (
  <form method="post" action={`${base}/avenants`} class="formulaire">
    <div class="tete">
      <h1>Ouvrir un avenant</h1>
    </div>
    <p>
      Tant qu’il est ouvert, la convention se modifie à nouveau. Maillage tient la liste de tout ce qui change ; elle se
      signera comme la convention.
    </p>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{PHRASES_AVENANT[refus]}</Alert>}
    <input type="hidden" name="id" value={id} />
    <Champ nom="objet" label="Ce que l’avenant change, en une phrase" requis erreurs={erreurs} />
    <Zone
      nom="souhaits"
      label="Les changements souhaités, un par ligne"
      aide={`De quoi se souvenir de ce qui est demandé ; la liste exacte se fera d’elle-même.${proposes.length > 0 ? " Ce que les bilans proposent y est déjà : ôtez ce qui n’est pas de cet avenant." : ""}`}
      lignes={6}
      valeur={proposes.join("\n")}
      erreurs={erreurs}
    />
    <p class="barre">
      <button class="bouton">Ouvrir l’avenant</button>
      <a href={`${base}/avenants`}>Revenir aux avenants</a>
    </p>
  </form>
);

export type Ligne = { cle: string; groupe: GroupeEcarts; motif: string };

type Props = {
  base: string;
  avenant: Avenant;
  lignes: readonly Ligne[];
  couvertes: readonly CouverteVue[];
  page: number;
  aLaSignature: boolean;
  peut: boolean;
  version: string | null;
};

type LigneProps = { base: string; ligne: Ligne; rang: number; place: number };

const AEcrire = ({ base, ligne, rang, place }: LigneProps) => (
  <section class="panneau" aria-labelledby={`objet-${rang}`}>
    <h3 id={`objet-${rang}`}>
      {place}. {ligne.groupe.objet}
    </h3>
    <p>
      {ligne.groupe.ecarts.map(({ quoi }) => quoi).join(", ")}.{" "}
      <a href={`${base}/comparaison?liste=${ligne.groupe.liste}`}>
        Voir<span class="cache"> ce qui change : {ligne.groupe.objet}</span>
      </a>
    </p>
    <input type="hidden" name={`cle-${rang}`} value={ligne.cle} />
    <Zone nom={`motif-${rang}`} label={`Motif de la modification ${place}`} lignes={2} valeur={ligne.motif} />
    <Champ nom={`rang-${rang}`} label={`Rang de la modification ${place}`} clavier="decimal" valeur={`${place}`} />
  </section>
);

const ALire = ({ ligne, rang, place }: LigneProps) => (
  <section class="panneau" aria-labelledby={`objet-${rang}`}>
    <h3 id={`objet-${rang}`}>
      {place}. {ligne.groupe.objet}
    </h3>
    {ligne.groupe.ecarts.slice(0, 4).map((ecart) => (
      <EcartVu ecart={ecart} />
    ))}
    {ligne.groupe.ecarts.length > 4 && (
      <p class="note">et {pluriel(ligne.groupe.ecarts.length - 4, "autre champ", "autres champs")}</p>
    )}
    {ligne.motif && <p>Motif : {ligne.motif}</p>}
  </section>
);

const Lignes = ({ base, avenant, lignes, page, ecrire }: Props & { ecrire: boolean }) => {
  const debut = (page - 1) * PAR_PAGE;
  const UneLigne = ecrire ? AEcrire : ALire;
  const chemin = `${base}/avenants/${avenant.id}`;
  return (
    <>
      {lignes.slice(debut, debut + PAR_PAGE).map((ligne, rang) => (
        <UneLigne base={base} ligne={ligne} rang={rang} place={debut + rang + 1} />
      ))}
      <Pagination chemin={chemin} params={new URLSearchParams()} page={page} total={lignes.length} />
    </>
  );
};

const Tete = ({ base, avenant, aLaSignature, peut, version, lignes }: Props) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`${base}/avenants`}>Avenants</a>
      </p>
      <h1>{nomAvenant(avenant)}</h1>
      <p>
        {avenant.objet}. {LIBELLES_AVENANT[avenant.etat]}
        {avenant.closLe ? ` le ${enLettres(avenant.closLe)}` : `, depuis le ${enLettres(avenant.ouvertLe)}`}.
      </p>
    </div>
    <div class="barre">
      {version && (
        <a class="bouton discret" href={`${base}/versions/${version}`}>
          Lire la version signée
        </a>
      )}
      {peut && avenant.etat === "ouvert" && !aLaSignature && (
        <a class="bouton discret" href={`${base}/avenants/${avenant.id}/abandon`}>
          Abandonner…
        </a>
      )}
      {avenant.etat === "ouvert" && lignes.length > 0 && (
        <a class="bouton" href={`${base}/signature`}>
          {aLaSignature ? "Voir la signature" : "Vers la signature"}
        </a>
      )}
    </div>
  </div>
);

const Ouvert = (props: Props) => {
  const { base, avenant, lignes, aLaSignature, peut } = props;
  const sans = lignes.filter(({ motif }) => motif === "").length;
  const ecrire = peut && !aLaSignature;
  if (lignes.length === 0)
    return (
      <div class="panneau vide">
        <p>
          Rien n’a encore changé depuis la dernière version signée. Modifiez la <a href={base}>convention</a>, son{" "}
          <a href={`${base}/texte`}>texte</a> ou son <a href={`${base}/plan`}>plan</a> : les différences viendront ici.
        </p>
      </div>
    );
  if (!ecrire) return <Lignes {...props} ecrire={false} />;
  return (
    <form method="post" action={`${base}/avenants/${avenant.id}/motifs`} class="pile">
      <input type="hidden" name="version" value={`${avenant.version}`} />
      <input type="hidden" name="page" value={`${props.page}`} />
      <p>
        {pluriel(lignes.length, "modification")}, dont {sans} sans motif. Donnez à chacune son motif et son rang.
      </p>
      <Lignes {...props} ecrire />
      <Zone nom="commun" label="Le même motif pour toutes celles qui n’en ont pas" lignes={2} />
      <p>
        <button class="bouton">Enregistrer les motifs</button>
      </p>
    </form>
  );
};

/** Un avenant : ce que l'on souhaitait, tout ce qui change, pourquoi. */
export const AvenantPage = (props: Props) => {
  const { base, avenant, aLaSignature, couvertes, lignes } = props;
  return (
    <div class="pile">
      <Tete {...props} />
      {aLaSignature && (
        <Alert ton="info">
          Cet avenant est à la signature : y changer quoi que ce soit obligerait à tout signer à nouveau.
        </Alert>
      )}
      {avenant.etat !== "abandonne" && lignes.length > 0 && (
        <Telecharger
          base={base}
          genre="avenant"
          nom="Le document de l’avenant"
          params={[["avenant", avenant.id]]}
          formats={TEXTE}
        />
      )}
      {avenant.souhaits.length > 0 && (
        <section class="panneau" aria-labelledby="souhaits">
          <h2 id="souhaits">Les changements souhaités</h2>
          <ul>
            {avenant.souhaits.map((un) => (
              <li>{un}</li>
            ))}
          </ul>
        </section>
      )}
      {avenant.etat === "abandonne" ? (
        <p class="vide">Cet avenant a été abandonné : le texte a été remis comme il est signé.</p>
      ) : (
        <section class="pile" aria-labelledby="modifications">
          <h2 id="modifications">Ce qui change</h2>
          {avenant.etat === "ouvert" ? <Ouvert {...props} /> : <Lignes {...props} ecrire={false} />}
        </section>
      )}
      <Couvertes couvertes={couvertes} />
    </div>
  );
};

type AbandonProps = {
  base: string;
  avenant: Avenant;
  remis: readonly GroupeEcarts[];
  restent: readonly GroupeEcarts[];
};

/** Abandonner : ce qui sera remis comme signé, ce qui restera. */
export const AbandonPage = ({ base, avenant, remis, restent }: AbandonProps) => (
  <form method="post" action={`${base}/avenants/${avenant.id}/abandon`} class="pile">
    <div class="tete">
      <h1>Abandonner l’{nomAvenant(avenant).toLowerCase()} ?</h1>
    </div>
    {remis.length > 0 ? (
      <section aria-labelledby="remis">
        <h2 id="remis">Sera remis comme il est signé ({remis.length})</h2>
        <p>Ces changements seront perdus. Le journal les garde.</p>
        <Groupes groupes={remis} />
      </section>
    ) : (
      <p>Le texte est comme il est signé : rien n’y sera perdu.</p>
    )}
    {restent.length > 0 && (
      <section aria-labelledby="restent">
        <h2 id="restent">Restera, comme écart à porter par un avenant ({restent.length})</h2>
        <p>
          Le plan et les équipements vivent entre deux signatures : Maillage n’y touche pas. Un diagnostic récrit reste
          écrit, pour le prochain avenant ; l’annexe 1 demeure, elle, ce qui fut signé.
        </p>
        <Groupes groupes={restent} />
      </section>
    )}
    <input type="hidden" name="version" value={`${avenant.version}`} />
    <p class="barre">
      <button class="bouton">Abandonner l’avenant</button>
      <a href={`${base}/avenants/${avenant.id}`}>Ne rien changer</a>
    </p>
  </form>
);
