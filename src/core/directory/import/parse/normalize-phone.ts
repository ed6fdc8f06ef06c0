/* Numbering plan overseas: the first four digits of the national number say the country code. 0639 is Mayotte's mobile
   range, and also holds the fiction range 0639 98 of the mainland: only an address in Mayotte decides. */
const overseasPrefixes: Record<string, string> = {
  "0262": "262",
  "0263": "262",
  "0269": "262",
  "0692": "262",
  "0693": "262",
  "0590": "590",
  "0690": "590",
  "0691": "590",
  "0594": "594",
  "0694": "594",
  "0596": "596",
  "0696": "596",
  "0697": "596",
  "0508": "508",
};

const overseasCodes = new Set(["262", "508", "590", "594", "596"]);

function countryCode(national: string, departmentCode: string | undefined): string {
  const prefix = national.slice(0, 4);
  if (prefix === "0639" && departmentCode === "976") return "262";
  return overseasPrefixes[prefix] ?? "33";
}

/**
 * A French telephone number as E.164 (+33…, +262…), or undefined when it is not one. Reads blanks, dots, a lost leading
 * zero, 0033 and +33(0). `departmentCode` is the practice's, two or three characters.
 */
export function normalizePhone(text: string, departmentCode?: string): string | undefined {
  const compact = text
    .slice(0, 40)
    .replace(/\(0\)/g, "")
    .replace(/[\s.\-/()\u00a0]/g, "");
  const international = /^(?:\+|00)(\d{2,3})(\d{9})$/.exec(compact);
  if (international) {
    const [, code = "", rest = ""] = international;
    if (code === "33") return `+${countryCode(`0${rest}`, departmentCode)}${rest}`;
    return overseasCodes.has(code) ? `+${code}${rest}` : undefined;
  }
  const national = /^[1-9]\d{8}$/.test(compact) ? `0${compact}` : compact;
  return /^0[1-9]\d{8}$/.test(national)
    ? `+${countryCode(national, departmentCode)}${national.slice(1)}`
    : undefined;
}
