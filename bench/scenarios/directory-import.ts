import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { loadCommunes } from "../../src/core/reference/index.ts";
import { demoTerritory } from "../../tools/demo/rpps-generator/demo-territory.ts";
import type { ImportFigures } from "../load/import-file.ts";
import { median } from "../load/measure.ts";
import { runChild } from "../load/run-child.ts";
import { alone, beside, type Scenario } from "../scenario.ts";

const NAME = "directory-import";
const GENERATOR = join(import.meta.dirname, "../../tools/demo/rpps-generator/main.ts");
const IMPORTER = join(import.meta.dirname, "../load/import-file.ts");

/** The national file → one territory (kept, dry run, applied), against COPY of the same file into a text table without an index. */
export const directoryImport: Scenario = {
  name: NAME,
  run: async (bench) => {
    const { storage, environment } = await bench.database();
    const { owner } = storage;
    const file = join(await bench.folder("file"), "ps-libreacces.txt");
    await runChild(
      bench,
      process.execPath,
      [GENERATOR, "--all", "--lines", bench.small ? "60000" : "2400000"],
      { outputFile: file },
    );
    bench.say(`${NAME}: a file of ${Math.round((await stat(file)).size / 1e6)} MB`);
    const importInto = async (slug: string) => {
      const figures = JSON.parse(
        await runChild(bench, process.execPath, [IMPORTER, file, slug], { environment }),
      ) as ImportFigures;
      bench.say(
        `${NAME}: ${slug} ${figures.seconds.toFixed(1)} s (${figures.storeSeconds.toFixed(1)} + ${figures.readSeconds.toFixed(1)} + ${figures.applySeconds.toFixed(1)}), ${figures.peakMb.toFixed(0)} MB, ${JSON.stringify(figures.counts)}`,
      );
      return figures;
    };
    const copies: number[] = [];
    const fresh: ImportFigures[] = [];
    for (let round = 1; round <= (bench.small ? 1 : 3); round++) {
      const slug = `banc-import-${round}`;
      await drawTerritory(owner, slug, demoTerritory[0].communeCodes);
      copies.push(await copySeconds(owner, file));
      bench.say(`${NAME}: COPY ${copies.at(-1)?.toFixed(1)} s`);
      fresh.push(await importInto(slug));
    }
    const again = await importInto("banc-import-1");
    await drawTerritory(
      owner,
      "banc-departement",
      (await loadCommunes()).filter((one) => one.departmentCode === "31").map((one) => one.code),
    );
    const whole = await importInto("banc-departement");
    const limit = median(copies);
    const peak = Math.max(...[...fresh, again].map((one) => one.peakMb));
    const lines = (one: ImportFigures) => Object.values(one.counts).reduce((sum, n) => sum + n, 0);
    const [first = again] = fresh;
    return [
      beside(
        NAME,
        `${first.linesRead} lines, ${lines(first)} of the territory`,
        "s",
        median(fresh.map((one) => one.seconds)),
        limit,
        { atMost: 3 },
      ),
      alone(NAME, "memory of the process at its most", "MB", peak, { atMost: 400 }),
      beside(NAME, "unfavourable: the same file again, nothing changes", "s", again.seconds, limit, null),
      beside(
        NAME,
        `unfavourable: a whole department, ${lines(whole)} lines`,
        "s",
        whole.seconds,
        limit,
        null,
      ),
      alone(NAME, "unfavourable: memory for the department", "MB", whole.peakMb, null),
    ];
  },
};

/** A CPTS made of these communes. */
async function drawTerritory(owner: pg.Pool, slug: string, codes: readonly string[]): Promise<void> {
  await owner.query(
    `with cpts as (insert into territory_cpts (id, slug, name, department, time_zone) values (gen_random_uuid(), $1, $1, '31', 'Europe/Paris') returning id)
     insert into territory_areas (cpts_id, id, kind, code, name, commune_code, population, population_source)
     select cpts.id, gen_random_uuid(), 'commune', code, code, code, 1000, 'banc' from cpts, unnest($2::text[]) as code`,
    [slug, codes],
  );
}

/** One column, one line a row: characters that no line holds stand for the delimiter and the quote. The table is dropped again. */
async function copySeconds(owner: pg.Pool, file: string): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query("create table bench_copy (line text)");
    const start = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      client.query(
        copyFrom("copy bench_copy from stdin with (format csv, delimiter E'\\x01', quote E'\\x02')"),
      ),
    );
    const seconds = (performance.now() - start) / 1000;
    await client.query("drop table bench_copy");
    return seconds;
  } finally {
    client.release();
  }
}
