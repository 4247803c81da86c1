import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** What a command asks of the running server: plain values in, lines said as it goes. */
export type Order = (args: readonly string[], say: (line: string) => void) => Promise<void>;

type Message = { dit: string } | { fini: true } | { refuse: string };

/** Answers the commands of this machine's owner, until the returned function is called. */
export async function serveOrders(path: string, orders: Readonly<Record<string, Order>>): Promise<() => Promise<void>> {
  rmSync(path, { force: true }); // the folder is ours: a socket already there is a dead server's
  const server = createServer((socket) => void answer(socket, orders));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve));
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function answer(socket: Socket, orders: Readonly<Record<string, Order>>): Promise<void> {
  const send = (message: Message) => void socket.write(`${JSON.stringify(message)}\n`);
  socket.on("error", () => socket.destroy());
  for await (const line of createInterface({ input: socket })) {
    try {
      const { ordre, args } = JSON.parse(line) as { ordre: string; args: string[] };
      const order = orders[ordre];
      if (!order)
        throw new Error(`Le serveur ne connaît pas la commande « ${ordre} » : sa version est peut-être plus ancienne.`);
      await order(args, (dit) => send({ dit }));
      send({ fini: true });
    } catch (error) {
      send({ refuse: error instanceof Error ? error.message : String(error) });
    }
    socket.end();
  }
}

/** Gives an order to the server that listens at `path`; false when none does. Throws the sentence of a refusal. */
export async function sendOrder(
  path: string,
  ordre: string,
  args: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const socket = connect(path);
  const reached = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  });
  if (!reached) return false;
  socket.write(`${JSON.stringify({ ordre, args })}\n`);
  for await (const line of createInterface({ input: socket })) {
    const message = JSON.parse(line) as Message;
    if ("dit" in message) say(message.dit);
    else if ("refuse" in message) throw new Error(message.refuse);
    else return true;
  }
  throw new Error("Le serveur s’est arrêté avant d’avoir fini.");
}
