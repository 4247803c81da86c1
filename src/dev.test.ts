import { expect, test } from "vitest";
import { inTurn } from "./dev.ts";

test("deux changements pendant un redémarrage n’en font qu’un de plus, et jamais deux à la fois", async () => {
  const dits: string[] = [];
  const finir: (() => void)[] = [];
  const redemarrer = inTurn(async () => {
    dits.push("début");
    await new Promise<void>((resolve) => finir.push(resolve));
    dits.push("fin");
  });
  const premier = redemarrer();
  await Promise.resolve();
  const suite = [redemarrer(), redemarrer()];
  expect(dits).toEqual(["début"]);
  finir[0]?.();
  await premier;
  await Promise.resolve();
  finir[1]?.();
  await Promise.all(suite);
  expect(dits).toEqual(["début", "fin", "début", "fin"]);
});
