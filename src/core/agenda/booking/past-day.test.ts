import { expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const DAY = 24 * 60;

test("the desk reads no names of days long over; the professional and who assists do", async () => {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const doctor = professionals[0]!;
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const own = { cptsId, professionalId: doctor.id };
  const practice = [
    await aPerson(server, { roles: [{ ...own, role: "professional" }] }),
    await aPerson(server, { roles: [{ ...own, role: "assistant" }] }),
  ];
  const seenDaysAgo = async (days: number) => {
    const slotId = await aSlot(server, cptsId, doctor, { inMinutes: 60 + days });
    const patient = { familyName: "Fictive", givenName: "Alba" };
    const body = { slotId, patient, reason: "Fièvre", note: "Code 12" };
    await operator.call("POST", `/api/c/${slug}/agenda/bookings`, body);
    const back = [`${days * DAY} minutes`, slotId];
    await server.owner.query(
      "update agenda_slots set starts_at = starts_at - $1::interval, ends_at = ends_at - $1::interval where id = $2",
      back,
    );
    return new Date(Date.parse("2026-11-23") - days * DAY * 60_000).toISOString().slice(0, 10);
  };
  const [recent, old] = [await seenDaysAgo(1), await seenDaysAgo(10)];
  const read = async ({ call }: typeof operator, on: string) =>
    (await call("GET", `/api/c/${slug}/agenda/day?professional=${doctor.id}&on=${on}`)).body.slots[0]
      .bookings[0];
  for (const person of [operator, coordinator]) {
    expect(await read(person, recent)).toMatchObject({
      patient: { familyName: "Fictive" },
      reason: "Fièvre",
    });
    expect(await read(person, old)).toMatchObject({
      status: "booked",
      patient: null,
      reason: null,
      note: null,
    });
  }
  for (const person of practice)
    expect(await read(person, old)).toMatchObject({ patient: { familyName: "Fictive" }, note: "Code 12" });
});

test("a professional without an agenda yet reads an empty day; to others that professional is not there", async () => {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const { id } = professionals[0]!;
  const own = await aPerson(server, { roles: [{ cptsId, role: "professional", professionalId: id }] });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  await server.owner.query("delete from agenda_schedules where cpts_id = $1", [cptsId]);
  const path = `/api/c/${slug}/agenda/day?professional=${id}`;
  expect(await own.call("GET", path)).toMatchObject({ status: 200, body: { slots: [] } });
  expect(await operator.call("GET", path)).toMatchObject({ status: 404 });
});
