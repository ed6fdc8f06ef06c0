import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildScreens, screensAreCurrent } from "./build-screens.mjs";
import { installPackages } from "./install-packages.mjs";
import { adoptInstalled, isInstalled, markInstalled } from "./installed-state.mjs";
import { checkNode26, repairBinaries } from "./repair-binaries.mjs";
import { showProgress } from "./show-progress.mjs";
import { takeTurn } from "./take-turn.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** Commands whose output a program may read: they stay silent unless something fails. */
const SILENT = ["maillage", "bench"];
/** Commands that show the screens, or drive them in a browser. */
const WITH_SCREENS = ["start", "dev", "test", "bench"];

/** Everything between a bare clone and a program that can run; ends the process with one French sentence if it cannot. */
export async function prepareClone(command) {
  try {
    const show = showProgress(process.stderr, SILENT.includes(command));
    const wantsScreens = WITH_SCREENS.includes(command);
    if (isReady(wantsScreens)) return;
    const release = await takeTurn(ROOT, show);
    try {
      await prepareAlone(wantsScreens, show);
    } finally {
      release();
    }
  } catch (error) {
    console.error(`\n${sentence(error)}`);
    process.exit(1);
  }
}

function isReady(wantsScreens) {
  return isInstalled(ROOT) && (!wantsScreens || screensAreCurrent(ROOT));
}

async function prepareAlone(wantsScreens, show) {
  if (!isInstalled(ROOT)) {
    if (!adoptInstalled(ROOT)) await installPackages(ROOT, show);
    repairBinaries(ROOT);
    checkNode26(ROOT);
    markInstalled(ROOT);
  }
  if (wantsScreens && !screensAreCurrent(ROOT)) await buildScreens(ROOT, show);
}

function sentence(error) {
  if (error?.isForPeople) return error.message;
  if (["EACCES", "EPERM", "EROFS"].includes(error?.code))
    return `Maillage ne peut pas écrire dans « ${error.path ?? ROOT} » : donnez-en les droits au compte qui le lance, puis relancez.`;
  if (error?.code === "ENOSPC")
    return `Le disque est plein : libérez 2 Go là où se trouve « ${ROOT} », puis relancez.`;
  return `La préparation a échoué : ${error?.message ?? error}. Relancez ; si cela se répète, supprimez « node_modules » et relancez.`;
}
