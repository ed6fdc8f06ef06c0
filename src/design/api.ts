import { takeEarly } from "./net/early.ts";
import { ApiProblem, problemOf } from "./net/problem.ts";

export { ApiProblem, type FieldError, fieldErrorOf, isTransient, type ProblemBody } from "./net/problem.ts";

type SignedOutListener = () => void;
let signedOut: SignedOutListener = () => {};

/** The shell says here what to do when the server answers 401. */
export function onSignedOut(listener: SignedOutListener): void {
  signedOut = listener;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/**
 * `fetch` for our own server: same-origin cookies, the header that proves the call comes from our screens, and an
 * ApiProblem thrown for every answer that is not 2xx. Give it to `hc<typeof routes>("/", { fetch: apiFetch })`.
 */
export async function apiFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("X-Maillage", "1");
  if (!headers.has("Accept")) headers.set("Accept", "application/json");
  let response: Response;
  try {
    const early =
      typeof input === "string" && (init.method ?? "GET") === "GET" ? takeEarly(input) : undefined;
    response = await (early ?? fetch(input, { ...init, headers, credentials: "same-origin" }));
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiProblem(problemOf(0, undefined));
  }
  if (response.ok) return response;
  const problem = new ApiProblem(problemOf(response.status, await bodyOf(response)));
  if (response.status === 401) signedOut();
  throw problem;
}

export type CallOptions = {
  /** One key per intent of the person, the same on each retry: see `useIntent`. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
};

async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
  const init: RequestInit = { method, headers };
  if (options.signal) init.signal = options.signal;
  if (body instanceof FormData || body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  const response = await apiFetch(path, init);
  if (response.status === 204) return undefined as T;
  return (await bodyOf(response)) as T;
}

/** Untyped door for the few calls that have no `hc` client; `path` starts with "/api/". */
export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>("GET", path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>("POST", path, body, options),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>("PUT", path, body, options),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>("PATCH", path, body, options),
  delete: <T>(path: string, options?: CallOptions) => call<T>("DELETE", path, undefined, options),
};
