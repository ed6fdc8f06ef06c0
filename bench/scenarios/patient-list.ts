import { join } from "node:path";
import type { ListFigures } from "../load/apply-list.ts";
import { runChild } from "../load/run-child.ts";
import { alone, type Scenario } from "../scenario.ts";

const NAME = "patient-list";
const PROGRAM = join(import.meta.dirname, "../load/apply-list.ts");

/** A list of patients without a doctor, one line in five rubbish: read over, then applied, five lines in a transaction. */
export const patientList: Scenario = {
  name: NAME,
  run: async (bench) => {
    const lines = bench.small ? 500 : 20_000;
    const one = JSON.parse(
      await runChild(bench, process.execPath, [PROGRAM, String(lines)], {
        environment: { MAILLAGE_DATA: await bench.folder("patient-list"), DATABASE_URL: "" },
      }),
    ) as ListFigures;
    bench.say(`${NAME}: ${JSON.stringify(one)}`);
    return [
      alone(NAME, `${lines} lines, dry run`, "s", one.readSeconds, null),
      alone(NAME, `${one.opened} requests opened`, "s", one.applySeconds, null),
      alone(NAME, "memory of the process", "MB", one.peakMb, null),
      alone(NAME, "longest transaction while it is applied", "ms", one.longestTransactionMs, null),
      alone(NAME, "longest wait of the server's thread meanwhile", "ms", one.longestWaitMs, null),
      alone(NAME, "lines without an outcome", "lines", lines - one.opened - one.refused, { atMost: 0 }),
    ];
  },
};
