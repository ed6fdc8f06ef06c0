import { Outlet } from "@tanstack/react-router";
import { Bands } from "../../design/frame/bands.tsx";
import { AppLink } from "../../design/link.tsx";
import { Wordmark } from "../../design/look/mark.tsx";

/** Pages for anyone: the mark, the content, nothing else. */
export function PublicShell() {
  return (
    <div className="mg-public">
      <a className="mg-skip" href="#contenu">
        Aller au contenu
      </a>
      <Bands />
      <header className="mg-public-head mg-no-print">
        <AppLink href="/">
          <Wordmark size={32} />
        </AppLink>
      </header>
      <main id="contenu" tabIndex={-1} className="mg-main">
        <Outlet />
      </main>
    </div>
  );
}
