import { useCallback, useState } from "react";

/** A key that stays the same while the person tries the same thing again; `renew` after it succeeded. */
export function useIntent(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const renew = useCallback(() => setKey(crypto.randomUUID()), []);
  return { key, renew };
}
