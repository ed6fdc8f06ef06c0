import { type ReactNode, useEffect, useState } from "react";

/** Shows nothing for 150 ms, so that a quick answer does not blink. */
export function AfterDelay({ children, delayMs = 150 }: { children: ReactNode; delayMs?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return shown ? children : null;
}

const shapes = {
  list: ["60%", "85%", "72%", "90%", "66%"],
  form: ["30%", "100%", "34%", "99%", "40%"],
  figures: ["100%", "99%", "98%"],
};

/** The shape of what is coming. `what` is read aloud: « les demandes ». */
export function Loading({ what, shape = "list" }: { what: string; shape?: keyof typeof shapes }) {
  return (
    <AfterDelay>
      <div className="mg-loading" data-shape={shape} role="status">
        <span className="mg-hidden">Chargement : {what}…</span>
        {shapes[shape].map((width) => (
          <span key={width} className="mg-skeleton" style={{ width }} aria-hidden />
        ))}
      </div>
    </AfterDelay>
  );
}
