import { expect, inject, test } from "vitest";

/** The budget of a first screen, in bytes of JavaScript as gzip sends it. What is built weighs 157 and 160 kB. */
const MOST_BYTES = 175_000;
/** A browser asks for six at a time, and each round costs a slow phone 150 ms. */
const MOST_FILES = 16;

const SCREENS = [
  ["the sign-in page", "/connexion"],
  ["the home of someone signed in", "/c/cpts-du-canal"],
] as const;

const pageOf = async (path: string, cookie = "") =>
  (await fetch(new URL(path, inject("baseUrl")), { headers: { cookie } })).text();
const filesOf = (page: string, ending: string) => [
  ...new Set(
    [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, file = ""]) =>
      file.endsWith(ending) ? [file] : [],
    ),
  ),
];

async function sizeOf(file: string): Promise<number> {
  const answer = await fetch(new URL(file, inject("baseUrl")), { headers: { "accept-encoding": "gzip" } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toContain("immutable");
  await answer.arrayBuffer();
  return Number(answer.headers.get("content-length"));
}

test.each(SCREENS)("%s brings no more JavaScript than its budget, in few files", async (_, path) => {
  const scripts = filesOf(await pageOf(path), ".js");
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.length).toBeLessThanOrEqual(MOST_FILES);
  const sizes = await Promise.all(scripts.map(sizeOf));
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_BYTES);
});

test("the sign-in page can be read before any script has run", async () => {
  const body = (await pageOf("/connexion")).split("<body>")[1] ?? "";
  expect(body).toContain("<h1>Se connecter</h1>");
  // Below the first two words of an address stands another screen, which must not begin with this one's head.
  expect(await pageOf("/connexion/lien/un-jeton")).not.toContain("<h1>");
});

test("a home greets whom it knows before any script has run, and nobody else", async () => {
  const { items } = (await (await fetch(new URL("/api/demo/people", inject("baseUrl")))).json()) as {
    items: { userId: string; name: string; cptsName: string; role: string }[];
  };
  const nurse = items.find((one) => one.cptsName === "CPTS du Canal" && one.role === "professional");
  const signed = await fetch(new URL("/api/demo/sign-in", inject("baseUrl")), {
    method: "POST",
    headers: { "x-maillage": "1", "content-type": "application/json" },
    body: JSON.stringify({ userId: nurse?.userId }),
  });
  const cookie = signed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const own = await pageOf("/c/cpts-du-canal", cookie);
  expect(own).toContain(`<h1>Bonjour, ${nurse?.name}</h1>`);
  expect(own).toContain("CPTS du Canal");
  // Another CPTS, a screen below the home, a visitor, a session that is none: the frame without a word.
  const others = [
    await pageOf("/c/cpts-d-ailleurs", cookie),
    await pageOf("/c/cpts-du-canal/soins/orienter", cookie),
    await pageOf("/c/cpts-du-canal"),
    await pageOf("/c/cpts-du-canal", `${cookie.split("=")[0]}=${"x".repeat(43)}`),
  ];
  for (const page of [own, ...others]) expect(page).not.toContain("__WORD_");
  for (const page of others) expect(page).not.toContain("<h1>");
});
