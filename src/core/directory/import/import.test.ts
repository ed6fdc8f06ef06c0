import { describe, expect, test } from "vitest";
import {
  aDemoFile,
  anImportingCpts,
  canal,
  directoryOf,
  ownData,
} from "../../../../tools/testing/an-import.ts";
import { aPerson, aServer, aStranger, drainEvents, drainJobs } from "../../../../tools/testing/index.ts";
import { fileOf, lineWith } from "./parse/rpps-test-lines.ts";

const server = await aServer(ownData());

describe("400 professionals, from the file to the directory", () => {
  test("sent, read and applied by the jobs, then the same file changes nothing, then undone", async () => {
    const cpts = await anImportingCpts(server, canal);
    const file = await aDemoFile();
    const told: string[] = [];
    server.deps.live.listen(cpts.cptsId, (change) => told.push(`${change.topic} ${change.id}`));
    const sent = await cpts.send(file);
    expect(sent).toMatchObject({ status: 201, body: { fileBytes: Buffer.byteLength(file) } });
    await drainJobs(server);
    const report = await cpts.show(sent.body.id);
    const { counts } = report;
    expect(report).toMatchObject({
      state: "ready",
      problem: null,
      bytesRead: Buffer.byteLength(file),
      linesRead: file.split("\n").length - 1,
    });
    expect(counts).toMatchObject({ change: 0, same: 0, kept: 0, refused: 0, left: 0 });
    expect(counts!.create).toBeGreaterThan(150);
    expect(counts!.outOfTerritory).toBeGreaterThan(100);
    expect(counts!.create + counts!.outOfTerritory).toBe(report.linesRead - 1);
    expect((await directoryOf(server, cpts.cptsId)).professionals).toEqual([]);
    expect(new Set(told)).toEqual(new Set([`import ${report.id}`]));
    expect(told.length).toBeGreaterThan(1);

    await cpts.call("POST", `${cpts.base}/${report.id}/apply`);
    await drainJobs(server);
    await drainEvents(server);
    expect(await cpts.show(report.id)).toMatchObject({
      state: "applied",
      appliedLines: counts!.create,
      mayUndo: true,
    });
    const directory = await directoryOf(server, cpts.cptsId);
    expect(directory.practices).toHaveLength(counts!.create);
    expect(
      directory.professionals.every(
        (one) =>
          /^99\d{9}$/.test(one.rpps) && one.family_name !== one.family_name.toUpperCase() && one.search_text,
      ),
    ).toBe(true);
    expect(
      directory.sites.filter(
        (one) =>
          (one.commune_code !== null && !canal.includes(one.commune_code)) ||
          one.position_precision !== "commune" ||
          Math.abs(one.latitude - 43.5) > 0.2,
      ),
    ).toEqual([]);

    const again = await cpts.importAll(file);
    expect(again.counts).toMatchObject({
      create: 0,
      change: 0,
      kept: 0,
      left: 0,
      same: counts!.create,
      toApply: 0,
    });
    expect(await directoryOf(server, cpts.cptsId)).toEqual(directory);
    expect((await cpts.call("POST", `${cpts.base}/${report.id}/undo`)).body.code).toBe(
      "directory.import-not-undoable",
    );
    expect((await cpts.call("POST", `${cpts.base}/${again.id}/undo`)).body.state).toBe("undone");
    expect((await cpts.call("POST", `${cpts.base}/${report.id}/undo`)).body.state).toBe("undone");
    expect(await directoryOf(server, cpts.cptsId)).toEqual({ professionals: [], sites: [], practices: [] });
  });
});

describe("what a new extraction changes", () => {
  test("field by field, with the search text, and told to the others", async () => {
    const cpts = await anImportingCpts(server);
    await cpts.importAll(fileOf(lineWith()));
    await drainEvents(server);
    const next = await cpts.read(
      fileOf(
        lineWith({
          "Nom d'exercice": "PERLEGRAND-DUPONT",
          "Téléphone (coord. structure)": "05 36 49 41 55",
          "Libellé Voie (coord. structure)": "DU LAC",
        }),
      ),
    );
    expect(next.counts).toMatchObject({ create: 0, change: 1, same: 0, kept: 0 });
    const [line] = await cpts.lines(next.id, "&outcome=change");
    expect(line).toMatchObject({
      line: 2,
      who: "Lubin Perlegrand-Dupont",
      identifier: "99000079196",
      isApplied: false,
    });
    expect(line!.changes).toEqual([
      {
        on: "professional",
        field: "family_name",
        label: "Nom",
        before: "Perlegrand",
        after: "Perlegrand-Dupont",
        kept: false,
      },
      {
        on: "site",
        field: "address_line",
        label: "Adresse",
        before: "23 Chemin de la Grande Écluse",
        after: "23 Chemin du Lac",
        kept: false,
      },
      {
        on: "practice",
        field: "phone",
        label: "Téléphone",
        before: "+33536494154",
        after: "+33536494155",
        kept: false,
      },
    ]);
    const before = await directoryOf(server, cpts.cptsId);
    server.deps.clock.advance(60);
    await cpts.apply(next.id);
    const { professionals, sites, practices } = await directoryOf(server, cpts.cptsId);
    expect(professionals).toMatchObject([
      { family_name: "Perlegrand-Dupont", search_text: "lubin perlegrand dupont" },
    ]);
    expect(sites).toMatchObject([{ address_line: "23 Chemin du Lac", position_precision: "commune" }]);
    expect(practices).toMatchObject([{ phone: "+33536494155" }]);
    const told = await server.owner.query(
      "select name from events_outbox where cpts_id = $1 and dispatched_at is null order by name",
      [cpts.cptsId],
    );
    expect(told.rows.map((row) => row.name)).toEqual([
      "directory.imported",
      "directory.practice-changed",
      "directory.professional-changed",
    ]);
    expect((await cpts.call("POST", `${cpts.base}/${next.id}/undo`)).body.state).toBe("undone");
    expect(await directoryOf(server, cpts.cptsId)).toEqual(before);
  });

  test("who is no longer in the file is listed, and put aside only if the coordinator says so", async () => {
    const cpts = await anImportingCpts(server);
    const stays = lineWith({
      "Identifiant PP": "99000000018",
      "Identification nationale PP": "899000000018",
      "Nom d'exercice": "RESTE",
    });
    await cpts.importAll(fileOf(lineWith(), stays));
    const ignored = await cpts.importAll(fileOf(stays));
    expect(ignored.counts).toMatchObject({ same: 1, left: 1, toApply: 0 });
    expect((await directoryOf(server, cpts.cptsId)).professionals.map((one) => one.active)).toEqual([
      true,
      true,
    ]);

    const next = await cpts.read(fileOf(stays));
    expect(await cpts.lines(next.id, "&outcome=left")).toMatchObject([
      {
        line: null,
        key: -1,
        who: "Lubin Perlegrand",
        changes: [{ field: "active", after: false, kept: true }],
      },
    ]);
    expect(
      (await cpts.call("PUT", `${cpts.base}/${next.id}/choices`, { outcome: "left", choice: "national" }))
        .body,
    ).toEqual({ lines: 1 });
    expect((await cpts.show(next.id)).counts).toMatchObject({ toApply: 1 });
    await cpts.apply(next.id);
    const { professionals, practices } = await directoryOf(server, cpts.cptsId);
    expect(professionals).toMatchObject([
      { family_name: "Reste", active: true },
      { family_name: "Perlegrand", active: false },
    ]);
    expect(practices.filter((one) => !one.active)).toHaveLength(1);
    const elsewhere = await cpts.read(fileOf(lineWith({ "Code commune (coord. structure)": "75056" })));
    expect(elsewhere.counts).toMatchObject({ outOfTerritory: 1, left: 0 });
  });
});

describe("what was edited here", () => {
  const edit = (cptsId: string) =>
    server.owner.query(
      "update directory_professionals set email = 'a.nous@exemple.invalid', given_name = 'Lûbin', local_fields = '{email,given_name}', updated_at = now() where cpts_id = $1",
      [cptsId],
    );
  const emailOf = async (cptsId: string) =>
    (
      await server.owner.query("select email, local_fields from directory_professionals where cpts_id = $1", [
        cptsId,
      ])
    ).rows[0];

  test("is proposed, never overwritten; an accent is no difference", async () => {
    const cpts = await anImportingCpts(server);
    await cpts.importAll(fileOf(lineWith()));
    await edit(cpts.cptsId);
    const next = await cpts.read(fileOf(lineWith({ "Code savoir-faire": "SM54" })));
    const [line] = await cpts.lines(next.id, "&outcome=kept");
    expect(line!.changes.map((one) => [one.field, one.kept])).toEqual([
      ["speciality_code", false],
      ["email", true],
    ]);
    await cpts.apply(next.id);
    expect(await emailOf(cpts.cptsId)).toEqual({
      email: "a.nous@exemple.invalid",
      local_fields: ["email", "given_name"],
    });
    expect((await directoryOf(server, cpts.cptsId)).professionals).toMatchObject([
      { given_name: "Lûbin", speciality_code: "SM54" },
    ]);
  });

  test("gives way where the coordinator takes the national value, for one line; then it is no longer ours", async () => {
    const cpts = await anImportingCpts(server);
    await cpts.importAll(fileOf(lineWith()));
    await edit(cpts.cptsId);
    const next = await cpts.read(fileOf(lineWith()));
    const [line] = await cpts.lines(next.id, "&outcome=kept");
    expect(
      (await cpts.call("PUT", `${cpts.base}/${next.id}/choices`, { key: line!.key, choice: "national" }))
        .body,
    ).toEqual({ lines: 1 });
    expect(
      (await cpts.call("PUT", `${cpts.base}/${next.id}/choices`, { key: 99, choice: "national" })).status,
    ).toBe(404);
    await cpts.apply(next.id);
    expect(await emailOf(cpts.cptsId)).toEqual({
      email: "lubin@exemple.invalid",
      local_fields: ["given_name"],
    });
    expect(
      (await cpts.call("PUT", `${cpts.base}/${next.id}/choices`, { key: line!.key, choice: "ours" })).body
        .code,
    ).toBe("directory.import-not-ready");
  });

  test("between the report and its application stays too", async () => {
    const cpts = await anImportingCpts(server);
    await cpts.importAll(fileOf(lineWith()));
    const next = await cpts.read(
      fileOf(lineWith({ "Adresse e-mail (coord. structure)": "autre@exemple.invalid" })),
    );
    expect(next.counts).toMatchObject({ change: 1 });
    await edit(cpts.cptsId);
    await cpts.apply(next.id);
    expect((await emailOf(cpts.cptsId)).email).toBe("a.nous@exemple.invalid");
  });

  test("after it keeps it from being undone", async () => {
    const cpts = await anImportingCpts(server);
    const done = await cpts.importAll(fileOf(lineWith()));
    await edit(cpts.cptsId);
    const refused = await cpts.call("POST", `${cpts.base}/${done.id}/undo`);
    expect(refused).toMatchObject({ status: 409, body: { code: "directory.import-not-undoable" } });
    expect(refused.body.detail).toContain("1 fiche");
    expect((await directoryOf(server, cpts.cptsId)).professionals).toHaveLength(1);
  });
});

test.each(["account", "invitation"])(
  "an %s tied meanwhile to a person of the import keeps it from being undone, and nothing dangles",
  async (kind) => {
    const cpts = await anImportingCpts(server);
    const done = await cpts.importAll(fileOf(lineWith()));
    const { rows } = await server.owner.query("select id from directory_professionals where cpts_id = $1", [
      cpts.cptsId,
    ]);
    const professionalId: string = rows[0].id;
    if (kind === "account")
      await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId }] });
    else
      await server.owner.query(
        `insert into identity_invitations (cpts_id, id, email, role, professional_id, expires_at, token_hash)
         values ($1, gen_random_uuid(), 'a@exemple.invalid', 'professional', $2, now(), '\\x01')`,
        [cpts.cptsId, professionalId],
      );
    const refused = await cpts.call("POST", `${cpts.base}/${done.id}/undo`);
    expect(refused).toMatchObject({ status: 409, body: { code: "directory.import-not-undoable" } });
    expect(refused.body.detail).toContain("Un compte ou une invitation");
    expect((await directoryOf(server, cpts.cptsId)).practices).toHaveLength(1);
    expect((await cpts.show(done.id)).state).toBe("applied");
  },
);

describe("rights", () => {
  test("coordination only; another CPTS's import is not found; nobody signed in, nobody imports", async () => {
    const cpts = await anImportingCpts(server);
    const other = await anImportingCpts(server);
    const { id } = await cpts.read(fileOf(lineWith()));
    const nurse = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional" }] });
    expect((await nurse.call("GET", `${cpts.base}/${id}`)).status).toBe(403);
    expect((await nurse.call("POST", `${cpts.base}/${id}/apply`)).body.detail).toContain(
      "Importer l'annuaire national",
    );
    for (const [method, path, body] of [
      ["GET", ""],
      ["GET", "/lines"],
      ["GET", "/rejected.csv"],
      ["GET", "/report.csv"],
      ["POST", "/apply"],
      ["POST", "/cancel"],
      ["POST", "/undo"],
      ["PUT", "/choices", { outcome: "kept", choice: "ours" }],
    ] as const) {
      expect((await other.call(method, `${other.base}/${id}${path}`, body)).status).toBe(404);
    }
    expect((await aStranger(server)("GET", cpts.base)).status).toBe(401);
    expect((await cpts.call("GET", cpts.base)).body.items).toMatchObject([
      { id, state: "ready", fileName: "essai.txt" },
    ]);
    expect((await other.call("GET", other.base)).body.items).toEqual([]);
  });
});

describe("one at a time", () => {
  test("a second file waits for the first; a cancelled one frees the place", async () => {
    const cpts = await anImportingCpts(server);
    const first = await cpts.send(fileOf(lineWith()));
    expect(first.status).toBe(201);
    expect(await cpts.send(fileOf(lineWith()))).toMatchObject({
      status: 409,
      body: { code: "directory.import-busy" },
    });
    expect((await cpts.call("POST", `${cpts.base}/${first.body.id}/apply`)).body.code).toBe(
      "directory.import-not-ready",
    );
    expect((await cpts.call("POST", `${cpts.base}/${first.body.id}/cancel`)).body.state).toBe("cancelled");
    const [a, b] = await Promise.all([cpts.send(fileOf(lineWith())), cpts.send(fileOf(lineWith()))]);
    expect([a.status, b.status].sort()).toEqual([201, 409]);
    await drainJobs(server);
    expect((await cpts.show(first.body.id)).state).toBe("cancelled");
  });
});
