import { expect, test } from "vitest";
import { aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aFrozenVersion, aProjectPlace, move, type Place } from "./circuit-test-kit.ts";

const server = await aServer();
const stateOf = async (place: Place) => (await place.coordinator.call("GET", `${place.at}/circuit`)).body;

test("an authority reads what was sent and still stands, in Word and PDF, and not what was taken back", async () => {
  const place = await aProjectPlace(server);
  const authority = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "authority" }] });
  const [sent, asked] = [
    await aFrozenVersion(server, place.cptsId),
    await aFrozenVersion(server, place.cptsId, "letter", 2),
  ];
  await aFrozenVersion(server, place.cptsId, "letter", 3);
  await server.owner.query(
    "insert into project_frozen_files (cpts_id, frozen_id, format, content, sha256) values ($1, $2, 'zip', $3, sha256($3))",
    [place.cptsId, sent, Buffer.from("PK")],
  );
  const frozen = `${place.at}/documents/letter/frozen`;
  const seen = async (who: typeof authority) =>
    (await who.call("GET", frozen)).body.items.map((one: { number: number; formats: string[] }) => [
      one.number,
      ...one.formats,
    ]);
  expect(await seen(authority)).toEqual([]);
  await move(place, "LI_DEPOSEE", { frozenId: sent, remark: "Envoyée par erreur" });
  expect(await seen(authority)).toEqual([[1, "pdf"]]);
  expect((await authority.call("GET", `${place.at}/circuit`)).body.moves[0].version).toMatchObject({
    ...{ document: "letter", number: 1, formats: ["pdf"] },
  });
  expect((await authority.call("GET", `${frozen}/1/pdf`)).status).toBe(200);
  expect((await authority.call("GET", `${frozen}/1/zip`)).status).toBe(403);
  expect((await authority.call("GET", `${frozen}/2/pdf`)).status).toBe(404);
  await place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: 1, remark: "Pas encore prête" });
  expect(await seen(authority)).toEqual([]);
  expect((await authority.call("GET", `${frozen}/1/pdf`)).status).toBe(404);
  const { moves, next } = (await authority.call("GET", `${place.at}/circuit`)).body;
  expect(moves).toMatchObject([
    { remark: "", version: null },
    { remark: "", version: null },
  ]);
  expect(next[0].versions).toEqual([]);
  expect((await stateOf(place)).moves[0].remark).toBe("Envoyée par erreur");
  await place.coordinator.call("POST", `${place.at}/reviews`, { frozenId: asked, dueOn: "2026-12-15" });
  expect(await seen(authority)).toEqual([[2, "pdf"]]);
  expect(await seen(place.coordinator)).toEqual([
    [3, "pdf"],
    [2, "pdf"],
    [1, "pdf", "zip"],
  ]);
  const professional = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "professional" }] });
  expect(await seen(professional)).toEqual([
    [3, "pdf"],
    [2, "pdf"],
    [1, "pdf"],
  ]);
  expect((await professional.call("GET", `${place.at}/documents/letter/files/zip`)).status).toBe(403);
});
