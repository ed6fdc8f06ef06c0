import { caseName } from "../../text/index.ts";
import type { Claims } from "./finish-provider-sign-in.ts";

/** What a provider says of a person, in our words. */
export interface Identified {
  subject: string;
  familyName: string;
  givenName: string;
  /** 11 digits; from Pro Santé Connect only. */
  rpps: string | null;
  /** Verified by the provider, lower case. */
  email: string | null;
}

/** Claims that cannot be trusted or used; `reason` is the code that the screen explains. */
export class ClaimsProblem extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim().slice(0, 100) : "");

/** "8" + 11 digits in SubjectNameID, with or without the 8 in `otherIds`. Source: ANS, claims of scope_all. */
function rppsOf(claims: Claims): string | null {
  const others = Array.isArray(claims["otherIds"]) ? claims["otherIds"].slice(0, 20) : [];
  const given = [
    /^8(\d{11})$/.exec(textOf(claims["SubjectNameID"]))?.[1],
    ...others
      .filter((one: { origine?: unknown } | null) => one?.origine === "RPPS")
      .map((one: { identifiant?: unknown }) => /^8?(\d{11})$/.exec(textOf(one.identifiant))?.[1]),
  ].filter((rpps) => rpps !== undefined);
  if (new Set(given).size > 1) throw new ClaimsProblem("psc-identite");
  return given[0] ?? null;
}

/** Pro Santé Connect: the RPPS number is what links; its mail is not verified by it, so it is not read. */
export const readPscClaims = (claims: Claims): Identified => ({
  subject: claims.sub,
  // It writes family names in capitals.
  familyName: caseName(textOf(claims["family_name"])),
  givenName: caseName(textOf(claims["given_name"])),
  rpps: rppsOf(claims),
  email: null,
});

/** Another provider: only an address that it verified counts. @throws ClaimsProblem otherwise. */
export function readOidcClaims(claims: Claims): Identified {
  const email = typeof claims["email"] === "string" ? claims["email"].trim().toLowerCase() : "";
  if (claims["email_verified"] !== true || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email))
    throw new ClaimsProblem("oidc-mail");
  return {
    subject: claims.sub,
    familyName: textOf(claims["family_name"]) || textOf(claims["name"]) || email,
    givenName: textOf(claims["given_name"]),
    rpps: null,
    email,
  };
}
