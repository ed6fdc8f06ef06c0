import { afterAll, expect, test } from "vitest";
import { openMailer } from "../../src/platform/notify/mailer.ts";
import { aMailbox } from "./a-mailbox.ts";

const mailbox = await aMailbox();
afterAll(mailbox.stop);
const mailer = openMailer({
  SMTP_URL: mailbox.url,
  MAIL_FROM: "Maillage <ne-pas-repondre@maillage.invalid>",
});

test("what is sent arrives, accents and all, and a message cannot smuggle a header", async () => {
  await mailer.send({
    to: "claire@exemple.invalid",
    subject: "Créneau libéré",
    text: "Voyez :\nhttps://maillage.invalid/c/x",
  });
  expect(mailbox.list()[0]).toMatchObject({
    to: "claire@exemple.invalid",
    subject: "Créneau libéré",
    from: "ne-pas-repondre@maillage.invalid",
  });
  expect(mailbox.list()[0]?.text).toContain("https://maillage.invalid/c/x");
  await mailer.send({ to: "claire@exemple.invalid", subject: "Un\r\nBcc: autre@exemple.invalid", text: "." });
  expect(mailbox.list()[0]?.to).toBe("claire@exemple.invalid");
});

test("only the last 500 are kept, and no server says so", async () => {
  for (let i = 0; i < 510; i += 30)
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        mailer.send({ to: "a@exemple.invalid", subject: `${i + n}`, text: "." }),
      ),
    );
  expect(mailbox.list()).toHaveLength(500);
  await expect(
    openMailer({ SMTP_URL: undefined, MAIL_FROM: "x" }).send({ to: "a@b.c", subject: "s", text: "t" }),
  ).rejects.toThrow("SMTP_URL");
});
