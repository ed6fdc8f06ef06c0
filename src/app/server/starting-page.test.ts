import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { listen } from "./listen.ts";
import { answerStarting, openSteps, startingPage } from "./starting-page.ts";

const asked = (path: string) => new Request(`http://localhost:3000${path}`);

test("says what is done and what is being done, the days that go by in one line with their bar", () => {
  const steps = openSteps();
  for (const line of ["Base de données : démarrage…", "Démonstration : 0 jours vécus sur 42…"])
    steps.add(line);
  steps.add("Démonstration : 7 jours vécus sur 42…");
  expect(steps.lines()).toEqual(["Base de données : démarrage…", "Démonstration : 7 jours vécus sur 42…"]);
  const page = startingPage(steps.lines());
  expect(page).toContain("Fait\u00a0: </span>Base de données");
  expect(page).toContain("En cours\u00a0: </span>Démonstration\u00a0: 7\u00a0jours");
  expect(page).toContain('<progress max="42" value="7"');
  expect(page).toContain("un territoire de démonstration se prépare");
  expect(page).toContain('lang="fr"');
});

test("speaks of no demonstration where there is none, and writes what was said as text", () => {
  expect(startingPage(["Base de données : démarrage…"])).not.toContain("démonstration");
  expect(startingPage(["<b>&"])).toContain("&#60;b&#62;&#38;");
});

test("stays bounded, whatever is said", () => {
  const steps = openSteps();
  for (let i = 0; i < 100; i++) steps.add(`Étape ${i}`);
  expect(steps.lines()).toHaveLength(30);
  expect(steps.lines().at(-1)).toBe("Étape 99");
});

test("needs no script, and its policy lets nothing in but its own style", async () => {
  const answer = answerStarting(asked("/c/cpts-du-canal"), ["Base de données : démarrage…"]);
  expect([answer.status, answer.headers.get("refresh"), answer.headers.get("retry-after")]).toEqual([
    503,
    "3",
    "3",
  ]);
  const html = await answer.text();
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(answer.headers.get("content-security-policy")).toContain(`style-src 'sha256-${hash}'`);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|style="|\son\w+=/);
});

test("a server that starts shows its steps to people and a problem to programs", async () => {
  const listening = await listen(0, "127.0.0.1");
  try {
    listening.tell("Base de données : démarrage…");
    const at = `http://127.0.0.1:${listening.port}`;
    expect(await (await fetch(`${at}/connexion`)).text()).toContain("démarrage…");
    const refused = await fetch(`${at}/api/me`);
    expect([refused.status, refused.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(await refused.json()).toMatchObject({ code: "server.starting" });
  } finally {
    await listening.close();
  }
});
