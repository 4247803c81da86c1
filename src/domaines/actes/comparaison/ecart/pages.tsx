import type { Mots } from "#commun/mots.ts";
import type { EcartLu } from "./model.ts";

const BALISES = { reste: "span", ote: "del", mis: "ins" } as const;

/** Un texte changé, mot à mot : l'ôté barré, le mis souligné, et dits à qui ne les voit pas. */
export const MotAMot = ({ mots }: { mots: readonly Mots[] }) => (
  <p class="texte ecart-mots">
    {mots.map(({ sorte, texte }) => {
      if (sorte === "reste") return texte;
      const Balise = BALISES[sorte];
      return <Balise>{texte}</Balise>;
    })}
  </p>
);

/** Une différence : ce qui change, de quoi à quoi. */
export const EcartVu = ({ ecart: { quoi, avant, apres, mots } }: { ecart: EcartLu }) => (
  <div class="ecart">
    <b>{quoi}</b>
    {mots ? (
      <MotAMot mots={mots} />
    ) : (
      <p class="texte">
        {avant && <del>{avant}</del>}
        {avant && apres && " → "}
        {apres && <ins>{apres}</ins>}
      </p>
    )}
  </div>
);
