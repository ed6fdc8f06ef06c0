const LOOK_MS = 500;

/**
 * npm tells the shell between it and us to end, and a shell (dash) ends alone: SIGTERM to `npm start` left server and database running. Under
 * npm, a parent that is gone therefore means stop. Without npm nothing is watched: who starts node by itself may go and leave it.
 */
export function stopWithLauncher(stop: () => void): void {
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    stop();
  }, LOOK_MS);
  looking.unref();
}
