import { describe, expect, test } from "vitest";
import { somePeople } from "../../../../tools/testing/a-directory.ts";
import type { PersonOptions } from "../../../../tools/testing/a-person.ts";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";
import { buildApp } from "../../../app/server/build-app.ts";
import { newId, withTenant } from "../../db/index.ts";
import { readSettings } from "../../settings/settings.ts";
import { nowOf } from "../../time/index.ts";
import { closeAccount } from "../index.ts";
import { openSession } from "./open-session.ts";

const server = await aServer();

async function aMember() {
  const { cptsId, slug } = await aCptsWith(server, { name: "CPTS de l'essai" });
  return {
    cptsId,
    slug,
    ...(await aPerson(server, {
      roles: [
        { cptsId, role: "operator" },
        { cptsId, role: "coordinator" },
      ],
    })),
  };
}

describe("sessions", () => {
  test("/api/me says who, where, and with which roles; nobody signed in gets 401", async () => {
    const { call, cptsId, slug } = await aMember();
    const me = await call("GET", "/api/me");
    expect(me.body).toMatchObject({
      user: { displayName: "Camille Essai" },
      demo: false,
      currentCptsId: cptsId,
      memberships: [
        {
          cptsId,
          cptsSlug: slug,
          cptsName: "CPTS de l'essai",
          roles: ["operator", "coordinator"],
          timeZone: "Europe/Paris",
        },
      ],
    });
    expect((await aStranger(server)("GET", "/api/me")).status).toBe(401);
  });

  test("/api/me says the professions of those whom the person is or assists, in each CPTS", async () => {
    const { cptsId } = await aCptsWith(server);
    const other = await aCptsWith(server);
    const [doctor, nurse] = await somePeople(server, cptsId, [
      { given: "Anne", family: "Médecin", profession: "10" },
      { given: "Luc", family: "Infirmier", profession: "60" },
    ]);
    const professionsOf = async (roles: PersonOptions["roles"]) => {
      const person = await aPerson(server, { roles });
      const { memberships } = (await person.call("GET", "/api/me")).body;
      return memberships.find((one: { cptsId: string }) => one.cptsId === cptsId).professions;
    };
    expect(await professionsOf([{ cptsId, role: "professional", professionalId: nurse! }])).toEqual(["60"]);
    expect(await professionsOf([{ cptsId, role: "professional" }])).toEqual([]);
    expect(
      await professionsOf([
        { cptsId, role: "professional", professionalId: nurse! },
        { cptsId, role: "assistant", professionalId: doctor! },
        { cptsId: other.cptsId, role: "coordinator" },
      ]),
    ).toEqual(["10", "60"]);
  });

  test("one sees one's own, ends any of them at once, and not another person's", async () => {
    const { call, userId } = await aMember();
    const other = await aMember();
    const now = nowOf(server.deps);
    const second = await withTenant(server.deps.db, newId(), (tx) =>
      openSession(tx, { userId, method: "link", device: "Firefox sur Linux", now }),
    );
    const elsewhere = (method: string, path: string) =>
      call(method, path, undefined, { cookie: `maillage_session=${second.token}` });
    expect((await elsewhere("GET", "/api/me")).status).toBe(200);
    const { items } = (await call("GET", "/api/me/sessions")).body;
    expect(items.map((one: { current: boolean; device: string }) => [one.current, one.device])).toEqual([
      [true, "test"],
      [false, "Firefox sur Linux"],
    ]);
    expect((await other.call("DELETE", `/api/me/sessions/${second.id}`)).status).toBe(404);
    expect((await call("DELETE", `/api/me/sessions/${second.id}`)).status).toBe(204);
    expect((await elsewhere("GET", "/api/me")).status).toBe(401);
    expect((await call("GET", "/api/me")).status).toBe(200);
  });

  test("signing out ends the session for good, even for who kept its cookie", async () => {
    const { call } = await aMember();
    const out = await call("POST", "/api/sign-out");
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toContain("maillage_session=;");
    expect((await call("GET", "/api/me")).status).toBe(401);
  });

  test("a session unused for four hours ends; one in use ends after fourteen", async () => {
    const idle = await aMember();
    server.deps.clock.advance(4 * 3_600 + 1);
    expect((await idle.call("GET", "/api/me")).status).toBe(401);
    const busy = await aMember();
    for (let hours = 0; hours < 13; hours += 3) {
      expect((await busy.call("GET", "/api/me")).status).toBe(200);
      server.deps.clock.advance(3 * 3_600);
    }
    expect((await busy.call("GET", "/api/me")).status).toBe(401);
  });

  test("a closed account loses its sessions", async () => {
    const { call, userId } = await aMember();
    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [userId]);
    expect((await call("GET", "/api/me")).status).toBe(401);
  });

  test("an account closed from the command line loses its sessions at once, and may be opened again", async () => {
    const { cptsId } = await aCptsWith(server);
    const { call, userId } = await aPerson(server, {
      roles: [{ cptsId, role: "operator" }],
      email: "perdu@exemple.invalid",
    });
    expect((await call("GET", "/api/me")).status).toBe(200);
    expect(await closeAccount(server.deps, { email: "Perdu@exemple.invalid" })).toEqual({ sessionsEnded: 1 });
    expect((await call("GET", "/api/me")).status).toBe(401);
    await closeAccount(server.deps, { email: "perdu@exemple.invalid", reopen: true });
    expect((await call("GET", "/api/me")).status).toBe(401);
    const { rows } = await server.owner.query("select disabled_at from identity_users where id = $1", [
      userId,
    ]);
    expect(rows).toEqual([{ disabled_at: null }]);
    await expect(closeAccount(server.deps, { email: "personne@exemple.invalid" })).rejects.toThrow(
      /Aucun compte/,
    );
  });

  test("forged, truncated and oversized cookies are nobody", async () => {
    const { cookie } = await aMember();
    const value = cookie.split("=")[1] ?? "";
    const changed = `${value.slice(0, -1)}${value.endsWith("A") ? "B" : "A"}`;
    for (const forged of [
      changed,
      value.slice(0, 20),
      "A".repeat(43),
      "x".repeat(4_000),
      "%00",
      "' or 1=1",
    ]) {
      expect(
        (await aStranger(server)("GET", "/api/me", undefined, { cookie: `maillage_session=${forged}` }))
          .status,
      ).toBe(401);
    }
  });

  test("rights: every slice's sentences, what I have and to whom it is open", async () => {
    const { call, slug } = await aMember();
    const { items } = (await call("GET", `/api/c/${slug}/rights`)).body;
    expect(items).toContainEqual({
      slice: "identity",
      name: "member.read",
      sentence: "Voir qui fait quoi dans la CPTS",
      condition: null,
      allowed: true,
      openTo: ["Coordination", "Administration de la plateforme"],
    });
    expect(items.some((one: { slice: string }) => one.slice === "territory")).toBe(true);
    const nurse = await aPerson(server, {
      roles: [{ cptsId: (await call("GET", "/api/me")).body.currentCptsId, role: "professional" }],
    });
    const hers = (await nurse.call("GET", `/api/c/${slug}/rights`)).body.items;
    expect(hers.find((one: { name: string }) => one.name === "member.grant").allowed).toBe(false);
  });

  test("every night what has ended is forgotten, and nothing else", async () => {
    const { call, userId } = await aMember();
    await server.owner.query(
      "update identity_sessions set ends_at = now() - interval '1 year' where user_id <> $1",
      [userId],
    );
    const { identitySlice } = await import("../index.ts");
    await identitySlice.jobs?.[0]?.run(server.deps, {}, { signal: new AbortController().signal });
    expect((await server.owner.query("select user_id from identity_sessions")).rows).toEqual([
      { user_id: userId },
    ]);
    expect((await call("GET", "/api/me")).status).toBe(200);
  });
});

describe("over https", () => {
  test("cookies are __Host-, Secure, and the demo's doors do not exist in production", async () => {
    const settings = readSettings({
      MAILLAGE_MODE: "production",
      MAILLAGE_URL: "https://maillage.example",
      MAILLAGE_SECRET: "s".repeat(32),
      SMTP_URL: "smtp://127.0.0.1:25",
    });
    const app = buildApp({ ...server.deps, settings });
    const call = (path: string, body?: object) =>
      app.request(path, {
        method: body ? "POST" : "GET",
        headers: { "x-maillage": "1", "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const asked = await call("/api/sign-in/link", { email: "personne@exemple.invalid" });
    expect(asked.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-maillage_browser=[^;]+; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect((await call("/api/demo/people")).status).toBe(404);
    expect((await call("/api/demo/sign-in", { userId: newId() })).status).toBe(404);
    expect(await (await call("/api/sign-in/ways")).json()).toEqual({ psc: false, oidc: null, demo: false });
  });

  test("production refuses a local identity provider", () => {
    const production = {
      MAILLAGE_MODE: "production",
      MAILLAGE_URL: "https://maillage.example",
      MAILLAGE_SECRET: "s".repeat(32),
      SMTP_URL: "smtp://127.0.0.1:25",
    };
    expect(() => readSettings({ ...production, PSC_ISSUER: "http://127.0.0.1:4000" })).toThrow(
      /fournisseur d'identité local est refusé/,
    );
  });
});
