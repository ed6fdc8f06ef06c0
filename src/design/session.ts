import { queryOptions, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "./api.ts";

export type Role =
  | "coordinator"
  | "professional"
  | "operator"
  | "assistant"
  | "partner"
  | "administrator"
  | "authority";

export type Membership = {
  cptsId: string;
  cptsName: string;
  cptsSlug: string;
  roles: readonly string[];
  /** IANA name, of the territory: "Europe/Paris", "Indian/Reunion". */
  timeZone: string;
  /** Codes of TRE_G15 ("10": doctor) of the professionals that the person is or assists there. */
  professions?: readonly string[];
};

/** What GET /api/me answers. */
export type Session = {
  user: {
    id: string;
    displayName: string;
    email: string | null;
    /** The account bears no name of a person yet. */
    nameMissing?: boolean;
  };
  demo: boolean;
  /** Looks after the installation, above every CPTS. */
  isAdministrator?: boolean;
  memberships: readonly Membership[];
  currentCptsId: string | null;
  /** Images of maps that the installation is configured with; absent or null = maps are drawn without. */
  tiles?: { url: string; attribution: string } | null;
};

export const sessionQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => api.get<Session>("/api/me"),
  staleTime: 60_000,
});

/** Who is signed in; undefined while it is asked, or when nobody is. */
export const useSession = (): Session | undefined => useQuery(sessionQuery).data;

export const homeCptsOf = (session: Session): Membership | undefined =>
  session.memberships.find((entry) => entry.cptsId === session.currentCptsId) ?? session.memberships[0];

/** The CPTS named in the address (`/c/$slug/…`), with the roles held there. */
export function useCpts(): Membership | undefined {
  const session = useSession();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  if (!session) return undefined;
  return slug ? session.memberships.find((entry) => entry.cptsSlug === slug) : homeCptsOf(session);
}

/** The territory's time zone; Paris until the session is known. */
export const useTimeZone = (): string => useCpts()?.timeZone ?? "Europe/Paris";

/** `path` inside the present CPTS → the whole address. */
export function useCptsPath(): (path: string) => string {
  const slug = useCpts()?.cptsSlug;
  return (path) => (slug ? `/c/${slug}/${path.replace(/^\//, "")}` : "/");
}

export const holdsOneOf = (cpts: Membership | undefined, roles: readonly string[] | undefined): boolean =>
  !roles || roles.length === 0 || roles.some((role) => cpts?.roles.includes(role));

const roleWords: Record<string, string> = {
  coordinator: "coordination",
  professional: "soignant",
  operator: "poste d’appel",
  assistant: "assistant",
  partner: "partenaire",
  administrator: "administration",
  authority: "autorité",
};

export const roleInWords = (role: string): string => roleWords[role] ?? role;
