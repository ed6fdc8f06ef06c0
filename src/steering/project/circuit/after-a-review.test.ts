import { expect, test } from "vitest";
import { aPerson, aServer, aStranger, runJob } from "../../../../tools/testing/index.ts";
import type { Mail } from "../../../platform/notify/index.ts";
import { aFrozenVersion, aPdf, aProjectPlace, move, type Place, sendPaper } from "./circuit-test-kit.ts";
import { mailReviewer } from "./mail-reviewer.ts";
import { makeLink } from "./review-link.ts";

const server = await aServer();
const stranger = aStranger(server);
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

test("names, addresses and links of reviewers go after the delay of the CPTS; what they said stays", async () => {
  const place = await aProjectPlace(server);
  const frozenId = await aFrozenVersion(server, place.cptsId);
  const { body: review } = await place.coordinator.call("POST", `${place.at}/reviews`, {
    frozenId,
    dueOn: "2026-12-15",
  });
  const { body } = await place.coordinator.call("POST", `${place.at}/reviews/${review.id}/reviewers`, {
    ...{ level: "N-1", body: "CPAM", personName: "Jeanne Fictive", email: "jeanne@cpam.invalid" },
  });
  const { rows } = await server.owner.query("select invited_at from project_reviewers where review_id = $1", [
    review.id,
  ]);
  const id = body.reviewers[0].id as string;
  const token = makeLink(server.deps, "review", { cptsId: place.cptsId, id, issuedAt: rows[0].invited_at });
  const link = `/api/public/${place.slug}/project/reviews/${token}`;
  expect((await stranger("GET", link)).body).toMatchObject({ namesKeptMonths: 24 });
  await stranger("POST", `${link}/remarks`, { text: "À préciser." });
  await place.coordinator.call("POST", `${place.at}/reviews/${review.id}/close`);

  const retention = `${place.at}/review-retention`;
  const input = { months: 3, source: "Bureau du 20 novembre 2026" };
  const pharmacist = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "professional" }] });
  expect((await pharmacist.call("PUT", retention, input)).status).toBe(403);
  expect((await place.coordinator.call("PUT", retention, { ...input, months: 2 })).status).toBe(422);
  expect((await place.coordinator.call("PUT", retention, input)).body).toMatchObject({
    ...{ ...input, isDefault: false, due: 0, done: 0 },
  });
  // A session does not live that long: somebody signs in anew each time.
  const now = () => aPerson(server, { roles: [{ cptsId: place.cptsId, role: "coordinator" }] });
  const read = async () => (await (await now()).call("GET", `${place.at}/reviews/${review.id}`)).body;
  const counts = async () => (await (await now()).call("GET", retention)).body;
  server.deps.clock.advance(80 * 86_400);
  await runJob(server, "project.forget-reviewers");
  expect((await read()).reviewers[0]).toMatchObject({ personName: "Jeanne Fictive", isForgotten: false });
  server.deps.clock.advance(20 * 86_400);
  expect(await counts()).toMatchObject({ due: 1, done: 0 });
  await runJob(server, "project.forget-reviewers");
  await runJob(server, "project.forget-reviewers");
  expect(await counts()).toMatchObject({ due: 0, done: 1 });
  const after = await read();
  expect(after.reviewers[0]).toMatchObject({ personName: "Nom effacé", email: null, body: "CPAM" });
  expect(after.remarks[0]).toMatchObject({ reviewerName: "Nom effacé", text: "À préciser." });
  expect((await stranger("GET", link)).body.code).toBe("project.link-over");
  const later = await now();
  await later.call("POST", `${place.at}/reviews/${review.id}/reopen`);
  const again = await later.call("POST", `${place.at}/reviewers/${id}/invite`);
  expect(again.body.code).toBe("project.reviewer-forgotten");
  await expect(
    server.owner.query("update project_reviewers set person_name = 'Jeanne' where id = $1", [id]),
  ).rejects.toMatchObject({ constraint: "project_reviewers_forgotten_check" });
  server.deps.clock.advance(-100 * 86_400);
});

test("a mail to a reviewer says who asks, and is answered at the address of the project, where it has one", async () => {
  const place = await aProjectPlace(server);
  const frozenId = await aFrozenVersion(server, place.cptsId);
  const { body: review } = await place.coordinator.call("POST", `${place.at}/reviews`, {
    ...{ frozenId, dueOn: "2026-12-15" },
  });
  const { body } = await place.coordinator.call("POST", `${place.at}/reviews/${review.id}/reviewers`, {
    ...{ level: "N", body: "ARS", personName: "Noé Fictif", email: "noe@ars.invalid" },
  });
  const mails: Mail[] = [];
  const deps = { ...server.deps, mail: { send: async (mail: Mail) => void mails.push(mail) } };
  const payload = { cptsId: place.cptsId, reviewerId: body.reviewers[0].id, reminder: false };
  for (const email of ["", "contact@cpts.invalid"]) {
    await server.owner.query(
      `insert into project_projects (cpts_id, email, changed_at) values ($1, $2, now())
       on conflict (cpts_id) do update set email = excluded.email`,
      [place.cptsId, email],
    );
    await mailReviewer(deps, payload);
  }
  expect(mails.map(({ replyTo }) => replyTo)).toEqual([undefined, "contact@cpts.invalid"]);
  for (const { text } of mails) expect(text).toMatch(/Cette demande vous est faite par \S.*, pour la CPTS /);
  expect(mails[0]?.text).not.toContain("répondre à ce mail");
  expect(mails[1]?.text).toContain("contact@cpts.invalid ; vous pouvez aussi répondre à ce mail");
});
