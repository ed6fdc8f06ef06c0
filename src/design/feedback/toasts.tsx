import { Notifications } from "@mantine/notifications";
import { speakFrench } from "../form/french-validity.ts";

export { notifications } from "@mantine/notifications";

/** Where messages appear: at the foot of the screen. Those said earlier wait in the library's store. */
export default function Toasts() {
  return <Notifications position="bottom-center" limit={3} zIndex={250} />;
}

// Each page fetches this file once it is idle, so that no first screen pays for these words.
speakFrench(document);
