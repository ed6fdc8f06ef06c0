import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aBrowser, type TestBrowser } from "../testing/a-browser.ts";
import { aPasskey, type TestPasskey } from "../testing/a-passkey.ts";

const HOME = "http://localhost:3000";
const server = await aServer();

async function aPersonWithPasskey(known: object = {}) {
  const { cptsId } = await aCptsWith(server);
  const person = await aPerson(server, { roles: [{ cptsId, role: "operator" }], ...known });
  const browser = aBrowser(server);
  browser.cookies.set(HOME, new Map([person.cookie.split("=") as [string, string]]));
  const passkey = aPasskey(HOME);
  const options = (await browser.visit("/api/me/passkeys/options", { method: "POST" })).json;
  const kept = await browser.visit("/api/me/passkeys", {
    method: "POST",
    body: { label: "Mon téléphone", response: passkey.create(options) },
  });
  return { person, browser, passkey, options, kept };
}

async function enter(browser: TestBrowser, passkey: TestPasskey, change?: Parameters<TestPasskey["get"]>[1]) {
  const options = (await browser.visit("/api/sign-in/passkey/options", { method: "POST" })).json;
  return browser.visit("/api/sign-in/passkey", {
    method: "POST",
    body: { response: passkey.get(options, change) },
  });
}

describe("passkeys", () => {
  test("one is made, named, signs in without saying who one is, is renamed and removed", async () => {
    const { person, browser, passkey, options, kept } = await aPersonWithPasskey();
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect(kept.status).toBe(201);
    const stranger = aBrowser(server);
    const asked = (await stranger.visit("/api/sign-in/passkey/options", { method: "POST" })).json;
    expect(asked.allowCredentials ?? []).toEqual([]);
    expect((await enter(stranger, passkey)).json).toEqual({ returnTo: "/" });
    expect((await stranger.visit("/api/me")).json.user.id).toBe(person.userId);
    await browser.visit(`/api/me/passkeys/${passkey.id}`, {
      method: "PATCH",
      body: { label: "Téléphone du cabinet" },
    });
    const { items } = (await browser.visit("/api/me/passkeys")).json;
    expect(items).toMatchObject([{ id: passkey.id, label: "Téléphone du cabinet" }]);
    expect(items[0].lastUsedAt).not.toBeNull();
    expect((await browser.visit(`/api/me/passkeys/${passkey.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await enter(aBrowser(server), passkey)).json.code).toBe("identity.passkey-refused");
  });

  test.each([
    ["a counter that went back (a copied key)", { counter: 0 }],
    ["another site", { origin: "https://maillage.ailleurs.example" }],
    ["another relying party", { rpId: "ailleurs.example" }],
    ["nobody at the device", { flags: 0x01 }],
  ])("refuses %s", async (_, change) => {
    const { passkey } = await aPersonWithPasskey();
    expect((await enter(aBrowser(server), passkey)).status).toBe(200);
    const thief = aBrowser(server);
    expect(await enter(thief, passkey, change)).toMatchObject({
      status: 422,
      json: { code: "identity.passkey-refused" },
    });
    expect((await thief.visit("/api/me")).status).toBe(401);
  });

  test("leads where one was going, and an account without a name to where it is asked", async () => {
    const goTo = async (known?: object) => {
      const [{ passkey }, browser] = [await aPersonWithPasskey(known), aBrowser(server)];
      const options = (await browser.visit("/api/sign-in/passkey/options", { method: "POST" })).json;
      const body = { response: passkey.get(options), returnTo: "/c/ici/demandes" };
      return (await browser.visit("/api/sign-in/passkey", { method: "POST", body })).json.returnTo;
    };
    expect(await goTo()).toBe("/c/ici/demandes");
    const nameless = { email: "cle.sans@exemple.invalid", familyName: "cle.sans", givenName: "" };
    expect(await goTo(nameless)).toBe("/compte/sessions");
  });

  test("an answer replayed, or made for another browser's question, is refused", async () => {
    const { passkey } = await aPersonWithPasskey();
    const [mine, other] = [aBrowser(server), aBrowser(server)];
    const options = (await mine.visit("/api/sign-in/passkey/options", { method: "POST" })).json;
    await other.visit("/api/sign-in/passkey/options", { method: "POST" });
    const response = passkey.get(options);
    const send = (browser: TestBrowser) =>
      browser.visit("/api/sign-in/passkey", { method: "POST", body: { response } });
    expect((await send(other)).status).toBe(422);
    expect((await send(mine)).status).toBe(200);
    expect((await send(mine)).status).toBe(422);
  });

  test("another person's key is neither shown, renamed nor removed; a key is kept once", async () => {
    const { passkey, browser, options } = await aPersonWithPasskey();
    const other = await aPersonWithPasskey();
    expect((await other.browser.visit(`/api/me/passkeys/${passkey.id}`, { method: "DELETE" })).status).toBe(
      404,
    );
    expect(
      (
        await other.browser.visit(`/api/me/passkeys/${passkey.id}`, {
          method: "PATCH",
          body: { label: "À moi" },
        })
      ).status,
    ).toBe(404);
    expect((await other.browser.visit("/api/me/passkeys")).json.items).toHaveLength(1);
    const replay = await browser.visit("/api/me/passkeys", {
      method: "POST",
      body: { label: "Encore", response: passkey.create(options) },
    });
    expect(replay.status).toBe(422);
    const again = (await other.browser.visit("/api/me/passkeys/options", { method: "POST" })).json;
    const twice = await other.browser.visit("/api/me/passkeys", {
      method: "POST",
      body: { label: "Volée", response: passkey.create(again) },
    });
    expect(twice.json.code).toBe("identity.passkey-known");
  });

  test("a closed account is not opened by its key", async () => {
    const { person, passkey } = await aPersonWithPasskey();
    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [person.userId]);
    expect((await enter(aBrowser(server), passkey)).json.code).toBe("identity.account-closed");
  });
});
