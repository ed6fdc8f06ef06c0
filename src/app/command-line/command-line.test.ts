import { execFile, spawn } from "node:child_process";
import { access, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { withDatabaseOf } from "../../../tools/testing/a-real-process.ts";
import { quickFolder } from "../../../tools/testing/quick-folder.ts";
import { removeDataFolder } from "../../../tools/testing/remove-data-folder.ts";

const run = promisify(execFile);
const main = join(import.meta.dirname, "../main.ts");
const folder = await quickFolder("maillage-cli-");
afterAll(() => removeDataFolder(folder));

interface Ran {
  code: number;
  out: string;
  err: string;
}

async function maillage(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const env = { PATH: process.env["PATH"], MAILLAGE_DATA: folder, ...environment };
  try {
    const { stdout, stderr } = await run(process.execPath, [main, ...args], { env, timeout: 60_000 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, err: failed.stderr };
  }
}

const oneSentence = (text: string): boolean =>
  text.trim().split("\n").length === 1 && /[.»:]/.test(text) && !/\bat .*\(/.test(text);

describe("the administrator's command line", () => {
  test("creates, lists, invites, saves, restores and exports, in JSON too", async () => {
    const created = await maillage([
      "cpts",
      "create",
      "--slug",
      "cpts-essai",
      "--name",
      "CPTS d'essai",
      "--department",
      "974",
      "--json",
    ]);
    expect(JSON.parse(created.out)).toMatchObject({ slug: "cpts-essai", timeZone: "Indian/Reunion" });
    expect(JSON.parse((await maillage(["cpts", "list", "--json"])).out)).toHaveLength(1);
    const twice = await maillage([
      "cpts",
      "create",
      "--slug",
      "cpts-essai",
      "--name",
      "Autre",
      "--department",
      "31",
    ]);
    expect(twice).toMatchObject({ code: 1, out: "" });
    expect(twice.err).toContain("déjà pris");
    const nowhere = await maillage(["cpts", "create", "--slug", "x", "--name", "Xy", "--department", "999"]);
    expect(nowhere.err).toContain("aucun département n'a le code « 999 »");
    const lost = await maillage(["backup", join(folder, "absent", "f.gz")]);
    expect(lost).toMatchObject({ code: 1, out: "" });
    expect(oneSentence(lost.err)).toBe(true);
    const invited = await maillage([
      "user",
      "invite",
      "--cpts",
      "cpts-essai",
      "--email",
      "coordination@exemple.invalid",
      "--role",
      "coordinator",
      "--json",
    ]);
    expect(JSON.parse(invited.out).link).toContain("/invitation/cpts-essai/");
    expect(JSON.parse((await maillage(["audit", "verify", "--json"])).out)).toMatchObject({ ok: true });
    const empty = join(folder, "vide.txt");
    await writeFile(empty, "");
    const refused = await maillage(["directory", "import", empty, "--cpts", "cpts-essai", "--json"]);
    expect(refused.code).toBe(1);
    const file = join(folder, "sauvegarde.gz");
    expect(JSON.parse((await maillage(["backup", file, "--json"])).out).rows).toBeGreaterThan(1000);
    const elsewhere = await quickFolder("maillage-cli-");
    const restored = await maillage(["restore", file], { MAILLAGE_DATA: elsewhere });
    expect(restored.code).toBe(0);
    expect(restored.out).toContain("ne porte pas la signature du secret de cette installation");
    const verified = await maillage(["audit", "verify"], { MAILLAGE_DATA: elsewhere });
    expect(verified.code).toBe(1);
    expect(verified.out).toContain("la signature d'un autre secret");
    expect(verified.out).toMatch(/^ {2}(cpts-essai|plateforme) : /m);
    expect(
      JSON.parse((await maillage(["cpts", "list", "--json"], { MAILLAGE_DATA: elsewhere })).out),
    ).toMatchObject([{ name: "CPTS d'essai" }]);
    await removeDataFolder(elsewhere);
    const out = join(folder, "export");
    expect((await maillage(["export", "cpts-essai", "--out", out])).code).toBe(0);
    expect(await readdir(out)).toContain("identity_invitations.csv");
    expect((await maillage(["doctor", "--json"])).code).toBe(0);
  }, 120_000);

  test("shows the events that were given up, and gives them their tries again", async () => {
    await withDatabaseOf(folder, (owner) =>
      owner.query(
        `insert into events_outbox (cpts_id, id, name, payload, attempts, last_error)
         select id, gen_random_uuid(), 'test.given-up', '{}', case n when 3 then 9 else 10 end, 'boom' from territory_cpts, generate_series(1, 3) n`,
      ),
    );
    const list = async () => JSON.parse((await maillage(["events", "list", "--json"])).out);
    expect(await list()).toMatchObject([
      { cpts: "cpts-essai", name: "test.given-up", count: 2, error: "boom" },
    ]);
    expect((await maillage(["events", "list"])).out).toContain("cpts-essai  test.given-up : 2");
    expect(JSON.parse((await maillage(["events", "retry", "--json"])).out)).toEqual({ retried: 2 });
    expect(await list()).toEqual([]);
    expect((await maillage(["events", "retry"])).out).toContain("rien à reprendre");
    expect((await maillage(["--help"])).out).toMatch(/events retry +redonne dix essais/);
  }, 120_000);

  test("the doctor says all that is wrong, not the first thing alone", async () => {
    const unreachable = { DATABASE_URL: "postgres://x:y@127.0.0.1:1/z", SMTP_URL: "smtp://127.0.0.1:1" };
    const ran = await maillage(["doctor", "--json"], unreachable);
    expect(ran.code).toBe(1);
    const { ok, findings } = JSON.parse(ran.out) as {
      ok: boolean;
      findings: { what: string; ok: boolean; sentence: string }[];
    };
    expect(ok).toBe(false);
    expect(findings.filter((one) => !one.ok).map((one) => one.what)).toEqual(["database", "mail"]);
    expect(findings.find((one) => one.what === "database")?.sentence).toContain("ne répond pas");
  });

  // Under npm a shell stands between: it is told, ends alone, and says nothing to us.
  test.each([
    ["it", [process.execPath, main, "serve", "--empty"], { code: 0, signal: null }, {}],
    [
      "npm's shell",
      ["sh", "-c", `"${process.execPath}" "${main}" serve --empty; true`],
      { code: null, signal: "SIGTERM" },
      { npm_lifecycle_event: "start" },
    ],
  ])(
    "%s is told to stop while the server prepares itself: it ends what it began and leaves nothing behind",
    async (_who, command, end, own) => {
      const data = join(folder, String(end.code));
      const env = { PATH: process.env["PATH"], MAILLAGE_DATA: data, PORT: "0", ...own };
      const [program = "", ...rest] = command;
      const child = spawn(program, rest, { env });
      let said = "";
      child.stdout.on("data", (chunk) => {
        const before = said;
        said += chunk;
        // Once: a second signal is how one insists.
        if (!before.includes("démarrage…") && said.includes("démarrage…")) child.kill("SIGTERM");
      });
      const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
      // Closed once the last of those that wrote to it has ended.
      await new Promise((resolve) => child.once("close", resolve));
      expect(await ended).toEqual(end);
      expect(said).toContain("arrêté avant d'être prêt : le prochain démarrage reprend");
      expect(await readdir(join(data, "postgres"))).not.toContain("in-use.json");
      await expect(access(join(data, "postgres", "cluster", "postmaster.pid"))).rejects.toThrow(/ENOENT/);
    },
    60_000,
  );

  test("a problem is one French sentence and a code other than 0", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const port = String((taken.address() as { port: number }).port);
    const problems: [string, Ran][] = [
      ["déjà pris", await maillage(["serve"], { PORT: port })],
      ["PORT", await maillage(["serve"], { PORT: "beaucoup" })],
      ["HOST=192.0.2.1", await maillage(["serve"], { HOST: "192.0.2.1", PORT: "0" })],
      ["MAILLAGE_URL", await maillage(["serve"], { MAILLAGE_MODE: "production" })],
      ["dossier", await maillage(["serve"], { MAILLAGE_DATA: "/dev/null/data", PORT: "0" })],
      [
        "ne répond pas",
        await maillage(["serve"], { DATABASE_URL: "postgres://x:y@127.0.0.1:1/z", PORT: "0" }),
      ],
      ["Aucune CPTS", await maillage(["export", "inconnue"])],
      ["Indiquez le fichier", await maillage(["backup"])],
    ];
    taken.close();
    for (const [words, ran] of problems) {
      expect(ran.err).toContain(words);
      expect(ran.code).not.toBe(0);
      expect(oneSentence(ran.err)).toBe(true);
    }
  }, 120_000);
});
