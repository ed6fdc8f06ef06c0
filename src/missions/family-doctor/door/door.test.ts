import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";
import { hashProof, leadingZeroBits } from "../../../platform/access/proof-of-work.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { forgetPast } from "./door-store.ts";

const server = await aServer();
const { deps, owner } = server;
const call = aStranger(server);

const ANSWERS = {
  forWhom: "me",
  familyName: "Zzdupuy",
  givenNames: "Zzélise",
  sex: "F",
  birthOn: "1944-03-12",
  communeCode: "31555",
  postalCode: "31400",
  phone: "06 12 34 56 78",
  reachBy: "phone",
  ald: true,
  rights: "c2s",
  wish: "Un cabinet sans escalier.",
};

async function aDoor(open = true) {
  const cpts = await aCptsWith(server, { gps: 1 });
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  const requests = `/api/c/${cpts.slug}/family-doctor/requests`;
  if (open) {
    const settings = `/api/c/${cpts.slug}/family-doctor/settings`;
    const { body } = await coordinator.call("GET", settings);
    expect((await coordinator.call("PUT", settings, { ...body, doorOpen: true })).status).toBe(200);
  }
  const base = `/api/public/${cpts.slug}/family-doctor`;
  const solved = async () => {
    const { challenge, difficulty } = (await call("GET", `${base}/challenge`)).body;
    for (let nonce = 0; ; nonce++)
      if (leadingZeroBits(hashProof(challenge, nonce)) >= difficulty) return { challenge, nonce };
  };
  const begin = async () => {
    const answer = await call("POST", `${base}/draft`, { ...(await solved()), informed: true });
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const device = (method: string, path: string, body?: unknown) =>
      call(method, `${base}/${path}`, body, { cookie });
    return { answer, device };
  };
  const sent = async (answers: object = ANSWERS) => {
    const { device } = await begin();
    await device("PATCH", "draft", { version: 1, answers });
    return { device, answer: await device("POST", "send", { agreed: true }) };
  };
  return { ...cpts, coordinator, requests, base, solved, begin, sent };
}

describe("the public page", () => {
  test("keeps answers as one goes, on this device alone, and sends them as a request to check", async () => {
    const { begin, base, coordinator, requests } = await aDoor();
    const { answer, device } = await begin();
    expect(answer.status).toBe(201);
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly/i);
    expect(answer.headers.get("set-cookie")).toMatch(/SameSite=Strict/i);
    const { familyName, ...rest } = ANSWERS;
    expect((await device("PATCH", "draft", { version: 1, answers: { familyName } })).body.version).toBe(2);
    expect((await device("PATCH", "draft", { version: 1, answers: rest })).status).toBe(409);
    await device("PATCH", "draft", { version: 2, answers: rest });
    expect((await device("GET", "draft")).body.answers).toMatchObject({ familyName, phone: "0612345678" });
    expect((await call("GET", `${base}/draft`)).status).toBe(204);

    const first = await device("POST", "send", { agreed: true });
    expect(first).toMatchObject({ status: 200, body: { code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) } });
    // The answer was lost on the way: sent again, it is the same request and the same code.
    expect((await device("POST", "send", { agreed: true })).body).toEqual(first.body);
    const { items } = (await coordinator.call("GET", `${requests}?view=board&status=to-check`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ origin: "public", patient: { familyName: "Zzdupuy" }, ageBand: "80+" });
    expect((await device("GET", "draft")).status).toBe(204);
  });

  test("answers the same for a person who is known, and makes no second open request visible to anybody", async () => {
    const { sent, coordinator, requests } = await aDoor();
    const [one, two] = [await sent(), await sent()];
    expect(two.answer.status).toBe(one.answer.status);
    expect(Object.keys(two.answer.body)).toEqual(Object.keys(one.answer.body));
    expect(two.answer.body.code).not.toBe(one.answer.body.code);
    expect((await coordinator.call("GET", `${requests}?view=board`)).body.items).toHaveLength(2);
  });

  test("says which answers are missing or cannot be, and sends nothing", async () => {
    const { begin, sent, coordinator, requests } = await aDoor();
    const { phone, ...incomplete } = ANSWERS;
    expect((await sent(incomplete)).answer).toMatchObject({
      status: 422,
      body: { code: "family-doctor.not-complete", errors: [{ field: "answers.phone" }] },
    });
    expect((await sent({ ...ANSWERS, birthOn: "2027-01-01" })).answer.body.errors[0].field).toBe(
      "answers.birthOn",
    );
    expect((await sent({ ...ANSWERS, reachBy: "mail" })).answer.body.errors[0].field).toBe("answers.email");
    const byLetter = await sent({ ...ANSWERS, reachBy: "letter" });
    expect(byLetter.answer.body.errors[0].field).toBe("answers.addressLine");
    const carer = { ...incomplete, forWhom: "other", carerName: "Zznadia Zzdupuy" };
    expect((await sent(carer)).answer.body.errors).toMatchObject([{ field: "answers.carerPhone" }]);
    const bySms = { ...carer, carerPhone: "06 00 00 00 09", reachBy: "sms" };
    expect((await sent(bySms)).answer.body.errors[0].field).toBe("answers.phone");
    expect((await sent({ ...ANSWERS, communeCode: "99999" })).answer.body.errors[0].field).toBe(
      "answers.communeCode",
    );
    const { device } = await begin();
    const named = await device("PATCH", "draft", { version: 1, answers: { familyName: "Zz<b>dupuy" } });
    expect(named).toMatchObject({ status: 422, body: { errors: [{ field: "answers.familyName" }] } });
    expect((await coordinator.call("GET", `${requests}?view=board`)).body.items).toEqual([]);
    expect(phone).toBeDefined();
  });

  test("a carer's number is the carer's: the patient's stays unknown until it is said", async () => {
    const { sent, coordinator, requests } = await aDoor();
    const { phone: _, ...rest } = ANSWERS;
    const carer = { forWhom: "other", carerName: "Zznadia Zzdupuy", carerPhone: "06 00 00 00 09" };
    expect((await sent({ ...rest, ...carer })).answer.status).toBe(200);
    const [line] = (await coordinator.call("GET", `${requests}?view=board`)).body.items;
    expect((await coordinator.call("GET", `${requests}/${line.id}`)).body).toMatchObject({
      patientPhone: null,
      carer: { name: "Zznadia Zzdupuy", phone: "0600000009" },
    });
  });

  test("asks for a proof of work that serves once; without it, or closed, nothing begins", async () => {
    const { base, solved, begin } = await aDoor();
    const proof = await solved();
    expect((await call("POST", `${base}/draft`, { ...proof, informed: true })).status).toBe(201);
    expect((await call("POST", `${base}/draft`, { ...proof, informed: true })).status).toBe(409);
    expect((await call("POST", `${base}/draft`, { challenge: "x.y", nonce: 1, informed: true })).status).toBe(
      403,
    );
    expect((await call("POST", `${base}/draft`, { ...(await solved()) })).status).toBe(422);
    const late = await solved();
    deps.clock.advance(16 * 60);
    expect((await call("POST", `${base}/draft`, { ...late, informed: true })).status).toBe(403);
    expect((await begin()).answer.status).toBe(201);

    const closed = await aDoor(false);
    expect((await call("GET", closed.base)).body.open).toBe(false);
    expect((await closed.begin()).answer).toMatchObject({
      status: 409,
      body: { code: "family-doctor.door-closed" },
    });
    expect((await call("GET", "/api/public/nulle-part/family-doctor")).status).toBe(404);
  });

  test("past two hundred requests in an hour, a flood is refused and the answers are kept", async () => {
    const { begin, sent, cptsId } = await aDoor();
    await sent();
    await owner.query(
      `insert into mt_requests (cpts_id, id, reference, status, patient_id, origin, agreed_at, waiting_since, stands_since, created_at, updated_at, closed_at, end_reason)
       select r.cpts_id, gen_random_uuid(), 'FLOT-' || n, 'closed', r.patient_id, 'public', r.agreed_at, r.created_at, r.created_at, r.created_at, r.created_at, r.created_at, 'mistake'
       from mt_requests r, generate_series(1, 199) n where r.cpts_id = $1`,
      [cptsId],
    );
    const { device } = await begin();
    await device("PATCH", "draft", { version: 1, answers: ANSWERS });
    expect(await device("POST", "send", { agreed: true })).toMatchObject({
      status: 429,
      body: { code: "family-doctor.door-crowded" },
    });
    expect((await device("GET", "draft")).body.answers.familyName).toBe("Zzdupuy");
    deps.clock.advance(3_601);
    expect((await device("POST", "send", { agreed: true })).status).toBe(200);
  });

  test("forgets a draft when asked, and after seven days", async () => {
    const { begin, cptsId } = await aDoor();
    const [asked, old] = [await begin(), await begin()];
    expect((await asked.device("DELETE", "draft")).status).toBe(204);
    expect((await asked.device("GET", "draft")).status).toBe(204);
    deps.clock.advance(7 * 86_400 + 1);
    expect((await old.device("GET", "draft")).status).toBe(204);
    await withTenant(deps.db, cptsId, (tx) => forgetPast(tx, cptsId, nowOf(deps)));
    const left = await owner.query("select 1 from mt_door_drafts where cpts_id = $1", [cptsId]);
    expect(left.rowCount).toBe(0);
  });
});

describe("the follow-up code", () => {
  test("tells states only, to whoever types it their own way", async () => {
    const { base, sent } = await aDoor();
    const { code } = (await sent()).answer.body;
    const { status, body } = await call("POST", `${base}/follow`, {
      code: code.toLowerCase().replaceAll("-", " "),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "to-check", label: "Demande reçue", canWithdraw: true });
    expect(body.steps.map((one: { state: string }) => one.state)).toEqual([
      "now",
      "to-come",
      "to-come",
      "to-come",
      "to-come",
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Zzdupuy|Zzélise|0612345678|C2S|c2s|escalier/);
  });

  test("wrong, of another CPTS: the same answer", async () => {
    const [here, there] = [await aDoor(), await aDoor()];
    const { code } = (await here.sent()).answer.body;
    const answers = [
      await call("POST", `${there.base}/follow`, { code }),
      await call("POST", `${here.base}/follow`, { code: "0000-0000-0000" }),
      await call("POST", `${here.base}/follow`, { code: "n'importe quoi" }),
      await call("POST", `${there.base}/follow/withdraw`, { code, reason: "withdrew" }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, body: { code: "family-doctor.no-follow" } });
    expect(new Set(answers.map((one) => one.body.detail)).size).toBe(1);
  });

  test("lost, is given anew by the coordination once identity is checked: the former is dead, the story says why, no copy is kept", async () => {
    const { base, sent, coordinator, requests, cptsId } = await aDoor();
    const { device, answer } = await sent();
    const lost = answer.body.code;
    const [line] = (await coordinator.call("GET", `${requests}?view=board`)).body.items;
    const one = `${requests}/${line.id}`;
    const read = (await coordinator.call("GET", one)).body;
    expect(read).toMatchObject({ hasFollowCode: true, can: { giveCode: true } });
    const input = {
      way: "called-back",
      identityChecked: true,
      reason: "Papier perdu",
      version: read.version,
    };
    const give = (change: object = {}) =>
      coordinator.call("POST", `${one}/follow-code`, { ...input, ...change });
    const follow = async (code: string) => (await call("POST", `${base}/follow`, { code })).status;

    expect((await give({ identityChecked: false })).status).toBe(422);
    expect((await give({ reason: "" })).status).toBe(422);
    expect((await give({ way: "letter" })).body.errors[0].field).toBe("way");
    expect((await give({ version: read.version + 1 })).body.code).toBe("family-doctor.changed-elsewhere");
    expect(await follow(lost)).toBe(200);

    const { status, body } = await give();
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) });
    expect(body.followUrl).toContain("/medecin-traitant/suivi");
    expect([await follow(lost), await follow(body.code)]).toEqual([404, 200]);
    // The answer was lost on the way: the same intent, the same code, one line in the story.
    expect((await give()).body.code).toBe(body.code);
    const { lines } = (await coordinator.call("GET", `${one}/story`)).body;
    const given = lines.filter((told: { kind: string }) => told.kind === "follow-code-given");
    expect(given).toHaveLength(1);
    expect(given[0].sentence).toMatch(/l'ancien ne sert plus.*rappelée au numéro.*Papier perdu/);
    // The device that had sent it does not show the dead code again.
    expect((await device("POST", "send", { agreed: true })).body.code).toBe("family-doctor.code-replaced");
    const next = (await give({ version: (await coordinator.call("GET", one)).body.version })).body.code;
    expect([await follow(body.code), await follow(next)]).toEqual([404, 200]);
    const journal = await owner.query(
      "select actor_user_id from audit_entries where cpts_id = $1 and action = 'family-doctor.follow-code-given'",
      [cptsId],
    );
    expect(journal.rows.map((entry) => entry.actor_user_id)).toEqual([
      coordinator.userId,
      coordinator.userId,
    ]);
    const kept = await owner.query(
      "select count(*)::int as n from mt_request_events where cpts_id = $1 and (sentence || details::text) ~ $2",
      [cptsId, `${body.code}|${next}`],
    );
    expect(kept.rows).toEqual([{ n: 0 }]);

    expect((await coordinator.call("POST", `${one}/close`, { reason: "moved", note: "" })).status).toBe(200);
    expect((await give({ version: 99 })).status).toBe(409);
  });

  test("a request closed as a double says no more than the search, and is changed by the CPTS alone", async () => {
    const { base, sent, cptsId } = await aDoor();
    const { code } = (await sent()).answer.body;
    await owner.query(
      "update mt_requests set status = 'closed', closed_at = created_at, end_reason = 'twin' where cpts_id = $1",
      [cptsId],
    );
    const { body } = await call("POST", `${base}/follow`, { code });
    expect(body).toMatchObject({
      status: "waiting",
      label: "Recherche en cours",
      canWithdraw: false,
      canCorrect: false,
    });
    expect((await call("POST", `${base}/follow/withdraw`, { code, reason: "moved" })).status).toBe(409);
  });

  test("corrects how to be reached, then takes the request back, once", async () => {
    const { base, sent, coordinator, requests, cptsId } = await aDoor();
    const { code } = (await sent()).answer.body;
    expect(
      (await call("POST", `${base}/follow/correct`, { code, phone: "07 00 00 00 01", wish: "Le matin." }))
        .status,
    ).toBe(200);
    const [line] = (await coordinator.call("GET", `${requests}?view=board`)).body.items;
    const read = (await coordinator.call("GET", `${requests}/${line.id}`)).body;
    expect(read).toMatchObject({ patientPhone: "0700000001", situation: { wish: "Le matin.", ald: true } });
    const correct = (change: object) => call("POST", `${base}/follow/correct`, { code, ...change });
    expect((await correct({ reachBy: "letter" })).body.errors[0].field).toBe("addressLine");
    expect((await correct({ reachBy: "mail" })).body.errors[0].field).toBe("email");
    const said = { reachBy: "letter", addressLine: "4 rue des Essais", email: "a@exemple.invalid" };
    expect((await correct({ ...said, homebound: true, treatmentEndsOn: "2026-12-24" })).status).toBe(200);
    expect((await coordinator.call("GET", `${requests}/${line.id}`)).body.situation).toMatchObject({
      reachBy: "letter",
      homebound: true,
      treatmentEndsOn: "2026-12-24",
      ald: true,
    });
    // Ticked once, taken back: no, and no longer.
    expect((await correct({ homebound: false, treatmentEndsOn: null, ald: null })).status).toBe(200);
    expect((await coordinator.call("GET", `${requests}/${line.id}`)).body.situation).toMatchObject({
      homebound: false,
      treatmentEndsOn: null,
      ald: null,
    });
    const record = await owner.query("select address_line, email from patients_records where cpts_id = $1", [
      cptsId,
    ]);
    expect(record.rows).toEqual([{ address_line: said.addressLine, email: said.email }]);
    expect(await call("POST", `${base}/follow/withdraw`, { code, reason: "found-alone" })).toMatchObject({
      status: 200,
      body: { status: "closed", canWithdraw: false, steps: [] },
    });
    expect((await call("POST", `${base}/follow/withdraw`, { code, reason: "moved" })).status).toBe(409);
    const journal = await owner.query(
      "select action from audit_entries where cpts_id = $1 and actor_label = 'Code de suivi' and subject_kind = 'request' order by at, id",
      [cptsId],
    );
    expect(journal.rows.map(({ action }) => action)).toEqual([
      "family-doctor.request-corrected",
      "family-doctor.request-corrected",
      "family-doctor.request-corrected",
      "family-doctor.request-closed",
    ]);
    expect((await coordinator.call("GET", `${requests}/${line.id}`)).body).toMatchObject({
      endReason: "found-alone",
    });
  });

  test("changes the number of its own record, the former one in the audit; never of one that a person verified or merged", async () => {
    const { base, sent, coordinator, requests, cptsId } = await aDoor();
    const correct = (code: string, phone: string) => call("POST", `${base}/follow/correct`, { code, phone });
    const phoneOf = async (id: string) =>
      (await owner.query("select phone from patients_records where id = $1", [id])).rows[0].phone;
    const codes = [(await sent()).answer.body.code];
    const own = (await coordinator.call("GET", `${requests}?view=board`)).body.items[0];
    const { rows } = await owner.query("select patient_id from mt_requests where id = $1", [own.id]);
    const patientId = rows[0].patient_id;
    const asOwn = await correct(codes[0], "07 00 00 00 01");
    const audit = await owner.query(
      "select details from audit_entries where cpts_id = $1 and action = 'patients.corrected'",
      [cptsId],
    );
    expect(audit.rows).toEqual([{ details: { fields: "phone", "former.phone": "0612345678" } }]);

    // Each alone is enough to keep the number from being written.
    const merged = `insert into patients_records (cpts_id, id, birth_family_name, birth_given_names, search_text, sex, own_doctor, created_at, updated_at, merged_into_id, merged_at)
      select cpts_id, gen_random_uuid(), birth_family_name, birth_given_names, search_text, sex, own_doctor, created_at, updated_at, id, now() from patients_records where id = $1`;
    const changes: [change: string, back: string][] = [
      [
        "update patients_records set identity_status = 'VALIDEE', identity_document = 'CNI', document_seen_at = now() where id = $1",
        "update patients_records set identity_status = 'PROVISOIRE' where id = $1",
      ],
      [
        `update patients_records set created_by = '${coordinator.userId}' where id = $1`,
        "update patients_records set created_by = null where id = $1",
      ],
      [merged, "delete from patients_records where merged_into_id = $1"],
    ];
    for (const [at, [change, back]] of changes.entries()) {
      await owner.query(change, [patientId]);
      const before = await owner.query("select status, stands_since from mt_requests where id = $1", [
        own.id,
      ]);
      const answer = await correct(codes[0], `07 00 00 00 1${at}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(asOwn.body);
      expect(await phoneOf(patientId)).toBe("0700000001");
      const kept = await owner.query(
        "select sentence, details->>'phone' as phone from mt_request_events where request_id = $1 and kind = 'phone-indicated' order by (details->>'version')::int desc limit 1",
        [own.id],
      );
      expect(kept.rows).toEqual([
        { sentence: expect.stringContaining("nouveau numéro : à vérifier"), phone: `070000001${at}` },
      ]);
      const after = await owner.query("select status, stands_since from mt_requests where id = $1", [own.id]);
      expect(after.rows).toEqual(before.rows);
      await owner.query(back, [patientId]);
    }
    await correct(codes[0], "07 00 00 00 20");
    expect(await phoneOf(patientId)).toBe("0700000020");
    const { lines } = (await coordinator.call("GET", `${requests}/${own.id}/story`)).body;
    expect(lines.map((one: { sentence: string }) => one.sentence).join(" ")).toContain("07 00 00 00 12");
  });
});
