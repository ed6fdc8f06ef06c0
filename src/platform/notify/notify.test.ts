import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  aCptsWith,
  aPerson,
  aServer,
  aStranger,
  drainJobs,
  runJob,
  type TestServer,
} from "../../../tools/testing/index.ts";
import { withPlatform, withTenant } from "../db/index.ts";
import type { LiveChange } from "../http/live-hub.ts";
import { declareNoticeKinds, type Notice, tellPerson } from "./index.ts";
import { openSms } from "./sms.ts";

declareNoticeKinds([
  { kind: "test.booked", label: "Un essai est réservé", mailByDefault: true },
  { kind: "test.quiet", label: "Un essai sans mail", mailByDefault: false },
  { kind: "test.steer", label: "Un essai qui se pilote", mailByDefault: false, roles: ["coordinator"] },
]);

const server = await aServer({ MAILLAGE_URL: "http://maillage.exemple.invalid" });
const { deps, owner, mailbox } = server;
beforeEach(async () => {
  await drainJobs(server);
  mailbox.clear();
});

const tell = (cptsId: string, notice: Partial<Notice> & { userId: string }, on: TestServer["deps"] = deps) =>
  withTenant(on.db, cptsId, (tx) =>
    tellPerson(on, tx, {
      kind: "test.booked",
      title: "Un patient vous est adressé",
      body: "Détail à l'écran seulement",
      link: "/c/x/soins/journee",
      ...notice,
    }),
  );

const someone = async (more: { timeZone?: string } = {}) => {
  const cpts = await aCptsWith(server, more);
  const person = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional" }] });
  return { ...cpts, ...person, base: `/api/c/${cpts.slug}/notices` };
};

describe("notices", () => {
  test("are on screen at once, listed by key, read one by one or all", async () => {
    const { cptsId, userId, call, base } = await someone();
    const heard: LiveChange[] = [];
    deps.live.listen(cptsId, (change) => heard.push(change));
    for (let i = 0; i < 5; i++) {
      await tell(cptsId, { userId, title: `Avis ${i}` });
      deps.clock.advance(1);
    }
    expect(heard).toHaveLength(5);
    expect(heard[0]).toMatchObject({ topic: "notice", userId });
    const first = await call("GET", `${base}?limit=3`);
    expect(first.body).toMatchObject({
      unread: 5,
      items: [{ title: "Avis 4", href: "/c/x/soins/journee" }, { title: "Avis 3" }, { title: "Avis 2" }],
    });
    const rest = await call("GET", `${base}?limit=3&after=${first.body.next}`);
    expect(rest.body).toMatchObject({ next: null, items: [{ title: "Avis 1" }, { title: "Avis 0" }] });
    expect((await call("POST", `${base}/read`, { ids: [first.body.items[0].id] })).body).toEqual({
      unread: 4,
    });
    expect((await call("GET", `${base}?unread=1`)).body.items).toHaveLength(4);
    expect((await call("POST", `${base}/read-all`)).body).toEqual({ unread: 0 });
  });

  test("belong to one person: nobody else reads them or marks them", async () => {
    const { cptsId, userId, call, base, slug } = await someone();
    await tell(cptsId, { userId });
    const colleague = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    expect((await colleague.call("GET", base)).body).toMatchObject({ items: [], unread: 0 });
    const { id } = (await call("GET", base)).body.items[0];
    await colleague.call("POST", `${base}/read`, { ids: [id] });
    expect((await call("GET", base)).body.unread).toBe(1);
    expect((await aStranger(server)("GET", `/api/c/${slug}/notices`)).status).toBe(401);
    expect(
      (await call("GET", `${base}?after=${Buffer.from('["x","y"]').toString("base64url")}`)).status,
    ).toBe(422);
    expect((await call("POST", `${base}/read`, { ids: ["x"] })).status).toBe(422);
  });

  test("leave by mail as a sentence and a link, several of the same moment in one, never the body", async () => {
    const { cptsId, userId } = await someone();
    await tell(cptsId, { userId, title: "Un premier avis" });
    await tell(cptsId, { userId, title: "Un second avis" });
    await tell(cptsId, { userId, title: "Un second avis" });
    await tell(cptsId, { userId, kind: "test.quiet", title: "À l'écran seulement" });
    await drainJobs(server);
    expect(mailbox.list()).toHaveLength(1);
    const [mail] = mailbox.list();
    expect(mail).toMatchObject({
      to: `${userId}@exemple.invalid`,
      subject: "3 choses vous attendent dans Maillage",
    });
    expect(mail?.text).toContain("Un premier avis\nhttp://maillage.exemple.invalid/c/x/soins/journee");
    expect(mail?.text.match(/Un second avis/g)).toHaveLength(1);
    expect(mail?.text).toContain("Un second avis (2 fois)\nhttp://");
    expect(mail?.text).not.toContain("Détail");
    expect(mail?.text).not.toContain("À l'écran");
    await runJob(server, "notify.deliver-left");
    expect(mailbox.list()).toHaveLength(1);
  });

  test("a transaction that is rolled back tells nobody", async () => {
    const { cptsId, userId, call, base } = await someone();
    await withTenant(deps.db, cptsId, async (tx) => {
      await tellPerson(deps, tx, { userId, kind: "test.booked", title: "Non" });
      throw new Error("no");
    }).catch(() => {});
    await drainJobs(server);
    expect(mailbox.list()).toHaveLength(0);
    expect((await call("GET", base)).body.unread).toBe(0);
  });

  test("the person chooses by kind, and an unknown kind is refused", async () => {
    const { cptsId, userId, call, base } = await someone();
    const shown = await call("GET", `${base}/preferences`);
    expect(shown.body).toMatchObject({ quietFrom: "22:00", quietUntil: "07:00", smsAvailable: false });
    expect(shown.body.kinds).toContainEqual({
      kind: "test.booked",
      label: "Un essai est réservé",
      mail: true,
      sms: false,
    });
    const shownTo = async (role: "professional" | "coordinator") => {
      const one = await aPerson(server, { roles: [{ cptsId, role }] });
      const { kinds } = (await one.call("GET", `${base}/preferences`)).body;
      return kinds.map(({ kind }: { kind: string }) => kind);
    };
    expect(await shownTo("professional")).not.toContain("test.steer");
    expect(await shownTo("coordinator")).toContain("test.steer");
    const saved = await call("PUT", `${base}/preferences`, {
      kinds: [{ kind: "test.booked", mail: false, sms: false }],
      quietFrom: "21:00",
      quietUntil: "08:30",
    });
    expect(saved.body).toMatchObject({ quietFrom: "21:00", quietUntil: "08:30" });
    await tell(cptsId, { userId });
    await drainJobs(server);
    expect(mailbox.list()).toHaveLength(0);
    expect(
      (
        await call("PUT", `${base}/preferences`, {
          kinds: [{ kind: "no.kind", mail: true, sms: false }],
          quietFrom: "21:00",
          quietUntil: "08:30",
        })
      ).status,
    ).toBe(422);
    expect(
      (await call("PUT", `${base}/preferences`, { kinds: [], quietFrom: "25:00", quietUntil: "08:30" }))
        .status,
    ).toBe(422);
  });

  test("quiet hours of the territory hold mail back until the morning", async () => {
    const { cptsId, userId } = await someone({ timeZone: "Indian/Reunion" });
    const zoned = deps.clock.now().toZonedDateTimeISO("Indian/Reunion");
    const tonight = zoned.toPlainDate().toZonedDateTime({ timeZone: "Indian/Reunion", plainTime: "23:00" });
    deps.clock.advance(Math.round((tonight.epochMilliseconds - deps.clock.now().epochMilliseconds) / 1000));
    await tell(cptsId, { userId });
    await drainJobs(server);
    expect(mailbox.list()).toHaveLength(0);
    deps.clock.advance(8 * 3600);
    await runJob(server, "notify.deliver-left");
    expect(mailbox.list()).toHaveLength(1);
  });

  test("a mail server that fails is tried again later, and given up after eight times", async () => {
    const { cptsId, userId } = await someone();
    const broken = {
      ...deps,
      mail: {
        send: () =>
          Promise.reject(Object.assign(new Error(`no such mailbox ${userId}`), { responseCode: 550 })),
      },
    };
    await tell(cptsId, { userId });
    const failing = { ...server, deps: broken };
    deps.clock.advance(86_400 - 3_600 * 6);
    for (let i = 0; i < 9; i++) {
      await runJob(failing, "notify.deliver-left");
      deps.clock.advance(5 * 3_600);
    }
    const { rows } = await owner.query(
      "select state, attempts, last_error from notify_deliveries where cpts_id = $1",
      [cptsId],
    );
    expect(rows).toEqual([{ state: "failed", attempts: 8, last_error: "mail server answered 550" }]);
  });

  test("two processes never send the same mail twice", async () => {
    const { cptsId, userId } = await someone();
    for (let i = 0; i < 5; i++) await tell(cptsId, { userId, title: `Avis ${i}` });
    deps.clock.advance(12 * 3_600);
    await Promise.all([runJob(server, "notify.deliver-left"), runJob(server, "notify.deliver-left")]);
    const told = mailbox
      .list()
      .map((mail) => mail.text)
      .join("\n");
    for (let i = 0; i < 5; i++) expect(told.split(`Avis ${i}`)).toHaveLength(2);
  });

  test("a notice that would lead outside, or of no declared kind, is a bug", async () => {
    const { cptsId, userId } = await someone();
    await expect(tell(cptsId, { userId, link: "//ailleurs.invalid" })).rejects.toThrow("inside");
    await expect(tell(cptsId, { userId, kind: "test.nowhere" })).rejects.toThrow("declare");
  });

  test("the demo's mailbox is open in the demo and the tests, and is not there in production", async () => {
    const { cptsId, userId } = await someone();
    await tell(cptsId, { userId });
    deps.clock.advance(12 * 3_600);
    await runJob(server, "notify.deliver-left");
    const seen = await aStranger(server)("GET", "/api/demo/mails");
    expect(seen.body.items[0]).toMatchObject({ to: `${userId}@exemple.invalid` });
  });
});

describe("SMS", () => {
  const received: unknown[] = [];
  const gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      received.push({ body: JSON.parse(body), authorization: request.headers.authorization });
      response.writeHead(received.length > 1 ? 500 : 202).end();
    });
  });
  afterAll(() => gateway.close());

  test("leaves through the gateway for those who asked for it, a sentence and a link", async () => {
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    const sms = openSms({
      SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`,
      SMS_TOKEN: "jeton",
    });
    const { cptsId, userId, call, base } = await someone();
    await withPlatform(deps.db, (tx) =>
      tx.updateTable("identity_users").set({ phone: "+33600000001" }).where("id", "=", userId).execute(),
    );
    await call("PUT", `${base}/preferences`, {
      kinds: [{ kind: "test.booked", mail: false, sms: true }],
      quietFrom: "00:00",
      quietUntil: "00:00",
    });
    const withSms = { ...deps, sms };
    await tell(cptsId, { userId }, withSms);
    await runJob({ ...server, deps: withSms }, "notify.deliver-left");
    expect(received).toEqual([
      {
        body: {
          to: "+33600000001",
          text: "Maillage : Un patient vous est adressé http://maillage.exemple.invalid/c/x/soins/journee",
        },
        authorization: "Bearer jeton",
      },
    ]);
    await expect(sms?.send({ to: "+33600000001", text: "." })).rejects.toThrow("500");
  });
});
