import type { TestServer } from "../../../../tools/testing/index.ts";

interface Page {
  status: number;
  location: string | null;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it asserts.
  json: any;
  setCookies: string[];
}

export interface TestBrowser {
  /** One request, redirects not followed; our own addresses go to the application, others over the network. */
  visit: (
    url: string,
    init?: {
      method?: string;
      body?: unknown;
      form?: Record<string, string>;
      headers?: Record<string, string>;
    },
  ) => Promise<Page>;
  /** Follows redirects until a page, or until `stopAt` begins the next address, which it returns unvisited. */
  follow: (url: string, stopAt?: string) => Promise<{ url: string; page: Page }>;
  cookies: Map<string, Map<string, string>>;
}

/** A browser's cookies and redirects, nothing more. */
export function aBrowser(server: TestServer): TestBrowser {
  const home = new URL(server.deps.settings.publicUrl).origin;
  const cookies = new Map<string, Map<string, string>>();
  const visit: TestBrowser["visit"] = async (url, init = {}) => {
    const target = new URL(url, home);
    const jar = cookies.get(target.origin) ?? new Map<string, string>();
    cookies.set(target.origin, jar);
    const isOurs = target.origin === home;
    const headers: Record<string, string> = {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(isOurs ? { "x-maillage": "1" } : {}),
    };
    const body = init.form
      ? new URLSearchParams(init.form).toString()
      : init.body === undefined
        ? undefined
        : JSON.stringify(init.body);
    if (body !== undefined)
      headers["content-type"] = init.form ? "application/x-www-form-urlencoded" : "application/json";
    const request = {
      method: init.method ?? "GET",
      headers: { ...headers, ...init.headers },
      ...(body === undefined ? {} : { body }),
    };
    const response = isOurs
      ? await server.app.request(target.pathname + target.search, request)
      : await fetch(target, { ...request, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get("location"),
      text,
      json: response.headers.get("content-type")?.includes("json") && text ? JSON.parse(text) : undefined,
      setCookies: response.headers.getSetCookie(),
    };
  };
  const follow: TestBrowser["follow"] = async (url, stopAt) => {
    let here = new URL(url, home).href;
    for (let hops = 0; hops < 12; hops++) {
      if (stopAt && here.startsWith(stopAt)) return { url: here, page: undefined as never };
      const page = await visit(here);
      if (!page.location || page.status < 300 || page.status > 399) return { url: here, page };
      here = new URL(page.location, here).href;
    }
    throw new Error("too many redirects");
  };
  return { visit, follow, cookies };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const at = pair.indexOf("=");
  const name = pair.slice(0, at).trim();
  const isOver = attributes.some(
    (one) => /^\s*max-age=0$/i.test(one) || /^\s*expires=thu, 01 jan 1970/i.test(one),
  );
  if (isOver) jar.delete(name);
  else jar.set(name, pair.slice(at + 1));
}
