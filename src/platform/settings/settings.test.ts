import { expect, test } from "vitest";
import { readSettings, SettingsProblem } from "./settings.ts";

const KEY = "0123456789abcdef".repeat(4);

test.each([
  [{ PORT: "beaucoup" }, /PORT .* un nombre entier de 0 à 65535/],
  [{ MAILLAGE_MODE: "prod" }, /MAILLAGE_MODE .* demo ou production/],
  [{ MAILLAGE_URL: "maillage.exemple.fr" }, /MAILLAGE_URL .* adresse complète/],
  [{ MAILLAGE_URL: "javascript:alert(1)" }, /MAILLAGE_URL/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL .* postgres:/],
  [{ GEOCODER_URL: "ftp://x.fr" }, /GEOCODER_URL .* https:/],
  [{ MAILLAGE_SECRET: "court" }, /MAILLAGE_SECRET .* openssl rand/],
  [{ INS_KEYS: `k1:${KEY}` }, /vont ensemble/],
  [{ INS_KEYS: `k1:${KEY}`, INS_INDEX_KEY: KEY }, /doit différer/],
  [{ PSC_ISSUER: "https://psc.exemple.invalid" }, /renseignez aussi PSC_CLIENT_ID et PSC_CLIENT_SECRET/],
  [{ OIDC_CLIENT_ID: "maillage" }, /renseignez aussi OIDC_ISSUER et OIDC_CLIENT_SECRET/],
])("%o is refused in one French sentence that says what is wanted", (given, words) => {
  expect(() => readSettings(given)).toThrow(SettingsProblem);
  expect(() => readSettings(given)).toThrow(words);
  expect(() => readSettings(given)).toThrow(/^[^\n]+[.»)]$/);
});

test("what is empty counts as absent, and a secret never stands in a sentence", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000, isDemo: true });
  expect(() => readSettings({ METRICS_TOKEN: "jeton-secret" })).toThrow(/^(?!.*jeton-secret)/);
});
