/** True when the last digit is the Luhn key of the others. An RPPS number is eleven digits, this key last. */
export function hasValidLuhnKey(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (digit < 0 || digit > 9) return false;
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** The Luhn key to put after these digits. */
export function luhnKey(digits: string): number {
  for (let key = 0; key < 9; key += 1) if (hasValidLuhnKey(`${digits}${key}`)) return key;
  return 9;
}

export type NationalId = {
  /** 8 = RPPS, 0 = ADELI. */
  idType: "8" | "0";
  /** Eleven digits (RPPS), or nine characters (ADELI). */
  identifier: string;
  /** Type and identifier, as the other national systems write it. */
  nationalId: string;
};

/** Reads type, identifier and national identification together, or gives the French reason why they name nobody. */
export function readNationalId(
  idType: string,
  identifier: string,
  national: string,
): NationalId | { reason: string } {
  const type = idType || national.slice(0, 1);
  const value = identifier || national.slice(1);
  if (type !== "8" && type !== "0")
    return { reason: `Type d'identifiant inconnu : « ${type.slice(0, 20)} » (8 = RPPS, 0 = ADELI).` };
  if (type === "8" && !/^\d{11}$/.test(value)) return { reason: "Le numéro RPPS doit avoir 11 chiffres." };
  if (type === "0" && !/^[0-9AB]{9}$/.test(value))
    return { reason: "Le numéro ADELI doit avoir 9 caractères." };
  if (national !== "" && national !== `${type}${value}`) {
    return { reason: "L'identification nationale ne correspond pas à l'identifiant de la même ligne." };
  }
  return { idType: type, identifier: value, nationalId: `${type}${value}` };
}
