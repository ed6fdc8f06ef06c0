import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aBrowser } from "../testing/a-browser.ts";

const server = await aServer();
const strict = await aServer({ RATE_LIMIT_FACTOR: "1" });

const aMember = async (email: string, on = server) => {
  const { cptsId } = await aCptsWith(on);
  return aPerson(on, { roles: [{ cptsId, role: "operator" }], email });
};
const ask = (browser: ReturnType<typeof aBrowser>, email: string, returnTo?: string) =>
  browser.visit("/api/sign-in/link", { method: "POST", body: { email, returnTo } });
const use = (browser: ReturnType<typeof aBrowser>, token: string) =>
  browser.visit("/api/sign-in/link/use", { method: "POST", body: { token } });

async function mailedToken(email: string, count = 1): Promise<string> {
  await expect
    .poll(() => server.mailbox.list().filter((mail) => mail.to.includes(email)).length, { timeout: 5_000 })
    .toBe(count);
  const mail = server.mailbox.list().find((one) => one.to.includes(email));
  const token = /connexion\/lien\/([A-Za-z0-9_-]{43})\b/.exec(mail?.text ?? "")?.[1];
  expect(token).toBeDefined();
  return token!;
}

describe("a link by mail", () => {
  test("signs in once, in the browser that asked, and leads where one was going", async () => {
    const person = await aMember("lien@exemple.invalid");
    const browser = aBrowser(server);
    expect((await ask(browser, " Lien@Exemple.invalid ", "/c/ici/demandes")).status).toBe(202);
    const token = await mailedToken("lien@exemple.invalid");
    const used = await use(browser, token);
    expect(used).toMatchObject({ status: 200, json: { returnTo: "/c/ici/demandes" } });
    expect(used.setCookies.join()).toMatch(/maillage_session=[^;]{43};.*HttpOnly; SameSite=Lax/);
    expect((await browser.visit("/api/me")).json.user.id).toBe(person.userId);
    expect((await use(browser, token)).json.code).toBe("identity.link-over");
  });

  test("only a hash of it is kept", async () => {
    await aMember("empreinte@exemple.invalid");
    await ask(aBrowser(server), "empreinte@exemple.invalid");
    const token = await mailedToken("empreinte@exemple.invalid");
    const { rows } = await server.owner.query(
      "select l::text as line, encode(token_hash, 'escape') as hash from identity_links l where email = 'empreinte@exemple.invalid'",
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("another browser is refused with its reason, and does not use it up", async () => {
    await aMember("ailleurs@exemple.invalid");
    const [mine, other] = [aBrowser(server), aBrowser(server)];
    await ask(mine, "ailleurs@exemple.invalid");
    const token = await mailedToken("ailleurs@exemple.invalid");
    const refused = await use(other, token);
    expect(refused).toMatchObject({ status: 403, json: { code: "identity.link-other-browser" } });
    expect(refused.json.detail).toContain("dans le navigateur où vous l'avez demandé");
    await ask(other, "inconnu@exemple.invalid");
    expect((await use(other, token)).status).toBe(403);
    expect((await other.visit("/api/me")).status).toBe(401);
    expect((await use(mine, token)).status).toBe(200);
  });

  test("a forged one, and one of more than 15 minutes, open nothing", async () => {
    await aMember("tard@exemple.invalid");
    const browser = aBrowser(server);
    await ask(browser, "tard@exemple.invalid");
    const token = await mailedToken("tard@exemple.invalid");
    expect((await use(browser, "A".repeat(43))).json.code).toBe("identity.link-over");
    server.deps.clock.advance(901);
    expect((await use(browser, token)).json.code).toBe("identity.link-over");
  });

  test("an unknown address and a closed account get the same answer, and no mail", async () => {
    const closed = await aMember("ferme@exemple.invalid");
    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [closed.userId]);
    await aMember("connu@exemple.invalid");
    const answers = [];
    for (const email of ["personne@exemple.invalid", "ferme@exemple.invalid", "connu@exemple.invalid"]) {
      const page = await ask(aBrowser(server), email);
      answers.push({
        status: page.status,
        text: page.text,
        cookies: page.setCookies.map((one) => one.replace(/=[^;]*/, "")),
      });
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    await mailedToken("connu@exemple.invalid");
    expect(server.mailbox.list().filter((mail) => /personne|ferme/.test(mail.to))).toEqual([]);
  });

  test("an account closed after the mail does not open", async () => {
    const person = await aMember("depuis@exemple.invalid");
    const browser = aBrowser(server);
    await ask(browser, "depuis@exemple.invalid");
    const token = await mailedToken("depuis@exemple.invalid");
    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [person.userId]);
    expect((await use(browser, token)).json.code).toBe("identity.account-closed");
    expect((await browser.visit("/api/me")).status).toBe(401);
  });

  test("two uses at once: one session", async () => {
    await aMember("double@exemple.invalid");
    const browser = aBrowser(server);
    await ask(browser, "double@exemple.invalid");
    const token = await mailedToken("double@exemple.invalid");
    const tries = await Promise.all(Array.from({ length: 8 }, () => use(browser, token)));
    expect(tries.map((one) => one.status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
  });

  test("a return to another site leads home", async () => {
    await aMember("retour@exemple.invalid");
    const browser = aBrowser(server);
    await ask(browser, "retour@exemple.invalid", "/\\ailleurs.example");
    expect((await use(browser, await mailedToken("retour@exemple.invalid"))).json.returnTo).toBe("/");
  });

  test("five per address and quarter of an hour, known or not; ten per minute from one place", async () => {
    const statuses = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await ask(aBrowser(strict), "insiste@exemple.invalid")).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    for (let i = 0; i < 4; i++)
      statuses.push((await ask(aBrowser(strict), `autre${i}@exemple.invalid`)).status);
    const refused = await ask(aBrowser(strict), "encore@exemple.invalid");
    expect(refused).toMatchObject({ status: 429, json: { code: "request.too-many" } });
  });
});
