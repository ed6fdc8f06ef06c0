import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";
import { chooseFew } from "./list-demo-people.ts";

const server = await aServer();

test("the demo's persons are listed by role, and one click signs in; nobody of another CPTS", async () => {
  const demo = await aCptsWith(server, { gps: 1, name: "CPTS de démonstration" });
  await server.owner.query("update territory_cpts set is_demo = true where id = $1", [demo.cptsId]);
  const doctor = await aPerson(server, {
    roles: [{ cptsId: demo.cptsId, role: "professional", professionalId: demo.professionals[0]!.id }],
    givenName: "Alix",
    familyName: "Fictif",
  });
  const real = await aCptsWith(server);
  const person = await aPerson(server, { roles: [{ cptsId: real.cptsId, role: "coordinator" }] });
  const stranger = aStranger(server);
  expect((await stranger("GET", "/api/demo/people")).body.items).toEqual([
    {
      userId: doctor.userId,
      name: "Alix Fictif",
      role: "professional",
      cptsName: "CPTS de démonstration",
      detail: "Médecin",
    },
  ]);
  const entered = await stranger("POST", "/api/demo/sign-in", { userId: doctor.userId });
  expect(entered.status).toBe(204);
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await stranger("GET", "/api/me", undefined, { cookie })).body.user.id).toBe(doctor.userId);
  expect((await stranger("GET", "/api/me/sessions", undefined, { cookie })).body.items[0].method).toBe(
    "demo",
  );
  expect((await stranger("POST", "/api/demo/sign-in", { userId: person.userId })).status).toBe(404);
});

test("of each role a few, of different professions first", () => {
  const one = (name: string, detail: string, role = "professional") => ({
    userId: name,
    name,
    role,
    cptsName: "",
    detail,
  });
  const doctors = ["a", "b", "c", "d", "e"].map((name) => one(name, "Médecin"));
  const chosen = chooseFew([
    ...doctors,
    one("n", "Infirmier"),
    one("p", "Pharmacien"),
    one("o", "", "operator"),
  ]);
  expect(chosen.map((person) => person.name)).toEqual(["a", "b", "n", "p", "o"]);
});
