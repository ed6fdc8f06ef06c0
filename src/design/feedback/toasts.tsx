import { Notifications } from "@mantine/notifications";

export { notifications } from "@mantine/notifications";

/** Where messages appear: at the foot of the screen. Those said earlier wait in the library's store. */
export default function Toasts() {
  return <Notifications position="bottom-center" limit={3} zIndex={250} />;
}
