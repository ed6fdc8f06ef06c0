import type pg from "pg";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { makeDeps } from "../../src/app/server/make-deps.ts";
import { applyList } from "../../src/missions/family-doctor/list/apply/apply-list.ts";
import { approveList } from "../../src/missions/family-doctor/list/apply/approve-list.ts";
import { readList } from "../../src/missions/family-doctor/list/dry-run/read-list.ts";
import { mapColumns } from "../../src/missions/family-doctor/list/map-columns.ts";
import { uploadList } from "../../src/missions/family-doctor/list/upload-list.ts";
import type { Actor } from "../../src/platform/access/index.ts";
import { newId } from "../../src/platform/db/index.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { writeList } from "../seed/write-list.ts";
import { watchLoop } from "./watch-loop.ts";

export interface ListFigures {
  readSeconds: number;
  applySeconds: number;
  opened: number;
  refused: number;
  /** The longest that one transaction of the application was open while the list was applied. */
  longestTransactionMs: number;
  longestWaitMs: number;
  peakMb: number;
  beforeMb: number;
}

const EVERY_MS = 5;

// A list sent, read over and applied as the product does: `node apply-list.ts LINES`, in MAILLAGE_DATA.
const count = Number(process.argv[2] ?? 0);
const settings = readSettings({ MAILLAGE_MODE: "test", MAILLAGE_DATA: process.env["MAILLAGE_DATA"] ?? "" });
const log = openLogger("error");
const storage = await openStorage(settings, log);
try {
  await prepareDatabase(storage.owner, { departments: ["31"] });
  const deps = await makeDeps(settings, storage, log);
  const actor = await aCoordinator(storage.owner);
  const { signal } = new AbortController();
  const beforeMb = process.memoryUsage.rss() / 1e6;
  const id = await uploadList(deps, actor, { stream: streamOf(writeList(count)), name: "liste.csv" });
  await mapColumns(deps, actor, id, {
    sheet: 0,
    label: "CPAM",
    columns: { birthFamilyName: 0, birthGivenNames: 1, birthOn: 2, sex: 3, postalCode: 4, commune: 5 },
  });
  const readSeconds = await secondsOf(() => readList(deps, actor.cptsId, id, signal));
  await approveList(deps, actor, id, {
    declaration: "Courrier de la caisse, accord écrit rendu par chacun.",
    informedOn: "2020-01-02",
  });
  await storage.owner.query("analyze");
  let applySeconds = 0;
  let longestTransactionMs = 0;
  const watched = await watchLoop(async () => {
    longestTransactionMs = await longestTransaction(storage.owner, async () => {
      applySeconds = await secondsOf(() => applyList(deps, actor.cptsId, id, signal));
    });
  });
  const { rows } = await storage.owner.query(
    `select l.state, l.opened, (select count(*)::int from mt_requests) as requests,
      (select count(*)::int from mt_list_lines n where n.list_id = l.id and n.outcome = 'refused') as refused
     from mt_lists l where l.id = $1`,
    [id],
  );
  const [list] = rows;
  if (list.state !== "applied" || list.opened !== list.requests)
    throw new Error(`the list ended as ${JSON.stringify(list)}`);
  const figures: ListFigures = {
    readSeconds,
    applySeconds,
    opened: list.opened,
    refused: list.refused,
    longestTransactionMs,
    longestWaitMs: watched.waitMs,
    peakMb: process.resourceUsage().maxRSS / 1000,
    beforeMb,
  };
  process.stdout.write(JSON.stringify(figures));
} finally {
  await storage.close();
}

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Asks the database every few milliseconds how long its oldest open transaction of the application is. */
async function longestTransaction(owner: pg.Pool, work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      const { rows } = await owner.query<{ ms: number | null }>(
        `select max(extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as ms from pg_stat_activity
         where datname = current_database() and application_name = 'maillage' and state <> 'idle'`,
      );
      longest = Math.max(longest, rows[0]?.ms ?? 0);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  await work();
  done = true;
  await watching;
  return longest;
}

async function aCoordinator(owner: pg.Pool): Promise<Actor> {
  const [cptsId, userId] = [newId(), newId()];
  await owner.query(
    "insert into territory_cpts (id, slug, name, department, time_zone) values ($1, 'banc', 'CPTS du banc', '31', 'Europe/Paris')",
    [cptsId],
  );
  await owner.query(
    "insert into identity_users (id, family_name, given_name) values ($1, 'Banc', 'Camille')",
    [userId],
  );
  return {
    userId,
    label: "Camille Banc",
    cptsId,
    cptsSlug: "banc",
    timeZone: "Europe/Paris",
    roles: ["coordinator"],
    professionalIds: [],
    assistedProfessionalIds: [],
    sessionId: newId(),
    requestId: newId(),
  };
}
