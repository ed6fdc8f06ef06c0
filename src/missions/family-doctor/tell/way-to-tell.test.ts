import { expect, test } from "vitest";
import { patientMessage } from "./patient-message.ts";
import { wayToTell } from "./way-to-tell.ts";

const known = { reach_by: "phone", message_state: null, has_address: true, has_mail: true } as const;

test("each is told by the way chosen, and by a call with its reason when that way cannot do", () => {
  expect(wayToTell(known)).toEqual({ by: "call", why: null });
  expect(wayToTell({ ...known, reach_by: "letter" }).by).toBe("letter");
  expect(wayToTell({ ...known, reach_by: "letter", has_address: false })).toMatchObject({
    by: "call",
    why: expect.stringContaining("adresse est incomplète"),
  });
  expect(wayToTell({ ...known, reach_by: "mail", message_state: "waiting" }).by).toBe("message");
  expect(wayToTell({ ...known, reach_by: "sms", message_state: "failed" })).toEqual({
    by: "call",
    why: "Le SMS n'a pas pu partir.",
  });
  expect(wayToTell({ ...known, reach_by: "mail", has_mail: false }).why).toContain("aucune adresse");
  expect(wayToTell({ ...known, reach_by: "sms" }).why).toContain("ne peut pas l'envoyer ici");
});

test("a message says that something moved, where to ask, and nothing else; without anywhere to ask there is none", () => {
  const ground = {
    cptsName: "CPTS du Canal",
    contactPhone: "05 61 00 00 00",
    followUrl: "https://maillage.exemple.invalid/c/canal/medecin-traitant/suivi",
  };
  for (const channel of ["mail", "sms"] as const) {
    const { subject, text } = patientMessage(channel, ground)!;
    expect(subject).toBe("Votre demande a avancé");
    expect(text).toContain("05 61 00 00 00");
    expect(text).toContain(ground.followUrl);
    expect(text.replaceAll(ground.followUrl, "")).not.toMatch(/médecin|docteur|\bDr\b|patient|santé|accept/i);
    expect(patientMessage(channel, { ...ground, contactPhone: null, followUrl: null })).toBeNull();
    expect(patientMessage(channel, { ...ground, followUrl: null })?.text).not.toContain("code");
  }
  expect(
    patientMessage("sms", { ...ground, cptsName: "Communauté des coteaux de la Garonne et du canal" })!.text
      .length,
  ).toBeLessThanOrEqual(320);
});
