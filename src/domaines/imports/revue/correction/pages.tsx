import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Doutes, Images } from "../doute/pages.tsx";
import { AIDES } from "./lexique.ts";
import type { Mention, VueCorrection } from "./model.ts";
import { direCorrection } from "./rules.ts";

const OUI_NON = [
  { valeur: "oui", libelle: "oui" },
  { valeur: "non", libelle: "non" },
];

const LONG = 70;
const hauteur = (texte: string) => Math.min(20, Math.ceil(texte.length / LONG) + texte.split("\n").length);

/** Une mention se tape comme son format le veut : un jour, un nombre, un code de la liste, un texte. */
const Saisie = ({ mention, erreurs }: { mention: Mention; erreurs: FormErrors | undefined }) => {
  const { nom, libelle, forme, saisie, options } = mention;
  const aide = AIDES[forme];
  const commun = { nom, label: libelle, valeur: saisie, erreurs, ...(aide ? { aide } : {}) };
  if (forme === "choix" || forme === "ouiNon")
    return <Choix {...commun} options={forme === "choix" ? options : OUI_NON} />;
  if (forme === "jour") return <Champ {...commun} type="date" />;
  const plusieurs = forme === "liste" || forme === "representants" || saisie.length > LONG || saisie.includes("\n");
  return plusieurs ? <Zone {...commun} lignes={hauteur(saisie)} /> : <Champ {...commun} />;
};

const direLu = ({ forme, lu, options }: Mention) =>
  (forme === "choix" && options.find(({ valeur }) => valeur === lu)?.libelle) || lu || "rien";

const UneMention = ({ mention, erreurs }: { mention: Mention; erreurs: FormErrors | undefined }) => (
  <div>
    <Saisie mention={mention} erreurs={erreurs} />
    {mention.correction && (
      <p class="note">
        Lu dans le fichier : « {direLu(mention)} » ; {direCorrection(mention.correction)}
      </p>
    )}
  </div>
);

const Sources = ({ ici, vue }: { ici: string; vue: VueCorrection }) => (
  <div class="pile">
    {vue.doutes.length > 0 && (
      <Alert ton="attention">
        <Doutes ici={ici} doutes={vue.doutes} />
      </Alert>
    )}
    {vue.extraits.map(({ debut, fin, texte }) => (
      <figure class="source">
        <figcaption>
          Lignes {debut} à {fin} du document
        </figcaption>
        <pre>{texte}</pre>
      </figure>
    ))}
    <Images ici={ici} images={vue.images} />
    {vue.extraits.length === 0 && <p class="note">Le document ne garde pas l’endroit de cette ligne.</p>}
  </div>
);

type Props = {
  base: string;
  vue: VueCorrection;
  retour: string;
  action: string;
  erreurs?: FormErrors;
  conflit?: boolean;
};

/** Une ligne de l'import, corrigée à côté des lignes du document. */
export const CorrectionPage = ({ base, vue, retour, action, erreurs, conflit }: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/imports`}>Importer</a> ›{" "}
          <a href={`${base}/imports/${vue.entete.id}`}>{vue.entete.fichier}</a> › <a href={retour}>{vue.bloc}</a>
        </p>
        <h1>Corriger : {vue.titre}</h1>
        <p>
          Rien ne s’écrit encore : la ligne corrigée se compare de nouveau à ce qui est déjà là, et redevient à décider.
        </p>
      </div>
    </div>
    {conflit && (
      <Alert>
        Quelqu’un a fait avancer cette revue entre-temps. Ce que vous avez tapé est gardé : relisez, puis enregistrez de
        nouveau.
      </Alert>
    )}
    <Fautes erreurs={erreurs} />
    <div class="regard">
      <form class="pile" method="post" action={action}>
        <input type="hidden" name="version" value={vue.entete.version} />
        {vue.mentions.map((mention) => (
          <UneMention mention={mention} erreurs={erreurs} />
        ))}
        <div class="barre">
          <button class="bouton" type="submit">
            Enregistrer la correction
          </button>
          <a href={retour}>Revenir sans corriger</a>
        </div>
      </form>
      <Sources ici={`${base}/imports/${vue.entete.id}`} vue={vue} />
    </div>
  </>
);
