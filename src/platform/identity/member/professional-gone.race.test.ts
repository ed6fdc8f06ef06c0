import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

async function aTeam() {
  const cpts = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional" }] });
  // A record that an import made and that nothing stands on yet.
  const { rows } = await server.owner.query(
    `insert into directory_professionals (cpts_id, id, rpps, family_name, given_name, profession_code, search_text, source)
     select $1, gen_random_uuid(), '99000000017', 'Passager', 'Alix', '10', 'alix passager', 'rpps' returning id`,
    [cpts.cptsId],
  );
  return { ...cpts, coordinator, nurse, professionalId: String(rows[0].id) };
}

/** Takes the record away as an undone import does, and commits once `write` waits behind it. */
async function whileGoing<T>(professionalId: string, write: () => Promise<T>): Promise<T> {
  const client = await server.owner.connect();
  try {
    await client.query("begin");
    await client.query("delete from directory_professionals where id = $1", [professionalId]);
    const writing = write();
    await expect
      .poll(
        async () =>
          (
            await server.owner.query(
              "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
            )
          ).rowCount,
        { timeout: 10_000, interval: 20 },
      )
      .toBe(1);
    await client.query("commit");
    return await writing;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("a role given while an import is undone", () => {
  test.each(["granted", "invited", "let in"])("%s: refused in French, nothing kept", async (how) => {
    const { coordinator, nurse, slug, cptsId, professionalId } = await aTeam();
    const base = `/api/c/${slug}`;
    const tied = { role: "assistant", professionalId };
    const newcomer = await aPerson(server, { roles: [] });
    await newcomer.call("POST", "/api/me/join-requests", { cptsSlug: slug });
    const [join] = (await coordinator.call("GET", `${base}/join-requests`)).body.items;
    const write = () =>
      how === "granted"
        ? coordinator.call("POST", `${base}/members`, { userId: nurse.userId, ...tied })
        : how === "invited"
          ? coordinator.call("POST", `${base}/invitations`, { email: "venir@exemple.invalid", ...tied })
          : coordinator.call("POST", `${base}/join-requests/${join.id}/accept`, tied);
    const refused = await whileGoing(professionalId, write);
    expect(refused).toMatchObject({ status: 409, body: { code: "identity.professional-gone" } });
    expect(refused.body.detail).toContain("choisissez-en un autre");
    const { rows } = await server.owner.query(
      `select (select count(*) from identity_memberships where cpts_id = $1)::int as roles,
        (select count(*) from identity_invitations where cpts_id = $1)::int as invitations,
        (select count(*) from identity_access_requests where cpts_id = $1 and decided_at is null)::int as asked`,
      [cptsId],
    );
    expect(rows[0]).toEqual({ roles: 2, invitations: 0, asked: 1 });
  });
});
