import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../tools/testing/index.ts";
import type { Actor } from "../access/index.ts";
import { withPlatform, withTenant } from "../db/index.ts";
import { tellScreens } from "../http/index.ts";
import { openLiveHub } from "../http/live-hub.ts";
import { openLine } from "./open-line.ts";

const server = await aServer();
const { deps } = server;

const listen = async (slug: string, cookie: string) => {
  const response = await server.app.request(`/api/c/${slug}/live`, { headers: { cookie } });
  const reader = response.body!.getReader();
  return {
    response,
    next: async () => new TextDecoder().decode((await reader.read()).value),
    done: async () => (await reader.read()).done,
    leave: () => reader.cancel(),
  };
};

describe("the live line", () => {
  test("tells what was committed in the CPTS, and to one person what is theirs", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const other = await aCptsWith(server);
    const me = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const line = await listen(slug, me.cookie);
    expect(line.response.headers.get("content-type")).toContain("text/event-stream");
    expect(await line.next()).toContain("retry: 3000");
    await withTenant(deps.db, cptsId, async (tx) => {
      tellScreens(deps, tx, cptsId, { topic: "slot", id: "never" });
      throw new Error("rolled back");
    }).catch(() => {});
    deps.live.tell(other.cptsId, { topic: "slot", id: "elsewhere" });
    deps.live.tell(cptsId, { topic: "notice", id: "not mine", userId: "someone else" });
    await withTenant(deps.db, cptsId, async (tx) =>
      tellScreens(deps, tx, cptsId, { topic: "booking", id: "b1" }),
    );
    expect(await line.next()).toBe('event: booking\ndata: {"topic":"booking","id":"b1"}\n\n');
    deps.live.tell(cptsId, { topic: "notice", userId: me.userId });
    expect(await line.next()).toBe('event: notice\ndata: {"topic":"notice"}\n\n');
    await line.leave();
    expect(deps.live.count()).toBe(0);
  });

  test("is closed to strangers", async () => {
    const { slug } = await aCptsWith(server);
    const elsewhere = await aPerson(server, {
      roles: [{ cptsId: (await aCptsWith(server)).cptsId, role: "operator" }],
    });
    expect((await elsewhere.call("GET", `/api/c/${slug}/live`)).status).toBe(404);
    expect((await aStranger(server)("GET", `/api/c/${slug}/live`)).status).toBe(401);
  });

  const aLine = async () => {
    const { cptsId } = await aCptsWith(server);
    const person = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const { id: sessionId } = await withPlatform(deps.db, (tx) =>
      tx
        .selectFrom("identity_sessions")
        .select("id")
        .where("user_id", "=", person.userId)
        .executeTakeFirstOrThrow(),
    );
    const actor = { cptsId, userId: person.userId, sessionId } as Actor;
    const reader = openLine(deps, actor, { heartbeatMs: 20, recheckMs: 40 }).getReader();
    const ends = async () => {
      for (;;) if ((await reader.read()).done) return true;
    };
    return { cptsId, sessionId, userId: person.userId, reader, ends };
  };

  test("beats while nothing happens, and ends with the session", async () => {
    const { sessionId, reader, ends } = await aLine();
    await reader.read();
    expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^: /);
    await withPlatform(deps.db, (tx) =>
      tx
        .updateTable("identity_sessions")
        .set({ revoked_at: new Date() })
        .where("id", "=", sessionId)
        .execute(),
    );
    expect(await ends()).toBe(true);
    expect(deps.live.count()).toBe(0);
  });

  test("ends with the membership", async () => {
    const { cptsId, userId, ends } = await aLine();
    await withTenant(deps.db, cptsId, (tx) =>
      tx
        .updateTable("identity_memberships")
        .set({ ended_at: new Date() })
        .where("user_id", "=", userId)
        .execute(),
    );
    expect(await ends()).toBe(true);
  });

  test("a screen that does not read is cut, at a bounded cost", async () => {
    const { cptsId, ends } = await aLine();
    for (let i = 0; i < 5_000; i++) deps.live.tell(cptsId, { topic: "slot", id: `slot-${i}` });
    expect(deps.live.count()).toBe(0);
    expect(await ends()).toBe(true);
  });

  test("ends with the server, which takes no new one", async () => {
    const hub = openLiveHub();
    let ended = 0;
    hub.listen("a", { hear: () => {}, onEnd: () => (ended += 1) });
    hub.close();
    expect(ended).toBe(1);
    expect(hub.listen("a", () => {})).toBeUndefined();
  });

  test("a CPTS holds 2,000 lines at most", async () => {
    const hub = openLiveHub();
    for (let i = 0; i < 2_000; i++) expect(hub.listen("a", () => {})).toBeDefined();
    expect(hub.listen("a", () => {})).toBeUndefined();
    expect(hub.listen("b", () => {})).toBeDefined();
  });
});
