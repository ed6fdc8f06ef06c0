import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "../scenario.ts";
import { runChild } from "./run-child.ts";

// 185 MB: fetched by npm the first time it is run, rather than by everyone who installs Maillage.
const PACKAGE = "lighthouse@13.5.0";

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null }>;
}

export interface Scores {
  /** 0 to 100 for each category. */
  categories: Record<string, number>;
  /** Audits that cost points outside performance. */
  lost: string[];
}

/** Lighthouse's own phone profile, on the browser that listens on this port. @throws when npm cannot fetch it, or a category has no score. */
export async function runLighthouse(
  bench: Pick<Bench, "atEnd">,
  {
    url,
    debuggingPort,
    folder,
    session,
  }: { url: string; debuggingPort: number; folder: string; session?: string },
): Promise<Scores> {
  const file = join(folder, "report.json");
  const headers = session ? [`--extra-headers=${JSON.stringify({ cookie: session })}`] : [];
  const args = [
    "exec",
    "--yes",
    "--package",
    PACKAGE,
    "--",
    "lighthouse",
    url,
    `--port=${debuggingPort}`,
    "--output=json",
    `--output-path=${file}`,
    "--quiet",
    "--no-enable-error-reporting",
    "--locale=fr",
    ...headers,
  ];
  await runChild(bench, "npm", args, {
    folder,
    environment: { PATH: `${join(import.meta.dirname, "../../node_modules/.bin")}:${process.env["PATH"]}` },
  });
  const report = JSON.parse(await readFile(file, "utf8")) as Report;
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  const scores: Scores = { categories: {}, lost: [] };
  for (const [name, { score, auditRefs }] of Object.entries(report.categories)) {
    if (score === null) throw new Error(`Lighthouse gave no score for ${name}`);
    scores.categories[name] = Math.round(score * 100);
    if (name !== "performance")
      scores.lost.push(
        ...auditRefs
          .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 1)
          .map(({ id }) => id),
      );
  }
  return scores;
}
