import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aRequest } from "../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { runCommand } from "./run-command.ts";

const [K1, K2] = [`k1:${"a".repeat(64)}`, `k2:${"c".repeat(64)}`];
const server = await aServer({ INS_KEYS: K1, INS_INDEX_KEY: "b".repeat(64) });

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
  vi.stubEnv("INS_INDEX_KEY", "b".repeat(64));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("« patients rekey » writes the numbers with the first key, says how many, and ends with 1 while a key is missing", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const { patientId } = await aRequest(nurse, slug);
  const at = `/api/c/${slug}/patients/${patientId}`;
  const step = async (body: object) => {
    const readAt = (await nurse.call("GET", `${at}/identity`)).body.updatedAt;
    expect((await nurse.call("POST", `${at}/identity/steps`, { readAt, ...body })).status).toBe(200);
  };
  await step({ step: "document-seen", document: "CNI" });
  await step({
    step: "ins-received",
    ins: { matricule: "251029900010092", authority: "1.2.250.1.213.1.4.10" },
    reason: "Lu",
  });
  const keyOf = async () =>
    (await server.owner.query("select ins_key_id from patients_records where id = $1", [patientId])).rows[0]
      .ins_key_id;
  expect(await keyOf()).toBe("k1");

  vi.stubEnv("INS_KEYS", K2);
  expect(await runCommand(["patients", "rekey"])).toBe(1);
  expect(said.out).toContain("1 matricule n'a pas pu être lu : sa clé n'est pas dans INS_KEYS.");
  expect(await keyOf()).toBe("k1");

  said.out = "";
  vi.stubEnv("INS_KEYS", `${K2},${K1}`);
  expect(await runCommand(["patients", "rekey", "--json"])).toBe(0);
  expect(JSON.parse(said.out)).toEqual({ read: 1, rekeyed: 1, unreadable: 0, twice: 0 });
  expect(await keyOf()).toBe("k2");

  said.out = "";
  vi.stubEnv("INS_KEYS", K2);
  expect(await runCommand(["patients", "rekey"])).toBe(0);
  expect(said.out).toContain("1 matricule gardé, 0 chiffré à nouveau.");
  expect(said.out).toContain("Les anciennes clés ne servent plus");
}, 60_000);
