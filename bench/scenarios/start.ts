import { launchServer } from "../load/launch-server.ts";
import { median } from "../load/measure.ts";
import { alone, type Result, type Scenario } from "../scenario.ts";

const NAME = "start";
const ROUNDS = 7;
const BUDGET = { atMost: 2 };

/** From the start of the process to the first 200 of /readyz, the database being in place; then the first start there is. */
export const start: Scenario = {
  name: NAME,
  run: async (bench) => {
    const folder = await bench.folder("start");
    const timed = async (by: "node" | "npm", where: string, options: readonly string[] = []) => {
      const { readySeconds, stop } = await launchServer(bench, where, by, options);
      await stop();
      return readySeconds;
    };
    // A trial does without the demo, whose first start takes longer than all the rest of it.
    const options = bench.small ? ["--empty"] : [];
    const first = await timed("node", folder, options);
    const figures = { node: [] as number[], npm: [] as number[] };
    if (!bench.small) await timed("npm", folder);
    for (let round = 1; round <= (bench.small ? 1 : ROUNDS); round++) {
      figures.node.push(await timed("node", folder, options));
      if (!bench.small) figures.npm.push(await timed("npm", folder));
      bench.say(
        `${NAME} round ${round}: node ${figures.node.at(-1)?.toFixed(2)} s, npm start ${figures.npm.at(-1)?.toFixed(2) ?? "–"} s`,
      );
    }
    const results: Result[] = [
      alone(
        NAME,
        `second start, node, ${bench.small ? "empty" : "demo"} database in place`,
        "s",
        median(figures.node),
        BUDGET,
      ),
    ];
    if (bench.small) return [...results, alone(NAME, "unfavourable: first start, empty", "s", first, null)];
    return [
      ...results,
      alone(NAME, "second start, npm start, all of it", "s", median(figures.npm), BUDGET),
      alone(NAME, "the slowest of these starts", "s", Math.max(...figures.node, ...figures.npm), null),
      alone(
        NAME,
        "unfavourable: first start, --empty",
        "s",
        await timed("node", await bench.folder("empty"), ["--empty"]),
        null,
      ),
      alone(NAME, "unfavourable: first start, with the demo territory", "s", first, null),
    ];
  },
};
