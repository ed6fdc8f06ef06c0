import { findFreePort, launchServer } from "../load/launch-server.ts";
import { median } from "../load/measure.ts";
import { gzippedBytes, openPhoneBrowser, type PhoneVisit, visitOnPhone } from "../load/phone-visit.ts";
import { runLighthouse, type Scores } from "../load/run-lighthouse.ts";
import { alone, type Bench, failed, type Result, type Scenario } from "../scenario.ts";

const NAME = "first-screen";
const VISITS = 5;
const LIGHTHOUSES = 3;

interface Screen {
  name: string;
  url: string;
  session?: string;
}

/** The sign-in page, and a nurse's home, on a slow phone with an empty cache: weight of the scripts, paints, Lighthouse. */
export const firstScreen: Scenario = {
  name: NAME,
  run: async (bench) => {
    const { url } = await launchServer(bench, await bench.folder("screens"), "node");
    const debuggingPort = await findFreePort();
    const browser = await openPhoneBrowser(bench, debuggingPort);
    const { session, home } = await signInNurse(url);
    const screens: Screen[] = [
      { name: "sign-in page", url: `${url}/connexion` },
      { name: "nurse's home", url: `${url}${home}`, session },
    ];
    const visits = new Map<Screen, PhoneVisit[]>(screens.map((screen) => [screen, []]));
    for (let round = 1; round <= (bench.small ? 1 : VISITS); round++) {
      for (const [screen, seen] of visits) seen.push(await visitOnPhone(browser, screen.url, screen.session));
      bench.say(
        `${NAME} round ${round}: ${[...visits].map(([{ name }, seen]) => `${name} ${seen.at(-1)?.lcpSeconds.toFixed(2)} s`).join(", ")}`,
      );
    }
    const results: Result[] = [];
    for (const [screen, seen] of visits) results.push(...(await paintResults(screen, seen)));
    for (const screen of screens) results.push(...(await lighthouseResults(bench, screen, debuggingPort)));
    return results;
  },
};

async function paintResults({ name }: Screen, seen: readonly PhoneVisit[]): Promise<Result[]> {
  const kilobytes = (await gzippedBytes(seen[0]?.scripts ?? [])) / 1000;
  return [
    alone(NAME, `${name}: JavaScript, gzipped`, "kB", kilobytes, { atMost: 200 }),
    alone(NAME, `${name}: largest contentful paint`, "s", median(seen.map((one) => one.lcpSeconds)), {
      atMost: 2,
    }),
    alone(
      NAME,
      `${name}: the slowest of ${seen.length}`,
      "s",
      Math.max(...seen.map((one) => one.lcpSeconds)),
      null,
    ),
    alone(NAME, `${name}: all of it drawn`, "s", median(seen.map((one) => one.wholeSeconds)), null),
    alone(NAME, `${name}: cumulative layout shift`, "", median(seen.map((one) => one.shift)), {
      atMost: 0.1,
    }),
    alone(NAME, `${name}: blocked by long tasks`, "ms", median(seen.map((one) => one.blockedMs)), null),
  ];
}

/** The median of some runs for each category; without Lighthouse, a sentence instead of figures. */
async function lighthouseResults(bench: Bench, screen: Screen, debuggingPort: number): Promise<Result[]> {
  const runs: Scores[] = [];
  try {
    const folder = await bench.folder("lighthouse");
    for (let run = 0; run < (bench.small ? 1 : LIGHTHOUSES); run++) {
      runs.push(
        await runLighthouse(bench, {
          url: screen.url,
          debuggingPort,
          folder,
          ...(screen.session ? { session: screen.session } : {}),
        }),
      );
      bench.say(`${NAME}: Lighthouse, ${screen.name}: ${JSON.stringify(runs.at(-1))}`);
    }
  } catch (error) {
    return [failed(NAME, new Error(`Lighthouse, ${screen.name}: ${(error as Error).message}`))];
  }
  return Object.keys(runs[0]?.categories ?? {}).map((category) =>
    alone(
      NAME,
      `${screen.name}: Lighthouse ${category}`,
      "points",
      median(runs.map((one) => one.categories[category] ?? 0)),
      { atLeast: 95 },
    ),
  );
}

async function signInNurse(url: string): Promise<{ session: string; home: string }> {
  const { items } = (await (await fetch(`${url}/api/demo/people`)).json()) as {
    items: { userId: string; detail: string; cptsName: string }[];
  };
  const nurse = items.find((one) => /^Infirmi/.test(one.detail) && one.cptsName === "CPTS du Canal");
  const signed = await fetch(`${url}/api/demo/sign-in`, {
    method: "POST",
    headers: { "x-maillage": "1", "content-type": "application/json" },
    body: JSON.stringify({ userId: nurse?.userId }),
  });
  if (signed.status !== 204) throw new Error(`the demo's nurse was not signed in: ${signed.status}`);
  return { session: signed.headers.getSetCookie()[0]?.split(";")[0] ?? "", home: "/c/cpts-du-canal" };
}
