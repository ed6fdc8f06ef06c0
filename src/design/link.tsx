import { Button, type ButtonProps } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";

/** "/c/x/lieu?jour=1#haut" → what the router wants, each part apart. */
export function targetOf(href: string): { to: string; search: Record<string, string>; hash: string } {
  const url = new URL(href, "http://local");
  return { to: url.pathname, search: Object.fromEntries(url.searchParams), hash: url.hash.slice(1) };
}

type AppLinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** Marked as the present page only when the address is this very one, not one below it. */
  exact?: boolean;
  children: ReactNode;
};

/** A link inside the application: takes a whole address, fetches the screen when pointed at. */
export function AppLink({ href, exact = false, children, ...rest }: AppLinkProps) {
  // The addresses come from the slices' registry, so the router's own union of paths is not known here.
  const target = {
    ...targetOf(href),
    ...rest,
    activeOptions: { exact, includeSearch: false },
  } as unknown as { to: "/" };
  return (
    <Link {...target} preload="intent" preloadDelay={80}>
      {children}
    </Link>
  );
}

type LinkButtonProps = ButtonProps & { href: string; children: ReactNode };

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ href, children, ...rest }: LinkButtonProps) {
  return (
    <Button
      {...rest}
      renderRoot={({ children: content, ...props }) => (
        <AppLink href={href} {...props}>
          {content}
        </AppLink>
      )}
    >
      {children}
    </Button>
  );
}

/** `go("/c/x/lieu")`, with the search part in the address if there is one. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (href, options) => {
    void navigate({ ...(targetOf(href) as object), replace: options?.replace ?? false });
  };
}
