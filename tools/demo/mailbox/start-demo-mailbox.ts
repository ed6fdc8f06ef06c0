import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { KeptMail, KeptMails } from "../../../src/platform/notify/kept-mails.ts";

const MOST_KEPT = 500;
const MOST_BYTES = 1_000_000;

export interface DemoMailbox extends KeptMails {
  /** `smtp://127.0.0.1:…` for SMTP_URL. */
  url: string;
  clear: () => void;
  stop: () => Promise<void>;
}

/** A real SMTP server on this machine that delivers nothing: the demo and the tests look at what was sent. */
export async function startDemoMailbox(options: { port: number }): Promise<DemoMailbox> {
  const kept: KeptMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    size: MOST_BYTES,
    maxClients: 200,
    socketTimeout: 20_000,
    closeTimeout: 500,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on("end", () => {
        if (stream.sizeExceeded) return done(new Error("message too large"));
        const to = session.envelope.rcptTo.map((one) => one.address).join(", ");
        readMail(Buffer.concat(chunks), to).then(
          (mail) => {
            kept.unshift(mail);
            kept.length = Math.min(kept.length, MOST_KEPT);
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  // A client that hangs up in mid-sentence is no reason to fall.
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => kept,
    clear: () => {
      kept.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readMail(raw: Buffer, to: string): Promise<KeptMail> {
  const parsed = await PostalMime.parse(raw);
  return {
    id: randomUUID(),
    receivedAt: new Date().toISOString(),
    from: parsed.from?.address ?? "",
    to,
    subject: parsed.subject ?? "",
    text: (parsed.text ?? "").trim(),
  };
}
