import type { Browser, BrowserContext, Page } from "playwright-core";

interface Wanted {
  role: string;
  detail?: RegExp;
  /** Of the first CPTS when nothing is said. */
  cptsName?: string;
}

/** Who is in the picture, as the demo's cards name them. */
export const PEOPLE = {
  nurse: { role: "professional", detail: /^Infirmi/ },
  doctor: { role: "professional", detail: /^Médecin/ },
  pharmacist: { role: "professional", detail: /^Pharmacien/ },
  operator: { role: "operator" },
  coordinator: { role: "coordinator" },
  /** Of the CPTS next door, which lives by a signed contract. */
  neighbour: { role: "coordinator", cptsName: "CPTS des Coteaux" },
  assistant: { role: "assistant" },
  partner: { role: "partner" },
  administrator: { role: "administrator" },
} as const satisfies Record<string, Wanted>;
export type Who = keyof typeof PEOPLE | "nobody";

export const CPTS = "cpts-du-canal";
export const NEIGHBOUR = "cpts-des-coteaux";

export interface Someone {
  context: BrowserContext;
  page: Page;
  /** Calls a route as this person; throws on anything but 2xx. */
  call: <Answer>(method: "GET" | "POST" | "PUT" | "PATCH", path: string, body?: unknown) => Promise<Answer>;
  close: () => Promise<void>;
}

interface DemoPerson {
  userId: string;
  role: string;
  cptsName: string;
  detail: string;
}

/** A browser of one's own, signed in by the demo's one-click route. */
export async function beSomeone(
  browser: Browser,
  address: string,
  who: Who,
  size: { width: number; height: number },
): Promise<Someone> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    colorScheme: "light",
    reducedMotion: "reduce",
    hasTouch: size.width < 600,
  });
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await context.request.fetch(path, {
      method,
      headers: { "x-maillage": "1" },
      ...(body === undefined ? {} : { data: body }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text.slice(0, 300)}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  };
  if (who !== "nobody") {
    const wanted: Wanted = PEOPLE[who];
    const { items } = await call<{ items: DemoPerson[] }>("GET", "/api/demo/people");
    const person = items.find(
      (one) =>
        one.cptsName === (wanted.cptsName ?? "CPTS du Canal") &&
        one.role === wanted.role &&
        (wanted.detail?.test(one.detail) ?? true),
    );
    if (!person) throw new Error(`the demo has no ${who}`);
    await call("POST", "/api/demo/sign-in", { userId: person.userId });
  }
  return { context, page: await context.newPage(), call, close: () => context.close() };
}
