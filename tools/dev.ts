import { spawn } from "node:child_process";
import { join } from "node:path";

const bin = (name: string) => join(import.meta.dirname, "../node_modules/.bin", name);
const port = process.env["PORT"] ?? "3000";
const screens = String(Number(port) + 1);

/** The server, started again at each change of its code, and Vite in front of it for the screens. */
const server = spawn(
  process.execPath,
  [
    "--watch-path=src",
    "--watch-path=tools/demo",
    "--watch-preserve-output",
    join(import.meta.dirname, "../src/app/main.ts"),
    "serve",
  ],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      PORT: port,
      MAILLAGE_URL: process.env["MAILLAGE_URL"] ?? `http://localhost:${screens}`,
    },
  },
);
const vite = spawn(bin("vite"), ["--port", screens, "--strictPort", "--host", "127.0.0.1"], {
  stdio: "inherit",
  env: { ...process.env, MAILLAGE_API: `http://127.0.0.1:${port}` },
});
console.log(
  `Les écrans se rechargent sur http://localhost:${screens}, le serveur est sur http://localhost:${port}.`,
);

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  vite.kill("SIGTERM");
  server.kill("SIGTERM");
};
process.on("SIGINT", stop).on("SIGTERM", stop);
server.on("exit", (code) => {
  stop();
  process.exitCode = code ?? 0;
});
vite.on("exit", stop);
