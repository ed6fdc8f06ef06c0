import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { writePageKey } from "../http/index.ts";

const server = await aServer();
const NASTY = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x".repeat(100_000),
  "'; drop table x; --",
  "../../etc",
  "é".repeat(499),
  -1,
  1e308,
  null,
  true,
  [],
  {},
  [["a"]],
];

test("whatever is sent to any of these doors: a refusal with its reason, never a failure", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const doors: [string, string, string[]][] = [
    ["POST", "/api/sign-in/link", ["email", "returnTo"]],
    ["POST", "/api/sign-in/link/use", ["token"]],
    ["POST", "/api/sign-in/passkey", ["response"]],
    ["POST", "/api/me/passkeys", ["label", "response"]],
    ["POST", "/api/me/join-requests", ["cptsSlug", "message"]],
    ["POST", "/api/invitations/read", ["cptsSlug", "token"]],
    ["POST", "/api/invitations/accept", ["cptsSlug", "token"]],
    ["POST", "/api/demo/sign-in", ["userId"]],
    ["POST", `/api/c/${slug}/members`, ["userId", "role", "professionalId", "organization"]],
    ["POST", `/api/c/${slug}/invitations`, ["email", "role", "professionalId", "familyName", "organization"]],
  ];
  for (const [method, path, fields] of doors) {
    for (const field of fields) {
      for (const value of NASTY) {
        const answer = await call(method, path, {
          email: "bon@exemple.invalid",
          role: "operator",
          label: "x",
          token: "A".repeat(43),
          cptsSlug: slug,
          userId: cptsId,
          [field]: value,
        });
        expect(
          [method, path, field, value, answer.status < 500].slice(-1),
          `${path} ${field} ${JSON.stringify(value)?.slice(0, 40)} → ${answer.status}`,
        ).toEqual([true]);
      }
    }
  }
  const key = writePageKey(["a", "b", "not-an-id"]);
  for (const path of [
    `members?after=${key}`,
    `members?after=${writePageKey([1, 2, 3])}`,
    `invitations?after=${writePageKey(["x"])}`,
    "members?limit=0",
    "members?after=%00",
    "invitations/%00",
    "members/professionals?search=%00",
  ]) {
    const answer = await call("GET", `/api/c/${slug}/${path}`);
    expect([400, 404, 422], path).toContain(answer.status);
  }
  for (const path of [
    "/api/me/sessions/%00",
    "/api/me/passkeys/%00",
    `/api/me/passkeys/${"x".repeat(3_000)}`,
    `/api/c/${slug}/members/%00`,
  ]) {
    expect([404, 422], path).toContain((await call("DELETE", path)).status);
  }
  for (const query of [
    "?code=%00&state=%00",
    `?code=${"x".repeat(5_000)}`,
    "?error=access_denied&state=x",
    "?error[]=x",
  ]) {
    expect((await call("GET", `/connexion/psc/retour${query}`)).status).toBe(302);
  }
  expect((await call("GET", "/connexion/psc?retour=/%00%ed%a0%bd")).status).toBe(302);
});
