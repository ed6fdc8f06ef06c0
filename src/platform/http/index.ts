export { act, actOnce, type Once, tellScreens } from "./act.ts";
export type { Env, Membership, Session } from "./context.ts";
export {
  communeCode,
  cptsParam,
  email,
  id,
  instant,
  localDate,
  localTime,
  maybeName,
  maybeText,
  name,
  pageQuery,
  phone,
  text,
} from "./fields.ts";
export { limitByAddress } from "./limit-by-address.ts";
export { limitLinks, linkParam } from "./limit-links.ts";
export { pageOf, readPageKey, readTimeKey, writePageKey } from "./page-key.ts";
export { type Limit, rateLimit } from "./rate-limit.ts";
export { administrators, answers, guarded, newRoutes, open, signedIn, takes } from "./route.ts";
