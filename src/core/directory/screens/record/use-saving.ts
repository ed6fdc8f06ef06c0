import { offerUndo } from "../../../../design/index.ts";
import type { RecordPart } from "./use-record.ts";
import { useRecordActs } from "./use-record.ts";

/** Saves a touched field at once and offers to put the former value back. */
export function useSaving(slug: string, id: string) {
  const acts = useRecordActs(slug, id);
  const save = (part: RecordPart, before: RecordPart, words: string) =>
    acts.editing.mutate(part, { onSuccess: () => offerUndo(words, () => acts.edit(before)) });
  return { save, acts };
}
