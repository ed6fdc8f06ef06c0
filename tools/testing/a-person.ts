import type { Role } from "../../src/platform/access/index.ts";
import { newId, withPlatform, withTenant } from "../../src/platform/db/index.ts";
import { openSession, SESSION_COOKIE } from "../../src/platform/identity/index.ts";
import { nowOf } from "../../src/platform/time/index.ts";
import type { TestServer } from "./a-server.ts";

export interface TestPerson {
  userId: string;
  cookie: string;
  /** Calls the application as this person; JSON in, JSON out. */
  call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<TestAnswer>;
}

export interface TestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it asserts.
  body: any;
  headers: Headers;
}

export interface PersonOptions {
  roles: { cptsId: string; role: Role; professionalId?: string }[];
  familyName?: string;
  givenName?: string;
  email?: string;
  rpps?: string;
  isAdministrator?: boolean;
}

/** A signed-in person with the given roles. */
export async function aPerson(server: TestServer, options: PersonOptions): Promise<TestPerson> {
  const userId = newId();
  await withPlatform(server.deps.db, (tx) =>
    tx
      .insertInto("identity_users")
      .values({
        id: userId,
        email: options.email ?? `${userId}@exemple.invalid`,
        family_name: options.familyName ?? "Essai",
        given_name: options.givenName ?? "Camille",
        rpps: options.rpps ?? null,
        is_administrator: options.isAdministrator ?? false,
      })
      .execute(),
  );
  for (const one of options.roles) {
    await withTenant(server.deps.db, one.cptsId, (tx) =>
      tx
        .insertInto("identity_memberships")
        .values({
          cpts_id: one.cptsId,
          id: newId(),
          user_id: userId,
          role: one.role,
          professional_id: one.professionalId ?? null,
        })
        .execute(),
    );
  }
  const now = nowOf(server.deps);
  const { token } = await withPlatform(server.deps.db, (tx) =>
    openSession(tx, { userId, method: "demo", device: "test", now }),
  );
  const cookie = `${SESSION_COOKIE}=${token}`;
  return { userId, cookie, call: caller(server, cookie) };
}

/** Calls without being signed in. */
export const aStranger = (server: TestServer): TestPerson["call"] => caller(server, "");

const caller =
  (server: TestServer, cookie: string): TestPerson["call"] =>
  async (method, path, body, headers = {}) => {
    const response = await server.app.request(path, {
      method,
      headers: {
        cookie,
        "x-maillage": "1",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const answer = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      body: isJson && answer ? JSON.parse(answer) : answer,
      headers: response.headers,
    };
  };
