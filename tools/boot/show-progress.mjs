const TERMINAL_MS = 250;
/** In a log file, one line per step and a sign of life now and then. */
const LOG_MS = 5000;

/**
 * Shows what is being done, with the seconds gone, on `stream` (never standard output, which others may read).
 * `show(label)` starts a step and returns `{ detail(text), done(), stop() }`.
 */
export function showProgress(stream, isSilent) {
  return (label) => {
    if (isSilent) return { detail() {}, done() {}, stop() {} };
    const began = Date.now();
    const isTerminal = stream.isTTY === true;
    let detail = "";
    const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
    const line = () => `${label}${detail === "" ? "" : ` : ${detail}`} (${seconds()})`;
    const draw = () =>
      stream.write(isTerminal ? `\r\u001b[2K${line().slice(0, (stream.columns ?? 80) - 1)}` : `${line()}\n`);
    stream.write(isTerminal ? `${label}…` : `${label}…\n`);
    const timer = setInterval(draw, isTerminal ? TERMINAL_MS : LOG_MS);
    const stop = () => {
      clearInterval(timer);
      if (isTerminal) stream.write("\r\u001b[2K");
    };
    return {
      detail(text) {
        detail = text;
      },
      done() {
        stop();
        stream.write(`${label} : fait (${seconds()})\n`);
      },
      stop,
    };
  };
}
