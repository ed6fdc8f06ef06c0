import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

async function aTeam() {
  const cpts = await aCptsWith(server, { gps: 2 });
  const coordinator = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "coordinator" }],
    familyName: "Aubert",
  });
  const nurse = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional" }],
    familyName: "Zola",
  });
  const path = `/api/c/${cpts.slug}/members`;
  const membershipOf = async (userId: string, role: string) =>
    (await coordinator.call("GET", path)).body.items.find(
      (one: { userId: string; role: string }) => one.userId === userId && one.role === role,
    )?.id;
  return { ...cpts, coordinator, nurse, path, membershipOf };
}

describe("members", () => {
  test("who does what, by name and by page", async () => {
    const { coordinator, path } = await aTeam();
    const first = (await coordinator.call("GET", `${path}?limit=1`)).body;
    expect(first.items).toMatchObject([{ name: "Camille Aubert", role: "coordinator" }]);
    const second = (await coordinator.call("GET", `${path}?limit=1&after=${first.next}`)).body;
    expect(second).toMatchObject({ items: [{ name: "Camille Zola", role: "professional" }], next: null });
  });

  test("a role given is felt at once, told to the person, and written in the journal; ended, likewise", async () => {
    const { coordinator, nurse, path, membershipOf, slug, cptsId } = await aTeam();
    expect((await nurse.call("GET", path)).status).toBe(403);
    const grant = { userId: nurse.userId, role: "coordinator" };
    expect((await coordinator.call("POST", path, grant)).status).toBe(201);
    expect((await nurse.call("GET", path)).status).toBe(200);
    expect((await coordinator.call("POST", path, grant)).body.code).toBe("identity.role-held");
    expect(
      (await coordinator.call("DELETE", `${path}/${await membershipOf(nurse.userId, "coordinator")}`)).status,
    ).toBe(204);
    expect((await nurse.call("GET", path)).status).toBe(403);
    expect(
      (await coordinator.call("DELETE", `${path}/${await membershipOf(nurse.userId, "professional")}`))
        .status,
    ).toBe(204);
    expect((await nurse.call("GET", `/api/c/${slug}/territory`)).status).toBe(404);
    const notices = await server.owner.query(
      "select kind from notify_notices where user_id = $1 order by id",
      [nurse.userId],
    );
    expect(notices.rows.map((one) => one.kind)).toEqual([
      "identity.role-granted",
      "identity.role-ended",
      "identity.role-ended",
    ]);
    const audit = await server.owner.query(
      "select action, details->>'role' as role from audit_entries where cpts_id = $1 and subject_id = $2 order by id",
      [cptsId, nurse.userId],
    );
    expect(audit.rows).toEqual([
      { action: "identity.role-granted", role: "coordinator" },
      { action: "identity.role-ended", role: "coordinator" },
      { action: "identity.role-ended", role: "professional" },
    ]);
  });

  test("an assistant works for a professional of the directory", async () => {
    const { coordinator, nurse, path, professionals } = await aTeam();
    expect((await coordinator.call("POST", path, { userId: nurse.userId, role: "assistant" })).status).toBe(
      422,
    );
    for (const one of professionals)
      expect(
        (
          await coordinator.call("POST", path, {
            userId: nurse.userId,
            role: "assistant",
            professionalId: one.id,
          })
        ).status,
      ).toBe(201);
    const { items } = (await coordinator.call("GET", path)).body;
    expect(
      items
        .filter((one: { role: string }) => one.role === "assistant")
        .map((one: { professionalName: string }) => one.professionalName)
        .sort(),
    ).toEqual(["Alix DocteurA", "Alix DocteurB"]);
  });

  test("the last coordinator stays, even when two remove each other at once", async () => {
    const { coordinator, nurse, path, membershipOf } = await aTeam();
    const mine = await membershipOf(coordinator.userId, "coordinator");
    expect((await coordinator.call("DELETE", `${path}/${mine}`)).body.code).toBe("identity.last-coordinator");
    await coordinator.call("POST", path, { userId: nurse.userId, role: "coordinator" });
    const hers = await membershipOf(nurse.userId, "coordinator");
    const both = await Promise.all([
      coordinator.call("DELETE", `${path}/${hers}`),
      nurse.call("DELETE", `${path}/${mine}`),
    ]);
    expect(both.filter((one) => one.status === 204)).toHaveLength(1);
  });

  test("only members get roles; another CPTS's membership is not found", async () => {
    const { coordinator, path } = await aTeam();
    const other = await aTeam();
    expect(
      (await coordinator.call("POST", path, { userId: other.nurse.userId, role: "operator" })).body.errors[0]
        .field,
    ).toBe("userId");
    const theirs = await other.membershipOf(other.nurse.userId, "professional");
    expect((await coordinator.call("DELETE", `${path}/${theirs}`)).status).toBe(404);
    expect(
      (await coordinator.call("POST", path, { userId: coordinator.userId, role: "administrator" })).status,
    ).toBe(403);
  });
});

test("a role is tied to a professional found by name, in this CPTS only", async () => {
  const { coordinator, nurse, path } = await aTeam();
  await aTeam();
  const found = await coordinator.call(
    "GET",
    `${path}/professionals?search=${encodeURIComponent("dôcteurb")}`,
  );
  expect(found.body.items).toMatchObject([{ name: "Alix DocteurB", profession: "Médecin" }]);
  expect((await coordinator.call("GET", `${path}/professionals?search=%25`)).body.items).toHaveLength(2);
  expect((await nurse.call("GET", `${path}/professionals`)).status).toBe(403);
});
