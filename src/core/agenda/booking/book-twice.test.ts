import { describe, expect, test } from "vitest";
import { aRequestToOrient } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";

const server = await aServer();

async function anOperator() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  return { cptsId, path: `/api/c/${slug}`, doctor: professionals[0]!, call };
}

const thrice = (call: TestPerson["call"], path: string, body: object, key: string) =>
  Promise.all([1, 2, 3].map(() => call("POST", path, body, { "idempotency-key": key })));

// The last place: whoever comes second with the same key is refused by the place, not by the key.
describe("the same sending, three times at once", () => {
  test("books the last place of a slot once, and each is told so", async () => {
    const { cptsId, path, doctor, call } = await anOperator();
    for (let round = 0; round < 5; round++) {
      const slotId = await aSlot(server, cptsId, doctor, { inMinutes: 60 + round * 20 });
      const body = { slotId, patient: { familyName: "Essai", givenName: "Ana" } };
      const got = await thrice(call, `${path}/agenda/bookings`, body, `double-click-${round}`);
      expect(got.map((one) => one.status)).toEqual([201, 201, 201]);
      expect(new Set(got.map((one) => one.body.id)).size).toBe(1);
    }
  });

  test("books for a request once, and each is told so", async () => {
    const { cptsId, path, doctor, call } = await anOperator();
    await aSlot(server, cptsId, doctor);
    const { requestId } = await aRequestToOrient(server, cptsId);
    const ofRequest = `${path}/unscheduled-care/requests/${requestId}`;
    const { orientationId, items } = (await call("GET", `${ofRequest}/proposals`)).body;
    const body = { orientationId, slotId: items[0].slotId };
    const got = await thrice(call, `${ofRequest}/book`, body, "double-click");
    expect(got.map((one) => one.status)).toEqual([201, 201, 201]);
    expect(new Set(got.map((one) => one.body.id)).size).toBe(1);
  });

  test("another key is another sending: the place is gone", async () => {
    const { cptsId, path, doctor, call } = await anOperator();
    const body = {
      slotId: await aSlot(server, cptsId, doctor),
      patient: { familyName: "Essai", givenName: "Ana" },
    };
    await thrice(call, `${path}/agenda/bookings`, body, "first-sending");
    const [other] = await thrice(call, `${path}/agenda/bookings`, body, "second-sending");
    expect(other).toMatchObject({ status: 409, body: { code: "agenda.slot-full" } });
  });
});
