import { Button } from "@mantine/core";
import { IconPlayerStop, IconVolume } from "@tabler/icons-react";
import { useEffect, useState } from "react";

/** Reads the card with the device's own voice; absent where the device has none. */
export function ReadAloud({ text }: { text: string }) {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (typeof window.speechSynthesis === "undefined") return null;
  const toggle = () => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const words = new SpeechSynthesisUtterance(text);
    words.lang = "fr-FR";
    words.rate = 0.92;
    words.onend = () => setSpeaking(false);
    words.onerror = () => setSpeaking(false);
    setSpeaking(true);
    window.speechSynthesis.speak(words);
  };
  return (
    <Button
      variant="default"
      className="mg-no-print"
      leftSection={speaking ? <IconPlayerStop size={20} aria-hidden /> : <IconVolume size={20} aria-hidden />}
      onClick={toggle}
    >
      {speaking ? "Arrêter la lecture" : "Lire à voix haute"}
    </Button>
  );
}
