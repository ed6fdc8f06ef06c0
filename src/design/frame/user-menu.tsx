import { Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconArrowsExchange,
  IconCheck,
  IconDeviceDesktop,
  IconDevices,
  IconLogout,
  IconMoon,
  IconSun,
} from "@tabler/icons-react";
import { useGo } from "../link.tsx";
import { type Membership, roleInWords, type Session } from "../session.ts";

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

/** Who I am here, and what concerns my account. */
export function UserMenu({ session, cpts, withName, hrefIn, onSignOut }: UserMenuProps) {
  const go = useGo();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const others = session.memberships.filter((entry) => entry.cptsId !== cpts?.cptsId);
  const roles = cpts?.roles.map(roleInWords).join(", ") ?? "";
  return (
    <Menu
      position={withName ? "top-start" : "bottom-end"}
      width={280}
      shadow="lg"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className={withName ? "mg-user" : "mg-round"}>
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
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.user.displayName}
          {roles && ` · ${roles}`}
        </Menu.Label>
        {others.map((entry) => (
          <Menu.Item
            key={entry.cptsId}
            leftSection={<IconArrowsExchange size={18} aria-hidden />}
            onClick={() => go(hrefIn(entry))}
          >
            Passer à {entry.cptsName}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconDevices size={18} aria-hidden />} onClick={() => go("/compte/sessions")}>
          Mes connexions et appareils
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Apparence</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme.value}
            leftSection={<scheme.icon size={18} aria-hidden />}
            rightSection={colorScheme === scheme.value ? <IconCheck size={16} aria-label="choisie" /> : null}
            onClick={() => setColorScheme(scheme.value)}
          >
            {scheme.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={onSignOut}>
          Se déconnecter
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
