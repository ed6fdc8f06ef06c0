import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const RPPS = "99000000000";

async function aCptsAndADoctor() {
  const cpts = await aCptsWith(server, { gps: 1, name: "CPTS qui connaît" });
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  return { ...cpts, coordinator, path: `/api/c/${cpts.slug}/join-requests` };
}

describe("asking to be let in", () => {
  test("a doctor of the directory asks; only the coordinator's answer opens the door, on that doctor's record", async () => {
    const { coordinator, path, slug, cptsId, professionals } = await aCptsAndADoctor();
    await aCptsWith(server, { name: "Autre CPTS" });
    const doctor = await aPerson(server, { roles: [], rpps: RPPS });
    const { items } = (await doctor.call("GET", "/api/me/joinable-cpts")).body;
    expect(items[0]).toMatchObject({ slug, knowsMe: true, asked: false });
    expect(items.find((one: { name: string }) => one.name === "Autre CPTS")).toMatchObject({
      knowsMe: false,
    });
    expect(
      (await doctor.call("POST", "/api/me/join-requests", { cptsSlug: slug, message: "Installée en mai." }))
        .status,
    ).toBe(201);
    expect((await doctor.call("POST", "/api/me/join-requests", { cptsSlug: slug })).body.code).toBe(
      "identity.join-asked",
    );
    expect((await doctor.call("GET", `/api/c/${slug}/territory`)).status).toBe(404);
    const [request] = (await coordinator.call("GET", path)).body.items;
    expect(request).toMatchObject({
      rpps: RPPS,
      professionalId: professionals[0]!.id,
      professionalName: "Alix DocteurA",
      message: "Installée en mai.",
    });
    const notice = await server.owner.query(
      "select kind, title, link from notify_notices where user_id = $1",
      [coordinator.userId],
    );
    expect(notice.rows).toEqual([
      {
        kind: "identity.join-asked",
        title: "Une personne demande l'accès à la CPTS",
        link: `/c/${slug}/membres`,
      },
    ]);
    expect(
      (
        await coordinator.call("POST", `${path}/${request.id}/accept`, {
          role: "professional",
          professionalId: request.professionalId,
        })
      ).status,
    ).toBe(201);
    expect((await doctor.call("GET", "/api/me")).body.memberships).toMatchObject([
      { cptsId, roles: ["professional"] },
    ]);
    expect((await coordinator.call("GET", path)).body.items).toEqual([]);
    expect(
      (await coordinator.call("POST", `${path}/${request.id}/accept`, { role: "professional" })).status,
    ).toBe(404);
  });

  test("refused, nothing opens, and one may ask again", async () => {
    const { coordinator, path, slug } = await aCptsAndADoctor();
    const person = await aPerson(server, { roles: [] });
    const { id } = (await person.call("POST", "/api/me/join-requests", { cptsSlug: slug })).body;
    expect((await coordinator.call("DELETE", `${path}/${id}`)).status).toBe(204);
    expect((await person.call("GET", `/api/c/${slug}/territory`)).status).toBe(404);
    expect((await person.call("POST", "/api/me/join-requests", { cptsSlug: slug })).status).toBe(201);
  });

  test("neither a nurse nor a neighbour decides; a coordinator does not make an administrator; five requests at most", async () => {
    const { coordinator, path, slug, cptsId } = await aCptsAndADoctor();
    const person = await aPerson(server, { roles: [] });
    const { id } = (await person.call("POST", "/api/me/join-requests", { cptsSlug: slug })).body;
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    expect((await nurse.call("GET", path)).status).toBe(403);
    const neighbour = await aCptsAndADoctor();
    expect(
      (await neighbour.coordinator.call("POST", `${neighbour.path}/${id}/accept`, { role: "operator" }))
        .status,
    ).toBe(404);
    expect((await coordinator.call("POST", `${path}/${id}/accept`, { role: "administrator" })).status).toBe(
      403,
    );
    expect((await nurse.call("POST", "/api/me/join-requests", { cptsSlug: slug })).body.code).toBe(
      "identity.already-member",
    );
    expect((await person.call("POST", "/api/me/join-requests", { cptsSlug: "inconnue" })).status).toBe(422);
    for (let i = 0; i < 4; i++)
      await person.call("POST", "/api/me/join-requests", { cptsSlug: (await aCptsWith(server)).slug });
    expect(
      (await person.call("POST", "/api/me/join-requests", { cptsSlug: (await aCptsWith(server)).slug }))
        .status,
    ).toBe(429);
  });
});
