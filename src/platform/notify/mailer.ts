import nodemailer from "nodemailer";
import { unavailable } from "../errors/problems.ts";
import type { Settings } from "../settings/settings.ts";

export interface Mail {
  to: string;
  /** Who reads the answers, where somebody does: the sender itself is nobody. */
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
}

/** Sends ordinary mail. It never carries health data: a sentence and a link. */
export interface Mailer {
  /** Resolves once the mail server has taken the message; rejects otherwise. Never call it inside a transaction. */
  send(message: Mail): Promise<void>;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Mail through `SMTP_URL`. Encryption is demanded, except on this very machine or when the URL says `?requireTLS=false`. */
export function openMailer(settings: Pick<Settings, "SMTP_URL" | "MAIL_FROM">): Mailer {
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  if (!url)
    return {
      send: () =>
        Promise.reject(
          unavailable("notify.no-mail-server", "Aucun serveur de mail n'est réglé : renseignez SMTP_URL."),
        ),
    };
  const address = new URL(url);
  const transport = nodemailer.createTransport({
    url,
    ...(LOOPBACK.has(address.hostname) || address.searchParams.has("requireTLS") ? {} : { requireTLS: true }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      await transport.sendMail({ ...message, from, headers: { "Auto-Submitted": "auto-generated" } });
    },
  };
}
