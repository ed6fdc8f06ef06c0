type Early = Map<string, Promise<Response>>;
const own = globalThis as { maillageEarly?: Early };

/** Asks the server before the program has come; `takeEarly` gives the answer to the first who wants that address. */
export function askEarly(address: string): Promise<Response> {
  const answer = fetch(address, {
    headers: { Accept: "application/json", "X-Maillage": "1" },
    credentials: "same-origin",
  });
  // Whoever takes it hears of the failure; nobody may.
  answer.catch(() => {});
  own.maillageEarly ??= new Map();
  own.maillageEarly.set(address, answer);
  return answer;
}

/** Undefined when nobody asked for it early; each answer is given once, since a second reading wants a fresh one. */
export function takeEarly(address: string): Promise<Response> | undefined {
  const answer = own.maillageEarly?.get(address);
  own.maillageEarly?.delete(address);
  return answer;
}

/** What nobody took while the first screen was drawn would be old by now. */
export const dropEarly = (): void => own.maillageEarly?.clear();
