import { expect, test } from "vitest";
import { aPerson, aServer, aStranger, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import {
  aPdf,
  aProjectPlace,
  move,
  type Place,
  sendPaper,
  signContract,
} from "../circuit/circuit-test-kit.ts";
import type { Clock } from "./clock-contract.ts";

const server = await aServer();
const stranger = aStranger(server);
const clockOf = async (place: Place): Promise<Clock> =>
  (await place.coordinator.call("GET", `${place.at}/clock`)).body;
const dateOf = (clock: Clock, key: string) => clock.dates.find((one) => one.key === key);

test("the signature starts the clock; what the CPTS writes holds; undone, the clock stops; renewed, it starts again", async () => {
  const place = await aProjectPlace(server);
  expect(await clockOf(place)).toMatchObject({ today: "2026-11-23", contract: null, dates: [] });
  await signContract(server, place, "2026-08-31");
  const clock = await clockOf(place);
  expect(clock.contract).toMatchObject({ signedOn: "2026-08-31", renewsOn: "2031-08-31", year: 1 });
  expect(dateOf(clock, "start.ACCES")).toMatchObject({ dueOn: "2027-02-28", state: "ahead" });
  expect(dateOf(clock, "full.PARCOURS")).toMatchObject({ dueOn: "2028-08-31" });
  expect(dateOf(clock, "start.QUALITE")).toMatchObject({ dueOn: null, state: "open" });
  expect(clock.sources.join()).toContain("ACI-CPTS");

  const write = (key: string, more: object) =>
    place.coordinator.call("PUT", `${place.at}/clock/dates/${key}`, {
      contractNth: clock.contract?.nth,
      dueOn: null,
      doneOn: null,
      note: "",
      revision: 0,
      ...more,
    });
  const two = await Promise.all([
    write("start.QUALITE", { dueOn: "2027-01-15", note: "Fixé au contrat" }),
    write("start.QUALITE", { dueOn: "2027-03-15" }),
  ]);
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await write("start.ACCES", { doneOn: "2026-12-01" })).body.errors[0].field).toBe("doneOn");
  expect((await write("start.ACCES", { dueOn: "2026-01-01" })).body.errors[0].field).toBe("dueOn");
  expect((await write("signature", {})).status).toBe(422);
  expect((await write("start.RIEN", {})).status).toBe(404);
  const done = await write("start.ACCES", { doneOn: "2026-11-20" });
  expect(dateOf(done.body, "start.ACCES")).toMatchObject({ state: "done", revision: 1 });

  const nth = clock.contract?.nth;
  await place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: nth });
  expect((await clockOf(place)).contract).toBeNull();
  expect((await write("full.ACCES", {})).body.code).toBe("project.contract-changed");
  const paperId = (await sendPaper(server, place, aPdf())).body.id;
  await move(place, "ACI_SIGNE", { paperId });
  await move(place, "MISSIONS");
  await move(place, "RENOUVELLEMENT");
  await move(place, "ACI_SIGNE", { paperId, happenedOn: "2026-11-23" });
  expect((await clockOf(place)).contract).toMatchObject({ signedOn: "2026-11-23", renewsOn: "2031-11-23" });
});

test("a contract that is ended says by whom, why and from when; alerts and calendars stop, and another may be signed", async () => {
  const place = await aProjectPlace(server);
  await signContract(server, place, "2026-08-20");
  const paperId = (await sendPaper(server, place, aPdf())).body.id;
  const end = { by: "cpts", on: "2027-02-10" };
  const ended = { end, paperId, remark: "Plus de coordination." };
  const field = async (more: object) =>
    (await move(place, "CONTRAT_TERMINE", { ...ended, ...more })).body.errors[0].field;
  expect(await field({ remark: "" })).toBe("remark");
  expect(await field({ end: null })).toBe("end.by");
  expect(await field({ paperId: null })).toBe("paperId");
  expect(await field({ end: { ...end, on: "2026-11-19" } })).toBe("end.on");
  const done = (await move(place, "CONTRAT_TERMINE", ended)).body;
  expect(done).toMatchObject({ state: "CONTRAT_TERMINE", label: "Contrat terminé" });
  expect(done.states.at(-1)).toMatchObject({ state: "CONTRAT_TERMINE", isPassed: true });
  expect(done.moves.at(-1)).toMatchObject({
    remark: "Plus de coordination.",
    end: { by: "cpts", words: "dénoncé par la CPTS", on: "2027-02-10" },
    paper: { id: paperId },
  });
  const clock = await clockOf(place);
  expect(clock.contract).toMatchObject({ renewsOn: null, year: 1, end: { on: "2027-02-10", isOver: false } });
  // Six months after the signature: ten days after the end.
  expect(dateOf(clock, "start.ACCES")?.state).toBe("stopped");
  expect(dateOf(clock, "end")).toMatchObject({ dueOn: "2027-02-10", state: "soon" });
  const told = async () =>
    (
      await server.owner.query<{ title: string }>(
        "select title from notify_notices where cpts_id = $1 and kind = 'project.contract-date'",
        [place.cptsId],
      )
    ).rows.map(({ title }) => title);
  await runJob(server, "project.tell-contract-dates");
  expect(await told()).toEqual(["Dans 79 jours : Fin du contrat, dénoncé par la CPTS"]);
  const { url } = (await place.coordinator.call("POST", `${place.at}/clock/feeds`)).body;
  const events = async () => {
    const text = String((await stranger("GET", new URL(url).pathname)).body).replaceAll("\r\n ", "");
    return [...text.matchAll(/SUMMARY:(.*)/g)].map(([, words]) => words?.trim());
  };
  expect(await events()).toEqual(["✓ Signature du contrat", "Fin du contrat\\, dénoncé par la CPTS"]);
  server.deps.clock.advance(100 * 86_400);
  await runJob(server, "project.tell-contract-dates");
  expect(await told()).toHaveLength(1);
  const later = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "professional" }] });
  const over = (await later.call("GET", `${place.at}/clock`)).body;
  expect(over.contract).toMatchObject({ year: null, end: { isOver: true } });
  server.deps.clock.advance(-100 * 86_400);

  await server.owner.query(
    `insert into project_moves (cpts_id, nth, from_state, to_state, happened_on, made_at, paper_id) values ($1, 8, 'CONTRAT_TERMINE', 'ACI_SIGNE', '2026-11-21', now(), $2)`,
    [place.cptsId, paperId],
  );
  await expect(
    server.owner.query(
      `insert into project_moves (cpts_id, nth, from_state, to_state, happened_on, made_at, remark) values ($1, 9, 'ACI_SIGNE', 'CONTRAT_TERMINE', '2026-11-21', now(), 'Sans dire qui')`,
      [place.cptsId],
    ),
  ).rejects.toMatchObject({ constraint: "project_moves_end_check" });
  expect((await clockOf(place)).contract).toMatchObject({ signedOn: "2026-11-21", end: null });
});

test("alerts come before, once each, to the coordination; nothing once it is done", async () => {
  const place = await aProjectPlace(server);
  // Six months later: 20 February 2027.
  await signContract(server, place, "2026-08-20");
  const titles = async () =>
    (
      await server.owner.query<{ title: string }>(
        "select title from notify_notices where cpts_id = $1 and kind = 'project.contract-date' order by created_at, title",
        [place.cptsId],
      )
    ).rows.map(({ title }) => title);
  const morning = async (days: number) => {
    server.deps.clock.advance(days * 86_400);
    await runJob(server, "project.tell-contract-dates");
    await runJob(server, "project.tell-contract-dates");
  };
  await morning(0);
  const first = await titles();
  expect(first).toEqual([
    expect.stringMatching(/^Dans 89 jours : Démarrage : Amélioration de l'accès/),
    expect.stringMatching(/^Dans 89 jours : Démarrage : Réponse aux crises/),
  ]);
  const { contract } = await clockOf(place);
  await place.coordinator.call("PUT", `${place.at}/clock/dates/start.CRISE`, {
    contractNth: contract?.nth,
    dueOn: null,
    doneOn: "2026-11-23",
    revision: 0,
  });
  server.mailbox.clear();
  await morning(40);
  expect(await titles()).toHaveLength(2);
  await morning(25);
  expect((await titles()).slice(2)).toEqual([
    expect.stringMatching(/^Dans 24 jours : Démarrage : Amélioration/),
  ]);
  await morning(24);
  expect((await titles()).slice(3)).toEqual([
    expect.stringMatching(/^Aujourd’hui : Démarrage : Amélioration/),
  ]);
  await drainJobs(server);
  expect(server.mailbox.list().map(({ text }) => text)).toContainEqual(expect.stringContaining("Démarrage"));
  server.deps.clock.advance(-89 * 86_400);
});

test("the calendar: a secret address gives whole days, stops at once, and with the right of who made it", async () => {
  const place = await aProjectPlace(server);
  await signContract(server, place, "2026-08-31");
  const made = (await place.coordinator.call("POST", `${place.at}/clock/feeds`)).body;
  const path = new URL(made.url).pathname;
  const file = await stranger("GET", path);
  expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = String(file.body).replaceAll("\r\n ", "");
  expect(text).toContain("DTSTART;VALUE=DATE:20270228");
  expect(text).toContain("SUMMARY:✓ Signature du contrat");
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(25);
  // Nine in the morning thirty days before, seven days before, and that day; what is held rings no more.
  const [signature, start] = ["SUMMARY:✓ Signature du contrat", "DTSTART;VALUE=DATE:20270228"].map((words) =>
    text.split("BEGIN:VEVENT").find((event) => event.includes(words)),
  );
  expect(signature).not.toContain("VALARM");
  expect(start?.match(/TRIGGER[^\r]*/g)).toEqual([
    "TRIGGER;RELATED=START:-P29DT15H",
    "TRIGGER;RELATED=START:-P6DT15H",
    "TRIGGER;RELATED=START:PT9H",
  ]);
  const { rows } = await server.owner.query(
    "select encode(token_hash, 'hex') as hash from project_feeds where id = $1",
    [made.id],
  );
  expect(made.url).not.toContain(rows[0].hash);
  const other = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "professional" }] });
  expect((await other.call("DELETE", `${place.at}/clock/feeds/${made.id}`)).status).toBe(404);
  for (const dead of [`${path.slice(0, -6)}AA.ics`, "/ics/projet/x.ics", path.replace("/projet", "")])
    expect((await stranger("GET", dead)).status).toBe(404);
  await server.owner.query("update identity_memberships set ended_at = now() where user_id = $1", [
    place.coordinator.userId,
  ]);
  expect((await stranger("GET", path)).status).toBe(404);
  await server.owner.query("update identity_memberships set ended_at = null where user_id = $1", [
    place.coordinator.userId,
  ]);
  expect((await stranger("GET", path)).status).toBe(200);
  expect((await place.coordinator.call("DELETE", `${place.at}/clock/feeds/${made.id}`)).status).toBe(204);
  expect((await stranger("GET", path)).status).toBe(404);
});
