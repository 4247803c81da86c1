import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sendOrder, serveOrders } from "./control.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-ordres-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "commandes.sock");

test("un ordre atteint le serveur qui tourne, lui rend ses lignes, ou la phrase de son refus", async () => {
  const said: string[] = [];
  const send = (ordre: string, ...args: string[]) => sendOrder(path, ordre, args, (line) => void said.push(line));
  expect(await send("dire", "x")).toBe(false);
  const stop = await serveOrders(path, {
    dire: async (args, say) => args.forEach((arg) => say(`« ${arg} »`)),
    refuser: async () => {
      throw new Error("Pas maintenant.");
    },
  });
  expect(await send("dire", "un", "deux\ntrois")).toBe(true);
  expect(said).toEqual(["« un »", "« deux\ntrois »"]);
  await expect(send("refuser")).rejects.toThrow("Pas maintenant.");
  await expect(send("inconnu")).rejects.toThrow(/ne connaît pas/);
  await stop();
  expect(await send("dire", "x")).toBe(false);
});
