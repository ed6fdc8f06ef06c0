import { expect, test } from "vitest";
import { aServer } from "../../../../tools/testing/index.ts";
import { aFrozenVersion, aPdf, aProjectPlace, move, type Place, sendPaper } from "./circuit-test-kit.ts";

const server = await aServer();
const stateOf = async (place: Place) => (await place.coordinator.call("GET", `${place.at}/circuit`)).body;

test("a step that closed a review is not taken back while another review is open, and the message says which to close", async () => {
  const place = await aProjectPlace(server);
  await move(place, "LI_DEPOSEE", { frozenId: await aFrozenVersion(server, place.cptsId) });
  const [letter] = (await stateOf(place)).moves;
  const review = await place.coordinator.call("POST", `${place.at}/reviews`, {
    frozenId: letter.version.id,
    dueOn: "2026-12-15",
  });
  const decided = await move(place, "LI_VALIDEE", {
    paperId: (await sendPaper(server, place, aPdf())).body.id,
  });
  expect(decided.body.moves[1].reviewId).toBe(review.body.id);
  const frozenId = await aFrozenVersion(server, place.cptsId, "letter", 2);
  const other = await place.coordinator.call("POST", `${place.at}/reviews`, {
    frozenId,
    dueOn: "2026-12-15",
  });
  const undo = () => place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: 2 });
  expect(await undo()).toMatchObject({
    status: 409,
    body: { code: "project.review-open", detail: expect.stringContaining("fermez d’abord celle-ci") },
  });
  expect((await stateOf(place)).nth).toBe(2);
  await place.coordinator.call("POST", `${place.at}/reviews/${other.body.id}/close`);
  expect((await undo()).body).toMatchObject({ state: "LI_DEPOSEE", nth: 3 });
});
