/** Country codes of Europe and the most called beyond, one or two digits; every other one has three (ITU-T E.164). */
const COUNTRY = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{6,})$/;

/**
 * A phone number as French people say it. 0536491234 and +33536491234 → 05 36 49 12 34; a foreign or overseas one keeps its
 * country: +262692123456 → +262 692 12 34 56. What is not a whole number stays as it is.
 */
export function formatPhone(phone: string): string {
  const national = phone.replace(/^\+33(?=\d{9}$)/, "0");
  if (/^0\d{9}$/.test(national)) return inPairs(national);
  const [, country, rest] = COUNTRY.exec(phone) ?? [];
  return country && rest ? `+${country} ${inPairs(rest)}` : phone;
}

/** Pairs; an odd number of digits begins with three. */
const inPairs = (digits: string): string => {
  const first = digits.length % 2 === 1 ? 3 : 2;
  return [digits.slice(0, first), ...(digits.slice(first).match(/\d\d/g) ?? [])].join(" ");
};
