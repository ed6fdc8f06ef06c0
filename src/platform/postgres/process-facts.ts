import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const isLinux = process.platform === "linux";

/**
 * A text that two processes never share, even when the number is used again later (after a restart of the
 * machine or of a container); undefined when no such process lives. A zombie does not count as living.
 */
export function fingerprint(pid: number): string | undefined {
  if (isLinux) return linuxFingerprint(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  if (process.platform === "win32") return "alive";
  const asked = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", timeout: 5000 });
  return asked.stdout?.trim() || undefined;
}

function linuxFingerprint(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces and brackets: the fields are counted from the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** The numbers of every living PostgreSQL process of this cluster; `candidate` is what postmaster.pid names. */
export function postgresProcesses(cluster: string, candidate: number | undefined): number[] {
  if (isLinux)
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => worksIn(pid, cluster));
  if (candidate === undefined || fingerprint(candidate) === undefined) return [];
  if (process.platform === "win32") return [candidate];
  const asked = spawnSync("ps", ["-o", "command=", "-p", String(candidate)], {
    encoding: "utf8",
    timeout: 5000,
  });
  return asked.stdout?.includes(cluster) ? [candidate] : [];
}

/** PostgreSQL's processes, the postmaster and each of its children, have the cluster as working directory. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === cluster &&
      readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres")
    );
  } catch {
    return false;
  }
}
