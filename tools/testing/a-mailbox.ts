import { type DemoMailbox, startDemoMailbox } from "../demo/mailbox/index.ts";

/** A real SMTP server of its own; what the application sends through `deps.mail` is in `list()`, newest first. */
export const aMailbox = (): Promise<DemoMailbox> => startDemoMailbox({ port: 0 });
