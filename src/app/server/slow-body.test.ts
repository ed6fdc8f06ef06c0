import { connect } from "node:net";
import { expect, test } from "vitest";
import { drawAreas, ownData } from "../../../tools/testing/an-import.ts";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { listen } from "./listen.ts";

const server = await aServer(ownData());
const BODY_MS = 400;

/** Sends the headers, then one byte at a time until the server cuts. @returns what the server said, and after how long. */
function drip(port: number, head: string, everyMs = 40): Promise<{ said: string; ms: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    socket.on("connect", () => socket.write(head));
    const drops = setInterval(() => socket.writable && socket.write("{"), everyMs);
    socket.on("data", (data) => {
      said += data;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(drops);
      resolve({ said, ms: performance.now() - begun });
    });
  });
}

const head = (path: string, more: string[] = [], type = "application/json") =>
  `${[`POST ${path} HTTP/1.1`, "Host: x", "X-Maillage: 1", `Content-Type: ${type}`, "Content-Length: 900000", ...more].join("\r\n")}\r\n\r\n`;

test("a body that drips is cut at its deadline with its reason, signed in or not; the next request is served", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const { cookie } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const listening = await listen(0, "127.0.0.1", BODY_MS);
  listening.use(server.app.fetch);
  try {
    const dripped = await Promise.all([
      drip(listening.port, head("/api/sign-in/link")),
      drip(listening.port, head(`/api/c/${slug}/agreements`, [`Cookie: ${cookie}`])),
    ]);
    for (const { said, ms } of dripped) {
      expect(said).toContain("HTTP/1.1 408");
      expect(said).toContain("request.too-slow");
      expect(said).toContain("recommencez");
      expect(ms).toBeGreaterThanOrEqual(BODY_MS - 10);
    }
    expect((await fetch(`http://127.0.0.1:${listening.port}/healthz`)).status).toBe(200);
  } finally {
    await listening.close();
  }
});

test("the upload of the directory has its long time, and only for who may upload", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const { cookie } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  await drawAreas(server, cptsId, ["31035"]);
  const listening = await listen(0, "127.0.0.1", BODY_MS);
  listening.use(server.app.fetch);
  try {
    const path = `/api/c/${slug}/directory/imports`;
    const stranger = await drip(listening.port, head(path));
    expect(stranger.said).toContain("HTTP/1.1 401");
    // Who may upload is still heard long after the deadline of the others.
    const socket = connect(listening.port, "127.0.0.1");
    let said = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      said += data;
    });
    socket.write(head(`${path}?name=extraction.txt`, [`Cookie: ${cookie}`], "text/plain"));
    const drops = setInterval(() => socket.write("x"), 40);
    await new Promise((resolve) => setTimeout(resolve, BODY_MS * 3));
    clearInterval(drops);
    expect(said).toBe("");
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  } finally {
    await listening.close();
  }
});
