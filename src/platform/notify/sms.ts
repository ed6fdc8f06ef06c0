import type { Settings } from "../settings/settings.ts";

/** Sends one SMS. It never carries health data: a sentence and a link. */
export interface SmsSender {
  send(message: { to: string; text: string }): Promise<void>;
}

/**
 * Any gateway that takes `POST SMS_URL {"to": "+336…", "text": "…"}` with `Authorization: Bearer SMS_TOKEN` and answers
 * 2xx. Undefined when no gateway is configured, which is the default.
 */
export function openSms(settings: Pick<Settings, "SMS_URL" | "SMS_TOKEN">): SmsSender | undefined {
  const { SMS_URL: url, SMS_TOKEN: token } = settings;
  if (!url) return undefined;
  return {
    send: async (message) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(message),
        redirect: "error",
        signal: AbortSignal.timeout(10_000),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`SMS gateway answered ${answer.status}`);
    },
  };
}
