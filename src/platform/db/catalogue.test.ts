import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { aServer } from "../../../tools/testing/index.ts";
import { newId } from "./new-id.ts";

/** Tables shared by all CPTS. A new one is added here on purpose, never by forgetting `cpts_id`. */
const SHARED = [
  "identity_accounts",
  "identity_challenges",
  "identity_links",
  "identity_passkeys",
  "identity_sessions",
  "identity_users",
  "notify_preferences",
  "notify_quiet_hours",
  "reference_communes",
  "reference_values",
  "schema_migrations",
  "territory_contours",
  "territory_cpts",
  "territory_populations",
];
/** Policies that show, take or narrow other than to the tenant's own rows, each with the test that holds it to its word elsewhere. */
const WIDER = [
  "agenda_booking_events.asked_by_me",
  "agenda_bookings.asked_by_me",
  "agenda_bookings.book_at_partner",
  "agenda_bookings.change_what_i_asked",
  "agenda_bookings.in_own_name",
  "agenda_schedules.neighbours_see",
  "agenda_slots.neighbours_see",
  "identity_access_requests.own_requests",
  "identity_memberships.own_memberships",
  "snp_returns.asked_by_me",
  "territory_agreements.received",
];

const server = await aServer();
const { owner } = server;
const ask = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;
const namesOf = async (text: string): Promise<string[]> =>
  (await ask<{ name: string }>(text)).map((row) => row.name);

const PUBLIC = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";
const HAS_CPTS =
  "exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'cpts_id' and a.attnum > 0 and not a.attisdropped)";
const FIRST_COLUMN =
  "(select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1])";

const tenantTables = await namesOf(
  `select c.relname as name from pg_class c where ${PUBLIC} and ${HAS_CPTS} order by 1`,
);

describe("the catalogue", () => {
  test("brings the extensions that its indexes and constraints use, and no other", async () => {
    expect(await namesOf("select extname as name from pg_extension order by 1")).toEqual([
      "btree_gist",
      "pg_trgm",
      "plpgsql",
    ]);
  });

  test("knows tenant tables and shared ones, and no third kind", async () => {
    expect(tenantTables.length).toBeGreaterThan(25);
    expect(
      await namesOf(
        `select c.relname as name from pg_class c where ${PUBLIC} and not ${HAS_CPTS} order by 1`,
      ),
    ).toEqual(SHARED);
  });

  test("forces row-level security on each tenant table, and leaves nothing to the application to own", async () => {
    expect(
      await namesOf(
        `select c.relname as name from pg_class c where ${PUBLIC} and ${HAS_CPTS} and not (c.relrowsecurity and c.relforcerowsecurity)`,
      ),
    ).toEqual([]);
    expect(
      await namesOf(
        "select relname as name from pg_class where pg_get_userbyid(relowner) in ('maillage_app', 'maillage_auditor')",
      ),
    ).toEqual([]);
    expect(
      await namesOf(
        "select rolname as name from pg_roles where rolname like 'maillage%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
      ),
    ).toEqual([]);
    expect(
      await ask(
        "select 1 from pg_auth_members where member = 'maillage_app'::regrole or (member = 'maillage_auditor'::regrole)",
      ),
    ).toEqual([]);
    expect(await ask("select 1 where has_schema_privilege('maillage_app', 'public', 'create')")).toEqual([]);
  });

  test("starts every key of a tenant table with cpts_id", async () => {
    expect(
      await namesOf(
        `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
         where ${PUBLIC} and ${HAS_CPTS} and k.contype in ('p', 'u', 'x') and ${FIRST_COLUMN} <> 'cpts_id'`,
      ),
    ).toEqual([]);
    expect(
      await namesOf(
        `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
         where ${PUBLIC} and ${HAS_CPTS} and i.indisunique
           and (select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) is distinct from 'cpts_id'`,
      ),
    ).toEqual([]);
    expect(
      await namesOf(
        `select c.relname as name from pg_class c where ${PUBLIC} and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
      ),
    ).toEqual([]);
  });

  test("keeps foreign keys inside the tenant: cpts_id leads on both sides, shared tables point to none of the tenants'", async () => {
    const wrong = await namesOf(`select k.conname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where ${PUBLIC} and k.contype = 'f' and (
        exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'cpts_id' and not a.attisdropped)
        and (not ${HAS_CPTS}
          or (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = k.confkey[1]) <> 'cpts_id'
          or (select a.attnum from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) is null))`);
    expect(wrong).toEqual([]);
  });

  test("indexes every foreign key", async () => {
    expect(
      await namesOf(`select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
        where ${PUBLIC} and k.contype = 'f' and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
            and (select array_agg(n order by n) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) n)
              = (select array_agg(n order by n) from unnest(k.conkey) n))
        and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indpred is not null
            and (select array_agg(n order by n) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) n)
              = (select array_agg(n order by n) from unnest(k.conkey) n)
            and pg_get_expr(i.indpred, i.indrelid) like '%IS NOT NULL%')`),
    ).toEqual([]);
  });

  test("names every constraint and index after its table and its nature", async () => {
    expect(
      await namesOf(`select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
        where ${PUBLIC} and c.relname <> 'schema_migrations' and k.contype in ('p', 'u', 'x', 'f', 'c')
          and k.conname !~ ('^' || c.relname || '_([a-z0-9_]+_)?' || case k.contype when 'p' then 'pkey' when 'u' then 'key' when 'x' then 'excl' when 'f' then 'fkey' else 'check[0-9]*' end || '$')`),
    ).toEqual([]);
    expect(
      await namesOf(`select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
        where ${PUBLIC} and i.relname !~ ('^' || c.relname || '_([a-z0-9_]+_)?(idx|key|pkey|excl)$')`),
    ).toEqual([]);
  });
});

describe("the application's rights", () => {
  test("are those of its work: nothing on structure, nothing but reading on the audit", async () => {
    const granted = await ask<{
      table: string;
      rights: string[];
    }>(`select table_name as "table", array_agg(privilege_type::text order by privilege_type) as rights
      from information_schema.role_table_grants where grantee = 'maillage_app' and table_schema = 'public' group by 1`);
    const rightsOf = new Map(granted.map((row) => [row.table, row.rights]));
    const known = new Set(["SELECT", "INSERT", "UPDATE", "DELETE"]);
    expect(granted.filter((row) => row.rights.some((one) => !known.has(one)))).toEqual([]);
    expect(rightsOf.get("audit_entries")).toEqual(["SELECT"]);
    expect(rightsOf.get("audit_seals")).toEqual(["SELECT"]);
    expect(rightsOf.get("audit_pending")).toEqual(["DELETE", "SELECT"]);
    expect(rightsOf.get("schema_migrations")).toEqual(["SELECT"]);
    for (const table of ["territory_cpts", "identity_users", "reference_communes", "reference_values"]) {
      expect(rightsOf.get(table), table).not.toContain("DELETE");
    }
    expect(
      await ask(
        "select 1 from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'",
      ),
    ).toEqual([]);
  });

  test("of the auditor are to add, and nothing else", async () => {
    const granted = await ask<{ table: string; right: string }>(
      `select table_name as "table", privilege_type as "right" from information_schema.role_table_grants where grantee = 'maillage_auditor' order by 1`,
    );
    expect(granted).toEqual(
      ["audit_entries", "audit_pending", "audit_seals"].map((table) => ({ table, right: "INSERT" })),
    );
  });

  test("pass through no function that acts as another without fixing where it looks", async () => {
    expect(
      await namesOf(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%pg_temp')`),
    ).toEqual([]);
  });

  test("to act as another are the application's alone: no other role of the server has them", async () => {
    expect(
      await namesOf(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and p.prorettype <> 'trigger'::regtype
        and (has_function_privilege('public', p.oid, 'execute') or not has_function_privilege('maillage_app', p.oid, 'execute'))`),
    ).toEqual([]);
  });
});

describe("policies", () => {
  test("let nobody insert a booking in another's name: the one that narrows is restrictive", async () => {
    expect(
      await ask(
        "select cmd, with_check from pg_policies where tablename = 'agenda_bookings' and permissive = 'RESTRICTIVE'",
      ),
    ).toEqual([{ cmd: "INSERT", with_check: "(requester_cpts_id = app_cpts())" }]);
  });

  test("show the tenant's own rows; the wider ones are known by name", async () => {
    const policies = await ask<{ name: string; qual: string | null; with_check: string | null }>(
      "select tablename || '.' || policyname as name, qual, with_check from pg_policies where schemaname = 'public' order by 1",
    );
    const own = policies.filter((one) => one.name.endsWith(".own_rows"));
    expect(own.map((one) => one.name)).toEqual(tenantTables.map((table) => `${table}.own_rows`).sort());
    for (const one of own) {
      expect(one.qual, one.name).toBe("(cpts_id = app_cpts())");
      expect(one.with_check, one.name).toBe("(cpts_id = app_cpts())");
    }
    expect(policies.filter((one) => !one.name.endsWith(".own_rows")).map((one) => one.name)).toEqual(WIDER);
  });
});

interface ColumnOfTable {
  name: string;
  type: string;
}

/** One row of whatever table: this database is a clone, so checks are dropped and references are not looked at. */
async function putRow(client: pg.PoolClient, table: string, cptsId: string): Promise<void> {
  const { rows: checks } = await client.query<{ name: string }>(
    "select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
    [table],
  );
  for (const check of checks) await client.query(`alter table ${table} drop constraint ${check.name}`);
  const { rows: columns } = await client.query<ColumnOfTable>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and attgenerated = '' and attidentity = '' and attname <> 'cpts_id'`,
    [table],
  );
  const values = columns.map((column) => sample(column.type));
  const names = ["cpts_id", ...columns.map((column) => column.name)];
  await client.query(
    `insert into ${table} (${names.join(", ")}) values (${names.map((_name, index) => `$${index + 1}`).join(", ")})`,
    [cptsId, ...values],
  );
}

function sample(type: string): unknown {
  if (type === "uuid") return newId();
  if (type.startsWith("timestamp")) return new Date("2026-11-23T08:00:00Z");
  if (type === "date") return "2026-11-23";
  if (type.startsWith("time")) return "09:00";
  if (type === "boolean") return true;
  if (type === "bytea") return Buffer.from([1]);
  if (type.startsWith("json")) return "{}";
  if (type.endsWith("[]")) return [];
  if (type.endsWith("range")) return "empty";
  return type === "text" || type.startsWith("character") ? "x" : 1;
}

describe("each tenant table × each tenant", () => {
  const mine = newId();
  const other = newId();

  beforeAll(async () => {
    const client = await owner.connect();
    try {
      await client.query("begin; set local session_replication_role = replica");
      for (const table of tenantTables) await putRow(client, table, mine);
      await client.query("commit");
    } finally {
      client.release();
    }
  });

  /** As the application, in a transaction that is undone. @returns rows touched, or the code of the refusal. */
  const asApplication = async (
    tenant: string | undefined,
    text: string,
    values: unknown[] = [],
  ): Promise<number | string> => {
    const client = await server.deps.db.pool.connect();
    try {
      await client.query(tenant ? `begin; set local app.cpts_id = '${tenant}'` : "begin");
      return (await client.query(text, values)).rowCount ?? 0;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query("rollback");
      client.release();
    }
  };

  test.each(tenantTables)("%s", async (table) => {
    expect(await asApplication(mine, `select from ${table}`), "own").toBe(1);
    for (const tenant of [other, undefined]) {
      expect(await asApplication(tenant, `select from ${table}`), "read").toBe(0);
      expect([0, "42501"], "removed").toContain(await asApplication(tenant, `delete from ${table}`));
      expect([0, "42501"], "changed").toContain(
        await asApplication(tenant, `update ${table} set cpts_id = cpts_id`),
      );
      expect([0, "42501"], "taken over").toContain(
        await asApplication(tenant, `update ${table} set cpts_id = '${other}'`),
      );
      expect(
        await asApplication(tenant, `insert into ${table} (cpts_id) values ($1)`, [mine]),
        "written",
      ).not.toBe(1);
    }
    // Own rows cannot be given to another.
    expect(await asApplication(mine, `update ${table} set cpts_id = '${other}'`), "given away").toBe("42501");
  });
});
