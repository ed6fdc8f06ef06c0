import type { Context, MiddlewareHandler } from "hono";
import { type Env, rateLimit } from "../../platform/http/index.ts";
import type { KnownWords } from "../../platform/http/static-route.ts";
import { isDemoOpen, readSessionCookie } from "../../platform/identity/index.ts";
import type { Settings } from "../../platform/settings/settings.ts";
import { formatPlainDay } from "../../platform/time/index.ts";

/** Who asks for the page of a CPTS; a database that does not answer is said by the screens, which ask again. */
const readVisitor: MiddlewareHandler<Env> = async (c, next) => {
  await readSessionCookie(c, async () => {}).catch(() => {});
  await next();
};

/** Before the page of a home: reads the session, no more often than the API lets it. */
export const beforeHome = (settings: Settings): MiddlewareHandler<Env>[] => [
  rateLimit({ requests: 600 * settings.RATE_LIMIT_FACTOR, windowSeconds: 60, by: "address" }),
  readVisitor,
];

/**
 * What stands at the head of the home (app/web/first-paint.tsx), for a member of the CPTS whose home is asked for: on a slow phone it
 * is read a second before the program has come.
 */
export function wordsOfHome(c: Context<Env>): KnownWords | undefined {
  const slug = /^\/c\/([^/]+)\/?$/.exec(c.req.path)?.[1];
  const { session, deps } = c.var;
  const cpts = session?.memberships.find((one) => one.cptsSlug === slug);
  if (!session || !cpts) return undefined;
  const today = deps.clock.now().toZonedDateTimeISO(cpts.timeZone).toPlainDate();
  return {
    who: session.label,
    cpts: cpts.cptsName,
    day: formatPlainDay(today.toString(), today.year),
    demo: String(isDemoOpen(deps.settings)),
  };
}
