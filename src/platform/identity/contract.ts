import { z } from "@hono/zod-openapi";
import { email, maybeText, text } from "../http/index.ts";

const base64url = (max: number) =>
  z
    .string()
    .max(max, "Trop long.")
    .regex(/^[A-Za-z0-9_=+/-]*$/, "Valeur inattendue.");

/** What `GET /api/me` answers; the screens' `Session`. */
export const me = z
  .object({
    user: z.object({
      id: z.string(),
      displayName: z.string(),
      email: z.string().nullable(),
      /** The account bears no name of a person yet: `PUT /api/me/name` takes it. */
      nameMissing: z.boolean(),
    }),
    demo: z.boolean(),
    isAdministrator: z.boolean(),
    memberships: z.array(
      z.object({
        cptsId: z.string(),
        cptsName: z.string(),
        cptsSlug: z.string(),
        roles: z.array(z.string()),
        timeZone: z.string(),
        /** Codes of TRE_G15 of the professionals that the person is or assists there. */
        professions: z.array(z.string()),
      }),
    ),
    currentCptsId: z.string().nullable(),
    /** Images of maps that the installation is configured with; null = maps are drawn without. */
    tiles: z.object({ url: z.string(), attribution: z.string() }).nullable(),
  })
  .openapi("Me");

export const myName = z.object({ givenName: text(100), familyName: text(100) }).openapi("MyName");

/** The ways to sign in that this installation offers. */
export const signInWays = z
  .object({ psc: z.boolean(), oidc: z.object({ label: z.string() }).nullable(), demo: z.boolean() })
  .openapi("SignInWays");

export const mySession = z
  .object({
    id: z.string(),
    method: z.enum(["psc", "oidc", "passkey", "link", "demo"]),
    device: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    endsAt: z.string(),
    current: z.boolean(),
  })
  .openapi("MySession");

/** Ways of signing in tied to my account, passkeys apart. */
export const myAccounts = z
  .object({ rpps: z.string().nullable(), psc: z.boolean(), oidc: z.boolean() })
  .openapi("MyAccounts");

export const linkAsked = z
  .object({ email: email(), returnTo: maybeText(500).optional() })
  .openapi("LinkAsked");
export const linkToken = z.object({ token: base64url(60) }).openapi("LinkToken");
export const signedInAnswer = z.object({ returnTo: z.string() }).openapi("SignedIn");

export const myPasskey = z
  .object({ id: z.string(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })
  .openapi("MyPasskey");

/** WebAuthn's own JSON (PublicKeyCredentialCreationOptionsJSON or …RequestOptionsJSON), handed to the browser as it is. */
export const passkeyOptions = z.looseObject({ challenge: z.string() }).openapi("PasskeyOptions");

const credential = {
  id: base64url(1024),
  rawId: base64url(1024),
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()).default({}),
  authenticatorAttachment: z.string().max(30).optional(),
};

export const passkeyRegistration = z
  .object({
    label: text(100),
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url(4_000),
        attestationObject: base64url(20_000),
        transports: z
          .array(z.string().regex(/^[a-z-]{1,20}$/))
          .max(10)
          .optional(),
      }),
    }),
  })
  .openapi("PasskeyRegistration");

export const passkeySignIn = z
  .object({
    returnTo: maybeText(500).optional(),
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url(4_000),
        authenticatorData: base64url(4_000),
        signature: base64url(4_000),
        userHandle: base64url(200).optional(),
      }),
    }),
  })
  .openapi("PasskeySignIn");

export const demoPerson = z
  .object({
    userId: z.string(),
    name: z.string(),
    role: z.string(),
    cptsName: z.string(),
    detail: z.string(),
  })
  .openapi("DemoPerson");

export const right = z
  .object({
    slice: z.string(),
    name: z.string(),
    sentence: z.string(),
    condition: z.string().nullable(),
    allowed: z.boolean(),
    openTo: z.array(z.string()),
  })
  .openapi("Right");

export type Me = z.infer<typeof me>;
export type MyName = z.infer<typeof myName>;
export type SignInWays = z.infer<typeof signInWays>;
export type MySession = z.infer<typeof mySession>;
export type MyAccounts = z.infer<typeof myAccounts>;
export type MyPasskey = z.infer<typeof myPasskey>;
export type DemoPerson = z.infer<typeof demoPerson>;
export type Right = z.infer<typeof right>;
