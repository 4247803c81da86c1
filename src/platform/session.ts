import { createHash, randomBytes, randomInt } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Env } from "./http.ts";

/** The session's cookie; behind https its name is `__Host-maillage`. */
export const COOKIE = "maillage";

/** 256 random bits, as an address or a cookie carries them. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Six digits, to read in a mail and type on a screen. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Six digits are guessed offline, but are of no use without the link or the browser they go with. */
export const hashCode = (holder: string, code: string): string => hashToken(`${holder}:${code}`);

/** Served to the outside over https: by the address of the installation, or by the request itself. */
const isSecure = (c: Context<Env>): boolean => c.var.adresse.startsWith("https:") || c.req.url.startsWith("https:");

export const readCookie = (c: Context<Env>, name: string): string | undefined =>
  isSecure(c) ? getCookie(c, name, "host") : getCookie(c, name);

/** A cookie that no script reads and no other site sends; `seconds` is its life. */
export function writeCookie(c: Context<Env>, name: string, value: string, seconds: number): void {
  const options = { path: "/", httpOnly: true, sameSite: "Lax", maxAge: seconds } as const;
  if (isSecure(c)) setCookie(c, name, value, { ...options, secure: true, prefix: "host" });
  else setCookie(c, name, value, options);
}

export function clearCookie(c: Context<Env>, name: string): void {
  if (isSecure(c)) deleteCookie(c, name, { path: "/", secure: true, prefix: "host" });
  else deleteCookie(c, name, { path: "/" });
}

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string } } };

/** An address without its port; of an IPv6 one, the network: whoever holds one address of it holds them all. */
export function networkOf(address: string): string {
  const [, bare = address] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address) ?? [];
  const [, mapped] = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare) ?? [];
  if (mapped) return mapped;
  const [ip = ""] = bare.split("%");
  if (!isIPv6(ip)) return bare;
  const [head = [], tail = []] = new URL(`http://[${ip}]`).hostname
    .slice(1, -1)
    .split("::")
    .map((side) => side.split(":").filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill("0");
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(":")}::/64`;
}

/** Where the request comes from. `X-Forwarded-For` is believed only when the installation stands behind a proxy of its own. */
export function sourceOf(c: Context, proxied: boolean): string {
  const forwarded = proxied ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return networkOf(forwarded || (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress || "inconnue");
}
