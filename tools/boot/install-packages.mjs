import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { forPeople } from "./for-people.mjs";
import { countWanted } from "./installed-state.mjs";
import { runChild } from "./run-child.mjs";

/**
 * `install` and not `ci`: registries that lack one of the packages for *other* machines (some mirrors do) leave holes in
 * package-lock.json that `ci` refuses, though nothing of them is needed here. Versions and checksums come from the lock
 * all the same, and `--no-save` leaves it as it is.
 *
 * Development packages too: one install serves every command, and a second one would change a running server's files.
 */
const FLAGS = [
  "install",
  "--no-save",
  "--no-audit",
  "--no-fund",
  "--include=dev",
  "--include=optional",
  "--include=peer",
  "--progress=false",
  // npm then says one line per file that it fetches: the only way to count them.
  "--loglevel=http",
];
const FETCHED = /^npm http (fetch|cache) .*\.tgz/;

/** Installs what package-lock.json says, showing how far it is. Throws a French sentence when it cannot. */
export async function installPackages(root, show) {
  const step = show("Installation, quelques minutes la première fois");
  const marker = join(root, ".tmp", "installing");
  startClean(root, marker);
  const wanted = countWanted(root);
  let fetched = 0;
  const onLine = (line) => {
    if (FETCHED.test(line)) step.detail(`${Math.min(++fetched, wanted)} reçus sur ${wanted}`);
  };
  const { program, parameters, shell } = npmProgram();
  try {
    const onStart = (pid) => writeFileSync(marker, String(pid));
    const { code, lines } = await runChild(
      program,
      [...parameters, ...FLAGS],
      { cwd: root, shell },
      onLine,
      onStart,
    );
    const said = lines.filter((line) => !line.startsWith("npm http"));
    if (code !== 0) throw forPeople(explainNpm(said, root));
  } catch (error) {
    step.stop();
    throw error;
  }
  rmSync(marker, { force: true });
  step.done();
}

/** An install that was cut short may still run without its parent, and leave half a package that looks whole: both go. */
function startClean(root, marker) {
  const modules = join(root, "node_modules");
  const wasCut = existsSync(marker);
  if (wasCut) endLeftOver(Number(readFileSync(marker, "utf8")));
  if (wasCut || !existsSync(join(modules, ".package-lock.json")))
    rmSync(modules, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, "");
}

/** Only if the number still belongs to npm, and not to a program that came later. */
function endLeftOver(pid) {
  if (!(pid > 1)) return;
  const asked = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8", timeout: 5000 });
  if (!asked.stdout?.includes("npm")) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended in between.
  }
}

/** npm as it was called, run by the Node that npm runs with: ours is in node_modules, which npm is about to change. */
function npmProgram() {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  if (cli && /npm-cli\.js$/.test(cli)) return { program: node, parameters: [cli], shell: false };
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  if (existsSync(beside)) return { program: process.execPath, parameters: [beside], shell: false };
  return { program: "npm", parameters: [], shell: process.platform === "win32" };
}

/** One French sentence from what npm said (its last lines, oldest first). */
export function explainNpm(lines, root) {
  const said = lines.join("\n");
  if (/ENOSPC|no space left/i.test(said))
    return `Le disque est plein : libérez 2 Go là où se trouve « ${root} », puis relancez.`;
  if (/EACCES|EPERM|EROFS/.test(said))
    return `Les paquets ne peuvent pas être écrits dans « ${root} » : donnez-en les droits au compte qui lance Maillage, puis relancez.`;
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(said)
  )
    return "Les paquets n'ont pas pu être téléchargés : vérifiez la connexion au réseau (ou le mandataire, avec HTTPS_PROXY), puis relancez.";
  if (/CERT|SELF_SIGNED|UNABLE_TO_GET_ISSUER/.test(said))
    return "Le serveur de paquets présente un certificat inconnu : indiquez celui de votre réseau avec NODE_EXTRA_CA_CERTS, puis relancez.";
  const reason =
    lines.findLast?.((line) => /npm (error|ERR!)/.test(line)) ?? lines[lines.length - 1] ?? "aucun message";
  return `L'installation des paquets a échoué (« ${reason.slice(0, 300)} ») : relancez, et si cela se répète, supprimez « node_modules ».`;
}
