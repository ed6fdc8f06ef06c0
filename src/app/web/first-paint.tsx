import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Mark, Wordmark } from "../../design/look/mark.tsx";
import { SignInHead } from "../../platform/identity/screens/sign-in-head.tsx";
import { keepHtmlTogether } from "../../platform/text/keep-together.ts";
import { DEMO_MAIL, DEMO_WORDS } from "./demo-words.ts";
import { HomeSubtitle } from "./home-subtitle.tsx";

const lines = (widths: readonly string[]) =>
  widths.map((width) => <span key={width} className="mg-skeleton" style={{ width }} aria-hidden />);

/** The sign-in page as far as it is the same for everyone. */
function SignInStill() {
  return (
    <div className="mg-public mg-still-words" aria-busy>
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

/** The server writes what it knows of the visitor in place of these (app/server/known-words.ts). */
const word = (name: "cpts" | "day" | "demo" | "who") => `__WORD_${name}__`;

/** The frame of those signed in, before their places are known. */
function FrameStill({ cpts, before, children }: { cpts?: string; before?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mg-still mg-still-words" aria-busy>
      {before}
      <div className="mg-still-bar">
        <Mark size={26} />
        <span>{cpts}</span>
      </div>
      <main className="mg-main">
        {children}
        <div className="mg-loading" aria-hidden>
          {lines(["60%", "85%", "72%", "90%"])}
        </div>
      </main>
    </div>
  );
}

/** The head of the home as screens/home.tsx draws it, and what stands above it. */
function HomeStill() {
  return (
    <FrameStill
      cpts={word("cpts")}
      before={
        <div className="mg-bands" data-demo={word("demo")}>
          <div className="mg-band">
            <svg width={18} height={18} aria-hidden />
            <span>{DEMO_WORDS}</span>
            <a href={DEMO_MAIL.href}>{DEMO_MAIL.label}</a>
          </div>
        </div>
      }
    >
      <div className="mg-page">
        <div className="mg-page-title">
          <div>
            <h1>Bonjour, {word("who")}</h1>
            <p className="mg-soft">
              <HomeSubtitle day={word("day")} cpts={word("cpts")} />
            </p>
          </div>
        </div>
      </div>
    </FrameStill>
  );
}

/** A page for anyone, before it is known what it asks. */
function PublicStill() {
  return (
    <div className="mg-public mg-still-words" aria-busy>
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
export const homeStill = (): string => drawn(<HomeStill />);

/** Its words are set as the program's will be (french-spaces.ts), so that nothing moves when it comes. */
const drawn = (still: ReactElement): string => keepHtmlTogether(renderToStaticMarkup(still));
