import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { type RealProcess, startProcess, withDatabaseOf } from "../../../../tools/testing/a-real-process.ts";
import { removeDataFolder } from "../../../../tools/testing/remove-data-folder.ts";
import { hashToken, newToken, SESSION_COOKIE } from "../../../platform/identity/index.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-text-"));
let running: RealProcess | undefined;
afterAll(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await sleep(1_500);
  await removeDataFolder(folder);
});

/** A CPTS and a coordinator's session, put in by the owner. @returns the cookie */
async function prepare(): Promise<string> {
  const token = newToken();
  await withDatabaseOf(folder, (owner) =>
    owner.query(
      `with cpts as (insert into territory_cpts (id, slug, name, department, time_zone) values (gen_random_uuid(), 'cpts-panne', 'CPTS panne', '31', 'Europe/Paris') returning id),
        person as (insert into identity_users (id, family_name, given_name) values (gen_random_uuid(), 'Essai', 'Panne') returning id),
        session as (insert into identity_sessions (id, token_hash, user_id, method, created_at, last_seen_at, idle_ends_at, ends_at, device)
          select gen_random_uuid(), $1, person.id, 'demo', now(), now(), now() + interval '4 hours', now() + interval '9 hours', 'essai' from person)
      insert into identity_memberships (cpts_id, id, user_id, role) select cpts.id, gen_random_uuid(), person.id, 'coordinator' from cpts, person`,
      [hashToken(token)],
    ),
  );
  return `${SESSION_COOKIE}=${token}`;
}

const save = async (url: string, cookie: string, body: string, revision: number): Promise<number | "cut"> => {
  try {
    const answer = await fetch(`${url}/api/c/cpts-panne/project/documents/letter/texts/method.method`, {
      method: "PUT",
      headers: { cookie, "x-maillage": "1", "content-type": "application/json" },
      body: JSON.stringify({ body, revision }),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return "cut";
  }
};

test("a server killed while a text is typed: what was acknowledged is there, what was cut is saved again without loss", async () => {
  running = await startProcess(folder);
  const cookie = await prepare();
  let acknowledged = 0;
  let typed = "";
  for (let answer: number | "cut" = 200; answer === 200; ) {
    typed = `${typed} mot${acknowledged}`.trim();
    answer = await save(running.url, cookie, typed, acknowledged);
    if (answer === 200) acknowledged++;
    // In the middle of a save: a moment after it left.
    if (acknowledged === 20) setTimeout(() => running?.child.kill("SIGKILL"), 3);
    if (answer !== 200) expect(answer).toBe("cut");
  }
  await running.ended;
  expect(acknowledged).toBeGreaterThanOrEqual(20);
  running = await startProcess(folder);
  // The device sends the same text again, over the revision that was acknowledged to it.
  expect(await save(running.url, cookie, typed, acknowledged)).toBe(200);
  const read = await withDatabaseOf(folder, (owner) =>
    owner.query<{ body: string; revision: number }>(
      "select body, revision from project_texts where key = 'method.method'",
    ),
  );
  expect(read.rows).toEqual([{ body: typed, revision: acknowledged + 1 }]);
  running.child.kill("SIGTERM");
  expect(await running.ended).toBe(0);
});
