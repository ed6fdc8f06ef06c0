import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { type RealProcess, startProcess, withDatabaseOf } from "../../../tools/testing/a-real-process.ts";
import { removeDataFolder } from "../../../tools/testing/remove-data-folder.ts";
import { hashToken, newToken, SESSION_COOKIE } from "../../platform/identity/index.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-kill-"));
let running: RealProcess | undefined;
let prepared: Prepared;
afterAll(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await sleep(1_500);
  await removeDataFolder(folder);
});

const SLOTS = 3_000;
const CLIENTS = 24;

/** Held rows as a claim leaves them, for two seconds more. */
const holdForTwoSeconds = (slotIds: readonly string[]) =>
  withDatabaseOf(folder, (owner) =>
    owner.query(
      `insert into agenda_bookings (cpts_id, id, slot_id, professional_id, requester_cpts_id, status, held_until, held_by)
       select cpts_id, gen_random_uuid(), id, professional_id, cpts_id, 'held', now() + interval '2 seconds', gen_random_uuid()
       from agenda_slots where id = any($1)`,
      [slotIds],
    ),
  );

const statusesOf = (slotId: string): Promise<string[]> =>
  withDatabaseOf(folder, async (owner) => {
    const { rows } = await owner.query(
      "select status from agenda_bookings where slot_id = $1 order by created_at, id",
      [slotId],
    );
    return rows.map((row) => row.status);
  });

interface Prepared {
  cookie: string;
  slotIds: string[];
}

/** A CPTS with one doctor, an operator's session and free slots, put in by the owner. */
async function prepare(): Promise<Prepared> {
  const token = newToken();
  return withDatabaseOf(folder, async (owner) => {
    const { rows } = await owner.query<{ slot: string }>(
      `with cpts as (insert into territory_cpts (id, slug, name, department, time_zone) values (gen_random_uuid(), 'cpts-panne', 'CPTS panne', '31', 'Europe/Paris') returning id),
        person as (insert into identity_users (id, family_name, given_name) values (gen_random_uuid(), 'Essai', 'Panne') returning id),
        member as (insert into identity_memberships (cpts_id, id, user_id, role) select cpts.id, gen_random_uuid(), person.id, 'operator' from cpts, person),
        session as (insert into identity_sessions (id, token_hash, user_id, method, created_at, last_seen_at, idle_ends_at, ends_at, device)
          select gen_random_uuid(), $1, person.id, 'demo', now(), now(), now() + interval '4 hours', now() + interval '9 hours', 'essai' from person),
        doctor as (insert into directory_professionals (cpts_id, id, family_name, given_name, search_text, profession_code, source)
          select cpts.id, gen_random_uuid(), 'Panne', 'Alix', 'alix panne', '10', 'local' from cpts returning id, cpts_id),
        site as (insert into directory_sites (cpts_id, id, name, source) select cpts_id, gen_random_uuid(), 'Cabinet', 'local' from doctor returning id, cpts_id),
        practice as (insert into directory_practices (cpts_id, id, professional_id, site_id, source) select doctor.cpts_id, gen_random_uuid(), doctor.id, site.id, 'local' from doctor, site returning id),
        schedule as (insert into agenda_schedules (cpts_id, id, practice_id, professional_id, site_id, professional_name, profession_code, site_name, site_address)
          select doctor.cpts_id, gen_random_uuid(), practice.id, doctor.id, site.id, 'Dr Alix Panne', '10', 'Cabinet', '1 rue des Essais' from doctor, site, practice returning id)
      insert into agenda_slots (cpts_id, id, schedule_id, professional_id, starts_at, ends_at, modality, audiences, places, natural_key)
      select doctor.cpts_id, gen_random_uuid(), schedule.id, doctor.id, now() + n * interval '10 minutes', now() + (n + 1) * interval '10 minutes', 'AMB', '{SNP}', 1, 'essai-' || n
      from doctor, schedule, generate_series(1, ${SLOTS}) n returning id as slot`,
      [hashToken(token)],
    );
    return { cookie: `${SESSION_COOKIE}=${token}`, slotIds: rows.map((row) => row.slot) };
  });
}

type Answers = Map<string, number | "cut">;

/** Books slots by many clients; kills once `after` more are acknowledged, in the middle of the others, and stops soon after. */
async function load(
  url: string,
  { cookie, slotIds }: Prepared,
  answers: Answers,
  after: number,
  kill: () => void,
): Promise<void> {
  const left = slotIds.filter((id) => !answers.has(id));
  let acknowledged = 0;
  let stopAt = Number.POSITIVE_INFINITY;
  const client = async () => {
    for (let slotId = left.pop(); slotId && performance.now() < stopAt; slotId = left.pop()) {
      const answer = await book(url, cookie, slotId);
      answers.set(slotId, answer);
      if (answer === 201 && ++acknowledged === after) {
        kill();
        stopAt = performance.now() + 400;
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function book(url: string, cookie: string, slotId: string, key = "panne"): Promise<number | "cut"> {
  try {
    const response = await fetch(`${url}/api/c/cpts-panne/agenda/bookings`, {
      method: "POST",
      headers: {
        cookie,
        "x-maillage": "1",
        "content-type": "application/json",
        "idempotency-key": `${key}-${slotId}`,
      },
      body: JSON.stringify({ slotId, patient: { familyName: "Fictif", givenName: "Camille" } }),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return "cut";
  }
}

const bookedSlots = (): Promise<Map<string, number>> =>
  withDatabaseOf(folder, async (owner) => {
    const { rows } = await owner.query<{ slot_id: string; n: number }>(
      "select slot_id, count(*)::int as n from agenda_bookings where status = 'booked' group by slot_id",
    );
    return new Map(rows.map((row) => [row.slot_id, row.n]));
  });

function expectKept(answers: Answers, booked: Map<string, number>): void {
  const lost = [...answers].filter(([id, answer]) => answer === 201 && booked.get(id) !== 1);
  const ghosts = [...answers].filter(([id, answer]) => answer !== 201 && answer !== "cut" && booked.has(id));
  expect({ lost, ghosts, doubles: [...booked].filter(([, n]) => n > 1) }).toEqual({
    lost: [],
    ghosts: [],
    doubles: [],
  });
}

describe("a kill in the middle of booking load", () => {
  test("of the server: what was answered 201 is there, what was refused is not, and a retry with its key ends every doubt", async () => {
    running = await startProcess(folder);
    prepared = await prepare();
    const answers: Answers = new Map();
    await load(running.url, prepared, answers, 300, () => running?.child.kill("SIGKILL"));
    await running.ended;
    const acknowledged = [...answers.values()].filter((one) => one === 201).length;
    expect(acknowledged).toBeGreaterThanOrEqual(300);
    running = await startProcess(folder);
    expectKept(answers, await bookedSlots());
    const doubtful = [...answers].filter(([, answer]) => answer === "cut").map(([id]) => id);
    for (const id of doubtful) expect(await book(running.url, prepared.cookie, id)).toBe(201);
    const after = await bookedSlots();
    expect(doubtful.every((id) => after.get(id) === 1)).toBe(true);

    // PostgreSQL, now: its postmaster is killed under load; the server brings it back by itself.
    const pid = Number(
      (await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0],
    );
    const second: Answers = new Map(answers);
    await load(running.url, prepared, second, 200, () => process.kill(pid, "SIGKILL"));
    for (
      let i = 0;
      i < 100 && (await fetch(`${running.url}/readyz`).catch(() => undefined))?.status !== 200;
      i++
    )
      await sleep(200);
    for (const [id, answer] of second) if (answer === "cut") second.delete(id);
    expectKept(second, await bookedSlots());
    expect([...second.values()].filter((one) => one === 201).length).toBeGreaterThan(acknowledged);
    const next = prepared.slotIds.find((id) => !second.has(id)) as string;
    expect(await book(running.url, prepared.cookie, next)).toBe(201);

    running.child.kill("SIGTERM");
    expect(await running.ended).toBe(0);
  });

  test("a hold whose time passes while no server lives gives its place back: at once to who claims it, to others when a server lives again", async () => {
    running = await startProcess(folder);
    const booked = await bookedSlots();
    const [claimed, swept] = prepared.slotIds.filter((id) => !booked.has(id)) as [string, string];
    await holdForTwoSeconds([claimed, swept]);
    expect(await book(running.url, prepared.cookie, claimed, "tenu")).toBe(409);
    running.child.kill("SIGKILL");
    await running.ended;
    await sleep(2_100);
    running = await startProcess(folder);
    expect(await book(running.url, prepared.cookie, claimed)).toBe(201);
    expect((await statusesOf(claimed)).sort()).toEqual(["booked", "expired"]);
    // Nobody asks for the other one: the sweep of each start frees it.
    for (let i = 0; i < 300 && (await statusesOf(swept))[0] !== "expired"; i++) await sleep(100);
    expect(await statusesOf(swept)).toEqual(["expired"]);
    expect(await book(running.url, prepared.cookie, swept)).toBe(201);
    running.child.kill("SIGTERM");
    expect(await running.ended).toBe(0);
  }, 180_000);
});
