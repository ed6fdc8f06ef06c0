import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Context } from "hono";
import type { Env } from "./context.ts";
import { type Asset, type Assets, encodingFor, loadAssets } from "./static-assets.ts";

const toGzip = promisify(gzip);
const FILE = /\.(js|css|map|png|svg|ico|jpe?g|webp|woff2?|json|webmanifest|txt|xml|html)$/;

/** What the server knows of a visitor, by the names under which the page of that visitor has it: `__WORD_who__`. */
export type KnownWords = Readonly<Record<string, string>>;

/**
 * The screens: files of the build by their address, and the same page for every other address outside `/api/`, since the
 * router of the screens runs in the browser. Undefined for what is not there. It answers what no route has taken, so that each
 * request is measured under the route that served it. The page gets a fresh nonce in place of `__CSP_NONCE__` each time. A visitor
 * of whom `knows` says something gets `first/<word>-known.html`, if there is one, with these words in it.
 */
export function serveScreens(
  folder: string,
  knows: (c: Context<Env>) => KnownWords | undefined = () => undefined,
): (c: Context<Env>) => Promise<Response | undefined> {
  let loading: Promise<Assets | undefined> | undefined;
  let isThere = false;
  const load = async () => {
    // Asked again until the screens are built.
    if (!isThere) loading = loadAssets(folder);
    const assets = await loading;
    isThere = assets !== undefined;
    return assets;
  };
  return async (c) => {
    const { path } = c.req;
    if ((c.req.method !== "GET" && c.req.method !== "HEAD") || path === "/api" || path.startsWith("/api/"))
      return undefined;
    const assets = await load();
    if (!assets)
      return c.text("Les écrans ne sont pas construits : lancez « npm run build », puis rechargez.", 503, {
        "retry-after": "10",
      });
    const asset = assets.get(path);
    if (asset && !path.endsWith(".html")) return sendFile(c, asset);
    if (FILE.test(path) && path !== "/index.html") return undefined;
    const words = knows(c);
    const own = words && assets.get(`/first/${path.split("/")[1]}-known.html`);
    if (own) return sendPage(c, own, words);
    return sendPage(c, firstPage(path, assets) ?? assets.get("/index.html"));
  };
}

/**
 * A page for the addresses of one or two words that begin with this one, `first/<word>.html`; for those below them the page of just
 * these words, `first/<word>.<third>.….html`, else that of all, `first/<word>-below.html`, if there is one.
 */
function firstPage(path: string, assets: Assets): Asset | undefined {
  const [word = "", , ...deeper] = path.split("/").filter(Boolean);
  if (!/^[a-z]+$/.test(word)) return undefined;
  if (deeper.length === 0) return assets.get(`/first/${word}.html`);
  return assets.get(`/first/${word}.${deeper.join(".")}.html`) ?? assets.get(`/first/${word}-below.html`);
}

async function sendFile(c: Context<Env>, asset: Asset): Promise<Response> {
  const keep = asset.isHashed ? "public, max-age=31536000, immutable" : "no-cache";
  if (c.req.header("if-none-match") === asset.etag)
    return c.body(null, 304, { etag: asset.etag, "cache-control": keep });
  const { encoding, bytes } = await asset.body(encodingFor(c.req.header("accept-encoding")));
  return c.body(bytes, 200, {
    "content-type": asset.type,
    "content-length": String(bytes.length),
    "cache-control": keep,
    etag: asset.etag,
    vary: "Accept-Encoding",
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
  });
}

async function sendPage(c: Context<Env>, page: Asset | undefined, words?: KnownWords): Promise<Response> {
  const { bytes } = (await page?.body("identity")) ?? { bytes: Buffer.alloc(0) };
  const text = bytes
    .toString("utf8")
    .replaceAll("__CSP_NONCE__", c.var.nonce)
    .replace(/__WORD_(\w+?)__/g, (_, name: string) => escapeHtml(words?.[name] ?? ""));
  // A page of 9 kB would come 40 ms later on a slow phone than one of 3.
  const squeezed = encodingFor(c.req.header("accept-encoding")) !== "identity";
  return c.body(squeezed ? await toGzip(text) : text, 200, {
    "content-type": "text/html; charset=utf-8",
    // What names a person stays in no cache.
    "cache-control": words ? "no-store" : "no-cache",
    vary: "Accept-Encoding",
    ...(squeezed ? { "content-encoding": "gzip" } : {}),
  });
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
