import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type pg from "pg";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { buildApp } from "../../src/app/server/build-app.ts";
import { makeDeps } from "../../src/app/server/make-deps.ts";
import {
  type RegisterShape,
  randomRegister,
} from "../../src/missions/family-doctor/matching/testing/random-register.ts";
import { workRun } from "../../src/missions/family-doctor/run/work-run.ts";
import { newId } from "../../src/platform/db/index.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { askMeanwhile, type MeanwhileFigures } from "./ask-meanwhile.ts";
import { watchLoop } from "./watch-loop.ts";

export interface DatabaseMatchFigures {
  seconds: number;
  /** Of the whole process, and what it held before the run, once it had answered for a while. */
  peakMb: number;
  beforeMb: number;
  longestWaitMs: number;
  longestTurnMs: number;
  /** Of the same thread while it only answers the other requests. */
  idleWaitMs: number;
  /** Other requests to this process, each with a query of its own: while it does nothing else, and during the run. */
  idleAnswers: MeanwhileFigures;
  answers: MeanwhileFigures;
  served: number;
  lines: number;
}

const PIECE = 2_000;
const PATIENTS = `with q as (select * from jsonb_to_recordset($2::jsonb) as q(id uuid, patient uuid, reference text, weight int, home boolean, lat float8, lon float8)),
    p as (insert into patients_records (cpts_id, id, birth_family_name, birth_given_names, search_text, sex, birth_on)
      select $1, patient, 'Banc', 'Camille', 'camille banc', 'F', '1950-01-01' from q)
  insert into mt_requests (cpts_id, id, reference, status, patient_id, origin, agreed_at, agreed_how, commune_code, latitude, longitude, needs_home_visit, weight, waiting_since, stands_since)
  select $1, id, reference, 'waiting', patient, 'desk', now(), 'spoken', '31446', lat, lon, home, weight, now(), now() from q`;

// The register as rows of a database of its own, and one run of it by its job: `node match-database.ts PATIENTS DOCTORS`, in MAILLAGE_DATA.
const [patients = 0, doctors = 0] = process.argv.slice(2).map(Number);
const settings = readSettings({ MAILLAGE_MODE: "test", MAILLAGE_DATA: process.env["MAILLAGE_DATA"] ?? "" });
const log = openLogger("error");
const storage = await openStorage(settings, log);
try {
  await prepareDatabase(storage.owner, { departments: ["31"] });
  const ids = await seed(storage.owner, { patients, doctors, places: 0.9, at: "addresses" });
  const deps = await makeDeps(settings, storage, log);
  const port = await serve(deps);
  const idle = await watchAnswering(port, () => sleep(3_000));
  const beforeMb = process.memoryUsage.rss() / 1e6;
  const start = performance.now();
  let seconds = 0;
  const meanwhile = await watchAnswering(port, async () => {
    await workRun(deps, ids, new AbortController().signal);
    seconds = (performance.now() - start) / 1000;
  });
  const { rows } = await storage.owner.query(
    `select r.state, r.problem, r.served, (select count(*)::int from mt_run_lines l where l.run_id = r.id) as lines
     from mt_runs r where r.id = $1`,
    [ids.runId],
  );
  const [run] = rows;
  if (run.state !== "done") throw new Error(`the run ended as ${run.state}: ${run.problem}`);
  const figures: DatabaseMatchFigures = {
    seconds,
    peakMb: process.resourceUsage().maxRSS / 1000,
    beforeMb,
    longestWaitMs: meanwhile.waitMs,
    longestTurnMs: meanwhile.turnMs,
    idleWaitMs: idle.waitMs,
    idleAnswers: idle.answers,
    answers: meanwhile.answers,
    served: run.served,
    lines: run.lines,
  };
  process.stdout.write(JSON.stringify(figures));
} finally {
  await storage.close();
}

/** The application of the product, over the same dependencies as the run: one process, one pool. */
async function serve(deps: Deps): Promise<number> {
  const server = createAdaptorServer({ fetch: buildApp(deps).fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function watchAnswering(port: number, work: () => Promise<unknown>) {
  let answers: MeanwhileFigures | undefined;
  const waited = await watchLoop(async () => {
    answers = await askMeanwhile(port, "/readyz", work);
  });
  return { ...waited, answers: answers as MeanwhileFigures };
}

/** One CPTS, its volunteers and its patients who wait, in pieces: the memory that is measured is the run's. */
async function seed(owner: pg.Pool, shape: RegisterShape): Promise<{ cptsId: string; runId: string }> {
  const [cptsId, runId] = [newId(), newId()];
  await owner.query(
    "insert into territory_cpts (id, slug, name, department, time_zone) values ($1, 'banc', 'CPTS du banc', '31', 'Europe/Paris')",
    [cptsId],
  );
  const register = randomRegister(1, shape);
  const people = register.doctors.map((one) => ({ ...one, id: newId(), professional: newId() }));
  await owner.query(
    `with d as (select * from jsonb_to_recordset($2::jsonb) as d(id uuid, professional uuid, capacity int, zone text, meters int, home boolean, lat float8, lon float8)),
      p as (insert into directory_professionals (cpts_id, id, family_name, given_name, search_text, profession_code, source)
        select $1, professional, 'Banc', 'Alix', 'alix banc', '10', 'local' from d)
     insert into mt_offers (cpts_id, id, professional_id, state, capacity, zone, max_distance_meters, home_visits, latitude, longitude, from_on, entered_how)
     select $1, id, professional, 'open', capacity, zone, meters, home, lat, lon, '2020-01-01', 'phone' from d`,
    [
      cptsId,
      JSON.stringify(
        people.map(({ id, professional, capacity, zone, maxDistanceMeters, homeVisits, location }) => ({
          id,
          professional,
          capacity,
          zone,
          meters: maxDistanceMeters,
          home: homeVisits,
          lat: location?.latitude,
          lon: location?.longitude,
        })),
      ),
    ],
  );
  for (let from = 0; from < register.patients.length; from += PIECE)
    await owner.query(PATIENTS, [
      cptsId,
      JSON.stringify(
        register.patients.slice(from, from + PIECE).map(({ weight, needsHomeVisit, location }, nth) => ({
          id: newId(),
          patient: newId(),
          reference: `B-${from + nth}`,
          weight,
          home: needsHomeVisit,
          lat: location?.latitude,
          lon: location?.longitude,
        })),
      ),
    ]);
  await owner.query(
    "insert into mt_runs (cpts_id, id, kind, state, seed, rule_version, asked_at) values ($1, $2, 'register', 'queued', 1, 1, now())",
    [cptsId, runId],
  );
  // As after a while: tables whose size the planner knows.
  await owner.query("analyze");
  return { cptsId, runId };
}
