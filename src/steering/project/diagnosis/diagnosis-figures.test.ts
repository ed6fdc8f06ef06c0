import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aWaitingPatient } from "../../../missions/family-doctor/proposal/proposal-test-kit.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Diagnosis, ShownIndicator } from "./diagnosis-contract.ts";
import { offerIn } from "./offer/read-offer.ts";

const server = await aServer();
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const find = (body: Diagnosis, code: string): ShownIndicator =>
  body.families.flatMap((family) => family.indicators).find((one) => one.code === code)!;

async function aTerritory(areas: object[] = []) {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const authority = await aPerson(server, { roles: [{ cptsId, role: "authority" }] });
  const api = `/api/c/${slug}/project/diagnosis`;
  const drawn = areas.map((one) => ({ population: 1_000, populationSource: "Insee", ...one }));
  if (drawn.length > 0) await coordinator.call("PUT", `/api/c/${slug}/territory/areas`, { areas: drawn });
  const put = (value: object) =>
    coordinator.call("PUT", `${api}/values`, {
      source: "Rézone CPTS",
      year: 2025,
      method: "exact",
      perimeter: "territory",
      ...value,
    });
  return { cptsId, api, put, coordinator, authority };
}

test("every mission of the contract has its indicators, each with what it counts and where it comes from", async () => {
  const { coordinator, api } = await aTerritory();
  const { body } = await coordinator.call("GET", api);
  const all: ShownIndicator[] = body.families.flatMap(
    (family: { indicators: ShownIndicator[] }) => family.indicators,
  );
  expect(new Set(all.map((one) => one.mission))).toEqual(
    new Set(["", "ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "CRISE", "QUALITE", "ACCOMPAGNEMENT"]),
  );
  expect(all.filter((one) => !one.definition || !one.howTo || !one.chosenFrom)).toEqual([]);
  const rezone = all.filter((one) => one.howTo.includes("indicateurs de prévention"));
  expect(rezone.length).toBeGreaterThanOrEqual(15);
  expect(body.families.every((family: { indicators: unknown[] }) => family.indicators.length > 0)).toBe(true);
});

test("what a mission of the platform counts is told at each reading, never typed over, and masked for who reads what is published", async () => {
  const { cptsId, coordinator, authority, put, api } = await aTerritory();
  const waiting = async (who: typeof coordinator) =>
    find((await who.call("GET", api)).body, "mt.register.waiting");
  expect((await waiting(coordinator)).values).toEqual([]);
  for (let nth = 0; nth < 12; nth++)
    await aWaitingPatient(server, cptsId, {
      created_at: new Date(`2026-${nth < 5 ? "09" : "11"}-02T08:00:00Z`),
    });
  const open = await waiting(coordinator);
  expect(open).toMatchObject({ isLive: true, values: [{ value: 12, origin: "live" }] });
  expect(open.readings[0]).toMatchObject({
    sentence: "12",
    source:
      "Registre des demandes de médecin traitant de la plateforme, du 24 novembre 2025 au 23 novembre 2026",
  });
  // The letter will say another figure than this screen: the screen says which.
  expect(plain(open.printed ?? "")).toBe(
    "Dans la lettre et pour l’ARS, dernier trimestre terminé (du 1er juillet 2026 au 30 septembre 2026) : non publié (secret statistique).",
  );
  // Published: the quarter that is over, in which five waited.
  const published = await waiting(authority);
  expect(published.values).toMatchObject([{ value: null, isSecret: true }]);
  expect(published.readings[0]).toMatchObject({
    sentence: "Non publié (secret statistique)",
    source: expect.stringContaining("du 1er juillet 2026 au 30 septembre 2026"),
  });
  expect(published.printed).toBeNull();
  const typed = await put({ indicator: "mt.register.waiting", value: 3 });
  expect(typed.body.errors[0]).toMatchObject({
    field: "indicator",
    message: expect.stringContaining("calculé par Maillage"),
  });
  const beside = await put({ indicator: "mt.register.waiting", perimeter: "department", value: 900 });
  expect(plain(find(beside.body, "mt.register.waiting").readings[0]!.sentence)).toContain(
    "de moins que le département",
  );
  const rows = [["Patients du registre en attente d’un médecin traitant", "5"]];
  const table = { columns: { indicator: 0, value: 1 }, rows, source: "x", origin: "pasted", apply: true };
  expect((await coordinator.call("PUT", `${api}/table`, table)).body).toMatchObject({
    applied: false,
    lines: [{ outcome: "refused", why: expect.stringContaining("calculé par Maillage") }],
  });
});

test("a figure of a part of a commune, of a source that stops at communes, is an estimate though nobody said so", async () => {
  const iris = { kind: "iris", code: "314460101", name: "Port Sud", communeCode: "31446" };
  const whole = { kind: "iris", code: "311130000", name: "Castanet-Tolosan", communeCode: "31113" };
  const { put } = await aTerritory([iris, whole]);
  const said = async (value: object, code = "ald") => {
    const { body } = await put({ indicator: code, value: 12, ...value });
    const one = find(body, code);
    return [one.values[0]!.isEstimate, one.readings[0]!.warning];
  };
  const deduced = "estimation : la source s’arrête à la commune, ce périmètre est plus petit";
  expect(await said({})).toEqual([true, deduced]);
  expect(await said({ countedThere: true })).toEqual([false, null]);
  expect(await said({ method: "estimated" })).toEqual([true, "estimation sur une partie de commune"]);
  expect(await said({ perimeter: "part", label: "Port Sud" }, "mt.without.css")).toEqual([true, deduced]);
  expect(await said({ perimeter: "part", label: "castanet tolosan" }, "mt.without.ame")).toEqual([
    false,
    null,
  ]);
  expect(await said({ source: "Insee, Filosofi" }, "poverty")).toEqual([false, null]);
  expect(await said({ source: "Cartosanté" }, "age.80plus")).toEqual([true, deduced]);
  expect(await said({ source: "Comptes rendus de la CPTS" }, "pathways.protocols")).toEqual([false, null]);
  expect(await said({ perimeter: "commune", label: "Toulouse" }, "ald.diabetes")).toEqual([false, null]);
});

test("a plan is written or not, and the ages that the diagnosis knows stand beside the offer", async () => {
  const { put, coordinator, api, cptsId } = await aTerritory();
  const plan = (value: number) => put({ indicator: "crisis.plan", value, year: null, datedOn: "2026-03-14" });
  expect((await plan(2)).body.errors[0]).toMatchObject({ field: "value", message: "Répondez oui ou non." });
  expect(find((await plan(1)).body, "crisis.plan")).toMatchObject({
    readings: [{ sentence: "oui" }],
    values: [{ value: 1, datedOn: "2026-03-14" }],
  });
  const rows = ["Non", "peut-être"].map((cell) => ["Exercice de crise tenu", cell]);
  const table = { columns: { indicator: 0, value: 1 }, rows, source: "CPTS", origin: "pasted", apply: true };
  const { lines } = (await coordinator.call("PUT", `${api}/table`, table)).body;
  expect(lines).toMatchObject([
    { outcome: "create", what: "le territoire : non" },
    { outcome: "refused", why: "« peut-être » n'est ni oui ni non." },
  ]);
  await put({ indicator: "gp.over60", value: 28.4, year: 2024 });
  await put({ indicator: "gp.over60", value: 31.5 });
  const offer = await withTenant(server.deps.db, cptsId, (tx) => offerIn(server.deps, tx, cptsId));
  expect(offer.rows[0]!.over60).toEqual({ percent: 31.5, source: "Rézone CPTS, 2025" });
});
