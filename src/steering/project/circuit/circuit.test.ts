import { describe, expect, test } from "vitest";
import { aPerson, aServer, aStranger, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { TRANSITIONS } from "./circuit-states.ts";
import {
  aFrozenVersion,
  aPdf,
  aProjectPlace,
  move,
  type Place,
  sendPaper,
  signContract,
} from "./circuit-test-kit.ts";
import { makeLink } from "./review-link.ts";

const server = await aServer();
const stranger = aStranger(server);

const paperOf = async (place: Place) => (await sendPaper(server, place, aPdf())).body.id;
const stateOf = async (place: Place) => (await place.coordinator.call("GET", `${place.at}/circuit`)).body;

describe("the circuit", () => {
  test("goes on with what each step needs, keeps who and when, and refuses the rest with its reason", async () => {
    const place = await aProjectPlace(server);
    expect(await stateOf(place)).toMatchObject({ state: "EMERGENCE", nth: 0, moves: [], undoable: null });
    expect((await move(place, "LI_DEPOSEE")).body.errors[0].field).toBe("frozenId");
    const wrongKind = await aFrozenVersion(server, place.cptsId, "health-project");
    expect((await move(place, "LI_DEPOSEE", { frozenId: wrongKind })).status).toBe(422);
    expect((await move(place, "ACI_SIGNE")).body.code).toBe("project.no-such-move");
    const frozenId = await aFrozenVersion(server, place.cptsId);
    expect(
      (await move(place, "LI_DEPOSEE", { frozenId, happenedOn: "2026-11-24" })).body.errors[0].field,
    ).toBe("happenedOn");
    const deposited = await move(place, "LI_DEPOSEE", { frozenId, remark: "Par le guichet" });
    expect(deposited.body).toMatchObject({
      state: "LI_DEPOSEE",
      moves: [
        {
          nth: 1,
          remark: "Par le guichet",
          version: { number: 1 },
          madeBy: expect.stringMatching(/Camille/),
        },
      ],
    });
    expect((await move(place, "LI_VALIDEE")).body.errors[0].field).toBe("paperId");
    expect((await move(place, "EMERGENCE")).body.errors[0].field).toBe("remark");
    expect(
      (await move(place, "LI_VALIDEE", { paperId: await paperOf(place), happenedOn: "2026-11-19" })).status,
    ).toBe(422);
    const valid = await move(place, "LI_VALIDEE", { paperId: await paperOf(place) });
    expect(valid.body.moves[1].paper.name).toBe("decision.pdf");
    const paper = await place.coordinator.call("GET", `${place.at}/papers/${valid.body.moves[1].paper.id}`);
    expect(paper.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''decision.pdf");
    const other = await aProjectPlace(server);
    const path = `/api/c/${other.slug}/project/papers/${valid.body.moves[1].paper.id}`;
    expect((await other.coordinator.call("GET", path)).status).toBe(404);
  });

  test("a step is taken back, stays in the story, and the way may be gone again", async () => {
    const place = await aProjectPlace(server);
    const frozenId = await aFrozenVersion(server, place.cptsId);
    await move(place, "LI_DEPOSEE", { frozenId });
    const undone = await place.coordinator.call("POST", `${place.at}/circuit/undo`, {
      after: 1,
      remark: "Erreur",
    });
    expect(undone.body).toMatchObject({
      state: "EMERGENCE",
      nth: 2,
      moves: [
        { nth: 1, isUndone: true },
        { nth: 2, undoes: 1 },
      ],
      undoable: null,
    });
    expect((await place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: 2 })).body.code).toBe(
      "project.nothing-to-undo",
    );
    expect((await place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: 1 })).body.code).toBe(
      "project.moved-meanwhile",
    );
    expect((await move(place, "LI_DEPOSEE", { frozenId })).body).toMatchObject({
      state: "LI_DEPOSEE",
      nth: 3,
    });
  });

  test("two moves at once: one holds, the other is told; the same key twice moves once", async () => {
    const place = await aProjectPlace(server);
    const frozenId = await aFrozenVersion(server, place.cptsId);
    const body = { to: "LI_DEPOSEE", after: 0, happenedOn: "2026-11-20", frozenId };
    const path = `${place.at}/circuit/moves`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => place.coordinator.call("POST", path, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await stateOf(place)).nth).toBe(1);
    const key = { "idempotency-key": "deposer-une-fois" };
    const back = { to: "EMERGENCE", after: 1, happenedOn: "2026-11-20", remark: "À reprendre" };
    const twice = await Promise.all([1, 2].map(() => place.coordinator.call("POST", path, back, key)));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await stateOf(place)).nth).toBe(2);
  });

  test("the database itself refuses a way that is not known, a gap, a false undo, and any change of the story", async () => {
    const place = await aProjectPlace(server);
    await signContract(server, place, "2026-11-20");
    const { rows } = await server.owner.query(
      "select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'project_moves_known_check'",
    );
    const known = [...String(rows[0].def).matchAll(/'([A-Z_]+)'::text/g)].map(([, word]) => word);
    for (const { from, to } of TRANSITIONS)
      expect(known, `${from} → ${to}`).toEqual(expect.arrayContaining([from, to]));
    const insert = (nth: number, from: string, to: string, undoes: number | null = null) =>
      server.owner.query(
        `insert into project_moves (cpts_id, nth, from_state, to_state, undoes, happened_on, made_at) values ($1, $2, $3, $4, $5, '2026-11-21', now())`,
        [place.cptsId, nth, from, to, undoes],
      );
    await expect(insert(7, "ACI_SIGNE", "EMERGENCE")).rejects.toMatchObject({
      constraint: "project_moves_known_check",
    });
    await expect(insert(8, "ACI_SIGNE", "MISSIONS")).rejects.toMatchObject({
      constraint: "project_moves_chain_fkey",
    });
    await expect(insert(7, "MISSIONS", "RENOUVELLEMENT")).rejects.toMatchObject({
      constraint: "project_moves_chain_fkey",
    });
    await expect(insert(7, "ACI_SIGNE", "LI_VALIDEE", 6)).rejects.toMatchObject({
      constraint: "project_moves_undo_fkey",
    });
    const { rows: rights } = await server.owner.query(
      "select privilege_type as right from information_schema.role_table_grants where table_name = 'project_moves' and grantee = 'maillage_app' order by 1",
    );
    expect(rights.map((one) => one.right)).toEqual(["INSERT", "SELECT"]);
  });

  test("a paper is a PDF by its bytes, of 10 MB at most, under a harmless name; unused ones go", async () => {
    const place = await aProjectPlace(server);
    const html = Buffer.from(`<html>${"x".repeat(200)}</html>`);
    expect((await sendPaper(server, place, html, "decision.pdf")).body.code).toBe("project.paper-not-pdf");
    expect((await sendPaper(server, place, Buffer.from("%PDF-1.7 coupé".padEnd(300)))).body.code).toBe(
      "project.paper-not-pdf",
    );
    expect((await sendPaper(server, place, Buffer.alloc(0))).status).toBe(422);
    const large = Buffer.concat([aPdf(), Buffer.alloc(10 * 1024 * 1024), Buffer.from("%%EOF")]);
    expect((await sendPaper(server, place, large)).body.code).toBe("project.paper-too-large");
    const kept = await sendPaper(server, place, aPdf(), "../../etc/déci\u0000sion.PDF");
    expect(kept).toMatchObject({ status: 201, body: { name: "décision.pdf" } });
    server.deps.clock.advance(2 * 86_400);
    await runJob(server, "project.remind-reviewers");
    const left = await server.owner.query("select id from project_papers where cpts_id = $1", [place.cptsId]);
    expect(left.rows).toEqual([]);
    server.deps.clock.advance(-2 * 86_400);
  });
});

async function aReview(place: Place, dueOn = "2026-12-15") {
  const frozenId = await aFrozenVersion(server, place.cptsId);
  await move(place, "LI_DEPOSEE", { frozenId });
  const { body } = await place.coordinator.call("POST", `${place.at}/reviews`, {
    frozenId,
    dueOn,
    message: "Merci",
  });
  return body as { id: string; title: string };
}

/** Invites, and takes the link out of the mail. */
async function invite(place: Place, reviewId: string, level: "N-1" | "N", email: string) {
  await drainJobs(server);
  server.mailbox.clear();
  const { body, status } = await place.coordinator.call("POST", `${place.at}/reviews/${reviewId}/reviewers`, {
    level,
    body: level === "N" ? "ARS" : "CPAM",
    personName: level === "N" ? "Noé Fictif" : "Jeanne Fictive",
    email,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  await drainJobs(server);
  const mail = server.mailbox.list().find((one) => one.to.includes(email));
  const token = /\/avis\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const id = body.reviewers.find((one: { email: string }) => one.email === email).id as string;
  return { id, token, mail, link: `/api/public/${place.slug}/project/reviews/${token}` };
}

describe("reviewers by link", () => {
  test("read the frozen version, remark by section, are answered point by point; N sees N-1, not the other way", async () => {
    const place = await aProjectPlace(server);
    const review = await aReview(place);
    const low = await invite(place, review.id, "N-1", "jeanne@cpam.invalid");
    expect(low.mail?.text).toContain("Lettre d’intention, version 1");
    expect(low.mail?.subject).toMatch(/^La CPTS .* demande votre avis$/);
    expect(low.mail?.text).toMatch(/Cette demande vous est faite par \S.*, pour la CPTS /);
    const seen = await stranger("GET", low.link);
    expect(seen.body).toMatchObject({
      me: { level: "N-1", personName: "Jeanne Fictive" },
      sections: [
        { key: "territory", blocks: [{ text: expect.stringContaining("72 052") }] },
        { key: "missions" },
      ],
      remarks: [],
      isOpen: true,
    });
    expect(seen.headers.get("cache-control")).toContain("no-store");
    // What a page that stays open asks again: all but the version.
    const { sections: _version, ...news } = seen.body;
    expect((await stranger("GET", `${low.link}/news`)).body).toEqual(news);
    expect((await stranger("GET", `${low.link}/document.pdf`)).headers.get("content-type")).toBe(
      "application/pdf",
    );
    expect((await stranger("POST", `${low.link}/remarks`, { sectionKey: "budget", text: "?" })).status).toBe(
      422,
    );
    const written = await stranger("POST", `${low.link}/remarks`, {
      sectionKey: "territory",
      text: "Et Pouvourville ?",
    });
    const remark = written.body.remarks[0];
    await stranger("PUT", `${low.link}/remarks/${remark.id}`, { text: "Pouvourville est-il compris ?" });
    expect((await stranger("PUT", `${low.link}/opinion`, { opinion: "reserved" })).status).toBe(422);
    await stranger("PUT", `${low.link}/opinion`, {
      opinion: "reserved",
      text: "Sous réserve du territoire.",
    });

    const high = await invite(place, review.id, "N", "noe@ars.invalid");
    const above = (await stranger("GET", high.link)).body;
    expect(above.opinionsBefore).toMatchObject([
      { opinion: "reserved", who: expect.stringContaining("CPAM") },
    ]);
    expect(above.remarks).toMatchObject([{ isMine: false, text: "Pouvourville est-il compris ?" }]);
    await stranger("POST", `${high.link}/remarks`, { text: "Précisez le calendrier." });
    await stranger("PUT", `${high.link}/opinion`, { opinion: "favourable" });
    const below = (await stranger("GET", low.link)).body;
    expect(below.opinionsBefore).toEqual([]);
    expect(below.remarks).toHaveLength(1);
    expect((await stranger("DELETE", `${high.link}/remarks/${remark.id}`)).status).toBe(404);

    const whole = (await place.coordinator.call("GET", `${place.at}/reviews/${review.id}`)).body;
    expect(whole.remarks).toHaveLength(2);
    const answer = (state: string, text: string, revision: number) =>
      place.coordinator.call("PUT", `${place.at}/remarks/${remark.id}/answer`, {
        state,
        answer: text,
        revision,
      });
    expect((await answer("taken", "", 2)).status).toBe(422);
    expect((await answer("taken", "Oui, secteur 5.2.", 1)).body.code).toBe("project.remark-changed");
    expect((await answer("taken", "Oui, secteur 5.2.", 2)).body.remarks).toContainEqual(
      expect.objectContaining({ state: "taken", answer: "Oui, secteur 5.2." }),
    );
    expect((await stranger("GET", low.link)).body.remarks[0]).toMatchObject({
      state: "taken",
      answer: "Oui, secteur 5.2.",
    });
    expect((await stranger("PUT", `${low.link}/remarks/${remark.id}`, { text: "Autre" })).status).toBe(404);

    const professional = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "professional" }] });
    const read = await professional.call("GET", `${place.at}/reviews/${review.id}`);
    expect(read.body.reviewers.map((one: { email: unknown }) => one.email)).toEqual([null, null]);

    const decided = await move(place, "LI_VALIDEE", { paperId: await paperOf(place), isReserved: true });
    expect(decided.body.moves[1]).toMatchObject({ decision: "reserved", reviewId: review.id });
    expect((await stranger("POST", `${low.link}/remarks`, { text: "Trop tard" })).body.code).toBe(
      "project.review-closed",
    );
    expect((await stranger("GET", low.link)).body.isOpen).toBe(false);
    expect((await place.coordinator.call("POST", `${place.at}/reviews/${review.id}/reopen`)).body.code).toBe(
      "project.review-decided",
    );
    await place.coordinator.call("POST", `${place.at}/circuit/undo`, { after: 2 });
    expect((await stranger("POST", `${low.link}/remarks`, { text: "À temps" })).status).toBe(200);
  });

  test("forged, withdrawn, renewed, too old, another CPTS's, a draft's, another purpose's: one answer, nothing shown, nothing changed", async () => {
    const place = await aProjectPlace(server);
    const other = await aProjectPlace(server);
    const review = await aReview(place);
    const good = await invite(place, review.id, "N-1", "un@cpam.invalid");
    const withdrawn = await invite(place, review.id, "N-1", "deux@cpam.invalid");
    await place.coordinator.call("DELETE", `${place.at}/reviewers/${withdrawn.id}`);
    const renewed = await invite(place, review.id, "N-1", "trois@cpam.invalid");
    server.deps.clock.advance(60);
    await place.coordinator.call("POST", `${place.at}/reviewers/${renewed.id}/invite`);
    const draft = await aFrozenVersion(server, place.cptsId, "letter", 2);
    const at = { cptsId: place.cptsId, issuedAt: new Date("2026-11-23T08:00:00Z") };
    const path = (token: string, slug = place.slug) => `/api/public/${slug}/project/reviews/${token}`;
    const flipped = `${good.token.slice(0, -1)}${good.token.endsWith("A") ? "Q" : "A"}`;
    const dead = [
      withdrawn.link,
      renewed.link,
      path(flipped),
      path(good.token, other.slug),
      path(good.token, "cpts-inconnue"),
      path(makeLink(server.deps, "review", { ...at, id: review.id })),
      path(makeLink(server.deps, "review", { ...at, id: draft })),
      path(makeLink(server.deps, "review", { ...at, id: newId() })),
      path(makeLink(server.deps, "review", { ...at, cptsId: other.cptsId, id: good.id })),
      path(makeLink(server.deps, "contract-calendar", { ...at, id: good.id })),
      path("a".repeat(3_000)),
    ];
    const counts = () =>
      server.owner.query(
        "select (select count(*) from project_remarks), (select count(*) from project_reviewers where opinion is not null)",
      );
    const before = (await counts()).rows;
    const answers = [];
    for (const link of dead) {
      answers.push(await stranger("GET", link));
      answers.push(await stranger("GET", `${link}/news`));
      answers.push(await stranger("GET", `${link}/document.pdf`));
      answers.push(await stranger("POST", `${link}/remarks`, { text: "Essai" }));
      answers.push(await stranger("PUT", `${link}/opinion`, { opinion: "favourable" }));
    }
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code} ${body.detail}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: "project.link-over" } });
    expect((await counts()).rows).toEqual(before);
    expect((await stranger("GET", good.link)).status).toBe(200);
    server.deps.clock.advance(61 * 86_400);
    expect((await stranger("GET", good.link)).body.code).toBe("project.link-over");
    server.deps.clock.advance(-61 * 86_400 - 60);
  });

  test("a remark and a closing at once: what is in was in time, what is late is refused", async () => {
    const place = await aProjectPlace(server);
    const review = await aReview(place);
    const { link } = await invite(place, review.id, "N-1", "vite@cpam.invalid");
    const [closed, ...remarks] = await Promise.all([
      place.coordinator.call("POST", `${place.at}/reviews/${review.id}/close`),
      ...Array.from({ length: 8 }, (_, n) => stranger("POST", `${link}/remarks`, { text: `Remarque ${n}` })),
    ]);
    expect(closed?.status).toBe(200);
    const taken = remarks.filter(({ status }) => status === 200).length;
    expect(remarks.filter(({ body }) => body.code === "project.review-closed")).toHaveLength(8 - taken);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from project_remarks where review_id = $1",
      [review.id],
    );
    expect(rows[0].n).toBe(taken);
    expect((await stranger("POST", `${link}/remarks`, { text: "Après" })).status).toBe(409);
    await expect(
      server.owner
        .query("delete from project_remarks where review_id = $1", [review.id])
        .then(({ rowCount }) => {
          if (rowCount === 0)
            throw Object.assign(new Error("none"), { constraint: "project_remarks_open_review_check" });
        }),
    ).rejects.toMatchObject({ constraint: "project_remarks_open_review_check" });
  });

  test("who says nothing is reminded, three times at most and never once answered", async () => {
    const place = await aProjectPlace(server);
    const review = await aReview(place);
    await invite(place, review.id, "N-1", "muet@cpam.invalid");
    const spoken = await invite(place, review.id, "N-1", "parle@cpam.invalid");
    await stranger("PUT", `${spoken.link}/opinion`, { opinion: "favourable" });
    server.mailbox.clear();
    let days = 0;
    for (let round = 0; round < 5; round++) {
      server.deps.clock.advance(7 * 86_400);
      days += 7;
      await runJob(server, "project.remind-reviewers");
      await runJob(server, "project.remind-reviewers");
      await drainJobs(server);
    }
    const mails = server.mailbox.list().filter((one) => /^(muet|parle)@/.test(one.to));
    expect(mails.map(({ to }) => to)).toEqual(Array(3).fill(expect.stringContaining("muet")));
    expect(mails[0]?.subject).toContain("Rappel");
    server.deps.clock.advance(-days * 86_400);
  });

  test("one open review for a document, one invitation for an address, no review of a draft", async () => {
    const place = await aProjectPlace(server);
    const review = await aReview(place);
    const second = await aFrozenVersion(server, place.cptsId, "letter", 2);
    const open = (frozenId: string) =>
      place.coordinator.call("POST", `${place.at}/reviews`, { frozenId, dueOn: "2026-12-15" });
    expect((await open(second)).body.code).toBe("project.review-open");
    expect((await open(newId())).status).toBe(422);
    await invite(place, review.id, "N", "une@ars.invalid");
    const twice = await place.coordinator.call("POST", `${place.at}/reviews/${review.id}/reviewers`, {
      level: "N",
      body: "ARS",
      personName: "Une Fictive",
      email: "UNE@ars.invalid",
    });
    expect(twice.body.code).toBe("project.reviewer-twice");
  });
});
