import { expect, test } from "vitest";
import { aRequest } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { readSettings } from "../../../platform/settings/settings.ts";
import { checkInsKeys } from "./check-ins-keys.ts";
import { insKeyOf } from "./ins-number.ts";
import { rekeyIns } from "./rekey-ins.ts";

const server = await aServer({ INS_KEYS: `k1:${"a".repeat(64)}`, INS_INDEX_KEY: "b".repeat(64) });
const AUTHORITY = "1.2.250.1.213.1.4.10";
/** The installation with other keys in its settings. */
const keyed = (INS_KEYS: string, INS_INDEX_KEY = "b".repeat(64)) => ({
  ...server.deps,
  settings: readSettings({ MAILLAGE_MODE: "test", INS_KEYS, INS_INDEX_KEY }),
});
const K1 = `k1:${"a".repeat(64)}`;
const K2 = `k2:${"c".repeat(64)}`;

/** A CPTS and the qualified identities of so many patients. */
async function qualified(count: number) {
  const { cptsId, slug } = await aCptsWith(server);
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const people: { at: string; number: string; patientId: string }[] = [];
  for (let nth = 1; nth <= count; nth++) {
    const { patientId } = await aRequest(nurse, slug);
    const at = `/api/c/${slug}/patients/${patientId}`;
    const thirteen = `25102990${String(people.length + nth * 100).padStart(5, "0")}`;
    const number = thirteen + insKeyOf(thirteen);
    const step = async (body: object) => {
      const readAt = (await nurse.call("GET", `${at}/identity`)).body.updatedAt;
      expect((await nurse.call("POST", `${at}/identity/steps`, { readAt, ...body })).status).toBe(200);
    };
    await step({ step: "document-seen", document: "CNI" });
    await step({ step: "ins-received", ins: { matricule: number, authority: AUTHORITY }, reason: "Lu" });
    people.push({ at, number, patientId });
  }
  return { cptsId, slug, nurse, people };
}

const keysOf = async (cptsId: string) =>
  (
    await server.owner.query<{ key: string }>(
      "select distinct ins_key_id as key from patients_records where cpts_id = $1 and ins_cipher is not null order by 1",
      [cptsId],
    )
  ).rows.map(({ key }) => key);

test("numbers are written with the new key and found by the new index; a second run finds nothing to do; the journal says how many", async () => {
  const { cptsId, nurse, people, slug } = await qualified(3);
  const changed = keyed(`${K2},${K1}`, "d".repeat(64));
  expect(await checkInsKeys(changed)).toMatch(/ne s'ouvrent pas/);
  expect(await rekeyIns(changed)).toEqual({ read: 3, rekeyed: 3, unreadable: 0, twice: 0 });
  expect(await keysOf(cptsId)).toEqual(["k2"]);
  expect(await rekeyIns(changed)).toMatchObject({ read: 3, rekeyed: 0 });
  // The former key is needed no more, and the server shows and finds with the new ones alone.
  const alone = keyed(K2, "d".repeat(64));
  expect(await checkInsKeys(alone)).toBeNull();
  const { settings } = server.deps;
  server.deps.settings = alone.settings;
  const [one] = people;
  expect((await nurse.call("POST", `${one!.at}/ins`, {})).body.matricule).toBe(one!.number);
  const search = { matricule: one!.number, authority: AUTHORITY };
  const found = await nurse.call("POST", `/api/c/${slug}/patients/search-ins`, search);
  expect(found.body.items).toMatchObject([{ id: one!.patientId }]);
  server.deps.settings = settings;
  const { rows } = await server.owner.query(
    "select actor_label, details from audit_entries where cpts_id = $1 and action = 'patients.ins-rekeyed'",
    [cptsId],
  );
  expect(rows).toEqual([{ actor_label: "Ligne de commande", details: { rows: 3, key: "k2" } }]);
  // Back, for the other tests of this database.
  await rekeyIns(keyed(`${K1},${K2}`));
});

test("stopped half way it is taken up again, and a number whose key is missing stays as it is and is counted", async () => {
  const { cptsId, people } = await qualified(3);
  const [first, second] = people.map(({ patientId }) => patientId);
  const columns = "ins_cipher, ins_key_id, ins_index_hash";
  const { rows } = await server.owner.query(`select ${columns} from patients_records where id = $1`, [
    second,
  ]);
  await rekeyIns(keyed(`${K2},${K1}`));
  // As a run that was killed leaves it: one is still to do.
  await server.owner.query(`update patients_records set (${columns}) = ($2, $3, $4) where id = $1`, [
    second,
    ...Object.values(rows[0]),
  ]);
  expect(await keysOf(cptsId)).toEqual(["k1", "k2"]);
  expect(await rekeyIns(keyed(`${K2},${K1}`))).toMatchObject({ rekeyed: 1, unreadable: 0 });
  expect(await keysOf(cptsId)).toEqual(["k2"]);
  await server.owner.query("update patients_records set ins_key_id = 'k9' where id = $1", [first]);
  const back = keyed(`${K1},${K2}`);
  const sum = await rekeyIns(back);
  expect(sum.unreadable).toBe(1);
  expect(await keysOf(cptsId)).toEqual(["k1", "k9"]);
  await server.owner.query("update patients_records set ins_key_id = 'k2' where id = $1", [first]);
  expect(await rekeyIns(back)).toMatchObject({ rekeyed: 1, unreadable: 0 });
  expect(await keysOf(cptsId)).toEqual(["k1"]);
});
