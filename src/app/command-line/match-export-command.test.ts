import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { newId, withTenant } from "../../platform/db/index.ts";
import { nowOf } from "../../platform/time/index.ts";
import { runCommand } from "./run-command.ts";

const server = await aServer();
const folder = await mkdtemp(join(tmpdir(), "maillage-export-"));
afterAll(() => rm(folder, { recursive: true }));

let said = { out: "", err: "" };
beforeEach(() => {
  said = { out: "", err: "" };
  const keep = (where: keyof typeof said) => (text: string | Uint8Array) => {
    said[where] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  vi.stubEnv("DATABASE_URL", String(server.owner.options.connectionString));
  vi.stubEnv("MAILLAGE_DATA", folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Three who wait, two doctors one of whom goes home; the third patient is weighed by the coordinator. */
async function aRegister() {
  const cpts = await aCptsWith(server, { gps: 2 });
  const at = nowOf(server.deps);
  await withTenant(server.deps.db, cpts.cptsId, async (tx) => {
    for (const [nth, weight] of [30, 20, 5].entries()) {
      const patientId = newId();
      const patient = {
        birth_family_name: "Fictive",
        birth_given_names: "Alba",
        search_text: "alba fictive",
      };
      await tx
        .insertInto("patients_records")
        .values({ cpts_id: cpts.cptsId, id: patientId, sex: "F", birth_on: "1948-05-02", ...patient })
        .execute();
      await tx
        .insertInto("mt_requests")
        .values({
          cpts_id: cpts.cptsId,
          id: newId(),
          reference: `MT-26-000${nth}`,
          status: "waiting",
          patient_id: patientId,
          origin: "desk",
          agreed_at: at,
          agreed_how: "spoken",
          commune_code: "31446",
          latitude: 43.5456,
          longitude: 1.4749,
          needs_home_visit: nth === 1,
          weight,
          ...(nth === 2 ? { overruled_weight: 50, overruled_reason: "Sortie d'hôpital" } : {}),
          waiting_since: at,
          stands_since: at,
        })
        .execute();
    }
    for (const [nth, professional] of cpts.professionals.entries())
      await tx
        .insertInto("mt_offers")
        .values({
          cpts_id: cpts.cptsId,
          id: newId(),
          professional_id: professional.id,
          state: "open",
          capacity: 1,
          zone: "territory",
          home_visits: nth === 1,
          latitude: 43.6,
          longitude: 1.47,
          from_on: "2020-01-01",
          entered_how: "phone",
        })
        .execute();
  });
  return cpts;
}

test("writes an instance without identity that « match run » solves", async () => {
  const cpts = await aRegister();
  const out = join(folder, "instance.json");
  const code = await runCommand(["match", "export", cpts.slug, "--out", out, "--json"]);
  expect(said.err).toBe("");
  expect(code).toBe(0);
  expect(JSON.parse(said.out)).toEqual({ file: out, patients: 3, doctors: 2, arcs: 5 });
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  const text = await readFile(out, "utf8");
  expect(text).not.toMatch(/Fictive|MT-26|[0-9a-f]{8}-[0-9a-f]{4}/);
  expect(JSON.parse(text)).toMatchObject({
    patients: [
      { id: "p1", weight: 30 },
      { id: "p2", weight: 20 },
      { id: "p3", weight: 50 },
    ],
    doctors: [
      { id: "d1", capacity: 1 },
      { id: "d2", capacity: 1 },
    ],
  });
  said.out = "";
  expect(await runCommand(["match", "run", out, "--seed", "3", "--json"])).toBe(0);
  expect(JSON.parse(said.out)).toMatchObject({ served: 2, weight: 80, check: { ok: true }, leftOut: ["p2"] });
  said.out = "";
  expect(await runCommand(["match", "export", cpts.slug, "--out", out])).toBe(0);
  expect(said.out).toContain("3 patients, 2 médecins et 5 liens");
  const { rows } = await server.owner.query(
    "select actor_user_id, actor_label, action, details from audit_entries where cpts_id = $1",
    [cpts.cptsId],
  );
  const kept = { actor_user_id: null, actor_label: "Ligne de commande" };
  const details = { patients: 3, doctors: 2, arcs: 5 };
  expect(rows).toEqual(Array(2).fill({ ...kept, action: "family-doctor.register-exported", details }));
}, 60_000);

test.each([
  [["cpts-inconnue", "--out", join(folder, "x.json")], "Aucune CPTS ne porte le nom court"],
  [["cpts-inconnue"], "Indiquez le fichier à écrire"],
  [["cpts-inconnue", "--out", "x", "--seed", "deux"], "--seed : un nombre entier"],
])("refuses %j in one French sentence", async (words, sentence) => {
  expect(await runCommand(["match", "export", ...words])).toBe(1);
  expect(said).toMatchObject({ out: "", err: expect.stringContaining(sentence) });
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a folder that does not exist is said, and leaves nothing", async () => {
  const cpts = await aRegister();
  const out = join(folder, "absent", "instance.json");
  expect(await runCommand(["match", "export", cpts.slug, "--out", out])).toBe(1);
  expect(said.err).toContain("ne peut pas être écrit");
});
