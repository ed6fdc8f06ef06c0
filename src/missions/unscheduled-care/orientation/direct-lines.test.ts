import { expect, test } from "vitest";
import { aRequest, aRequestTeam } from "../../../../tools/testing/a-request.ts";
import { aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";

const server = await aServer();

test("a partner who orients reads the public number of a resource, a caregiver the direct line", async () => {
  const { at, cptsId, nurse, slug } = await aRequestTeam(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const partner = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
  const resource = await coordinator.call("POST", `/api/c/${slug}/directory/resources`, {
    kind: "pass",
    name: "Permanence d'accès aux soins",
    communeCode: "31446",
    publicPhone: "0561000010",
    directLine: "0561000099",
  });
  expect(resource.status).toBe(201);
  const linesRead = async (person: TestPerson) => {
    const { id } = await aRequest(person, slug);
    const proposed = (await person.call("GET", `${at}/${id}/proposals`)).body.resources[0].directLine;
    const sent = await person.call("POST", `${at}/${id}/resource`, { resourceId: resource.body.id });
    return [proposed, sent.body.resource.phone];
  };
  expect(await linesRead(partner)).toEqual([null, "0561000010"]);
  expect(await linesRead(nurse)).toEqual(["0561000099", "0561000099"]);
});
