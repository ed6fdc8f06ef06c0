import { expect, test } from "vitest";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

test("two people who open a request for one patient at once: one opens, the other is told", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const people = await Promise.all(
    (["professional", "coordinator", "partner", "professional"] as const).map((role) =>
      aPerson(server, { roles: [{ cptsId, role }] }),
    ),
  );
  for (let round = 0; round < 5; round++) {
    const patient = await people[0]!.call("POST", `/api/c/${slug}/patients`, patientBody());
    const answers = await Promise.all(
      people.map(({ call }) =>
        call("POST", `/api/c/${slug}/family-doctor/requests`, { patientId: patient.body.id, agreed: true }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from mt_requests where cpts_id = $1 and patient_id = $2",
      [cptsId, patient.body.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  }
});

test("two coordinators who move the same request at once: one moves it, the other hears where it stands", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const base = `/api/c/${slug}/family-doctor/requests`;
  const [first, second] = await Promise.all(
    [0, 1].map(() => aPerson(server, { roles: [{ cptsId, role: "coordinator" }] })),
  );
  for (let round = 0; round < 5; round++) {
    const patient = await first!.call("POST", `/api/c/${slug}/patients`, patientBody());
    const { id } = (await first!.call("POST", base, { patientId: patient.body.id, agreed: true })).body;
    await server.owner.query("update mt_requests set status = 'to-check' where cpts_id = $1 and id = $2", [
      cptsId,
      id,
    ]);
    const checks = await Promise.all([first, second].map((one) => one!.call("POST", `${base}/${id}/check`)));
    expect(checks.map(({ status }) => status).sort()).toEqual([200, 409]);
    const ends = await Promise.all([
      first!.call("POST", `${base}/${id}/close`, { reason: "moved" }),
      second!.call("POST", `${base}/${id}/close`, { reason: "found-alone" }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rows } = await server.owner.query(
      "select kind from mt_request_events where cpts_id = $1 and request_id = $2 order by at",
      [cptsId, id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["request-opened", "request-checked", "request-closed"]);
  }
});
