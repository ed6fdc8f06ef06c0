import { useEffect } from "react";
import { Loading, useCptsPath, useGo } from "../../../../design/index.ts";

/** A new request: its id is made here, so that it exists before the network does. */
export default function StartRequest() {
  const path = useCptsPath();
  const go = useGo();
  const target = path(`soins/orienter/${crypto.randomUUID()}?nouveau=1`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arriving
  useEffect(() => {
    go(target, { replace: true });
  }, []);
  return <Loading what="la demande" shape="form" />;
}
