import { IconAlertTriangle, IconEye, IconFlask, IconWifiOff } from "@tabler/icons-react";
import { onlineManager } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { dropUnsaid, onMessages, unsaidMessages } from "../feedback/message-store.ts";
import { useBands } from "./band-store.ts";

type BandKind = "demo" | "glass" | "offline" | "unsaid";
const icons = { demo: IconFlask, glass: IconEye, offline: IconWifiOff, unsaid: IconAlertTriangle };

const roles = { demo: "note", glass: "status", offline: "status", unsaid: "alert" } as const;

/** One line across the top that says what is out of the ordinary. */
export function Band({
  kind,
  children,
  action,
}: {
  kind: BandKind;
  children: ReactNode;
  action?: ReactNode;
}) {
  const Icon = icons[kind];
  return (
    <div className="mg-band" data-kind={kind} role={roles[kind]}>
      <Icon size={18} aria-hidden />
      <span>{children}</span>
      {action}
    </div>
  );
}

const subscribe = (tell: () => void) => onlineManager.subscribe(tell);

/** True while the browser believes it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => onlineManager.isOnline());

/** The rail stands under the bands: it is told their height. */
function useKnownHeight() {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty("--mg-bands-height", `${element.offsetHeight}px`),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return box;
}

/** The bands in force, the one of a lost network, and the messages that could not be drawn as such. */
export function Bands({ children }: { children?: ReactNode }) {
  const online = useOnline();
  const announced = useBands();
  const unsaid = useSyncExternalStore(onMessages, unsaidMessages);
  const box = useKnownHeight();
  return (
    <aside ref={box} className="mg-bands mg-no-print" aria-label="À savoir">
      {children}
      {announced.map((entry) => (
        <Band key={entry.text} kind="glass">
          {entry.text}
        </Band>
      ))}
      {!online && (
        <Band kind="offline">
          Hors connexion : ce que vous écrivez dans un formulaire reste sur cet appareil. Les gestes sont à
          refaire au retour du réseau.
        </Band>
      )}
      {unsaid.map((entry) => (
        <Band
          key={entry.key}
          kind="unsaid"
          action={
            <button type="button" className="mg-pill" onClick={() => dropUnsaid(entry.key)}>
              Fermer<span className="mg-hidden"> ce message</span>
            </button>
          }
        >
          {entry.text}
        </Band>
      ))}
    </aside>
  );
}
