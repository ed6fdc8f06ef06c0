import { IconChevronLeft, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type WithPanelProps = {
  /** What is open beside the content; null when nothing is. */
  panel: ReactNode | null;
  title: string;
  onClose: () => void;
  children: ReactNode;
};

/** The content, and at its right what is open. On a narrow screen the panel takes the place of the content. */
export function WithPanel({ panel, title, onClose, children }: WithPanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = panel !== null;
  useEffect(() => {
    if (open) heading.current?.focus();
  }, [open]);
  return (
    <div className="mg-with-panel" data-open={open || undefined}>
      <div className="mg-panel-content">{children}</div>
      {open && (
        <section
          className="mg-panel mg-card"
          aria-labelledby={id}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.defaultPrevented) onClose();
          }}
        >
          <div className="mg-panel-head">
            <button
              type="button"
              className="mg-round mg-no-print"
              onClick={onClose}
              aria-label="Fermer le volet"
            >
              <IconChevronLeft size={22} aria-hidden className="mg-panel-back" />
              <IconX size={22} aria-hidden className="mg-panel-close" />
            </button>
            <h2 id={id} ref={heading} tabIndex={-1}>
              {title}
            </h2>
          </div>
          {panel}
        </section>
      )}
    </div>
  );
}
