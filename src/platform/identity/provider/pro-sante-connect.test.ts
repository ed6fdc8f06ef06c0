import { afterAll, describe, expect, test } from "vitest";
import { type StandIn, startProSanteConnectStandIn } from "../../../../tools/demo/pro-sante-connect/index.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aBrowser, type TestBrowser } from "../testing/a-browser.ts";

const HOME = "http://localhost:3000";
const carer = (rpps: string, familyName: string) => ({
  rpps,
  familyName,
  givenName: "Nadia",
  professionCode: "60",
  professionLabel: "Infirmière",
});
const people = ["99700000001", "99700000002", "99700000003", "99700000004", "99700000005"].map((rpps, i) =>
  carer(rpps, `Fictive${i + 1}`),
);
const redirectUris = [`${HOME}/connexion/psc/retour`];

const standIn = await startProSanteConnectStandIn({ port: 0, people, redirectUris });
const weak = await startProSanteConnectStandIn({ port: 0, people, redirectUris, acr: null });
afterAll(async () => {
  await standIn.stop();
  await weak.stop();
});
const settingsOf = (one: StandIn) => ({
  PSC_ISSUER: one.issuer,
  PSC_CLIENT_ID: one.clientId,
  PSC_CLIENT_SECRET: one.clientSecret,
});
const server = await aServer(settingsOf(standIn));
const weakServer = await aServer(settingsOf(weak));
const goneServer = await aServer({ ...settingsOf(standIn), PSC_ISSUER: "http://127.0.0.1:9" });

/** From our start to the address of return, not visited yet. */
async function leaveAndChoose(
  browser: TestBrowser,
  form: Record<string, string>,
  start = "/connexion/psc?retour=/c/ici",
): Promise<string> {
  const { url, page } = await browser.follow(start);
  expect(page.text).toContain("imitation locale");
  const chosen = await browser.visit(url, { method: "POST", form });
  return (await browser.follow(new URL(chosen.location ?? "", url).href, `${HOME}/connexion`)).url;
}

const signIn = async (browser: TestBrowser, rpps: string, start?: string) =>
  browser.visit(await leaveAndChoose(browser, { rpps }, start));

describe("Pro Santé Connect", () => {
  test("asks for eidas1, PKCE, state and nonce; comes back signed in where one was going", async () => {
    const browser = aBrowser(server);
    const left = await browser.visit("/connexion/psc");
    const asked = new URL(left.location ?? "").searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      scope: "openid scope_all",
      acr_values: "eidas1",
      code_challenge_method: "S256",
      response_type: "code",
    });
    expect(
      [asked.get("state")?.length, asked.get("nonce")?.length].every((length) => (length ?? 0) >= 40),
    ).toBe(true);
    expect(left.setCookies[0]).toMatch(/HttpOnly; SameSite=Lax/);
    const home = await signIn(browser, people[0]!.rpps);
    expect(home).toMatchObject({ status: 302, location: "/c/ici" });
    const me = await browser.visit("/api/me");
    expect(me.json).toMatchObject({
      user: { displayName: "Nadia Fictive1", email: null },
      memberships: [],
      currentCptsId: null,
    });
    const { rows } = await server.owner.query("select rpps from identity_users where id = $1", [
      me.json.user.id,
    ]);
    expect(rows).toEqual([{ rpps: people[0]!.rpps }]);
    const audit = await server.owner.query(
      "select details from audit_entries where action = 'identity.signed-in' and actor_user_id = $1",
      [me.json.user.id],
    );
    expect(audit.rows).toEqual([{ details: { method: "psc" } }]);
  });

  test("finds the member of that RPPS, writes the sign-in in the journal of their CPTS, and a new session each time", async () => {
    const { cptsId } = await aCptsWith(server);
    const member = await aPerson(server, {
      roles: [{ cptsId, role: "professional" }],
      rpps: people[1]!.rpps,
    });
    const [one, other] = [aBrowser(server), aBrowser(server)];
    await signIn(one, people[1]!.rpps);
    await signIn(other, people[1]!.rpps);
    expect((await one.visit("/api/me")).json).toMatchObject({
      user: { id: member.userId },
      memberships: [{ cptsId, roles: ["professional"] }],
    });
    expect(one.cookies.get(HOME)?.get("maillage_session")).not.toBe(
      other.cookies.get(HOME)?.get("maillage_session"),
    );
    const { rows } = await server.owner.query(
      "select count(*)::int as n from audit_entries where cpts_id = $1 and action = 'identity.signed-in'",
      [cptsId],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  test("a weaker authentication is refused, whoever it is", async () => {
    const browser = aBrowser(weakServer);
    expect((await signIn(browser, people[0]!.rpps)).location).toBe("/connexion?erreur=psc-niveau");
    expect((await browser.visit("/api/me")).status).toBe(401);
    expect((await weakServer.owner.query("select 1 from identity_users")).rowCount).toBe(0);
    const { rows } = await weakServer.owner.query(
      "select details from audit_entries where action = 'identity.sign-in-refused'",
    );
    expect(rows).toEqual([{ details: { method: "psc", reason: "psc-niveau" } }]);
  });

  test("a wrong state, a code replayed, another browser's return, a forged code: back to the start, nobody signed in", async () => {
    const browser = aBrowser(server);
    const returned = await leaveAndChoose(browser, { rpps: people[2]!.rpps });
    const wrong = new URL(returned);
    wrong.searchParams.set("state", "a".repeat(43));
    expect((await browser.visit(wrong.href)).location).toBe("/connexion?erreur=recommencer");
    expect((await browser.visit(returned)).location).toBe("/connexion?erreur=recommencer");
    const good = await leaveAndChoose(browser, { rpps: people[2]!.rpps });
    const thief = aBrowser(server);
    expect((await thief.visit(good)).location).toBe("/connexion?erreur=recommencer");
    expect((await browser.visit(good)).location).toBe("/c/ici");
    await thief.visit("/connexion/psc");
    expect((await thief.visit(good)).location).toBe("/connexion?erreur=recommencer");
    expect((await thief.visit("/api/me")).status).toBe(401);
  });

  test("cancelled, too late, provider out of reach, not set up: each says which", async () => {
    const browser = aBrowser(server);
    expect((await browser.visit(await leaveAndChoose(browser, { annuler: "1" }))).location).toBe(
      "/connexion?erreur=annule",
    );
    const late = await leaveAndChoose(browser, { rpps: people[2]!.rpps });
    server.deps.clock.advance(601);
    expect((await browser.visit(late)).location).toBe("/connexion?erreur=recommencer");
    expect((await aBrowser(goneServer).visit("/connexion/psc")).location).toBe(
      "/connexion?erreur=psc-indisponible",
    );
    expect((await browser.visit("/connexion/oidc")).location).toBe("/connexion?erreur=non-regle");
  });

  test("a closed account stays closed", async () => {
    const { cptsId } = await aCptsWith(server);
    const member = await aPerson(server, {
      roles: [{ cptsId, role: "professional" }],
      rpps: people[3]!.rpps,
    });
    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [member.userId]);
    const browser = aBrowser(server);
    expect((await signIn(browser, people[3]!.rpps)).location).toBe("/connexion?erreur=compte-ferme");
    expect((await browser.visit("/api/me")).status).toBe(401);
  });

  test("the session planted in a browser before is ended, not carried on", async () => {
    const { cptsId } = await aCptsWith(server);
    const planted = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const browser = aBrowser(server);
    browser.cookies.set(HOME, new Map([planted.cookie.split("=") as [string, string]]));
    await signIn(browser, people[2]!.rpps);
    expect(`maillage_session=${browser.cookies.get(HOME)?.get("maillage_session")}`).not.toBe(planted.cookie);
    expect((await planted.call("GET", "/api/me")).status).toBe(401);
  });

  test("a return to another site leads home", async () => {
    const browser = aBrowser(server);
    expect(
      (await signIn(browser, people[2]!.rpps, "/connexion/psc?retour=//ailleurs.example")).location,
    ).toBe("/");
    for (const strange of ["/%00", "/%ed%a0%bd", `/${"x".repeat(3_000)}`, `/${"%C3%A9".repeat(400)}`]) {
      const { status, location } = await browser.visit(`/connexion/psc?retour=${strange}`);
      expect([status, location?.startsWith(standIn.issuer)]).toEqual([302, true]);
    }
  });

  test("a signed-in person adds it to their own account; a number that is someone else's is refused", async () => {
    const { cptsId } = await aCptsWith(server);
    const person = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const browser = aBrowser(server);
    browser.cookies.set(HOME, new Map([person.cookie.split("=") as [string, string]]));
    await signIn(browser, people[4]!.rpps, "/connexion/psc?relier=1&retour=/compte");
    expect((await browser.visit("/api/me")).json.user.id).toBe(person.userId);
    const later = aBrowser(server);
    await signIn(later, people[4]!.rpps);
    expect((await later.visit("/api/me")).json.user.id).toBe(person.userId);
    const other = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const thief = aBrowser(server);
    thief.cookies.set(HOME, new Map([other.cookie.split("=") as [string, string]]));
    expect((await signIn(thief, people[4]!.rpps, "/connexion/psc?relier=1")).location).toBe(
      "/connexion?erreur=compte-pris",
    );
  });
});
