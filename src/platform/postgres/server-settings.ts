const MEGABYTE = 1024 * 1024;

export interface ServerChoices {
  port: number;
  durable: boolean;
  /** Memory of the machine, in bytes. */
  memoryBytes: number;
}

/**
 * The settings of the server, as `-c name=value`: on the command line and not in postgresql.conf, so that an upgrade
 * of Maillage brings its settings along with nothing to merge in the data folder.
 */
export function serverSettings({ port, durable, memoryBytes }: ServerChoices): string[] {
  const memory = Math.floor(memoryBytes / MEGABYTE);
  // The slots and bookings of 100 CPTS are half a gigabyte: with 256 MB, one page in five was fetched from the system again, 5 % of a
  // booking's time in the database.
  const buffers = Math.max(32, Math.min(1024, Math.floor(memory / 8)));
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memory / 2))}MB`,
    maintenance_work_mem: "128MB",
    work_mem: "8MB",
    // This PostgreSQL knows only its own slow way to compress: 7 % of a booking's time, to spare a disk 5 kB (bench/README.md).
    wal_compression: "off",
    min_wal_size: "256MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    // Solid state disks: a random read costs little more than the next page.
    random_page_cost: 1.1,
    // Short queries only: compiling one costs more than running it.
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_line_prefix: "%m [%p] ",
    // A statement in the log would carry what a person typed: health data does not belong there.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    track_io_timing: "on",
    shared_preload_libraries: "pg_stat_statements",
    "pg_stat_statements.track": "top",
    ...(durable ? {} : FORGETFUL),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * For tests: the data may be lost with the machine, never with the process. So synchronous_commit stays on: without it a
 * killed server loses what it had answered (a test was red).
 */
const FORGETFUL = {
  fsync: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
};
