import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { inviteUser } from "../index.ts";
import { aBrowser } from "../testing/a-browser.ts";

const HOME = "http://localhost:3000";
const server = await aServer();
let counter = 0;
const anAddress = () => `invite${++counter}@exemple.invalid`;

async function aCoordinatedCpts() {
  const cpts = await aCptsWith(server, { gps: 1, name: "CPTS du Canal" });
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  return { ...cpts, coordinator, path: `/api/c/${cpts.slug}/invitations` };
}

async function mailedLink(email: string, count = 1): Promise<{ cptsSlug: string; token: string }> {
  await expect
    .poll(() => server.mailbox.list().filter((mail) => mail.to.includes(email)).length, { timeout: 5_000 })
    .toBe(count);
  const [, cptsSlug = "", token = ""] =
    /\/invitation\/([a-z0-9-]+)\/([A-Za-z0-9_-]{43})\b/.exec(
      server.mailbox.list().find((one) => one.to.includes(email))?.text ?? "",
    ) ?? [];
  return { cptsSlug, token };
}

const accept = (browser: ReturnType<typeof aBrowser>, ticket: object) =>
  browser.visit("/api/invitations/accept", {
    method: "POST",
    body: { familyName: "Aubert", givenName: "Inès", ...ticket },
  });
const browserOf = (cookie: string) => {
  const browser = aBrowser(server);
  browser.cookies.set(HOME, new Map([cookie.split("=") as [string, string]]));
  return browser;
};

describe("invitations", () => {
  test("a newcomer accepts from the mail, is signed in and has the role, once", async () => {
    const { coordinator, path, slug, cptsId, professionals } = await aCoordinatedCpts();
    const email = anAddress();
    const made = await coordinator.call("POST", path, {
      email,
      role: "assistant",
      professionalId: professionals[0]!.id,
      givenName: "Inès",
      familyName: "Aubert",
    });
    expect(made).toMatchObject({ status: 201, body: { mailed: true } });
    const ticket = await mailedLink(email);
    const browser = aBrowser(server);
    const read = await browser.visit("/api/invitations/read", { method: "POST", body: ticket });
    expect(read.json).toMatchObject({
      cptsName: "CPTS du Canal",
      role: "assistant",
      professionalName: "Alix DocteurA",
      signedInAs: null,
      signInFirst: false,
      nameNeeded: false,
    });
    expect(await accept(browser, ticket)).toMatchObject({ status: 200, json: { cptsSlug: slug } });
    const me = (await browser.visit("/api/me")).json;
    expect(me).toMatchObject({
      user: { displayName: "Inès Aubert", email },
      memberships: [{ cptsId, roles: ["assistant"] }],
    });
    expect((await accept(aBrowser(server), ticket)).json.code).toBe("identity.invitation-over");
    const cut = { ...ticket, token: ticket.token.slice(0, 20) };
    for (const wrong of [cut, { ...cut, cptsSlug: "\u0000 É" }])
      expect((await accept(aBrowser(server), wrong)).json.code).toBe("identity.invitation-over");
    const members = (await coordinator.call("GET", `/api/c/${slug}/members`)).body.items;
    expect(members.find((one: { userId: string }) => one.userId === me.user.id)).toMatchObject({
      role: "assistant",
      professionalName: "Alix DocteurA",
    });
  });

  test("a person signed in by any way gets the role on their own account, at once", async () => {
    const { coordinator, path, slug } = await aCoordinatedCpts();
    const elsewhere = await aCptsWith(server);
    const person = await aPerson(server, { roles: [{ cptsId: elsewhere.cptsId, role: "professional" }] });
    expect((await person.call("GET", `/api/c/${slug}/territory`)).status).toBe(404);
    const email = anAddress();
    await coordinator.call("POST", path, { email, role: "operator" });
    const browser = browserOf(person.cookie);
    expect((await accept(browser, await mailedLink(email))).status).toBe(200);
    expect((await person.call("GET", `/api/c/${slug}/territory`)).status).toBe(200);
    const { rows } = await server.owner.query("select id from identity_users where email = $1", [email]);
    expect(rows).toEqual([]);
  });

  test("the link alone does not open an account that exists already", async () => {
    const { coordinator, path } = await aCoordinatedCpts();
    const elsewhere = await aCptsWith(server);
    const email = anAddress();
    const person = await aPerson(server, {
      roles: [{ cptsId: elsewhere.cptsId, role: "coordinator" }],
      email,
    });
    await coordinator.call("POST", path, { email, role: "operator" });
    const ticket = await mailedLink(email);
    const thief = aBrowser(server);
    expect(
      (await thief.visit("/api/invitations/read", { method: "POST", body: ticket })).json.signInFirst,
    ).toBe(true);
    expect(await accept(thief, ticket)).toMatchObject({
      status: 401,
      json: { code: "identity.sign-in-first" },
    });
    expect((await thief.visit("/api/me")).status).toBe(401);
    expect((await accept(browserOf(person.cookie), ticket)).status).toBe(200);
  });

  test("sent again, only the new link works; taken back or out of date, none", async () => {
    const { coordinator, path } = await aCoordinatedCpts();
    const email = anAddress();
    const { id } = (await coordinator.call("POST", path, { email, role: "operator" })).body;
    const first = await mailedLink(email);
    expect((await coordinator.call("POST", `${path}/${id}/resend`)).body.code).toBe(
      "identity.invitation-just-sent",
    );
    server.deps.clock.advance(61);
    expect((await coordinator.call("POST", `${path}/${id}/resend`)).body).toEqual({ mailed: true });
    const second = await mailedLink(email, 2);
    expect((await accept(aBrowser(server), first)).status).toBe(404);
    expect((await coordinator.call("GET", path)).body.items).toMatchObject([
      { id, email, role: "operator", isExpired: false },
    ]);
    expect((await coordinator.call("DELETE", `${path}/${id}`)).status).toBe(204);
    expect((await accept(aBrowser(server), second)).json.code).toBe("identity.invitation-over");
    const late = anAddress();
    const again = await aCoordinatedCpts();
    await again.coordinator.call("POST", again.path, { email: late, role: "operator" });
    const ticket = await mailedLink(late);
    server.deps.clock.advance(7 * 86_400 + 1);
    expect((await accept(aBrowser(server), ticket)).status).toBe(404);
  });

  test("ten acceptances at once: one member", async () => {
    const { coordinator, path, cptsId } = await aCoordinatedCpts();
    const email = anAddress();
    await coordinator.call("POST", path, { email, role: "operator" });
    const ticket = await mailedLink(email);
    const read = await aBrowser(server).visit("/api/invitations/read", { method: "POST", body: ticket });
    expect(read.json.nameNeeded).toBe(true);
    const nameless = await accept(aBrowser(server), { ...ticket, familyName: " " });
    expect(nameless).toMatchObject({ status: 422, json: { errors: [{ field: "familyName" }] } });
    const halfNamed = await accept(aBrowser(server), { ...ticket, givenName: "" });
    expect(halfNamed).toMatchObject({ status: 422, json: { errors: [{ field: "givenName" }] } });
    const tries = await Promise.all(Array.from({ length: 10 }, () => accept(aBrowser(server), ticket)));
    expect(tries.filter((one) => one.status === 200)).toHaveLength(1);
    const { rows } = await server.owner.query(
      `select u.family_name from identity_memberships m join identity_users u on u.id = m.user_id
       where m.cpts_id = $1 and m.role = 'operator'`,
      [cptsId],
    );
    expect(rows).toEqual([{ family_name: "Aubert" }]);
  });

  test("one waits at a time; an assistant needs a professional of this CPTS, a partner an organisation", async () => {
    const { coordinator, path } = await aCoordinatedCpts();
    const neighbour = await aCptsWith(server, { gps: 1 });
    const email = anAddress();
    const send = (body: object) => coordinator.call("POST", path, { email, ...body });
    expect((await send({ role: "operator" })).status).toBe(201);
    expect((await send({ role: "operator" })).body.code).toBe("identity.already-invited");
    expect((await send({ role: "assistant" })).body.errors[0].field).toBe("professionalId");
    expect((await send({ role: "assistant", professionalId: neighbour.professionals[0]!.id })).status).toBe(
      422,
    );
    expect((await send({ role: "partner" })).body.errors[0].field).toBe("organization");
    expect((await send({ role: "partner", organization: "DAC 31" })).status).toBe(201);
  });

  test("a coordinator does not make an administrator; a nurse invites nobody; a neighbour sees nothing", async () => {
    const { coordinator, path, cptsId } = await aCoordinatedCpts();
    expect((await coordinator.call("POST", path, { email: anAddress(), role: "administrator" })).status).toBe(
      403,
    );
    const admin = await aPerson(server, { roles: [{ cptsId, role: "administrator" }] });
    expect((await admin.call("POST", path, { email: anAddress(), role: "administrator" })).status).toBe(201);
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    expect((await nurse.call("POST", path, { email: anAddress(), role: "operator" })).status).toBe(403);
    const neighbour = await aCoordinatedCpts();
    const { id } = (await coordinator.call("POST", path, { email: anAddress(), role: "operator" })).body;
    expect((await neighbour.coordinator.call("DELETE", `${neighbour.path}/${id}`)).status).toBe(404);
    expect((await neighbour.coordinator.call("GET", path)).status).toBe(404);
  });

  test("the command line invites the first coordinator, with the link in hand", async () => {
    const { slug, cptsId } = await aCptsWith(server);
    const email = anAddress();
    const input = {
      cptsSlug: slug,
      email,
      role: "coordinator" as const,
      organization: "",
      familyName: "",
      givenName: "",
    };
    const made = await inviteUser(server.deps, input);
    expect(made).toMatchObject({ mailed: true, link: expect.stringMatching(`^${HOME}/invitation/${slug}/`) });
    const browser = aBrowser(server);
    expect((await accept(browser, { cptsSlug: slug, token: made.link.split("/").at(-1) })).status).toBe(200);
    expect((await browser.visit("/api/me")).json.memberships).toMatchObject([
      { cptsId, roles: ["coordinator"] },
    ]);
    await expect(inviteUser(server.deps, { ...input, role: "assistant" })).rejects.toThrow(/--rpps/);
    const tied = {
      ...input,
      email: anAddress(),
      role: "assistant" as const,
      professionalRpps: "99000000000",
    };
    await expect(inviteUser(server.deps, tied)).rejects.toThrow(/Aucun professionnel/);
    const known = await aCptsWith(server, { gps: 1 });
    expect(await inviteUser(server.deps, { ...tied, cptsSlug: known.slug })).toMatchObject({ mailed: true });
    await expect(inviteUser(server.deps, { ...input, cptsSlug: "inconnue" })).rejects.toThrow(
      /maillage cpts list/,
    );
  });
});
