import { auditAxe, auditFrame, auditReflow, readFacts } from "./audit.ts";
import type { Visitor } from "./browser.ts";
import { auditBudget } from "./budget.ts";
import { auditKeyboard } from "./keyboard.ts";
import { deadWithoutScripts } from "./plain.ts";

/** A page with one fault for each thing that the journeys look at. */
const FAULTY = `<!doctype html><html lang="en"><head><title>Ailleurs</title><style>
  a:focus, button:focus { outline: none }
  .pale { color: #ccc; background: #fff }
  .nuit { color: #000; background: #fff }
  @media (prefers-color-scheme: dark) { .nuit { background: #222 } }
  .large { inline-size: 41rem }
</style></head><body>
  <main><h1>Ici</h1><h1>Et là</h1><p class="pale">Illisible</p><p class="nuit">Illisible la nuit</p><img src="data:," width="10">
  <a href="#b" tabindex="2">Second</a><a href="#a" tabindex="1">Premier</a><button>Invisible</button><p class="large">Trop large</p>
  <form action="/x"><input name="seul"></form><input name="perdu" id="piege"><a href="#">Vide</a><button type="button">Rien</button><p hidden><a href="/y">Caché</a></p>
  <p onclick="1">Geste</p></main>
  ${"<i></i>".repeat(400)}<footer class="pied"><a href="#c">Fin</a></footer>
  <script>addEventListener("keydown", (event) => event.target.id === "piege" && event.preventDefault())</script>
</body></html>`;

const EXPECTED = {
  "deux h1": /2 titres h1/,
  "un titre de page qui ne dit pas le h1": /ne contient pas le h1/,
  "une langue fausse": /langue « en »/,
  "un contraste trop faible": /axe clair faute color-contrast ×1/,
  "un contraste trop faible dans le thème sombre": /axe sombre faute color-contrast ×2/,
  "une image sans texte": /axe clair faute image-alt/,
  "un champ sans nom": /axe clair faute label/,
  "un défilement à 320 px": /défile à 320 px : \d+ px pour 320/,
  "un défilement à 200 %": /défile à 200 % : 13\d\d px pour 12\d\d/,
  "un lien d’évitement absent": /lien d’évitement/,
  "un ordre de Tab faux": /ordre de Tab/,
  "un champ d’où Tab ne sort plus": /Tab n’atteint pas 3 arrêts/,
  "un focus invisible": /focus invisible/,
  "un bouton qui n’envoie rien": /un bouton n’envoie rien/,
  "un bouton perdu": /un bouton n’est d’aucun/,
  "un champ hors de tout formulaire": /sans scripts, un champ/,
  "un formulaire sans envoi": /sans scripts, un formulaire/,
  "un lien vide": /sans scripts, un lien/,
  "un contrôle caché": /sans scripts, un contrôle/,
  "un geste écrit en script": /sans scripts, un geste/,
  "trop d’éléments": /éléments pour 380/,
  "trop de requêtes": /7 requêtes pour 6/,
  "trop d’octets": /101 ko pour 100/,
};

/** What the controls fail to see on a page that has every fault: a control that cannot fail proves nothing. */
export async function controlsBlindTo({ page }: Visitor): Promise<string[]> {
  await page.setContent(FAULTY);
  const facts = await readFacts(page);
  const found = [...auditFrame(facts), ...auditBudget({ octets: 101_000, requetes: 7 }, facts, false)];
  found.push(...(await auditKeyboard(page)), ...(await auditReflow(page)), ...(await auditAxe(page)));
  found.push(...(await deadWithoutScripts(page, FAULTY)));
  const seen = found.join("\n");
  return Object.entries(EXPECTED).flatMap(([fault, sign]) => (sign.test(seen) ? [] : [`contrôle aveugle à ${fault}`]));
}
