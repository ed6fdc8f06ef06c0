import { apiFetch } from "../../../../design/index.ts";

/** Saves what the server prints under that name; what it refuses is thrown, to be said in French, where a plain link would save the refusal. */
export async function saveFile(address: string, name: string): Promise<void> {
  const blob = await (await apiFetch(address, { headers: { Accept: "*/*" } })).blob();
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
