import { describe, expect, test } from "vitest";
import { aRequestToOrient } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const patient = { familyName: "Fictive", givenName: "Alba" };

async function anOperator(gps: number) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  return { cptsId, slug, professionals, operator };
}

const tally = (statuses: readonly number[]) =>
  Object.fromEntries(
    Map.groupBy(statuses, (status) => status)
      .entries()
      .map(([status, all]) => [status, all.length]),
  );

describe("races", () => {
  test("50 requests for the last place: one 201, 49 clear 409, and 49 requests still to be oriented", async () => {
    const { cptsId, slug, professionals, operator } = await anOperator(1);
    const slotId = await aSlot(server, cptsId, professionals[0]!);
    const base = `/api/c/${slug}/unscheduled-care/requests`;
    const requests = await Promise.all(Array.from({ length: 50 }, () => aRequestToOrient(server, cptsId)));
    const proposed = await Promise.all(
      requests.map(async ({ requestId }) => ({
        requestId,
        orientationId: (await operator.call("GET", `${base}/${requestId}/proposals`)).body.orientationId,
      })),
    );
    const answers = await Promise.all(
      proposed.map(({ requestId, orientationId }) =>
        operator.call("POST", `${base}/${requestId}/book`, { orientationId, slotId }),
      ),
    );
    expect(tally(answers.map((one) => one.status))).toEqual({ 201: 1, 409: 49 });
    const refused = answers.filter((one) => one.status === 409);
    expect(new Set(refused.map((one) => one.body.code))).toEqual(new Set(["agenda.slot-full"]));
    const { rows } = await server.owner.query(
      "select status, count(*)::int as n from snp_requests where cpts_id = $1 group by status order by n",
      [cptsId],
    );
    expect(rows).toEqual([
      { status: "booked", n: 1 },
      { status: "to-orient", n: 49 },
    ]);
  });

  test("one request, ten clicks on ten slots at once: one place", async () => {
    const { cptsId, slug, professionals, operator } = await anOperator(10);
    const slots = await Promise.all(professionals.map((doctor) => aSlot(server, cptsId, doctor)));
    const { requestId } = await aRequestToOrient(server, cptsId);
    const path = `/api/c/${slug}/unscheduled-care/requests/${requestId}`;
    const { orientationId } = (await operator.call("GET", `${path}/proposals`)).body;
    const answers = await Promise.all(
      slots.map((slotId) => operator.call("POST", `${path}/book`, { orientationId, slotId })),
    );
    expect(tally(answers.map((one) => one.status))).toEqual({ 201: 1, 409: 9 });
    const { rows } = await server.owner.query(
      "select sum(taken)::int as n from agenda_slots where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0].n).toBe(1);
  });

  test("10,000 tries over 200 slots by 32 clients: every answered 201 is there, none twice, none lost", {
    timeout: 120_000,
  }, async () => {
    const { cptsId, slug, professionals, operator } = await anOperator(20);
    const slots: { id: string; places: number }[] = [];
    for (let index = 0; index < 200; index++) {
      const places = 1 + (index % 3);
      slots.push({
        id: await aSlot(server, cptsId, professionals[index % 20]!, {
          inMinutes: 60 + 15 * Math.floor(index / 20),
          places,
        }),
        places,
      });
    }
    const booked: string[] = [];
    const statuses: number[] = [];
    let next = 0;
    const client = async () => {
      for (let turn = next++; turn < 10_000; turn = next++) {
        // A multiplier prime to 200 scatters the tries: neighbours in time seldom ask for the same slot, but some do.
        const slotId = slots[(turn * 37 + (turn % 7)) % 200]!.id;
        const answer = await operator.call("POST", `/api/c/${slug}/agenda/bookings`, { slotId, patient });
        statuses.push(answer.status);
        if (answer.status === 201) booked.push(answer.body.id);
      }
    };
    await Promise.all(Array.from({ length: 32 }, client));
    const places = slots.reduce((sum, slot) => sum + slot.places, 0);
    expect(tally(statuses)).toEqual({ 201: places, 409: 10_000 - places });
    const kept = await server.owner.query(
      "select id from agenda_bookings where cpts_id = $1 and status = 'booked'",
      [cptsId],
    );
    expect(new Set(kept.rows.map((row) => row.id))).toEqual(new Set(booked));
    const counted = await server.owner.query(
      `select s.id from agenda_slots s left join agenda_bookings b on b.cpts_id = s.cpts_id and b.slot_id = s.id and b.status = 'booked'
       where s.cpts_id = $1 group by s.cpts_id, s.id having count(b.id) <> s.taken or count(b.id) > s.places`,
      [cptsId],
    );
    expect(counted.rows).toEqual([]);
  });

  test("two that exchange their slots at once, and a move into a slot being cancelled: never a double, never a deadlock answered", async () => {
    const { cptsId, slug, professionals, operator } = await anOperator(2);
    const path = `/api/c/${slug}/agenda/bookings`;
    for (let round = 0; round < 10; round++) {
      const [a, b] = [
        await aSlot(server, cptsId, professionals[0]!, { inMinutes: 60 + round * 20 }),
        await aSlot(server, cptsId, professionals[1]!, { inMinutes: 60 + round * 20 }),
      ];
      const [inA, inB] = [
        (await operator.call("POST", path, { slotId: a, patient })).body,
        (await operator.call("POST", path, { slotId: b, patient })).body,
      ];
      const answers = await Promise.all([
        operator.call("POST", `${path}/${inA.id}/move`, { toSlotId: b, reason: "échange" }),
        operator.call("POST", `${path}/${inB.id}/move`, { toSlotId: a, reason: "échange" }),
      ]);
      expect(answers.every((one) => one.status === 201 || one.status === 409)).toBe(true);
    }
    const { rows } = await server.owner.query(
      "select count(*)::int as n from agenda_bookings where cpts_id = $1 and status = 'booked'",
      [cptsId],
    );
    expect(rows[0].n).toBe(20);
  });
});
