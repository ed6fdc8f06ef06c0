export { askEachCpts, listCptsIds } from "./ask-each-cpts.ts";
export {
  afterCommit,
  commitWith,
  cptsOf,
  type Database,
  openDatabase,
  type PlatformTx,
  prepared,
  type Tables,
  type Tx,
} from "./db.ts";
export { listOwnNames, MigrationProblem, migrate } from "./migrate.ts";
export { isId, newId } from "./new-id.ts";
export { connectForStreams, openHastyPool, openPool } from "./pool.ts";
export { type TenantScope, withPlatform, withTenant } from "./transaction.ts";
export { isCollision, isUnavailable, isUnkeepableText, violates } from "./violations.ts";
