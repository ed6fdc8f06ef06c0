import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { forPeople } from "./for-people.mjs";
import { runChild } from "./run-child.mjs";

/** Development packages too: one install serves every command, and a second one would delete a running server's files. */
const FLAGS = [
  "ci",
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
  const step = show("Installation des paquets (quelques minutes la première fois)");
  const npm = npmProgram();
  let fetched = 0;
  try {
    const { code, lines } = await runChild(
      npm.program,
      [...npm.parameters, ...FLAGS],
      { cwd: root, shell: npm.shell },
      (line) => {
        if (FETCHED.test(line)) step.detail(`${++fetched} paquets reçus`);
      },
    );
    if (code !== 0)
      throw forPeople(
        explainNpm(
          lines.filter((line) => !FETCHED.test(line)),
          root,
        ),
      );
  } catch (error) {
    step.stop();
    throw error;
  }
  step.done();
}

/** npm as it was called, run by the Node that npm runs with: ours is in node_modules, which npm is about to delete. */
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
