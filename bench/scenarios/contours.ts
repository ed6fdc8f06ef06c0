import { createReadStream } from "node:fs";
import { copyFile, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type pg from "pg";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { newId } from "../../src/platform/db/index.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { median } from "../load/measure.ts";
import type { ContourFigures } from "../load/read-contours.ts";
import { runChild } from "../load/run-child.ts";
import { alone, type Bench, beside, type Scenario } from "../scenario.ts";
import { writeContours } from "../seed/write-contours.ts";

const NAME = "contours";
const PROGRAM = join(import.meta.dirname, "../load/read-contours.ts");

/** 36,000 communes in the form of the national GeoJSON, simplified and kept, against two plain readings of the same file. */
export const contours: Scenario = {
  name: NAME,
  run: async (bench) => {
    const folder = await bench.folder("contours");
    const environment = {
      MAILLAGE_MODE: "test",
      MAILLAGE_DATA: folder,
      DATABASE_URL: "",
      LOG_LEVEL: "fatal",
    };
    const storage = await openStorage(readSettings(environment), openLogger("fatal"));
    bench.atEnd(() => storage.close());
    await prepareDatabase(storage.owner, { departments: ["31"] });
    const file = join(await bench.folder("file"), "communes.geojson");
    const written = await writeContours(file, bench.small ? 900 : 36_000, 64);
    const bytes = (await stat(file)).size;
    bench.say(
      `${NAME}: ${written.communes} communes, ${written.points} points, ${Math.round(bytes / 1e6)} MB`,
    );
    const reads: number[] = [];
    const loads: ContourFigures[] = [];
    for (let round = 0; round < (bench.small ? 1 : 3); round++) {
      reads.push(await readTwice(file));
      loads.push(await loadOnce(bench, storage.owner, { file, bytes, folder, environment }));
      bench.say(
        `${NAME}: ${loads.at(-1)?.seconds.toFixed(1)} s, ${loads.at(-1)?.peakMb.toFixed(0)} MB; reading ${reads.at(-1)?.toFixed(2)} s`,
      );
    }
    const { kept, points, keptBytes } = await keptOf(storage.owner);
    const seconds = median(loads.map((one) => one.seconds));
    const size = `${written.communes} communes, ${Math.round(bytes / 1e6)} MB`;
    return [
      {
        ...beside(NAME, `${size}, beside two readings of the file`, "s", seconds, median(reads), null),
        budget: "≤ 60 s",
        ok: seconds <= 60,
      },
      alone(NAME, "memory of the process at its most", "MB", Math.max(...loads.map((one) => one.peakMb)), {
        atMost: 500,
      }),
      alone(NAME, "processor time of the process", "s", median(loads.map((one) => one.cpuSeconds)), null),
      alone(NAME, "communes that are missing", "communes", written.communes - kept, { atMost: 0 }),
      alone(NAME, "points kept, of those of the file", "%", (points / written.points) * 100, null),
      alone(NAME, "shapes in the table", "MB", keptBytes / 1e6, null),
    ];
  },
};

async function readTwice(file: string): Promise<number> {
  const start = performance.now();
  let bytes = 0;
  for (let time = 0; time < 2; time++)
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
      bytes += (chunk as Buffer).length;
  if (bytes === 0) throw new Error("the file is empty");
  return (performance.now() - start) / 1000;
}

interface Given {
  file: string;
  bytes: number;
  folder: string;
  environment: Record<string, string>;
}

/** As the server has it after the sending: the file below the data folder, its row waiting; read by a CPTS of its own. */
async function loadOnce(
  bench: Bench,
  owner: pg.Pool,
  { file, bytes, folder, environment }: Given,
): Promise<ContourFigures> {
  const [cptsId, loadId] = [newId(), newId()];
  const storedAs = `${cptsId}/${loadId}`;
  const path = join(folder, "ground", storedAs);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(file, path);
  await owner.query(
    "insert into territory_cpts (id, slug, name, department, time_zone) values ($1, $2, $2, '31', 'Europe/Paris')",
    [cptsId, `banc-${cptsId.slice(-12)}`],
  );
  await owner.query(
    `insert into territory_loads (cpts_id, id, kind, file_name, file_bytes, stored_as, state, replaces, created_at, updated_at)
     values ($1, $2, 'contours', 'communes.geojson', $3, $4, 'reading', true, now(), now())`,
    [cptsId, loadId, bytes, storedAs],
  );
  return JSON.parse(await runChild(bench, process.execPath, [PROGRAM, cptsId, loadId], { environment }));
}

/** Of the round that kept the fewest: each is a CPTS of its own. */
async function keptOf(owner: pg.Pool): Promise<{ kept: number; points: number; keptBytes: number }> {
  const { rows } = await owner.query(
    `select count(contours.code)::int as kept, coalesce(sum(points), 0)::int as points,
       coalesce(sum(octet_length(shape)), 0)::int as bytes
     from territory_cpts cpts left join territory_contours contours on contours.loaded_by_cpts = cpts.id
     group by cpts.id order by kept limit 1`,
  );
  return { kept: rows[0].kept, points: rows[0].points, keptBytes: rows[0].bytes };
}
