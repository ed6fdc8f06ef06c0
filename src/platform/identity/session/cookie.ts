import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Env } from "../../http/index.ts";
import type { Settings } from "../../settings/settings.ts";

const isSecure = (settings: Settings): boolean => settings.publicUrl.startsWith("https://");

/** `__Host-`: the browser accepts it from this very host only, over https, so a neighbouring host cannot plant one. */
export const cookieName = (settings: Settings, name: string): string =>
  isSecure(settings) ? `__Host-${name}` : name;

export const readCookie = (c: Context<Env>, name: string): string | undefined =>
  getCookie(c, cookieName(c.var.deps.settings, name))?.slice(0, 200);

/** Never readable by scripts, never sent by another site's forms. */
export function writeCookie(c: Context<Env>, name: string, value: string, maxAgeSeconds: number): void {
  const { settings } = c.var.deps;
  setCookie(c, cookieName(settings, name), value, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(settings),
    path: "/",
    maxAge: maxAgeSeconds,
  });
}

export function dropCookie(c: Context<Env>, name: string): void {
  const { settings } = c.var.deps;
  deleteCookie(c, cookieName(settings, name), { path: "/", secure: isSecure(settings) });
}
