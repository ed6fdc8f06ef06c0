import { startAuthentication, startRegistration, WebAuthnError } from "@simplewebauthn/browser";
import { api } from "../../../design/index.ts";

type RequestOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type CreationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

const isGivenUp = (error: unknown): boolean =>
  error instanceof WebAuthnError
    ? error.name === "NotAllowedError" || error.name === "AbortError"
    : error instanceof DOMException;

/** @returns where to go next; null when the person closed the browser's window. */
export async function signInWithPasskey(returnTo: string): Promise<string | null> {
  const optionsJSON = await api.post<RequestOptions>("/api/sign-in/passkey/options");
  try {
    const response = await startAuthentication({ optionsJSON });
    return (await api.post<{ returnTo: string }>("/api/sign-in/passkey", { response, returnTo })).returnTo;
  } catch (error) {
    if (isGivenUp(error)) return null;
    throw error;
  }
}

/** @returns false when the person closed the browser's window. */
export async function addPasskey(label: string): Promise<boolean> {
  const optionsJSON = await api.post<CreationOptions>("/api/me/passkeys/options");
  try {
    const response = await startRegistration({ optionsJSON });
    await api.post("/api/me/passkeys", { label, response });
    return true;
  } catch (error) {
    if (isGivenUp(error)) return false;
    throw error;
  }
}
