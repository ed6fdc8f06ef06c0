export { type DemoMailbox, startDemoMailbox } from "./start-demo-mailbox.ts";
