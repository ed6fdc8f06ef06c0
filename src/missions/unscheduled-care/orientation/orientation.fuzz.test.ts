import { expect, test } from "vitest";
import { aRequestToOrient } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const ODD: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  Number.MAX_SAFE_INTEGER,
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "é".repeat(5_000),
  "'; drop table agenda_slots; --",
  "9999-12-31T23:59:59Z",
  "-271821-04-20",
  [],
  [[]],
  {},
  { "\u0000": 1 },
];
const ID = "019a0000-0000-7000-8000-000000000000";

test("odd input in every field of every door here: refused with a reason, never a fault, nothing written", {
  timeout: 60_000,
}, async () => {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  await aSlot(server, cptsId, professionals[0]!);
  const { requestId } = await aRequestToOrient(server, cptsId);
  const [agenda, request] = [
    `/api/c/${slug}/agenda`,
    `/api/c/${slug}/unscheduled-care/requests/${requestId}`,
  ];
  const patient = { familyName: "Fictive", givenName: "Alba" };
  const posts: [string, Record<string, unknown>][] = [
    [`${agenda}/bookings`, { slotId: ID, patient, reason: "x", note: "x" }],
    [`${agenda}/bookings/${ID}/arrived`, { version: 1 }],
    [`${agenda}/bookings/${ID}/cancel`, { version: 1, reason: "x" }],
    [`${agenda}/bookings/${ID}/move`, { version: 1, reason: "x", toSlotId: ID }],
    [`${request}/hold`, { orientationId: ID, slotId: ID }],
    [`${request}/book`, { orientationId: ID, slotId: ID }],
    [`${request}/appointment/cancel`, { reason: "x" }],
    [`${request}/appointment/move`, { orientationId: ID, slotId: ID, reason: "x" }],
  ];
  for (const [path, body] of posts) {
    for (const field of Object.keys(body)) {
      for (const odd of ODD) {
        const { status } = await operator.call("POST", path, { ...body, [field]: odd });
        expect([path, field, odd, status >= 400 && status < 500]).toEqual([path, field, odd, true]);
      }
    }
    for (const whole of ["", "{", "[]", "null", '"texte"'])
      expect((await operator.call("POST", path, whole)).status).toBe(422);
    expect((await operator.call("POST", path, `{"reason":"${"x".repeat(10_000_000)}"}`)).status).toBe(422);
  }
  for (const field of [
    "modality",
    "profession",
    "language",
    "wheelchair",
    "maxDistanceMeters",
    "partners",
    "latitude",
    "longitude",
    "from",
    "until",
    "limit",
    "professional",
    "on",
  ]) {
    for (const odd of ODD) {
      const query = `${field}=${encodeURIComponent(typeof odd === "string" && odd.isWellFormed() ? odd : JSON.stringify(odd))}`;
      for (const path of [`${agenda}/free-slots`, `${agenda}/day`, `${request}/proposals`])
        expect([path, query, (await operator.call("GET", `${path}?${query}`)).status < 500]).toEqual([
          path,
          query,
          true,
        ]);
    }
  }
  for (const path of [
    `${agenda}/bookings/%00/arrived`,
    `${agenda}/bookings/x/cancel`,
    `${agenda}/bookings/${ID}/danse`,
  ])
    expect((await operator.call("POST", path, { version: 1, reason: "x" })).status).toBe(422);
  for (const odd of ODD) {
    const waits = await operator.call("POST", `${request}/wait`, {
      filters: { professionCodes: [odd], languages: [odd] },
    });
    expect([odd, waits.status]).toEqual([odd, 422]);
  }
  const { rows } = await server.owner.query(
    "select (select count(*)::int from agenda_bookings where cpts_id = $1) as bookings, (select status from snp_requests where id = $2) as status",
    [cptsId, requestId],
  );
  expect(rows).toEqual([{ bookings: 0, status: "to-orient" }]);
});
