import { SUPERUSER } from "./create-cluster.ts";
import { passwordOf } from "./keep-password.ts";

/** A running local server. */
export interface LocalPostgres {
  /** The real path of the data folder. */
  readonly dataDir: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Of the postmaster; changes when a killed server was started again. */
  readonly pid: number;
  /** Connection string; by default database `postgres` as superuser. For another role the password is `password(role)`. */
  url(database?: string, role?: string): string;
  /** The superuser's password, or one derived from it for a role that the caller creates with it. */
  password(role?: string): string;
  /** Ends sessions, stops the server, frees the data folder. May be called again. For a joined server: does nothing. */
  stop(): Promise<void>;
}

/** The parts of the description that only depend on where the server listens. */
export function describeServer(
  dataDir: string,
  port: number,
  superuserPassword: string,
): Pick<LocalPostgres, "dataDir" | "port" | "url" | "password"> {
  const password = (role = SUPERUSER) =>
    role === SUPERUSER ? superuserPassword : passwordOf(role, superuserPassword);
  const url = (database = "postgres", role = SUPERUSER) =>
    `postgres://${encodeURIComponent(role)}:${password(role)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return { dataDir, port, url, password };
}
