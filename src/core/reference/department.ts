/** Department (2A, 2B, 01 to 95) or overseas territory (971 to 989) of a commune's INSEE code; undefined if it is not one. */
export function departmentOfCommune(communeCode: string): string | undefined {
  return /^(9[78]\d|2[AB]|\d\d)/.exec(communeCode.length === 5 ? communeCode : "")?.[0];
}

/**
 * Department of a postcode. A few postcodes serve communes of two departments: the answer is the first digits' one.
 * Corsica: 200 and 201 are the south (2A), the others the north (2B).
 */
export function departmentOfPostcode(postcode: string): string | undefined {
  if (!/^\d{5}$/.test(postcode)) return undefined;
  if (postcode === "97133") return "977";
  if (postcode === "97150") return "978";
  if (postcode.startsWith("97") || postcode.startsWith("98")) return postcode.slice(0, 3);
  if (postcode.startsWith("20"))
    return postcode.startsWith("200") || postcode.startsWith("201") ? "2A" : "2B";
  return postcode.slice(0, 2);
}
