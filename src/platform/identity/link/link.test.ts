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

  test("an account named after its address is asked for its name, once; the journal keeps what was", async () => {
    const { cptsId } = await aCptsWith(server);
    const { userId, call } = await aPerson(server, {
      roles: [{ cptsId, role: "operator" }],
      email: "neuve.sans@exemple.invalid",
      familyName: "neuve.sans",
      givenName: "",
    });
    const browser = aBrowser(server);
    await ask(browser, "neuve.sans@exemple.invalid", "/c/ici/demandes");
    const used = await use(browser, await mailedToken("neuve.sans@exemple.invalid"));
    expect(used.json).toEqual({ returnTo: "/compte/sessions" });
    expect((await browser.visit("/api/me")).json.user.nameMissing).toBe(true);
    const name = { givenName: "Inès", familyName: "Aubert" };
    expect((await call("PUT", "/api/me/name", { ...name, givenName: " " })).status).toBe(422);
    expect((await call("PUT", "/api/me/name", name)).status).toBe(204);
    expect((await call("GET", "/api/me")).body.user).toMatchObject({
      displayName: "Inès Aubert",
      nameMissing: false,
    });
    expect((await call("PUT", "/api/me/name", name)).body.code).toBe("identity.name-known");
    const { rows } = await server.owner.query(
      "select distinct actor_label from audit_entries where actor_user_id = $1 and action = 'identity.name-said'",
      [userId],
    );
    expect(rows).toEqual([{ actor_label: "neuve.sans" }]);
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

  test("five per browser and quarter of an hour, known or not; ten per minute from one place", async () => {
    const insisting = aBrowser(strict);
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await ask(insisting, "insiste@exemple.invalid")).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    for (let i = 0; i < 4; i++)
      statuses.push((await ask(aBrowser(strict), `autre${i}@exemple.invalid`)).status);
    const refused = await ask(aBrowser(strict), "encore@exemple.invalid");
    expect(refused).toMatchObject({ status: 429, json: { code: "request.too-many" } });
  });
});

describe("nobody is shut out by what others ask for their address", () => {
  const behindProxy = { TRUSTED_PROXIES: "local" };
  const askFrom = (on: ReturnType<typeof aBrowser>, email: string, source: string) =>
    on.visit("/api/sign-in/link", {
      method: "POST",
      body: { email },
      headers: { "x-forwarded-for": source },
    });
  const mailsTo = (on: typeof server, email: string) =>
    on.mailbox.list().filter((mail) => mail.to.includes(email)).length;

  test("a flood from one place stops there; from elsewhere the person still gets a link", async () => {
    const here = await aServer(behindProxy);
    await aMember("visee@exemple.invalid", here);
    const flood = [];
    for (let i = 0; i < 14; i++)
      flood.push((await askFrom(aBrowser(here), "visee@exemple.invalid", "203.0.113.66")).status);
    expect(flood.filter((one) => one === 202)).toHaveLength(10);
    expect(flood.slice(10)).toEqual([429, 429, 429, 429]);
    expect((await askFrom(aBrowser(here), "visee@exemple.invalid", "198.51.100.7")).status).toBe(202);
    await expect.poll(() => mailsTo(here, "visee@exemple.invalid"), { timeout: 5_000 }).toBe(11);
  });

  test("a flood from everywhere goes quiet, the same for an unknown address; what was sent still opens, and so does a browser that did before", async () => {
    const here = await aServer(behindProxy);
    const person = await aMember("cible@exemple.invalid", here);
    const tokens = () =>
      here.mailbox
        .list()
        .flatMap((mail) => /connexion\/lien\/([A-Za-z0-9_-]{43})\b/.exec(mail.text)?.[1] ?? []);
    const mine = aBrowser(here);
    await askFrom(mine, "cible@exemple.invalid", "198.51.100.7");
    await expect.poll(() => tokens().length, { timeout: 5_000 }).toBe(1);
    expect((await use(mine, tokens()[0]!)).status).toBe(200);
    const early = aBrowser(here);
    await askFrom(early, "cible@exemple.invalid", "198.51.100.8");
    await expect.poll(() => tokens().length, { timeout: 5_000 }).toBe(2);

    const answers = new Set<string>();
    for (const email of ["cible@exemple.invalid", "inconnue@exemple.invalid"])
      for (let i = 0; i < 25; i++) {
        const page = await askFrom(aBrowser(here), email, `203.0.113.${i}`);
        answers.add(`${page.status} ${page.text}`);
      }
    expect([...answers]).toHaveLength(1);
    const { rows } = await here.owner.query(
      "select email, count(*)::int as kept from identity_links group by 1 order by 1",
    );
    expect(rows).toEqual([
      { email: "cible@exemple.invalid", kept: 20 },
      { email: "inconnue@exemple.invalid", kept: 20 },
    ]);

    // The browser of before is served at once, and the link that was on its way opens.
    expect((await askFrom(mine, "cible@exemple.invalid", "198.51.100.7")).status).toBe(202);
    await expect.poll(() => mailsTo(here, "cible@exemple.invalid"), { timeout: 5_000 }).toBe(21);
    const opened = [];
    for (const token of tokens()) opened.push((await use(early, token)).status);
    expect(opened.filter((one) => one === 200)).toHaveLength(1);
    expect((await early.visit("/api/me")).json.user.id).toBe(person.userId);
  });

  test("the mark of one address serves no other, and opens nothing", async () => {
    const here = await aServer(behindProxy);
    await aMember("une@exemple.invalid", here);
    await aMember("deux@exemple.invalid", here);
    const mine = aBrowser(here);
    await askFrom(mine, "une@exemple.invalid", "198.51.100.7");
    await expect.poll(() => mailsTo(here, "une@exemple.invalid"), { timeout: 5_000 }).toBe(1);
    const token = /connexion\/lien\/([A-Za-z0-9_-]{43})\b/.exec(here.mailbox.list()[0]?.text ?? "")?.[1];
    await use(mine, token!);
    for (let i = 0; i < 10; i++) await askFrom(aBrowser(here), "deux@exemple.invalid", "198.51.100.7");
    expect((await askFrom(mine, "deux@exemple.invalid", "198.51.100.7")).status).toBe(429);
    const thief = aBrowser(here);
    const jar = [...mine.cookies.values()][0]!;
    thief.cookies.set(
      [...mine.cookies.keys()][0]!,
      new Map([["maillage_known", jar.get("maillage_known")!]]),
    );
    expect((await thief.visit("/api/me")).status).toBe(401);
  });
});
