import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { buildApp } from "../../src/app/server/build-app.ts";
import { makeDeps } from "../../src/app/server/make-deps.ts";
import { definePolicy, ROLES } from "../../src/platform/access/index.ts";
import { newId, prepared } from "../../src/platform/db/index.ts";
import { requireRight } from "../../src/platform/http/guards.ts";
import { act } from "../../src/platform/http/index.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";

const { rules } = definePolicy("bench", { limit: { sentence: "Mesurer", openTo: ROLES } });

/**
 * The real application in a process of its own, with the limits beside it behind the same edge, session, rights and
 * transaction: what a route would cost if it did nothing but one statement.
 */
const settings = readSettings(process.env);
const storage = await openStorage(settings, openLogger("fatal"), { joinRunning: true });
const deps = await makeDeps(settings, storage, openLogger("fatal"));
const app = buildApp(deps);
app.get("/api/c/:cpts/bench/select", requireRight(rules.limit), async (c) =>
  c.json({
    items: await act(deps, c.var.actor, (tx) =>
      prepared(
        tx,
        "bench-select",
        `select * from agenda_slots where cpts_id = $1 and schedule_id = $2 and starts_at > now() and state = 'open' and taken < places order by starts_at limit 20`,
        [c.var.actor.cptsId, c.req.query("schedule")],
      ),
    ),
  }),
);
app.get("/api/c/:cpts/bench/by-key", requireRight(rules.limit), async (c) =>
  c.json({
    item: await act(
      deps,
      c.var.actor,
      async (tx) =>
        (
          await prepared(
            tx,
            "bench-by-key",
            "select * from directory_professionals where cpts_id = $1 and id = $2",
            [c.var.actor.cptsId, c.req.query("id")],
          )
        )[0],
    ),
  }),
);
await storage.owner.query(
  "create table if not exists bench_inserts (id uuid primary key, slot_id uuid not null, at timestamptz not null default now(), note text); grant insert on bench_inserts to maillage_app",
);
app.post("/api/c/:cpts/bench/insert", requireRight(rules.limit), async (c) => {
  const { slotId } = await c.req.json<{ slotId: string }>();
  const client = await deps.db.pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "bench-insert",
      text: "insert into bench_inserts (id, slot_id, note) values ($1, $2, $3)",
      values: [newId(), slotId, "une réservation sans rien autour"],
    });
    await client.query("commit");
  } finally {
    client.release();
  }
  return c.json({ ok: true }, 201);
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, "127.0.0.1", () => process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => process.exit(0));
