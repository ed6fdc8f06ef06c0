import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Mark, Wordmark } from "../../design/look/mark.tsx";
import { SignInHead } from "../../platform/identity/screens/sign-in-head.tsx";

const lines = (widths: readonly string[]) =>
  widths.map((width) => <span key={width} className="mg-skeleton" style={{ width }} aria-hidden />);

/** The sign-in page as far as it is the same for everyone. */
function SignInStill() {
  return (
    <div className="mg-public mg-still-words">
      <header className="mg-public-head">
        <a href="/">
          <Wordmark size={32} />
        </a>
      </header>
      <main className="mg-main">
        <div className="mg-sign-in">
          <div className="mg-sign-in-ways">
            <SignInHead />
            <div className="mg-loading" data-shape="form">
              {lines(["30%", "100%", "34%", "99%"])}
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}

/** The frame of those signed in, before it is known who they are; without a word, so that our letters do not come before the program. */
function FrameStill() {
  return (
    <div className="mg-still">
      <div className="mg-still-bar">
        <Mark size={26} />
      </div>
      <main className="mg-main">
        <div className="mg-loading" aria-hidden>
          {lines(["60%", "85%", "72%", "90%"])}
        </div>
      </main>
    </div>
  );
}

/** A page for anyone, before it is known what it asks. */
function PublicStill() {
  return (
    <div className="mg-public mg-still-words">
      <header className="mg-public-head">
        <a href="/">
          <Wordmark size={32} />
        </a>
      </header>
      <main className="mg-main">
        <div className="mg-loading" data-shape="form" aria-hidden>
          {lines(["60%", "90%", "85%", "40%"])}
        </div>
      </main>
    </div>
  );
}

/** What a first screen shows between its style sheet and its program: drawn by React itself when the screens are built. */
export const signInStill = (): string => drawn(<SignInStill />);
export const publicStill = (): string => drawn(<PublicStill />);
export const frameStill = (): string => drawn(<FrameStill />);

const drawn = (still: ReactElement): string => renderToStaticMarkup(still);
