import { useMantineColorScheme } from "@mantine/core";
import {
  IconArrowsExchange,
  IconCheck,
  IconDeviceDesktop,
  IconDevices,
  IconLogout,
  IconMoon,
  IconSun,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useGo } from "../link.tsx";
import { type Membership, roleInWords, type Session } from "../session.ts";
import { usePop } from "./use-pop.ts";

const schemes = [
  { value: "auto", label: "Comme l’appareil", icon: IconDeviceDesktop },
  { value: "light", label: "Clair", icon: IconSun },
  { value: "dark", label: "Sombre", icon: IconMoon },
] as const;

const initialsOf = (name: string) =>
  name
    .replace(/^Dr\s+/i, "")
    .split(/[\s-]+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");

type UserMenuProps = {
  session: Session;
  cpts: Membership | undefined;
  /** Shows the name beside the initials (the rail). */
  withName: boolean;
  /** The address to land on in another CPTS. */
  hrefIn: (other: Membership) => string;
  onSignOut: () => void;
};

type ItemProps = { icon: typeof IconSun; children: ReactNode; onPick: () => void; chosen?: boolean };

/** `chosen`: one of a few, of which one holds. */
function Item({ icon: Icon, children, onPick, chosen }: ItemProps) {
  const kind =
    chosen === undefined
      ? { role: "menuitem" }
      : ({ role: "menuitemradio", "aria-checked": chosen } as const);
  return (
    <button type="button" {...kind} tabIndex={-1} className="mg-pop-item" onClick={onPick}>
      <Icon size={18} aria-hidden />
      <span>{children}</span>
      {chosen && <IconCheck size={16} aria-hidden />}
    </button>
  );
}

/** Who I am here, and what concerns my account. */
export function UserMenu(props: UserMenuProps) {
  const { session, cpts, withName } = props;
  const pop = usePop({ arrows: true });
  const roles = cpts?.roles.map(roleInWords).join(", ") ?? "";
  return (
    <div className="mg-pop-user" {...pop.around}>
      <button
        type="button"
        className={withName ? "mg-user" : "mg-round"}
        aria-haspopup="menu"
        aria-expanded={pop.open}
        onClick={pop.toggle}
      >
        <span className="mg-initials" aria-hidden>
          {initialsOf(session.user.displayName)}
        </span>
        {/* Not a label of its own: whoever says aloud what they see must reach the button (label in name). */}
        <span className="mg-hidden">Mon compte : </span>
        {withName ? (
          <span className="mg-user-words">
            <span>{session.user.displayName}</span>
            <span className="mg-small mg-soft">{roles}</span>
          </span>
        ) : (
          <span className="mg-hidden">{session.user.displayName}</span>
        )}
      </button>
      {pop.open && (
        <div ref={pop.panel} className="mg-pop-panel mg-pop-menu" role="menu" aria-label="Mon compte">
          <p className="mg-pop-label" role="presentation">
            {session.user.displayName}
            {roles && ` · ${roles}`}
          </p>
          <Items {...props} onClose={pop.close} />
        </div>
      )}
    </div>
  );
}

function Items({ session, cpts, hrefIn, onSignOut, onClose }: UserMenuProps & { onClose: () => void }) {
  const go = useGo();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const others = session.memberships.filter((entry) => entry.cptsId !== cpts?.cptsId);
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <>
      {others.map((entry) => (
        <Item key={entry.cptsId} icon={IconArrowsExchange} onPick={then(() => go(hrefIn(entry)))}>
          Passer à {entry.cptsName}
        </Item>
      ))}
      <Item icon={IconDevices} onPick={then(() => go("/compte/sessions"))}>
        Mes connexions et appareils
      </Item>
      <hr className="mg-pop-line" />
      <p className="mg-pop-label" role="presentation">
        Apparence
      </p>
      {schemes.map((scheme) => (
        <Item
          key={scheme.value}
          icon={scheme.icon}
          chosen={colorScheme === scheme.value}
          onPick={then(() => setColorScheme(scheme.value))}
        >
          {scheme.label}
        </Item>
      ))}
      <hr className="mg-pop-line" />
      <Item icon={IconLogout} onPick={then(onSignOut)}>
        Se déconnecter
      </Item>
    </>
  );
}
